"""Golden sentences: partners listed by 'they', owners told behind, ties put on hold."""

from __future__ import annotations

import pytest

STATED = [
    (
        "en",
        (
            "The city of Leeds and the city of Dortmund are twins.\nLeeds has sister or friendship "
            "ties with 21 cities.\nThey include Lille, its sister city since 1968, and Brno and "
            "Durban, both friendship cities."
        ),
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active 1968",
            "Brno - Leeds": "sister-city active",
            "Durban - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        (
            "The city of Worthington and the city of Crailsheim are sisters. Crailsheim has changed "
            "-- Pamiers in France and Jurbarkas in Lithuania are its sisters as well."
        ),
        {
            "Crailsheim - Worthington": "sister-city active",
            "Crailsheim - Pamiers": "sister-city active",
            "Crailsheim - Jurbarkas": "sister-city active",
        },
    ),
    ("en", "The city of Hamburg has put official contacts with Perm on hold.", {"Hamburg - Perm": "cooperation ended"}),
    (
        "en",
        "The city of Hamburg placed its partnership with Perm on ice in 2022.",
        {"Hamburg - Perm": "cooperation ended"},
    ),
    (
        "en",
        "The city of Hamburg put its plan for a twinning with Perm on hold.",
        {"Hamburg - Perm": "sister-city proposed"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
