"""Less of what is believed: which claims a view of the graph hides, and of which things it may believe something else.

A store that keeps what is believed of the whole offers itself as a :class:`Narrowed` index: after :func:`narrow`,
``believe(index, least)`` brings it to the facts of ``as_of`` or ``sure``, at the cost of what the view changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from citygraph import confidence
from citygraph.fuse.facts import believable
from citygraph.fuse.moment import hidden_on
from citygraph.fuse.policy import SIGNED_ON
from citygraph.fuse.said import Said
from citygraph.model import Claim, Excerpt, Iri, PartialDate, Term

Backing = tuple[Iri, int]


class Narrowed(Protocol):
    """All that articles say of fused things, of which claims may be hidden."""

    def by_article(self) -> Iterable[list[Excerpt]]:
        """What each article says that counts; claims are about fused things, and name others as the article does."""

    def hide(self, hidden: Collection[Backing]) -> None:
        """These claims count no more."""

    def doubt_things(self, things: Iterable[Iri]) -> None:
        """Of these things something else may be believed."""


def narrow(index: Narrowed, day: PartialDate | None, least: float = 0.0) -> int:
    """Hide the claims that do not count on a day, and doubt what depends on them, or is less sure than `least`.

    Gives how many claims are hidden.
    """
    hidden = hidden_on(map(_said, index.by_article()), day) if day else {}
    if hidden:
        index.hide(hidden)
        index.doubt_things(set(hidden.values()))
    if least:
        index.doubt_things(_unsure(map(_said, index.by_article()), least))
    return len(hidden)


def _said(excerpts: list[Excerpt]) -> list[Said]:
    """The claims of one article about the fused things, in the order of their places in it."""
    fused = {excerpt.iri: excerpt.thing for excerpt in excerpts if excerpt.iri != excerpt.thing}

    def told(claim: Claim) -> Claim:
        meant = fused.get(claim.object) if isinstance(claim.object, Iri) else None
        return claim.retold(claim.subject, meant) if meant else claim

    said = [
        Said(told(claim), excerpt.article, index, excerpt.published, excerpt.source)
        for excerpt in excerpts
        for index, claim in excerpt.claims
    ]
    return sorted(said, key=lambda one: one.index)


def _unsure(by_article: Iterable[list[Said]], least: float) -> Iterator[Iri]:
    """The things with a value that may not be sure enough."""
    sources: dict[tuple[Iri, Iri, Term], dict[Iri, float]] = {}
    for said in by_article:
        for subject, properties in believable(said).items():
            for predicate, some in properties.items():
                for one in some:
                    sure = sources.setdefault((subject, predicate, one.claim.object), {})
                    sure[one.source] = max(confidence.of(one.claim), sure.get(one.source, 0.0))
    signed: set[Iri] = set()
    for (subject, predicate, _), sure in sources.items():
        # Of several days of signing in one article only the last one counts: fewer sources may be left.
        several = predicate == SIGNED_ON and subject in signed
        if predicate == SIGNED_ON:
            signed.add(subject)
        if several or confidence.fused([each] for each in sure.values()) < least:
            yield subject
