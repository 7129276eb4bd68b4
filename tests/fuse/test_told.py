"""What a user knows better than the articles."""

from __future__ import annotations

import pytest

from citygraph.errors import UsageError
from citygraph.fuse import NOTHING, Ref, Told, account, fuse
from citygraph.vocab import local, place_iri

MAYOR = "mayor"


def same(*iris) -> Told:
    return Told(same=(tuple(map(Ref, iris)),))


def test_two_people_of_two_cities_who_are_one(tell) -> None:
    readings = [
        tell.article("2015-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
        tell.article("2025-01-01", tell.official("Ann M. Lee", MAYOR, tell.BETA)),
    ]
    assert len(tell.facts(fuse(readings), "official")) == 2
    ann, lee = tell.who("Ann Lee", MAYOR, tell.ALPHA), tell.who("Ann M. Lee", MAYOR, tell.BETA)
    for pair in ((ann, lee), (lee, ann)):
        fusion = fuse(readings, same(*pair))
        assert set(tell.facts(fusion, "official")) == {local(pair[0])}
        assert tell.labels(fusion, "official") == {"Ann M. Lee"}
        assert len(tell.facts(fusion, "tenure")) == 2
        assert any(why.startswith("told by the user: the same as") for *_, why in fusion.reasons)


def test_a_thing_is_also_named_as_the_graph_names_it(tell) -> None:
    """The IRI that fusing gave: no article alone gives it."""
    readings = [
        tell.article("2015-01-01", tell.official("Ann", MAYOR, tell.ALPHA)),
        tell.article("2016-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
        tell.article("2025-01-01", tell.official("Lee", "governor", tell.BETA)),
    ]
    fused = same(tell.who("Ann Lee", MAYOR, tell.ALPHA), tell.who("Lee", "governor", tell.BETA))
    assert set(tell.facts(fuse(readings, fused), "official")) == {"ann-lee--mayor-alpha-1"}


def test_two_who_look_like_one(tell) -> None:
    readings = [
        tell.article("2015-01-01", tell.official("Ann", MAYOR, tell.ALPHA)),
        tell.article("2025-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
    ]
    apart = Told(different=((Ref(tell.who("Ann", MAYOR, tell.ALPHA)), Ref(tell.who("Ann Lee", MAYOR, tell.ALPHA))),))
    assert len(tell.facts(fuse(readings), "official")) == 1
    assert tell.labels(fuse(readings, apart), "official") == {"Ann", "Ann Lee"}


def test_two_of_one_name_in_one_office_are_told_apart_by_the_article(tell) -> None:
    readings = [tell.article(day, tell.official("Ahmad", MAYOR, tell.ALPHA)) for day in ("1999-01-01", "2025-01-01")]
    ahmad = tell.who("Ahmad", MAYOR, tell.ALPHA)
    apart = Told(different=((Ref(ahmad), Ref(ahmad, readings[0].article)),))
    fusion = fuse(readings, apart)
    assert set(tell.facts(fusion, "official")) == {"ahmad--mayor-alpha-1", "ahmad--mayor-alpha-1--2"}
    tenures = tell.facts(fusion, "tenure").values()
    assert sorted(min(tenure["attestedFrom"]) for tenure in tenures) == ["1999-01-01", "2025-01-01"]
    assert tell.unbacked(fusion) == []


def test_two_documents_that_are_one(tell) -> None:
    readings = [
        tell.article("2025-05-06", tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2025-05-05")),
        tell.article("2025-09-10", tell.agreement("Agreement", tell.ALPHA, tell.BETA, signed="2025-09-09")),
    ]
    letter, paper = (
        next(claim.subject for claim in reading.claims if "/agreement/" in claim.subject) for reading in readings
    )
    (found,) = tell.facts(fuse(readings, same(letter, paper)), "agreement").values()
    assert found["type"] == {"LetterOfIntent"}


def test_two_events_that_are_one(tell) -> None:
    ann = tell.who("Ann", MAYOR, tell.BETA)
    told = [
        tell.article(day, tell.official("Ann", MAYOR, tell.BETA), tell.event("Visit", where, day, ann))
        for day, where in (("2025-05-05", tell.ALPHA), ("2025-09-09", tell.GAMMA))
    ]
    events = [claim.subject for reading in told for claim in reading.claims if "/event/" in claim.subject]
    assert len(tell.facts(fuse(told), "event")) == 2
    assert len(tell.facts(fuse(told, same(events[0], events[-1])), "event")) == 1


def test_two_places_that_are_one(tell) -> None:
    """All that is named after them follows: governments, offices, officials, partnerships, documents, visits."""
    alpha, beta, gamma = tell.ALPHA, tell.BETA, tell.GAMMA
    ann = tell.who("Ann Lee", MAYOR, alpha)
    readings = [
        tell.article(
            "2025-05-06",
            tell.official("Ann Lee", MAYOR, alpha),
            tell.partnership(alpha, beta),
            tell.agreement("LetterOfIntent", alpha, beta, signed="2025-05-05"),
            tell.event("Visit", alpha, "2025-05-05", ann),
            tell.quotation(ann, "We are friends"),
        ),
        tell.article("2025-06-06", tell.official("Ann Lee", MAYOR, gamma), tell.partnership(gamma, beta)),
    ]
    fusion = fuse(readings, same(place_iri(gamma.id), place_iri(alpha.id)))
    assert set(tell.facts(fusion, "official")) == {"ann-lee--mayor-gamma-3"}
    assert set(tell.facts(fusion, "office")) == {"mayor-gamma-3"}
    assert set(tell.facts(fusion, "partnership")) == {"beta-2--gamma-3"}
    assert set(tell.facts(fusion, "agreement")) == {"letter-of-intent--beta-2--gamma-3--2025-05-05"}
    assert set(tell.facts(fusion, "event")) == {"visit--gamma-3--2025-05-05--ann-lee"}
    assert alpha.id not in repr(fusion.facts)
    assert fusion.same_places == ((alpha.id, gamma.id),)
    assert tell.unbacked(fusion) == tell.wrongly_backed(fusion) == []


def test_a_tie_of_a_place_with_itself_is_none(tell) -> None:
    readings = [tell.article("2025-05-06", tell.partnership(tell.ALPHA, tell.BETA))]
    assert tell.facts(fuse(readings, same(place_iri(tell.BETA.id), place_iri(tell.ALPHA.id))), "partnership") == {}


def test_what_is_told_of_things_goes_with_their_places(tell) -> None:
    """Two people who were told to be one stay one when the place of one of them is told to be another."""
    readings = [
        tell.article("2015-01-01", tell.official("Ann Lee", MAYOR, tell.ALPHA)),
        tell.article("2025-01-01", tell.official("Bo", MAYOR, tell.BETA)),
    ]
    people = Ref(tell.who("Ann Lee", MAYOR, tell.ALPHA)), Ref(tell.who("Bo", MAYOR, tell.BETA))
    told = Told(same=(people, (Ref(place_iri(tell.GAMMA.id)), Ref(place_iri(tell.ALPHA.id)))))
    assert set(tell.facts(fuse(readings, told), "official")) == {"ann-lee--mayor-gamma-3"}


def test_why_a_tie_is_that_of_another_place(tell) -> None:
    reading = tell.article("2025-05-06", tell.partnership(tell.ALPHA, tell.BETA))
    tie = reading.claims[0].subject
    told = same(place_iri(tell.GAMMA.id), place_iri(tell.ALPHA.id))
    (merge,) = account([reading], {(reading.article, tie)}, told).merges
    assert merge.iri == tie
    assert merge.reason.startswith("told by the user: the same as place/gamma-3, not place/alpha-1; one pair")


def test_what_is_told_of_things_that_are_not_there_changes_nothing(tell) -> None:
    readings = [tell.article("2025-01-01", tell.official("Ann", MAYOR, tell.ALPHA))]
    nobody = same(tell.who("Bo", MAYOR, tell.BETA), tell.who("Ann", MAYOR, tell.ALPHA))
    assert fuse(readings, nobody) == fuse(readings)


def test_the_order_of_articles_and_entries_is_nothing(tell) -> None:
    names = ("Ann", "Ann Lee", "Bo", "Cy")
    readings = [
        tell.article(f"20{year}-01-01", tell.official(name, MAYOR, place))
        for year, name, place in zip((10, 11, 12, 13), names, (tell.ALPHA, tell.ALPHA, tell.BETA, tell.GAMMA))
    ]
    ann, lee, bo, cy = (
        Ref(tell.who(name, MAYOR, place)) for name, place in zip(names, (tell.ALPHA, tell.ALPHA, tell.BETA, tell.GAMMA))
    )
    told = Told(same=((lee, bo), (bo, cy)), different=((ann, lee),))
    fusion = fuse(readings, told)
    assert len(tell.facts(fusion, "official")) == 2
    again = Told(same=((bo, cy), (lee, bo)), different=((ann, lee),))
    assert fuse(reversed(readings), told) == fusion
    assert fuse(readings, again).facts == fusion.facts


@pytest.mark.parametrize(
    ("one", "other", "complaint"),
    [
        ("official/a--mayor-x", "agreement/b", "of two sorts"),
        ("quotation/a--b", "quotation/c--d", "is no official, agreement, event or place"),
        ("official/a--mayor-x", "official/a--mayor-x", "paired with itself"),
    ],
)
def test_pairs_that_cannot_be_meant(tell, one, other, complaint) -> None:
    with pytest.raises(UsageError, match=complaint):
        same(*(tell.Iri(f"https://w3id.org/citygraph/id/{name}") for name in (one, other)))


def test_places_of_two_ids_are_two_without_being_told() -> None:
    with pytest.raises(UsageError, match="are two places already"):
        Told(different=((Ref(place_iri("a-1")), Ref(place_iri("b-2"))),))
    with pytest.raises(UsageError, match="the same in all articles"):
        Told(same=((Ref(place_iri("a-1"), place_iri("x")), Ref(place_iri("b-2"))),))


def test_entries_that_contradict_one_another(tell) -> None:
    a, b, c = (Ref(tell.who(name, MAYOR, tell.ALPHA)) for name in ("A", "B", "C"))
    with pytest.raises(UsageError, match="a--mayor-alpha-1 is told to be the same as"):
        Told(same=((a, b), (b, c)), different=((a, c),))


def test_nothing_told_is_nothing() -> None:
    assert NOTHING.of_sort("event") is NOTHING
