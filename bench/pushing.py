"""How fast a push is: ``python -m bench.pushing [--articles N] [--keep FOLDER] [--server virtuoso oxigraph]``.

A store of so many articles of the invented world (some 400 quads each) to a server that is started empty on loopback,
in each way that it takes: triples a second from the first request to the last, the client's own work with it.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
import time
from pathlib import Path
from types import ModuleType

from bench.queries import made
from bench.report import machine, number, table, today
from citygraph import graph, pushing
from citygraph.remote import Address, Client, Credentials


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.pushing", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=250, help="%(default)s: some 100,000 quads")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="of the store, which is used again when there")
    parser.add_argument("--server", nargs="+", default=["virtuoso", "oxigraph"], choices=["virtuoso", "oxigraph"])
    wish = parser.parse_args()
    servers = _servers()
    print(f"{today()}, {machine()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        store = made(wish.keep or Path(scratch), wish.articles)
        rows = [
            [name, way, number(triples), f"{seconds:.1f}", number(round(triples / seconds))]
            for name in wish.server
            for kind in pushing.KINDS
            if kind.name == name
            for way in kind.ways
            for triples, seconds in [_measured(store, servers, name, way)]
        ]
    print(table(["server", "way", "triples", "seconds", "triples/s"], rows))


def _measured(store: Path, servers: ModuleType, name: str, way: str) -> tuple[int, float]:
    with (
        tempfile.TemporaryDirectory() as home,
        getattr(servers, name)(Path(home)) as url,
        graph.open_store(store) as snapshot,
        Client(Address.of(url), Credentials("dba", "dba"), 300.0) as line,
    ):
        target = pushing.Target.of(line, pushing.kind_of(line), way=way)
        began = time.perf_counter()
        done = pushing.push(snapshot.store, target)
        return done.triples, time.perf_counter() - began


def _servers() -> ModuleType:
    """The tests' own way of starting servers."""
    file = Path(__file__).parents[1] / "tests" / "remote" / "conftest.py"
    spec = importlib.util.spec_from_file_location("servers", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
