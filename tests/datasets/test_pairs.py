from __future__ import annotations

import pytest

from citygraph.datasets import About, Mapping, read_table, reading_of
from citygraph.model import Iri, Literal, PartialDate
from citygraph.vocab import concept, local

TABLE = """place,place_country,partner,partner_country,kind,status,since,until
Jakarta,ID,Seoul,KR,Twin,active,1984,
Seoul,KR,Jakarta,ID,Twin,active,1985-03,
West Java,ID,Gyeongsangbuk-do,KR,,,,2001
Bandung,ID,Hamamatsu,JP,friendship-city,proposed,,
"""
TWIN = Mapping(values=(("kind", "twin", "sister-city"),))


def taken(text, mapping=TWIN):
    return reading_of(read_table(text.encode(), "t.csv"), mapping, About("Ties", published=PartialDate(2024)), "t.csv")


def said(reading, pair):
    return {
        (local(claim.predicate), claim.object.value if isinstance(claim.object, Literal) else local(claim.object))
        for claim in reading.claims
        if local(claim.subject) == pair
    }


def test_every_claim_quotes_its_row():
    reading = taken(TABLE).reading
    lines = TABLE.splitlines()
    for claim in reading.claims:
        assert reading.document.text[claim.start : claim.end] in lines


def test_both_directions_are_one_tie_and_both_dates_are_claimed():
    found = said(taken(TABLE).reading, "jakarta-1642911--seoul-1835848")
    assert found == {
        ("type", "Partnership"),
        ("partner", "jakarta-1642911"),
        ("partner", "seoul-1835848"),
        ("kind", "sister-city"),
        ("status", "active"),
        ("since", "1984"),
        ("since", "1985-03"),
    }


def test_two_regions_are_sisters_by_default_and_an_end_ends_it():
    (pair,) = {local(claim.subject) for claim in taken(TABLE).reading.claims if "jawa-barat" in claim.subject}
    found = said(taken(TABLE).reading, pair)
    assert {("kind", "sister-region"), ("status", "ended"), ("until", "2001")} <= found
    assert {claim.modality for claim in taken(TABLE).reading.claims if claim.object == concept("status", "ended")} == {
        "ended"
    }


def test_what_is_proposed_is_planned():
    claims = [claim for claim in taken(TABLE).reading.claims if "bandung" in claim.subject]
    assert {claim.modality for claim in claims} == {"planned"}


def test_the_places_of_the_claims_come_with_those_around_them():
    reading = taken(TABLE).reading
    known = {place.id for place in reading.places}
    assert {"jakarta-1642911", "indonesia-id", "jawa-barat-id-jb"} <= known
    assert reading.article == Iri("https://w3id.org/citygraph/id/dataset/ties")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Nowhereville,ID,Seoul,KR,,,,", "no place 'Nowhereville, ID' is known"),
        ("Jakarta,ID,Jakarta,ID,,,,", "would be its own partner"),
        ("Jakarta,ID,,,,,,", "a place is missing"),
    ],
)
def test_a_row_that_ties_no_two_places_is_set_aside_with_its_line(row, why):
    found = taken(TABLE + row + "\n")
    assert found.ties == 3
    (line,) = found.set_aside
    assert line.startswith("t.csv:6: ")
    assert why in line


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Surabaya,ID,Seoul,KR,Zwilling,,,", "'Zwilling' is no kind"),
        ("Surabaya,ID,Seoul,KR,,asleep,,", "'asleep' is no status"),
        ("Surabaya,ID,Seoul,KR,,,long ago,", "'long ago' of since is no date"),
        ("Surabaya,ID,Seoul,KR,,,2021-02-30,", "'2021-02-30' of since is no date"),
    ],
)
def test_of_a_cell_that_means_nothing_the_tie_stays(row, why):
    found = taken(TABLE + row + "\n")
    assert found.ties == 4
    assert [why in line for line in found.set_aside] == [True]
