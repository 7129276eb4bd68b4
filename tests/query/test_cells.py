"""What is written from the engine's TSV is what would be written from its terms."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citygraph import query
from citygraph.query.render import cells
from citygraph.query.render.presentation import Sink

FORMS = ("jsonl", "md", "html")
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = ("string", "integer", "decimal", "double", "float", "boolean", "date", "gYear", "dateTime", "long")
texts = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="\\\"'\t\r\n\x00\x0b\x1b\x85\u2028\u202e\ufeff<>&|%s{}_:?@^ aé😀", max_size=12),
    st.sampled_from(["1", "-1.50", "+1", "1e400", "NaN", "-INF", "true", "2025-08", "abc", "007", ".5", "1.", ""]),
).filter(lambda text: text.encode("utf-8", "ignore").decode() == text)
iris = st.sampled_from(["http://e/a", "http://e/é%25s", "https://w3id.org/citygraph/id/place/x-1", "urn:x:"])
things = st.one_of(iris.map(ox.NamedNode), st.sampled_from(["b", "b1", "a0"]).map(ox.BlankNode))
literals = st.one_of(
    texts.map(ox.Literal),
    st.tuples(texts, st.sampled_from(["en", "id-ID", "ar"])).map(lambda pair: ox.Literal(pair[0], language=pair[1])),
    st.tuples(texts, st.sampled_from(TYPES)).map(
        lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(XSD + pair[1]))
    ),
    texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("http://e/type"))),
)
triples = st.tuples(things, iris.map(ox.NamedNode), literals).map(lambda found: ox.Triple(*found))
values = st.one_of(things, literals, literals, triples)
ROWS = "SELECT ?s ?nothing ?o ?p { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o) DATATYPE(?o) LANG(?o)"


def written(result: query.Result, form: str) -> bytes:
    out = io.BytesIO()
    query.render(result, form, out)
    return out.getvalue()


def both_ways(store: ox.Store, text: str, form: str) -> tuple[bytes, bytes]:
    """From the engine's own answer, and from its terms."""
    engines, terms = query.run(store, text), query.run(store, text)
    return written(engines, form), written(query.Result("rows", iter(list(terms.rows())), terms.columns), form)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(things, iris.map(ox.NamedNode), values), max_size=8))
def test_any_terms(found: list[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*each) for each in found)
    for form in FORMS:
        from_tsv, from_terms = both_ways(store, ROWS, form)
        assert from_tsv == from_terms


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", ["?a", "?a ?b", "?b ?a ?nothing"])
def test_rows_that_are_cut_by_the_engine(form: str, columns: str) -> None:
    """Long and short ones, over many pieces, and more different ones than are remembered."""
    store = ox.Store()
    knows = ox.NamedNode("http://e/knows")
    store.extend(
        ox.Quad(ox.NamedNode(f"http://e/{number}"), knows, ox.Literal("é\n" * (number % 700) + str(number)))
        for number in range(1500)
    )
    from_tsv, from_terms = both_ways(store, f"SELECT {columns} {{ ?a ?p ?b }}", form)
    assert from_tsv == from_terms
    assert from_tsv.count(b"\n") >= 1500


def test_what_was_remembered_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_MOST", 10)
    test_rows_that_are_cut_by_the_engine("md", "?a ?b")


@pytest.mark.parametrize(("rows", "count"), [([], 0), (["1"], 1), (["1", ""], 2)])
@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize("batch", [1, 4, 1000])
def test_a_stream_in_any_pieces(
    rows: list[str], count: int, size: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_BATCH", batch)
    out: list[bytes] = []
    sink = Sink(out.append)
    column = cells._Cells(cells.Written(str, str, lambda term: "-" if term is None else term.value), "<", ">\n")
    stream = cells._Rows([column], sink)
    data = "".join(f"{line}\n" for line in ["?x", *rows]).encode()
    for start in range(0, len(data), size):
        stream.write(data[start : start + size])
    stream.flush()
    assert b"".join(out).decode() == "".join(f"<{row or '-'}>\n" for row in rows)
    assert stream.count == count


def test_rows_before_a_failure_are_written() -> None:
    out: list[bytes] = []
    stream = cells._Rows([cells._Cells(cells.Written(str, str, str), "<", ">\n")], Sink(out.append))
    stream.write(b"?x\n1\n2\n3")
    stream.flush()
    assert b"".join(out) == f'<"1"^^<{XSD}integer>>\n<"2"^^<{XSD}integer>>\n'.encode()
    assert stream.count == 2


@pytest.mark.parametrize("form", FORMS)
def test_percent_signs_in_columns_and_no_columns(form: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/%25s"), ox.NamedNode("http://e/%25"), ox.Literal("%d %%")))
    for text in ("SELECT ?s ?o { ?s ?p ?o }", "SELECT * { <http://e/%25s> <http://e/%25> '%d %%' }"):
        from_tsv, from_terms = both_ways(store, text, form)
        assert from_tsv == from_terms
