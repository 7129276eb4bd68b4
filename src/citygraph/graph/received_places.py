"""The places of a graph that came as a file: as the gazetteer has them, else as the graph describes them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from citygraph import gazetteer
from citygraph.graph.terms import node
from citygraph.model import Iri, Place, PlaceType
from citygraph.vocab import ALT_LABEL, CG, LABEL, TYPE, local, term

_GEONAMES = "https://sws.geonames.org/"
_TYPES: tuple[PlaceType, ...] = ("City", "Region", "Country")


def place_of(store: ox.Store, iri: Iri) -> Iterator[Place]:
    """A place and those around it, nearest first; nothing for one that nobody knows."""
    known = gazetteer.load()
    if place := known.place(local(iri)):
        yield place
        yield from known.around(place)
        return
    around = _around(store, iri)
    if described := _described(store, iri, around):
        yield described
        for outer in around:
            yield from place_of(store, outer)


def _described(store: ox.Store, iri: Iri, around: list[Iri]) -> Place | None:
    kind = next((each for each in _TYPES if f"{CG}{each}" in _iris(store, iri, TYPE)), None)
    labels = dict(sorted((each.language or "", each.value) for each in _literals(store, iri, LABEL)))
    own = [each.value for each in _literals(store, iri, ALT_LABEL) if not each.language]
    if kind is None or not labels:
        return None
    geonames = [each.removeprefix(_GEONAMES).strip("/") for each in _iris(store, iri, term("skos:exactMatch"))]
    codes = [*(each for each in geonames if each.isdigit()), *_texts(store, iri, "cg:isoCode")]
    country = next(iter(_texts(store, iri, "cg:countryCode")), "")
    return Place(
        id=local(iri),
        type=kind,
        name=own[0] if own else labels.get("en", next(iter(labels.values()))),
        country=country,
        code=codes[0] if codes else country if kind == "Country" else "",
        latitude=_number(store, iri, "wgs:lat"),
        longitude=_number(store, iri, "wgs:long"),
        labels=tuple(labels.items()),
        within=tuple(local(outer) for outer in around),
    )


def _around(store: ox.Store, iri: Iri) -> list[Iri]:
    """The places around one: step by step, for what follows from the steps is in the graph too; its country last."""
    found: list[Iri] = []
    for curie in ("cg:within", "cg:inCountry"):
        here = iri
        while steps := [
            each for each in _iris(store, here, term(curie), ox.DefaultGraph()) if each not in (*found, iri)
        ]:
            here = steps[0]
            found.append(here)
    return found


def _iris(store: ox.Store, subject: Iri, predicate: Iri, graph: ox.DefaultGraph | None = None) -> list[Iri]:
    quads = store.quads_for_pattern(node(subject), node(predicate), None, graph)
    return sorted(Iri(quad.object.value) for quad in quads if isinstance(quad.object, ox.NamedNode))


def _literals(store: ox.Store, subject: Iri, predicate: Iri) -> list[ox.Literal]:
    quads = store.quads_for_pattern(node(subject), node(predicate), None, None)
    return sorted((quad.object for quad in quads if isinstance(quad.object, ox.Literal)), key=str)


def _texts(store: ox.Store, subject: Iri, curie: str) -> list[str]:
    return [each.value for each in _literals(store, subject, term(curie))]


def _number(store: ox.Store, subject: Iri, curie: str) -> float | None:
    try:
        return next((float(text) for text in _texts(store, subject, curie)), None)
    except ValueError:
        return None
