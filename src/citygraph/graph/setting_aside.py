"""What breaks a shape is set aside, round by round until all conforms; only what changed is looked at.

A value that is wrong costs the fact that gives it, a value too many the weaker facts, a missing part the whole thing
with what points to it. Setting aside may break another shape: then that one is looked at in the next round.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

import pyoxigraph as ox

from citygraph.graph import blame
from citygraph.graph.checking import Checking
from citygraph.graph.described import Surroundings
from citygraph.graph.places import describe, geometry_of
from citygraph.graph.rejection import Rejection, reject, rejection_id
from citygraph.graph.shacl import Violation
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node, quad
from citygraph.model import Fact, Iri, Place, Reading
from citygraph.vocab import TYPE, place_iri, term

Believed = Callable[[Iri], Iterable[Fact]]
"""All facts of a thing as they were fused, with their backing."""

Blamed = Literal["facts", "position", "thing"]

_PLACE = str(place_iri(""))
_REPLACED_BY = node(term("dcterms:isReplacedBy"))


class Graph(Protocol):
    """Facts that can be read, and told anew by subject."""

    def written(self) -> ox.Store:
        """All that was told so far, to be read."""

    def tell(self, subject: str, quads: Iterable[ox.Quad]) -> None:
        """All facts about a subject, in place of those that there were."""


@dataclass
class Aside:
    """What is set aside so far."""

    rejections: dict[Rejection, None] = field(default_factory=dict)
    facts: dict[Fact, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    positions: dict[str, None] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)
    """What was told otherwise, or must be looked at again when it is told anew."""

    def holds(self, facts: Iterable[Fact]) -> bool:
        """True when any of these facts is set aside."""
        return any(fact in self.facts for fact in facts)

    @property
    def size(self) -> tuple[int, int, int]:
        """Grows with whatever is set aside."""
        return len(self.facts), len(self.places), len(self.positions)


class SettingAside:
    """Sets aside what breaks a shape in a graph; :attr:`aside` tells what that was."""

    def __init__(
        self,
        graph: Graph,
        checking: Checking,
        believed: Believed,
        surroundings: Surroundings,
        readings: Mapping[Iri, Reading],
    ) -> None:
        self._graph = graph
        self._checking = checking
        self._believed = believed
        self._surroundings = surroundings
        self._readings = readings
        self._remembered: dict[Iri, tuple[Fact, ...]] = {}
        self.aside = Aside()

    def go_through(self, things: Collection[str]) -> None:
        """Look at these things, then at what that leads to, until nothing is left that could be set aside."""
        look_at = set(things) | self._forget(things)
        released = self._checking.decisions.ids
        more = True
        while more:
            found = []
            for violation in self._checking.violations(self._graph.written(), look_at):
                if _id(violation) in released:
                    self.aside.subjects.add(violation.focus)
                else:
                    found.append(violation)
            look_at = self._round(found)
            more = bool(look_at)

    def turn_down(self, rejection: Rejection, facts: Collection[Fact]) -> set[str]:
        """Set facts aside for another reason than a shape; gives what is to be looked at again.

        Nothing is done when the user released the rejection.
        """
        self.aside.subjects.add(rejection.focus)
        if rejection.id in self._checking.decisions.ids:
            return set()
        self.aside.rejections[rejection] = None
        self.aside.facts.update(dict.fromkeys(facts))
        return self._take_away(facts, [])

    def _round(self, found: Iterable[Violation]) -> set[str]:
        """Set aside what these violations put at fault; gives what is to be looked at again."""
        found = list(found)
        before = self.aside.size
        at_fault = [(violation, *self._at_fault(violation)) for violation in found]
        for violation, facts, blamed in at_fault:
            size = self.aside.size
            new = [fact for fact in facts if fact not in self.aside.facts]
            self.aside.facts.update(dict.fromkeys(new))
            if blamed == "position":
                self.aside.positions[violation.focus.removesuffix("/geometry")] = None
            elif blamed == "thing" and violation.focus.startswith(_PLACE):
                self.aside.places[violation.focus] = None
            if self.aside.size != size:
                self._turn_down(violation, new)
        if self.aside.size == before:
            for violation in found:  # nothing can be done about it
                self._turn_down(violation, [])
                self.aside.subjects.add(violation.focus)
            return set()
        changed = self._take_away({fact for _, facts, _ in at_fault for fact in facts}, {one.focus for one in found})
        return changed | {violation.focus for violation in found}

    def _turn_down(self, violation: Violation, facts: Iterable[Fact]) -> None:
        rejection = reject(
            violation.message,
            violation.focus,
            facts,
            self._readings,
            source=violation.shape or "",
            path=violation.path,
            value=violation.value,
            remedy=violation.remedy,
        )
        self.aside.rejections[rejection] = None

    def _at_fault(self, violation: Violation) -> tuple[list[Fact], Blamed]:
        """The facts that go: those that the violation names, or else all of the thing and what points to it."""
        facts = self.facts(violation.focus)
        if named := blame.facts_at_fault(facts, violation):
            return named, "facts"
        if violation.path in blame.POSITION:
            return [], "position"
        return [*facts, *self._pointing(violation.focus)], "thing"

    def facts(self, thing: Iri) -> list[Fact]:
        """The facts of a thing that are in the graph still."""
        if thing not in self._remembered:
            self._remembered[thing] = tuple(self._believed(thing))
        return [fact for fact in self._remembered[thing] if fact not in self.aside.facts and self._is_there(fact)]

    def _is_there(self, fact: Fact) -> bool:
        return quad(fact.subject, fact.predicate, fact.object) in self._graph.written()

    def _pointing(self, thing: Iri) -> list[Fact]:
        pointing = self._graph.written().quads_for_pattern(None, None, node(thing), DEFAULT_GRAPH)
        subjects = sorted({iri_of(each.subject) for each in pointing})
        return [fact for subject in subjects for fact in self.facts(Iri(subject)) if fact.object == thing]

    def _forget(self, things: Iterable[str]) -> set[str]:
        """Take away what a user dropped; gives what is to be looked at for it."""
        decisions = self._checking.decisions
        gone, facts = decisions.things, decisions.facts
        if not gone and not facts:
            return set()
        pointing = self._graph.written().quads_for_pattern
        concerned = {
            *(fact[0] for fact in facts),
            *gone,
            *(iri_of(each.subject) for thing in gone for each in pointing(None, None, node(thing), DEFAULT_GRAPH)),
        }
        dropped = [
            fact
            for thing in sorted(concerned.intersection(things))
            for fact in self.facts(Iri(thing))
            if (fact.subject, fact.predicate, fact.object) in facts or fact.subject in gone or fact.object in gone
        ]
        self.aside.facts.update(dict.fromkeys(dropped))
        self.aside.places.update((thing, None) for thing in sorted(gone) if thing.startswith(_PLACE))
        return self._take_away(dropped, gone) if dropped else set()

    def _take_away(self, facts: Collection[Fact], focuses: Iterable[str]) -> set[str]:
        """Tell the graph without these facts; gives what is told otherwise, and what points to what has other types."""
        by_subject: dict[str, set[ox.Quad]] = {}
        for fact in facts:
            by_subject.setdefault(fact.subject, set()).add(quad(fact.subject, fact.predicate, fact.object))
        changed: set[str] = set()
        for subject, quads in sorted(by_subject.items()):
            changed |= self._retell(subject, [each for each in self._about(subject) if each not in quads])
        targets = {str(fact.object) for fact in facts if isinstance(fact.object, Iri)}
        places = {one for one in (*targets, *by_subject, *focuses) if one.startswith(_PLACE)}
        for place in sorted(place.removesuffix("/geometry") for place in places):
            changed |= self._describe_around(place)
        return changed

    def _retell(self, subject: str, quads: list[ox.Quad]) -> set[str]:
        before = self._about(subject)
        if set(quads) == set(before):
            return set()
        self._graph.tell(subject, quads)
        self.aside.subjects.add(subject)
        changed = {subject}
        if _types(before) != _types(quads):
            for pointing in list(self._graph.written().quads_for_pattern(None, None, node(subject), DEFAULT_GRAPH)):
                if pointing.predicate != _REPLACED_BY:
                    changed.add(iri_of(pointing.subject))
                elif not quads:
                    self._no_longer_replaced(pointing)
        return changed

    def _no_longer_replaced(self, replaced: ox.Quad) -> None:
        """An IRI that leads to nothing is not spoken of."""
        old = iri_of(replaced.subject)
        others = [each for each in self._about(old) if each != replaced]
        self._graph.tell(old, others if any(each.predicate == _REPLACED_BY for each in others) else [])
        self.aside.subjects.add(old)

    def _describe_around(self, place: str) -> set[str]:
        """Describe a place anew, those around it, and those within these where one came or went."""
        known = self._surroundings.place(place)
        around = [str(place_iri(outer)) for outer in known.within] if known else []
        changed: set[str] = set()
        for each in (place, *around):
            was = bool(_types(self._about(each)))
            changed |= self._describe(each)
            if was != bool(_types(self._about(each))):
                for inner in self._surroundings.inside(each):
                    if self._about(inner):
                        changed |= self._describe(inner)
        return changed

    def _describe(self, place: str) -> set[str]:
        known = self._surroundings.place(place)
        stated = [quad(fact.subject, fact.predicate, fact.object) for fact in self.facts(Iri(place))]
        described: list[ox.Quad] = []
        if known and self._is_described(place):
            around = {outer for outer in known.within if self._is_described(str(place_iri(outer)))}
            shown = _without_position(known) if place in self.aside.positions else known
            described = [quad(*triple) for triple in describe(shown, around)]
        geometry = str(geometry_of(Iri(place)))
        mine = {each for each in (*stated, *described) if iri_of(each.subject) == place}
        return self._retell(place, list(mine)) | self._retell(
            geometry, [each for each in described if iri_of(each.subject) == geometry]
        )

    def _is_described(self, place: str) -> bool:
        """True for a place that a fact names, and for those around it."""
        if self._surroundings.place(place) is None or place in self.aside.places:
            return False
        return self._is_named(place) or any(
            inner not in self.aside.places and self._is_named(inner) for inner in self._surroundings.inside(place)
        )

    def _is_named(self, place: str) -> bool:
        if self.facts(Iri(place)):
            return True
        pointing = self._graph.written().quads_for_pattern(None, None, node(place), DEFAULT_GRAPH)
        return any(not iri_of(each.subject).startswith(_PLACE) and each.predicate != _REPLACED_BY for each in pointing)

    def _about(self, subject: str) -> list[ox.Quad]:
        return list(self._graph.written().quads_for_pattern(node(subject), None, None, DEFAULT_GRAPH))


def _id(violation: Violation) -> str:
    return rejection_id(violation.shape or violation.message, violation.focus, violation.path, violation.value)


def _types(quads: Iterable[ox.Quad]) -> set[str]:
    return {iri_of(each.object) for each in quads if each.predicate.value == TYPE}


def _without_position(place: Place) -> Place:
    return replace(place, latitude=None, longitude=None)
