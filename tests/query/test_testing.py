"""Tests of stored queries: what passes, and what a miss says."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph.errors import QueryError
from citygraph.query import header
from citygraph.query.engine import InProcess
from citygraph.query.testing import check, store_of, world_of

DATA = b"""
<http://e/a> <http://e/p> "x" ; <http://e/n> 10 .
<http://e/b> <http://e/p> "y" ; <http://e/n> 9 .
<http://e/c> <http://e/n> 9 .
<http://e/c> <http://e/is> <https://w3id.org/citygraph/id/place/oslo-1> .
"""
ROWS = "SELECT ?s ?p ?n { ?s <http://e/n> ?n OPTIONAL { ?s <http://e/p> ?p } } ORDER BY ?s"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TURTLE)
    return store


def problem(store: ox.Store, test: str, sparql: str = ROWS) -> str:
    query = header.parse("q", f"#+ summary: Q\n#+ params: {{s: {{type: iri}}}}\n#+ tests: [{test}]\n{sparql}", "q.rq")
    return check(query, query.tests[0], store, InProcess(store)).problem


@pytest.mark.parametrize(
    "test",
    [
        "{rows: [{s: http://e/a, p: x, n: 10}, {s: http://e/b, p: y, n: 9}, {s: http://e/c, p: null, n: 9}]}",
        "{rows: [{p: x}, {p: y}, {p: null}]}",
        "{rows: [{p: x}, {n: 9}, {s: http://e/c}]}",
        "{params: {s: http://e/b}, rows: [{p: y}]}",
        "{min_rows: 3}",
        "{params: {s: http://e/zzz}, empty: true}",
        "{ordered_by: [s]}",
    ],
)
def test_a_pass(store: ox.Store, test: str) -> None:
    assert problem(store, test) == ""


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (
            "{rows: [{p: x}, {p: z}, {p: null}]}",
            "expected 3 rows, the answer has 3: missing {p: z}; not expected {p: y}",
        ),
        ("{rows: [{p: x}]}", "expected 1 row, the answer has 3: not expected {p: y}, {p: null}"),
        ("{rows: [{p: y}, {p: x}, {p: null}]}", "in another order: row 1 is {p: x}"),
        ("{rows: [{p: x}, {n: 9}, {s: a}]}", "row 3: expected {s: a}, there is {s: 'http://e/c'}"),
        ("{rows: [{p: x}, {s: a}]}", "expected 2 rows, the answer has 3"),
        ("{rows: [{z: x}]}", "the answer has no column z; it has s, p, n"),
        ("{min_rows: 4}", "expected at least 4 rows, the answer has 3"),
        ("{empty: true}", "expected no rows, the answer has 3: {s: 'http://e/a', p: x, n: 10}"),
        ("{ordered_by: [n]}", "not in the order of n: row 2 is '9'"),
        ("{ordered_by: [-s]}", "not in the order of s: row 2 is 'http://e/b'"),
        ("{triples: 3}", "expected a graph, the query gives rows"),
        ("{boolean: true}", "expected true or false, the query gives rows"),
        ("{params: {s: not an iri}, min_rows: 1}", "parameter s: no thing 'not an iri' in the graph"),
    ],
)
def test_a_miss(store: ox.Store, test: str, told: str) -> None:
    assert problem(store, test).startswith(told)


@pytest.mark.parametrize(
    ("sparql", "test", "told"),
    [
        ("ASK { ?s <http://e/p> 'x' }", "{boolean: true}", ""),
        ("ASK { ?s <http://e/p> 'x' }", "{boolean: false}", "expected false, the answer is true"),
        ("ASK { ?s ?p 'x' }", "{rows: [{a: b}]}", "expected rows, the query gives true or false"),
        ("CONSTRUCT { <urn:x> ?p 1 } { ?s ?p ?o }", "{triples: 3}", ""),
        ("CONSTRUCT { <urn:x> ?p 1 } { ?s ?p ?o }", "{triples: 6}", "expected 6 triples, the graph has 3"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "{empty: true}", "expected an empty graph, this one has 6 triples"),
        ("SELECT ?o { ?s <http://e/is> ?o }", "{rows: [{o: place/oslo-1}]}", ""),
        ("SELECT ?o { ?s <http://e/is> ?o }", "{rows: [{o: https://w3id.org/citygraph/id/place/oslo-1}]}", ""),
        ("SELECT ?n { ?s <http://e/n> ?n } ORDER BY DESC(?n)", "{ordered_by: [-n]}", ""),
        ("SELECT ?p { ?s <http://e/p> ?p }", "{rows: [{p: y}, {p: x}]}", ""),  # no ORDER BY: in any order
        ("SELECT ?p { ?s ?p", "{min_rows: 1}", "SPARQL syntax error"),
    ],
)
def test_forms_of_answers(store: ox.Store, sparql: str, test: str, told: str) -> None:
    found = problem(store, test, sparql)
    assert found.startswith(told) if told else found == ""


def test_the_data_of_a_test(tmp_path: Path) -> None:
    text = "#+ summary: Q\n#+ tests: [{min_rows: 1}, {min_rows: 1, data: other.ttl}]\n"
    query = header.parse("q", text, str(tmp_path / "q.rq"))
    plain, other = query.tests
    assert world_of(query, plain) is None
    assert world_of(query, other) == tmp_path / "other.ttl"
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "world.trig").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert world_of(query, plain) == tmp_path / "tests" / "world.trig"
    store = store_of(tmp_path / "tests" / "world.trig")
    assert [quad.subject.value for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())] == ["urn:a"]
    assert store.query("ASK { GRAPH ?g { <https://w3id.org/citygraph/ontology#Place> ?p ?o } }")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.ttl", None, "cannot be read"),
        ("data.xlsx", "x", "has no known format"),
        ("data.ttl", "no turtle", "is no Turtle"),
    ],
)
def test_wrong_data(tmp_path: Path, name: str, content: str | None, told: str) -> None:
    if content:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(QueryError, match=told):
        store_of(tmp_path / name)
