"""Where sources contradict what is believed: with what, by which step that lost, and how many say the one or other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citygraph.fuse.policy import Candidates, Decision, refines
from citygraph.fuse.said import Said, sources, surest, term_order
from citygraph.model import Disagreement, Iri, Literal, Term


def disagreements(
    thing: Iri,
    stated: Mapping[Iri, Candidates],
    decided: Mapping[Iri, Decision],
    said: Mapping[Iri, list[Said]],
) -> Iterator[Disagreement]:
    """What is said of a thing that contradicts what is stated of it in the end, in code-point order."""
    for predicate, values in stated.items():
        decision = decided[predicate]
        for claimed in sorted(decision.lost, key=term_order):
            for believed, claims in values.items():
                if not _agree(believed, claimed):
                    yield _disagreement(thing, predicate, believed, claimed, decision, claims, said[predicate])


def _disagreement(
    thing: Iri, predicate: Iri, believed: Term, claimed: Term, decision: Decision, best: list[Said], said: list[Said]
) -> Disagreement:
    return Disagreement(
        thing,
        predicate,
        believed,
        claimed,
        decision.step_against(claimed),
        _sources(believed, said),
        _sources(claimed, said),
        surest(best).backing,
        tuple(sorted(one.backing for one in said if one.claim.object == claimed)),
    )


def _agree(believed: Term, claimed: Term) -> bool:
    """True when one is but vaguer; not that a tie is to become more than plain cooperation."""
    return refines(believed, claimed) or (isinstance(claimed, Literal) and refines(claimed, believed))


def _sources(value: Term, said: Iterable[Said]) -> int:
    return len(sources(one for one in said if one.claim.object == value or refines(value, one.claim.object)))
