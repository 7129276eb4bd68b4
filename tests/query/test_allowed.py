"""What an engine is not given: queries that ask others, read files, or are too deep for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins import sparql

from citygraph.errors import QueryError
from citygraph.query.allowed import check
from citygraph.query.run import run

SERVER = "http://127.0.0.1:8/sparql"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{SERVER}> {{ ?s ?p ?o }} }}",
        "PREFIX a: <http://127.0.0.1:8/> ASK { service a:sparql { ?s ?p ?o } }",
        "BASE <http://127.0.0.1:8/> ASK { SERVICE <sparql> { ?s ?p ?o } }",
        "ASK { SERVICE <\\u0068ttp://127.0.0.1:8/sparql> { ?s ?p ?o } }",
        f"ASK {{ FILTER NOT EXISTS {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }} }}",
    ],
)
def test_a_service_is_allowed_by_name(text: str) -> None:
    with pytest.raises(QueryError, match=rf"would ask another server .*--allow-service {SERVER}"):
        check(text)
    check(text, [SERVER])
    with pytest.raises(QueryError, match="would ask another server"):
        check(text, ["http://127.0.0.1:8/"])


def test_a_service_that_a_variable_names_is_never_allowed() -> None:
    with pytest.raises(QueryError, match="servers that only the answer names"):
        check(f"SELECT * {{ VALUES ?s {{ <{SERVER}> }} SERVICE ?s {{ ?a ?b ?c }} }}", [SERVER])


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The IRI of a file beside the store."""
    file = tmp_path / "secret.ttl"
    file.write_text("<http://e/s> <http://e/p> 'secret' .")
    return file.as_uri()


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from\n"])
def test_from_reads_no_file(world: ox.Store, secret: str, clause: str) -> None:
    with pytest.raises(QueryError, match=f"FROM names no graph of the store: {secret}"):
        run(world, f"SELECT * {clause} <{secret}> {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}")


@pytest.mark.parametrize("prologue", ["", "BASE <file:///>", "PREFIX f: <file:///>"])
def test_from_reads_nothing_however_it_is_written(world: ox.Store, secret: str, prologue: str) -> None:
    path = secret.removeprefix("file:///")
    name = "f:" + path.replace("/", "\\/") if "PREFIX" in prologue else f"<{path if prologue else secret}>"
    with pytest.raises(QueryError, match="FROM names no graph of the store"):
        run(world, f"{prologue} SELECT * FROM {name} {{ ?s ?p ?o }}")


def test_from_asks_no_server(world: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"FROM names no graph of the store: http://127\.0\.0\.1:8/x\.ttl"):
        run(world, "SELECT * FROM <http://127.0.0.1:8/x.ttl> { ?s ?p ?o }", [SERVER])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib by itself
def test_what_rdflib_would_read(world: ox.Store, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trap that the check is for: a Dataset reads a file that a read-only query names, unless it is told not to."""
    text = f"SELECT * FROM <{secret}> {{ ?s ?p ?o }}"
    monkeypatch.setattr(sparql, "SPARQL_LOAD_GRAPHS", True)
    assert [str(row.o) for row in rdflib.Dataset().query(text)] == ["secret"]
    with pytest.raises(QueryError, match="FROM names no graph of the store"):
        check(
            text, has_graph=lambda iri: rdflib.URIRef(iri) in {graph.identifier for graph in rdflib.Dataset().graphs()}
        )
    monkeypatch.setattr(sparql, "SPARQL_LOAD_GRAPHS", False)
    assert list(rdflib.Dataset().query(text)) == []


MANY = 20_000
CRASHING = {
    "braces": "SELECT * { " + "{" * MANY + "}" * MANY + " }",  # pyoxigraph 0.5.5 bears 3000
    "patterns": "ASK { " + "?a ?b ?c . " * MANY + "}",
    "objects": "ASK { ?a ?b 1 " + ", 2" * MANY + " }",
    "predicates": "ASK { ?a <p:p> 1 " + "; <p:q> 2" * MANY + " }",
    "columns": "SELECT " + " ".join(f"(1 AS ?x{number})" for number in range(MANY)) + " {}",
    "list": "ASK { ?a ?b (" + "1 " * MANY + ") }",
    "groups": "ASK { " + "{ ?a ?b ?c } " * MANY + "}",
    "values": "ASK { " + "VALUES ?x { 1 } " * MANY + "}",
    "having": "SELECT (1 AS ?x) { ?a ?b ?c } GROUP BY ?a HAVING " + "(1) " * MANY,
    "described": "DESCRIBE " + "<a:b> " * MANY,
    "quoted": "ASK { " + "<< ?a ?b ?c >> ?d ?e . " * MANY + "}",
    "annotated": "ASK { ?a ?b ?c " + "{| ?d ?e |} " * MANY + "}",
}


@pytest.mark.parametrize("name", CRASHING)
def test_what_would_crash_the_engine(world: ox.Store, name: str) -> None:
    with pytest.raises(QueryError, match=r"more than \d+"):
        run(world, CRASHING[name])


@pytest.mark.parametrize("before", ["", "] " * 300, "{ } " * 300], ids=["alone", "after closing ones", "beside others"])
def test_brackets_are_counted_by_their_depth(before: str) -> None:
    check(f"SELECT * {{ {'{ ?s ?p ?o } ' * 250} }}")
    with pytest.raises(QueryError, match="nested more than 200 deep"):
        check(f"SELECT * {{ {before} {'{' * 210}{'}' * 210} }}")


@pytest.mark.parametrize(
    "text", ["SELECT * { VALUES ?x { " + "1 " * MANY + "} }", f"ASK {{ FILTER(1 IN (1{', 2' * MANY})) }}"]
)
def test_long_lists_of_values_are_run(world: ox.Store, text: str) -> None:
    assert run(world, text)


@pytest.mark.parametrize("name", ["braces", "columns"])
def test_without_the_check_the_engine_does_crash(name: str) -> None:
    """Else the limits could go."""
    code = "import sys, pyoxigraph; pyoxigraph.Store().query(sys.stdin.read())"
    done = subprocess.run(
        [sys.executable, "-c", code], input=CRASHING[name], text=True, capture_output=True, check=False
    )
    assert done.returncode < 0
