"""Which places a sentence ties, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from citygraph import article, gazetteer, lexicon
from citygraph.extract import MENTION_STAGES
from citygraph.extract.mention import Mentions
from citygraph.extract.pairing.discourse import tell
from citygraph.extract.pairing.pair_up import NEEDS
from citygraph.extract.pairing.told import Told

CASES = [
    ("id", "Sister city Bandung-Cuenca dibahas di Quito.", "compound-name", ["Bandung - Cuenca"]),
    ("id", "Kemitraan antara Kota Jakarta dan Kota Kuala Lumpur kuat.", "between-and", ["Jakarta - Kuala Lumpur"]),
    ("en", "The city of Leeds is twinned with Dortmund.", "two-sides", ["Dortmund - Leeds"]),
    ("id", "Kota kembar Surabaya antara lain Kota Kochi dan Kota Busan.", "tie-noun-of-list",
     ["Kochi - Surabaya", "Busan - Surabaya"]),
    ("id", "Pemkot Semarang dan Pemkot Fuzhou menandatangani MoU.", "coordinated-pair", ["Fuzhou - Semarang"]),
    ("en", "The mayors of Davao City, Cebu City and Iloilo City formed a three-way sister city pact.", "all-to-all",
     ["Cebu City - Davao", "Davao - Iloilo", "Cebu City - Iloilo"]),
    ("en", "Leeds and Bristol have ended ties with Dortmund and Porto respectively.", "one-to-one",
     ["Dortmund - Leeds", "Bristol - Porto"]),
    ("en", "Sister ties between Leeds and Dortmund, Bristol and Porto, and Lille and Durban are old.", "pairs-in-list",
     ["Dortmund - Leeds", "Bristol - Porto", "Durban - Lille"]),
    ("en", "Leeds and Bristol are both twinned with Dortmund.", "many-sides-list",
     ["Dortmund - Leeds", "Bristol - Dortmund"]),
    ("en", "York's twin towns are Dijon and Münster in Germany.", "tie-noun-of-list",
     ["Dijon - York", "Münster - York"]),
    ("en", "The city of Leeds has six partner cities, among them Lille, Brno and Durban.", "had-by-list",
     ["Leeds - Lille", "Brno - Leeds", "Durban - Leeds"]),
    ("en", "The mayor of Leeds has returned from Dortmund, where she signed a memorandum of understanding.",
     "signed-there", ["Dortmund - Leeds"]),
    ("en", "The mayor is to proceed to Tokyo for a stop in Kobe, a friendship city of Leeds.", "apposed",
     ["Kobe - Leeds"]),
    ("en", "Besides Lille, Leeds's sisters include Brno and Durban.", "tie-noun-of-list",
     ["Brno - Leeds", "Durban - Leeds"]),
    ("en", "Kassel, in Hesse, a sister city of Leeds, sent a bell.", "tie-noun-of", ["Kassel - Leeds"]),
    ("en", "The city of Leeds shelved a trip to Dortmund, its twin city in Germany.", "apposed", ["Dortmund - Leeds"]),
]  # fmt: skip


def _pairs(told) -> list[str]:
    return [" - ".join(sorted((pair.one.name, pair.other.name))) for pair in told.pairing.pairs]


@pytest.mark.parametrize(("language", "text", "rule", "expected"), CASES)
def test_named_pairs(mentions, language, text, rule, expected) -> None:
    (told,) = tell(mentions(text, language))
    assert told.pairing.rule == rule
    assert _pairs(told) == expected


def test_the_two_cities_are_those_spoken_of_before(mentions) -> None:
    text = "Kota Bandung dan Kota Hamamatsu menjalin sister city.\nKedua kota sepakat bertukar pelajar."
    _, told = tell(mentions(text, "id"))
    assert told.pairing.rule == "spoken-of-before"
    assert _pairs(told) == ["Bandung - Hamamatsu"]


def test_the_home_of_the_article_is_the_side_that_is_not_said(mentions) -> None:
    text = "Wali Kota Bandung Farhan dan Pemkot Bandung gembira.\nKerja sama sister city dijalin dengan Kota Hamamatsu."
    told = tell(mentions(text, "id"))[-1]
    assert told.pairing.rule == "with-home"
    assert _pairs(told) == ["Bandung - Hamamatsu"]


def test_a_place_is_no_partner_of_its_region(mentions) -> None:
    (told,) = tell(mentions("Kota Semarang dan Provinsi Jawa Tengah menjalin kerja sama.", "id"))
    assert told.pairing is None


def test_each_document_has_its_partner(mentions) -> None:
    (told,) = tell(mentions("The city of Davao signed an MoU with Kaohsiung and a pact with Nanning.", "en"))
    nouns = told.scene.found("documents")
    found = [told.pairing_for(noun, "documents") for noun in nouns]
    assert [[" - ".join(sorted((p.one.name, p.other.name))) for p in pairing.pairs] for pairing in found] == [
        ["Davao - Kaohsiung"],
        ["Davao - Nanning"],
    ]


def test_partners_of_an_unknown_place_are_not_tied_to_one_another(mentions) -> None:
    (told,) = tell(mentions("Qwertham is twinned with Dijon and Münster.", "en"))
    assert told.pairing is None


def test_who_acts_in_a_later_clause_acted_before(mentions) -> None:
    text = "The city of Prague voted to become a sister city of Taipei, after it cancelled a similar deal with Beijing."
    (told,) = tell(mentions(text, "en"))
    (deal,) = told.scene.found("documents")
    pairing = told.pairing_for(deal, "documents")
    assert [f"{pair.one.name} - {pair.other.name}" for pair in pairing.pairs] == ["Beijing - Prague"]


def test_a_partner_that_is_not_known_is_not_the_one_spoken_of_before(mentions) -> None:
    text = "The city of Leeds is twinned with Dortmund.\nLeeds has been twinned with Qwertham since 1970."
    _, told = tell(mentions(text, "en"))
    assert told.pairing is None


LATER = [
    # partners told of by no name of the hub's
    ("Leeds is twinned with Lille.\nIt followed Dortmund, Germany, a sister since 1969.", "called-up",
     ["Dortmund - Leeds"]),
    ("Leeds was twinned with Lille.\nThe two remaining are Brno, Czech Republic, twinned in 1989, and Durban.",
     "called-up-list", ["Brno - Leeds", "Durban - Leeds"]),
    # a region stands for its city of the pair that was spoken of
    ("Leeds mayor Ann Hall met Nagasaki mayor Bo Sato.\nShe flew to Nagasaki Prefecture to sign the friendship pact.",
     "gone-to-region", ["Leeds - Nagasaki"]),
    # a description with a word between: "the Russian navy town"
    ("Leeds and Severomorsk met.\nLeeds voted to leave the twinning with the closed Russian navy town.", "two-sides",
     ["Leeds - Severomorsk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "expected"), LATER)
def test_pairs_by_what_was_told_before(mentions, text, rule, expected) -> None:
    told = tell(mentions(text, "en"))[-1]
    assert told.pairing.rule == rule
    assert _pairs(told) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Leeds is twinned with Lille.\nIt followed a choir from Dortmund, Germany, by a day.",
    ],
)
def test_no_pairs_of_what_only_looks_alike(mentions, text) -> None:
    told = tell(mentions(text, "en"))[-1]
    assert told.pairing is None or _pairs(told) == ["Leeds - Lille"]


def test_a_rule_is_silent_where_what_it_needs_is_missing() -> None:
    """What `NEEDS` says of a rule must follow from the rule: it is asked everywhere, as if nothing were said."""
    asked = 0
    for file in sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt")):
        for told in _told_in(file):
            scene, story = told.scene, told.story
            for rule, need in NEEDS.items():
                if len(scene.places) < need.places or not need.words <= scene.cues.keys():
                    asked += 1
                    assert rule(scene, story) is None, (rule.__name__, file.name, scene.index)
    assert asked > 1000


def _told_in(file: Path) -> Sequence[Told]:
    document = article.read(file.read_bytes(), file.name)
    found = Mentions(document, lexicon.load(document.metadata.language), gazetteer.load())
    for find in MENTION_STAGES:
        found = find(found)
    return tell(found)
