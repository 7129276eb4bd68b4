from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from citygraph import resources
from citygraph.graph.constructs import constructs
from citygraph.graph.ontology import ontology, shapes
from citygraph.vocab import CG, CONCEPT

CLASSES = """Place City Region Country Government Official Office Tenure Partnership Agreement LetterOfIntent
    MemorandumOfUnderstanding CooperationAgreement JointDeclaration Event Visit Signing Meeting Forum Quotation Article
    Passage Claim"""
PROPERTIES = """countryCode isoCode inCountry within governs role jurisdiction postedTo holder office
    tenureStatus attestedFrom attestedUntil partner kind status since until field agreement party signatory signedOn
    plannedFor signedAt validUntil under follows date place participant about speaker text saidOn saidAt statedIn quote
    copyOf start end passage rule modality directness asOf confidence twinnedWith cooperatesWith holds"""
CONCEPTS = {
    "role": 16,
    "kind": 4,
    "status": 5,
    "field": 21,
    "modality": 4,
    "directness": 3,
    "tenure": 4,
}


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    made = rdflib.Graph()
    for name in ("citygraph.ttl", "concepts.ttl"):
        made.parse(resources.path("ontology", name))
    return made


def own(graph: rdflib.Graph, *types: rdflib.URIRef) -> set[str]:
    return {
        str(subject)
        for each in types
        for subject in graph.subjects(RDF.type, each)
        if str(subject).startswith((CG, CONCEPT))
    }


def test_every_pinned_class_and_property_is_declared(graph):
    assert {CG + name for name in CLASSES.split()} == own(graph, OWL.Class)
    assert {CG + name for name in PROPERTIES.split()} <= own(graph, OWL.ObjectProperty, OWL.DatatypeProperty)


def test_every_term_has_a_label_in_three_languages_and_a_comment(graph):
    for term in own(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = list(graph.objects(rdflib.URIRef(term), RDFS.label))
        assert sorted(label.language for label in labels) == ["en", "id", "ms"], term
        assert graph.value(rdflib.URIRef(term), RDFS.comment), term


def test_every_concept_has_a_label_in_three_languages_and_its_scheme(graph):
    counts: dict[str, int] = defaultdict(int)
    for concept in own(graph, SKOS.Concept):
        scheme = concept.removeprefix(CONCEPT).split("/")[0]
        counts[scheme] += 1
        labels = list(graph.objects(rdflib.URIRef(concept), SKOS.prefLabel))
        assert sorted(label.language for label in labels) == ["en", "id", "ms"], concept
        assert (rdflib.URIRef(concept), SKOS.inScheme, rdflib.URIRef(CONCEPT + scheme)) in graph
    assert counts == CONCEPTS


def test_every_field_is_mapped_to_the_sustainable_development_goals(graph):
    for concept in own(graph, SKOS.Concept):
        if concept.startswith(CONCEPT + "field/"):
            goals = [
                *graph.objects(rdflib.URIRef(concept), SKOS.closeMatch),
                *graph.objects(rdflib.URIRef(concept), SKOS.relatedMatch),
            ]
            assert goals, concept
            assert all(str(goal).startswith("http://metadata.un.org/sdg/") for goal in goals)


def test_there_are_no_axioms_that_decide_identity_or_count(graph):
    forbidden = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.hasKey, OWL.sameAs, OWL.maxCardinality}
    used = {term for triple in graph for term in triple}
    assert not used & forbidden


def test_there_are_no_blank_nodes_and_no_date_ranges(graph):
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]
    assert not set(graph.objects(None, RDFS.range)) & {rdflib.XSD.date, rdflib.XSD.gYear, rdflib.XSD.gYearMonth}


@pytest.mark.parametrize("shared", ["status", "field", "until"])
def test_a_shared_property_has_no_domain(graph, shared):
    assert graph.value(rdflib.URIRef(CG + shared), RDFS.domain) is None


@pytest.mark.parametrize("open_ended", ["speaker", "participant"])
def test_who_may_be_anybody_has_no_range(graph, open_ended):
    assert graph.value(rdflib.URIRef(CG + open_ended), RDFS.range) is None


def test_every_term_that_shapes_and_rules_use_is_declared(graph):
    declared = own(graph, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    for triple in ox.parse(shapes(), format=ox.RdfFormat.TURTLE):
        for term in (triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith((CG, CONCEPT)):
                assert term.value in declared
    for name, text in ((rule.name, rule.text) for rule in constructs()):
        for word in text.split():
            if word.startswith("cg:") and word != "cg:":
                assert CG + word.removeprefix("cg:").rstrip(",;.") in declared, f"{name}: {word}"


def test_the_ontology_stands_in_its_own_graph():
    (graph_name,) = {quad.graph_name for quad in ontology()}
    assert graph_name.value == "https://w3id.org/citygraph/id/graph/ontology"


def test_the_rules_are_constructs_of_the_three_derived_properties():
    assert [rule.name for rule in constructs()] == ["cooperates-with", "holds", "twinned-with"]
    for text in (rule.text for rule in constructs()):
        assert ox.Store().query(text) is not None


def test_shapes_are_themselves_valid_shacl():
    import pyshacl

    checked = pyshacl.validate(
        rdflib.Graph(), shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"), meta_shacl=True
    )
    assert checked[0]


def test_every_shape_tells_in_words_what_is_wrong():
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for constraint in {*graph.subjects(sh.path, None), *graph.subjects(sh.select, None)}:
        assert graph.value(constraint, sh.message), list(graph.predicate_objects(constraint))


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
@pytest.mark.parametrize("name", ["citygraph.ttl", "concepts.ttl", "shapes.ttl"])
def test_rapper_reads_the_same_triples(name):
    import subprocess

    file = Path(resources.path("ontology", name))
    told = subprocess.run(["rapper", "-i", "turtle", "-c", str(file)], capture_output=True, text=True, check=True)
    assert f"returned {len(rdflib.Graph().parse(file))} triples" in told.stderr
