"""Golden sentences: ties told indirectly, planned and ended ones."""

from __future__ import annotations

import pytest

STATED = [
    # indirect: counterpart, "its sister", definite descriptions
    (
        "en",
        (
            "The city of Leeds will host a delegation from Dortmund next week.\nThe German city has "
            "been its twin since 1969."
        ),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("Mayor Ann Smith of Leeds flew to Dortmund on Monday.\nThe two cities have been twinned since 1969."),
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("The mayor of Leeds and his Japanese counterpart from Himeji signed a sister-city agreement on Monday."),
        {"Himeji - Leeds": "sister-city active"},
    ),
    (
        "en",
        "Adelaide and Himeji are marking 40 years as sister cities this week.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        ("Adelaide celebrated the 40th anniversary of its sister-city relationship with Himeji on Monday."),
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "A garden given by Himeji, Adelaide's sister city in Japan, reopened on Monday.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "Students from Adelaide's Japanese sister city, Himeji, arrived on Monday.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    ("en", "Adelaide's sister city of Himeji sent a bell.", {"Adelaide - Himeji": "sister-city active"}),
    (
        "en",
        "Adelaide's sister-city relationship with Himeji turned 40 on Monday.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "The council of Adelaide met on Monday.\nA bell came from its sister city Himeji.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        ("The council of Adelaide met on Monday.\nHimeji, Adelaide's oldest sister city, sent a bell."),
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "The council of Adelaide met on Monday.\nOur sister city, Himeji in Japan, sent a bell.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        ("The council of Adelaide met on Monday.\nAdelaide adopted Himeji as a sister city in 1982."),
        {"Adelaide - Himeji": "sister-city active 1982"},
    ),
    (
        "en",
        ("The council of Adelaide met on Monday.\nAdelaide has been sisters with Himeji for four decades."),
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "The council of Adelaide will vote on Monday on a motion to twin with Himeji.",
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    (
        "en",
        "Councillors in Adelaide have backed a plan to twin the city with Himeji.",
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    (
        "en",
        "A proposal to pair Adelaide with Himeji goes before the council on Monday.",
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    (
        "en",
        "Adelaide could soon have a sister city in Japan if talks with Himeji succeed.",
        {"Adelaide - Himeji": "sister-city proposed"},
    ),
    ("en", "Adelaide is considering Himeji as a sister city.", {"Adelaide - Himeji": "sister-city proposed"}),
    (
        "en",
        "The council of Adelaide has cut ties with its sister city Himeji.",
        {"Adelaide - Himeji": "sister-city ended"},
    ),
    (
        "en",
        "Adelaide has ended its 40-year sister-city relationship with Himeji.",
        {"Adelaide - Himeji": "sister-city ended"},
    ),
    (
        "en",
        "The sister-city agreement between Adelaide and Himeji was terminated on Monday.",
        {"Adelaide - Himeji": "sister-city ended"},
    ),
    ("en", "Adelaide suspends sister-city ties with Himeji over the war.", {"Adelaide - Himeji": "sister-city ended"}),
    ("en", "Himeji is no longer a sister city of Adelaide.", {"Adelaide - Himeji": "sister-city ended"}),
    (
        "en",
        "The mayor of Adelaide wrote to Himeji to say that the twinning was over.",
        {"Adelaide - Himeji": "sister-city ended"},
    ),
    (
        "en",
        ("A motion to end the sister-city relationship between Adelaide and Himeji failed on Monday."),
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "Adelaide has been urged to end its sister-city relationship with Himeji.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    ("en", "Should Adelaide drop Himeji as a sister city? The council will decide on Monday.", {}),
    (
        "en",
        "The council of Adelaide voted to stripped Himeji of its sister-city status.",
        {"Adelaide - Himeji": "sister-city ended"},
    ),
    # formal word variety
    ("en", "Adelaide and Himeji tied the sister-city knot on Monday.", {"Adelaide - Himeji": "sister-city active"}),
    (
        "en",
        ("Adelaide and Himeji officially became sister cities on Monday when the mayors signed a proclamation."),
        {"Adelaide - Himeji": "sister-city active"},
    ),
    ("en", "Adelaide, Himeji sign sister city pact.", {"Adelaide - Himeji": "sister-city active"}),
    (
        "en",
        "Adelaide on Monday formalised a sister-city tie with Himeji, Japan.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    (
        "en",
        "Adelaide on Monday entered into a sisterhood agreement with the Japanese city of Himeji.",
        {"Adelaide - Himeji": "sister-city active"},
    ),
    ("en", "Himeji and Adelaide will become sister cities next month.", {"Adelaide - Himeji": "sister-city proposed"}),
    (
        "en",
        "The provinces of Cebu and Bohol signed a sisterhood agreement on Monday.",
        {"Bohol - Cebu": "sister-region active"},
    ),
    (
        "en",
        "The State of Victoria and Jiangsu Province have been sister states since 1979.",
        {"Jiangsu Sheng - Victoria": "sister-region active 1979"},
    ),
    ("en", "Hawaii has a sister-state relationship with Ehime.", {"Ehime - Hawaii": "sister-region active"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
