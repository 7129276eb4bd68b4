"""The tests in the headers of the built-in queries pass, say something, and cover what a header declares."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.query import testing
from citygraph.query.engine import InProcess
from citygraph.query.stored import Expectation, StoredQuery
from citygraph.vocab import ONTOLOGY_GRAPH, PREFIXES, local

CATALOGUE = query.catalogue()
TESTS = [(stored, test) for stored in CATALOGUE for test in stored.tests]
SUBCLASS = f"{PREFIXES['rdfs']}subClassOf"
THEMES = {
    "agreements", "events", "exchange", "lifecycle", "network", "partnerships", "people", "quality", "sources",
    "statistics", "themes",
}  # fmt: skip


@pytest.mark.parametrize(("stored", "test"), TESTS, ids=lambda value: getattr(value, "name", None))
def test_the_header_is_right(world: ox.Store, stored: StoredQuery, test: Expectation) -> None:
    data = testing.world_of(stored, test) if test.data else None
    store = testing.store_of(data) if data else world
    assert testing.check(stored, test, store, InProcess(store)).problem == ""


@pytest.mark.parametrize("stored", CATALOGUE, ids=lambda stored: stored.name)
def test_a_header_tells_all(world: ox.Store, stored: StoredQuery) -> None:
    """Exact rows or triples at least once, every parameter at least once, and every column of the answer."""
    assert any(test.rows or test.triples for test in stored.tests)
    assert {name for test in stored.tests for name, _ in test.given} == {one.name for one in stored.parameters}
    assert tuple(column.name for column in stored.columns) == query.run(world, stored.text).columns
    assert set(stored.tags) <= THEMES


@pytest.mark.parametrize("stored", CATALOGUE, ids=lambda stored: stored.name)
def test_a_list_of_classes_is_whole(world: ox.Store, stored: StoredQuery) -> None:
    """Where a query lists a class with some that are narrower, it lists all of them."""
    for listed in re.findall(r"(?:\(|\{)((?:\s*cg:[A-Z]\w+,?){2,}\s*)(?:\)|\})", stored.text):
        names = set(re.findall(r"cg:\w+", listed))
        for name in names:
            text = f"PREFIX cg: <{PREFIXES['cg']}> SELECT ?class {{ ?class <{SUBCLASS}> {name} }}"
            narrower = {f"cg:{local(str(row[0].value))}" for row in query.run(world, text).rows()}
            assert not names & narrower or narrower <= names


@pytest.mark.parametrize("name", ["agreements", "agreements-by-year", "signatories", "events"])
def test_a_class_that_somebody_adds_is_found(world: ox.Store, name: str) -> None:
    """As the narrowest one of what is also of its superclass."""
    theirs = ox.NamedNode(PREFIXES["cg"] + ("Visit" if name == "events" else "LetterOfIntent"))
    mine = ox.NamedNode("http://example.org/Class")
    a = ox.NamedNode(f"{PREFIXES['rdf']}type")
    store = ox.Store()
    store.extend(world)
    store.add(ox.Quad(mine, ox.NamedNode(SUBCLASS), theirs, ox.NamedNode(ONTOLOGY_GRAPH)))
    store.extend(
        [ox.Quad(quad.subject, a, mine) for quad in store.quads_for_pattern(None, a, theirs, ox.DefaultGraph())]
    )

    def types(of: ox.Store) -> list[str]:
        return [str(row[column].value) for row in query.run(of, stored.text).rows()]

    stored = query.find(name)
    column = [one.name for one in stored.columns].index("type")
    before, after = types(world), types(store)
    assert 0 == after.count(theirs.value) < after.count(mine.value) == before.count(theirs.value)


def test_the_surest_sentence_goes_before_the_newest(ask) -> None:
    assert ask("partners", "partner sentence", place="Nordhaven", kind="sister-city") == [
        ("Vila Azul", "Nordhaven and Vila Azul are sister cities since March 2019.")
    ]


def test_a_row_without_a_claim_stays_and_has_no_sentence(ask) -> None:
    rows = ask("terms", "name sentence article")
    assert ("Cy Dahl", None, None) in rows
    assert all(sentence is None or article is not None for _, sentence, article in rows)


def test_a_denied_claim_is_no_evidence(ask) -> None:
    (denial,) = set(ask("denied", "sentence"))
    for name in ("partners", "partners-not-cities", "single-source"):
        required = {"place": "Nordhaven"} if name == "partners" else {}
        assert denial not in ask(name, "sentence", **required)


def test_an_ambassador_belongs_to_both_countries(ask) -> None:
    assert (
        ask("officials", "official", place="Nordland") == ask("officials", "official", place="Sulia") == [("Ana Ruiz",)]
    )


@pytest.mark.parametrize("stored", CATALOGUE, ids=lambda stored: stored.name)
def test_a_stored_query_runs_unbound_when_nothing_is_required(world: ox.Store, stored: StoredQuery) -> None:
    """The file as it stands is valid SPARQL; a required parameter only narrows it."""
    assert query.run(world, stored.text).form in ("rows", "graph")
