"""From the IRIs that one article alone gives to the fused ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from citygraph.fuse.places import Places
from citygraph.fuse.said import Profiles
from citygraph.model import Claim, Iri, Reading, Term


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """A thing of one article is the fused thing, for a reason (empty when only a name in its IRI follows another)."""

    article: Iri
    iri: Iri
    fused: Iri
    reason: str = ""


Resolver = Callable[[Profiles, Places, "Identity"], Iterator["Verdict"]]
"""Who decides which things of one sort are one."""


RESOLVED = frozenset(("official", "tenure", "quotation", "agreement", "event"))
"""The sorts of things on which there are verdicts."""


class Identity:
    """Which fused thing each article's thing is, as far as it is decided."""

    def __init__(self) -> None:
        self._verdicts: dict[tuple[Iri, Iri], Verdict] = {}

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Take in what a resolver decided."""
        for verdict in tuple(verdicts):
            self._verdicts[verdict.article, verdict.iri] = verdict

    def of(self, article: Iri, iri: Iri) -> Iri:
        """The fused IRI; the same one when nothing is decided."""
        verdict = self._verdicts.get((article, iri))
        return verdict.fused if verdict else iri

    def reason(self, article: Iri, iri: Iri) -> str:
        """Why an article's thing is the fused one; empty when nothing was decided, or there was nothing to decide."""
        verdict = self._verdicts.get((article, iri))
        return verdict.reason if verdict else ""

    def all_of(self, article: Iri, iris: Iterable[Iri]) -> frozenset[Iri]:
        """The fused IRIs of an article's things."""
        return frozenset(self.of(article, iri) for iri in iris)

    def verdicts(self) -> list[Verdict]:
        """All that was decided, in code-point order."""
        return sorted(self._verdicts.values())


def rewrite(reading: Reading, identity: Identity) -> Reading:
    """The reading with its claims, in their order, about the fused things."""
    return replace(reading, claims=tuple(_rewrite(claim, reading.article, identity) for claim in reading.claims))


def replaced(identity: Identity) -> tuple[tuple[tuple[Iri, Iri], ...], tuple[tuple[Iri, Iri, str], ...]]:
    """The pairs of an article's IRI and the fused one that stands for it, and the reasons for them."""
    verdicts = identity.verdicts()
    fused = {verdict.fused for verdict in verdicts}
    pairs: dict[tuple[Iri, Iri], str] = {}
    for verdict in verdicts:
        if verdict.iri != verdict.fused and verdict.iri not in fused:
            pair = verdict.iri, verdict.fused
            pairs[pair] = pairs.get(pair) or verdict.reason
    ordered = sorted(pairs)
    return tuple(ordered), tuple((*pair, pairs[pair]) for pair in ordered if pairs[pair])


def _rewrite(claim: Claim, article: Iri, identity: Identity) -> Claim:
    subject = identity.of(article, claim.subject)
    value: Term = identity.of(article, claim.object) if isinstance(claim.object, Iri) else claim.object
    if subject == claim.subject and value == claim.object:
        return claim
    return claim.retold(subject, value)
