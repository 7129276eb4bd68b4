"""How often words for fields are right: counted, kept as a table, and drawn towards their field when rare."""

from __future__ import annotations

import pytest

from citygraph.extract.weighing import reliability
from citygraph.extract.weighing.reliability import Word

NURSES, WINE, BEEF = (
    Word("en", "health", "nurses"),
    Word("en", "agriculture-and-fisheries", "wine"),
    Word("en", "agriculture-and-fisheries", "beef"),
)


def test_a_word_that_is_mostly_right_is_reliable() -> None:
    counts = reliability.counts(*[{NURSES: True, WINE: False}] * 9)
    assert counts.of_word(NURSES) > 0.8
    assert counts.of_word(WINE) < 0.2


def test_a_word_not_seen_takes_after_its_field_and_a_field_not_seen_is_even() -> None:
    counts = reliability.counts(*[{WINE: False}] * 9)
    assert counts.of_word(BEEF) == pytest.approx(counts.of_field(BEEF.field))
    assert counts.of_word(BEEF) < 0.5
    assert counts.of_word(NURSES) == pytest.approx(0.5)


def test_an_article_is_left_out_of_its_own_counts() -> None:
    own = {NURSES: True, WINE: False}
    rest = [{NURSES: False}, {WINE: True}]
    assert reliability.counts(*rest, own).without(own) == reliability.counts(*rest)


def test_the_table_gives_back_what_was_counted() -> None:
    counts = reliability.counts({NURSES: True, WINE: False}, {NURSES: True})
    again = reliability.of_rows([tuple(map(str, row)) for row in counts.rows()])
    assert list(again.rows()) == list(counts.rows()) == [(*WINE, 1, 0), (*NURSES, 2, 2)]
    assert again.of_word(NURSES) == counts.of_word(NURSES)


def test_the_kept_table_is_whole() -> None:
    rows = list(reliability.load().rows())
    assert len(rows) == len({row[:3] for row in rows}) > 0
    assert all(0 <= right <= articles for *_, articles, right in rows)
