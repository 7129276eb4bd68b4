"""Gradient-boosted trees: many small decision trees whose values add up to the log-odds of a yes.

Fitted by scikit-learn (`python -m citygraph.evaluate.weighing`), kept as data in ``data/weights/NAME.json``, and read
here without it. Method: J. H. Friedman, Greedy function approximation: a gradient boosting machine, 2001.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from citygraph import resources
from citygraph.extract.weighing.at_once import AtOnce, Node
from citygraph.lazily import lazy


@dataclass(frozen=True)
class Trees:
    """The trees of one question; `traits` are the names of what they ask for, in order."""

    traits: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def weigh(self, traits: Sequence[float]) -> float:
        """How likely the answer is yes, from 0 to 1.

        >>> Trees(("size",), 0.0, (((0, 1.5, 1, 2, 0.0), (0, 0, 0, 0, -2.0), (0, 0, 0, 0, 2.0)),)).weigh([3]) > 0.8
        True
        """
        return 1 / (1 + exp(-sum(self._at_once.leaves(traits), self.base)))

    @lazy
    def _at_once(self) -> AtOnce:
        return AtOnce(self.trees, len(self.traits))

    def reasons(self, traits: Sequence[float]) -> list[tuple[str, float, float]]:
        """The traits that moved the answer, the strongest first: name, number, and by how much of log-odds.

        A trait moves it by what the node below it is worth more than the node that asks for it, over all trees.
        """
        moved = [0.0] * len(self.traits)
        for tree in self.trees:
            node = tree[0]
            while node[2]:
                below = tree[node[2] if traits[node[0]] <= node[1] else node[3]]
                moved[node[0]] += below[4] - node[4]
                node = below
        order = sorted(range(len(moved)), key=lambda at: -abs(moved[at]))
        return [(self.traits[at], float(traits[at]), moved[at]) for at in order if moved[at]]


@cache
def load(name: str) -> Trees:
    """The trees of ``data/weights/NAME.json``."""
    data = json.loads(resources.path("data", "weights", f"{name}.json").read_text(encoding="utf-8"))
    trees = tuple(
        tuple((int(t), x, int(left), int(right), v) for t, x, left, right, v in tree) for tree in data["trees"]
    )
    return Trees(tuple(data["traits"]), data["base"], trees)
