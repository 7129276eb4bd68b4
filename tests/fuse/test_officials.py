"""Who is one person: office and name together."""

from __future__ import annotations

import pytest

from citygraph.fuse import fuse

MAYOR = "mayor"


def test_one_mayor_by_short_full_and_misspelt_name(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-01-01", tell.official("Annabel", MAYOR, tell.ALPHA)),
            tell.article("2025-01-02", tell.official("Annabel Mary Lee", MAYOR, tell.ALPHA)),
            tell.article("2025-01-03", tell.official("Anabel Mary Lee", MAYOR, tell.ALPHA)),
            tell.article("2025-01-04", tell.official("Annabel Mary Lee", MAYOR, tell.ALPHA), title="again"),
        ]
    )
    assert tell.facts(fusion, "official") == {
        "annabel-mary-lee--mayor-alpha-1": {
            "type": {"Official"},
            "label": {"Annabel Mary Lee"},
            "altLabel": {"Annabel", "Anabel Mary Lee"},
        }
    }
    assert len(tell.facts(fusion, "tenure")) == 1


def test_every_merge_has_its_reason(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-01-01", tell.official("Ann", MAYOR, tell.ALPHA)),
            tell.article("2025-01-02", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
        ]
    )
    old, new = tell.who("Ann", MAYOR, tell.ALPHA), tell.who("Ann Lee", MAYOR, tell.ALPHA)
    assert (old, new) in fusion.replaced
    assert {(a, b): why for a, b, why in fusion.reasons}[old, new] == (
        "same office (mayor-alpha-1); “Ann” is a form of “Ann Lee”"
    )


def test_two_of_one_first_name_in_one_office_stay_two_and_the_first_name_alone_a_third(tell) -> None:
    fusion = fuse(
        tell.article(f"20{year}-01-01", tell.official(name, MAYOR, tell.ALPHA))
        for year, name in ((10, "Ann Lee"), (20, "Ann Ray"), (15, "Ann"))
    )
    assert tell.labels(fusion, "official") == {"Ann Lee", "Ann Ray", "Ann"}


@pytest.mark.parametrize(("year", "forms"), [(10, {"Ann Lee"}), (21, {"Ann Ray"})])
def test_a_first_name_that_two_had_is_that_of_the_one_in_office_then(tell, year, forms) -> None:
    told = [(10, "Ann Lee"), (20, "Ann Ray"), (year, "Ann")]
    fusion = fuse(
        tell.article(f"20{when}-05-01", tell.official(name, MAYOR, tell.ALPHA), title=name) for when, name in told
    )
    assert tell.labels(fusion, "official") == {"Ann Lee", "Ann Ray"}
    (bearer,) = (found for found in tell.facts(fusion, "official").values() if "Ann" in found.get("altLabel", ()))
    assert bearer["label"] == forms


def test_a_former_mayor_of_a_first_name_that_two_had_is_neither(tell) -> None:
    told = [(10, "Ann Lee", "current"), (20, "Ann Ray", "current"), (21, "Ann", "former")]
    fusion = fuse(
        tell.article(f"20{year}-01-01", tell.official(name, MAYOR, tell.ALPHA, status)) for year, name, status in told
    )
    assert tell.labels(fusion, "official") == {"Ann Lee", "Ann Ray", "Ann"}


def test_namesakes_in_two_cities_stay_two(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
            tell.article("2025-01-02", tell.official("Ann Lee", MAYOR, tell.BETA)),
        ]
    )
    assert len(tell.facts(fusion, "official")) == 2


def test_a_mayor_who_becomes_governor_around_the_city_is_one_by_the_full_name(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-01-01", tell.official("Ann Lee", "governor", tell.PROVINCE)),
            tell.article("2015-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
        ]
    )
    assert set(tell.facts(fusion, "official")) == {"ann-lee--mayor-alpha-1"}
    assert set(tell.facts(fusion, "tenure")) == {
        "ann-lee--mayor-alpha-1--mayor-alpha-1",
        "ann-lee--mayor-alpha-1--governor-province-xa-ap",
    }


