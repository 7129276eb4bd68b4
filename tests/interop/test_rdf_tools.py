"""RDF tools read the export: each format, every triple."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyjelly.integrations.generic.parse import parse_jelly_flat
from rdflib import Dataset

from .conftest import PAGE, WRITE

PLAIN = ("graph.ttl", "graph.nt", "graph.trig", "graph.nq")
EVERY = (*PLAIN, "graph.rdf", "graph.jsonld", "graph.jelly")
ONE_GRAPH = ("graph.ttl", "graph.nt", "graph.rdf", "graph.jsonld")
NAMES = {
    "graph.ttl": "Turtle", "graph.nt": "N-Triples", "graph.trig": "TriG", "graph.nq": "N-Quads",
    "graph.rdf": "RDF/XML", "graph.jsonld": "JSON-LD", "graph.jelly": "Jelly",
}  # fmt: skip
RIOT = (*PLAIN, "graph.rdf")  # Debian's Jena lacks what reads JSON-LD 1.1, and is older than Jelly
OXIGRAPH = (*PLAIN, "graph.rdf", "graph.jsonld")
RAPPER = {"graph.ttl": "turtle", "graph.nt": "ntriples", "graph.rdf": "rdfxml"}

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


def names(files) -> str:
    return ", ".join(NAMES[file] for file in files)


def expected(exported, files) -> dict[str, int]:
    return {name: exported.triples if name in ONE_GRAPH else exported.quads for name in files}


def counted(exported, files) -> str:
    triples = f"{exported.triples:,} triples" if set(files) & set(ONE_GRAPH) else ""
    quads = f"{exported.quads:,} quads" if set(files) - set(ONE_GRAPH) else ""
    return ", ".join(filter(None, (triples, quads)))


def test_riot(exported, jena, jena_version, told):
    count = [*jena, "riotcmd.riot", "--count", *map(exported.file, RIOT)]
    run = subprocess.run(count, capture_output=True, text=True, check=True)
    numbers = re.findall(r"(?:Triples|Quads)\s*=\s*([\d,]+)", run.stdout + run.stderr)
    assert [int(number.replace(",", "")) for number in numbers] == list(expected(exported, RIOT).values())
    validate = [*jena, "riotcmd.riot", "--validate", *map(exported.file, RIOT)]
    run = subprocess.run(validate, capture_output=True, text=True, check=True)
    assert not re.findall("ERROR|WARN", run.stdout + run.stderr)
    told("Jena riot", jena_version, names(RIOT), counted(exported, RIOT), "all, `--validate` has nothing to say")


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
def test_rapper(exported, told):
    for name, parser in RAPPER.items():
        command = ["rapper", "-i", parser, "-c", exported.file(name)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        assert f"returned {exported.triples} triples" in run.stderr
        assert "warning" not in run.stderr.lower()
    release = subprocess.run(["rapper", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    told("rapper (Raptor)", release, names(RAPPER), counted(exported, RAPPER), "all, no warnings")


def test_rdflib(exported, told):
    """With pyjelly as its plugin for Jelly."""
    found = {}
    for name in EVERY:
        dataset = Dataset()
        dataset.parse(exported.file(name), format="jelly" if name.endswith("jelly") else None)
        found[name] = sum(1 for _ in dataset.quads())
    assert found == expected(exported, EVERY)
    told("rdflib", version("rdflib"), names(EVERY), counted(exported, EVERY), "all; Jelly by pyjelly")


def test_pyjelly(exported, told):
    with exported.file("graph.jelly").open("rb") as stream:
        statements = set(map(str, parse_jelly_flat(stream)))
    files = ("graph.jelly",)
    assert {files[0]: len(statements)} == expected(exported, files)
    told("pyjelly", version("pyjelly"), names(files), counted(exported, files), "all")


def test_pyoxigraph(exported, told):
    found = {}
    for name in OXIGRAPH:
        store = ox.Store()
        store.load(path=exported.file(name))
        found[name] = len(store)
    assert found == expected(exported, OXIGRAPH)
    told("pyoxigraph", version("pyoxigraph"), names(OXIGRAPH), counted(exported, OXIGRAPH), "all")


def test_n3(exported, node, npm_version, told):
    assert json.loads(node("n3.mjs", *map(exported.file, PLAIN))) == expected(exported, PLAIN)
    told("N3.js", npm_version("n3"), names(PLAIN), counted(exported, PLAIN), "all")


def test_jsonld(exported, node, npm_version, told):
    files = ("graph.jsonld",)
    assert json.loads(node("jsonld.mjs", *map(exported.file, files))) == expected(exported, files)
    told("jsonld.js", npm_version("jsonld"), names(files), counted(exported, files), "all, without fetching anything")


def test_formats_say_the_same(exported):
    """Every format holds the same triples, not only as many."""
    read = {name: set(ox.parse(path=exported.file(name))) for name in OXIGRAPH}
    assert read["graph.ttl"] == read["graph.nt"] == read["graph.rdf"] == read["graph.jsonld"]
    assert read["graph.trig"] == read["graph.nq"]
    assert {quad for quad in read["graph.nq"] if quad.graph_name == ox.DefaultGraph()} == read["graph.nt"]


def test_the_page_has_no_row_that_nobody_told(request):
    """As many rows as tests of a whole run: `told` is used once by each."""
    here = Path(__file__).parent
    items = [item for item in request.session.items if item.path.parent == here]
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    tellers = sum("told" in item.fixturenames for item in items)
    if not WRITE and {item.path for item in items} == set(here.glob("test_*.py")):
        assert len(rows) - 1 == tellers
