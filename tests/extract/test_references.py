"""Later mentions. Each case: language, text, and `words = official` of every mention, in text order."""

from __future__ import annotations

import pytest

SHORT_NAMES = [
    ("id", "Wali Kota Malang Budi Karsana tiba. Budi senang.", "Budi Karsana = Budi Karsana; Budi = Budi Karsana"),
    ("en", "Leeds Mayor Ann Karsana came. Karsana left.", "Ann Karsana = Ann Karsana; Karsana = Ann Karsana"),
    (
        "id",
        "Wali Kota Malang Budi Karsana bertemu Wali Kota Bandung Ani Karsana. Karsana senang, Ani pun demikian.",
        "Budi Karsana = Budi Karsana; Ani Karsana = Ani Karsana; Ani = Ani Karsana",
    ),
    ("id", "Wali Kota Malang Budi Karsana tiba. Ada Budi Santoso di sana.", "Budi Karsana = Budi Karsana"),
    (
        "id",
        "Wali Kota Surabaya Tri Rismawati tiba. Menurut Risma, semua siap.",
        "Tri Rismawati = Tri Rismawati; Risma = Tri Rismawati",
    ),
]
NICKNAMES = [
    (
        "id",
        "Wali Kota Malang Budi Karsana, yang akrab disapa Kang Dede, tiba. Dede senang.",
        "Budi Karsana = Budi Karsana; Dede = Budi Karsana; Dede = Budi Karsana",
    ),
    (
        "id",
        "Wali Kota Semarang Hevina Rahayu tiba. Mbak Ina, sapaan Hevina, senang.",
        "Hevina Rahayu = Hevina Rahayu; Ina = Hevina Rahayu; Hevina = Hevina Rahayu",
    ),
]
OFFICE_ALONE = [
    (
        "id",
        "Gubernur Jawa Barat Dedi Karsana tiba. Gubernur senang.",
        "Dedi Karsana = Dedi Karsana; Gubernur = Dedi Karsana",
    ),
    (
        "en",
        "Leeds Mayor Ann Karsana met Dortmund mayor Tom Weber. The Dortmund mayor smiled.",
        "Ann Karsana = Ann Karsana; Tom Weber = Tom Weber; mayor = Tom Weber",
    ),
    (
        "en",
        "Leeds Mayor Ann Karsana met Dortmund mayor Tom Weber. The mayor smiled.",
        "Ann Karsana = Ann Karsana; Tom Weber = Tom Weber",
    ),
]
PRONOUNS = [
    ("id", "Wali Kota Malang Budi Karsana tiba. Ia senang.", "Budi Karsana = Budi Karsana; Ia = Budi Karsana"),
    ("en", "Leeds Mayor Ann Karsana came. Later she left.", "Ann Karsana = Ann Karsana; she = Ann Karsana"),
    ("id", "Wali Kota Malang Budi Karsana tiba. Lalu Andi Saputra datang. Ia senang.", "Budi Karsana = Budi Karsana"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*SHORT_NAMES, *NICKNAMES, *OFFICE_ALONE, *PRONOUNS])
def test_mentions_of_people(mentions, language: str, text: str, expected: str) -> None:
    people = mentions(text, language).people
    assert "; ".join(f"{text[p.start : p.end]} = {p.official.name}" for p in people) == expected
