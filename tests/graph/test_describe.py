from __future__ import annotations

from dataclasses import replace

from citygraph.graph.describe import describe
from citygraph.graph.terms import DEFAULT_GRAPH, node, quad
from citygraph.model import Literal
from citygraph.vocab import ONTOLOGY_GRAPH, place_iri, term


def test_every_fact_stands_in_the_default_graph(fusion):
    quads = set(describe(fusion))
    assert {quad(fact.subject, fact.predicate, fact.object) for fact in fusion.facts} <= quads


def test_there_is_one_graph_for_each_article_and_one_for_the_ontology(fusion, world):
    graphs = {each.graph_name for each in describe(fusion)}
    assert graphs == {DEFAULT_GRAPH, node(world.ARTICLE), node(ONTOLOGY_GRAPH)}


def test_a_place_that_no_fact_names_is_not_described(fusion, world):
    subjects = {each.subject.value for each in describe(fusion) if each.graph_name == DEFAULT_GRAPH}
    assert place_iri(world.ALPHALAND.id) in subjects
    assert place_iri(world.UNNAMED.id) not in subjects


def test_no_quad_comes_twice(fusion):
    quads = describe(fusion)
    assert len(quads) == len(set(quads))


def test_a_replaced_iri_leads_to_the_fused_one_with_the_reason(fusion):
    ((old, new),) = fusion.replaced
    quads = describe(fusion)
    assert quad(old, term("dcterms:isReplacedBy"), new) in quads
    assert quad(old, term("skos:changeNote"), Literal("same office, and “Ann” is part of “Ann Lee”")) in quads


def test_a_replacement_by_something_that_is_not_there_is_left_out(fusion, world):
    gone = replace(fusion, facts=tuple(fact for fact in fusion.facts if world.ANN not in (fact.subject, fact.object)))
    assert not [each for each in describe(gone) if each.predicate.value == term("dcterms:isReplacedBy")]
