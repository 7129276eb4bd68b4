from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from citygraph import resources
from citygraph.graph.constructs import constructs
from citygraph.graph.ontology import ontology, shapes
from citygraph.vocab import CG, CONCEPT, ID, ONTOLOGY_FILES, PREFIXES

CLASSES = """Place City Region Country Government Official Office Tenure Partnership Agreement LetterOfIntent
    MemorandumOfUnderstanding CooperationAgreement JointDeclaration Event Visit Signing Meeting Forum Quotation Source
    Article Dataset Passage Claim Disagreement Milestone"""
PROPERTIES = """countryCode isoCode inCountry within governs role jurisdiction postedTo holder office
    tenureStatus attestedFrom attestedUntil partner kind status since until field agreement party signatory signedOn
    plannedFor signedAt validUntil under follows date place participant about speaker text saidOn saidAt statedIn quote
    copyOf start end passage rule modality directness asOf confidence concerns property believed claimed day decidedBy
    sourcesFor sourcesAgainst claimFor claimAgainst surestClaim twinnedWith cooperatesWith holds"""
PROPERTY_TYPES = OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty
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
    for name in ONTOLOGY_FILES:
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
    assert {CG + name for name in PROPERTIES.split()} <= own(graph, *PROPERTY_TYPES)


def languages(graph: rdflib.Graph, subject: str, property_: rdflib.URIRef) -> list[str]:
    """The languages of the values of a property, of those with any text."""
    return sorted(str(value.language) for value in graph.objects(rdflib.URIRef(subject), property_) if value.strip())


def test_every_term_has_a_label_and_a_definition_in_three_languages_and_an_example(graph):
    for term in own(graph, OWL.Class, *PROPERTY_TYPES, SKOS.Concept, SKOS.ConceptScheme):
        label = SKOS.prefLabel if term.startswith(CONCEPT) else RDFS.label
        assert languages(graph, term, label) == ["en", "id", "ms"], term
        assert languages(graph, term, SKOS.definition) == ["en", "id", "ms"], term
        assert len(list(graph.objects(rdflib.URIRef(term), SKOS.example))) == 1, term


def test_no_definition_is_left_in_another_language(graph):
    definitions: dict[str, set[str]] = defaultdict(set)
    for subject, text in graph.subject_objects(SKOS.definition):
        definitions[str(subject)].add(str(text))
    assert {subject for subject, texts in definitions.items() if len(texts) < 2} == set()
    english = {str(text) for text in graph.objects(None, SKOS.definition) if text.language == "en"}
    assert not english & {str(text) for text in graph.objects(None, SKOS.definition) if text.language != "en"}


@pytest.mark.parametrize("name", ONTOLOGY_FILES)
def test_a_module_says_what_it_is_and_every_term_that_it_is_its(name):
    graph = rdflib.Graph().parse(resources.path("ontology", name))
    (module,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(graph.value(module, OWL.versionIRI)).startswith(f"{module}/")
    assert graph.value(module, DCTERMS.license)
    assert (
        languages(graph, module, DCTERMS.title) == languages(graph, module, DCTERMS.description) == ["en", "id", "ms"]
    )
    declared = own(graph, OWL.Class, *PROPERTY_TYPES, SKOS.Concept, SKOS.ConceptScheme)
    for term in declared:
        assert list(graph.objects(rdflib.URIRef(term), RDFS.isDefinedBy)) == [module], term
    assert not list(graph.triples((None, OWL.imports, None)))


def examples() -> list[tuple[str, str]]:
    """Terms with their examples in Turtle."""
    quads = (quad for quad in ontology() if quad.predicate.value == str(SKOS.example))
    return [(quad.subject.value, quad.object.value) for quad in quads if quad.subject.value.startswith(CG)]


def read_example(turtle: str) -> list[ox.Triple]:
    declared = "".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items())
    quads = ox.parse(declared + turtle, format=ox.RdfFormat.TURTLE, base_iri=ID)
    return [quad.triple for quad in quads]


def test_an_example_uses_its_term_and_only_terms_that_there_are(graph):
    declared = own(graph, OWL.Class, *PROPERTY_TYPES, SKOS.Concept)
    for term, example in examples():
        used = {each.value for triple in read_example(example) for each in triple if isinstance(each, ox.NamedNode)}
        assert term in used, example
        assert {each for each in used if each.startswith((CG, CONCEPT))} <= declared, example


def test_all_examples_can_be_true_together():
    from citygraph.graph.infer import close

    quads = [ox.Quad(*triple) for _, example in examples() for triple in read_example(example)]
    assert list(close(quads).contradictions()) == []
    wrong = read_example("<place/jakarta-1642911> cg:holds <office/governor-jakarta-1642911> .")
    assert list(close([*quads, ox.Quad(*wrong[0])]).contradictions())


def test_the_core_stands_without_the_other_modules():
    core = rdflib.Graph().parse(resources.path("ontology", "citygraph.ttl"))
    declared = {str(subject) for subject in core.subjects(RDF.type, None)}
    for subject, predicate, value in core:
        if predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, OWL.inverseOf, RDFS.domain):
            assert {str(subject), str(value)} <= declared


def test_the_matches_of_a_field_are_goals_and_its_exact_ones_are_elsewhere(graph):
    for concept in own(graph, SKOS.Concept):
        matches = {str(match) for match in graph.objects(rdflib.URIRef(concept), SKOS.exactMatch)}
        assert all(match.startswith("http://www.wikidata.org/entity/Q") for match in matches)


def test_every_concept_has_a_label_in_three_languages_and_its_scheme(graph):
    counts: dict[str, int] = defaultdict(int)
    for concept in own(graph, SKOS.Concept):
        scheme = concept.removeprefix(CONCEPT).split("/")[0]
        counts[scheme] += 1
        labels = list(graph.objects(rdflib.URIRef(concept), SKOS.prefLabel))
        assert sorted(label.language for label in labels) == ["en", "id", "ms"], concept
        assert (rdflib.URIRef(concept), SKOS.inScheme, rdflib.URIRef(CONCEPT + scheme)) in graph
    assert counts == CONCEPTS


def test_no_two_concepts_of_a_scheme_are_called_the_same(graph):
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        labels = [
            label
            for concept in graph.subjects(SKOS.inScheme, scheme)
            for label in graph.objects(concept, SKOS.prefLabel)
        ]
        assert len(labels) == len(set(labels)) > 0, scheme


def test_no_two_classes_or_two_properties_are_called_the_same_in_english(graph):
    for kinds in ([OWL.Class], PROPERTY_TYPES):
        terms = [rdflib.URIRef(term) for term in own(graph, *kinds)]
        labels = [label for term in terms for label in graph.objects(term, RDFS.label) if label.language == "en"]
        assert len(labels) == len(set(labels)) == len(terms)


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
    declared = own(graph, OWL.Class, *PROPERTY_TYPES, SKOS.Concept)
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
@pytest.mark.parametrize("name", [*ONTOLOGY_FILES, "shapes.ttl", "dataset.ttl"])
def test_rapper_reads_the_same_triples(name):
    import subprocess

    file = Path(resources.path("ontology", name))
    told = subprocess.run(["rapper", "-i", "turtle", "-c", str(file)], capture_output=True, text=True, check=True)
    assert f"returned {len(rdflib.Graph().parse(file))} triples" in told.stderr
