"""Fitting the trees: what is written is what scikit-learn fitted."""

from __future__ import annotations

import json
import random

import pytest

from citygraph.evaluate import gold, weighing
from citygraph.extract.weighing.trees import Trees


@pytest.fixture(scope="module")
def examples() -> list[weighing.Example]:
    """Of two numbers, right where the first is greater than the second."""
    rng = random.Random(4)
    numbers = [(rng.random(), rng.random()) for _ in range(400)]
    return [weighing.Example(f"a{at % 40}", pair, pair[0] > pair[1]) for at, pair in enumerate(numbers)]


def test_the_data_weighs_as_the_model_does(examples) -> None:
    model = weighing.fitted(examples)
    data = json.loads(json.dumps(weighing.as_data(model, ("a", "b"))))
    forest = Trees(tuple(data["traits"]), data["base"], tuple(tuple(map(tuple, tree)) for tree in data["trees"]))
    for one in examples[:50]:
        assert forest.weigh(one.traits) == pytest.approx(model.predict_proba([one.traits])[0][1], abs=2e-3)


def test_what_can_be_learned_is_found_in_articles_not_seen(examples) -> None:
    right = [(weight > 0.5) == one.right for one, weight in zip(examples, weighing.unseen(examples))]
    assert sum(right) > 0.9 * len(right)


def test_the_bundled_articles_give_examples_of_both_sorts() -> None:
    examples = [one for case in gold.cases(gold.bundled()) for one in weighing.of_ties(case)]
    assert {one.right for one in examples} == {True, False}
