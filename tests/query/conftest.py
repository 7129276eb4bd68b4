"""A store of the small world in `queries/tests/world.trig` (facts, and articles that claim them) and the ontology."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query, resources
from citygraph.vocab import ONTOLOGY_FILES, ONTOLOGY_GRAPH

WORLD = resources.path("queries", "tests", "world.trig")
collect_ignore = ["grlc_api.py"]  # a program for the Python of grlc's own environment


def small_world() -> ox.Store:
    store = ox.Store()
    store.load(path=WORLD, format=ox.RdfFormat.TRIG)
    for name in ONTOLOGY_FILES:
        store.load(
            path=resources.path("ontology", name), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH)
        )
    return store


def run_stored(store: ox.Store, name: str, **given: str) -> list[dict[str, str]]:
    """The rows of a stored query, each a map from column to lexical value; unbound columns are left out."""
    stored = query.find(name)
    result = query.run(store, query.bind(stored.text, query.arguments(stored, given, store)))
    return [
        {column: value.value for column, value in zip(result.columns, row, strict=True) if value is not None}
        for row in result.answer
    ]


@pytest.fixture(scope="session")
def world() -> ox.Store:
    return small_world()


@pytest.fixture
def ask(world: ox.Store):
    """Run a stored query on the small world; give the named columns of each row."""

    def rows(name: str, columns: str, **given: str) -> list[tuple[str | None, ...]]:
        return [tuple(row.get(column) for column in columns.split()) for row in run_stored(world, name, **given)]

    return rows