def test_a_one_word_name_is_never_enough_across_offices(tell) -> None:
    fusion = fuse(
        [
            tell.article("2015-01-01", tell.official("Ann", MAYOR, tell.ALPHA)),
            tell.article("2025-01-01", tell.official("Ann", "governor", tell.PROVINCE)),
        ]
    )
    assert len(tell.facts(fusion, "official")) == 2


def test_a_minister_whose_namesakes_are_mayors_of_two_cities_is_neither(tell) -> None:
    fusion = fuse(
        [
            tell.article("2015-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
            tell.article("2016-01-01", tell.official("Ann Lee", MAYOR, tell.GAMMA)),
            tell.article("2025-01-01", tell.official("Ann Lee", "minister", tell.LAND)),
        ]
    )
    assert len(tell.facts(fusion, "official")) == 3


def test_councillors_are_not_one_by_a_first_name(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-01-01", tell.official("Ann", "legislator", tell.ALPHA)),
            tell.article("2025-01-02", tell.official("Ann Lee", "legislator", tell.ALPHA)),
        ]
    )
    assert len(tell.facts(fusion, "official")) == 2


def test_two_offices_in_one_article_are_one_persons(tell) -> None:
    ann = tell.who("Ann Lee", MAYOR, tell.ALPHA)
    post, claims = tell.office("governor", tell.PROVINCE)
    tenure = tell.tenure_iri(ann, post)
    fusion = fuse(
        [
            tell.article(
                "2025-01-01",
                tell.official("Ann Lee", MAYOR, tell.ALPHA, "former"),
                claims,
                (
                    tell.claim(tenure, "rdf:type", tell.term("cg:Tenure")),
                    tell.claim(tenure, "cg:holder", ann),
                    tell.claim(tenure, "cg:office", post),
                    tell.claim(tenure, "cg:tenureStatus", tell.concept("tenure", "current")),
                ),
            ),
            tell.article("2025-02-02", tell.official("Ann", "governor", tell.PROVINCE)),
        ]
    )
    assert set(tell.facts(fusion, "official")) == {"ann-lee--mayor-alpha-1"}


def test_quotations_follow_their_speaker(tell) -> None:
    said = [
        tell.article(
            day,
            tell.official(name, MAYOR, tell.ALPHA),
            tell.quotation(tell.who(name, MAYOR, tell.ALPHA), "We are friends"),
        )
        for day, name in (("2025-01-01", "Ann"), ("2025-01-02", "Ann Lee"))
    ]
    quotations = tell.facts(fuse(said), "quotation")
    assert len(quotations) == 1
    (quotation,) = quotations.values()
    assert quotation["speaker"] == {"ann-lee--mayor-alpha-1"}
    assert quotation["label"] == {"Ann Lee: “We are friends”"}


def test_an_official_of_denied_claims_only_is_none(tell) -> None:
    fusion = fuse([tell.article("2025-01-01", tell.but(tell.official("Ann", MAYOR, tell.ALPHA), modality="denied"))])
    assert fusion.facts == ()


def test_an_honorific_is_spelt_once(tell) -> None:
    """The straight and the curly apostrophe are one."""
    ann = tell.who("Ann Lee", MAYOR, tell.ALPHA)
    fusion = fuse(
        tell.article(
            f"2025-01-0{number}",
            tell.official("Ann Lee", MAYOR, tell.ALPHA),
            (tell.claim(ann, "schema:honorificPrefix", tell.Literal(honorific)),),
        )
        for number, honorific in enumerate(("L’Hon.", "L'Hon.", "L'Hon.", "Dr"), 1)
    )
    (found,) = tell.facts(fusion, "official").values()
    assert found["honorificPrefix"] == {"L'Hon.", "Dr"}
