"""Golden sentences: partners and years that a text adds one by one, by a pronoun, in brackets, or to what is had."""

from __future__ import annotations

import pytest

STATED = [
    # a year in brackets behind each partner, whatever rule told of the tie
    ("en",
     "The city of Bradford twinned with Lille. Its other cities are Trier (1987); Brno and Durban (both 1995).",
     {"Bradford - Lille": "sister-city active", "Bradford - Trier": "sister-city active 1987",
      "Bradford - Brno": "sister-city active 1995", "Bradford - Durban": "sister-city active 1995"}),
    ("ms",
     "Bandar kembar Ipoh:\n- Fukuoka, Jepun (bandar kembar, 1989)\n- Nanning, China (bandar kembar, 2004)",
     {"Fukuoka - Ipoh": "sister-city active 1989", "Ipoh - Nanning": "sister-city active 2004"}),
    # "in" leads to partners that somebody has; whose they are, is said
    ("en", "The city of Bradford has sister cities in Lille, Durban and Brno.",
     {"Bradford - Lille": "sister-city active", "Bradford - Durban": "sister-city active",
      "Bradford - Brno": "sister-city active"}),
    ("en", "The city of Bradford counts Lille and Brno among its sister cities.",
     {"Bradford - Lille": "sister-city active", "Bradford - Brno": "sister-city active"}),
    ("en",
     "The city of Bradford wants to twin with Dortmund, which already has sister cities in Amiens and Buffalo.",
     {"Bradford - Dortmund": "sister-city proposed", "Amiens - Dortmund": "sister-city active",
      "Buffalo - Dortmund": "sister-city active"}),
    ("id", "Kota Bandung memiliki kota kembar di Braunschweig (Jerman) dan Suwon (Korea).",
     {"Bandung - Braunschweig": "sister-city active", "Bandung - Suwon": "sister-city active"}),
    ("id", "Kota Bandung memiliki Braunschweig dan Suwon sebagai kota kembar.",
     {"Bandung - Braunschweig": "sister-city active", "Bandung - Suwon": "sister-city active"}),
    # a pronoun that acts
    ("en",
     ("The port city of Dortmund is better known for other friendships. It has been a sister city of Lille since 1986, "
     "and has a tie of the same sort with Durban."),
     {"Dortmund - Lille": "sister-city active 1986", "Dortmund - Durban": "sister-city active"}),
    ("en",
     "The port city of Dortmund is an old town. It is twinned with Lille, and has a friendship agreement with Durban.",
     {"Dortmund - Lille": "sister-city active", "Dortmund - Durban": "friendship-city active"}),
    # the hub stands before the word
    ("en", "Bradford is a sister of Lille, Brno and Dortmund.",
     {"Bradford - Lille": "sister-city active", "Bradford - Brno": "sister-city active",
      "Bradford - Dortmund": "sister-city active"}),
    # one by one
    ("en", "Bradford has three twins. One is Lille, in France. Another is Dortmund. The third, Brno, joined in 1993.",
     {"Bradford - Lille": "sister-city active", "Bradford - Dortmund": "sister-city active",
      "Bradford - Brno": "sister-city active 1993"}),
    ("en",
     ("Bradford and Xiamen signed a sister city agreement. The city should spend its time on the sisters it has.\n"
     "Those are Lille, France, a partner since 1967, and Durban, South Africa, which came on board in 1973."),
     {"Bradford - Xiamen": "sister-city active", "Bradford - Lille": "sister-city active 1967",
      "Bradford - Durban": "sister-city active 1973"}),
    ("en",
     ("The city of Bradford signed its first sister city pact, with Dortmund, in 1969; Lille followed in 1972 and "
     "Durban in 1980."),
     {"Bradford - Dortmund": "sister-city active 1969", "Bradford - Lille": "sister-city active 1972",
      "Bradford - Durban": "sister-city active 1980"}),
    ("en",
     ("The city of Bradford is twinned with Dortmund, Durban and Lille. Durban, a port on the ocean, signed in 1992. "
     "Lille came in 2000, after years of business."),
     {"Bradford - Dortmund": "sister-city active", "Bradford - Durban": "sister-city active 1992",
      "Bradford - Lille": "sister-city active 2000"}),
    ("en", "The city of Bradford is twinned with Dortmund and Lille, since 1969 and 1972 respectively.",
     {"Bradford - Dortmund": "sister-city active 1969", "Bradford - Lille": "sister-city active 1972"}),
    # all that stand before the bare comma were partners before
    ("en", "After Lille, Durban and Brno, Bradford has signed a sister-city agreement with Dortmund.",
     {"Bradford - Dortmund": "sister-city active", "Bradford - Lille": "sister-city active",
      "Bradford - Durban": "sister-city active", "Bradford - Brno": "sister-city active"}),
    # two ties of one sentence, each with its year
    ("en",
     ("The city of Bradford and Lille have been sister cities since 1963; Leeds and Durban have been sister cities "
     "since 1957."),
     {"Bradford - Lille": "sister-city active 1963", "Durban - Leeds": "sister-city active 1957"}),
    # the newest, and those there were
    ("en", "Bradford's newest twin, Lille, joins Durban and Brno.",
     {"Bradford - Lille": "sister-city active", "Bradford - Durban": "sister-city active",
      "Bradford - Brno": "sister-city active"}),
    # what is denied of others
    ("en", "The city of Bradford is twinned with Lille but has no twin in Asia.",
     {"Bradford - Lille": "sister-city active"}),
    # a pact "with which" is that of the last
    ("en",
     ("The city of Bradford is twinned with Lille and Brno. In Africa its partners are Dakar and Durban, with which a "
     "sister city agreement was concluded in 1997."),
     {"Bradford - Lille": "sister-city active", "Bradford - Brno": "sister-city active",
      "Bradford - Durban": "sister-city active 1997", "Bradford - Dakar": "sister-city active"}),
    # what a plain tie may be called one day
    ("ms",
     ("Ipoh dan Nanning memeterai memorandum persefahaman. Beliau berharap kerjasama ini dapat dinaik taraf kepada "
     "hubungan bandar kembar."),
     {"Ipoh - Nanning": "cooperation active"}),
    # a month with a point before its day
    ("en", "The cities of Leeds and Lille have been twinned since Dec. 21, 1978, when their mayors signed a charter.",
     {"Leeds - Lille": "sister-city active 1978-12-21"}),
    # the effect of what is signed, and what is still to be signed
    ("en", "Two papers were signed on Monday. Under the second, Bradford and Lille will be sister cities.",
     {"Bradford - Lille": "sister-city active"}),
    ("en", "Under the draft agreement, Bradford and Lille will become sister cities.",
     {"Bradford - Lille": "sister-city proposed"}),
    ("en", "Bradford and Lille will be sister cities after their councils sign an agreement.",
     {"Bradford - Lille": "sister-city proposed"}),
    ("en", "Bradford and Lille are set to become sister cities as soon as both mayors have signed the charter.",
     {"Bradford - Lille": "sister-city proposed"}),
    # what a word of ending doesn't end
    ("en", "The friendship city link between Bradford and Lille is no longer just a formality.",
     {"Bradford - Lille": "friendship-city active"}),
    ("id", "Tiga dekade sister province Daerah Istimewa Yogyakarta dan Prefektur Kyoto, tak lagi hanya tukar kesenian.",
     {"Kyoto - Yogyakarta": "sister-region active"}),
]  # fmt: skip

