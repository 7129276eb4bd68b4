"""Golden sentences: partners told of without a word for whose, plans that came to nothing, ends."""

from __future__ import annotations

import pytest

STATED = [
    # partners of the place whose ties are told, without saying whose
    (
        "en",
        "The city of Leeds is twinned with Dortmund. The city of Lille is also a twin.",
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active"},
    ),
    (
        "en",
        (
            "The city of Leeds is twinned with Dortmund. Mayor Jean Petit of Lille came, too. Lille "
            "has been a twin town since 1968."
        ),
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nA choir came from Lille, a sister city since 1968."),
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nMayor Jean Petit of Lille said that Lille is a port."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds is twinned with Dortmund.\nLille and Brno round out the list.",
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nThe council met.\nThen Lille was added in 1968."),
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nMayor Ann Smith was joined by Mayor Jean Petit of Lille."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund. Then came Lille, in 1968, and, in 1980, Brno."),
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active 1968",
            "Brno - Leeds": "sister-city active 1980",
        },
    ),
    (
        "en",
        ("Students from Leeds have gone to Dortmund every summer since the two cities were twinned in 1969."),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        "The twinning of Leeds and Dortmund has been dormant since 2014.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "id",
        ("Kota Bandung menjalin sister city dengan Braunschweig. Kota Suwon dan Toyota melengkapi daftar."),
        {
            "Bandung - Braunschweig": "sister-city active",
            "Bandung - Suwon": "sister-city active",
            "Bandung - Toyota": "sister-city active",
        },
    ),
    (
        "ms",
        "Ipoh berkembar dengan Fukuoka. Nanning turut tersenarai.",
        {"Fukuoka - Ipoh": "sister-city active", "Ipoh - Nanning": "sister-city active"},
    ),
    # possessives
    (
        "en",
        "The mayor of Lille said Brno and Turku were its twins.",
        {"Brno - Lille": "sister-city active", "Lille - Turku": "sister-city active"},
    ),
    (
        "en",
        (
            "The city of Crailsheim has other friends -- Pamiers in France and Jurbarkas in "
            "Lithuania are its sisters as well."
        ),
        {"Crailsheim - Pamiers": "sister-city active", "Crailsheim - Jurbarkas": "sister-city active"},
    ),
    # plans that came to nothing
    ("en", "The plan for a twinning between Leeds and Shiraz was dropped in 2010.", {}),
    ("en", "Plans to twin Leeds with Shiraz have been abandoned.", {}),
    ("en", "Talks on a sister-city agreement between Leeds and Shiraz broke down.", {}),
    # ended
    (
        "en",
        (
            "Shanghai said on Tuesday it was ending official contacts with the city of Prague, a day "
            "after Prague's mayor signed a partnership agreement with Taipei."
        ),
        {"Prague - Shanghai": "cooperation ended", "Prague - Taipei": "cooperation active"},
    ),
    ("en", "The city of Leeds has severed its links with Perm.", {"Leeds - Perm": "cooperation ended"}),
    ("en", "The city of Perm was a twin of Leeds until 2022.", {"Leeds - Perm": "sister-city ended"}),
    ("en", "The city of Perm, a former twin of Leeds, sent a letter.", {"Leeds - Perm": "sister-city ended"}),
    (
        "en",
        "Leeds council will ask whether links with the city of Perm should continue.",
        {"Leeds - Perm": "cooperation active"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
