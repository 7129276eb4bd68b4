"""The description of ontology and graph as datasets says what is so."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, OWL, RDF, SKOS, VOID

from citygraph import graph, resources
from citygraph.graph.ontology import ontology
from citygraph.vocab import CG, CONCEPT, ID, ONTOLOGY_FILES

BASE = rdflib.Namespace("https://w3id.org/citygraph/dataset/")


@pytest.fixture(scope="module")
def described() -> rdflib.Graph:
    return rdflib.Graph().parse(resources.path("ontology", "dataset.ttl"))


def values(graph: rdflib.Graph, subject: str, predicate: rdflib.URIRef) -> set[str]:
    return {str(value) for value in graph.objects(BASE[subject], predicate)}


def test_both_datasets_are_in_the_catalogue_with_titles_and_descriptions_in_three_languages(described):
    assert values(described, "catalog", DCAT.dataset) == {str(BASE.ontology), str(BASE.graph)}
    for name in ("ontology", "graph"):
        for predicate in (DCTERMS.title, DCTERMS.description):
            languages = [text.language for text in described.objects(BASE[name], predicate)]
            assert sorted(languages) == ["en", "id", "ms"]


def test_every_module_is_a_distribution_at_its_own_iri(described):
    for name in (*ONTOLOGY_FILES, "shapes.ttl"):
        (module,) = rdflib.Graph().parse(resources.path("ontology", name)).subjects(RDF.type, OWL.Ontology)
        assert str(BASE[name]) in values(described, "ontology", DCAT.distribution)
        assert values(described, name, DCAT.accessURL) == {str(module)}


def test_the_version_is_the_ontologys(described):
    versions = {quad.object.value for quad in ontology() if quad.predicate.value == str(OWL.versionInfo)}
    assert values(described, "ontology", rdflib.URIRef("http://www.w3.org/ns/dcat#version")) == versions


@pytest.mark.parametrize("name", ["fields-to-goals", "terms-to-wikidata"])
def test_a_linkset_has_as_many_links_as_it_says(described, name):
    (target,) = described.objects(BASE[name], VOID.objectsTarget)
    (space,) = described.objects(target, VOID.uriSpace)
    links = [
        quad
        for quad in ontology()
        if quad.predicate.value in values(described, name, VOID.linkPredicate)
        and quad.object.value.startswith(str(space))
    ]
    assert values(described, name, VOID.triples) == {str(len(links))}
    assert all(quad.subject.value.startswith((CG, CONCEPT)) for quad in links)
    matched = {quad.predicate.value for quad in links}
    assert matched == values(described, name, VOID.linkPredicate)


def test_the_vocabularies_are_those_of_the_graph(described, bundled_store):
    used = set()
    with graph.open_store(bundled_store) as snapshot:
        for quad in snapshot.store:
            if not quad.graph_name.value.endswith("/graph/ontology") if quad.graph_name != ox.DefaultGraph() else True:
                used.add(quad.predicate.value)
                if quad.predicate.value == str(RDF.type):
                    used.add(quad.object.value)
    listed = values(described, "graph", VOID.vocabulary)
    spaces = {iri: [space for space in listed if iri.startswith(space)] for iri in used}
    assert {iri for iri, found in spaces.items() if not found} == set()
    assert {space for found in spaces.values() for space in found} | {str(OWL), str(SKOS)} >= listed - {
        "http://www.w3.org/ns/prov#"  # of article graphs, which are not reasoned over
    }


def test_things_of_the_graph_are_in_its_space(described, bundled_store):
    (space,) = values(described, "graph", VOID.uriSpace)
    assert space == ID
    with graph.open_store(bundled_store) as snapshot:
        for example in values(described, "graph", VOID.exampleResource):
            assert list(snapshot.store.quads_for_pattern(ox.NamedNode(example), None, None, ox.DefaultGraph()))
