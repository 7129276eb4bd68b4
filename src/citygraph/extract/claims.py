"""Statements about things become Claims about IRIs: passages of whole sentences, duplicates merged, order stable."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citygraph.extract.mention import GovernmentMention, Mentions, PlaceMention
from citygraph.extract.thing import (
    Agreement,
    Event,
    Statement,
    Thing,
    iri_of,
    places_in,
)
from citygraph.model import Claim, Document, Iri, Literal, Modality, Place, Term
from citygraph.vocab import TYPE, place_iri, term

_GEONAMES = "https://sws.geonames.org/{}/"
_NAMED = "named"  # "Surabaya": what the gazetteer tells of a place that the passage names: its type, country and code
_STRENGTH: dict[Modality, int] = {"asserted": 0, "ended": 1, "planned": 2, "denied": 3}

_TERM = (Iri, Literal)

_Key = tuple[Iri, Iri, Term, Modality]
Named = tuple[Place, Statement]
"""A place, and the first statement that names it."""

_TypeRank = tuple[bool, int, int, int]
"""A thing's own statements first, the surest mood of them, then the earliest passage."""


def claims(stated: Sequence[Statement], named: Iterable[Named], mentions: Mentions) -> tuple[Claim, ...]:
    """The claims of all statements, with the types of all things and the codes of all places that they name.

    `named` are the statements' places: :func:`places_named`.
    """
    widened = _Sentences(mentions.document)
    things = _Things()
    best: dict[_Key, Claim] = {}
    for statement in (*stated, *_types(stated, things), *_place_statements(named, mentions)):
        claim = _claim(statement, widened, things)
        key = (claim.subject, claim.predicate, claim.object, claim.modality)
        known = best.setdefault(key, claim)
        if known is not claim and _rank(claim) < _rank(known):
            best[key] = claim
    return tuple(sorted(best.values(), key=_order))


def places_named(statements: Iterable[Statement]) -> list[Named]:
    """Every place that statements name, themselves or as part of what they speak of; by id."""
    things: dict[int, tuple[Thing, Statement]] = {}
    for statement in statements:
        for thing in _things(statement):
            if id(thing) not in things:
                things[id(thing)] = thing, statement
    found: dict[str, Named] = {}
    for thing, statement in things.values():
        for place in places_in(thing):
            known = found.get(place.id)
            found[place.id] = place, known[1] if known else statement
    return [found[ident] for ident in sorted(found)]


def _claim(statement: Statement, sentences: _Sentences, things: _Things) -> Claim:
    start, end = sentences.around(statement.start, statement.end)
    value = statement.object
    return Claim(
        things.iri(statement.subject),
        term(statement.predicate),
        value if isinstance(value, _TERM) else things.iri(value),
        start,
        end,
        statement.rule,
        statement.modality,
        statement.as_of,
        statement.confidence,
    )


def _rank(claim: Claim) -> tuple[float, int, int, str]:
    """Of two claims of one triple the surer one is kept, then the earlier."""
    return -claim.confidence, claim.start, claim.end, claim.rule


def _order(claim: Claim) -> tuple[object, ...]:
    value = claim.object
    text = (value.value, value.datatype, value.language or "") if isinstance(value, Literal) else (value, "", "")
    return claim.start, claim.end, claim.subject, claim.predicate != TYPE, claim.predicate, text, claim.modality


class _Things:
    """The things of an article: which of them are one, and their IRIs, each made once.

    Most statements share their things, and are told apart without a look into them.
    """

    def __init__(self) -> None:
        self._first: dict[Thing, Thing] = {}
        self._seen: dict[int, Thing] = {}
        self._iris: dict[int, Iri] = {}

    def first(self, thing: Thing) -> Thing:
        """The first of all things that equal this one."""
        found = self._seen.get(id(thing))
        if found is None:
            found = self._seen[id(thing)] = self._first.setdefault(thing, thing)
        return found

    def iri(self, thing: Thing) -> Iri:
        """What this article alone would call a thing."""
        iri = self._iris.get(id(thing))
        if iri is None:
            first = self.first(thing)
            iri = self._iris[id(thing)] = self._iris.get(id(first)) or iri_of(first)
            self._iris[id(first)] = iri
        return iri


class _Sentences:
    """Widens a span to the sentences that it touches."""

    def __init__(self, document: Document) -> None:
        self._sentences = sorted(document.sentences, key=lambda sentence: sentence.start)
        self._starts: Sequence[int] = [sentence.start for sentence in self._sentences]
        self._known: dict[tuple[int, int], tuple[int, int]] = {}

    def around(self, start: int, end: int) -> tuple[int, int]:
        found = self._known.get((start, end))
        if found is None:
            first = self._at(start)
            last = self._at(max(start, end - 1))
            found = self._known[start, end] = min(first[0], start), max(last[1], end)
        return found

    def _at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._sentences[index].end:
            return self._sentences[index].start, self._sentences[index].end
        return position, position


def _types(statements: Sequence[Statement], things: _Things) -> Iterator[Statement]:
    """The class of every thing, as the passage of its strongest statement shows it."""
    strongest: dict[int, tuple[_TypeRank, Thing, Statement]] = {}
    for statement in statements:
        subject, strength = things.first(statement.subject), _STRENGTH[statement.modality]
        value = statement.object
        for thing in (subject,) if isinstance(value, _TERM) else (subject, things.first(value)):
            rank = (thing is not subject, strength, statement.start, statement.end)
            known = strongest.get(id(thing))
            if known is None or rank < known[0]:
                strongest[id(thing)] = rank, thing, statement
    for _, thing, source in strongest.values():
        if not isinstance(thing, Place):
            yield Statement(
                thing,
                "rdf:type",
                term("cg:" + _class_name(thing)),
                source.start,
                source.end,
                source.rule,
                source.modality,
                source.as_of,
                source.confidence,
            )


def _class_name(thing: Thing) -> str:
    match thing:
        case Agreement() | Event():
            return thing.class_name
        case Place():
            return thing.type
        case _:
            return type(thing).__name__


def _things(statement: Statement) -> tuple[Thing, ...]:
    """The things that a statement names: its subject, and its object if it is one."""
    value = statement.object
    return (statement.subject,) if isinstance(value, _TERM) else (statement.subject, value)


def _place_statements(places: Iterable[Named], mentions: Mentions) -> Iterator[Statement]:
    """What the places of the claims are, each with the passage that names it first."""
    named: dict[str, tuple[int, int]] = {}
    every: tuple[PlaceMention | GovernmentMention, ...] = (*mentions.places, *mentions.governments)
    for mention in every:
        known = named.get(mention.place.id)
        if known is None or mention.start < known[0]:
            named[mention.place.id] = (mention.start, mention.end)
    for place, first in places:
        yield from _of_place(place, *named.get(place.id, (first.start, first.end)), mentions)


def _of_place(place: Place, start: int, end: int, mentions: Mentions) -> Iterator[Statement]:
    yield Statement(place, "rdf:type", term("cg:" + place.type), start, end, _NAMED)
    country = mentions.gazetteer.country(place.country)
    if country and place.type != "Country":
        yield Statement(place, "cg:inCountry", place_iri(country.id), start, end, _NAMED)
    if place.code.isdigit():
        yield Statement(place, "skos:exactMatch", Iri(_GEONAMES.format(place.code)), start, end, _NAMED)
    elif place.code:
        yield Statement(place, "cg:isoCode", Literal(place.code), start, end, _NAMED)
