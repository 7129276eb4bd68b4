"""Facts and all that follows from them by rules, in memory: forwards until nothing is new, and with every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.graph.reasoning.knowledge import InMemory
from citygraph.graph.reasoning.program import Derivation, Program
from citygraph.graph.reasoning.proving import Proof, prove
from citygraph.graph.reasoning.rules import Rule, Triple


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
        self._program = Program(rules)
        self._knowledge = InMemory(self._program.joined)
        self._program.spread(self._program.axioms, self._knowledge)

    @property
    def known(self) -> set[Triple]:
        """What is stated, and what follows."""
        return self._knowledge.triples

    @property
    def inferred(self) -> set[Triple]:
        """What follows and is not stated."""
        return self.known - self.stated

    def add(self, triples: Iterable[Triple]) -> set[Triple]:
        """State triples; gives what newly follows."""
        given = set(triples)
        self.stated |= given
        return self._program.spread(given, self._knowledge) - given

    def remove(self, triples: Iterable[Triple]) -> set[Triple]:
        """Take statements back; gives all that no longer holds."""
        gone = {triple for triple in triples if triple in self.stated}
        self.stated -= gone
        return self._program.retract(gone, self._knowledge, self.stated.__contains__)

    def contradictions(self) -> Iterator[Derivation]:
        """The rules without a head whose premises all hold, with these premises; each set of premises once."""
        return self._program.contradictions(self._knowledge)

    def why(self, triple: Triple) -> Proof | None:
        """A proof of a triple down to what is stated; None when it does not hold."""
        return prove(triple, self._program, self._knowledge, self.stated.__contains__)
