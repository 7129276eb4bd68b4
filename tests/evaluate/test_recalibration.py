"""Confidences moved to what holds on unseen articles."""

from __future__ import annotations

from citygraph.evaluate.calibration import confidences, counted_before, counts_of, cross_validated_unseen, write
from citygraph.evaluate.recalibration import Recalibration, fitted
from citygraph.evaluate.reliability import Sample
from citygraph.model import Claim, Literal
from citygraph.vocab import partnership_iri, term


def samples(right: int, wrong: int, directness: float = 0.95) -> list[Sample]:
    tie, kind = partnership_iri("a", "b"), term("cg:kind")
    claim = Claim(tie, kind, Literal("x"), 0, 1, "r", confidence=directness)
    return [Sample(str(number), claim, number < right) for number in range(right + wrong)]


def test_what_was_stated_becomes_what_is_so() -> None:
    found = fitted([(0.9, number < 80) for number in range(100)] + [(0.6, number < 40) for number in range(100)])
    assert round(found.of(0.9), 3) == 0.8
    assert round(found.of(0.6), 3) == 0.4


def test_the_order_stays() -> None:
    found = fitted([(0.9, number < 80) for number in range(100)] + [(0.6, number < 40) for number in range(100)])
    moved = [found.of(number / 100) for number in range(101)]
    assert moved == sorted(moved)
    assert all(0 <= each <= 1 for each in moved)


def test_where_the_surer_is_less_often_right_nothing_is_moved() -> None:
    upside_down = [(0.9, number < 40) for number in range(100)] + [(0.6, number < 80) for number in range(100)]
    assert fitted(upside_down) == Recalibration()


def test_of_no_outcomes_or_one_sort_of_them_nothing_is_learnt() -> None:
    assert fitted([]) == fitted([(0.9, True), (0.8, True)]) == fitted([(0.9, True), (0.9, False)]) == Recalibration()


def test_counts_are_read_as_they_were_written(tmp_path) -> None:
    counts = counts_of([*samples(3, 1), *samples(1, 1, 0.7)])
    write(tmp_path / "c.csv", counts, Recalibration(shift=-1))
    again = counted_before(tmp_path / "c.csv")
    assert {key: count for key, count in again.items() if count != (0, 0)} == counts
    assert confidences(again) == confidences(counts)


def test_unseen_articles_are_judged_by_others() -> None:
    rates = confidences(counts_of([*samples(990, 10), *samples(600, 400, 0.7)]))
    unseen = [*samples(160, 40), *samples(80, 120, 0.7)]
    judged = cross_validated_unseen(rates, unseen)
    assert len(judged) == len(unseen)
    assert abs(sum(sure for sure, _ in judged) / len(judged) - 0.6) < 0.02
