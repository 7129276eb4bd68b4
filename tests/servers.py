"""Real servers on loopback, each on a free port, with an empty store of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

VIRTUOSO = shutil.which("virtuoso-t")
OXIGRAPH = Path(sys.executable).with_name("oxigraph")

_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
_PORTS = iter(range(20_000 + 1_000 * (_WORKER % 10), 21_000 + 1_000 * (_WORKER % 10)))

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


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running Virtuoso: its address for queries, that for SQL, and the one folder from which it loads files."""

    url: str
    sql: str
    folder: Path


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000) -> Iterator[Virtuoso]:
    """A Virtuoso server with an empty database, which gives at most so many rows."""
    home = folder / "virtuoso"
    home.mkdir()
    sql, http = free_port(), free_port()
    (home / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http, rows=rows))
    with _running([str(VIRTUOSO), "-f", "-c", "virtuoso.ini"], home, http):
        yield Virtuoso(f"http://127.0.0.1:{http}/sparql", f"127.0.0.1:{sql}", home)


def free_port() -> int:
    """A port that nobody listens on, and that no outgoing connection and no other worker of the tests is given."""
    for port in _PORTS:
        with socket.socket() as one, suppress(OSError):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


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
