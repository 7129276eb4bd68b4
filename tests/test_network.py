"""The network of ties: which places and partnerships are in it, and what is told of them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Network, Node

PREFIXES = """
PREFIX : <https://w3id.org/citygraph/id/place/>
PREFIX p: <https://w3id.org/citygraph/id/partnership/>
PREFIX field: <https://w3id.org/citygraph/concept/field/>
PREFIX kind: <https://w3id.org/citygraph/concept/kind/>
PREFIX status: <https://w3id.org/citygraph/concept/status/>
PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
TWO = """
p:a--b a cg:Partnership ; rdfs:label "A – B"@en ; cg:partner :b, :a ; cg:kind kind:sister-city ;
    cg:status status:ended ; cg:since "1990" ; cg:until "2001-05" ;
    cg:field field:water, field:art ;
    cg:agreement <urn:one>, <urn:two> .
<urn:two> cg:under p:a--b . <urn:three> cg:under p:a--b .
:a a schema:City, cg:City, cg:Place ; rdfs:label "Kota A"@id, "A"@en ; cg:countryCode "XA" ;
    wgs:lat 1.5 ; wgs:long -170.25 ;
    skos:exactMatch <https://sws.geonames.org/1/> .
:b a cg:Region ; rdfs:label "Wilayah B"@id .
:c a cg:City ; rdfs:label "Alone"@en .
"""


def network(text: str) -> Network:
    store = ox.Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {text} }}")
    return Network(store)


def test_places_with_a_tie_are_the_nodes() -> None:
    assert list(network(TWO).nodes()) == [
        Node(
            "a",
            "A",
            "City",
            "XA",
            1.5,
            -170.25,
            1,
            "https://sws.geonames.org/1/",
            "https://w3id.org/citygraph/id/place/a",
        ),
        Node("b", "Wilayah B", "Region", "", None, None, 1, "", "https://w3id.org/citygraph/id/place/b"),
    ]


def test_partnerships_are_the_edges() -> None:
    iri = "https://w3id.org/citygraph/id/partnership/a--b"
    assert list(network(TWO).edges()) == [
        Edge("a--b", "a", "b", "A – B", "sister-city", "ended", "1990", "2001-05", ("art", "water"), 3, iri)
    ]


def test_what_is_not_known_is_empty() -> None:
    found = network("p:x--y a cg:Partnership ; cg:partner :x, :y .")
    assert next(found.edges()) == Edge(
        "x--y", "x", "y", "x – y", "", "", "", "", (), 0, "https://w3id.org/citygraph/id/partnership/x--y"
    )
    assert next(found.nodes()) == Node("x", "x", "", "", None, None, 1, "", "https://w3id.org/citygraph/id/place/x")


@pytest.mark.parametrize("partners", [":a", ":a, :b, :c", '"A", "B"'])
def test_a_partnership_of_other_than_two_places_is_no_edge(partners: str) -> None:
    found = network(f"p:x a cg:Partnership ; cg:partner {partners} .")
    assert (list(found.nodes()), list(found.edges()), found.size) == ([], [], (0, 0))


def test_places_and_ties_from_elsewhere_keep_their_iris() -> None:
    found = network("<urn:tie> a cg:Partnership ; cg:partner <http://one.example/a>, <http://two.example/a> .")
    assert [node.id for node in found.nodes()] == ["http://one.example/a", "http://two.example/a"]
    assert [edge.id for edge in found.edges()] == ["urn:tie"]


@pytest.mark.parametrize("degrees", ["91", "-180.5", '"far"', '"nan"'])
def test_what_is_no_degree_is_not_known(degrees: str) -> None:
    found = network(f"p:x--y a cg:Partnership ; cg:partner :x, :y . :x wgs:lat {degrees} .")
    assert next(found.nodes()).latitude is None


def test_claims_and_what_is_inferred_are_not_looked_at() -> None:
    assert network(f"GRAPH <urn:g> {{ {TWO} }}").size == (0, 0)


def test_the_attributes_are_those_of_the_classes() -> None:
    assert [each.name for each in NODE_ATTRIBUTES] == list(Node.__slots__)
    assert [each.name for each in EDGE_ATTRIBUTES] == list(Edge.__slots__)
