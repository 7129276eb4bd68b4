"""Graphs in which all matches of a query are in vain are left out, and no others."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.query import proved_before
from citygraph.query.apart import Apart
from citygraph.query.proved_before import apart_of
from citygraph.query.reach import reached
from citygraph.query.run import run
from tests.query import test_reach
from tests.query.test_reach import ARTICLE, FACTS, INFERRED, ONTOLOGY, PREFIX, PROPERTIES, UNION, answer, as_node

FORMS = (
    *test_reach.FORMS,
    "OPTIONAL { SELECT ?x ?z { % } }", "{ SELECT ?y ?z { % } }", "{ SELECT DISTINCT ?x { % } }", "{ % } UNION { % }",
    "{ SELECT ?x { { % } UNION { ?x :p ?y } } }", "OPTIONAL { ?x :q ?y OPTIONAL { % } }", "{ ?x :q ?y OPTIONAL { % } }",
    "{ SELECT ?x (MAX(?y) AS ?z) { % } GROUP BY ?x }", "{ SELECT (?y AS ?w) ?x { % } }",
)  # fmt: skip


class Queries(test_reach.Queries):
    """Random queries, and stores whose graphs have few names in common."""

    def store(self) -> ox.Store:
        store = ox.Store()
        for number, graph in enumerate([*UNION, ARTICLE]):
            names = [f":{letter}{number}" for letter in "abc"]
            if self._random.random() < 0.5:
                names.append(":a")
            if self._random.random() < 0.3:
                names.append(f":a{self._random.randint(0, 2)}")
            store.extend(
                ox.Quad(as_node(self._one(names)), as_node(name), as_node(self._one(names)), graph)
                for name in self._random.sample(PROPERTIES, self._one([1, 2, 2, 3]))
                for _ in range(self._random.randint(2, 6))
            )
        store.add(ox.Quad(ARTICLE, ARTICLE, ARTICLE, ARTICLE))
        return store


@pytest.fixture
def many_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_reach, "FORMS", FORMS)


@pytest.mark.usefixtures("many_forms")
@pytest.mark.parametrize("start", range(0, 6000, 1000))
def test_the_rows_are_those_of_all_graphs(start: int) -> None:
    fewer = 0
    for queries in map(Queries, range(start, start + 1000)):
        store, text = queries.store(), queries.text()
        if "FROM" in text:
            continue
        apart = Apart(store)
        with suppress(SyntaxError):  # a variable that is bound twice
            expected = answer(lambda: store.query(text, default_graph=UNION))  # noqa: B023
            assert answer(lambda: run(store, text, apart=apart).answer) == expected, text  # noqa: B023
        fewer += len(reached(store, text, UNION, apart)) < len(reached(store, text, UNION))
    assert fewer > 150


def made(**graphs: str) -> ox.Store:
    """A store of triples as ``a p b, c q d`` for each graph."""
    store = ox.Store()
    places = {"facts": FACTS, "inferred": INFERRED, "ontology": ONTOLOGY}
    for name, triples in graphs.items():
        for triple in triples.split(", "):
            nodes = (as_node(each if each == "a" else f":{each}") for each in triple.split())
            store.add(ox.Quad(*nodes, places[name]))
    return store


def needed(store: ox.Store, where: str, select: str = "*") -> list[object]:
    text = f"{PREFIX}SELECT {select} {{ {where} }}"
    kept = reached(store, text, UNION, Apart(store))
    assert answer(lambda: store.query(text, default_graph=kept)) == answer(
        lambda: store.query(text, default_graph=UNION)
    )
    return kept


NAMED = {"facts": "t p x, x q n, t r y", "ontology": "c q m"}
"""Facts name (``q``) the ends (``p``) of ties; the ontology names something else."""


@pytest.mark.parametrize(
    "where",
    [
        "?tie :p ?end . ?end :q ?name",
        "?end :q ?name . ?tie :p ?end",
        "?tie :p ?end OPTIONAL { ?end :q ?name }",
        "{ SELECT DISTINCT ?end { ?tie :p ?end } } ?end :q ?name",
        "{ SELECT ?end (COUNT(*) AS ?ties) { ?tie :p ?end } GROUP BY ?end } ?end :q ?name",
        "?tie :p ?end { SELECT ?end ?name { ?end :q ?name } }",
        "{ ?tie :p ?end } UNION { ?tie :r ?end } ?end :q ?name",
        "?tie :p ?end { ?end :q ?name } UNION { ?end :q ?other }",
        "?tie :p ?end FILTER EXISTS { ?other :p ?end . ?end :q ?name }",
        "VALUES ?which { :p :r } ?tie ?which ?end . ?end :q ?name",
    ],
)
def test_what_is_named_elsewhere_only_is_not_asked_for(where: str) -> None:
    assert needed(made(**NAMED), where) == [FACTS]


@pytest.mark.parametrize(
    "where",
    [
        "?end :q ?name",
        "?tie :p ?other . ?end :q ?name",
        "?tie :p ?end MINUS { ?anything :q ?name }",
        "?tie :p ?end . ?end :q/:q ?name",
        "{ ?tie :p ?end } UNION { ?tie :r ?other } ?end :q ?name",
        "OPTIONAL { ?tie :p ?end } ?end :q ?name",
        "OPTIONAL { ?end :q ?name } ?tie :p ?end",
        "?tie :r ?x . { ?tie :p ?y OPTIONAL { ?end :q ?name } } ?tie :p ?end",
        "?tie :p ?end { SELECT ?name { ?end :q ?name } }",
        "?tie :p ?end { SELECT ?end ?name { ?end :q ?name } ORDER BY ?end LIMIT 1 }",
        "?tie :p ?end { SELECT ?end (COUNT(*) AS ?all) { ?end :q ?name } GROUP BY ?end }",
    ],
)
def test_what_may_be_named_elsewhere_is_asked_for(where: str) -> None:
    assert needed(made(**NAMED), where) == [FACTS, ONTOLOGY]


def test_a_match_that_comes_too_late_for_an_optional_one() -> None:
    """Without the ontology there is no ``?end :q ?name``, and so any end goes with it."""
    store = made(facts="t p x, t r y", ontology="c q m")
    assert needed(store, "?tie :r ?other OPTIONAL { ?end :q ?name } ?tie :p ?end") == [FACTS, ONTOLOGY]


def test_one_thing_that_is_in_both_is_enough() -> None:
    store = made(facts="t p x, t p c, x q n", ontology="c q m")
    assert needed(store, "?tie :p ?end . ?end :q ?name") == [FACTS, ONTOLOGY]


def test_where_very_many_would_have_to_be_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citygraph.query.apart._MOST_TERMS", 0)
    assert needed(made(**NAMED), "?tie :p ?end . ?end :q ?name") == [FACTS, ONTOLOGY]


def test_a_query_of_very_many_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citygraph.query.apart._MOST_TRIPLES", 1)
    assert needed(made(**NAMED), "?tie :p ?end . ?end :q ?name") == [FACTS, ONTOLOGY]


def test_what_is_known_of_a_query_is_told_at_once() -> None:
    store = made(**NAMED)
    apart = Apart(store)
    for number in range(100):
        text = f"{PREFIX}SELECT * {{ ?tie :p ?end . ?end :q ?name }} # {number % 70}"
        assert reached(store, text, UNION, apart) == [FACTS]
    assert len(apart.reached) < 70


def test_what_was_proved_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citygraph.query.apart._MOST_PROVED", 3)
    store = made(**NAMED)
    apart = Apart(store)
    for number in range(20):
        text = f"{PREFIX}SELECT * {{ ?tie :p ?end . ?tie :r :{number} . ?end :q ?name }}"
        assert reached(store, text, UNION, apart) == [FACTS]
        assert len(apart.proved) < 10


@pytest.mark.parametrize("name", [one.name for one in query.catalogue()])
def test_stored_queries_give_the_same_rows(world: ox.Store, name: str) -> None:
    stored, apart = query.find(name), Apart(world)
    for test in stored.tests:
        given = {key: values if len(values) > 1 else values[0] for key, values in test.given}
        text = query.bind(stored.text, query.arguments(stored, given, world))
        expected = answer(lambda: world.query(text, default_graph=UNION))  # noqa: B023
        assert answer(lambda: run(world, text, apart=apart).answer) == expected  # noqa: B023


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CITYGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(proved_before, "_LARGE", 0)
    store = ox.Store(str(tmp_path / "graph"))
    store.extend(made(facts=NAMED["facts"], ontology="c q m, c a k"))
    store.flush()
    return tmp_path / "graph"


TEXT = f"{PREFIX}SELECT * {{ ?tie :p ?end . ?end :q ?name OPTIONAL {{ ?end a ?class }} }}"


def test_what_was_proved_is_known_to_the_next_process(folder: Path) -> None:
    for known in (False, True):
        store = ox.Store.read_only(str(folder))
        with apart_of(store, folder) as apart:
            assert apart is not None
            assert bool(apart.proved) == known
            assert reached(store, TEXT, UNION, apart) == [FACTS]


def test_it_is_forgotten_when_the_store_is_written(folder: Path) -> None:
    with apart_of(ox.Store.read_only(str(folder)), folder) as apart:
        assert apart is not None
        reached(ox.Store.read_only(str(folder)), TEXT, UNION, apart)
    written = ox.Store(str(folder))
    written.add(ox.Quad(as_node(":t"), as_node(":p"), as_node(":c"), FACTS))
    written.flush()
    del written
    store = ox.Store.read_only(str(folder))
    with apart_of(store, folder) as apart:
        assert reached(store, TEXT, UNION, apart) == [FACTS, ONTOLOGY]


def test_nothing_is_proved_of_a_small_store_or_one_in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for where in (folder, None):
        with apart_of(made(**NAMED), where) as apart:
            assert apart is None
