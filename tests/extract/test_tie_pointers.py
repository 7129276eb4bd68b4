"""Golden sentences: partners of the place whose ties its paragraph told, and what only looks like them."""

from __future__ import annotations

import pytest

STATED = [
    # what "it", "its partners", "they" mean: the place whose ties the paragraph told
    (
        "en",
        (
            "The city of Leeds and the city of Izmir became twins.\nIzmir's oldest twin is Bremen. "
            "It is also twinned with Baku and Tampa."
        ),
        {
            "Leeds - İzmir": "sister-city active",
            "Bremen - İzmir": "sister-city active",
            "Baku - İzmir": "sister-city active",
            "Tampa - İzmir": "sister-city active",
        },
    ),
    (
        "en",
        (
            "The city of Leeds has established sister-city ties with seven cities. Its partners "
            "include Lille in France, Durban in South Africa and Brno in the Czech Republic."
        ),
        {
            "Leeds - Lille": "sister-city active",
            "Durban - Leeds": "sister-city active",
            "Brno - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        "The city of Leeds has five twin towns. They include Lille, Brno and Durban.",
        {
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Durban - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        "The city of Leeds has five twin towns. Among them are Lille, Brno and Durban.",
        {
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Durban - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        (
            "The city of Leeds has signed agreements with ten cities. The relationships with Lille "
            "and Brno are active, while those with Durban and Dortmund need attention."
        ),
        {
            "Leeds - Lille": "cooperation active",
            "Brno - Leeds": "cooperation active",
            "Durban - Leeds": "cooperation active",
            "Dortmund - Leeds": "cooperation active",
        },
    ),
    (
        "en",
        ("The city of Leeds has five twin towns. The agreement with Perm was not renewed when it expired in 2010."),
        {"Leeds - Perm": "sister-city ended"},
    ),
    (
        "en",
        (
            "The city of Lille is large.\nThe city of Leeds has five twin towns. The Lille "
            "partnership, which was established in 1968, is the oldest."
        ),
        {"Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        "The city of Leeds has five twin towns. Other partners are Lille and Brno.",
        {"Leeds - Lille": "sister-city active", "Brno - Leeds": "sister-city active"},
    ),
    (
        "id",
        ("Kota Bandung memiliki lima kota kembar. Kota mitranya antara lain Braunschweig dan Suwon."),
        {"Bandung - Braunschweig": "sister-city active", "Bandung - Suwon": "sister-city active"},
    ),
    (
        "id",
        "Kota Bandung memiliki lima kota kembar. Di antaranya Braunschweig, Suwon, dan Liuzhou.",
        {
            "Bandung - Braunschweig": "sister-city active",
            "Bandung - Suwon": "sister-city active",
            "Bandung - Liuzhou": "sister-city active",
        },
    ),
    (
        "ms",
        "Ipoh mempunyai dua bandar kembar. Antaranya Fukuoka dan Nanning.",
        {"Fukuoka - Ipoh": "sister-city active", "Ipoh - Nanning": "sister-city active"},
    ),
    # look-alikes
    (
        "en",
        "The city of Leeds is twinned with Dortmund. It lies between Bradford and Wakefield.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund. Its population is larger than that of Bradford."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund. The road links with Bradford and York are poor."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        (
            "The city of Leeds is twinned with Dortmund. The fair attracted visitors, including some "
            "from Bradford and York."
        ),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds is twinned with Dortmund. The Bradford link road was closed.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "id",
        ("Kota Bandung menjalin sister city dengan Braunschweig. Kota itu berbatasan dengan Cimahi."),
        {"Bandung - Braunschweig": "sister-city active"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
