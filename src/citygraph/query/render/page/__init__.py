"""An answer as one self-contained page: a table that sorts at a click, with the evidence of each row folded away."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph.query.display import plain, short_iri, shown
from citygraph.query.render import evidence
from citygraph.query.render.cells import Written, around, write_rows
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.render.values import value
from citygraph.query.result import Result
from citygraph.query.stored import Column
from citygraph.vocab import CG, CONCEPT, ID

if TYPE_CHECKING:
    from citygraph.query.provenance.model import Source
    from citygraph.query.result import Term

_LINKED = ("http://", "https://")
_OURS = (ID, CONCEPT, CG)
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_LONG = 60
"""Characters of a text that wants a wide column."""


def page(result: Result, how: Presentation, sink: Sink) -> None:
    """The whole document, its rows written while they come."""
    title = escape(how.title or "Answer")
    style, script = _beside("page.css"), _beside("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    sink.text(
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    if how.description:
        sink.text(f'<p class="about">{escape(how.description)}</p>\n')
    if result.form == "boolean":
        sink.text(f"<p>{'yes' if result.truth else 'no'}</p>\n</body>\n</html>\n")
        return
    columns = {column.name: column for column in how.columns}
    heads = [_head(columns.get(name, Column(name))) for name in result.columns]
    if how.sourced:
        heads.append(_head(Column("evidence")))
    sink.text(f'<div class="frame" tabindex="0">\n<table>\n<thead><tr>{"".join(heads)}</tr></thead>\n<tbody>\n')
    count = 0
    if how.sourced is None:
        count = write_rows(result, _CELL, around("<tr>", "", "</tr>\n", len(result.columns)), sink)
    else:
        for row, sources in evidence.rows(result, how):
            count += 1
            sink.text(f"<tr>{''.join(map(cell, row))}{_evidence(sources)}</tr>\n")
    rows = "1 row" if count == 1 else f"{count} rows"
    sink.text(f"</tbody>\n</table>\n</div>\n<p class='about'>{rows}</p>\n")
    sink.text(f"<script>{script}</script>\n</body>\n</html>\n")


def cell(term: Term | None) -> str:
    """A cell of an HTML table: what a person reads; things elsewhere on the web are links, numbers stand right."""
    return _CELL.of(term)


@lru_cache(maxsize=4096)  # answers name the same things again and again
def _thing(iri: str) -> str:
    text = escape(plain(short_iri(iri)))
    target = escape(iri)
    if iri.startswith(_LINKED) and not iri.startswith(_OURS):
        return f'<td><a href="{target}" rel="noreferrer">{text}</a></td>'
    return f'<td title="{target}">{text}</td>'


def _text(text: str) -> str:
    seen = plain(text)
    kind = "day" if _DAY.fullmatch(seen) else "long" if len(seen) > _LONG else ""
    return f'<td class="{kind}">{escape(seen)}</td>' if kind else f"<td>{escape(seen)}</td>"


def _other(term: Term | None) -> str:
    if isinstance(number := value(term), int | float) and not isinstance(number, bool):
        return f'<td class="number">{escape(shown(term))}</td>'
    return _text(shown(term))


def _head(column: Column) -> str:
    label = escape(column.label or column.name)
    unit = f" <small>{escape(column.unit)}</small>" if column.unit else ""
    return f'<th scope="col" title="{escape(column.name)}"><button type="button">{label}{unit}</button></th>'


def _evidence(sources: tuple[Source, ...]) -> str:
    if not sources:
        return '<td data-sort="0"></td>'
    count = "1 sentence" if len(sources) == 1 else f"{len(sources)} sentences"
    quotes = "".join(
        f"<blockquote>{escape(source.sentence)}"
        f"<cite>{escape(evidence.origin(source))} · {escape(evidence.said(source))}</cite></blockquote>"
        for source in sources
    )
    return f'<td data-sort="{len(sources)}"><details><summary>{count}</summary>{quotes}</details></td>'


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


_CELL = Written(_thing, _text, _other)
