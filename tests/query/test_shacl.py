"""Queries described in RDF: what rdflib reads back is what the files say, and each text runs with its prefixes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.collection import Collection

from citygraph import query
from citygraph.query import header
from citygraph.query.shacl import QUERIES, as_shacl
from citygraph.vocab import CG, CONCEPT

ODD = """\
#+ summary: 'Quotes " and \\ backslashes'
#+ params:
#+   day: {type: date}
#+   kinds: {type: concept, scheme: kind, multiple: true, default: [sister-city]}
#+   n: {type: integer, default: 5}
#+   sort: {type: enumeration, values: [up, down], default: up}
#+   who: {type: official, required: true, help: 'a "name"'}
PREFIX ex: <http://e/>
ASK { ?who ex:says "a \\"quoted\\" word" ; ex:on ?day ; ex:is ?kinds ; ex:n ?n ; ex:s ?sort }
"""


def described(*stored: query.StoredQuery) -> Graph:
    return Graph().parse(data=as_shacl(stored), format="turtle")


@pytest.mark.parametrize("stored", query.catalogue(), ids=lambda stored: stored.name)
def test_a_built_in_query_can_be_run_from_its_description(stored: query.StoredQuery) -> None:
    graph = described(stored)
    node = URIRef(QUERIES + stored.name)
    assert (node, RDF.type, SH.SPARQLExecutable) in graph
    (text,) = [value for name in (SH.select, SH.ask, SH.construct) for value in graph.objects(node, name)]
    declared = graph.objects(graph.value(node, SH.prefixes), SH.declare)
    prologue = "".join(
        f"PREFIX {graph.value(one, SH.prefix)}: <{graph.value(one, SH.namespace)}>\n" for one in declared
    )
    query.run(ox.Store(), prologue + str(text))
    named = {str(graph.value(one, SH.path)).rpartition("#")[2] for one in graph.objects(node, SH.parameter)}
    assert named == {parameter.name for parameter in stored.parameters}


def test_types_of_parameters() -> None:
    graph = described(header.parse("odd", ODD))
    node = URIRef(QUERIES + "odd")
    parameters = {str(graph.value(one, SH.name)): one for one in graph.objects(node, SH.parameter)}

    def value(name: str, predicate: URIRef) -> object:
        return graph.value(parameters[name], predicate)

    assert str(graph.value(node, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))) == 'Quotes " and \\ backslashes'
    assert 'a \\"quoted\\" word' in str(graph.value(node, SH.ask))
    assert value("who", SH["class"]) == URIRef(CG + "Official")
    assert str(value("who", SH.description)) == 'a "name"'
    assert [value(name, SH.optional).toPython() for name in ("who", "day")] == [False, True]
    assert value("kinds", SH.defaultValue) == URIRef(CONCEPT + "kind/sister-city")
    assert [value(name, SH.maxCount) for name in ("kinds", "n")] == [None, Literal(1)]
    assert value("n", SH.defaultValue) == Literal(5)
    assert list(Collection(graph, value("sort", SH["in"]))) == [Literal("up"), Literal("down")]
    assert len(Collection(graph, value("day", SH["or"]))) == 3


def test_a_describe_is_no_executable_of_shacl() -> None:
    graph = described(header.parse("d", "#+ summary: D\nDESCRIBE <http://e/x>"))
    assert (None, RDF.type, SH.SPARQLExecutable) not in graph
    assert [str(text) for text in graph.objects(URIRef(QUERIES + "d"), URIRef("https://schema.org/text"))] == [
        "DESCRIBE <http://e/x>"
    ]
