"""JSON Lines: one object for each row, its values as plain as JSON has them; for ``jq``, data frames, databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from citygraph.query.render import evidence
from citygraph.query.render.graphs import in_order
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.render.values import value
from citygraph.query.result import Result

if TYPE_CHECKING:
    from citygraph.query.provenance.model import Source
    from citygraph.query.result import Row


def json_lines(result: Result, how: Presentation, sink: Sink) -> None:
    """Rows as objects by column (null: nothing, ``evidence`` where it is wanted), triples and a truth value too."""
    if result.form == "boolean":
        sink.lines([_line({"boolean": result.truth})])
    elif result.form == "graph":
        parts = ("subject", "predicate", "object")
        sink.lines(_line({part: value(getattr(triple, part)) for part in parts}) for triple in in_order(result))
    else:
        sink.lines(_line(_object(result, row) | _told(sources, how)) for row, sources in evidence.rows(result, how))


def _object(result: Result, row: Row) -> dict[str, object]:
    return dict(zip(result.columns, map(value, row)))


def _told(sources: tuple[Source, ...], how: Presentation) -> dict[str, object]:
    return {"evidence": evidence.as_json(sources)} if how.sourced else {}


_line: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
