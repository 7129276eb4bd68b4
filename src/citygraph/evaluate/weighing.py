"""Fit what the whole article says of a claim: ``python -m citygraph.evaluate.weighing [--on-top] GOLD_DIR…``.

It writes ``data/weights/*`` (:mod:`citygraph.extract.weighing`) from articles with gold facts, and prints how the
same trees, fitted on seven eighths of the folders, or of the articles of one, judge the eighth that they have not seen.
With ``--on-top`` the trees for ties that are there stay, and new ones are fitted to what these leave: so articles can
be learnt from when those that the first were fitted to are not at hand. scikit-learn fits them; nothing else of
citygraph needs it.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Any

from citygraph import article, gazetteer, lexicon, resources
from citygraph.evaluate import gold
from citygraph.evaluate.facts import PlaceFact, same_places
from citygraph.extract import MENTION_STAGES
from citygraph.extract.account import subjects_in
from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.discourse import tell
from citygraph.extract.papers.instruments import instruments_of
from citygraph.extract.papers.papers import papers_of
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.evidence import signs_of
from citygraph.extract.ties.fields import contents_of
from citygraph.extract.weighing import field_traits, pairs, reliability, traits, trees
from citygraph.extract.weighing.at_once import Node
from citygraph.extract.weighing.field_traits import FieldCandidate, Fields
from citygraph.extract.weighing.reliability import Reliability, Word
from citygraph.extract.weighing.sights import sights_of
from citygraph.model import Place

_PARTS = 8
_EVEN = 0.5


Judged = tuple[FieldCandidate, bool]
"""A field of a tie that gold has too, and whether it has the field."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of an article of a `group`: its traits, whether gold has it, and whether a rule alone claims it."""

    group: str
    traits: tuple[float, ...]
    right: bool
    read: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every article: `ask` makes its examples of articles with the groups that they are of.

    `shape` is that of the trees, `more` that of trees on top of them; empty where there shall be none.
    """

    ask: Callable[[Sequence[tuple[str, gold.Case]]], Iterator[Example]]
    names: tuple[str, ...]
    shape: Mapping[str, Any]
    more: Mapping[str, Any]


def of_ties(cases: Iterable[tuple[str, gold.Case]]) -> Iterator[Example]:
    """Every pair of places of an article, and whether it is a partnership."""
    for group, case in cases:
        mentions = _mentions(case.article)
        if mentions is None:
            continue
        sights = sights_of(mentions, tell(mentions))
        tied = [fact.places for fact in case.facts if fact.kind == "partnership"]
        for candidate in traits.candidates_of(sights):
            right = any(same_places(pair, _sides(candidate.pair)) for pair in tied)
            yield Example(group, traits.traits_of(candidate, sights), right)


def of_fields(cases: Iterable[tuple[str, gold.Case]]) -> Iterator[Example]:
    """Every field that is named in a sentence on a tie that gold has, and whether it is one of that tie.

    How often its word is right is counted from the other articles.
    """
    every = [(group, *found) for group, case in cases if (found := _fields(case)) is not None]
    counts = reliability.counts(*(_words(right) for _, _, right in every))
    for group, named, right in every:
        others = counts.without(_words(right))
        for candidate, is_right in right:
            numbers = field_traits.traits_of(candidate, named, others)
            yield Example(group, numbers, is_right, read=bool(candidate.contents))


def words_of(cases: Iterable[tuple[str, gold.Case]]) -> Reliability:
    """How often each word for a field was right in the articles."""
    every = (_fields(case) for _, case in cases)
    return reliability.counts(*(_words(found[1]) for found in every if found is not None))


@cache
def _fields(case: gold.Case) -> tuple[Fields, list[Judged]] | None:
    """The fields named in sentences on ties, and of those ties that gold has, whether it has the field."""
    mentions = _mentions(case.article)
    if mentions is None:
        return None
    told = tell(mentions)
    if len(told) < pairs.LEAST:
        return None
    signs = pairs.settled(signs_of(told, instruments_of(papers_of(told))), pairs.weights_of(mentions, told))
    subjects = subjects_in(told, signs)
    named = field_traits.fields_of(told, subjects, contents_of(told, subjects))
    ties = [fact.places for fact in case.facts if fact.kind == "partnership"]
    held = [(fact.places, fact.values[0]) for fact in case.facts if fact.kind == "field"]
    right: list[Judged] = []
    for one in named.every:
        sides = _sides(one.tie)
        if any(same_places(pair, sides) for pair in ties):
            right.append((one, any(field == one.field and same_places(pair, sides) for pair, field in held)))
    return named, right


def _words(candidates: Iterable[Judged]) -> dict[Word, bool]:
    """The words of an article that name fields of its ties, and whether one of these has the field."""
    found: dict[Word, bool] = {}
    for one, right in candidates:
        for naming in one.namings:
            found[naming.word] = found.get(naming.word, False) or right
    return found


def _mentions(file: Path) -> Mentions | None:
    document = article.read(file.read_bytes(), file.name)
    language = document.metadata.language
    if language not in lexicon.languages():
        return None
    mentions = Mentions(document, lexicon.load(language), gazetteer.load())
    for find in MENTION_STAGES:
        mentions = find(mentions)
    return mentions


def _sides(pair: Partnership) -> tuple[PlaceFact, PlaceFact]:
    return fact_of(pair.one), fact_of(pair.other)


def fact_of(place: Place) -> PlaceFact:
    """A place of the gazetteer in the form of gold."""
    ref = f"gn:{place.code}" if place.type == "City" else f"iso:{place.code}"
    names = [name for _, name in place.labels]
    return PlaceFact.of(
        {"name": place.name, "aliases": names, "type": place.type, "country": place.country, "ref": ref}
    )


_SHAPE = {"subsample": 0.7, "random_state": 0}
QUESTIONS = {
    "ties": Question(
        of_ties,
        traits.NAMES,
        _SHAPE
        | {"n_estimators": 240, "max_depth": 4, "learning_rate": 0.05, "max_features": 0.5, "min_samples_leaf": 40},
        _SHAPE
        | {"n_estimators": 80, "max_depth": 3, "learning_rate": 0.05, "max_features": 0.5, "min_samples_leaf": 25},
    ),
    "fields": Question(
        of_fields,
        field_traits.NAMES,
        _SHAPE
        | {"n_estimators": 100, "max_depth": 3, "learning_rate": 0.08, "max_features": 0.3, "min_samples_leaf": 20},
        {},
    ),
}


class Present:
    """The trees that are there, as what scikit-learn's boosting begins from."""

    def __init__(self, forest: trees.Trees) -> None:
        self.forest = forest

    def fit(self, *_examples: object) -> Present:
        """Nothing is left to fit."""
        return self

    def predict_proba(self, examples: Iterable[Sequence[float]]) -> Any:
        """How likely each example is: a row of no and yes for each."""
        from numpy import array

        weights = [self.forest.weigh(traits) for traits in examples]
        return array([(1 - weight, weight) for weight in weights])


