"""What cannot all be, told as a sentence about the articles that clash; and which of their claims is the weakest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.graph.infer import order
from citygraph.graph.proofs import down_to_facts
from citygraph.graph.reasoning import Derivation, Proof, Triple
from citygraph.graph.rejection import Quoted, Rejection, reject
from citygraph.graph.terms import from_rdf
from citygraph.graph.triples import quad_of
from citygraph.model import Fact, Iri, Reading
from citygraph.vocab import TYPE, local

Believed = Callable[[Iri], Iterable[Fact]]
_LONGEST = 160
_REMEDY = (
    "correct the article that is wrong; where two things were taken for one, tell them apart"
    " (citygraph identity add different-from)"
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Premises that cannot all be, each with the facts that it rests on and the best claim behind these."""

    rule: str
    premises: tuple[Triple, ...]
    facts: tuple[tuple[Fact, ...], ...]
    quotes: tuple[Quoted | None, ...]

    @property
    def weakest(self) -> Fact | None:
        """The fact that fewest claims back, and the least sure ones; None when no article is behind any of them."""
        claimed = {fact for some in self.facts for fact in some if fact.backing}
        return min(claimed, key=lambda fact: (len(set(fact.backing)), _order(fact)), default=None)

    def __str__(self) -> str:
        sides = "; ".join(_side(premise, quote) for premise, quote in zip(self.premises, self.quotes))
        return f"{_conflict(self.premises)} ({self.rule}): {sides}"


def clash(
    found: Derivation,
    store: ox.Store,
    why: Callable[[Triple], Proof | None],
    believed: Believed,
    readings: Mapping[Iri, Reading],
) -> Clash:
    """A broken rule and its premises, with the facts of a store that lead to them."""
    rule, unordered = found
    premises = tuple(sorted(unordered, key=order))
    facts = tuple(tuple(_facts(premise, store, why, believed)) for premise in premises)
    quotes = tuple(_best(some, readings) for some in facts)
    return Clash(rule.name, premises, facts, quotes)


def turned_down(found: Clash, fact: Fact | None, readings: Mapping[Iri, Reading]) -> Rejection:
    """The rejection of a fact that a clash costs; without one nothing can be set aside, and it is told all the same."""
    if fact is None:
        return Rejection(str(found), Iri(str(found.premises[0][0])), (), source=found.rule, remedy=_REMEDY)
    return reject(
        str(found),
        fact.subject,
        [fact],
        readings,
        source=found.rule,
        path=fact.predicate,
        value=fact.object,
        remedy=_REMEDY,
    )


def _facts(
    premise: Triple, store: ox.Store, why: Callable[[Triple], Proof | None], believed: Believed
) -> Iterable[Fact]:
    proof = why(premise)
    leaves = down_to_facts(proof, store).leaves() if proof else set()
    for leaf in sorted((leaf for leaf in leaves if quad_of(leaf) in store), key=order):
        subject, predicate, value = leaf
        object_ = Iri(value) if isinstance(value, str) else from_rdf(value)
        known = (fact for fact in believed(Iri(str(subject))) if (fact.predicate, fact.object) == (predicate, object_))
        yield next(known, Fact(Iri(str(subject)), Iri(str(predicate)), object_))


def _best(facts: Iterable[Fact], readings: Mapping[Iri, Reading]) -> Quoted | None:
    claims = [claim for fact in facts for claim in reject("", fact.subject, [fact], readings).claims]
    return min(claims, key=lambda claim: (-claim.confidence, claim.article, claim.sentence), default=None)


def _conflict(premises: tuple[Triple, ...]) -> str:
    subject = local(str(premises[0][0]))
    if all(premise[:2] == (premises[0][0], TYPE) for premise in premises):
        kinds = [local(str(of)) for _, _, of in premises]
        return (
            f"{subject} cannot be both {' and '.join(kinds)}" if len(kinds) > 1 else f"{subject} cannot be {kinds[0]}"
        )
    return f"{subject}: these cannot all be"


def _side(premise: Triple, quote: Quoted | None) -> str:
    subject, predicate, value = premise
    said = f"{local(str(subject))} {local(str(predicate))} {local(value) if isinstance(value, str) else value.value}"
    if predicate == TYPE:
        said = local(str(value))
    if quote is None:
        return f"{said} by the gazetteer or what follows from others"
    sentence = " ".join(quote.sentence.split())
    shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{said} by “{shown}” in {local(quote.article)}"


def _order(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.predicate, repr(fact.object)
