"""Short forms that an article gives a place, and what only looks like one."""

from __future__ import annotations

import pytest

from citygraph.extract.places.short_names import SHORT_FORM

CASES = [
    (
        "id",
        "Penajam Paser Utara (PPU) dan Hulu Sungai Utara (HSU) bekerja sama. Bupati PPU dan Pemkab HSU hadir.",
        {"PPU": "kabupaten-penajam-paser-utara-id", "HSU": "kabupaten-hulu-sungai-utara-id"},
    ),
    (
        "id",
        "Rombongan Kotawaringin Barat (Kobar) datang. Dari Kobar hadir bupatinya.",
        {"Kobar": "kabupaten-kotawaringin-barat-id"},
    ),
    # the headline uses it before it is given
    ("id", "Kobar datang\nRombongan Kotawaringin Barat (Kobar).", {"Kobar": "kabupaten-kotawaringin-barat-id"}),
    # never given, but put together from the words of the name
    (
        "en",
        "A pact with the city of Puerto Princesa is near. PuPrin is known for pearls.",
        {"PuPrin": "puerto-princesa-1692685"},
    ),
    # where it lies, what it makes, a state: no short forms
    ("id", "Bupati Aceh Tengah (Aceh) hadir di Aceh.", {}),
    ("en", "A choir from Madison (MN) sang. The MN team won in Dallas.", {}),
    ("en", "Dallas (and others) sang. Leeds (Ann) sang.", {}),
    ("en", "The city of Puerto Princesa met Puerta and Princeton.", {}),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_short_form(mentions, language, text, expected) -> None:
    found = mentions(text, language)
    assert {
        text[place.start : place.end]: place.place.id for place in found.places if place.rule == SHORT_FORM
    } == expected


def test_every_short_form_is_a_mention(mentions) -> None:
    text = "PPU menang. Bupati Penajam Paser Utara (PPU) hadir. Pemkab PPU senang."
    found = mentions(text, "id")
    starts = [place.start for place in found.places if place.rule == SHORT_FORM]
    assert [text[start : start + 3] for start in starts] == ["PPU"] * 3
    assert {government.place.id for government in found.governments} == {"kabupaten-penajam-paser-utara-id"}
