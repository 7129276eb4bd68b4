"""The site of the bundled articles, and one of a graph that wants to break out of the pages."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import graph, resources
from citygraph.site import Options, write
from citygraph.vocab import ONTOLOGY_FILES, ONTOLOGY_GRAPH

BASE = "https://example.org/ties/"


def store_of(trig: str) -> ox.Store:
    """A store in memory with the ontology."""
    store = ox.Store()
    store.load(trig, format=ox.RdfFormat.TRIG)
    for name in ONTOLOGY_FILES:
        file = resources.path("ontology", name)
        store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH))
    return store


@pytest.fixture(scope="session")
def bundled_graph(bundled_store: Path):
    with graph.open_store(bundled_store) as snapshot:
        yield snapshot.store


@pytest.fixture(scope="session")
def site(bundled_graph: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bundled articles, at an address."""
    folder = tmp_path_factory.mktemp("site") / "public"
    write(bundled_graph, folder, Options(base=BASE, evidence=True))
    return folder


@pytest.fixture(scope="session")
def hostile_graph() -> ox.Store:
    return store_of((Path(__file__).parent / "hostile.trig").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def hostile_site(hostile_graph: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of hostile names, addresses, sentences and IRIs."""
    folder = tmp_path_factory.mktemp("hostile") / "public"
    write(hostile_graph, folder, Options(title='<b>"&', quoted=1))
    return folder
