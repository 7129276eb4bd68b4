"""The stored queries give the same rows in another engine, on the merged export that other tools load."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from citygraph import query
from citygraph.query.stored import Expectation, StoredQuery
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

# rdflib itself calls what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")

CASES = [(stored, test) for stored in query.catalogue() for test in stored.tests]


@pytest.fixture(scope="module")
def merged(world: ox.Store) -> Dataset:
    """Facts, inferred and ontology in the default graph, and the graphs of the articles."""
    into_default = {ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)}
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())
        if quad.graph_name in into_default
        else quad
        for quad in world
    )
    dataset = Dataset()
    dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


@pytest.mark.parametrize(("stored", "test"), CASES, ids=lambda value: getattr(value, "name", None))
def test_rdflib_gives_the_same_rows(world: ox.Store, merged: Dataset, stored: StoredQuery, test: Expectation) -> None:
    text = query.bind(stored.text, query.arguments(stored, dict(test.given), world))
    result = query.run(world, text)
    if result.form == "graph":
        ours = {tuple(str(term.value) for term in triple) for triple in result.answer}
        assert {tuple(map(str, triple)) for triple in merged.query(text)} == ours
        return
    rows = [[term and term.value for term in row] for row in result.answer]
    assert [[term if term is None else str(term) for term in row] for row in merged.query(text)] == rows
