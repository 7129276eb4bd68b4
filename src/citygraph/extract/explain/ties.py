"""Pairs of places, and fields of ties, that a whole article was weighed for, and what spoke for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.extract.account import Account, subjects_in
from citygraph.extract.explain.model import Part, Weighed
from citygraph.extract.papers.instruments import instruments_of
from citygraph.extract.papers.papers import papers_of
from citygraph.extract.ties.evidence import signs_of
from citygraph.extract.ties.fields import contents_of
from citygraph.extract.weighing import field_traits, reliability, trees
from citygraph.extract.weighing.fields import weights_of_fields
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
            reasons = _reasons(forest, traits_of(candidate, sights))
            yield Weighed(pair.one, pair.other, weight, pair in read, pair in kept, reasons)


def explained_fields(account: Account) -> Iterator[Weighed]:
    """Fields of ties that rules read, and others that are not quite unlikely; the likeliest first."""
    told = account.told
    subjects = subjects_in(told, account.signs)
    contents = tuple(contents_of(told, subjects))
    weights = weights_of_fields(told, subjects, contents)
    if not weights:
        return
    kept = {(tie, content.field) for content in account.contents for tie in content.ties}
    fields, forest = field_traits.fields_of(told, subjects, contents), trees.load("fields")
    for candidate, weight in sorted(weights, key=lambda one: -one[1]):
        pair, read = candidate.tie, bool(candidate.contents)
        if read or weight >= _WORTH_TELLING:
            reasons = _reasons(forest, field_traits.traits_of(candidate, fields, reliability.load()))
            is_kept = (pair, candidate.field) in kept
            yield Weighed(pair.one, pair.other, weight, read, is_kept, reasons, candidate.field)


def _reasons(forest: trees.Trees, traits: Sequence[float]) -> tuple[Part, ...]:
    return tuple(Part(name, by) for name, _, by in forest.reasons(traits)[:_REASONS])
