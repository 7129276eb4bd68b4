"""Where the triples are that rules are asked of: in memory, or in a base (a store) with what changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from citygraph.graph.reasoning.patterns import Binding, bound, unified
from citygraph.graph.reasoning.rules import Pattern, Term, Triple, is_variable

_ALL: frozenset[Term] = frozenset()


class Base(Protocol):
    """Triples that can be looked up."""

    def __contains__(self, triple: Triple) -> bool: ...

    def matching(self, pattern: Pattern) -> Iterator[Triple]:
        """The triples that a pattern may be; a variable that it has twice may still be two things in them."""

    def cost(self, pattern: Pattern) -> int:
        """About how much there is to look at for a pattern, for comparison with other patterns."""


class Knowledge(Base, Protocol):
    """Triples that come and go."""

    def add(self, triple: Triple) -> None:
        """Take in a triple that is not known."""

    def remove(self, triple: Triple) -> None:
        """Forget a triple that is known."""


def solve(knowledge: Base, patterns: Sequence[Pattern], binding: Binding) -> Iterator[Binding]:
    """Each way to bind the variables so that all patterns hold."""
    if not patterns:
        yield binding
        return
    position = 0
    if len(patterns) > 1:
        position = min(range(len(patterns)), key=lambda number: knowledge.cost(bound(patterns[number], binding)))
    pattern = patterns[position]
    rest = (*patterns[:position], *patterns[position + 1 :])
    for triple in knowledge.matching(bound(pattern, binding)):
        wider = unified(pattern, triple, binding)
        if wider is not None:
            yield from solve(knowledge, rest, wider)


class InMemory:
    """Triples in a set, and by predicate with subject and predicate with object: at first only of some predicates.

    `predicates` are those that rules look up when they run forwards; None: any. The others are indexed when somebody
    first asks for them.
    """

    def __init__(self, predicates: set[Term] | None = None) -> None:
        self.triples: set[Triple] = set()
        self._indexed = predicates
        self._objects: dict[Term, dict[Term, set[Term]]] = {}
        self._subjects: dict[Term, dict[Term, set[Term]]] = {}

    def __contains__(self, triple: Triple) -> bool:
        return triple in self.triples

    def add(self, triple: Triple) -> None:
        """Take in a triple."""
        self.triples.add(triple)
        if self._indexed is None or triple[1] in self._indexed:
            self._index(triple)

    def remove(self, triple: Triple) -> None:
        """Forget a triple."""
        self.triples.discard(triple)
        subject, predicate, object_ = triple
        for by, one, other in ((self._objects, subject, object_), (self._subjects, object_, subject)):
            if one in by.get(predicate, ()):
                by[predicate][one].discard(other)
                if not by[predicate][one]:
                    del by[predicate][one]

    def matching(self, pattern: Pattern) -> Iterator[Triple]:
        """The triples that a pattern may be."""
        subject, predicate, object_ = pattern
        self._see_to(predicate)
        for each in list(self._objects) if is_variable(predicate) else (predicate,):
            if not is_variable(subject):
                found = self._objects.get(each, {}).get(subject, _ALL)
                if is_variable(object_):
                    yield from ((subject, each, one) for one in tuple(found))
                elif object_ in found:
                    yield subject, each, object_
            elif not is_variable(object_):
                yield from ((one, each, object_) for one in tuple(self._subjects.get(each, {}).get(object_, _ALL)))
            else:
                for one, others in list(self._objects.get(each, {}).items()):
                    yield from ((one, each, other) for other in tuple(others))

    def cost(self, pattern: Pattern) -> int:
        """How many triples there are to look at."""
        subject, predicate, object_ = pattern
        self._see_to(predicate)
        if is_variable(predicate):
            return len(self.triples)
        if not is_variable(subject):
            return len(self._objects.get(predicate, {}).get(subject, _ALL)) if is_variable(object_) else 1
        if not is_variable(object_):
            return len(self._subjects.get(predicate, {}).get(object_, _ALL))
        return len(self._objects.get(predicate, ())) * 4

    def _see_to(self, predicate: Term) -> None:
        """Index all predicates, unless this one is."""
        if self._indexed is not None and (is_variable(predicate) or predicate not in self._indexed):
            missing = [triple for triple in self.triples if triple[1] not in self._indexed]
            self._indexed = None
            for triple in missing:
                self._index(triple)

    def _index(self, triple: Triple) -> None:
        subject, predicate, object_ = triple
        self._objects.setdefault(predicate, {}).setdefault(subject, set()).add(object_)
        self._subjects.setdefault(predicate, {}).setdefault(object_, set()).add(subject)


class Overlay:
    """A base as it would be with some triples more and some less; the base itself stays as it is."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.added = InMemory()
        self.removed: set[Triple] = set()

    def __contains__(self, triple: Triple) -> bool:
        return triple in self.added or (triple not in self.removed and triple in self._base)

    def add(self, triple: Triple) -> None:
        """Take in a triple that is not known."""
        if triple in self.removed:
            self.removed.discard(triple)
        else:
            self.added.add(triple)

    def remove(self, triple: Triple) -> None:
        """Forget a triple that is known."""
        if triple in self.added:
            self.added.remove(triple)
        else:
            self.removed.add(triple)

    def matching(self, pattern: Pattern) -> Iterator[Triple]:
        """The triples that a pattern may be."""
        yield from self.added.matching(pattern)
        yield from (triple for triple in self._base.matching(pattern) if triple not in self.removed)

    def cost(self, pattern: Pattern) -> int:
        """That of the base."""
        return self._base.cost(pattern)


def joined(patterns: Iterable[Pattern]) -> set[Term] | None:
    """The predicates of some patterns; None when it may be any."""
    predicates: Collection[Term] = {pattern[1] for pattern in patterns}
    return None if any(map(is_variable, predicates)) else set(predicates)
