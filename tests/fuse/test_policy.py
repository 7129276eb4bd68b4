"""What is believed where sources disagree."""

from __future__ import annotations

import pytest

from citygraph.fuse import fuse


def believed(tell, predicate, *reports):
    """The values of one property of a partnership; a report is (day, value as a term, further parts of the claim)."""
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)
    stated = tell.partnership(tell.ALPHA, tell.BETA)[:3]
    readings = [
        tell.article(day, stated, (tell.claim(pair, predicate, value, **parts),), title=str(number))
        for number, (day, value, parts) in enumerate(reports)
    ]
    (found,) = tell.facts(fuse(readings), "partnership").values()
    return found[predicate.removeprefix("cg:")]


def years(tell, *reports):
    return believed(tell, "cg:since", *(("2025-01-01", tell.day(text), parts) for text, parts in reports))


def test_denied_goes_first(tell) -> None:
    assert years(tell, ("2019", {"modality": "denied", "confidence": 1.0}), ("2021", {"confidence": 0.5})) == {"2021"}


def test_asserted_before_planned(tell) -> None:
    assert years(tell, ("2019", {"modality": "planned"}), ("2021", {"confidence": 0.5})) == {"2021"}


def test_the_more_direct_claim_before_more_articles(tell) -> None:
    assert years(tell, ("2019", {"confidence": 0.7}), ("2019", {"confidence": 0.7}), ("2021", {})) == {"2021"}


def test_small_differences_of_confidence_are_none(tell) -> None:
    assert years(tell, ("2019", {"confidence": 0.95}), ("2021", {"confidence": 0.9}), ("2021", {})) == {"2021"}


def test_more_articles_before_the_newer_one(tell) -> None:
    reports = [("2025-01-01", "2019"), ("2025-01-02", "2019"), ("2025-01-03", "2021")]
    assert believed(tell, "cg:since", *((day, tell.day(year), {}) for day, year in reports)) == {"2019"}


def test_the_newer_article(tell) -> None:
    reports = [("2025-01-01", "2019"), ("2025-01-02", "2021")]
    assert believed(tell, "cg:since", *((day, tell.day(year), {}) for day, year in reports)) == {"2021"}


def test_else_the_first_in_order(tell) -> None:
    assert years(tell, ("2021", {}), ("2019", {})) == {"2019"}


def test_a_more_precise_date_that_agrees_wins_and_gains_the_support_of_the_other(tell) -> None:
    assert years(tell, ("2019", {}), ("2019", {}), ("2019-05-05", {"confidence": 0.7})) == {"2019-05-05"}
    assert years(tell, ("2019", {}), ("2019-05-05", {}), ("2021", {}), ("2019", {})) == {"2019-05-05"}


@pytest.mark.parametrize(("older", "newer"), [("proposed", "active"), ("active", "ended"), ("ended", "active")])
def test_a_status_is_that_of_the_latest_day(tell, older, newer) -> None:
    reports = [("2020-01-01", older), ("2021-01-01", older), ("2025-01-01", newer)]
    values = ((day, tell.concept("status", status), {}) for day, status in reports)
    assert believed(tell, "cg:status", *values) == {newer}


def test_what_a_later_article_tells_of_an_earlier_day_is_not_the_latest(tell) -> None:
    reports = [
        ("2020-01-01", tell.concept("status", "active"), {}),
        ("2025-01-01", tell.concept("status", "ended"), {"as_of": "1990"}),
    ]
    assert believed(tell, "cg:status", *reports) == {"active"}


def test_a_plan_does_not_undo_what_is(tell) -> None:
    reports = [
        ("2020-01-01", tell.concept("status", "active"), {}),
        ("2025-01-01", tell.concept("status", "proposed"), {"modality": "planned"}),
    ]
    assert believed(tell, "cg:status", *reports) == {"active"}


def test_plain_cooperation_does_not_contradict_a_kind(tell) -> None:
    kinds = ("cooperation", "cooperation", "friendship-city")
    reports = [("2025-01-01", tell.concept("kind", kind), {}) for kind in kinds]
    assert believed(tell, "cg:kind", *reports) == {"friendship-city"}


def test_values_of_other_properties_add_up(tell) -> None:
    reports = [("2025-01-01", tell.concept("field", field), {}) for field in ("health", "culture")]
    assert believed(tell, "cg:field", *reports) == {"health", "culture"}
