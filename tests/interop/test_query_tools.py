"""SPARQL engines give the rows that ours gives, over the N-Quads that `export --merged` writes."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from citygraph import query
from citygraph.query.server import Server
from citygraph.remote import Address, Client
from citygraph.vocab import ID, MERGED_GRAPH
from tests.servers import VIRTUOSO, virtuoso

from .conftest import QUERIES, count, stored

PLAIN = """PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?tie ?one ?other ?kind WHERE {
  ?tie cg:partner ?a, ?b ; cg:kind ?kind .
  ?a rdfs:label ?one . ?b rdfs:label ?other .
  FILTER(LANG(?one) = "en" && LANG(?other) = "en" && STR(?a) < STR(?b))
}"""
"""For roqet, which reads neither EXISTS nor property paths, and whose OPTIONAL repeats rows."""
LOADED = "N-Quads"

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


@pytest.fixture
def asked(exported, tmp_path) -> Path:
    """A folder with each query as <name>.rq."""
    for name in QUERIES:
        (tmp_path / f"{name}.rq").write_text(stored(name), encoding="utf-8")
    return tmp_path


@pytest.fixture
def ours(exported) -> dict[str, list[tuple[str | None, ...]]]:
    rows = {name: exported.rows(stored(name)) for name in QUERIES}
    assert all(rows.values())
    return rows


def counted(rows) -> str:
    return count({name: len(found) for name, found in rows.items()})


def columns(name: str) -> tuple[str, ...]:
    return tuple(column.name for column in query.find(name).columns)


def test_arq(exported, asked, ours, jena, jena_version, told):
    if shutil.which("javac") is None:
        pytest.skip("no Java compiler is installed (Debian: default-jdk-headless)")
    arq = Path(__file__).parents[1] / "query" / "Arq.java"
    subprocess.run([*jena, arq, exported.file("graph.nq"), asked], check=True, capture_output=True)
    for name, rows in ours.items():
        answer = json.loads((asked / f"{name}.json").read_text(encoding="utf-8"))
        variables = answer["head"]["vars"]
        theirs = [tuple(row.get(each, {}).get("value") for each in variables) for row in answer["results"]["bindings"]]
        assert theirs == rows, name
    told("Jena arq", jena_version, LOADED, counted(ours), "the same rows in the same order")


def test_rdflib(exported, ours, told):
    dataset = Dataset()
    dataset.parse(exported.file("graph.nq"))
    for name, rows in ours.items():
        theirs = [tuple(term if term is None else str(term) for term in row) for row in dataset.query(stored(name))]
        assert theirs == rows, name
    told("rdflib, its engine", version("rdflib"), LOADED, counted(ours), "the same rows in the same order")


def test_pyoxigraph(exported, ours, told):
    store = ox.Store()
    store.load(path=exported.file("graph.nq"))
    for name, rows in ours.items():
        assert [tuple(term and term.value for term in row) for row in store.query(stored(name))] == rows, name
    told("pyoxigraph, its engine", version("pyoxigraph"), LOADED, counted(ours), "the same rows in the same order")


def test_comunica(exported, asked, ours, node, npm_version, told):
    node("comunica.mjs", exported.file("graph.nq"), asked)
    for name, rows in ours.items():
        answer = json.loads((asked / f"{name}.json").read_text(encoding="utf-8"))
        assert "error" not in answer, name
        assert Counter(tuple(row.get(each) for each in columns(name)) for row in answer["rows"]) == Counter(rows), name
    release = npm_version("@comunica/query-sparql-file")
    result = "the same rows; the order of those that agree in the first key is lost"
    told("Comunica", release, LOADED, counted(ours), result)


@pytest.mark.skipif(VIRTUOSO is None, reason="Virtuoso is not installed (Debian: virtuoso-opensource-7)")
def test_virtuoso(exported, ours, tmp_path, told):
    """The file by its own bulk loader, the queries by its SPARQL endpoint."""
    with virtuoso(tmp_path) as server, Client(Address.of(server.url), None, 60.0) as client:
        shutil.copy(exported.file("graph.nq"), server.folder)
        load = f"ld_dir('.', 'graph.nq', '{MERGED_GRAPH}'); rdf_loader_run();"
        subprocess.run(["isql-vt", server.sql, "dba", "dba", f"exec={load}"], check=True, capture_output=True)
        endpoint = Server(client, MERGED_GRAPH)
        triples = number(endpoint, "?s ?p ?o")
        # It has graphs of its own, too.
        quads = number(endpoint, f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{ID}"))')
        assert (triples, quads) == (exported.triples, exported.quads)
        for name, rows in ours.items():
            theirs = query.run(endpoint, stored(name)).rows()
            assert [tuple(term and term.value for term in row) for row in theirs] == rows, name
    loaded = f"{triples:,} triples, {quads:,} quads; {counted(ours)}"
    told("Virtuoso", release(), LOADED, loaded, "all; the same rows in the same order")


def number(endpoint: Server, pattern: str) -> int:
    """How often a pattern matches on a server."""
    ((found,),) = query.run(endpoint, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows()
    return int(found.value)


def release() -> str:
    """The version of Virtuoso, as it tells it itself."""
    told = subprocess.run([str(VIRTUOSO), "-?"], capture_output=True, text=True, check=False)
    return re.findall(r"Version (\d+\.\d+\.\d+)", told.stdout + told.stderr)[0]


@pytest.mark.skipif(shutil.which("roqet") is None, reason="roqet is not installed (Debian: rasqal-utils)")
def test_roqet(exported, tmp_path, told):
    file = tmp_path / "plain.rq"
    file.write_text(PLAIN, encoding="utf-8")
    command = ["roqet", "-q", "-F", "ntriples", "-D", exported.file("graph.nt"), "-r", "csv", file]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    theirs = [tuple(cell or None for cell in row) for row in list(csv.reader(io.StringIO(run.stdout)))[1:]]
    rows = exported.rows(PLAIN)
    assert rows
    assert Counter(theirs) == Counter(rows)
    release = subprocess.run(["roqet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    result = "the same rows; no stored query, for it reads neither `EXISTS` nor property paths"
    told("roqet (Rasqal)", re.findall(r"[\d.]+", release)[0], "N-Triples", f"rows: a join {len(rows):,}", result)
