"""What goes into the store comes out of it, by query and by export, to the letter; what doesn't is documented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import graph
from citygraph.query.render import render
from citygraph.query.run import run
from citygraph.query.workers import Workers

XSD = "http://www.w3.org/2001/XMLSchema#"
PAGE = Path(__file__).parents[2] / "docs" / "running-queries.md"
TEXTS = ("e\u0301", "\u00e9", "😀👩\u200d👧", "\u202eabc\u2066", "long " * 20_000,
    "\n\r\t\\\"' ", "", "\u0000", "\ufeffx",
    "\x7f\x1b[31m", "_:b", "<http://e/>", '"1"^^<a:b>', "1.50")  # fmt: skip
KEPT = (
    *(ox.Literal(text) for text in TEXTS),
    *(ox.Literal("x", language=tag) for tag in ("id", "en", "pt-br", "zh-hant-tw")),
    *(ox.Literal(day, datatype=ox.NamedNode(XSD + "date")) for day in ("2025-08-11", "2025-08-11Z", "2025-02-30")),
    ox.Literal("2025-08", datatype=ox.NamedNode(XSD + "gYearMonth")),
    ox.Literal("0044", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("2025-08-11T10:00:00Z", datatype=ox.NamedNode(XSD + "dateTime")),
    ox.Literal("99999999999999999999", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("0.1234567890123456789012", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("POINT(1.50 2)", datatype=ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")),
    *(ox.NamedNode(iri) for iri in ("http://e/é", "http://e/%C3%A9", "http://e/a/../b", "HTTP://E/")),
)
CHANGED = (
    ("1.50", "decimal", "1.5"),
    ("007", "integer", "7"),
    ("1.0E6", "double", "1000000"),
    ("1", "boolean", "true"),
    ("2025-08-11T10:00:00+00:00", "dateTime", "2025-08-11T10:00:00Z"),
    ("2025-08-11+00:00", "date", "2025-08-11Z"),
    ("P1Y12M", "duration", "P2Y"),
)
NUMBERED = {ox.NamedNode(f"http://e/{number}"): term for number, term in enumerate(KEPT)}
ALL = "SELECT ?s ?o { ?s <http://e/p> ?o }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("kept") / "graph", NUMBERED)


def stored(folder: Path, objects: dict[ox.NamedNode, ox.Literal | ox.NamedNode]) -> Path:
    """The files of a store with these objects of ``http://e/p``."""
    store = ox.Store(str(folder))
    store.bulk_extend(
        ox.Quad(subject, ox.NamedNode("http://e/p"), term, ox.DefaultGraph()) for subject, term in objects.items()
    )
    store.flush()
    return folder


def test_terms_come_out_of_a_query(folder: Path) -> None:
    assert dict(run(ox.Store.read_only(str(folder)), ALL).rows()) == NUMBERED
    with Workers(folder) as workers:
        assert dict(workers.run(ALL).rows()) == NUMBERED


@pytest.mark.parametrize(("form", "parsed"), [("json", "JSON"), ("tsv", "TSV"), ("xml", "XML")])
def test_terms_come_out_of_a_written_answer(folder: Path, form: str, parsed: str) -> None:
    unfit = [f'!CONTAINS(STR(?o), "{char}")' for char in ("\\u0000", "\\u001b", "\\r")]
    query = ALL if form != "xml" else f"{ALL[:-1]} FILTER({' && '.join(unfit)}) }}"
    out = io.BytesIO()
    render(run(ox.Store.read_only(str(folder)), query), form, out)
    come = dict(ox.parse_query_results(out.getvalue(), getattr(ox.QueryResultsFormat, parsed)))
    assert come == {subject: term for subject, term in NUMBERED.items() if subject in come}
    assert len(come) >= len(NUMBERED) - 3


def test_texts_come_out_of_csv(folder: Path) -> None:
    out = io.BytesIO()
    render(run(ox.Store.read_only(str(folder)), ALL), "csv", out)
    come = dict(list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:])
    assert come == {subject.value: term.value for subject, term in NUMBERED.items()}


@pytest.mark.parametrize("form", ["turtle", "trig", "nt", "nq"])
def test_terms_come_out_of_an_export(folder: Path, form: str) -> None:
    out = io.BytesIO()
    graph.export(ox.Store.read_only(str(folder)), form, out)
    formats = {"turtle": "TURTLE", "trig": "TRIG", "nt": "N_TRIPLES", "nq": "N_QUADS"}
    come = {quad.subject: quad.object for quad in ox.parse(out.getvalue(), getattr(ox.RdfFormat, formats[form]))}
    assert come == NUMBERED


@pytest.mark.parametrize(("before", "datatype", "after"), CHANGED)
def test_what_changes_is_documented(tmp_path: Path, before: str, datatype: str, after: str) -> None:
    term = ox.Literal(before, datatype=ox.NamedNode(XSD + datatype))
    folder = stored(tmp_path / "graph", {ox.NamedNode("http://e/s"): term})
    ((_, come),) = run(ox.Store.read_only(str(folder)), ALL).rows()
    assert come == ox.Literal(after, datatype=ox.NamedNode(XSD + datatype))
    assert f"| `{before}` | `xsd:{datatype}` | `{after}` |" in PAGE.read_text(encoding="utf-8")


def test_language_tags_are_lower_case(tmp_path: Path) -> None:
    folder = stored(tmp_path / "graph", {ox.NamedNode("http://e/s"): ox.Literal("x", language="zh-Hant-TW")})
    ((_, come),) = run(ox.Store.read_only(str(folder)), ALL).rows()
    assert come == ox.Literal("x", language="zh-hant-tw")
    assert "lower case" in PAGE.read_text(encoding="utf-8")
