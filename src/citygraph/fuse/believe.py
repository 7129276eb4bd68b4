"""What to believe of things, chosen anew for those only of which it may be something else now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from citygraph.fuse.facts import beliefs, believable
from citygraph.fuse.index import Index
from citygraph.fuse.rewrite import RESOLVED
from citygraph.fuse.said import Said, sort_of
from citygraph.model import Belief, Claim, Excerpt, Fact, Iri

# What is a part of others comes before them, and places after all that names them: few things are looked at twice.
_ORDER = ("government", "office", "official", "agreement", "partnership", "tenure", "quotation", "event", "place", "")
_MOST = 20_000
"""Excerpts that are looked at together, if no thing has more."""


def believe(index: Index, least: float = 0.0) -> Iterator[str]:
    """Choose anew what is doubtful, until nothing is; tells, step by step, the sort of things that it is at.

    Nothing is believed that is less sure than `least`.
    """
    while found := _next(index):
        sort, things = found
        yield sort
        index.hold(beliefs_in(things, index, least))


def beliefs_in(things: Iterable[Iri], index: Index, least: float = 0.0) -> Iterator[Belief]:
    """What to believe of some things, given what is believed of all others."""
    said = believable(_retold(index.excerpts_about(things), index))
    yield from beliefs(said, index.places, index.outline, least)
    yield from (Belief(thing) for thing in things if thing not in said)


def facts_about(thing: Iri, index: Index) -> tuple[Fact, ...]:
    """The facts of a thing, each with the claims that back it."""
    return tuple(fact for belief in beliefs_in([thing], index) for fact in belief.facts)


def _next(index: Index) -> tuple[str, list[Iri]] | None:
    for sort in _ORDER:
        if things := index.doubtful(sort, _MOST):
            return sort, things
    return None


def _retold(excerpts: list[Excerpt], index: Index) -> list[Said]:
    """The claims about the fused things, article by article and in the order of their places in it."""
    named = {
        (excerpt.article, claim.object)
        for excerpt in excerpts
        for _, claim in excerpt.claims
        if isinstance(claim.object, Iri) and sort_of(claim.object) in RESOLVED
    }
    fused = index.fused(named)

    def told(article: Iri, claim: Claim) -> Claim:
        retold = fused.get((article, claim.object)) if isinstance(claim.object, Iri) else None
        return replace(claim, object=retold) if retold else claim

    said = [
        Said(told(excerpt.article, claim), excerpt.article, index, excerpt.published, excerpt.source)
        for excerpt in excerpts
        for index, claim in excerpt.claims
    ]
    return sorted(said, key=attrgetter("article", "index"))