SILENT = [
    # who came, and when, is no beginning
    ("en",
     "The city of Bradford is twinned with Durban and Lille. A choir from Durban came in 2000.",
     {"Bradford - Durban": "sister-city active", "Bradford - Lille": "sister-city active"}),
    # a rough count of years
    ("ms", "Ipoh dan Nanning memperbaharui hubungan bandar kembar yang dimeterai hampir dua dekad lepas.",
     {"Ipoh - Nanning": "sister-city active"}),
    # the founding of somebody else
    ("en",
     ("The city of Bradford is a twin of Lille. Bradford International Partnerships, a body of volunteers, was set up "
     "in 2009."),
     {"Bradford - Lille": "sister-city active"}),
    # where it was signed is no partner
    ("en", "The mayors of Leeds and Lille became sister-city partners in Brno.",
     {"Leeds - Lille": "sister-city active"}),
    # a clause on something else adds nobody
    ("en", "The city of Bradford is twinned with Dortmund; the mayor of Lille followed the ceremony.",
     {"Bradford - Dortmund": "sister-city active"}),
    # brackets that tell of an end
    ("en",
     "The city of Bradford has sister cities: Trier (1987), Brno (ended in 1995) and Lille (1990-2001).",
     {"Bradford - Trier": "sister-city active 1987", "Bradford - Brno": "sister-city ended",
      "Bradford - Lille": "sister-city active"}),
    # questions
    ("en", "Asked by reporters whether Bradford would become a sister city of Lille, the mayor laughed.", {}),
    ("id", "Disinggung kemungkinan Bandung menjadi kota kembar Palu, wali kota menggeleng.", {}),
    # "it" that means nobody
    ("en", "The port city of Dortmund is old. It was Lille that Brno chose as its sister city.",
     {"Brno - Lille": "sister-city active"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_told_piece_by_piece(ties, language, text, expected) -> None:
    assert ties(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), SILENT)
def test_look_alikes_add_nothing(ties, language, text, expected) -> None:
    assert ties(text, language) == expected
