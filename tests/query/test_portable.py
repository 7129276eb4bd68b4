"""The stored queries give the same rows in another engine, on the merged export that other tools load."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from citygraph import query
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

# rdflib itself calls what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")

CASES: tuple[tuple[str, dict[str, str]], ...] = (
    ("agreement-parties", {}),
    ("agreement-parties", {"place": "Delta"}),
    ("agreements", {}),
    ("agreements", {"type": "letter of intent", "year": "2021", "status": "signed"}),
    ("articles", {"language": "id"}),
    ("articles", {"year": "2021"}),
    ("disagreements", {}),
    ("ended", {"place": "Vila Azul"}),
    ("events", {"place": "Nordhaven", "from": "2019", "until": "2021-06-03"}),
    ("events", {}),
    ("evidence", {"about": "Nordhaven – Vila Azul"}),
    ("fields", {"place": "Nordhaven"}),
    ("history", {}),
    ("history", {"place": "Nordhaven", "other": "Vila Azul"}),
    ("letters-without-mou", {}),
    ("network", {"status": ""}),
    ("network", {"kind": "sister-city", "limit": "1"}),
    ("office-holders", {}),
    ("officials", {"place": "Vila Azul"}),
    ("partners", {"place": "Nordhaven", "kind": "cooperation"}),
    ("partners", {"place": "Nordhaven", "status": ""}),
    ("partners-not-cities", {}),
    ("planned", {}),
    ("signatories", {"official": "Lund"}),
    ("statements", {"official": "Pérez"}),
)


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


@pytest.mark.parametrize(
    ("name", "given"), CASES, ids=lambda value: value if isinstance(value, str) else ",".join(value)
)
def test_rdflib_gives_the_same_rows(world: ox.Store, merged: Dataset, name: str, given: dict[str, str]) -> None:
    stored = query.find(name)
    text = query.bind(stored.text, query.arguments(stored, given, world))
    ours = [[term and term.value for term in row] for row in query.run(world, text).answer]
    theirs = [[term if term is None else str(term) for term in row] for row in merged.query(text)]
    assert ours
    assert theirs == ours


def test_every_stored_query_is_tried() -> None:
    assert {name for name, _ in CASES} == {stored.name for stored in query.catalogue()}
