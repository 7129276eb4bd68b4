"""Pairs weighed by the whole article: what is added, what is dropped, and the trees that tell."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.discourse import tell
from citygraph.extract.weighing import pairs, traits, trees
from citygraph.extract.weighing.at_once import AtOnce
from citygraph.extract.weighing.sights import sights_of
from citygraph.model import PartialDate

NEWS = """Leeds welcomes twelve from Dortmund for a week of music
The city of Leeds is hosting young musicians from Dortmund this week.
Leeds has been twinned with Dortmund since 1969, and choirs have gone back and forth ever since.
"We hear more of Dortmund than of Bradford," joked the Lord Mayor of Leeds, Ann Smith.
The guests will stay with families in Leeds and play in the town hall on Friday.
Dortmund will return the invitation in spring, when an orchestra from Leeds is to travel by train via Lille.
Nobody was asked to bring an umbrella.
"""


@pytest.fixture
def weighed(mentions: Callable[..., Mentions]) -> Callable[[str], dict[str, float]]:
    """``weighed(text)``: "Dortmund - Leeds" → how likely they are tied."""

    def weigh(text: str) -> dict[str, float]:
        found = mentions(text, "en", PartialDate.parse("2024-05-06"))
        weights = pairs.weights_of(found, tell(found))
        return {
            " - ".join(sorted((candidate.pair.one.name, candidate.pair.other.name))): weight
            for candidate, weight in weights
        }

    return weigh


def test_a_twin_weighs_more_than_who_is_named_in_passing(weighed) -> None:
    weights = weighed(NEWS)
    assert weights["Dortmund - Leeds"] > pairs.LIKELY
    assert max(weight for pair, weight in weights.items() if pair != "Dortmund - Leeds") < pairs.LIKELY


def test_few_sentences_are_left_to_the_rules(weighed) -> None:
    assert weighed("The city of Leeds is twinned with Dortmund.") == {}


def test_without_a_word_for_a_tie_nothing_is_weighed(weighed) -> None:
    assert (
        weighed("\n".join(f"The mayor of Leeds drove to Dortmund for the {number}th time." for number in range(9)))
        == {}
    )


def test_every_candidate_has_every_trait(mentions) -> None:
    found = mentions(NEWS, "en", None)
    sights = sights_of(found, tell(found))
    candidates = list(traits.candidates_of(sights))
    assert candidates
    assert {len(traits.traits_of(candidate, sights)) for candidate in candidates} == {len(traits.NAMES)}


def test_no_place_is_paired_with_itself_or_with_what_it_lies_in(mentions) -> None:
    found = mentions(NEWS.replace("Lille", "Leeds, England, United Kingdom"), "en", None)
    for candidate in traits.candidates_of(sights_of(found, tell(found))):
        one, other = candidate.pair.one, candidate.pair.other
        assert one != other
        assert one.id not in other.within
        assert other.id not in one.within


def _signs(mentions: Mentions, monkeypatch: pytest.MonkeyPatch, weight: float) -> set[str]:
    """The pairs of the signs when every pair weighs the same."""
    monkeypatch.setattr(trees.Trees, "weigh", lambda *_: weight)
    return {" - ".join(sorted((sign.pair.one.name, sign.pair.other.name))) for sign in account_of(mentions).signs}


def test_what_a_sentence_says_stands_unless_nearly_all_speaks_against_it(mentions, monkeypatch) -> None:
    found = mentions(NEWS, "en", None)
    assert "Dortmund - Leeds" in _signs(found, monkeypatch, pairs.READ)
    assert _signs(found, monkeypatch, pairs.READ - 0.01) == set()


def test_what_is_concluded_from_a_document_must_be_likely(mentions, monkeypatch) -> None:
    found = mentions(
        NEWS.replace("Nobody was", "The mayors of Leeds and Bradford signed a memorandum. Nobody was"), "en", None
    )
    assert "Bradford - Leeds" in _signs(found, monkeypatch, pairs.PAPERED)
    assert "Bradford - Leeds" not in _signs(found, monkeypatch, pairs.PAPERED - 0.01)


def test_what_goes_on_with_another_sentences_list_must_be_likely(mentions, monkeypatch) -> None:
    text = NEWS.replace("Nobody was", "Leeds has several twin towns. Lille was the first; then came Brno. Nobody was")
    found = mentions(text, "en", None)
    assert "Brno - Leeds" in _signs(found, monkeypatch, pairs.LIKELY)
    assert "Brno - Leeds" not in _signs(found, monkeypatch, pairs.LIKELY - 0.01)


def test_a_document_between_unlikely_sides_is_dropped(mentions, monkeypatch) -> None:
    text = NEWS.replace(
        "Nobody was", "The mayors of Leeds and Bradford signed a memorandum of understanding. Nobody was"
    )
    found = mentions(text, "en", None)
    monkeypatch.setattr(trees.Trees, "weigh", lambda *_: pairs.PAPERED)
    assert len(account_of(found).instruments) == 1
    monkeypatch.setattr(trees.Trees, "weigh", lambda *_: pairs.PAPERED - 0.01)
    assert account_of(found).instruments == ()


def test_what_it_speaks_for_is_added_with_the_sentence_that_says_most(mentions, monkeypatch) -> None:
    found = mentions(NEWS, "en", None)
    assert "Leeds - Lille" not in _signs(found, monkeypatch, pairs.LIKELY - 0.01)
    assert "Leeds - Lille" not in _signs(found, monkeypatch, pairs.TOGETHER - 0.01)
    assert "Leeds - Lille" in _signs(found, monkeypatch, 1.0)
    sign = next(one for one in account_of(found).signs if "Lille" in (one.pair.one.name, one.pair.other.name))
    assert "Lille" in found.document.text[sign.start : sign.end]
    assert sign.rule.startswith("weighed-")


def test_the_trees_ask_for_the_traits_that_there_are() -> None:
    assert trees.load("ties").traits == traits.NAMES


def test_reasons_add_up_to_the_weight() -> None:
    forest = trees.load("ties")
    numbers = [1.0] * len(traits.NAMES)
    start = sum(tree[0][4] for tree in forest.trees) + forest.base
    moved = sum(by for _, _, by in forest.reasons(numbers))
    from math import exp

    assert 1 / (1 + exp(-(start + moved))) == pytest.approx(forest.weigh(numbers))


def test_another_towns_end_is_not_that_of_an_added_pair(mentions, monkeypatch) -> None:
    text = NEWS.replace("Nobody was", "Leeds ended its twinning with Bradford when Lille came up. Nobody was")
    monkeypatch.setattr(trees.Trees, "weigh", lambda *_: 1.0)
    signs = [one for one in account_of(mentions(text, "en", None)).signs if one.rule.startswith("weighed-")]
    states = {place.name: one.status for one in signs for place in (one.pair.one, one.pair.other)}
    assert states["Lille"] == "active"


def _walked(forest: trees.Trees, numbers: Sequence[float]) -> list[float]:
    """What each tree says, node by node."""
    values = []
    for tree in forest.trees:
        node = tree[0]
        while node[2]:
            node = tree[node[2] if numbers[node[0]] <= node[1] else node[3]]
        values.append(node[4])
    return values


def test_trees_asked_at_once_say_what_they_say_one_by_one() -> None:
    forest, draw = trees.load("ties"), random.Random(3)
    at_once = AtOnce(forest.trees, len(forest.traits))
    limits = sorted({node[1] for tree in forest.trees for node in tree if node[2]})
    for _ in range(200):
        numbers = [draw.choice((0, 0, -1, True, 40, draw.random(), draw.choice(limits))) for _ in forest.traits]
        assert list(at_once.leaves(numbers)) == _walked(forest, numbers)


def test_a_tree_may_be_one_leaf_or_have_many() -> None:
    leaf = ((0, 0.0, 0, 0, 0.25),)
    chain = [node for at in range(20) for node in ((0, -float(at), 2 * at + 2, 2 * at + 1, 0.0), (0, 0.0, 0, 0, at))]
    at_once = AtOnce([leaf, (*chain, (0, 0.0, 0, 0, 20.0))], 1)
    assert [list(at_once.leaves([number])) for number in (1, -0.5, -18.5, -20)] == [
        [0.25, 0], [0.25, 1], [0.25, 19], [0.25, 20],
    ]  # fmt: skip


def test_what_rules_read_of_each_place_counts(mentions) -> None:
    text = NEWS.replace("Nobody was", "Leeds is twinned with Lille and Brno as well. Nobody was")
    found = mentions(text, "en", None)
    sights = sights_of(found, tell(found))
    told = {
        " - ".join(sorted((each.pair.one.name, each.pair.other.name))): dict(
            zip(traits.NAMES, traits.traits_of(each, sights))
        )
        for each in traits.candidates_of(sights)
    }
    assert told["Dortmund - Leeds"]["read, partners of the more tied"] >= 3
    assert told["Dortmund - Leeds"]["read, most tied"] == 1
    assert told["Brno - Lille"]["together, read otherwise"] == 1
    assert told["Brno - Lille"]["read, most tied"] == 0


def test_a_tie_of_all_with_all_makes_no_hub_of_any(mentions) -> None:
    text = NEWS.replace("Nobody was", "Lille, Brno and Bradford signed a friendship pact. Nobody was")
    found = mentions(text, "en", None)
    sights = sights_of(found, tell(found))
    assert all(sights.partners[place] <= 1 for place in sights.partners if place.name != "Leeds")


def test_a_group_that_signs_together_is_tied_as_a_whole(mentions, monkeypatch) -> None:
    found = mentions(
        NEWS.replace("Nobody was", "Lille, Brno and Bradford signed a friendship pact. Nobody was"), "en", None
    )
    group = {"Bradford - Brno", "Bradford - Lille", "Brno - Lille"}
    weigh = trees.Trees.weigh
    seen: list[float] = []

    def one_in_three(self: trees.Trees, numbers: Sequence[float]) -> float:
        seen.append(weigh(self, numbers))
        return 0.9 if len(seen) % 3 else 0.0

    monkeypatch.setattr(trees.Trees, "weigh", one_in_three)
    told = {" - ".join(sorted((sign.pair.one.name, sign.pair.other.name))) for sign in account_of(found).signs}
    assert group <= told
