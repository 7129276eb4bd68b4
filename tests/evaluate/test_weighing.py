"""Fitting the trees: what is written is what scikit-learn fitted."""

from __future__ import annotations

import json
import random

import pytest

from citygraph.evaluate import gold, weighing
from citygraph.extract.weighing.trees import Trees

SHAPE = weighing.QUESTIONS["ties"].shape


@pytest.fixture(scope="module")
def cases() -> list[tuple[str, gold.Case]]:
    return [(case.name, case) for case in gold.cases(gold.bundled())]


@pytest.fixture(scope="module")
def examples() -> list[weighing.Example]:
    """Of two numbers, right where the first is greater than the second."""
    rng = random.Random(4)
    numbers = [(rng.random(), rng.random()) for _ in range(400)]
    return [weighing.Example(f"a{at % 40}", pair, pair[0] > pair[1]) for at, pair in enumerate(numbers)]


def test_the_data_weighs_as_the_model_does(examples) -> None:
    model = weighing.fitted(examples, SHAPE)
    forest = _read(json.loads(json.dumps(weighing.as_data(model, ("a", "b")))))
    for one in examples[:50]:
        assert forest.weigh(one.traits) == pytest.approx(model.predict_proba([one.traits])[0][1], abs=2e-3)


def test_what_can_be_learned_is_found_in_articles_not_seen(examples) -> None:
    right = [(weight > 0.5) == one.right for one, weight in zip(examples, weighing.unseen(examples, SHAPE))]
    assert sum(right) > 0.9 * len(right)


@pytest.mark.parametrize("name", weighing.QUESTIONS)
def test_the_bundled_articles_give_examples_of_both_sorts(name: str, cases) -> None:
    question = weighing.QUESTIONS[name]
    examples = list(question.ask(cases))
    assert {one.right for one in examples} == {True, False}
    assert {len(one.traits) for one in examples} == {len(question.names)}


def test_an_article_does_not_tell_how_reliable_its_own_words_are(cases) -> None:
    alone = list(weighing.of_fields(cases[:1]))
    assert alone
    assert {one.traits[-2:] for one in alone} == {(0.5, 0.5)}


def test_words_are_counted_once_an_article(cases) -> None:
    counts = weighing.words_of(cases)
    assert max(counts.seen.values()) <= len(cases)
    assert all(counts.right[word] <= counts.seen[word] for word in counts.right)


def test_the_report_sets_the_rules_alone_beside_the_trees(examples) -> None:
    told = [weighing.Example(one.group, one.traits, one.right, read=at % 2 == 0) for at, one in enumerate(examples)]
    head, rules, unseen = weighing.report("size", told, weighing.QUESTIONS["ties"].shape, None)
    assert head == f"size: 400 candidates in 40 groups, {sum(one.right for one in told)} right"
    assert rules.startswith("  rules alone P 0.")
    assert unseen.startswith("  unseen P 0.9")


def test_trees_on_top_begin_where_those_that_are_there_end(examples) -> None:
    there = _read(weighing.as_data(weighing.fitted(examples, SHAPE | {"n_estimators": 5}), ("a", "b")))
    model = weighing.fitted(examples, SHAPE | {"n_estimators": 20}, there)
    both = _read(weighing.as_data(model, ("a", "b")))
    assert (both.base, both.trees[:5]) == (there.base, there.trees)
    assert len(both.trees) == 25
    for one in examples[:50]:
        assert both.weigh(one.traits) == pytest.approx(model.predict_proba([one.traits])[0][1], abs=2e-3)
    assert _loss(both, examples) < 0.7 * _loss(there, examples)


def _read(data) -> Trees:
    return Trees(tuple(data["traits"]), data["base"], tuple(tuple(map(tuple, tree)) for tree in data["trees"]))


def _loss(forest: Trees, examples) -> float:
    return sum((forest.weigh(one.traits) - one.right) ** 2 for one in examples)
