"""The SHACL check of a fusion in memory: facts that break a shape are set aside, and the rest goes on.

A store that is built does the same with what changed only (:meth:`citygraph.graph.draft.Draft.check`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from citygraph.graph.checking import PLAIN, Checking
from citygraph.graph.describe import describe_facts
from citygraph.graph.rejection import Rejection
from citygraph.graph.setting_aside import SettingAside
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.model import Fact, Fusion, Iri, Place, Reading
from citygraph.vocab import place_iri


def validate(
    fusion: Fusion,
    readings: Mapping[Iri, Reading] | None = None,
    checking: Checking = PLAIN,
) -> tuple[Fusion, tuple[Rejection, ...]]:
    """The fusion without what breaks a shape, and what was set aside.

    `readings` are those that the facts are made from, unless the fusion has them.
    """
    if readings is None:
        readings = {reading.article: reading for reading in fusion.readings}
    by_subject: dict[Iri, list[Fact]] = defaultdict(list)
    for fact in fusion.facts:
        by_subject[fact.subject].append(fact)
    graph = _InMemory(describe_facts(fusion))
    work = SettingAside(graph, checking, lambda thing: by_subject.get(thing, ()), _Places(fusion.places), readings)
    work.go_through({iri_of(quad.subject) for quad in graph.written()})
    aside = work.aside
    facts = tuple(fact for fact in fusion.facts if fact not in aside.facts)
    places = tuple(
        replace(place, latitude=None, longitude=None) if place_iri(place.id) in aside.positions else place
        for place in fusion.places
        if place_iri(place.id) not in aside.places
    )
    if aside.size == (0, 0, 0):
        return fusion, in_order(aside.rejections)
    stated = {(fact.subject, fact.predicate, fact.object) for fact in facts}
    disagreements = tuple(
        each for each in fusion.disagreements if (each.thing, each.predicate, each.believed) in stated
    )
    kept = replace(fusion, facts=facts, places=places, disagreements=disagreements)
    return kept, in_order(aside.rejections)


def in_order(rejections: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """Rejections by thing, whatever led to them."""
    return tuple(sorted(rejections, key=lambda each: (each.focus, each.message, each.path or "", str(each))))


class _InMemory:
    """The facts of a fusion, which are told anew when some are set aside."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._store = ox.Store()
        self._store.bulk_extend(quads)

    def written(self) -> ox.Store:
        """All that was told so far."""
        return self._store

    def tell(self, subject: str, quads: Iterable[ox.Quad]) -> None:
        """All facts about a subject, in place of those that there were."""
        for quad in list(self._store.quads_for_pattern(node(subject), None, None, DEFAULT_GRAPH)):
            self._store.remove(quad)
        self._store.extend(quads)


class _Places:
    """The places of a fusion, by IRI, and what lies in them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {str(place_iri(place.id)): place for place in places}
        self._inside: dict[str, list[str]] = defaultdict(list)
        for iri, place in self._places.items():
            for outer in place.within:
                self._inside[str(place_iri(outer))].append(iri)

    def place(self, thing: str) -> Place | None:
        """The place of an IRI."""
        return self._places.get(thing)

    def inside(self, thing: str) -> Iterable[str]:
        """The IRIs of the places that lie in one."""
        return self._inside.get(thing, ())
