"""Terms as plain values of Python and JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pyoxigraph as ox

from citygraph.vocab import PREFIXES

if TYPE_CHECKING:
    from citygraph.query.result import Term

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


def value(term: Term | None) -> str | int | float | bool | None:
    """A term as a plain value: numbers and truth values as such, what else there is as text, dates too.

    Of a number that its type does not allow, or that no JSON can hold (NaN, INF), the text.
    """
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
