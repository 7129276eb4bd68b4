from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from citygraph.graph import turtle
from citygraph.graph.terms import node, quad
from citygraph.model import XSD, Iri, Literal
from citygraph.vocab import CONCEPT, ID, term


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        (ID + "place/jakarta-1642911", "place:jakarta-1642911"),
        (ID + "place/42", "place:42"),
        (ID + "partnership/a--b", "partnership:a--b"),
        (ID + "place/a/geometry", "place:a\\/geometry"),
        (ID + "place/-a", "place:\\-a"),
        (ID + "place/a.", f"<{ID}place/a.>"),
        (ID + "place/.", f"<{ID}place/.>"),
        (ID + "place/.a", f"<{ID}place/.a>"),
        (ID + "place/a.b", "place:a.b"),
        (ID + "place/", f"<{ID}place/>"),
        (ID + "place/são-paulo", f"<{ID}place/são-paulo>"),
        (ID + "place/a%20b", f"<{ID}place/a%20b>"),
        (ID + "elsewhere/a", f"<{ID}elsewhere/a>"),
        (CONCEPT + "tenure/acting", "tenure-status:acting"),
        (CONCEPT + "role", "concept:role"),
        ("https://w3id.org/citygraph/ontology#City", "cg:City"),
        ("https://w3id.org/citygraph/ontology", "<https://w3id.org/citygraph/ontology>"),
        ("https://sws.geonames.org/101/", "<https://sws.geonames.org/101/>"),
        ("urn:isbn:1", "<urn:isbn:1>"),
    ],
)
def test_iris_are_short_where_turtle_allows(iri, written):
    assert turtle.iri(iri) == written
    if not written.startswith("<"):
        prefix = written.split(":")[0]
        text = f"@prefix {prefix}: <{turtle.NAMESPACES[prefix]}> . {written} {written} {written} ."
        assert set(rdflib.Graph().parse(data=text, format="turtle").subjects()) == {rdflib.URIRef(iri)}
        assert [each.subject.value for each in ox.parse(text, format=ox.RdfFormat.TURTLE)] == [iri]


@pytest.mark.parametrize(
    ("value", "datatype", "written"),
    [
        ("12", "integer", "12"),
        ("0.9", "decimal", "0.9"),
        ("1", "decimal", '"1"^^xsd:decimal'),
        ("1.", "decimal", '"1."^^xsd:decimal'),
        ("true", "boolean", "true"),
        ("1", "boolean", '"1"^^xsd:boolean'),
        ("2025-08", "gYearMonth", '"2025-08"^^xsd:gYearMonth'),
        ('a\nb\t"c" \\ \x01', "string", '"a\\nb\\t\\"c\\" \\\\ \\u0001"'),
    ],
)
def test_literals_are_bare_only_where_they_read_back_as_the_same(value, datatype, written):
    assert turtle.name(ox.Literal(value, datatype=node(XSD + datatype))) == written


def test_a_document_reads_well():
    place = Iri(ID + "place/a-1")
    tie = Iri(ID + "partnership/a-1--b-2")
    written = "".join(
        turtle.write(
            [
                quad(place, term("cg:countryCode"), Literal("XA")),
                quad(place, term("rdfs:label"), Literal("Kota A", language="id")),
                quad(place, term("rdfs:label"), Literal("A", language="en")),
                quad(place, term("rdf:type"), term("schema:City")),
                quad(place, term("rdf:type"), term("cg:City")),
                quad(tie, term("cg:partner"), place),
                quad(tie, term("rdf:type"), term("cg:Partnership")),
            ]
        )
    )
    assert written == (
        """@prefix cg: <https://w3id.org/citygraph/ontology#> .
@prefix partnership: <https://w3id.org/citygraph/id/partnership/> .
@prefix place: <https://w3id.org/citygraph/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .


# Partnerships

partnership:a-1--b-2 a cg:Partnership ;
    cg:partner place:a-1 .


# Cities

place:a-1 a cg:City, schema:City ;
    rdfs:label "A"@en, "Kota A"@id ;
    cg:countryCode "XA" .
"""
    )


def test_things_are_counted_as_people_do():
    iris = [f"{ID}article/a/claim/{number}" for number in ("1", "02", "2", "10")]
    written = "".join(turtle.write(quad(iri, term("rdf:type"), term("cg:Claim")) for iri in reversed(iris)))
    assert [line.split()[0] for line in written.splitlines() if " a " in line] == [turtle.iri(iri) for iri in iris]


def test_a_text_that_looks_typed_needs_no_prefix():
    written = "".join(turtle.write([quad(Iri("urn:s"), Iri("urn:p"), Literal("2^^xsd:integer"))]))
    assert written == '\n\n# Other things\n\n<urn:s> <urn:p> "2^^xsd:integer" .\n'


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
LOCALS = st.text(st.sampled_from("aZ09-_./~!$&'()*+,;=:@%é"), max_size=6).filter(lambda text: "%" not in text)
IRIS = st.builds(
    lambda namespace, local: Iri(namespace + local),
    st.sampled_from([ID + "place/", ID, "http://www.w3.org/2004/02/skos/core#", "https://other.example/x/"]),
    LOCALS,
)
OBJECTS = st.one_of(
    IRIS,
    st.builds(Literal, WORDS),
    st.builds(Literal, WORDS, language=st.sampled_from(["id", "en-gb"])),
    st.builds(
        Literal, st.sampled_from(["1", "1.5", "-3", ".5", "x"]), st.sampled_from([Iri(XSD + "gYear"), Iri("urn:d")])
    ),
)


@settings(max_examples=200)
@given(st.lists(st.builds(quad, IRIS, IRIS, OBJECTS), max_size=8))
def test_any_triples_read_back_as_they_were_in_any_order(quads):
    written = "".join(turtle.write(quads))
    assert set(ox.parse(written, format=ox.RdfFormat.TURTLE)) == set(quads)
    assert "".join(turtle.write(reversed(quads))) == written
    lines = "".join(f"{each.subject} {each.predicate} {each.object} .\n" for each in quads)
    as_lines = rdflib.Graph().parse(data=lines, format="nt")
    assert isomorphic(rdflib.Graph().parse(data=written, format="turtle"), as_lines)
