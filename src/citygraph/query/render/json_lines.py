"""JSON Lines: one object for each row, its values as plain as JSON has them; for ``jq``, data frames, databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from citygraph.query.render import evidence
from citygraph.query.render.cells import Written, write_rows
from citygraph.query.render.graphs import in_order
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.render.values import value
from citygraph.query.result import Result

if TYPE_CHECKING:
    from citygraph.query.result import Term


def json_lines(result: Result, how: Presentation, sink: Sink) -> None:
    """Rows as objects by column (null: nothing, ``evidence`` where it is wanted), triples and a truth value too."""
    if result.form == "boolean":
        sink.lines([_line({"boolean": result.truth})])
    elif result.form == "graph":
        parts = ("subject", "predicate", "object")
        sink.lines(
            _line({part: value(getattr(triple, part)) for part in parts}) for triple in in_order(result.triples())
        )
    elif how.sourced:
        sink.lines(_sourced(result, how))
    else:
        write_rows(result, _WRITTEN, _around(result.columns), sink)


def _around(columns: Sequence[str]) -> list[str]:
    """What an object has around its values: to put it together takes half the time of an encoder of whole objects."""
    return [f"{', ' if place else '{'}{_line(name)}: " for place, name in enumerate(columns)] + [
        "}\n" if columns else "{}\n"
    ]


def _written(term: Term | None) -> str:
    plain = value(term)
    return encode_basestring(plain) if isinstance(plain, str) else _line(plain)


def _sourced(result: Result, how: Presentation) -> Iterator[str]:
    return (
        _line(dict(zip(result.columns, map(value, row))) | {"evidence": evidence.as_json(sources)})
        for row, sources in evidence.rows(result, how)
    )


_line: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
_WRITTEN = Written(encode_basestring, encode_basestring, _written)
