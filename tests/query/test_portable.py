"""The stored queries give the same rows in another engine, on the merged export that other tools load."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

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
def export(world: ox.Store) -> bytes:
    """Facts, inferred and ontology in the default graph, and the graphs of the articles, as ``--merged`` gives them."""
    into_default = {ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)}
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())
        if quad.graph_name in into_default
        else quad
        for quad in world
    )
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS)


@pytest.fixture(scope="module")
def merged(export: bytes) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=export, format="nquads")
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


def test_jena_gives_the_same_rows(world: ox.Store, export: bytes, jena: list[str], tmp_path: Path) -> None:
    """All cases in one process: Arq.java, run from its source."""
    if shutil.which("javac") is None:
        pytest.skip("no Java compiler is installed (Debian: default-jdk-headless)")
    data = tmp_path / "merged.nq"
    data.write_bytes(export)
    texts = [query.bind(stored.text, query.arguments(stored, dict(test.given), world)) for stored, test in CASES]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.rq").write_text(text, encoding="utf-8")
    subprocess.run([*jena, Path(__file__).with_name("Arq.java"), data, tmp_path], check=True, capture_output=True)
    assert CASES
    for number, (text, (stored, test)) in enumerate(zip(texts, CASES, strict=True)):
        result = query.run(world, text)
        where = f"{stored.name} {test.name}"
        if result.form == "graph":
            lines = (tmp_path / f"{number}.nt").read_text(encoding="utf-8").splitlines()
            ours = {(str(triple.subject), str(triple.predicate)) for triple in result.answer}
            assert {tuple(re.split(" ", line, maxsplit=2)[:2]) for line in lines} == ours, where
            assert len(set(lines)) == test.triples, where
            continue
        told = json.loads((tmp_path / f"{number}.json").read_text(encoding="utf-8"))["results"]["bindings"]
        theirs = [[row.get(name, {}).get("value") for name in result.columns] for row in told]
        assert theirs == [[term and term.value for term in row] for row in result.answer], where
