"""What a user writes for a parameter, as a typed RDF term."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from shlex import quote
from typing import TYPE_CHECKING

from citygraph.errors import ParameterError
from citygraph.query.names import Index, Lookup
from citygraph.query.stored import Parameter, StoredQuery
from citygraph.query.terms import checked_iri, checked_language, short
from citygraph.rdf import XSD, Iri, Literal, PartialDate, Term
from citygraph.spelling import did_you_mean, nearest
from citygraph.vocab import ID, PREFIXES

if TYPE_CHECKING:
    from citygraph.query.server import AnyStore

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_DATES = "write 2025-08-11, 2025-08 or 2025"
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DIGITS = re.compile(r"[+-]?\d+", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://|urn:", re.IGNORECASE)
_ID_PATH = re.compile(r"[a-z]+/[^\s<>\"{}|^`\\]+")


Given = Mapping[str, str | Sequence[str]]
"""Values as a user writes them, by the names of parameters; several for one that takes several."""
Terms = Mapping[str, Term | tuple[Term, ...]]
"""Values as terms: a tuple for a parameter that takes several, also when there is only one."""


def parse_assignments(assignments: Iterable[str]) -> dict[str, list[str]]:
    """``key=value`` pairs as a map, with every value of a key; ParameterError for another form.

    >>> parse_assignments(["place=Jakarta", "text=a=b", "text=c"])
    {'place': ['Jakarta'], 'text': ['a=b', 'c']}
    """
    given: dict[str, list[str]] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        key = key.strip()
        if not equals or not key:
            raise ParameterError(f"{assignment!r} is no key=value", remedy="write for example: -p place=Jakarta")
        given.setdefault(key, []).append(value)
    return given


def arguments(
    query: StoredQuery, given: Given, store: AnyStore, names: Index | None = None
) -> dict[str, Term | tuple[Term, ...]]:
    """The terms of a query's parameters: given ones, then defaults; an empty value lifts a default.

    `names` finds things by name (``Snapshot.names``); without it, the store's labels are read.
    Raises ParameterError for one that is unknown, missing, of the wrong type, unclear, or given too often.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for key in given:
        if key not in known:
            raise _unknown(query, key, list(known))
    lookup = Lookup(store, names)
    terms: dict[str, Term | tuple[Term, ...]] = {}
    for parameter in query.parameters:
        texts = _texts(parameter, given)
        if texts and parameter.multiple:
            terms[parameter.name] = tuple(dict.fromkeys(term_of(parameter, text, lookup) for text in texts))
        elif texts:
            terms[parameter.name] = term_of(parameter, texts[0], lookup)
        elif parameter.required:
            example = quote(f"{parameter.name}={parameter.example or 'VALUE'}")
            raise ParameterError(
                "is required", where=f"parameter {parameter.name}", remedy=f"add for example: -p {example}"
            )
    return terms


def _texts(parameter: Parameter, given: Given) -> list[str]:
    """What is written for a parameter, without empty values."""
    written = given.get(parameter.name, parameter.defaults)
    texts = [written] if isinstance(written, str) else list(written)
    if len(texts) > 1 and not parameter.multiple:
        raise ParameterError("is given twice", where=f"parameter {parameter.name}", remedy="give it once")
    return [text.strip() for text in texts if text.strip()]


def term_of(parameter: Parameter, text: str, lookup: Lookup) -> Term:
    """One value as a term of the parameter's type; ParameterError when it is none."""
    try:
        return _READERS[parameter.type](text, parameter, lookup)
    except ParameterError as error:
        where = error.where or f"parameter {parameter.name}"
        raise ParameterError(error.what, where=where, remedy=error.remedy) from error


def _place(text: str, _: Parameter, lookup: Lookup) -> Term:
    return _written_iri(text) or lookup.place(text)


def _official(text: str, _: Parameter, lookup: Lookup) -> Term:
    return _written_iri(text) or lookup.official(text)


