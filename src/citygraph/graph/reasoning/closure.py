"""Facts and all that follows from them by rules: forwards until nothing is new, and with every change alone.

Method: semi-naïve evaluation (each triple meets the rules once, when it is new), and for removals delete-and-rederive
(Gupta, Mumick, Subrahmanian, Maintaining Views Incrementally, 1993). Rules with one premise are closed beforehand: what
a triple of a property entails by them is a table, looked up once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citygraph.graph.reasoning.rules import Pattern, Rule, Term, Triple, is_variable
from citygraph.vocab import TYPE

Binding = dict[str, Term]
_Key = tuple[Term, Term | None]
_Premise = tuple[Rule, Pattern, tuple[Pattern, ...]]
_ALL: frozenset[Term] = frozenset()


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a triple holds: it is stated (no rule), or a rule concludes it from premises."""

    triple: Triple
    rule: str = ""
    premises: tuple[Proof, ...] = ()


class Closure:
    """Triples that are stated, and what follows from them.

    >>> is_a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    >>> visits = Rule("cax-sco", (("?x", is_a, "Visit"),), ("?x", is_a, "Event"))
    >>> closure = Closure([visits])
    >>> closure.add([("a", is_a, "Visit")]) == {("a", is_a, "Event")}
    True
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.stated: set[Triple] = set()
        self.known: dict[Triple, int] = {}  # with the number of the step in which it was learnt
        self._step = 0
        self._rules = tuple(rules)
        concluding = [rule for rule in self._rules if rule.head is not None]
        self._entailed = _Entailed(rule for rule in concluding if _is_simple(rule))
        self._triggers = _Triggers(rule for rule in concluding if not _is_simple(rule))
        self._index = _Index(self.known, _joined(self._rules))
        self._spread(rule.head for rule in concluding if not rule.body and rule.head is not None)

    @property
    def inferred(self) -> set[Triple]:
        """What follows and is not stated."""
        return self.known.keys() - self.stated

    def add(self, triples: Iterable[Triple]) -> set[Triple]:
        """State triples; gives what newly follows."""
        given = set(triples)
        self.stated |= given
        return self._spread(given) - given

    def remove(self, triples: Iterable[Triple]) -> set[Triple]:
        """Take statements back; gives all that no longer holds."""
        self._index.complete()
        gone = {triple for triple in triples if triple in self.stated}
        self.stated -= gone
        doubted = self._consequences(gone)
        for triple in doubted:
            del self.known[triple]
            self._index.remove(triple)
        again = {triple for triple in doubted if triple in self.stated or self._follows(triple)}
        while again:
            self._spread(again)
            again = {triple for triple in doubted if triple not in self.known and self._follows(triple)}
        return {triple for triple in doubted if triple not in self.known}

    def contradictions(self) -> Iterator[tuple[Rule, tuple[Triple, ...]]]:
        """The rules without a head whose premises all hold, with these premises; each set of premises once."""
        for rule in self._rules:
            if rule.head is None:
                seen: set[frozenset[Triple]] = set()
                for binding in self._index.solve(rule.body, {}):
                    premises = tuple(_bound(pattern, binding) for pattern in rule.body)
                    if (key := frozenset(premises)) not in seen:
                        seen.add(key)
                        yield rule, premises

    def why(self, triple: Triple) -> Proof | None:
        """A proof of a triple down to what is stated; None when it does not hold."""
        self._index.complete()
        return self._prove(triple, frozenset()) if triple in self.known else None

    def _spread(self, triples: Iterable[Triple]) -> set[Triple]:
        """Take in triples with all that follows; gives those that were not known."""
        known, remember, entailed = self.known, self._index.add, self._entailed.by
        new: set[Triple] = set()
        agenda = [triple for triple in triples if triple not in known]
        while agenda:
            triple = agenda.pop()
            if triple in known:
                continue
            self._step += 1
            for learnt in (triple, *entailed(triple)):
                if learnt not in known:
                    known[learnt] = self._step
                    new.add(learnt)
                    remember(learnt)
                    agenda += self._concluded(learnt)
        return new

    def _concluded(self, triple: Triple) -> Iterator[Triple]:
        """What rules with several premises conclude from a triple and what else is known."""
        for rule, pattern, others in self._triggers.of(triple):
            binding = _unified(pattern, triple, {})
            if binding is not None and rule.head is not None:
                for solution in list(self._index.solve(others, binding)):
                    if isinstance((concluded := _bound(rule.head, solution))[0], str):
                        yield concluded

    def _consequences(self, triples: Iterable[Triple]) -> set[Triple]:
        """The triples, and all in whose derivations any of them may have a part."""
        found = set(triples)
        agenda = list(found)
        while agenda:
            triple = agenda.pop()
            for follows in (*self._entailed.by(triple), *self._concluded(triple)):
                if follows not in found and follows in self.known:
                    found.add(follows)
                    agenda.append(follows)
        return found

    def _follows(self, triple: Triple) -> bool:
        return next(self._derivations(triple), None) is not None

    def _derivations(self, triple: Triple) -> Iterator[tuple[Rule, tuple[Triple, ...]]]:
        """Each rule that concludes a triple in one step from what is known, with the premises."""
        for rule in self._rules:
            if rule.head is not None and (binding := _unified(rule.head, triple, {})) is not None:
                for solution in self._index.solve(rule.body, binding):
                    yield rule, tuple(_bound(pattern, solution) for pattern in rule.body)

    def _prove(self, triple: Triple, above: frozenset[Triple]) -> Proof | None:
        """What was learnt in a step follows from what was known by then, and from others of the step."""
        if triple in self.stated:
            return Proof(triple)
        step, path = self.known[triple], above | {triple}
        for rule, premises in self._derivations(triple):
            if any(self.known[premise] > step or premise in path for premise in premises):
                continue
            proofs = [self._prove(each, path if self.known[each] == step else frozenset()) for each in premises]
            if all(proofs):
                return Proof(triple, rule.name, tuple(proof for proof in proofs if proof))
        return None


class _Entailed:
    """What a triple entails by rules with one premise, these and those that follow: a table by property and class."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_premise: dict[_Key, list[tuple[Pattern, Pattern]]] = defaultdict(list)
        for rule in rules:
            if rule.head is not None:
                by_premise[_key(rule.body[0])].append((rule.body[0], rule.head))
        self._table = {key: _Entailment(_saturated(key, by_premise)) for key in by_premise}

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
            made = (_bound(head, {"?s": subject, "?o": object_}) for head in self._rare)
            found += [triple for triple in made if isinstance(triple[0], str)]
        return found


