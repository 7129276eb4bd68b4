"""The days on which somebody is seen in office."""

from __future__ import annotations

import pytest

from citygraph.fuse import fuse


@pytest.mark.parametrize(
    ("reports", "first", "last"),
    [
        ([("2025-03-01", "current", "")], {"2025-03-01"}, {"2025-03-01"}),
        ([("2025-03-01", "current", "2024-12-24")], {"2024-12-24"}, {"2024-12-24"}),
        ([("2025-03-01", "current", ""), ("2024-01-01", "acting", "")], {"2024-01-01"}, {"2025-03-01"}),
        ([("2025-03-01", "former", "2018-05")], {"2018-05"}, {"2018-05"}),  # "then-mayor"
        ([("2025-03-01", "former", "")], set(), set()),
        ([("2025-03-01", "elect", "")], set(), set()),
    ],
)
def test_attested_days(tell, reports, first, last) -> None:
    fusion = fuse(
        tell.article(day, tell.official("Ann Lee", "mayor", tell.ALPHA, status, as_of))
        for day, status, as_of in reports
    )
    (tenure,) = tell.facts(fusion, "tenure").values()
    assert tenure.get("attestedFrom", set()) == first
    assert tenure.get("attestedUntil", set()) == last


def test_the_latest_report_tells_the_status(tell) -> None:
    reports = [("2020-01-01", "current"), ("2021-01-01", "current"), ("2025-01-01", "former")]
    fusion = fuse(tell.article(day, tell.official("Ann Lee", "mayor", tell.ALPHA, status)) for day, status in reports)
    (tenure,) = tell.facts(fusion, "tenure").values()
    assert tenure["tenureStatus"] == {"former"}
    assert tenure["attestedUntil"] == {"2021-01-01"}


def test_a_past_event_of_a_former_mayor_is_told_on_the_day_of_the_report(tell) -> None:
    fusion = fuse(
        [
            tell.article("2016-01-01", tell.official("Ann Lee", "mayor", tell.ALPHA)),
            tell.article("2025-01-01", tell.official("Ann Lee", "mayor", tell.ALPHA, "former", "2015-06-01")),
        ]
    )
    (tenure,) = tell.facts(fusion, "tenure").values()
    assert tenure["tenureStatus"] == {"former"}
    assert (tenure["attestedFrom"], tenure["attestedUntil"]) == ({"2015-06-01"}, {"2016-01-01"})


def test_a_tenure_has_a_name(tell) -> None:
    fusion = fuse([tell.article("2025-01-01", tell.official("Ann Lee", "vice-mayor", tell.ALPHA))])
    assert tell.labels(fusion, "tenure") == {"Ann Lee, vice mayor of Alpha"}
