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
from rdflib import Dataset, Graph

from .conftest import PAGE, WRITE

ALL = ("graph.ttl", "graph.nt", "graph.trig", "graph.nq")
ONE_GRAPH = ("graph.ttl", "graph.nt")
NAMES = "Turtle, N-Triples, TriG, N-Quads"

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


def expected(exported, files=ALL) -> dict[str, int]:
    return {name: exported.triples if name in ONE_GRAPH else exported.quads for name in files}


def counted(exported, files=ALL) -> str:
    quads = f", {exported.quads:,} quads" if set(files) - set(ONE_GRAPH) else ""
    return f"{exported.triples:,} triples{quads}"


def test_riot(exported, jena, jena_version, told):
    count = [*jena, "riotcmd.riot", "--count", *map(exported.file, ALL)]
    run = subprocess.run(count, capture_output=True, text=True, check=True)
    numbers = re.findall(r"(?:Triples|Quads)\s*=\s*([\d,]+)", run.stdout + run.stderr)
    assert [int(number.replace(",", "")) for number in numbers] == list(expected(exported).values())
    validate = [*jena, "riotcmd.riot", "--validate", *map(exported.file, ALL)]
    run = subprocess.run(validate, capture_output=True, text=True, check=True)
    assert not re.findall("ERROR|WARN", run.stdout + run.stderr)
    told("Jena riot", jena_version, NAMES, counted(exported), "all, `--validate` has nothing to say")


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
def test_rapper(exported, told):
    for parser, name in (("turtle", "graph.ttl"), ("ntriples", "graph.nt")):
        command = ["rapper", "-i", parser, "-c", exported.file(name)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        assert f"returned {exported.triples} triples" in run.stderr
        assert "warning" not in run.stderr.lower()
    release = subprocess.run(["rapper", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    told("rapper (Raptor)", release, "Turtle, N-Triples", counted(exported, ONE_GRAPH), "all, no warnings")


def test_rdflib(exported, told):
    found = {name: len(Graph().parse(exported.file(name))) for name in ONE_GRAPH}
    for name in ("graph.trig", "graph.nq"):
        dataset = Dataset()
        dataset.parse(exported.file(name))
        found[name] = sum(1 for _ in dataset.quads())
    assert found == expected(exported)
    told("rdflib", version("rdflib"), NAMES, counted(exported), "all")


def test_pyoxigraph(exported, told):
    found = {}
    for name in ALL:
        store = ox.Store()
        store.load(path=exported.file(name))
        found[name] = len(store)
    assert found == expected(exported)
    told("pyoxigraph", version("pyoxigraph"), NAMES, counted(exported), "all")


def test_n3(exported, node, npm_version, told):
    assert json.loads(node("n3.mjs", *map(exported.file, ALL))) == expected(exported)
    told("N3.js", npm_version("n3"), NAMES, counted(exported), "all")


def test_formats_say_the_same(exported):
    """Every format holds the same triples, not only as many."""
    read = {name: set(ox.parse(path=exported.file(name))) for name in ALL}
    assert read["graph.ttl"] == read["graph.nt"]
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
