"""The rules by which sources become entries, on the real sources where these are small."""

from __future__ import annotations

from citygraph.gazetteer import countries, regions
from citygraph.gazetteer.sources import divisions, spellings, table


def test_every_country_has_a_label_in_each_language() -> None:
    entries = list(countries.entries())
    assert len(entries) > 240
    assert all({"en", "id", "ms"} <= dict(entry.place.labels).keys() for entry in entries)


def test_region_ids_are_unique() -> None:
    places = {entry.place.country: entry.place for entry in countries.entries()}
    first = dict(regions.entries(places))
    smaller = list(regions.smaller(places, {code: entry.place for code, entry in first.items()}))
    idents = [entry.place.id for entry in (*first.values(), *smaller)]
    assert len(idents) == len(set(idents)) > 8000


def test_data_files_name_codes_that_exist() -> None:
    import pycountry

    known = {row.code for row in pycountry.subdivisions}
    assert {row["iso"] for row in table("admin1.csv")} <= known
    assert {row["iso"] for row in table("regions-en.csv")} <= known
    assert {row["region"] for _, rows in divisions("Region") for row in rows} - {""} <= known
    assert {row["code"] for row in table("city-regions.csv")} - {""} <= known


def test_spellings_of_iso_entries() -> None:
    assert spellings("Wales [Cymru GB-CYM]") == ("Wales", "Cymru")
    assert spellings("Newry, Mourne and Down") == ("Newry, Mourne and Down",)
    assert spellings("Sofia (stolitsa)") == ("Sofia",)
