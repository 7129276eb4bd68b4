"""Two graphs exported for other tools: that of the bundled articles, and a generated one of some 100,000 triples.

Each test runs one tool over one of them, and tells what it counted; docs/interop.md must say the same, versions apart.
``make interop`` writes it.
"""

from __future__ import annotations

import fcntl
import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import graph, query

QUERIES = ("network", "agreements-by-year", "coverage")
"""Stored queries that need no parameter; test_portable.py asks all of them."""
ARTICLES = 250  # of the invented world, some 400 quads each
PAGE = Path(__file__).parents[2] / "docs" / "interop.md"
WRITE = os.environ.get("CITYGRAPH_WRITE_INTEROP")
_SUFFIXES = {
    "turtle": "ttl", "nt": "nt", "rdfxml": "rdf", "jsonld": "jsonld", "trig": "trig", "nq": "nq", "jelly": "jelly",
}  # fmt: skip
_NETWORK = ("graphml", "gexf", "geojson", "cytoscape")


@dataclass(frozen=True, slots=True)
class Exported:
    """A graph in all formats: graph.ttl, .nt, .rdf and .jsonld (facts, inferred, ontology), .trig, .nq and .jelly (also
    every article), network.graphml, .gexf, .geojson and .cytoscape, and nodes and edges as .csv and .parquet."""

    name: str
    store: Path
    folder: Path

    def file(self, name: str) -> Path:
        return self.folder / name

    @property
    def triples(self) -> int:
        """How many facts, inferred triples and triples of the ontology there are."""
        return _lines(self.file("graph.nt"))

    @property
    def quads(self) -> int:
        return _lines(self.file("graph.nq"))

    @property
    def places_and_ties(self) -> tuple[int, int]:
        """How many places have a tie, and how many ties there are, by a query of its own."""
        ((places, ties),) = self.rows(
            "PREFIX cg: <https://w3id.org/citygraph/ontology#> "
            "SELECT (COUNT(DISTINCT ?place) AS ?places) (COUNT(DISTINCT ?tie) AS ?ties) { ?tie cg:partner ?place }"
        )
        return int(places or 0), int(ties or 0)

    def rows(self, text: str) -> list[tuple[str | None, ...]]:
        """Our answer, by lexical forms."""
        with graph.open_store(self.store) as snapshot:
            return [tuple(term and term.value for term in row) for row in query.run(snapshot.store, text).rows()]


def stored(name: str) -> str:
    """A stored query without its parameters."""
    return query.bind(query.find(name).text, {})


def count(rows: dict[str, int]) -> str:
    return "rows: " + ", ".join(f"{name} {number:,}" for name, number in rows.items())


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


@pytest.fixture(scope="session", params=["bundled", "generated"])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / f"interop-{request.param}"
    with _locked(shared / f"{folder.name}.lock"):
        if not folder.exists():
            _make(request.param, folder)
    return Exported(request.param, folder / "store", folder)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """One process of a parallel run makes the exports, and the others wait for it."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(name: str, folder: Path) -> None:
    from bench.queries import made
    from citygraph import pipeline

    folder.mkdir()
    if name == "bundled":
        pipeline.build([], folder / "store")
    else:
        made(folder, ARTICLES).rename(folder / "store")
    with graph.open_store(folder / "store") as snapshot:
        for form, suffix in _SUFFIXES.items():
            _write(snapshot.store, form, folder / f"graph.{suffix}")
        for form in _NETWORK:
            _write(snapshot.store, form, folder / f"network.{form}")
        for form in ("csv", "parquet"):
            for table in ("nodes", "edges"):
                _write(snapshot.store, form, folder / f"{table}.{form}", table)


def _write(store: ox.Store, form: str, file: Path, table: str = "") -> None:
    out = io.BytesIO()
    graph.export(store, form, out, merged=form in _SUFFIXES, table=table)
    file.write_bytes(out.getvalue())


Told = Callable[..., None]
_HEAD = "| Tool | Version | Graph | Loaded | Counted | Result |"
_told: list[tuple[str, ...]] = []


@pytest.fixture
def told(exported: Exported) -> Told:
    """Tells a row of docs/interop.md, or compares with that which is there, whatever the version."""

    def tell(tool: str, version: str, loaded: str, counted: str, result: str) -> None:
        assert re.fullmatch(r"\d[\w.+~-]*", version), version
        row = (tool, version, exported.name, loaded, counted, result)
        if WRITE:
            _told.append(row)
        else:
            written = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in _table()]
            assert (*row[:1], *row[2:]) in [(*each[:1], *each[2:]) for each in written], "make interop"

    return tell


def _table() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if WRITE and exitstatus == 0:
        lines = [_HEAD, "|---" * 6 + "|", *(f"| {' | '.join(row)} |" for row in sorted(_told, key=_order))]
        before, _, after = PAGE.read_text(encoding="utf-8").partition(_HEAD)
        rest = after.partition("\n\n")[2]
        PAGE.write_text(before + "\n".join(lines) + "\n\n" + rest, encoding="utf-8")


def _order(row: tuple[str, ...]) -> tuple[str, ...]:
    return row[0].lower(), row[2]
