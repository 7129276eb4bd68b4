"""The pairs of places that an article's whole account was weighed for, and what spoke for and against each."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.account import Account
from citygraph.extract.explain.model import Part, Weighed
from citygraph.extract.papers.instruments import instruments_of
from citygraph.extract.papers.papers import papers_of
from citygraph.extract.ties.evidence import signs_of
from citygraph.extract.weighing import trees
from citygraph.extract.weighing.pairs import weights_of
from citygraph.extract.weighing.sights import sights_of
from citygraph.extract.weighing.traits import traits_of

_WORTH_TELLING = 0.1
_REASONS = 4


def explained_ties(account: Account) -> Iterator[Weighed]:
    """Pairs that rules read, and others that are not quite unlikely; the likeliest first."""
    told = account.told
    weights = weights_of(account.mentions, told)
    if not weights:
        return
    read = {sign.pair for sign in signs_of(told, instruments_of(papers_of(told)))}
    kept = {sign.pair for sign in account.signs}
    sights, forest = sights_of(account.mentions, told), trees.load("ties")
    for candidate, weight in sorted(weights, key=lambda one: -one[1]):
        pair = candidate.pair
        if pair in read or pair in kept or weight >= _WORTH_TELLING:
            moved = forest.reasons(traits_of(candidate, sights))[:_REASONS]
            reasons = tuple(Part(name, by) for name, _, by in moved)
            yield Weighed(pair.one, pair.other, weight, pair in read, pair in kept, reasons)
