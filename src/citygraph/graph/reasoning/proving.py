"""Why a triple holds: the proof with the fewest steps one upon another, down to what is stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citygraph.graph.reasoning.knowledge import Base
from citygraph.graph.reasoning.program import Program
from citygraph.graph.reasoning.rules import Triple

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a triple holds: it is stated (no rule), or a rule concludes it from premises."""

    triple: Triple
    rule: str = ""
    premises: tuple[Proof, ...] = ()

    def leaves(self) -> set[Triple]:
        """The stated triples that it rests on."""
        return {leaf for premise in self.premises for leaf in premise.leaves()} if self.rule else {self.triple}


Why = Callable[[Triple], Proof | None]
"""Gives the proof of a triple; None when it does not hold."""


def prove(triple: Triple, program: Program, knowledge: Base, is_stated: Callable[[Triple], bool]) -> Proof | None:
    """A proof of a triple; None when it does not hold.

    Iterative deepening: a proof of so many levels at most is looked for before a deeper one, hence none goes in a
    circle. Of proofs of the same depth it is always the same one, whatever the order in which triples were learnt.
    """
    if triple not in knowledge:
        return None
    search = _Search(program, knowledge, is_stated)
    return next((proof for depth in range(_DEEPEST) if (proof := search.at(triple, depth))), None)


class _Search:
    def __init__(self, program: Program, knowledge: Base, is_stated: Callable[[Triple], bool]) -> None:
        self._program = program
        self._knowledge = knowledge
        self._is_stated = is_stated
        self._proofs: dict[Triple, Proof] = {}
        self._failed: dict[Triple, int] = {}

    def at(self, triple: Triple, depth: int) -> Proof | None:
        """A proof with no more levels of rules than `depth`."""
        if triple in self._proofs and _levels(self._proofs[triple]) <= depth:
            return self._proofs[triple]
        if self._failed.get(triple, -1) >= depth:
            return None
        proof = Proof(triple) if self._is_stated(triple) else self._derived(triple, depth)
        if proof:
            self._proofs[triple] = proof
        else:
            self._failed[triple] = depth
        return proof

    def _derived(self, triple: Triple, depth: int) -> Proof | None:
        if depth == 0:
            return None
        found = self._program.derivations(triple, self._knowledge)
        for rule, premises in sorted(found, key=lambda one: (one[0].name, str(one[1]))):
            proofs: list[Proof] = []
            for premise in premises:
                if (proof := self.at(premise, depth - 1)) is None:
                    break
                proofs.append(proof)
            else:
                return Proof(triple, rule.name, tuple(proofs))
        return None


def _levels(proof: Proof) -> int:
    return 1 + max(map(_levels, proof.premises), default=0) if proof.rule else 0
