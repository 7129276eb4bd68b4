"""JSON Lines: one object for each row, its values as plain as JSON has them; for ``jq``, data frames, databases."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from citygraph.query.provenance.model import Source
from citygraph.query.render import evidence
from citygraph.query.render.graphs import in_order
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.result import Result
from citygraph.vocab import PREFIXES

if TYPE_CHECKING:
    from citygraph.query.result import Row, Term

_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_FRACTIONS = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def json_lines(result: Result, how: Presentation, sink: Sink) -> None:
    """Rows as objects by column (null: nothing, ``evidence`` where it is wanted), triples and a truth value too."""
    if result.form == "boolean":
        sink.lines([_line({"boolean": result.truth})])
    elif result.form == "graph":
        parts = ("subject", "predicate", "object")
        sink.lines(_line({part: value(getattr(triple, part)) for part in parts}) for triple in in_order(result))
    else:
        sink.lines(_line(_object(result, row) | _told(sources, how)) for row, sources in evidence.rows(result, how))


def value(term: Term | None) -> str | int | float | bool | None:
    """A term as a plain value: numbers and truth values as such, what else there is as text, dates too.

    Of a number that its type does not allow, or that no JSON can hold (NaN, INF), the text.
    """
    import pyoxigraph as ox

    if term is None or isinstance(term, ox.NamedNode):
        return term and term.value
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype, text = term.datatype.value, term.value
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _FRACTIONS:
            number = float(text)
            return number if math.isfinite(number) else text
    except ValueError:
        return text
    return _TRUTH.get(text, text) if datatype == _XSD + "boolean" else text


def _object(result: Result, row: Row) -> dict[str, object]:
    return dict(zip(result.columns, map(value, row)))


def _told(sources: tuple[Source, ...], how: Presentation) -> dict[str, object]:
    return {"evidence": evidence.as_json(sources)} if how.sourced else {}


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
