"""How well fusing tells things apart: B-cubed and pairwise precision and recall over the mentions of a sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

Mention = tuple[Hashable, Hashable]
"""What a mention was taken for, and what it is in truth."""


@dataclass(frozen=True)
class Score:
    """Precision and recall, between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def b_cubed(mentions: Iterable[Mention]) -> Score:
    """For each mention: what share of those taken for the same thing are it, and what share of it was taken so.

    Method: Bagga and Baldwin, Algorithms for Scoring Coreference Chains (1998).

    >>> b_cubed([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    Score(precision=0.75, recall=0.6666666666666666)
    """
    both, taken, true = _counted(mentions)
    total = sum(both.values()) or 1
    precision = sum(count * count / taken[one] for (one, _), count in both.items()) / total
    recall = sum(count * count / true[other] for (_, other), count in both.items()) / total
    return Score(precision, recall)


def pairwise(mentions: Iterable[Mention]) -> Score:
    """Of all pairs taken for one thing, how many are; of all that are, how many were taken so.

    >>> pairwise([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    Score(precision=0.5, recall=0.3333333333333333)
    """
    both, taken, true = _counted(mentions)
    right = sum(map(_pairs, both.values()))
    claimed, there = sum(map(_pairs, taken.values())), sum(map(_pairs, true.values()))
    return Score(right / claimed if claimed else 1.0, right / there if there else 1.0)


def _counted(mentions: Iterable[Mention]) -> tuple[Counter[Mention], Counter[Hashable], Counter[Hashable]]:
    both = Counter(mentions)
    taken: Counter[Hashable] = Counter()
    true: Counter[Hashable] = Counter()
    for (one, other), count in both.items():
        taken[one] += count
        true[other] += count
    return both, taken, true


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
