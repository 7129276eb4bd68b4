"""What becomes a fact: whole things, of one mind, with names."""

from __future__ import annotations

from citygraph.fuse import fuse
from citygraph.model import Fact, Iri, Literal


def test_a_partnership_of_one_place_is_none(tell) -> None:
    claims = tuple(one for one in tell.partnership(tell.ALPHA, tell.BETA) if one.object != tell.place_iri("beta-2"))
    assert fuse([tell.article("2025-01-01", claims)]).facts == ()


def test_a_place_that_nobody_describes_is_no_partner(tell) -> None:
    elsewhere = tell.Place("nowhere-9", "City", "Nowhere", "XA", "9")
    assert fuse([tell.article("2025-01-01", tell.partnership(tell.ALPHA, elsewhere))]).facts == ()


def test_an_agreement_needs_two_described_governments(tell) -> None:
    claims = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA)
    gone = tuple(one for one in claims if one.subject != tell.government_iri("beta-2"))
    assert tell.facts(fuse([tell.article("2025-01-01", gone)]), "agreement") == {}


def test_what_points_to_a_thing_that_is_not_there_goes_too(tell) -> None:
    pair = tell.partnership(tell.ALPHA, tell.BETA)
    nothing = tell.agreement_iri("LetterOfIntent", ("alpha-1", "beta-2"), None)
    fusion = fuse([tell.article("2025-01-01", pair, (tell.claim(pair[0].subject, "cg:agreement", nothing),))])
    (found,) = tell.facts(fusion, "partnership").values()
    assert "agreement" not in found


def test_partners_of_a_denied_tie_are_none(tell) -> None:
    """“Alpha and Beta are no sister cities”, read as a denied kind of a tie of the two."""
    pair = tell.partnership(tell.ALPHA, tell.BETA)
    claims = (*pair[:3], *tell.but(pair[3:], modality="denied"))
    assert fuse([tell.article("2025-01-01", claims)]).facts == ()


def test_another_article_may_assert_what_one_denies(tell) -> None:
    pair = tell.partnership(tell.ALPHA, tell.BETA)
    fusion = fuse(
        [tell.article("2025-01-01", tell.but(pair, modality="denied")), tell.article("2025-01-02", pair, title="b")]
    )
    (found,) = tell.facts(fusion, "partnership").values()
    assert found["status"] == {"active"}
    articles = {article for fact in fusion.facts for article, _ in fact.backing}
    assert articles == {fusion.readings[1].article}


def test_a_planned_agreement_is_not_signed(tell) -> None:
    plan = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, status="planned", planned="2026")
    ann = tell.official("Ann Lee", "mayor", tell.ALPHA)
    signatory = tell.claim(plan[-1].subject, "cg:signatory", tell.who("Ann Lee", "mayor", tell.ALPHA))
    (found,) = tell.facts(fuse([tell.article("2025-01-01", plan, ann, (signatory,))]), "agreement").values()
    assert found["plannedFor"] == {"2026"}
    assert "signatory" not in found


def test_a_government_is_called_as_the_texts_call_it_most(tell) -> None:
    names = ("City Hall", "City Hall", "Town Council", "CH")
    fusion = fuse(tell.article(f"2025-01-0{n}", tell.government(tell.ALPHA, name)) for n, name in enumerate(names, 1))
    (found,) = tell.facts(fusion, "government").values()
    assert (found["label"], found["altLabel"]) == ({"City Hall"}, {"Town Council", "CH"})


def test_names_before_initials_then_the_first_used(tell) -> None:
    fusion = fuse(
        tell.article(day, tell.government(tell.ALPHA, name))
        for day, name in (("2025-01-03", "A Hall"), ("2025-01-01", "AH"), ("2025-01-02", "The Hall"))
    )
    assert tell.labels(fusion, "government") == {"The Hall"}


def test_a_government_that_no_text_names_is_called_like_its_place(tell) -> None:
    fusion = fuse([tell.article("2025-01-01", tell.government(tell.PROVINCE))])
    assert [fact.object for fact in fusion.facts if fact.predicate.endswith("#label")] == [
        Literal("Province", language="en")
    ]


def test_names_that_are_made_are_in_english_and_backed_by_the_claims_that_they_come_from(tell) -> None:
    fusion = fuse([tell.article("2025-01-01", tell.partnership(tell.BETA, tell.PROVINCE))])
    article = fusion.readings[0].article
    assert (
        Fact(
            tell.partnership_iri("beta-2", "province-xa-ap"),
            tell.LABEL,
            Literal("Beta – Province", language="en"),
            ((article, 0), (article, 1), (article, 2)),
        )
        in fusion.facts
    )


def test_places_of_all_readings_are_given_once(tell) -> None:
    fusion = fuse([tell.article("2025-01-01"), tell.article("2025-01-02")])
    assert [place.id for place in fusion.places] == sorted(place.id for place in tell.PLACES)


def test_facts_of_an_unknown_vocabulary_stay(tell) -> None:
    """A thing of no sort that we know has no parts that it could lack."""
    foreign = Iri("https://example.org/thing")
    fusion = fuse([tell.article("2025-01-01", (tell.claim(foreign, "cg:field", tell.concept("field", "health")),))])
    assert [fact.subject for fact in fusion.facts] == [foreign]
