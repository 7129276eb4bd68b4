"""Who may stand on a side, and which places only say where."""

from __future__ import annotations

import pytest

from citygraph.extract.scenes import scenes_of

CASES = [
    ("id", "Wali Kota Malang Sutiaji bertemu Wali Kota Hebron di Kota Semarang.", ["Malang", "Hebron"], ["Semarang"]),
    ("id", "Penandatanganan berlangsung di Balai Kota Surabaya.", [], ["Surabaya"]),
    ("id", "Kota Cuenca, ibu kota Provinsi Azuay, menyambut Kota Bandung.", ["Cuenca", "Bandung"], []),
    ("en", "The city of Davao is a sister of Tacoma, Washington.", ["Davao", "Tacoma"], []),
    ("en", "The mayors of Davao City and Iloilo City met at Cebu City Hall.", ["Davao", "Iloilo"], ["Cebu City"]),
    ("en", "They met on the grounds of Jakarta for fear of Manila.", [], ["Jakarta", "Manila"]),
    ("en", "The mayor signed on behalf of Mosul.", ["Mosul"], []),
    ("id", "Indonesia dan Jepang menjalin hubungan.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parties", "whereabouts"), CASES)
def test_parties_and_whereabouts(mentions, language, text, parties, whereabouts) -> None:
    (scene,) = scenes_of(mentions(text, language))
    assert [place.name for place in scene.places] == parties
    assert [spot.place.name for spot in scene.cast.whereabouts if spot.place.type != "Country"] == whereabouts


def test_origin_and_aim_are_told_from_the_spot(mentions) -> None:
    (scene,) = scenes_of(mentions("Rombongan dari Kota Bandung berangkat ke Kota Malang lewat di Kota Surabaya.", "id"))
    assert [(spot.place.name, spot.way) for spot in scene.cast.whereabouts] == [
        ("Bandung", "from"),
        ("Malang", "to"),
        ("Surabaya", "where"),
    ]
