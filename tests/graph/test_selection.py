"""Parts of the small world in ``queries/tests/world.trig``: what concerns a place, or a time, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox
import pytest

from citygraph import resources
from citygraph.graph.selection import select
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.vocab import ID, TYPE, term


@pytest.fixture(scope="module")
def world() -> ox.Store:
    store = ox.Store()
    store.load(path=resources.path("queries", "tests", "world.trig"), format=ox.RdfFormat.TRIG)
    return store


def things(store: ox.Store, *classes: str) -> set[str]:
    return {
        quad.subject.value.removeprefix(ID)
        for name in classes
        for quad in store.quads_for_pattern(None, node(TYPE), node(term(f"cg:{name}")), DEFAULT_GRAPH)
    }


def place(name: str) -> str:
    return f"{ID}place/{name}"


def test_without_a_condition_everything_is_chosen_that_happens_or_holds(world: ox.Store) -> None:
    kinds = ("Partnership", "Visit", "Signing", "Forum", "Tenure", "Quotation", "LetterOfIntent", "JointDeclaration")
    assert things(select(world), *kinds) == things(world, *kinds)


def test_what_concerns_a_place(world: ox.Store) -> None:
    found = select(world, [place("springfield-3")])
    assert things(found, "Partnership") == {
        "partnership/lakeside-7--springfield-3",
        "partnership/nordhaven-1--springfield-3",
    }
    assert things(found, "CooperationAgreement") == {"agreement/cooperation-agreement--lakeside-7--springfield-3--1999"}
    assert things(found, "Forum", "Visit", "Signing", "Tenure", "Quotation") == set()
    assert things(found, "JointDeclaration") == {"agreement/joint-declaration--eastport-5--springfield-3--undated"}
    cities = {"springfield-3", "nordhaven-1", "lakeside-7", "eastport-5"}
    assert things(found, "City") == {f"place/{each}" for each in cities}
    assert things(found, "Country") == {"place/nordland-xn", "place/estia-xe"}


def test_officials_of_a_place_come_with_what_they_did_elsewhere(world: ox.Store) -> None:
    found = select(world, [place("vila-azul-2")])
    assert "event/signing--vila-azul-2--2019-03-01--ana-perez--bo-lund" in things(found, "Signing")
    assert {each.partition("--")[0] for each in things(found, "Tenure")}


def test_a_country_brings_what_lies_in_it(world: ox.Store) -> None:
    country = select(world, [place("sulia-xs")])
    cities = select(world, [place("vila-azul-2"), place("springfield-4"), place("delta-xs-d"), place("sulia-xs")])
    assert things(country, "Partnership") >= things(cities, "Partnership") > set()
    assert things(country, "Forum") == {"event/forum--springfield-4--2017--somebody"}


@pytest.mark.parametrize(
    ("since", "until", "partnerships"),
    [
        (None, "1998-06-01", {"springfield-4--vila-azul-2"}),
        ("1997-01-01", "1997-12-31", set()),
        ("1999-12-31", "2000-01-01", {"springfield-4--vila-azul-2", "lakeside-7--springfield-3"}),
        (
            "2019-01-01",
            None,
            {"eastport-5--mirador-6", "eastport-5--lakeside-7", "delta-xs-d--eastport-5", "nordhaven-1--vila-azul-2"},
        ),
        (
            "2018-12-31",
            "2018-12-31",
            {"eastport-5--mirador-6", "eastport-5--lakeside-7", "delta-xs-d--eastport-5"}
            | {"springfield-4--vila-azul-2"},
        ),
    ],
)
def test_what_held_in_a_time(world: ox.Store, since: str | None, until: str | None, partnerships: set[str]) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    found = things(select(world, since=first, until=last), "Partnership")
    assert found == {f"partnership/{each}" for each in partnerships}


def test_what_happened_in_a_time(world: ox.Store) -> None:
    found = select(world, since=date(2021, 6, 15), until=date(2021, 12, 31))
    assert things(found, "Visit", "Signing", "Forum") == {"event/visit--nordhaven-1--2021-06--ana-perez"}
    assert things(found, "MemorandumOfUnderstanding", "LetterOfIntent", "JointDeclaration") == set()


def test_place_and_time_hold_together(world: ox.Store) -> None:
    found = select(world, [place("eastport-5")], date(2015, 5, 20), date(2015, 5, 20))
    declaration = "agreement/joint-declaration--delta-xs-d--eastport-5--lakeside-7--2015-05-20"
    assert things(found, "JointDeclaration") == {declaration}
    assert things(found, "MemorandumOfUnderstanding") == set()
    assert "place/eastport-5" in things(found, "City")


def test_a_tie_that_has_ended_nobody_knows_when_does_not_go_on() -> None:
    store = ox.Store()
    store.update(
        """PREFIX cg: <https://w3id.org/citygraph/ontology#> INSERT DATA {
        <urn:tie> a cg:Partnership ; cg:since "1992" ; cg:status <https://w3id.org/citygraph/concept/status/ended> }"""
    )
    assert len(select(store, since=date(1993, 1, 1))) == 0
    assert len(select(store, since=date(1992, 12, 31))) == 3


def selections(world: ox.Store) -> Iterator[ox.Store]:
    yield select(world)
    for quad in world.quads_for_pattern(None, node(TYPE), node(term("cg:City")), DEFAULT_GRAPH):
        yield select(world, [quad.subject.value])
    for year in range(1998, 2023):
        yield select(world, since=date(year, 1, 1), until=date(year, 12, 31))


def test_a_part_is_a_part_and_names_nothing_that_it_does_not_describe(world: ox.Store) -> None:
    whole = set(world)
    known = {quad.subject for quad in world.quads_for_pattern(None, None, None, DEFAULT_GRAPH)}
    for part in selections(world):
        assert set(part) <= whole
        facts = list(part.quads_for_pattern(None, None, None, DEFAULT_GRAPH))
        described = {quad.subject for quad in facts}
        assert {quad.object for quad in facts if quad.object in known} <= described


def test_claims_come_with_their_passages_and_articles(world: ox.Store) -> None:
    for part in selections(world):
        claims = list(part.quads_for_pattern(None, node(term("rdf:subject")), None, None))
        described = {quad.subject for quad in part.quads_for_pattern(None, None, None, DEFAULT_GRAPH)}
        assert {quad.object for quad in claims} <= described
        every = world.quads_for_pattern(None, node(term("rdf:subject")), None)
        assert set(claims) == {quad for quad in every if quad.object in described}
        for quad in claims:
            (passage,) = part.quads_for_pattern(quad.subject, node(term("cg:passage")), None, quad.graph_name)
            assert any(part.quads_for_pattern(passage.object, node(term("cg:quote")), None, quad.graph_name))
            assert any(part.quads_for_pattern(quad.graph_name, None, None, quad.graph_name))
