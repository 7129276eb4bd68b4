"""Golden sentences: since when, and what began before."""

from __future__ import annotations

import pytest

STATED = [
    # since
    (
        "en",
        ("The city of Leeds and the city of Lille are twins. Contacts between the two sides began in 1963."),
        {"Leeds - Lille": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds and the city of Lille are twins. The twinning began in 1968.",
        {"Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        "The city of Leeds was paired with another old port on the great river, Lille, in 1968.",
        {"Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        (
            "The city of Leeds has five twin towns. The town of Lille and the town of Brno are "
            "two.\nThe Lille link, which goes back to 1968, is strong; the one with Brno is weak."
        ),
        {"Leeds - Lille": "sister-city active 1968", "Brno - Leeds": "sister-city active"},
    ),
    (
        "id",
        ("Kota Bandung menjalin sister city dengan Suwon. Pembicaraan kedua kota dimulai pada 1995."),
        {"Bandung - Suwon": "sister-city active"},
    ),
    (
        "id",
        "Kota Bandung menjalin sister city dengan Suwon. Hubungan kedua kota dimulai pada 1997.",
        {"Bandung - Suwon": "sister-city active 1997"},
    ),
    # a memorandum of plain cooperation has a day, and founds no tie
    (
        "en",
        "The mayors of Leeds and Lille signed a memorandum of understanding on waste in May 1999.",
        {"Leeds - Lille": "cooperation active"},
    ),
    (
        "en",
        "The mayors of Leeds and Lille signed a sister city agreement in May 1999.",
        {"Leeds - Lille": "sister-city active 1999-05"},
    ),
    (
        "id",
        "Wali Kota Bandung dan Wali Kota Palu meneken nota kesepahaman pengelolaan sampah pada Mei 1999.",
        {"Bandung - Palu": "cooperation active"},
    ),
    ("ms", "Ipoh berkembar dengan Nanning. Rundingan bermula pada 2002.", {"Ipoh - Nanning": "sister-city active"}),
    (
        "ms",
        "Ipoh berkembar dengan Nanning. Hubungan itu bermula pada 2004.",
        {"Ipoh - Nanning": "sister-city active 2004"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
