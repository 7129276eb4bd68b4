"""The place that an article is written from, which its story need not name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citygraph import lexicon
from citygraph.extract.mention import Mentions
from citygraph.extract.people.people import find_people
from citygraph.extract.places.date_line import place_of_date_line
from citygraph.extract.places.places import find_places
from citygraph.gazetteer import load


@pytest.fixture
def written_from(document):
    """``written_from(line, text)``: the mentions of a story with a place line."""

    def find_all(line: str, text: str) -> Mentions:
        plain = document(text, "en")
        told = replace(plain, metadata=replace(plain.metadata, place_line=line))
        return find_people(find_places(Mentions(told, lexicon.load("en"), load())))

    return find_all


@pytest.mark.parametrize(
    ("line", "text", "city"),
    [
        ("SALT LAKE CITY", "Mayor Ann Lima went to Turin.", "Salt Lake City"),
        ("RICHMOND, B.C.", "Mayor Ann Lima of Richmond went to Turin.", "Richmond"),
        ("OSTRABURG", "Mayor Ann Lima went to Turin.", None),  # of which nothing is known
    ],
)
def test_it_is_told_by_its_name(written_from, line: str, text: str, city: str | None) -> None:
    place = place_of_date_line(written_from(line, text))
    assert (place.name if place else None) == city


@pytest.mark.parametrize(
    ("line", "text", "held"),
    [
        (
            "SALT LAKE CITY",
            "Mayor Ann Lima and Turin Mayor Rui Russo signed. Governor Max Fox hosted the Italians.",
            {"Ann Lima": "Salt Lake City", "Rui Russo": "Turin", "Max Fox": "Utah"},
        ),
        (  # papers of a capital write from there of other cities
            "MANILA, Philippines",
            "Davao City and Turin signed a pact, Mayor Max Cruz said.",
            {"Max Cruz": "Davao"},
        ),
    ],
)
def test_its_city_is_home_where_no_other_is_told_of(written_from, line: str, text: str, held: dict[str, str]) -> None:
    tenures = written_from(line, text).tenures
    assert {one.official.name: one.office.jurisdiction.name for one in tenures} == held
