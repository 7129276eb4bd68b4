"""Which of a city, a regency and a province of one name is meant, and names in short."""

from __future__ import annotations

import pytest

LEVELS = [
    # a large city is meant by its bare name, though its region is called by type once
    ("en", "Stavropol's twin is Béziers. Guests from Stavropol came from the Stavropol territory.", "City City Region"),
    ("en", "Kharkiv's mayor spoke. Kharkiv has twins. In the Kharkiv region all is quiet.", "City City Region"),
    ("en", "Nara and Toledo met. Deer came to Nara from Nara Prefecture.", "City City Region"),
    # … but rather the region where it is called so as often
    ("en", "Gifu Prefecture has a twin. Aides of Gifu Prefecture left, and Gifu waits.", "Region Region Region"),
    ("id", "Kabupaten Malang punya mitra. Di Malang ada pabrik, dan Malang maju.", "Region Region Region"),
    ("id", "Gubernur Bengkulu tiba. Di Bengkulu ada pelabuhan.", "Region Region"),
    # a state of that name outdoes its capital that is called by it
    ("ms", "Perlis mahu mengeratkan hubungan dengan jirannya.", "Region"),
    ("id", "Delegasi Perlis tiba.", "Region"),
    # a region's longer name says nothing of the bare name of its town
    ("en", "Mayors in Palestine met in Ramallah. The governor of Ramallah and Al-Bireh came.", "City Region"),
]
SHORT = [
    ("id", "Pemkot Tangsel menerima tamu.", "south-tangerang-8581443"),
    ("id", "Bupati Kukar menerima tamu.", "kabupaten-kutai-kartanegara-id"),
    ("id", "Pemkab Lotim dan Pemkab Loteng bekerja sama.", "kabupaten-lombok-timur-id kabupaten-lombok-tengah-id"),
    ("id", "Delegasi dari Kalifornia tiba.", "california-us-ca"),
    ("en", "Johor Baru mayor Ann Karsana spoke.", "johor-bahru-1732752"),
    ("en", "The Pune council has renewed its pact with Taipei, Penang chief minister Ann said.", "taipei-1668341"),
]


@pytest.mark.parametrize(("language", "text", "types"), LEVELS)
def test_the_level_of_a_name(mentions, language: str, text: str, types: str) -> None:
    name = {"Béziers", "Toledo", "Palestine"}
    found = [one for one in mentions(text, language).places if text[one.start : one.end] not in name]
    assert " ".join(one.place.type for one in found) == types


@pytest.mark.parametrize(("language", "text", "idents"), SHORT)
def test_names_in_short(mentions, language: str, text: str, idents: str) -> None:
    found = [one.place.id for one in mentions(text, language).places]
    assert set(idents.split()) <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Ann Dee saw three members of Freiburg's municipal council in euro.",
        "It was lost after September's council election, said Cllr Ann Dee.",
    ],
)
def test_who_owns_a_council_is_no_place_of_another_name(mentions, text: str) -> None:
    assert not [one for one in mentions(text, "en").places if one.rule == "place-unlisted"]