def _iri(text: str, _: Parameter, lookup: Lookup) -> Term:
    """An IRI, a prefixed name, a path under ``id/`` (``partnership/a--b``), or the label of a thing."""
    if written := _written_iri(text):
        return written
    prefix, colon, rest = text.partition(":")
    if colon and prefix in PREFIXES:
        return checked_iri(PREFIXES[prefix] + rest)
    return checked_iri(ID + text) if _ID_PATH.fullmatch(text) else lookup.thing(text)


def _concept(text: str, parameter: Parameter, lookup: Lookup) -> Term:
    return _written_iri(text) or lookup.concept(parameter.scheme or "", text)


def _date(text: str, _: Parameter, __: Lookup) -> Term:
    try:
        if _DATE.fullmatch(text):
            date = PartialDate.parse(text)
            dt.date(date.year, date.month or 1, date.day or 1)
            return _checked_parts(text, date).literal()
    except ValueError as error:
        raise ParameterError(
            f"{short(text)} is no date: {error}", remedy="write 2025-08-11, 2025-08 or 2025"
        ) from error
    raise ParameterError(f"{short(text)} is no date", remedy="write 2025-08-11, 2025-08 or 2025")


def _checked_parts(text: str, date: PartialDate) -> PartialDate:
    if str(date) != text:
        raise ValueError("a month or a day is 00")
    return date


def _year(text: str, _: Parameter, __: Lookup) -> Term:
    if not _YEAR.fullmatch(text) or text == "0000":
        raise ParameterError(f"{short(text)} is no year", remedy="write four digits: 2025")
    return Literal(text, Iri(XSD + "gYear"))


def _integer(text: str, _: Parameter, __: Lookup) -> Term:
    if _DIGITS.fullmatch(text) and not _INTEGER.fullmatch(text):
        raise ParameterError(f"{short(text)} is too large", remedy="write at most 18 digits")
    if not _INTEGER.fullmatch(text):
        raise ParameterError(f"{short(text)} is no whole number", remedy="write digits: 10")
    return Literal(str(int(text)), Iri(XSD + "integer"))


def _decimal(text: str, _: Parameter, __: Lookup) -> Term:
    if not _DECIMAL.fullmatch(text):
        raise ParameterError(f"{short(text)} is no number", remedy="write digits and a point: 0.8")
    return Literal(text, Iri(XSD + "decimal"))


def _string(text: str, _: Parameter, __: Lookup) -> Term:
    return Literal(text)


def _language(text: str, _: Parameter, __: Lookup) -> Term:
    return Literal(checked_language(text).lower())


def _enumeration(text: str, parameter: Parameter, _: Lookup) -> Term:
    if text not in parameter.values:
        remedy = did_you_mean(nearest(text, parameter.values), f"choose from {', '.join(parameter.values)}")
        raise ParameterError(f"{short(text)} is none of the choices", remedy=remedy)
    return Literal(text)


def _written_iri(text: str) -> Iri | None:
    """An absolute IRI that the user wrote out, in angle brackets or plain."""
    if text.startswith("<") and text.endswith(">"):
        return checked_iri(text[1:-1])
    return checked_iri(text) if _WEB.match(text) else None


def _unknown(query: StoredQuery, key: str, known: list[str]) -> ParameterError:
    otherwise = f"its parameters are {', '.join(known)}" if known else "it takes none"
    remedy = did_you_mean(nearest(key, known), otherwise)
    return ParameterError(f"the query {query.name} has no such parameter", where=f"parameter {key}", remedy=remedy)


_READERS: dict[str, Callable[[str, Parameter, Lookup], Term]] = {
    "place": _place,
    "official": _official,
    "date": _date,
    "year": _year,
    "integer": _integer,
    "decimal": _decimal,
    "string": _string,
    "language": _language,
    "concept": _concept,
    "iri": _iri,
    "enumeration": _enumeration,
}
