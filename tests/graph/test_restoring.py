"""What was exported comes back: the same quads, for each format, whatever stands in them."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import graph, pipeline
from citygraph.errors import CitygraphError, InputError, StoreError
from citygraph.graph import rdf_files
from citygraph.graph.ontology import ontology
from citygraph.graph.terms import DEFAULT_GRAPH
from citygraph.vocab import ONTOLOGY_GRAPH

XSD = "http://www.w3.org/2001/XMLSchema#"
ONE_GRAPH = ("turtle", "nt", "rdfxml", "jsonld")
A, P, G = (ox.NamedNode(f"http://x.example/{name}") for name in ("a", "p", "g"))
AWKWARD = [
    ox.Literal(""),
    ox.Literal("kota", language="id-ID"),
    ox.Literal("Sarawak", language="en-GB-oxendict"),
    ox.Literal('quo"te\\ \n\r\t end'),
    ox.Literal("emoji 🏙️ and \U0010ffff"),
    ox.Literal("عمّان و القدس"),
    ox.Literal("\u202eabc\u202c \u200f"),
    ox.Literal("a\u0300 not composed"),
    ox.Literal("long " * 20_000),
    ox.Literal("<b>&amp;]]></b>"),
    ox.Literal("1.50", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("-0", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("123456789012345678901234567890", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("1e400", datatype=ox.NamedNode(XSD + "double")),
    ox.Literal("2025", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("2025-08", datatype=ox.NamedNode(XSD + "gYearMonth")),
    ox.Literal("2025-02-30", datatype=ox.NamedNode(XSD + "date")),
    ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean")),
    ox.Literal("1", datatype=ox.NamedNode(XSD + "boolean")),
    ox.Literal("POINT(1 2)", datatype=ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")),
    ox.NamedNode("http://x.example/a%20b?c=d&e='f'#g"),
    ox.NamedNode("http://x.example/é/東京"),
    ox.NamedNode("urn:x:y"),
    ox.NamedNode("http://x.example/a(b)"),
    ox.BlankNode("b0"),
]
UNSAYABLE = [ox.Literal("control \x01 \x0b \x1f"), ox.Literal("\ufffe \uffff")]
"""What XML 1.0 has no characters for."""

terms = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30).map(ox.Literal),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        lambda value: ox.Literal(f"{value:f}", datatype=ox.NamedNode(XSD + "decimal"))
    ),
)
predicates = st.sampled_from([P, ox.NamedNode("http://x.example/name"), ox.NamedNode("http://x.example/p#q")])
subjects = st.sampled_from([A, ox.BlankNode("b0"), ox.BlankNode("b1"), ox.NamedNode("http://x.example/a/1")])
triples = st.lists(st.tuples(subjects, predicates, terms), min_size=1, max_size=12)


def exported(store, form):
    out = io.BytesIO()
    graph.export(store, form, out)
    return out.getvalue()


def restored(tmp_path, data, form=None):
    """The quads of a store that was made of a file, without the ontology that it gets."""
    file, root = tmp_path / "file", tmp_path / "store"
    file.write_bytes(data)
    pipeline.restore(file, form or rdf_files.format_of(file), root)
    with graph.open_store(root) as snapshot:
        return {quad for quad in snapshot.store if quad.graph_name != ox.NamedNode(ONTOLOGY_GRAPH)}


def canonical(quads):
    """As the store has them, blank nodes named by RDFC-1.0."""
    store = ox.Store()
    store.extend(quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def formats():
    from citygraph.graph.export import FORMATS

    return [form for form in rdf_files.FORMATS if form in FORMATS]


def test_every_format_of_rdf_that_is_written_is_read():
    from citygraph.graph import export

    assert set(getattr(export, "RDF_FORMATS", ())) <= set(rdf_files.FORMATS)
    assert {"turtle", "trig", "nt", "nq"} <= set(formats())


@pytest.mark.parametrize("form", formats())
@pytest.mark.parametrize("value", AWKWARD, ids=lambda value: str(value)[:40])
def test_each_awkward_value_comes_back(tmp_path, form, value):
    quads = [ox.Quad(A, P, value), ox.Quad(ox.BlankNode("b0"), P, value)]
    if form not in ONE_GRAPH:
        quads.append(ox.Quad(A, P, value, G))
    store = ox.Store()
    store.extend(quads)
    assert canonical(restored(tmp_path, exported(store, form))) == canonical(store)


@pytest.mark.parametrize("form", formats())
@pytest.mark.parametrize("value", UNSAYABLE)
def test_what_a_format_cannot_say_is_refused_or_comes_back(tmp_path, form, value):
    store = ox.Store()
    store.add(ox.Quad(A, P, value))
    try:
        data = exported(store, form)
    except CitygraphError:
        assert form == "rdfxml"
    else:
        assert form != "rdfxml"
        assert canonical(restored(tmp_path, data)) == canonical(store)


@pytest.mark.parametrize("form", formats())
def test_a_predicate_that_ends_in_a_number(tmp_path, form):
    store = ox.Store()
    store.add(ox.Quad(A, ox.NamedNode("http://x.example/p/1"), ox.Literal("x")))
    try:
        data = exported(store, form)
    except CitygraphError:
        assert form == "rdfxml"
    else:
        assert restored(tmp_path, data) == set(store)


@pytest.mark.parametrize("form", formats())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(triples=triples, data=st.data())
def test_any_graph_comes_back(tmp_path_factory, form, triples, data):
    named = [G, ox.NamedNode("http://x.example/é#h")]
    names = st.just(DEFAULT_GRAPH) if form in ONE_GRAPH else st.sampled_from([DEFAULT_GRAPH, *named])
    store = ox.Store()
    store.extend(ox.Quad(*triple, data.draw(names)) for triple in triples)
    try:
        written = exported(store, form)
    except CitygraphError:
        assert form == "rdfxml"
        return
    assert canonical(restored(tmp_path_factory.mktemp("any"), written, form)) == canonical(store)


@pytest.mark.parametrize("form", formats())
def test_the_bundled_graph_comes_back_and_is_written_the_same(bundled_store, tmp_path, form):
    with graph.open_store(bundled_store) as snapshot:
        data = exported(snapshot.store, form)
        facts = set(snapshot.store.quads_for_pattern(None, None, None, DEFAULT_GRAPH))
        whole = set(snapshot.store)
    found = restored(tmp_path, data)
    with graph.open_store(tmp_path / "store") as snapshot:
        assert exported(snapshot.store, form) == data
        assert set(snapshot.store) == (facts | set(ontology()) if form in ONE_GRAPH else whole)
    assert facts <= found


def test_a_restored_store_lists_finds_and_sees_as_the_first(bundled_store, tmp_path):
    with graph.open_store(bundled_store) as first:
        restored(tmp_path, exported(first.store, "nq"))
        with graph.open_store(tmp_path / "store") as second:
            told = [
                [(each.id, each.published, each.language, each.headline, each.claims) for each in one.status().articles]
                for one in (first, second)
            ]
            assert told[0] == told[1] != []
            assert first.names("kuala lumpur") == second.names("kuala lumpur") != ()
            assert first.status().counts["facts"] == second.status().counts["facts"]
            assert first.status().counts["inferred"] == second.status().counts["inferred"]


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.999])
@pytest.mark.parametrize("form", formats())
def test_nothing_is_there_of_a_file_that_is_cut_off(bundled_store, tmp_path, form, cut):
    """Lines that are cut off behind a full stop and a line end are whole; the test cuts within a line."""
    with graph.open_store(bundled_store) as snapshot:
        data = exported(snapshot.store, form)
    end = int(len(data) * cut)
    while data[end - 1 : end + 1].isspace() or data[end - 1 : end] in (b".", b"\n"):
        end -= 1
    with pytest.raises(InputError):
        restored(tmp_path, data[:end], form)
    with pytest.raises(StoreError, match="no store"), graph.open_store(tmp_path / "store"):
        pass
    assert not list((tmp_path / "store" / "generations").iterdir())
