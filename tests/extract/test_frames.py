"""Golden sentences: who is tied by the build of a clause, and ties that are only pointed at."""

from __future__ import annotations

import pytest

STATED = [
    # A: elliptic tie nouns "the one with", "that with"
    (
        "en",
        (
            "Leeds has twinning links with several cities. The one with Dortmund dates back to 1969, "
            "while that with Durban is the newest."
        ),
        {"Dortmund - Leeds": "sister-city active 1969", "Durban - Leeds": "sister-city active"},
    ),
    (
        "en",
        (
            "Houston has eighteen sister cities. Its tie with Taipei, formed in 1961, is the oldest; "
            "those with Izmir and Perth came later."
        ),
        {
            "Houston - Taipei": "sister-city active 1961",
            "Houston - İzmir": "sister-city active",
            "Houston - Perth": "sister-city active",
        },
    ),
    (
        "en",
        "Leeds and Dortmund are twin towns. A second twinning, with Lille, followed in 1968.",
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active 1968"},
    ),
    (
        "en",
        "Leeds is twinned with Dortmund and Lille. The link to Brno lapsed in 2004.",
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city ended",
        },
    ),
    (
        "en",
        "Leeds is twinned with Dortmund. An earlier arrangement with Brno was wound up in 2004.",
        {"Dortmund - Leeds": "sister-city active", "Brno - Leeds": "sister-city ended"},
    ),
    (
        "ms",
        (
            "Ipoh mempunyai beberapa bandar kembar. Hubungan dengan Fukuoka bermula pada 1989, "
            "manakala dengan Nanning pada 2004."
        ),
        {"Fukuoka - Ipoh": "sister-city active 1989", "Ipoh - Nanning": "sister-city active 2004"},
    ),
    # neg
    (
        "en",
        "Leeds is twinned with Dortmund. The contract with Siemens of Munich expired.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    # B: hub's other partners
    (
        "en",
        (
            "The city of Leeds has been twinned with Dortmund since 1969. Its other twins include "
            "Lille in France and Brno in the Czech Republic."
        ),
        {
            "Dortmund - Leeds": "sister-city active 1969",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        (
            "Sakai became a friendship city of Wellington. Wellington's other sister cities are "
            "Sydney, Xiamen and Beijing."
        ),
        {
            "Sakai - Wellington": "friendship-city active",
            "Sydney - Wellington": "sister-city active",
            "Wellington - Xiamen": "sister-city active",
            "Beijing - Wellington": "sister-city active",
        },
    ),
    (
        "en",
        (
            "Portland and Suzhou are sister cities. Portland also has sister-city ties with Sapporo, "
            "Guadalajara, and Ashkelon."
        ),
        {
            "Portland - Suzhou": "sister-city active",
            "Portland - Sapporo": "sister-city active",
            "Guadalajara - Portland": "sister-city active",
            "Ashkelon - Portland": "sister-city active",
        },
    ),
    (
        "en",
        (
            "Nagoya is a sister city of Nanjing. Nagoya has four other sister cities — Los Angeles, "
            "Mexico City, Sydney and Turin."
        ),
        {
            "Nagoya - Nanjing": "sister-city active",
            "Los Angeles - Nagoya": "sister-city active",
            "Mexico City - Nagoya": "sister-city active",
            "Nagoya - Sydney": "sister-city active",
            "Nagoya - Turin": "sister-city active",
        },
    ),
    (
        "en",
        (
            "Oakland signed a sister-city pact with Fukuoka in 1962. Today Oakland counts Dalian, "
            "Nantes and Livorno among its sister cities."
        ),
        {
            "Fukuoka - Oakland": "sister-city active 1962",
            "Dalian - Oakland": "sister-city active",
            "Nantes - Oakland": "sister-city active",
            "Livorno - Oakland": "sister-city active",
        },
    ),
    (
        "en",
        "Leeds is twinned with Dortmund. Lille, Brno and Durban round out the list.",
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Durban - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        ("Perth is twinned with Aschaffenburg. Cognac, Bydgoszcz, Pskov and Haikou have all been added since."),
        {
            "Aschaffenburg - Perth": "sister-city active",
            "Cognac - Perth": "sister-city active",
            "Bydgoszcz - Perth": "sister-city active",
            "Perth - Pskov": "sister-city active",
            "Haikou - Perth": "sister-city active",
        },
    ),
    (
        "en",
        "Besides Dortmund, Leeds is twinned with Lille, Brno and Durban.",
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Durban - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        (
            "The council of Leeds met.\nLeeds, which is also twinned with Lille and Brno, has had a "
            "link with Dortmund since 1969."
        ),
        {
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Dortmund - Leeds": "sister-city active 1969",
        },
    ),
    (
        "en",
        "The city of Dortmund is a port.\nDortmund is Leeds's second twin, joining Lille.",
        {"Dortmund - Leeds": "sister-city active", "Leeds - Lille": "sister-city active"},
    ),
    (
        "en",
        (
            "The city of Nablus is old.\nNablus would become Boulder's eighth sister city, after "
            "Dushanbe, Lhasa and Kisumu."
        ),
        {
            "Boulder - Nablus": "sister-city proposed",
            "Boulder - Dushanbe": "sister-city active",
            "Boulder - Lhasa": "sister-city active",
            "Boulder - Kisumu": "sister-city active",
        },
    ),
    (
        "en",
        (
            "The city of Kumamoto is old.\nKumamoto joins Hoi An, Daejeon and Basel on San Antonio's "
            "list of sister cities."
        ),
        {
            "Kumamoto - San Antonio": "sister-city active",
            "Hoi An - San Antonio": "sister-city active",
            "Daejeon - San Antonio": "sister-city active",
            "Basel - San Antonio": "sister-city active",
        },
    ),
    (
        "en",
        (
            "Already twinned with Lille and Brno, Leeds signed a charter with Dortmund on Monday to "
            "become sister cities."
        ),
        {
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
            "Dortmund - Leeds": "sister-city active",
        },
    ),
    # other examples of other cities
    (
        "en",
        (
            "Leeds and Dortmund are twins. Similar links exist between Manchester and Wuhan, and "
            "between Birmingham and Lyon."
        ),
        {
            "Dortmund - Leeds": "sister-city active",
            "Manchester - Wuhan": "sister-city active",
            "Birmingham - Lyon": "sister-city active",
        },
    ),
    (
        "en",
        "Osaka, which is twinned with Melbourne and Milan, welcomed the plan.",
        {"Melbourne - Osaka": "sister-city active", "Milan - Osaka": "sister-city active"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
