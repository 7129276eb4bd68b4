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
_STRENGTH: tuple[Modality, ...] = ("asserted", "ended", "planned", "denied")

_Key = tuple[Iri, Iri, Term, Modality]


def claims(statements: Iterable[Statement], mentions: Mentions) -> tuple[Claim, ...]:
    """The claims of all statements, with the types of all things and the codes of all places that they name."""
    stated = tuple(statements)
    widened = _Sentences(mentions.document)
    named = _Named()
    best: dict[_Key, Claim] = {}
    for statement in (*stated, *_types(stated), *_place_statements(stated, mentions)):
        claim = _claim(statement, widened, named)
        key = (claim.subject, claim.predicate, claim.object, claim.modality)
        if key not in best or _rank(claim) < _rank(best[key]):
            best[key] = claim
    return tuple(sorted(best.values(), key=_order))


def places_of(statements: Iterable[Statement]) -> tuple[Place, ...]:
    """Every place that statements name, themselves or as part of what they speak of; by id."""
    things = {thing for statement in statements for thing in _things(statement)}
    found = {place.id: place for thing in things for place in places_in(thing)}
    return tuple(found[ident] for ident in sorted(found))


def _claim(statement: Statement, sentences: _Sentences, named: _Named) -> Claim:
    start, end = sentences.around(statement.start, statement.end)
    value = statement.object
    return Claim(
        subject=named[statement.subject],
        predicate=term(statement.predicate),
        object=value if isinstance(value, Iri | Literal) else named[value],
        start=start,
        end=end,
        rule=statement.rule,
        modality=statement.modality,
        as_of=statement.as_of,
        confidence=statement.confidence,
    )


def _rank(claim: Claim) -> tuple[float, int, int, str]:
    """Of two claims of one triple the surer one is kept, then the earlier."""
    return -claim.confidence, claim.start, claim.end, claim.rule


def _order(claim: Claim) -> tuple[object, ...]:
    value = claim.object
    text = (value.value, value.datatype, value.language or "") if isinstance(value, Literal) else (value, "", "")
    return claim.start, claim.end, claim.subject, claim.predicate != TYPE, claim.predicate, text, claim.modality


class _Named(dict[Thing, Iri]):
    """The IRIs of things, each made once."""

    def __missing__(self, thing: Thing) -> Iri:
        self[thing] = iri = iri_of(thing)
        return iri


class _Sentences:
    """Widens a span to the sentences that it touches."""

    def __init__(self, document: Document) -> None:
        self._sentences = sorted(document.sentences, key=lambda sentence: sentence.start)
        self._starts: Sequence[int] = [sentence.start for sentence in self._sentences]

    def around(self, start: int, end: int) -> tuple[int, int]:
        first = self._at(start)
        last = self._at(max(start, end - 1))
        return min(first[0], start), max(last[1], end)

    def _at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._sentences[index].end:
            return self._sentences[index].start, self._sentences[index].end
        return position, position


def _types(statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """The class of every thing, as the passage of its strongest statement shows it."""
    strongest: dict[Thing, Statement] = {}
    for statement in statements:
        for thing in _things(statement):
            if thing not in strongest or _type_rank(statement, thing) < _type_rank(strongest[thing], thing):
                strongest[thing] = statement
    for thing, source in strongest.items():
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


def _type_rank(statement: Statement, thing: Thing) -> tuple[bool, int, int, int]:
    """A thing's own statements first, the surest mood of them, then the earliest passage."""
    return statement.subject != thing, _STRENGTH.index(statement.modality), statement.start, statement.end


def _class_name(thing: Thing) -> str:
    match thing:
        case Agreement() | Event():
            return thing.class_name
        case Place():
            return thing.type
        case _:
            return type(thing).__name__


def _things(statement: Statement) -> Iterator[Thing]:
    """The things that a statement names: subject, object, and what these are made of."""
    for thing in (statement.subject, statement.object):
        if not isinstance(thing, Iri | Literal):
            yield thing


def _place_statements(statements: tuple[Statement, ...], mentions: Mentions) -> Iterator[Statement]:
    """What the places of the claims are, each with the passage that names it first."""
    named: dict[str, tuple[int, int]] = {}
    every: tuple[PlaceMention | GovernmentMention, ...] = (*mentions.places, *mentions.governments)
    for mention in every:
        if mention.place.id not in named or mention.start < named[mention.place.id][0]:
            named[mention.place.id] = (mention.start, mention.end)
    first: dict[Thing, Statement] = {}
    for statement in statements:
        for thing in _things(statement):
            first.setdefault(thing, statement)
    for thing, statement in first.items():
        for place in places_in(thing):
            named.setdefault(place.id, (statement.start, statement.end))
    for place in places_of(statements):
        yield from _of_place(place, *named[place.id], mentions)


def _of_place(place: Place, start: int, end: int, mentions: Mentions) -> Iterator[Statement]:
    yield Statement(place, "rdf:type", term("cg:" + place.type), start, end, _NAMED)
    country = mentions.gazetteer.country(place.country)
    if country and place.type != "Country":
        yield Statement(place, "cg:inCountry", place_iri(country.id), start, end, _NAMED)
    if place.code.isdigit():
        yield Statement(place, "skos:exactMatch", Iri(_GEONAMES.format(place.code)), start, end, _NAMED)
    elif place.code:
        yield Statement(place, "cg:isoCode", Literal(place.code), start, end, _NAMED)
