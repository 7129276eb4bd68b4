"""Golden sentences: whose partners are told, by the paragraph and by who owns whom."""

from __future__ import annotations

import pytest

STATED = [
    # the city's tie; who owns is not who is meant; the remaining ones; asides between
    (
        "en",
        (
            "A delegation from the city of Inverness flew to the state of Bavaria to mark the "
            "anniversary of the city's twinning with Augsburg."
        ),
        {"Augsburg - Inverness": "sister-city active"},
    ),
    ("en", "The city of Leeds was paired with Perm's neighbour Kazan.", {"Kazan - Leeds": "sister-city active"}),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nThe two remaining are Lille, France, and Brno."),
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        "The city of Leeds has five twin towns.\nThe others are Lille and Brno.",
        {"Leeds - Lille": "sister-city active", "Brno - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The twinning between the city of Leeds and Izmir has yet to be approved.",
        {"Leeds - İzmir": "sister-city proposed"},
    ),
    (
        "en",
        ("The city of Leeds and the city of Dortmund are to intensify their collaboration on climate."),
        {"Dortmund - Leeds": "cooperation active"},
    ),
    (
        "en",
        "The city of Leeds and the city of Dortmund stepped up their cooperation on ports.",
        {"Dortmund - Leeds": "cooperation active"},
    ),
    (
        "en",
        (
            "The city of Leeds is twinned with Dortmund. A tie with Shiraz was proposed in 1990 but "
            "never got off the ground."
        ),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "id",
        "Kota Bandung (bukan kabupaten) menjajaki kota kembar dengan Braunschweig.",
        {"Bandung - Braunschweig": "sister-city proposed"},
    ),
    (
        "id",
        "Kota Bandung memiliki kota kembar Braunschweig. Sisanya adalah Suwon dan Liuzhou.",
        {
            "Bandung - Braunschweig": "sister-city active",
            "Bandung - Suwon": "sister-city active",
            "Bandung - Liuzhou": "sister-city active",
        },
    ),
    (
        "ms",
        "Ipoh mempunyai tiga bandar kembar. Selebihnya ialah Nanning dan Fukuoka.",
        {"Ipoh - Nanning": "sister-city active", "Fukuoka - Ipoh": "sister-city active"},
    ),
    # look-alikes
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nThe others are busy, said the mayor of Bradford."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds is twinned with Dortmund.\nIt is near Bradford, a city of mills.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        ("The city of Leeds is twinned with Dortmund.\nThe rest of the money goes to Bradford and York."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
