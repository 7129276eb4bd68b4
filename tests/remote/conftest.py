"""The small world on real servers, as push lays it there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import pushing, resources
from citygraph.query.server import Server
from citygraph.remote import Address, Client, Credentials
from citygraph.vocab import MERGED_GRAPH, ONTOLOGY_GRAPH
from tests.servers import OXIGRAPH, VIRTUOSO, oxigraph, virtuoso

DBA = Credentials("dba", "dba")


def client(url: str, credentials: Credentials | None = DBA, silence: float = 60.0) -> Client:
    return Client(Address.of(url), credentials, silence)


@contextmanager
def pushed(store: ox.Store, url: str, **how: str) -> Iterator[Server]:
    """The graph of a store on a server."""
    with client(url) as line:
        pushing.push(store, pushing.Target.of(line, pushing.kind_of(line), **how))
        yield Server(line, how.get("graph", ""), 60.0)


@pytest.fixture(scope="session")
def world() -> ox.Store:
    store = ox.Store()
    store.load(path=resources.path("queries", "tests", "world.trig"), format=ox.RdfFormat.TRIG)
    for name in ("citygraph.ttl", "concepts.ttl"):
        file = resources.path("ontology", name)
        store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH))
    return store


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not OXIGRAPH.exists():
        pytest.skip("the Oxigraph server is not installed (PyPI: oxigraph)")
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if VIRTUOSO is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server.url


@pytest.fixture
def thrifty_virtuoso_url(tmp_path: Path, virtuoso_url: str) -> Iterator[str]:
    """Another Virtuoso, which gives 20 rows at most."""
    with virtuoso(tmp_path, rows=20) as server:
        yield server.url


@pytest.fixture(scope="session")
def oxigraph_world(world: ox.Store, oxigraph_url: str) -> Iterator[Server]:
    with pushed(world, oxigraph_url) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_world(world: ox.Store, virtuoso_url: str) -> Iterator[Server]:
    with pushed(world, virtuoso_url) as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph_named_world(world: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """As on a server whose default graph is all its graphs: ours has a name; giving it hides the others."""
    if not OXIGRAPH.exists():
        pytest.skip("the Oxigraph server is not installed (PyPI: oxigraph)")
    with (
        oxigraph(tmp_path_factory.mktemp("named")) as url,
        pushed(world, url, graph=MERGED_GRAPH) as server,
    ):
        yield server
