"""The invented world of bench/: the same seed gives the same news, its truth is whole, and its figures are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.world.__main__ import mentions_of, news, resolution, write
from bench.world.scoring import Score, b_cubed, pairwise
from bench.world.telling import Told
from citygraph.fuse import fuse
from citygraph.fuse.said import sort_of

SORTS = {"official", "agreement", "event"}


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return news(400, seed=7)


def test_the_same_seed_gives_the_same_news(told: list[Told]) -> None:
    again = news(400, seed=7)
    assert [one.reading.document.text for one in again] == [one.reading.document.text for one in told]
    assert [one.reading.claims for one in again] == [one.reading.claims for one in told]
    assert news(5, seed=8)[0].reading != told[0].reading


def test_there_are_as_many_articles_as_wanted_in_three_languages(told: list[Told]) -> None:
    assert len({one.reading.article for one in told}) == 400
    assert {one.reading.document.metadata.language for one in told} == {"en", "id", "ms"}


def test_every_claim_stands_on_a_sentence_and_every_thing_has_a_truth(told: list[Told]) -> None:
    for one in told:
        sentences = {(sentence.start, sentence.end) for sentence in one.reading.document.sentences}
        assert {(claim.start, claim.end) for claim in one.reading.claims} <= sentences
        things = {claim.subject for claim in one.reading.claims if sort_of(claim.subject) in SORTS}
        assert things == set(one.truth)


def test_what_makes_news_hard_is_in_it(told: list[Told]) -> None:
    texts = [one.reading.document.text.split("\n\n", 2)[2] for one in told]
    assert len(set(texts)) < len(texts)  # copies
    forms: dict[str, set[str]] = {}
    for one in told:
        for mention, truth in one.truth.items():
            if sort_of(mention) == "official":
                forms.setdefault(truth, set()).add(mention)
    assert sum(len(each) > 1 for each in forms.values()) > len(forms) / 5


def test_fusing_tells_things_apart(told: list[Told]) -> None:
    fusion = fuse(one.reading for one in told)
    for sort, mentions in mentions_of(told, fusion).items():
        for score in (b_cubed(mentions), pairwise(mentions)):
            assert min(score.precision, score.recall) >= 0.95, sort
    assert resolution(told, fusion).count("|") > 20


def test_the_figures_fall_when_everything_is_one_or_nothing_is() -> None:
    all_one, none = [("x", n) for n in range(4)], [(n, "x") for n in range(4)]
    assert b_cubed(all_one) == Score(0.25, 1.0)
    assert b_cubed(none) == Score(1.0, 0.25)
    assert pairwise(all_one) == Score(0.0, 1.0)
    assert pairwise(none) == Score(1.0, 0.0)


def test_the_articles_can_be_written_as_a_table(told: list[Told], tmp_path: Path) -> None:
    write(told[:3], tmp_path / "news.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["text"] for row in rows] == [one.reading.document.text for one in told[:3]]
