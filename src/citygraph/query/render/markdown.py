"""A table of GitHub's Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.query.display import plain, short_iri, shown
from citygraph.query.render import evidence
from citygraph.query.render.cells import Written, around, write_rows
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.result import Result

if TYPE_CHECKING:
    from citygraph.query.provenance.model import Source
    from citygraph.query.result import Term


def markdown(result: Result, how: Presentation, sink: Sink) -> None:
    """The rows, with one more column for evidence where it is wanted; ``yes`` or ``no``."""
    if result.form == "boolean":
        sink.text("yes\n" if result.truth else "no\n")
        return
    columns = [*result.columns, *(["evidence"] if how.sourced else [])]
    sink.lines([_row(map(_escaped, columns)), _row(["---"] * len(columns))])
    if how.sourced is None:
        write_rows(result, _CELL, around("| ", " | ", " |\n", len(columns)), sink)
    else:
        sink.lines(_row([*map(_CELL.of, row), _noted(sources)]) for row, sources in evidence.rows(result, how))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


@lru_cache(maxsize=4096)  # answers name the same things again and again
def _thing(iri: str) -> str:
    return _text(short_iri(iri))


def _text(text: str) -> str:
    return _escaped(plain(text))


def _other(term: Term | None) -> str:
    return _escaped(shown(term))


def _noted(sources: tuple[Source, ...]) -> str:
    return "<br>".join(map(_escaped, evidence.lines(sources)))


def _escaped(cell: str) -> str:
    """A cell's text that Markdown shows as it is."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


_CELL = Written(_thing, _text, _other)
