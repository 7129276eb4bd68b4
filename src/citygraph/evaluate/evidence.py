"""Where to look: the sentence and the rule behind an extra fact, the sentence that may hold a missed one."""

from __future__ import annotations

from citygraph.evaluate.facts import ScoredFact
from citygraph.folding import fold, slug
from citygraph.model import Claim, Document, Reading
from citygraph.vocab import local

_PREDICATE = {
    "official": "office",
    "tenure": "tenureStatus",
    "partnership": "status",
    "kind": "kind",
    "since": "since",
    "field": "field",
    "agreement": "status",
    "date": "signedOn",
    "signatory": "signatory",
    "event": "date",
}
_LONGEST = 200


def of_extra(fact: ScoredFact, reading: Reading) -> str:
    """``rule: sentence`` of the claim that backs a predicted fact; empty when it was derived."""
    claims = [claim for claim in reading.claims if claim.subject == fact.about]
    if not claims:
        return ""
    claim = max(claims, key=lambda claim: _fit(claim, fact))
    return f"{claim.rule}: {_excerpt(reading.document, claim.start, claim.end)}"


def of_missed(fact: ScoredFact, document: Document) -> str:
    """A sentence that names the person of a gold fact, or all its places, the title last; empty when none does."""
    for sentence in sorted(document.sentences, key=lambda sentence: (sentence.paragraph == 0, sentence.start)):
        if _names_all(fold(document.text[sentence.start : sentence.end]), fact):
            return _excerpt(document, sentence.start, sentence.end)
    return ""


def _fit(claim: Claim, fact: ScoredFact) -> tuple[bool, bool]:
    """How well a claim about the right thing explains the fact: by its object, then by its predicate."""
    said = getattr(claim.object, "value", None) or local(str(claim.object))
    names_it = said in fact.values or (bool(fact.name) and said.startswith(slug(fact.name)))
    return names_it, local(claim.predicate) == _PREDICATE[fact.kind]


def _names_all(folded: str, fact: ScoredFact) -> bool:
    words = f" {folded} "
    if fact.name:
        return f" {fold(fact.name)} " in words
    return bool(fact.places) and all(any(f" {name} " in words for name in place.names) for place in fact.places)


def _excerpt(document: Document, start: int, end: int) -> str:
    text = " ".join(document.text[start:end].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
