"""Golden sentences: anniversaries, visits and lists as the news puts them."""

from __future__ import annotations

import pytest

STATED = [
    (
        "en",
        (
            "Mayor Ann Smith of Leeds met Mayor Jo Dee of Dortmund.\nLeeds is marking 50 years of "
            "twinning with Dortmund."
        ),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Leeds met Mayor Jo Dee of Dortmund.\nLeeds is marking the 50th "
            "anniversary of its twinning with Dortmund, which was signed in 1969."
        ),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("Mayor Ann Smith of Leeds met Mayor Jo Dee of Dortmund.\nIt was in 1969 that Leeds and Dortmund twinned."),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Leeds met Mayor Jo Dee of Dortmund.\nDortmund has been Leeds's twin "
            "city for half a century, ever since the mayors signed a charter in 1969."
        ),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("Mayor Ann Smith of Leeds met Mayor Jo Dee of Dortmund.\nLeeds has ties with Dortmund, Lille and Brno."),
        {
            "Dortmund - Leeds": "cooperation active",
            "Leeds - Lille": "cooperation active",
            "Brno - Leeds": "cooperation active",
        },
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Adelaide met Mayor Jo Dee of Himeji.\nHimeji became Adelaide's first "
            "sister city in 1982."
        ),
        {"Adelaide - Himeji": "sister-city active 1982"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Adelaide met Mayor Jo Dee of Himeji.\nHimeji has asked Adelaide to "
            "become its sister city."
        ),
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Adelaide spoke.\nA delegation from Himeji, Japan, arrived on "
            "Monday.\nThe two cities have enjoyed a sister-city relationship since 1982."
        ),
        {"Adelaide - Himeji": "sister-city active 1982"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Adelaide spoke.\nThe visit marks the anniversary of the sister-city "
            "agreement that Adelaide signed with Himeji in 1982."
        ),
        {"Adelaide - Himeji": "sister-city active 1982"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Adelaide spoke.\nShe invited Mayor Jo Dee of Himeji to sign a "
            "sister-city agreement next spring."
        ),
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    ("en", "Adelaide, Himeji celebrate 40 years as sister cities.", {"Adelaide - Himeji": "sister-city active"}),
    (
        "en",
        "Mayor Ann Smith of Adelaide spoke.\nOur sister city of Himeji sent a bell.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
