"""Fewer graphs, same rows."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.query.reach import reached
from citygraph.query.run import run
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

FACTS = ox.DefaultGraph()
INFERRED, ONTOLOGY = ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)
UNION = [FACTS, INFERRED, ONTOLOGY]
ARTICLE = ox.NamedNode("http://e/article")
PREFIX = "PREFIX : <http://e/>\n"
NAMES = [":a", ":b", ":c"]
VARIABLES = ["?x", "?y", "?z"]
PROPERTIES = [":p", ":q", ":r", "a"]


def as_node(name: str) -> ox.NamedNode:
    return ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type" if name == "a" else f"http://e/{name[1:]}")


FORMS = (
    "OPTIONAL { % }", "{ % } UNION { ?x :p ?y }", "MINUS { % }", "FILTER NOT EXISTS { % }",
    "FILTER(?x = :a || EXISTS { % })", "GRAPH ?g { % }", "GRAPH :article { % }", "{ % }",
    "{ SELECT ?x (COUNT(*) AS ?n) { % } GROUP BY ?x }", "{ SELECT DISTINCT ?y WHERE { % } VALUES ?y { :a :b } }",
    "BIND(EXISTS { % } AS ?e)", "VALUES (?x ?p) { (:a :q) (UNDEF :r) } %",
    "VALUES ?p { :q a } % ?x ?p ?y .", "?y ?p :a . % VALUES ?p { :p }", "?y ?p ?x OPTIONAL { % } VALUES ?p { :r }",
)  # fmt: skip
WHOLE = (
    "SELECT * { % }", "SELECT * { % }", "SELECT ?x (COUNT(*) AS ?m) { % } GROUP BY ?x HAVING (EXISTS { ?x :q ?y })",
    f"SELECT * FROM <{ONTOLOGY_GRAPH}> FROM NAMED :article {{ % }}", "ASK { % }", "DESCRIBE ?x { % }",
    "CONSTRUCT { ?x ?p ?y } WHERE { % }",
)  # fmt: skip
PATHS = ("^%", "(%)+", "(%)*", "(%)?", "%/%", "%|^%", "?x", "?p", "!%", "!(%|^%)")


class Queries:
    """Random queries and stores, by a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._one = self._random.choice

    def store(self) -> ox.Store:
        """One in which a graph has few properties, so that others may have what it lacks."""
        store = ox.Store()
        for graph in [*UNION, ARTICLE]:
            store.extend(
                ox.Quad(as_node(self._one(NAMES)), as_node(name), as_node(self._one(NAMES)), graph)
                for name in self._random.sample(PROPERTIES, self._one([0, 1, 1, 2]))
                for _ in range(self._random.randint(2, 6))
            )
        store.add(ox.Quad(ARTICLE, ARTICLE, ARTICLE, ARTICLE))
        store.add(ox.Quad(ARTICLE, ARTICLE, ARTICLE, ONTOLOGY))
        return store

    def text(self) -> str:
        whole = self._one(WHOLE) if self._random.random() < 0.3 else WHOLE[0]
        return PREFIX + whole.replace("%", self._group(2))

    def _group(self, depth: int) -> str:
        parts = [self._triples()] * (depth == 2) + [self._part(depth) for _ in range(self._one([1, 1, 2]))]
        self._random.shuffle(parts)
        return " ".join(parts)

    def _part(self, depth: int) -> str:
        if depth and self._random.random() < 0.6:
            return self._one(FORMS).replace("%", self._group(depth - 1))
        return self._triples()

    def _triples(self) -> str:
        if self._random.random() < 0.1:
            return f"[ {self._pair()} ] {self._pair()} ."
        return f"{self._term()} {' ; '.join(self._pair() for _ in range(self._one([1, 1, 2])))} ."

    def _pair(self) -> str:
        path = self._one(PATHS) if self._random.random() < 0.15 else "%"
        while "%" in path:
            path = path.replace("%", self._one(PROPERTIES), 1)
        value = self._one(["1", "'text'@en", "[]", f"[ :q {self._term()} ]", "?x, ?y"])
        return f"{path} {value if self._random.random() < 0.15 else self._term()}"

    def _term(self) -> str:
        return self._one(VARIABLES if self._random.random() < 0.9 else NAMES)


