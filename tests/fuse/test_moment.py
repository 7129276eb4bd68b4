"""The graph as it was on a day."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import graph
from citygraph.fuse import as_of, fuse
from citygraph.model import PartialDate


def on(tell, day: str, sort: str, *readings):
    return tell.facts(as_of(fuse(readings), PartialDate.parse(day)), sort)


def life(tell):
    """Proposed in 2015, active since 2017 as an article of 2020 says, ended in 2022."""
    return (
        tell.article("2015-05-05", tell.partnership(tell.ALPHA, tell.BETA, "proposed")),
        tell.article("2020-05-05", tell.partnership(tell.ALPHA, tell.BETA, "active", since="2017-03")),
        tell.article("2022-05-05", tell.partnership(tell.ALPHA, tell.BETA, "ended")),
    )


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2015-05-05", "proposed"),
        ("2016", "proposed"),
        ("2017-03", "active"),
        ("2021-12-31", "active"),
        ("2022-06", "ended"),
    ],
)
def test_a_status_is_what_held_on_the_day(tell, day, status) -> None:
    (tie,) = on(tell, day, "partnership", *life(tell)).values()
    assert tie["status"] == {status}


def test_before_all_reports_there_is_nothing(tell) -> None:
    assert as_of(fuse(life(tell)), PartialDate(2015, 5, 4)).facts == ()


def test_an_end_is_of_its_own_day(tell) -> None:
    late = tell.article("2025-01-01", tell.partnership(tell.ALPHA, tell.BETA, "ended", since="1990", until="2000-06"))
    (then,) = on(tell, "1999", "partnership", late).values()
    assert then["since"] == {"1990"}
    assert not then.keys() & {"until", "status"}
    (after,) = on(tell, "2000-07", "partnership", late).values()
    assert after["status"] == {"ended"}
    assert after["until"] == {"2000-06"}


def test_a_document_comes_with_its_day_and_its_parties_with_it(tell) -> None:
    report = tell.article("2025-05-06", tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2025-05-05"))
    assert on(tell, "2025-05-04", "agreement", report) == {}
    (letter,) = on(tell, "2025-05-05", "agreement", report).values()
    assert letter["party"] == {"alpha-1", "beta-2"}
    assert set(on(tell, "2025-05-05", "government", report)) == {"alpha-1", "beta-2"}


def test_a_plan_is_of_the_day_on_which_it_is_told(tell) -> None:
    plan = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, planned="2025-09", status="planned")
    signed = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2025-09-09")
    told = tell.article("2025-05-06", plan), tell.article("2025-09-10", signed)
    (before,) = on(tell, "2025-06", "agreement", *told).values()
    assert before["status"] == {"planned"}
    (after,) = on(tell, "2025-09-09", "agreement", *told).values()
    assert after["status"] == {"signed"}


def test_an_office_is_attested_until_then(tell) -> None:
    told = [tell.article(day, tell.official("Ann Lee", "mayor", tell.ALPHA)) for day in ("2020-01-01", "2024-01-01")]
    (tenure,) = on(tell, "2022", "tenure", *told).values()
    assert tenure["attestedUntil"] == {"2020-01-01"}
    assert on(tell, "2019", "official", *told) == {}


def test_what_has_no_day_is_left_out(tell) -> None:
    assert on(tell, "2030", "partnership", tell.article("", tell.partnership(tell.ALPHA, tell.BETA))) == {}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_fact_of_a_day_has_its_claims_and_the_end_of_time_is_the_whole(tell, data) -> None:
    readings = [one for one in data.draw(st.lists(tell.articles(), max_size=5)) if one.document.metadata.published]
    fusion = fuse(readings)
    then = as_of(fusion, PartialDate.parse(data.draw(st.sampled_from(("2019", "2025-05", "2025-05-05", "2025-09-01")))))
    assert tell.unbacked(then) == []
    assert not {backer for fact in then.facts for backer in fact.backing} & then.hidden
    assert set(graph.describe(as_of(fusion, PartialDate(2030)))) == set(graph.describe(fusion))
