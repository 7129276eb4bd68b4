"""Real servers on loopback, each on a free port, and the small world on them, as push lays it there."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import pushing, resources
from citygraph.query.server import Server
from citygraph.remote import Address, Client, Credentials
from citygraph.vocab import MERGED_GRAPH, ONTOLOGY_GRAPH

VIRTUOSO = shutil.which("virtuoso-t")
OXIGRAPH = Path(sys.executable).with_name("oxigraph")

_VIRTUOSO_INI = """[Database]
DatabaseFile = db
ErrorLogFile = log
LockFile = lck
TransactionFile = trx
xa_persistent_file = pxa
[TempDatabase]
DatabaseFile = temp
TransactionFile = temptrx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
MaxCheckpointRemap = 2000
ServerThreads = 10
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
MaxClientConnections = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address for queries of an Oxigraph server with an empty store."""
    port = free_port()
    command = [str(OXIGRAPH), "serve", "-l", str(folder / "oxigraph"), "-b", f"127.0.0.1:{port}"]
    with _running(command, folder, port):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000) -> Iterator[str]:
    """The address for queries of a Virtuoso server with an empty database, which gives at most so many rows."""
    home = folder / "virtuoso"
    home.mkdir()
    sql, http = free_port(), free_port()
    (home / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http, rows=rows))
    with _running([str(VIRTUOSO), "-f", "-c", "virtuoso.ini"], home, http):
        yield f"http://127.0.0.1:{http}/sparql"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _await(port, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")


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
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def thrifty_virtuoso_url(tmp_path: Path, virtuoso_url: str) -> Iterator[str]:
    """Another Virtuoso, which gives 20 rows at most."""
    with virtuoso(tmp_path, rows=20) as url:
        yield url


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
