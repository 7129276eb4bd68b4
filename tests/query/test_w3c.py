"""The W3C's tests of SPARQL 1.1 queries and their results, by our own way to ask: what the engine alone gives, we give.

Entailment, federation and updates are left out: nothing is entailed by a query, other servers are not asked, and
queries are read-only.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph.errors import QueryError
from citygraph.query.allowed import check
from citygraph.query.apart import Apart
from citygraph.query.frames import Kind, receive
from citygraph.query.render import render
from citygraph.query.run import run
from citygraph.query.worker import answer, rows_format

XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
ZIP = zipfile.ZipFile(Path(__file__).parent / "w3c" / "sparql11.zip")
MANIFESTS = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX dawgt: <http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#>
SELECT ?test ?type ?query ?result (GROUP_CONCAT(DISTINCT STR(?d)) AS ?data)
       (GROUP_CONCAT(DISTINCT STR(?g)) AS ?graphs) {
  ?test a ?type ; mf:action ?action .
  OPTIONAL { ?action qt:query ?asked }
  BIND(COALESCE(?asked, ?action) AS ?query)
  OPTIONAL { ?test mf:result ?result }
  OPTIONAL { ?action qt:data ?d }
  OPTIONAL { ?action qt:graphData ?g }
  FILTER(STRSTARTS(STR(?type), STR(mf:)))
  FILTER EXISTS { ?test dawgt:approval dawgt:Approved }
} GROUP BY ?test ?type ?query ?result ORDER BY ?test
"""
FORMATS = {"srx": ox.QueryResultsFormat.XML, "srj": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
_RANGES = "path{n,m} was withdrawn from the Recommendation"
_STRINGS = "plain and xsd:string literals are one in RDF 1.1"
_NOT_FOUND = "what is not found gives an empty literal without a language (SPARQL 1.1, 17.4.3.9 and 17.4.3.10)"
OTHERWISE = {
    **{f"property-path/pp{number}": _RANGES for number in ("04", "05", "13", "15", "20", "22", "24", "26", "27", "29")},
    "functions/strdt03": _STRINGS,
    "functions/strlang03": _STRINGS,
    "functions/strafter01": _NOT_FOUND,
    "functions/strbefore01": _NOT_FOUND,
    "csv-tsv-res/tsv03": "the store keeps a derived integer type as xsd:integer (docs/running-queries.md)",
    "csv-tsv-res/csv03": "the store keeps a number by its value, not by its digits (docs/running-queries.md)",
    "aggregates/agg-empty-group": "the engine makes no group of no solutions when there is a key",
}
"""Tests that the engine answers otherwise than this edition of the suite says, and why."""
MISSING = "negation/temporalProximity02.ttl"
"""A file that the distribution lacks."""


@dataclass(frozen=True)
class Case:
    """A test of the suite; files by their names in it."""

    name: str
    kind: str
    query: str
    result: str
    data: tuple[str, ...]
    graphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"BASE <{BASE}{self.query}>\n{ZIP.read(self.query).decode()}"

    def store(self) -> ox.Store:
        store = ox.Store()
        for file in self.data:
            load(store, file, ox.DefaultGraph())
        for file in (*self.graphs, *self.named_by_from()):
            load(store, file, ox.NamedNode(BASE + file))
        return store

    def named_by_from(self) -> tuple[str, ...]:
        folder = self.query.rpartition("/")[0]
        return tuple(f"{folder}/{name}" for name in re.findall(r"FROM\s+(?:NAMED\s+)?<([^>]+)>", self.text))


def load(store: ox.Store, file: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    form = ox.RdfFormat.RDF_XML if file.endswith(".rdf") else ox.RdfFormat.TURTLE
    store.load(ZIP.read(file), form, base_iri=BASE + file, to_graph=graph)


def cases() -> list[Case]:
    found = []
    for manifest in sorted(name for name in ZIP.namelist() if name.endswith("/manifest.ttl")):
        store = ox.Store()
        store.load(ZIP.read(manifest), ox.RdfFormat.TURTLE, base_iri=BASE + manifest)
        for row in store.query(MANIFESTS):
            test, kind, query, result, data, graphs = ("" if term is None else term.value for term in row)
            files = [tuple(iri.removeprefix(BASE) for iri in iris.split()) for iris in (query, result, data, graphs)]
            name = f"{manifest.partition('/')[0]}/{test.rpartition('#')[2]}"
            found.append(Case(name, kind.rpartition("#")[2], files[0][0], "".join(files[1]), files[2], files[3]))
    return found


CASES = cases()
EVALUATION = [
    case for case in CASES if case.kind in ("QueryEvaluationTest", "CSVResultFormatTest") and MISSING not in case.data
]
AS_EXPECTED = [case for case in EVALUATION if case.name not in OTHERWISE and not case.result.endswith("csv")]
AS_CSV = [case for case in EVALUATION if case.name not in OTHERWISE and case.result.endswith("csv")]
POSITIVE = [case for case in CASES if case.kind == "PositiveSyntaxTest11"]
NEGATIVE = [case for case in CASES if case.kind == "NegativeSyntaxTest11"]


def named(every: list[Case]) -> dict[str, object]:
    return {"argvalues": every, "ids": [case.name for case in every]}


def test_the_suite_is_all_there() -> None:
    assert (len(EVALUATION), len(POSITIVE), len(NEGATIVE)) == (196, 61, 35)
    assert MISSING not in ZIP.namelist()


def told(term: object) -> str:
    """A term as text: numbers by their value, blank nodes without the names that they have for now."""
    if isinstance(term, ox.BlankNode):
        return "_:"
    if isinstance(term, ox.Literal) and term.datatype.value.removeprefix(XSD) in ("decimal", "double", "float"):
        return f"{float(term.value)} {term.datatype}"
    return str(term)


def rows_of(rows: object, columns: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(told(row[name]) for name in sorted(columns)) for row in rows)


def canonical(triples: object) -> list[str]:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, dataset))