def fitted(examples: Sequence[Example], shape: Mapping[str, Any], on: trees.Trees | None = None) -> Any:
    """scikit-learn's boosted trees for some examples, from their mean on or from the trees `on`."""
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(init=Present(on) if on else None, **shape)
    return model.fit([one.traits for one in examples], [one.right for one in examples])


def as_data(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Fitted trees in the form that :mod:`citygraph.extract.weighing.trees` reads, behind those they were put on."""
    new = [_nodes(tree.tree_, model.learning_rate) for (tree,) in model.estimators_]
    if isinstance(model.init_, Present):
        before = model.init_.forest
        return {"traits": list(names), "base": before.base, "trees": [*map(_as_written, before.trees), *new]}
    base = float(model.init_.class_prior_[1])
    return {"traits": list(names), "base": round(log(base / (1 - base)), 6), "trees": new}


def _as_written(tree: Iterable[Node]) -> list[list[float]]:
    return [list(node) for node in tree]


def _nodes(tree: Any, rate: float) -> list[list[float]]:
    """Each node: trait, limit, the two below, and its value, which above the leaves is the mean of those below."""
    values = [0.0] * tree.node_count
    for at in reversed(range(tree.node_count)):
        left, right = tree.children_left[at], tree.children_right[at]
        if left < 0:
            values[at] = float(tree.value[at][0][0]) * rate
        else:
            share = tree.n_node_samples[left] / (tree.n_node_samples[left] + tree.n_node_samples[right])
            values[at] = share * values[left] + (1 - share) * values[right]
    return [
        [int(tree.feature[at]), round(float(tree.threshold[at]), 6), int(tree.children_left[at]),
         int(tree.children_right[at]), round(values[at], 5)]
        if tree.children_left[at] > 0 else [0, 0, 0, 0, round(values[at], 5)]
        for at in range(tree.node_count)
    ]  # fmt: skip


def unseen(examples: Sequence[Example], shape: Mapping[str, Any], on: trees.Trees | None = None) -> Iterator[float]:
    """How likely each example is, by trees fitted on the groups of the other parts."""
    from sklearn.model_selection import GroupKFold

    groups = [one.group for one in examples]
    weights = [0.0] * len(examples)
    for rest, part in GroupKFold(min(_PARTS, len(set(groups)))).split(groups, groups=groups):
        model = fitted([examples[at] for at in rest], shape, on)
        for at, (_, likely) in zip(part, model.predict_proba([examples[at].traits for at in part])):
            weights[at] = float(likely)
    return iter(weights)


def report(
    name: str,
    examples: Sequence[Example],
    shape: Mapping[str, Any],
    on: trees.Trees | None,
) -> Iterator[str]:
    """How many candidates there were, and how those that weigh more than even compare with gold, in groups not seen."""
    groups = len({one.group for one in examples})
    yield f"{name}: {len(examples)} candidates in {groups} groups, {sum(one.right for one in examples)} right"
    if examples[0].read is not None:
        yield f"  rules alone {_compared(examples, [bool(one.read) for one in examples])}"
    if on:
        yield f"  before {_compared(examples, [on.weigh(one.traits) >= _EVEN for one in examples])}"
    yield f"  unseen {_compared(examples, [weight >= _EVEN for weight in unseen(examples, shape, on)])}"


def _compared(examples: Sequence[Example], chosen: Sequence[bool]) -> str:
    hits = sum(one.right for one, yes in zip(examples, chosen) if yes)
    precision, recall = hits / max(1, sum(chosen)), hits / max(1, sum(one.right for one in examples))
    return f"P {precision:.3f} R {recall:.3f}"


def write(folders: Sequence[Path], *, on_top: bool = False) -> Iterator[str]:
    """Fit and write the trees of every question; the lines say how they judge folders that they have not seen."""
    alone = len(folders) == 1
    cases = [(case.name if alone else str(folder), case) for folder in folders for case in gold.cases(folder)]
    for name, question in QUESTIONS.items():
        if on_top and not question.more:
            continue
        on, shape = (trees.load(name), question.more) if on_top else (None, question.shape)
        examples = list(question.ask(cases))
        yield from report(name, examples, shape, on)
        data = json.dumps(as_data(fitted(examples, shape, on), question.names), separators=(",", ":"))
        file = resources.path("data", "weights", f"{name}.json")
        file.write_text(data.replace('"trees":[', '"trees":[\n').replace("]],[[", "]],\n[[") + "\n", encoding="utf-8")
        trees.load.cache_clear()  # fields are looked for in the ties that the new trees leave
    if not on_top:
        _write_words(words_of(cases))


def _write_words(counts: Reliability) -> None:
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(reliability.HEAD)
    rows.writerows(counts.rows())
    resources.path("data", "weights", "words.csv").write_text(table.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--on-top"]
    for line in write([Path(folder) for folder in given], on_top=len(given) < len(sys.argv) - 1):
        print(line)
