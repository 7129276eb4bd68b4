"""Golden texts: lists of partners and of pairs, the line over them, and a place beside its namesake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LISTED = [
    (  # the line right over the items says whose they are, whatever was told further up
        "en",
        (
            "Leeds is now twinned with Kaunas.\nHull and York, in Yorkshire, gave advice.\n"
            "The Leeds programme now covers three towns:\n- Lille, France (1968)\n- Brno, Czech Republic (1984)\n"
            "- Durban, South Africa (1999)"
        ),
        {
            "Kaunas - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active 1968",
            "Brno - Leeds": "sister-city active 1984",
            "Durban - Leeds": "sister-city active 1999",
        },
    ),
    (
        "en",
        (
            "The board approved the following twinnings at its meeting in May.\nLeeds, England – Lille, France\n"
            "Hull, England – Freetown, Sierra Leone\nYork, England – Dijon, France"
        ),
        {
            "Leeds - Lille": "sister-city active",
            "Freetown - Kingston upon Hull": "sister-city active",
            "Dijon - York": "sister-city active",
        },
    ),
    (
        "id",
        "Kota kembar yang disahkan tahun ini:\n• Bandung - Hamamatsu, Jepang\n• Surabaya dengan Busan, Korea Selatan",
        {"Bandung - Hamamatsu": "sister-city active", "Busan - Surabaya": "sister-city active"},
    ),
    (
        "en",
        (
            "Leeds and Dortmund led the way by becoming sister cities in 1969. Many more have followed, among them "
            "York and Dijon, and Hull and Reykjavik."
        ),
        {
            "Dortmund - Leeds": "sister-city active 1969",
            "Dijon - York": "sister-city active",
            "Kingston upon Hull - Reykjavík": "sister-city active",
        },
    ),
    (
        "id",
        (
            "Bupati Sumedang Budi Karsana menerima tamu. Tiga pemerintah daerah menandatangani perjanjian kerja sama "
            "dengan Pemkab Sumedang.\nKetiga pemerintah daerah itu Kabupaten Buol, Kota Palopo, serta Kota Bima."
        ),
        {
            "Kabupaten Buol - Kabupaten Sumedang": "cooperation active",
            "Kabupaten Sumedang - Palopo": "cooperation active",
            "Bima - Kabupaten Sumedang": "cooperation active",
        },
    ),
]
UNLISTED = [
    (  # partners of one city in one line each are no pairs
        "en",
        "Leeds has these sister cities.\nLille and Brno\nDurban and Hangzhou",
        {"Lille - Brno", "Brno - Lille", "Durban - Hangzhou"},
    ),
    (  # remarks on one partner each
        "en",
        "Leeds has two sister cities:\n- Lille, near Brussels\n- Brno, near Vienna",
        {"Brussels - Lille", "Brno - Vienna"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), LISTED)
def test_a_list_ties_whom_its_heading_says(
    ties: Callable[..., dict[str, str]], language: str, text: str, expected: dict[str, str]
) -> None:
    assert ties(text, language) == expected


@pytest.mark.parametrize(("language", "text", "unread"), UNLISTED)
def test_what_is_no_such_list(ties: Callable[..., dict[str, str]], language: str, text: str, unread: set[str]) -> None:
    assert not unread & ties(text, language).keys()


def test_a_late_namesake_does_not_move_the_home(ties: Callable[..., dict[str, str]]) -> None:
    text = (
        "Christchurch and Kurashiki are sister cities. Christchurch gave a bell.\n"
        "Kurashiki was the first sister city Christchurch ever had. Four others followed: Adelaide, Seattle, Wuhan "
        "and Christchurch in Dorset.\nThe guests flew from Auckland to Wellington, New Zealand."
    )
    found = ties(text, "en")
    assert "Christchurch - Christchurch" in found
    assert {"Adelaide - Christchurch", "Christchurch - Seattle", "Christchurch - Wuhan"} <= found.keys()


def test_two_of_one_name_are_each_where_the_text_puts_them(mentions: Callable[..., object]) -> None:
    found = mentions(
        "The mayor of Boston, Lincolnshire, has written to Boston in Massachusetts. Boston has 45,000 people.", "en"
    )
    bostons = [one.place.country for one in found.places if one.place.name == "Boston"]  # type: ignore[attr-defined]
    assert bostons == ["GB", "US", "GB"]
