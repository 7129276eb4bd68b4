"""Rules with one premise, closed beforehand: what a triple entails by itself is a table, looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from citygraph.graph.reasoning.patterns import bound
from citygraph.graph.reasoning.rules import Pattern, Rule, Term, Triple, is_variable
from citygraph.vocab import TYPE

Key = tuple[Term, Term | None]
"""A property, and an object where only triples with that are meant (a class)."""


def is_simple(rule: Rule) -> bool:
    """True for a rule with one premise that any triple of a property, or any thing of a class, meets."""
    if len(rule.body) != 1 or rule.head is None or is_variable(rule.body[0][1]) or is_variable(rule.head[1]):
        return False
    subject, predicate, object_ = rule.body[0]
    if not is_variable(subject) or subject == object_:
        return False
    return is_variable(object_) or predicate == TYPE


def key(pattern: Pattern) -> Key:
    """The key of a pattern whose property is known."""
    return pattern[1], None if is_variable(pattern[2]) else pattern[2]


class Entailed:
    """What a triple entails by simple rules, these and those that follow: a table by property and class."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_premise: dict[Key, list[tuple[Pattern, Pattern]]] = defaultdict(list)
        for rule in rules:
            if rule.head is not None:
                by_premise[key(rule.body[0])].append((rule.body[0], rule.head))
        self._table = {each: _Entailment(_saturated(each, by_premise)) for each in by_premise}

    def by(self, triple: Triple) -> list[Triple]:
        """What follows from a triple alone; nothing is said of literals."""
        subject, predicate, object_ = triple
        entailment = self._table.get((predicate, None))
        found = entailment.of(subject, object_) if entailment else []
        if predicate == TYPE and (entailment := self._table.get((predicate, object_))):
            found += entailment.of(subject, object_)
        return found


class _Entailment:
    """Heads sorted by what becomes of the subject and the object of the premise."""

    def __init__(self, heads: Sequence[Pattern]) -> None:
        self._kept = tuple(head[1] for head in heads if (head[0], head[2]) == ("?s", "?o"))
        self._turned = tuple(head[1] for head in heads if (head[0], head[2]) == ("?o", "?s"))
        self._of_subject = tuple(head[1:] for head in heads if head[0] == "?s" and not is_variable(head[2]))
        self._of_object = tuple(head[1:] for head in heads if head[0] == "?o" and not is_variable(head[2]))
        self._rare = tuple(head for head in heads if not is_variable(head[0]) or head[0] == head[2])

    def of(self, subject: Term, object_: Term) -> list[Triple]:
        """The heads for one premise."""
        found: list[Triple] = [(subject, predicate, object_) for predicate in self._kept]
        found += [(subject, predicate, value) for predicate, value in self._of_subject]
        if isinstance(object_, str):
            found += [(object_, predicate, subject) for predicate in self._turned]
            found += [(object_, predicate, value) for predicate, value in self._of_object]
        if self._rare:
            made = (bound(head, {"?s": subject, "?o": object_}) for head in self._rare)
            found += [triple for triple in made if isinstance(triple[0], str)]
        return found


def _saturated(start_key: Key, by_premise: Mapping[Key, Sequence[tuple[Pattern, Pattern]]]) -> tuple[Pattern, ...]:
    """All heads that follow from ``?s <key> ?o``, step by step."""
    start: Pattern = ("?s", start_key[0], "?o" if start_key[1] is None else start_key[1])
    found: dict[Pattern, None] = {}
    agenda = [start]
    while agenda:
        triple = agenda.pop()
        for premise_key in dict.fromkeys(((triple[1], None), (triple[1], triple[2]))):
            for premise, head in by_premise.get(premise_key, ()):
                binding = dict(zip((premise[0], premise[2]), (triple[0], triple[2])))
                made = (binding.get(head[0], head[0]), head[1], binding.get(head[2], head[2]))
                if made not in found and made != start:
                    found[made] = None
                    agenda.append(made)
    return tuple(found)
