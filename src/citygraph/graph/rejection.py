"""A fact that the shapes turned down, told so that a person can judge it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citygraph.model import Claim, Fact, Iri, Literal, Reading, Term
from citygraph.vocab import local


@dataclass(frozen=True, slots=True)
class Rejection:
    """Facts that were set aside: the shape's message, what it looked at, and the sentence of the best claim.

    `focus` is the thing that broke the shape; `article` and `sentence` are empty when no claim backs the facts.
    """

    message: str
    focus: Iri
    facts: tuple[tuple[Iri, Iri, Term], ...]
    sentence: str = ""
    article: str = ""

    def __str__(self) -> str:
        what = "; ".join(f"{local(predicate)} {_short(object_)}" for _, predicate, object_ in self.facts[:3])
        more = f" and {len(self.facts) - 3} more" if len(self.facts) > 3 else ""
        source = f" - “{self.sentence}” ({local(self.article)})" if self.sentence else ""
        return f"{local(self.focus)}: {self.message} ({what}{more}){source}"


def reject(message: str, focus: Iri, facts: Iterable[Fact], readings: Mapping[Iri, Reading]) -> Rejection:
    """A rejection with the sentence of the claim that backs its facts best."""
    dropped = sorted(facts, key=lambda fact: (fact.subject, fact.predicate, str(fact.object)))
    triples = tuple((fact.subject, fact.predicate, fact.object) for fact in dropped)
    found = best_claim(dropped, readings)
    if found is None:
        return Rejection(message, focus, triples)
    article, claim = found
    return Rejection(message, focus, triples, readings[article].document.text[claim.start : claim.end], article)


def best_claim(facts: Iterable[Fact], readings: Mapping[Iri, Reading]) -> tuple[Iri, Claim] | None:
    """The surest claim behind facts; of equally sure ones that of the first article, then the first in it."""
    backing = {backer for fact in facts for backer in fact.backing if backer[0] in readings}
    claims = [(readings[article].claims[index], article, index) for article, index in backing]
    if not claims:
        return None
    claim, article, _ = min(claims, key=lambda found: (-found[0].confidence, found[1], found[2]))
    return article, claim


def _short(term: Term) -> str:
    return f"“{term.value}”" if isinstance(term, Literal) else local(term)