def _key(pattern: Pattern) -> _Key:
    return pattern[1], None if is_variable(pattern[2]) else pattern[2]


def _saturated(key: _Key, by_premise: Mapping[_Key, Sequence[tuple[Pattern, Pattern]]]) -> tuple[Pattern, ...]:
    """All heads that follow from ``?s <key> ?o``, step by step."""
    start: Pattern = ("?s", key[0], "?o" if key[1] is None else key[1])
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


def _is_simple(rule: Rule) -> bool:
    """True for a rule with one premise that any triple of a property, or any thing of a class, meets."""
    if len(rule.body) != 1 or rule.head is None or is_variable(rule.body[0][1]) or is_variable(rule.head[1]):
        return False
    subject, predicate, object_ = rule.body[0]
    if not is_variable(subject) or subject == object_:
        return False
    return is_variable(object_) or predicate == TYPE


class _Triggers:
    """For each kind of triple the premises that it can meet: (rule, the premise, the other premises)."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_key: dict[_Key, list[_Premise]] = defaultdict(list)
        self._any: list[_Premise] = []
        for rule in rules:
            for position, pattern in enumerate(rule.body):
                others = rule.body[:position] + rule.body[position + 1 :]
                place = self._any if is_variable(pattern[1]) else self._by_key[_key(pattern)]
                place.append((rule, pattern, others))

    def of(self, triple: Triple) -> Sequence[_Premise]:
        """The premises that a triple may be."""
        some, exact = self._by_key.get((triple[1], None)), self._by_key.get((triple[1], triple[2]))
        return (*(some or ()), *(exact or ()), *self._any) if some or exact or self._any else ()


def _joined(rules: Iterable[Rule]) -> set[Term] | None:
    """The predicates of premises that are looked up when others are met; None when it may be any."""
    joined = {pattern[1] for rule in rules if not _is_simple(rule) for pattern in rule.body}
    return None if any(map(is_variable, joined)) else joined


class _Index:
    """Triples by predicate with subject and predicate with object; at first only of some predicates."""

    def __init__(self, known: Collection[Triple], predicates: set[Term] | None) -> None:
        self._known = known
        self._predicates = predicates
        self._objects: dict[Term, dict[Term, set[Term]]] = {}
        self._subjects: dict[Term, dict[Term, set[Term]]] = {}

    def complete(self) -> None:
        """Index all predicates, as tracing back what follows from what needs."""
        if self._predicates is not None:
            missing = [triple for triple in self._known if triple[1] not in self._predicates]
            self._predicates = None
            for triple in missing:
                self.add(triple)

    def add(self, triple: Triple) -> None:
        """Take in a triple."""
        subject, predicate, object_ = triple
        if self._predicates is None or predicate in self._predicates:
            self._objects.setdefault(predicate, {}).setdefault(subject, set()).add(object_)
            self._subjects.setdefault(predicate, {}).setdefault(object_, set()).add(subject)

    def remove(self, triple: Triple) -> None:
        """Forget a triple."""
        subject, predicate, object_ = triple
        for by, one, other in ((self._objects, subject, object_), (self._subjects, object_, subject)):
            if one in by.get(predicate, ()):
                by[predicate][one].discard(other)
                if not by[predicate][one]:
                    del by[predicate][one]

    def solve(self, patterns: Sequence[Pattern], binding: Binding) -> Iterator[Binding]:
        """Each way to bind the variables so that all patterns hold."""
        if not patterns:
            yield binding
            return
        position = min(range(len(patterns)), key=lambda number: self._cost(patterns[number], binding))
        pattern = patterns[position]
        rest = (*patterns[:position], *patterns[position + 1 :])
        for triple in self._matching(_bound(pattern, binding)):
            wider = _unified(pattern, triple, binding)
            if wider is not None:
                yield from self.solve(rest, wider)

    def _cost(self, pattern: Pattern, binding: Binding) -> int:
        """About how many triples match, as far as that is quickly told."""
        subject, predicate, object_ = _bound(pattern, binding)
        if is_variable(predicate):
            return 1 << 40
        if not is_variable(subject):
            return 0 if not is_variable(object_) else len(self._objects.get(predicate, {}).get(subject, _ALL))
        if not is_variable(object_):
            return len(self._subjects.get(predicate, {}).get(object_, _ALL))
        return 1 << 20

    def _matching(self, pattern: Pattern) -> Iterator[Triple]:
        subject, predicate, object_ = pattern
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


def _unified(pattern: Pattern, triple: Triple, binding: Binding) -> Binding | None:
    """The binding with what makes the pattern the triple; None when nothing does."""
    wider = dict(binding)
    for term, value in zip(pattern, triple):
        if isinstance(term, str) and is_variable(term):
            if wider.setdefault(term, value) != value:
                return None
        elif term != value:
            return None
    return wider


def _bound(pattern: Pattern, binding: Binding) -> Triple:
    subject, predicate, object_ = (binding.get(term, term) if isinstance(term, str) else term for term in pattern)
    return subject, predicate, object_