def simple(answer_: object) -> object:
    """Any answer as a value that equals that of the same answer given elsewhere."""
    if isinstance(answer_, ox.QueryBoolean | bool):
        return bool(answer_)
    if isinstance(answer_, ox.QuerySolutions):
        return rows_of(answer_, tuple(variable.value for variable in answer_.variables))
    return canonical(answer_)


VOLATILE = re.compile(r"\b(?:BNODE|RAND|UUID|STRUUID|NOW)\s*\(", re.IGNORECASE)


@pytest.mark.parametrize("case", **named(EVALUATION))
def test_what_the_engine_gives_we_give(case: Case) -> None:
    store, text = case.store(), case.text
    try:
        alone = simple(store.query(text))
    except SyntaxError:
        with pytest.raises(QueryError, match="SPARQL syntax error"):
            run(store, text)
        return
    ours = simple(run(store, text).answer)
    if VOLATILE.search(text) and not isinstance(ours, bool):
        assert len(ours) == len(alone)
    else:
        assert ours == alone


REPEATABLE = [case for case in EVALUATION if OTHERWISE.get(case.name) != _RANGES and not VOLATILE.search(case.text)]
"""What is a query to the engine, and gives the same each time."""


@pytest.mark.parametrize("case", **named(REPEATABLE))
def test_what_a_worker_sends_is_what_it_found(case: Case) -> None:
    store, text = case.store(), case.text
    sent = io.BytesIO()
    answer(store, text, [], sent, Apart(store))
    sent.seek(0)
    pieces = dict.fromkeys(Kind, b"")
    while (piece := receive(sent)) is not None:
        kind, data = piece
        pieces[kind] += data
    head = json.loads(pieces[Kind.HEAD])
    if head["form"] == "graph":
        come = [quad.triple for quad in ox.parse(pieces[Kind.DATA], ox.RdfFormat.N_TRIPLES)]
    else:
        come = ox.parse_query_results(pieces[Kind.DATA], rows_format(head["form"], len(head["columns"])))
    assert simple(come) == simple(run(store, text).answer)


@pytest.mark.parametrize("case", **named(AS_EXPECTED))
def test_what_the_w3c_expects(case: Case) -> None:
    assert simple(run(case.store(), case.text).answer) == simple(expected(case))


def expected(case: Case) -> object:
    suffix = case.result.rpartition(".")[2]
    data = ZIP.read(case.result)
    if suffix in FORMATS:
        return ox.parse_query_results(data, FORMATS[suffix])
    return [quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE, base_iri=BASE + case.result)]


@pytest.mark.parametrize("case", **named(AS_CSV))
def test_csv_as_the_w3c_expects(case: Case) -> None:
    out = io.BytesIO()
    render(run(case.store(), case.text), "csv", out)
    assert read_csv(out.getvalue()) == read_csv(ZIP.read(case.result))


def read_csv(data: bytes) -> Counter[frozenset[tuple[str, str]]]:
    """The rows without the order of their columns, which SELECT * leaves open."""
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return Counter(frozenset((name, re.sub(r"^_:.*", "_:", cell)) for name, cell in row.items()) for row in rows)


@pytest.mark.parametrize(("form", "parsed"), [("json", "JSON"), ("tsv", "TSV"), ("xml", "XML")])
@pytest.mark.parametrize("case", **named([case for case in EVALUATION if "-res/" in case.name]))
def test_results_are_written_as_the_w3c_expects(case: Case, form: str, parsed: str) -> None:
    out = io.BytesIO()
    result = run(case.store(), case.text)
    render(result, form, out)
    if result.form == "boolean" and form == "tsv":  # the Recommendation has no form for it; we give the word
        assert out.getvalue() == (b"true\n" if result.answer else b"false\n")
        return
    come = ox.parse_query_results(out.getvalue(), getattr(ox.QueryResultsFormat, parsed))
    assert simple(come) == simple(run(case.store(), case.text).answer)


NO_QUERY = "syntax-query/test_52"
"""Escapes a colon, which no grammar of the Recommendation does, nor the engine."""


@pytest.mark.parametrize("case", **named([case for case in POSITIVE if case.name != NO_QUERY]))
def test_what_is_sparql_is_accepted(case: Case) -> None:
    try:
        ox.Store().query(case.text)
    except RuntimeError as error:
        assert "custom function" in str(error)  # noqa: PT017 - not of ours
        return
    check(case.text)


@pytest.mark.parametrize("case", **named(NEGATIVE))
def test_what_is_not_sparql_is_refused(case: Case) -> None:
    with pytest.raises(QueryError):
        run(ox.Store(), case.text)
