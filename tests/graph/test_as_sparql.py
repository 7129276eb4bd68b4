"""The rules as SPARQL updates give what the reasoner gives, whichever engine runs them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.graph.as_sparql import as_sparql, once, repeated
from citygraph.graph.describe import describe_default
from citygraph.graph.in_memory import graph as rdflib_graph
from citygraph.graph.infer import infer
from citygraph.graph.ontology import ontology

GRAPH = "https://example.org/all"


@pytest.fixture
def facts(fusion) -> list[ox.Quad]:
    return list(describe_default(fusion))


@pytest.fixture
def expected(facts) -> set[ox.Triple]:
    return {quad.triple for quad in infer(facts).quads}


def closed_by_oxigraph(facts: list[ox.Quad], graph: str) -> set[ox.Triple]:
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple, name) for quad in (*facts, *ontology()))
    before = set(store.quads_for_pattern(None, None, None, name))
    for update in once(graph):
        store.update(update.text)
    size = 0
    while size != len(store):
        size = len(store)
        for update in repeated(graph):
            store.update(update.text)
    assert {quad.graph_name for quad in store} == {name}
    return {quad.triple for quad in set(store) - before}


@pytest.mark.parametrize("graph", ["", GRAPH])
def test_oxigraph_infers_the_same(facts, expected, graph: str) -> None:
    assert expected
    assert closed_by_oxigraph(facts, graph) == expected


def test_one_request_repeated_does_it_too(facts, expected) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in (*facts, *ontology()))
    before = set(store)
    size = 0
    while size != len(store):
        size = len(store)
        store.update(as_sparql())
    assert {quad.triple for quad in set(store) - before} == expected


def test_rdflib_infers_the_same(facts, expected) -> None:
    graph = rdflib_graph([*facts, *ontology()])
    stated = set(graph)
    for update in once():
        graph.update(update.text)
    size = 0
    while size != len(graph):
        size = len(graph)
        for update in repeated():
            graph.update(update.text)
    found = {tuple(each.n3() for each in triple) for triple in set(graph) - stated}
    assert found == {tuple(map(str, (each.subject, each.predicate, each.object))) for each in expected}


def test_each_update_has_its_rule_named() -> None:
    text = as_sparql()
    for name in ("twinned-with", "holds", "cax-sco", "prp-inv1", "prp-trp"):
        assert f"# {name}\n" in text
    assert "cax-dw" not in text
