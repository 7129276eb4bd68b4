"""Fit what the whole article says of a claim: ``python -m citygraph.evaluate.weighing GOLD_DIR…``.

It writes ``data/weights/*.json`` (:mod:`citygraph.extract.weighing`) from articles with gold facts, and prints how the
same trees, fitted on seven eighths of the articles, judge the eighth that they have not seen. scikit-learn fits them;
nothing else of citygraph needs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citygraph import article, gazetteer, lexicon, resources
from citygraph.evaluate import gold
from citygraph.evaluate.facts import PlaceFact, same_places
from citygraph.extract import MENTION_STAGES
from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.discourse import tell
from citygraph.extract.weighing import traits
from citygraph.extract.weighing.sights import sights_of
from citygraph.model import Place

_PARTS = 8
_SHAPE = {
    "n_estimators": 120, "max_depth": 4, "learning_rate": 0.1, "subsample": 0.7, "max_features": 0.5,
    "min_samples_leaf": 40, "random_state": 0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of an article: its traits, and whether gold has it."""

    article: str
    traits: tuple[float, ...]
    right: bool


def of_ties(case: gold.Case) -> Iterator[Example]:
    """Every pair of places of an article, and whether it is a partnership."""
    mentions = _mentions(case.article)
    if mentions is None:
        return
    sights = sights_of(mentions, tell(mentions))
    tied = [fact.places for fact in case.facts if fact.kind == "partnership"]
    for candidate in traits.candidates_of(sights):
        places = (fact_of(candidate.pair.one), fact_of(candidate.pair.other))
        right = any(same_places(pair, places) for pair in tied)
        yield Example(case.name, traits.traits_of(candidate, sights), right)


def _mentions(file: Path) -> Mentions | None:
    document = article.read(file.read_bytes(), file.name)
    language = document.metadata.language
    if language not in lexicon.languages():
        return None
    mentions = Mentions(document, lexicon.load(language), gazetteer.load())
    for find in MENTION_STAGES:
        mentions = find(mentions)
    return mentions


def fact_of(place: Place) -> PlaceFact:
    """A place of the gazetteer in the form of gold."""
    ref = f"gn:{place.code}" if place.type == "City" else f"iso:{place.code}"
    names = [name for _, name in place.labels]
    return PlaceFact.of(
        {"name": place.name, "aliases": names, "type": place.type, "country": place.country, "ref": ref}
    )


def fitted(examples: Sequence[Example]) -> Any:
    """scikit-learn's boosted trees for some examples."""
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(**_SHAPE)
    return model.fit([one.traits for one in examples], [one.right for one in examples])


def as_data(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Fitted trees in the form that :mod:`citygraph.extract.weighing.trees` reads."""
    base = float(model.init_.class_prior_[1])
    log_odds = _log_odds(base)
    return {
        "traits": list(names),
        "base": round(log_odds, 6),
        "trees": [_nodes(tree.tree_, model.learning_rate) for (tree,) in model.estimators_],
    }


def _log_odds(part: float) -> float:
    from math import log

    return log(part / (1 - part))


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


def unseen(examples: Sequence[Example]) -> Iterator[float]:
    """How likely each example is, by trees fitted on the articles of the other parts."""
    from sklearn.model_selection import GroupKFold

    articles = [one.article for one in examples]
    weights = [0.0] * len(examples)
    for rest, part in GroupKFold(_PARTS).split(articles, groups=articles):
        model = fitted([examples[at] for at in rest])
        for at, (_, likely) in zip(part, model.predict_proba([examples[at].traits for at in part])):
            weights[at] = float(likely)
    return iter(weights)


def report(name: str, examples: Sequence[Example]) -> str:
    """How many candidates there were, and how those that are more likely than not compare with gold."""
    chosen = [weight > 0.5 for weight in unseen(examples)]
    hits = sum(one.right for one, yes in zip(examples, chosen) if yes)
    precision, recall = hits / max(1, sum(chosen)), hits / max(1, sum(one.right for one in examples))
    articles = len({one.article for one in examples})
    return f"{name}: {len(examples)} candidates of {articles} articles, unseen P {precision:.3f} R {recall:.3f}"


QUESTIONS = {"ties": (of_ties, traits.NAMES)}


def write(folders: Iterable[Path]) -> Iterator[str]:
    """Fit and write the trees of every question; the lines say how they judge articles that they have not seen."""
    cases = [case for folder in folders for case in gold.cases(folder)]
    for name, (examples_of, names) in QUESTIONS.items():
        examples = [example for case in cases for example in examples_of(case)]
        yield report(name, examples)
        data = json.dumps(as_data(fitted(examples), names), separators=(",", ":"))
        file = resources.path("data", "weights", f"{name}.json")
        file.write_text(data.replace('"trees":[', '"trees":[\n').replace("]],[[", "]],\n[[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    for line in write(map(Path, sys.argv[1:])):
        print(line)
