"""Places as the graph describes them: type, names, codes, surroundings, coordinates, the same place elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from citygraph.graph.terms import decimal, text
from citygraph.model import Iri, Literal, Place, Term
from citygraph.same_places import Same, notes
from citygraph.vocab import ALT_LABEL, LABEL, TYPE, place_iri, term

Triple = tuple[Iri, Iri, Term]

_COUNTRY_CODE = term("cg:countryCode")
_ISO_CODE = term("cg:isoCode")
_IN_COUNTRY = term("cg:inCountry")
_WITHIN = term("cg:within")
_LATITUDE = term("wgs:lat")
_LONGITUDE = term("wgs:long")
_HAS_GEOMETRY = term("geo:hasGeometry")
_GEOMETRY = term("geo:Geometry")
_AS_WKT = term("geo:asWKT")
_WKT_LITERAL = term("geo:wktLiteral")
_EXACT_MATCH = term("skos:exactMatch")
_REPLACED_BY = term("dcterms:isReplacedBy")
_CHANGE_NOTE = term("skos:changeNote")
_DEFAULT_LANGUAGE = "en"


def named(places: Iterable[Place], iris: Collection[Iri]) -> dict[str, Place]:
    """The places among `iris`, and all that surround them, by id."""
    known = {place.id: place for place in places}
    chosen: dict[str, Place] = {}
    for place in known.values():
        if place_iri(place.id) in iris:
            chosen[place.id] = place
            chosen.update((outer, known[outer]) for outer in place.within if outer in known)
    return dict(sorted(chosen.items()))


def describe(place: Place, described: Collection[str]) -> Iterator[Triple]:
    """All that the graph says of a place; it refers to places whose ids are in `described` only."""
    me = place_iri(place.id)
    yield me, TYPE, term(f"cg:{place.type}")
    yield from ((me, predicate, name) for predicate, name in _names(place))
    yield from ((me, predicate, code) for predicate, code in _codes(place))
    around = [outer for outer in place.within if outer in described and outer != place.id]
    if around:
        yield me, _WITHIN, place_iri(around[0])
    if place.type != "Country" and place.within and place.within[-1] in around:
        yield me, _IN_COUNTRY, place_iri(place.within[-1])
    yield from _position(place)


def replaced(place_id: str, same: Same) -> Iterator[Triple]:
    """What leads from a place that is another one to that, and why; nothing from any other place."""
    for old, new, reason in notes([place_id], same):
        yield old, _REPLACED_BY, new
        yield old, _CHANGE_NOTE, text(reason)


def geometry_of(place: Iri) -> Iri:
    """Where a place is, as a thing of its own."""
    return Iri(f"{place}/geometry")


def _names(place: Place) -> Iterator[tuple[Iri, Literal]]:
    labels = dict(place.labels)
    labels.setdefault(_DEFAULT_LANGUAGE, place.name)
    for language, label in sorted(labels.items()):
        yield LABEL, Literal(label, language=language)
    if place.name not in labels.values():
        yield ALT_LABEL, text(place.name)


def _codes(place: Place) -> Iterator[tuple[Iri, Term]]:
    if place.country:
        yield _COUNTRY_CODE, text(place.country)
    if place.code.isdigit():
        yield _EXACT_MATCH, Iri(f"https://sws.geonames.org/{place.code}/")
    elif place.type == "Region" and place.code:
        yield _ISO_CODE, text(place.code.upper())


def _position(place: Place) -> Iterator[Triple]:
    if place.latitude is None or place.longitude is None:
        return
    me = place_iri(place.id)
    geometry = geometry_of(me)
    latitude, longitude = decimal(place.latitude), decimal(place.longitude)
    yield me, _LATITUDE, latitude
    yield me, _LONGITUDE, longitude
    yield me, _HAS_GEOMETRY, geometry
    yield geometry, TYPE, _GEOMETRY
    yield geometry, _AS_WKT, Literal(f"POINT({longitude.value} {latitude.value})", _WKT_LITERAL)
