"""What is exported in a format of RDF, a parser of that format reads as the same graph, or the export is refused."""

from __future__ import annotations

import io
import json
import re
from contextlib import suppress
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyjelly.integrations.generic.parse import parse_jelly_flat
from pyld import jsonld
from rdflib.compare import isomorphic

from citygraph import graph
from citygraph.errors import CitygraphError, UsageError
from citygraph.graph.terms import node
from citygraph.vocab import CG, ID, TYPE

XSD = "http://www.w3.org/2001/XMLSchema#"
ONE_GRAPH = ("turtle", "nt", "rdfxml", "jsonld")
DATASETS = ("trig", "nq", "jelly")


def exported(store: ox.Store, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    graph.export(store, form, out, **options)
    return out.getvalue()


def canonical(quads: Any) -> set[ox.Quad]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def parsed(data: bytes, form: str) -> Any:
    if form == "jelly":
        return map(from_jelly, parse_jelly_flat(io.BytesIO(data)))
    if form == "jsonld":
        quads = jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"})
        return ox.parse(quads, format=ox.RdfFormat.N_QUADS)
    formats = {"turtle": "TURTLE", "nt": "N_TRIPLES", "rdfxml": "RDF_XML", "trig": "TRIG", "nq": "N_QUADS"}
    return ox.parse(data, format=getattr(ox.RdfFormat, formats[form]))


def from_jelly(statement: Any) -> ox.Quad:
    terms = [of_jelly(term) for term in (statement.s, statement.p, statement.o)]
    graph = ox.DefaultGraph() if str(statement.g) in ("", "DefaultGraph()") else of_jelly(statement.g)
    return ox.Quad(*terms, graph)


def of_jelly(term: Any) -> Any:
    if hasattr(term, "_iri"):
        return ox.NamedNode(term._iri)
    if hasattr(term, "_identifier"):
        return ox.BlankNode(term._identifier)
    if term._langtag:
        return ox.Literal(term._lex, language=term._langtag)
    return ox.Literal(term._lex, datatype=node(term._datatype) if term._datatype else None)


def store_of(*quads: ox.Quad) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


AWKWARD = {
    "region": ox.Literal("colour", language="en-gb"),
    "emoji": ox.Literal("👩‍👩‍👧 \U0001f1ee\U0001f1e9"),
    "right to left": ox.Literal("مرحبا \u202e <b>&", language="ar"),
    "long": ox.Literal('é"\\\n' * 25_000),
    "breaks": ox.Literal("a\r\nb\rc\td  \n"),
    "markup": ox.Literal("]]> <![CDATA[ & &amp; <!-- -->"),
    "empty": ox.Literal(""),
    "year": ox.Literal("2025", datatype=node(XSD + "gYear")),
    "month": ox.Literal("2025-08", datatype=node(XSD + "gYearMonth")),
    "decimal": ox.Literal("-0.50", datatype=node(XSD + "decimal")),
    "integer": ox.Literal("12345678901234567890", datatype=node(XSD + "integer")),
    "plus": ox.Literal("+7", datatype=node(XSD + "integer")),
    "double": ox.Literal("1E400", datatype=node(XSD + "double")),
    "truth": ox.Literal("true", datatype=node(XSD + "boolean")),
    "ill typed": ox.Literal("soon", datatype=node(XSD + "date")),
    "own datatype": ox.Literal("x", datatype=node("urn:type")),
    "blank": ox.BlankNode("1a"),
    "escaped IRI": node("http://example.com/a%20b?c=<".replace("<", "%3C") + "#é'()*;"),
    "IRI of a known prefix": node("http://www.w3.org/2004/02/skos/core#a/b:c"),
    "IRI of ours with no name": node(ID + "place/"),
    "IRI with two slashes": node(ID + "//place"),
    "urn": node("urn:isbn:1"),
    "mail": node("mailto:a@b.example"),
}


@pytest.mark.parametrize("form", [*ONE_GRAPH, *DATASETS])
@pytest.mark.parametrize("value", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_values_come_back(value: Any, form: str) -> None:
    subject = ox.BlankNode("b.1") if isinstance(value, ox.BlankNode) else node(ID + "place/a-1")
    store = store_of(
        *(
            ox.Quad(subject, node(each), value)
            for each in (CG + "text", "urn:x#p", "https://schema.org/url", CG + "label")
        ),
        ox.Quad(subject, node(CG + "partner"), value),
        ox.Quad(subject, node("http://www.w3.org/2003/01/geo/wgs84_pos#lat"), value),
    )
    assert canonical(parsed(exported(store, form), form)) == canonical(store)


@pytest.mark.parametrize("form", ["turtle", "nt", "jsonld", *DATASETS])
@pytest.mark.parametrize("predicate", ["http://x.example/1", "http://x.example/a/", "http://x.example/#", "urn:a:1-"])
def test_properties_that_are_no_xml_names_come_back(predicate: str, form: str) -> None:
    store = store_of(ox.Quad(node("urn:s"), node(predicate), ox.Literal("x")))
    assert set(parsed(exported(store, form), form)) == set(store)
    with pytest.raises(CitygraphError, match=re.escape(f"RDF/XML cannot say the property <{predicate}>")) as refused:
        exported(store, "rdfxml")
    assert "export as turtle" in str(refused.value)


@pytest.mark.parametrize("form", ["turtle", "nt", "jsonld", *DATASETS])
@pytest.mark.parametrize("text", ["\x01", "a\x0bb", "\x1f"])
def test_control_characters_come_back(text: str, form: str) -> None:
    store = store_of(ox.Quad(node("urn:s"), node("urn:p"), ox.Literal(text)))
    assert set(parsed(exported(store, form), form)) == set(store)
    with pytest.raises(CitygraphError, match="RDF/XML cannot say the control characters"):
        exported(store, "rdfxml")


@pytest.mark.parametrize(
    "predicate", ["http://www.w3.org/1999/02/22-rdf-syntax-ns#li", "http://www.w3.org/2000/xmlns/a"]
)
def test_names_with_another_meaning_in_rdf_xml_are_refused(predicate: str) -> None:
    store = store_of(ox.Quad(node("urn:s"), node(predicate), ox.Literal("x")))
    with pytest.raises(CitygraphError, match="RDF/XML cannot say the property"):
        exported(store, "rdfxml")


def test_an_iri_that_json_ld_would_take_for_a_short_one_is_refused() -> None:
    store = store_of(ox.Quad(node("thing:place"), node("urn:p"), ox.Literal("x")))
    with pytest.raises(CitygraphError, match="JSON-LD cannot say the IRI <thing:place>"):
        exported(store, "jsonld")


@pytest.mark.parametrize("form", ["rdfxml", "jsonld", "jelly"])
@pytest.mark.parametrize(
    "value",
    [
        ox.Triple(node("urn:a"), node("urn:b"), node("urn:c")),
        ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL),
    ],
)
def test_what_only_rdf_1_2_has_is_refused(value: Any, form: str) -> None:
    store = store_of(ox.Quad(node("urn:s"), node("urn:p"), value))
    with pytest.raises(CitygraphError, match=r"cannot say the (quoted triple|direction)"):
        exported(store, form)


@pytest.mark.parametrize("form", ONE_GRAPH)
def test_the_bundled_graph_comes_back(bundled_store: Any, form: str) -> None:
    with graph.open_store(bundled_store) as snapshot:
        lines = exported(snapshot.store, "nt", inferred=True, ontology=True, evidence=True)
        data = exported(snapshot.store, form, inferred=True, ontology=True, evidence=True)
    assert canonical(parsed(data, form)) == canonical(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


@pytest.mark.parametrize("form", DATASETS)
def test_the_bundled_graphs_come_back(bundled_store: Any, form: str) -> None:
    with graph.open_store(bundled_store) as snapshot:
        assert canonical(parsed(exported(snapshot.store, form), form)) == canonical(snapshot.store)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(("form", "rdflibs"), [("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_bundled_graph(bundled_store: Any, form: str, rdflibs: str) -> None:
    with graph.open_store(bundled_store) as snapshot:
        lines = exported(snapshot.store, "nt")
        data = exported(snapshot.store, form)
    expected = rdflib.Graph().parse(data=lines, format="nt")
    assert isomorphic(rdflib.Graph().parse(data=data, format=rdflibs), expected)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
LOCALS = st.text(st.sampled_from("aZ09-_./~!$&'()*+,;=:@é#"), max_size=6)
IRIS = st.builds(
    lambda namespace, local: node(
        namespace + local.replace("#", "", max(local.count("#") - (namespace[-1] != "#"), 0))
    ),
    st.sampled_from([ID + "place/", ID, CG, "http://www.w3.org/2004/02/skos/core#", "https://other.example/x/"]),
    LOCALS,
)
VALUES = st.one_of(
    IRIS,
    st.builds(ox.Literal, WORDS),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), WORDS, st.sampled_from(["id", "en-gb"])),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=node(kind)),
        st.sampled_from(["1", "1.5", "-3", ".5", "x", "true", "01"]),
        st.sampled_from([XSD + "gYear", XSD + "integer", XSD + "decimal", XSD + "boolean", "urn:d"]),
    ),
    st.builds(ox.BlankNode, st.sampled_from(["a", "b2", "0"])),
)
PREDICATES = st.one_of(IRIS, st.sampled_from([node(TYPE), node(CG + "partner"), node(CG + "text")]))


@pytest.mark.parametrize("form", [*ONE_GRAPH, *DATASETS])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(triples=st.lists(st.tuples(IRIS, PREDICATES, VALUES), max_size=8))
def test_any_graph_comes_back_or_is_refused(form: str, triples: list[Any]) -> None:
    store = store_of(*(ox.Quad(*triple) for triple in triples))
    data = None
    with suppress(CitygraphError):
        data = exported(store, form)
    if data is None:
        assert form == "rdfxml"
    else:
        assert canonical(parsed(data, form)) == canonical(store)


def test_the_context_types_every_object_property_of_the_ontology(bundled_store: Any) -> None:
    from citygraph.graph.exporting.jsonld import context

    ask = "SELECT ?p { ?p a <http://www.w3.org/2002/07/owl#ObjectProperty> }"
    with graph.open_store(bundled_store) as snapshot:
        found = {row[0].value for row in snapshot.store.query(ask, use_default_graph_as_union=True)}
    told = {value["@id"] for value in context().values() if isinstance(value, dict) and value.get("@type") == "@id"}
    own = {f"cg:{iri.removeprefix(CG)}" for iri in found if iri.startswith(CG)}
    assert len(own) > 30
    assert own <= told


@pytest.mark.parametrize(("module", "extra"), [("pyjelly", "jelly")])
def test_without_a_package_the_remedy_is_told(module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for loaded in [each for each in __import__("sys").modules if each.partition(".")[0] == module]:
        monkeypatch.setitem(__import__("sys").modules, loaded, None)
    with pytest.raises(UsageError, match=re.escape(f"pip install 'citygraph[{extra}]'")):
        exported(ox.Store(), "jelly")


def test_the_frame_makes_a_tree_of_each_city(bundled_store: Any) -> None:
    from citygraph import resources
    from citygraph.graph.exporting.jsonld import context

    frame = json.loads(resources.path("ontology", "frame.jsonld").read_text("utf-8"))
    assert frame["@context"] == context()
    with graph.open_store(bundled_store) as snapshot:
        document = json.loads(exported(snapshot.store, "jsonld"))
        facts = set(snapshot.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    framed = jsonld.frame(document, frame)
    (jakarta,) = (city for city in framed["@graph"] if city["@id"] == "thing:place/jakarta-1642911")
    tie = next(tie for tie in jakarta["partnerships"] if tie.get("since"))
    other = next(each for each in tie["partner"] if isinstance(each, dict))
    assert other["label"]["@value"] == "Kuala Lumpur"
    assert jakarta["offices"]["tenures"]["holder"]["label"] == "Pramono Anung"
    assert jakarta["governments"]["partyToAgreements"]["@type"] == "LetterOfIntent"
    assert set(parsed(json.dumps(framed).encode(), "jsonld")) <= facts