def answer(asked: Callable[[], object]) -> Counter[str] | bool:
    """The rows or triples, each so often, or a truth; what the engine refuses is refused by both."""
    found = asked()
    return bool(found) if isinstance(found, ox.QueryBoolean) else Counter(map(str, found))  # type: ignore[call-overload]


@pytest.mark.parametrize("seed", range(0, 4000, 200))
def test_the_rows_are_those_of_all_graphs(seed: int) -> None:
    for queries in map(Queries, range(seed, seed + 200)):
        store, text = queries.store(), queries.text()
        with suppress(SyntaxError):  # a variable that is bound twice
            expected = answer(lambda: store.query(text, default_graph=None if "FROM" in text else UNION))  # noqa: B023
            assert answer(lambda: run(store, text).answer) == expected, text  # noqa: B023


def test_the_random_queries_need_all_that_is_kept() -> None:
    """So that one graph fewer would be noticed."""
    narrowed = missed = 0
    for seed in range(500):
        queries = Queries(seed)
        store, text = queries.store(), queries.text()
        if "FROM" in text:
            continue
        kept = reached(store, text, UNION)
        narrowed += len(kept) < len(UNION)
        with suppress(SyntaxError):
            expected = answer(lambda: store.query(text, default_graph=kept))  # noqa: B023
            fewer = ([each for each in kept if each != left] for left in kept)
            missed += any(answer(lambda: store.query(text, default_graph=few)) != expected for few in fewer)  # noqa: B023
    assert narrowed > 100
    assert missed > 60


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("SELECT * { ?p cg:partner ?a }", [FACTS]),
        ("SELECT * { ?a cg:twinnedWith ?b }", [INFERRED]),
        ("SELECT * { ?p cg:partner ?a . ?a cg:twinnedWith ?b }", [FACTS, INFERRED]),
        ("SELECT * { ?p cg:kind ?k . ?k skos:prefLabel ?label }", [FACTS, ONTOLOGY]),
        ("SELECT * { ?p a cg:Partnership }", [FACTS]),
        ("SELECT * { place:nordhaven-1 rdfs:label ?label }", [FACTS]),
        ("SELECT * { cg:City rdfs:label ?label }", [ONTOLOGY]),
        ("SELECT * { ?x a rdf:Nonsense }", [FACTS]),
        ("SELECT * { GRAPH ?g { ?c a cg:Claim } }", [FACTS]),
        ("SELECT * { ?p cg:partner ?a . ?a ?any ?b }", UNION),
    ],
)
def test_the_graphs_that_can_hold_something(world: ox.Store, text: str, graphs: list[object]) -> None:
    prefixes = """PREFIX cg: <https://w3id.org/citygraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX place: <https://w3id.org/citygraph/id/place/> """
    assert reached(world, prefixes + text, UNION) == graphs


@pytest.mark.parametrize("path", ["(:q)*", "(:q)?", ":q/:p?", "!:q"])
def test_a_path_without_length_ends_at_the_nodes_of_all_graphs(path: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(*map(as_node, [":a", ":q", ":b"]), FACTS))
    store.add(ox.Quad(*map(as_node, [":b", ":r", ":c"]), ONTOLOGY))
    text = f"{PREFIX}SELECT * {{ ?x {path} ?y }}"
    assert answer(lambda: run(store, text).answer) == answer(lambda: store.query(text, default_graph=UNION))


def test_a_triple_that_comes_later_is_found() -> None:
    store = ox.Store()
    text = f"{PREFIX}SELECT * {{ ?x :p ?y }}"
    assert reached(store, text, UNION) == [FACTS]
    store.add(ox.Quad(as_node(":a"), as_node(":p"), as_node(":b"), ONTOLOGY))
    assert reached(store, text, UNION) == [ONTOLOGY]
    assert len(list(run(store, text).rows())) == 1


@pytest.mark.parametrize("name", [one.name for one in query.catalogue()])
def test_stored_queries_give_the_same_rows(world: ox.Store, name: str) -> None:
    stored = query.find(name)
    for test in stored.tests:
        given = {key: values if len(values) > 1 else values[0] for key, values in test.given}
        text = query.bind(stored.text, query.arguments(stored, given, world))
        assert answer(lambda: run(world, text).answer) == answer(lambda: world.query(text, default_graph=UNION))  # noqa: B023
