"""Rules made ready to run: forwards from what is new, backwards from what is doubted, whatever knows the triples.

Method: semi-naïve evaluation (each triple meets the rules once, when it is new), and for removals delete-and-rederive
(Gupta, Mumick, Subrahmanian, Maintaining Views Incrementally, 1993).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from citygraph.graph.reasoning.entailed import Entailed, Key, is_simple, key
from citygraph.graph.reasoning.knowledge import Base, Knowledge, joined, solve
from citygraph.graph.reasoning.patterns import bound, unified
from citygraph.graph.reasoning.rules import Pattern, Rule, Term, Triple, is_variable

Derivation = tuple[Rule, tuple[Triple, ...]]
"""A rule, and premises from which it concludes something."""
_Premise = tuple[Rule, Pattern, tuple[Pattern, ...]]


class Program:
    """Rules with conclusions, and those without, which say what cannot be."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        every = tuple(rules)
        concluding = [rule for rule in every if rule.head is not None]
        self.forbidding = tuple(rule for rule in every if rule.head is None)
        self._entailed = Entailed(rule for rule in concluding if is_simple(rule))
        self._triggers = _Triggers(rule for rule in concluding if not is_simple(rule))
        self._alarms = _Triggers(self.forbidding)
        self._concluding = _ByHead(concluding)
        self.axioms = tuple(rule.head for rule in concluding if not rule.body and rule.head is not None)
        self.joined: set[Term] | None = joined(
            pattern for rule in every if not is_simple(rule) for pattern in rule.body
        )

    def spread(self, triples: Iterable[Triple], knowledge: Knowledge) -> set[Triple]:
        """Take in triples with all that follows; gives those that were not known."""
        remember, entailed = knowledge.add, self._entailed.by
        new: set[Triple] = set()
        agenda = [triple for triple in triples if triple not in knowledge]
        while agenda:
            triple = agenda.pop()
            if triple in new or triple in knowledge:
                continue
            for learnt in (triple, *entailed(triple)):
                if learnt not in new and learnt not in knowledge:
                    new.add(learnt)
                    remember(learnt)
                    agenda += self._concluded(learnt, knowledge)
        return new

    def retract(
        self, triples: Iterable[Triple], knowledge: Knowledge, is_stated: Callable[[Triple], bool]
    ) -> set[Triple]:
        """Let go of triples that are stated no more, with what followed from them alone; gives what no longer holds.

        `is_stated` tells of a triple whether it is stated all the same.
        """
        doubted = self._consequences(triples, knowledge)
        for triple in doubted:
            knowledge.remove(triple)
        again = {triple for triple in doubted if is_stated(triple) or self._follows(triple, knowledge)}
        while again:
            self.spread(again, knowledge)
            again = {triple for triple in doubted if triple not in knowledge and self._follows(triple, knowledge)}
        return {triple for triple in doubted if triple not in knowledge}

    def derivations(self, triple: Triple, knowledge: Base) -> Iterator[Derivation]:
        """Each rule that concludes a triple in one step from what is known, with the premises."""
        for rule, head in self._concluding.of(triple):
            if (binding := unified(head, triple, {})) is not None:
                for solution in solve(knowledge, rule.body, binding):
                    yield rule, tuple(bound(pattern, solution) for pattern in rule.body)

    def contradictions(self, knowledge: Base, among: Iterable[Triple] | None = None) -> Iterator[Derivation]:
        """The rules without a head whose premises all hold, with these premises; each set of premises once.

        `among`: only those with one of these triples among the premises.
        """
        seen: set[tuple[Rule, frozenset[Triple]]] = set()
        found = self._contradictions(knowledge) if among is None else self._alarmed(among, knowledge)
        for rule, premises in found:
            if (once := (rule, frozenset(premises))) not in seen:
                seen.add(once)
                yield rule, premises

    def _contradictions(self, knowledge: Base) -> Iterator[Derivation]:
        for rule in self.forbidding:
            for binding in solve(knowledge, rule.body, {}):
                yield rule, tuple(bound(pattern, binding) for pattern in rule.body)

    def _alarmed(self, among: Iterable[Triple], knowledge: Base) -> Iterator[Derivation]:
        for triple in among:
            for rule, pattern, others in self._alarms.of(triple):
                if (binding := unified(pattern, triple, {})) is not None:
                    for solution in solve(knowledge, others, binding):
                        yield rule, tuple(bound(each, solution) for each in rule.body)

    def _concluded(self, triple: Triple, knowledge: Base) -> Iterator[Triple]:
        """What rules with several premises conclude from a triple and what else is known."""
        for rule, pattern, others in self._triggers.of(triple):
            binding = unified(pattern, triple, {})
            if binding is not None and rule.head is not None:
                for solution in list(solve(knowledge, others, binding)):
                    if isinstance((concluded := bound(rule.head, solution))[0], str):
                        yield concluded

    def _consequences(self, triples: Iterable[Triple], knowledge: Base) -> set[Triple]:
        """The triples, and all in whose derivations any of them may have a part."""
        found = {triple for triple in triples if triple in knowledge}
        agenda = list(found)
        while agenda:
            triple = agenda.pop()
            for follows in (*self._entailed.by(triple), *self._concluded(triple, knowledge)):
                if follows not in found and follows in knowledge:
                    found.add(follows)
                    agenda.append(follows)
        return found

    def _follows(self, triple: Triple, knowledge: Base) -> bool:
        return next(self.derivations(triple, knowledge), None) is not None


class _Triggers:
    """For each kind of triple the premises that it can meet: (rule, the premise, the other premises)."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_key: dict[Key, list[_Premise]] = defaultdict(list)
        self._any: list[_Premise] = []
        for rule in rules:
            for position, pattern in enumerate(rule.body):
                others = rule.body[:position] + rule.body[position + 1 :]
                place = self._any if is_variable(pattern[1]) else self._by_key[key(pattern)]
                place.append((rule, pattern, others))

    def of(self, triple: Triple) -> Sequence[_Premise]:
        """The premises that a triple may be."""
        some, exact = self._by_key.get((triple[1], None)), self._by_key.get((triple[1], triple[2]))
        return (*(some or ()), *(exact or ()), *self._any) if some or exact or self._any else ()


class _ByHead:
    """For each kind of triple the rules that may conclude it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_key: dict[Key, list[tuple[Rule, Pattern]]] = defaultdict(list)
        self._any: list[tuple[Rule, Pattern]] = []
        for rule in rules:
            if rule.head is not None:
                place = self._any if is_variable(rule.head[1]) else self._by_key[key(rule.head)]
                place.append((rule, rule.head))

    def of(self, triple: Triple) -> Sequence[tuple[Rule, Pattern]]:
        """The rules, with their heads."""
        some, exact = self._by_key.get((triple[1], None), ()), self._by_key.get((triple[1], triple[2]), ())
        return (*exact, *some, *self._any)
