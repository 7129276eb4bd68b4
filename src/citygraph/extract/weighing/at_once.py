"""All trees of a question asked at once, as QuickScorer does (C. Lucchese et al., SIGIR 2015).

Each leaf is a bit of one long number, with a field for each tree. A trait above the limit of a node rules out the
leaves to its left; once all traits have ruled out theirs, a tree ends in the first of those that are left to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import and_
from struct import Struct

Node = tuple[int, float, int, int, float]
"""Which trait, up to which number to the left, the two nodes below (0 at a leaf), and the value of the node."""

_WIDTHS = {"B": 8, "H": 16, "I": 32, "Q": 64}
"""The leaves for which a number of each format has bits."""

_Limit = tuple[int, float, int, int]
"""The trait and the limit of a node, and the leaves to its left: the first, and the one behind the last."""


class AtOnce:
    """Trees as bits; `traits` is the number of those that they may ask for."""

    def __init__(self, trees: Sequence[Sequence[Node]], traits: int) -> None:
        walked = [_walked(tree) for tree in trees]
        most = max((len(values) for values, _ in walked), default=1)
        form, width = next((form, width) for form, width in _WIDTHS.items() if most <= width)
        self._fields = Struct(f"<{len(trees)}{form}")
        self._values = [{1 << bit: value for bit, value in enumerate(values)} for values, _ in walked]
        self._firsts = sum(1 << (width * number) for number in range(len(trees)))
        self._all = every = (1 << (width * len(trees))) - 1
        asked: list[list[tuple[float, int]]] = [[] for _ in range(traits)]
        for number, (_, limits) in enumerate(walked):
            for trait, limit, first, end in limits:
                asked[trait].append((limit, every ^ (((1 << (end - first)) - 1) << (width * number + first))))
        self._asked = [_left(sorted(nodes), every) for nodes in asked]

    def leaves(self, traits: Sequence[float]) -> Iterable[float]:
        """What each tree says, in order."""
        left = self._all
        for number, (least, limits, below) in zip(traits, self._asked):
            if number > least:  # as few are: most numbers are 0
                left &= below[bisect_left(limits, number)]
        first = left & (left ^ (left - self._firsts))  # every field has a leaf left: none borrows of the next one
        bits = self._fields.unpack(first.to_bytes(self._fields.size, "little"))
        return map(dict.__getitem__, self._values, bits)


def _left(nodes: Sequence[tuple[float, int]], every: int) -> tuple[float, list[float], list[int]]:
    """The least limit of a trait, all of them in order, and the leaves that are left by how many lie below a number."""
    limits = [limit for limit, _ in nodes]
    return min(limits, default=float("inf")), limits, [*accumulate((left for _, left in nodes), and_, initial=every)]


def _walked(tree: Sequence[Node]) -> tuple[list[float], list[_Limit]]:
    """The values of a tree's leaves from left to right, and its limits."""
    values: list[float] = []
    limits: list[_Limit] = []

    def walk(at: int) -> None:
        trait, limit, left, right, value = tree[at]
        if not left:
            values.append(value)
            return
        first = len(values)
        walk(left)
        limits.append((trait, limit, first, len(values)))
        walk(right)

    walk(0)
    return values, limits
