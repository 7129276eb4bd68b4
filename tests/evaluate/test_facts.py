"""When a predicted fact says what a gold fact says."""

from __future__ import annotations

from typing import Any

import pytest

from citygraph.evaluate.facts import PlaceFact, ScoredFact, facts_of, match

LYON = {"name": "Lyon", "type": "City", "country": "FR", "ref": "gn:2996944"}
KANO = {"name": "Kano", "type": "City", "country": "NG", "ref": "gn:2335204"}


def facts(**parts: Any) -> list[ScoredFact]:
    return facts_of({"places": {"lyon": LYON, "kano": KANO}, **parts})


def tie(**values: Any) -> dict[str, Any]:
    return {"partners": ["lyon", "kano"], "kind": "sister-city", "status": "active"} | values


def agreement(**values: Any) -> dict[str, Any]:
    return {"type": "LetterOfIntent", "parties": ["lyon", "kano"], "status": "signed"} | values


def outcome(gold: list[ScoredFact], predicted: list[ScoredFact]) -> tuple[list[str], list[str]]:
    missed, extra = match(gold, predicted)
    return [str(fact) for fact in missed], [str(fact) for fact in extra]


def test_a_partnership_gives_its_status_its_kind_its_fields_and_since() -> None:
    assert [str(fact) for fact in facts(partnerships=[tie(since="1999", fields=["health"])])] == [
        "partnership (Lyon - Kano, active)",
        "kind (Lyon - Kano, sister-city)",
        "since (Lyon - Kano, 1999)",
        "field (Lyon - Kano, health)",
    ]


def test_a_hit_leaves_nothing_and_partners_have_no_order() -> None:
    predicted = facts(partnerships=[tie(partners=["kano", "lyon"])])
    assert outcome(facts(partnerships=[tie()]), predicted) == ([], [])


def test_another_status_is_a_miss_and_an_extra() -> None:
    missed, extra = outcome(facts(partnerships=[tie()]), facts(partnerships=[tie(status="proposed")]))
    assert missed == ["partnership (Lyon - Kano, active)"]
    assert extra == ["partnership (Lyon - Kano, proposed)"]


def test_each_prediction_counts_once() -> None:
    missed, extra = outcome(facts(partnerships=[tie()]), facts(partnerships=[tie(), tie()]))
    assert missed == []
    assert extra == ["partnership (Lyon - Kano, active)", "kind (Lyon - Kano, sister-city)"]


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        (LYON, {"name": "Lugdunum", "type": "City", "country": "FR", "ref": "gn:2996944"}, True),
        (LYON, {"name": "Lyon", "type": "City", "country": "FR"}, True),
        (LYON, {"name": "Lyon", "type": "City", "country": "US", "ref": "gn:5052361"}, False),
        (LYON, {"name": "Lyon", "type": "Region", "country": "FR"}, False),
        (LYON, {"name": "Lyons", "aliases": ["LYON"], "type": "City", "country": "FR"}, True),
        (LYON, {"name": "Lyon"}, True),
        ({"name": "City of Lyon"}, {"name": "Lyon City"}, True),
        ({"name": "Kabupaten Lyon"}, {"name": "Lyon"}, True),
        ({"name": "Lyon"}, {"name": "Lyon-sur-Mer"}, False),
        (
            {"name": "Inggris", "type": "Country", "country": "GB"},
            {"name": "United Kingdom", "type": "Country", "country": "GB"},
            True,
        ),
    ],
)
def test_places_are_one_by_reference_else_by_level_name_and_country(
    gold: dict[str, Any], predicted: dict[str, Any], same: bool
) -> None:
    assert PlaceFact.of(gold).same(PlaceFact.of(predicted)) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "hit"),
    [
        ("2019", "2019-07-14", True),
        ("2019-07", "2019-07-14", True),
        ("2019-07-14", "2019-07-14", True),
        ("2019-07-14", "2019-07", False),
        ("2019-07-14", "2019-07-15", False),
    ],
)
def test_a_date_may_be_more_precise_than_gold_but_not_less(gold: str, predicted: str, hit: bool) -> None:
    missed, extra = outcome(facts(agreements=[agreement(date=gold)]), facts(agreements=[agreement(date=predicted)]))
    assert (not missed, not extra) == (hit, hit)


def test_a_name_may_be_shorter_or_longer() -> None:
    gold = facts(agreements=[agreement(signatories=["Aminu Wali Bello"])])
    assert outcome(gold, facts(agreements=[agreement(signatories=["Bello"])])) == ([], [])
    assert outcome(gold, facts(agreements=[agreement(signatories=["Aminu Sule"])]))[0] == [
        "signatory (Aminu Wali Bello, Lyon - Kano)"
    ]


def test_an_official_needs_the_place_unless_gold_has_none() -> None:
    person = {"name": "Ada Roux", "role": "mayor"}
    here = facts(officials=[{**person, "place": "lyon"}])
    there = facts(officials=[{**person, "place": "kano"}])
    assert outcome(facts(officials=[person]), here) == ([], [])
    assert outcome(here, there)[0] == ["official (Ada Roux, Lyon, mayor)", "tenure (Ada Roux, Lyon, current)"]


@pytest.mark.parametrize(
    ("predicted", "hit"),
    [
        ({"type": "visit", "date": "2021-05-03", "place": "lyon"}, True),
        ({"type": "meeting", "date": "2021-05-03", "place": "lyon"}, False),
        ({"type": "visit", "date": "2021-05-04", "place": "lyon"}, False),
        ({"type": "visit", "place": "lyon"}, False),
        ({"type": "visit", "date": "2021-05-03", "place": "kano"}, False),
        ({"type": "visit", "date": "2021-05-03"}, False),
    ],
)
def test_an_event_is_its_type_its_day_and_its_place(predicted: dict[str, Any], hit: bool) -> None:
    gold = facts(events=[{"type": "visit", "date": "2021-05-03", "place": "lyon"}])
    missed, extra = outcome(gold, facts(events=[predicted]))
    assert (not missed, not extra) == (hit, hit)


def test_a_vague_event_does_not_take_the_prediction_of_an_exact_one() -> None:
    gold = facts(events=[{"type": "signing"}, {"type": "signing", "date": "2021-05-03", "place": "lyon"}])
    predicted = facts(events=[{"type": "signing", "date": "2021-05-03", "place": "lyon"}, {"type": "signing"}])
    assert outcome(gold, predicted) == ([], [])


def test_misses_come_in_the_order_of_the_gold_file() -> None:
    gold = facts(partnerships=[tie(fields=["health", "transport"])])
    assert [fact.kind for fact in match(gold, [])[0]] == ["partnership", "kind", "field", "field"]
