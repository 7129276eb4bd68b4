"""The stored queries give the same rows in other engines, on the merged export that other tools load."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from citygraph import query
from citygraph.query import testing
from citygraph.query.stored import Expectation, StoredQuery
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

# rdflib itself calls what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")

CASES = [(stored, test) for stored in query.catalogue() for test in stored.tests]


DATA = sorted({testing.world_of(stored, test) for stored, test in CASES})
"""What the cases are asked of, each file on its own."""


@cache
def export(data: Path) -> bytes:
    """Facts, inferred and ontology in the default graph, and the graphs of the articles, as ``--merged`` gives them."""
    into_default = {ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)}
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())
        if quad.graph_name in into_default
        else quad
        for quad in testing.store_of(data)
    )
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS)


@cache
def merged(data: Path) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=export(data), format="nquads")
    return dataset


def bound(stored: StoredQuery, test: Expectation, world: ox.Store) -> str:
    return query.bind(stored.text, query.arguments(stored, dict(test.given), world))


@pytest.mark.parametrize(("stored", "test"), CASES, ids=lambda value: getattr(value, "name", None))
def test_rdflib_gives_the_same_rows(stored: StoredQuery, test: Expectation) -> None:
    data = testing.world_of(stored, test)
    text = bound(stored, test, testing.store_of(data))
    result = query.run(testing.store_of(data), text)
    if result.form == "graph":
        assert {tuple(map(str, triple)) for triple in merged(data).query(text)} == values(result.answer)
        return
    rows = [[term and term.value for term in row] for row in result.answer]
    assert [[term if term is None else str(term) for term in row] for row in merged(data).query(text)] == rows


@dataclass(frozen=True)
class Asked:
    """A folder with an export as merged.nq, and the query of each case on its data as <number>.rq."""

    folder: Path
    data: Path

    def cases(self) -> Iterator[tuple[int, StoredQuery, Expectation]]:
        for number, (stored, test) in enumerate(CASES):
            if testing.world_of(stored, test) == self.data:
                yield number, stored, test

    def ours(self) -> Iterator[tuple[int, str, query.Result]]:
        """Number and name of each case, with our answer."""
        for number, stored, test in self.cases():
            text = (self.folder / f"{number}.rq").read_text(encoding="utf-8")
            yield number, f"{stored.name} {test.name}", query.run(testing.store_of(self.data), text)


@pytest.fixture(scope="module", params=DATA, ids=lambda data: data.stem)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    asked = Asked(tmp_path_factory.mktemp("portable"), request.param)
    (asked.folder / "merged.nq").write_bytes(export(asked.data))
    for number, stored, test in asked.cases():
        text = bound(stored, test, testing.store_of(asked.data))
        (asked.folder / f"{number}.rq").write_text(text, encoding="utf-8")
    return asked


def test_every_case_is_asked_of_some_data() -> None:
    assert len(DATA) > 1
    assert sum(len(list(Asked(Path(), data).cases())) for data in DATA) == len(CASES) > 0


def values(triples: Iterable[ox.Triple]) -> set[tuple[str, ...]]:
    return {(triple.subject.value, triple.predicate.value, triple.object.value) for triple in triples}


def test_jena_gives_the_same_rows(asked: Asked, jena: list[str]) -> None:
    """All cases in one process: Arq.java, run from its source."""
    if shutil.which("javac") is None:
        pytest.skip("no Java compiler is installed (Debian: default-jdk-headless)")
    arq = Path(__file__).with_name("Arq.java")
    folder = asked.folder
    subprocess.run([*jena, arq, folder / "merged.nq", folder], check=True, capture_output=True)
    for number, where, result in asked.ours():
        if result.form == "graph":
            theirs = ox.parse(path=folder / f"{number}.nt", format=ox.RdfFormat.N_TRIPLES)
            assert values(quad.triple for quad in theirs) == values(result.answer), where
            continue
        told = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))["results"]["bindings"]
        theirs = [[row.get(name, {}).get("value") for name in result.columns] for row in told]
        assert theirs == [[term and term.value for term in row] for row in result.answer], where


COMUNICA_MIXES_UP = {
    "agreement-parties": "agreement",
    "fields": "tie",
    "fields-by-country": "country",
    "network": "partners",
    "office-holders": "role",
    "status-as-of": "state",
    "top-signatories": "agreements",
}
"""Queries whose rows Comunica 4.5 orders by the first key alone (the column named here): it sorts by one key after the
other, the last one first, with a binary insertion (actor-query-operation-orderby, SortIterator) that puts a row amid
its equals, so that the order by the later keys is lost. The rows are the same."""


def test_comunica_gives_the_same_rows(asked: Asked, node: Callable[..., str], tmp_path: Path) -> None:
    """All cases in one process: comunica.mjs."""
    shutil.copytree(asked.folder, tmp_path, dirs_exist_ok=True)
    node("comunica.mjs", tmp_path / "merged.nq", tmp_path)
    for number, where, result in asked.ours():
        told = json.loads((tmp_path / f"{number}.json").read_text(encoding="utf-8"))
        assert "error" not in told, where
        if result.form == "graph":
            assert set(map(tuple, told["quads"])) == values(result.answer), where
            continue
        rows = [[term and term.value for term in row] for row in result.answer]
        theirs = [[row.get(name) for name in result.columns] for row in told["rows"]]
        first = COMUNICA_MIXES_UP.get(CASES[number][0].name)
        if first is None:
            assert theirs == rows, where
        else:
            place = result.columns.index(first)
            assert [row[place] for row in theirs] == [row[place] for row in rows], where
            assert Counter(map(tuple, theirs)) == Counter(map(tuple, rows)), where
