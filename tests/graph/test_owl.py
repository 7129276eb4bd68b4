"""The ontology is in OWL 2 DL and RL, consistent, and no class of it is empty of necessity: HermiT tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import resources
from citygraph.vocab import ONTOLOGY_FILES, PREFIXES

from .owl_profile import DATATYPES, violations

CORE = ("citygraph.ttl",)
WITH_EVIDENCE = (*CORE, "evidence.ttl")
ALL = ONTOLOGY_FILES
needs_java = pytest.mark.skipif(
    shutil.which("java") is None, reason="java is not installed (Debian: default-jre-headless)"
)


def triples(names: tuple[str, ...], more: str = "") -> list[ox.Triple]:
    files = [resources.path("ontology", name) for name in names]
    quads = [quad for file in files for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)]
    return [quad.triple for quad in (*quads, *parsed(more))]


def parsed(turtle: str) -> list[ox.Quad]:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items())
    return list(ox.parse(f"{prefixes} @prefix : <urn:x#> . {turtle}", format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("names", [CORE, WITH_EVIDENCE, ALL], ids=["core", "with evidence", "all modules"])
def test_the_ontology_is_in_owl_2_dl_and_rl(names):
    assert violations(triples(names)) == []


WRONG = {
    "an undeclared class": (":c rdfs:subClassOf cg:Place .", "not declared as owl:Class"),
    "a date as range": (":p a owl:DatatypeProperty ; rdfs:range xsd:date .", "datatype map"),
    "a real as range": (":p a owl:DatatypeProperty ; rdfs:range owl:real .", "datatype map"),
    "a date as value": (':p a owl:DatatypeProperty . :a :p "2025-01-01"^^xsd:date .', "datatype map"),
    "two kinds of property": ("cg:partner a owl:DatatypeProperty .", "two kinds of property"),
    "a class and a datatype": ("cg:City a rdfs:Datatype .", "a class and as a datatype"),
    "a class expression": (
        "cg:City rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:within ; owl:someValuesFrom cg:Country ] .",
        "blank node",
    ),
    "everything below a class": ("owl:Thing rdfs:subClassOf cg:Place .", "owl:Thing"),
    "reflexive": ("cg:within a owl:ReflexiveProperty .", "not in OWL 2 RL"),
    "an inverse of data": ("cg:date owl:inverseOf cg:place .", "not declared as owl:ObjectProperty"),
    "below another kind": ("cg:date rdfs:subPropertyOf cg:place .", "one kind"),
    "transitive and functional": ("cg:within a owl:FunctionalProperty .", "above a transitive"),
    "inverse of transitive and asymmetric": ("cg:contains a owl:AsymmetricProperty .", "above a transitive"),
    "a literal of things": (':a cg:partner "Jakarta" .', "has a literal"),
    "a thing of data": (":a cg:isoCode :b .", "has a thing"),
    "an undeclared property": (":a :p :b .", "not declared as a property"),
    "symmetric data": ("cg:isoCode a owl:SymmetricProperty .", "not declared as owl:ObjectProperty"),
    "a word of OWL as a class": ("rdf:List a owl:Class .", "a word of OWL"),
    "a part of a list": (":a owl:members :b .", "stands in no axiom"),
    "a version of no ontology": (":a owl:versionIRI :b .", "no ontology"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_in_the_profiles_is_told(wrong):
    turtle, fault = WRONG[wrong]
    found = violations(triples(CORE, turtle))
    assert found
    assert any(fault in each for each in found), found


def test_the_datatypes_are_those_of_the_profile():
    names = {iri.rpartition("#")[2] for iri in DATATYPES}
    assert names >= {"string", "boolean", "decimal", "integer", "dateTime"}
    assert not names & {"date", "gYear", "gYearMonth", "real", "rational", "time", "duration"}


@needs_java
@pytest.mark.parametrize("names", [CORE, WITH_EVIDENCE, ALL], ids=["core", "with evidence", "all modules"])
def test_hermit_finds_it_consistent_and_no_class_empty(names, tmp_path):
    assert empty_classes(triples(names), tmp_path) == []


@needs_java
def test_hermit_finds_a_class_that_can_have_no_instance(tmp_path):
    wrong = "cg:Odd a owl:Class ; rdfs:subClassOf cg:City, cg:Official ."
    assert "Odd" in empty_classes(triples(CORE, wrong), tmp_path)


@needs_java
def test_hermit_finds_what_cannot_be(tmp_path):
    import owlready2

    wrong = ":a a owl:NamedIndividual ; cg:governs :b . :b a owl:NamedIndividual, cg:Official ."
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        empty_classes(triples(CORE, wrong), tmp_path)


@needs_java
def test_hermit_finds_the_bundled_facts_consistent(bundled_store, tmp_path):
    from citygraph import graph

    with graph.open_store(bundled_store) as snapshot:
        facts = [
            quad.triple
            for quad in snapshot.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
            if isinstance(quad.object, ox.NamedNode)
        ]
    assert len(facts) > 500
    assert empty_classes([*triples(CORE), *facts], tmp_path) == []


def empty_classes(ontology: list[ox.Triple], folder: Path) -> list[str]:
    """The names of the classes that HermiT finds to have no instance; raises when all of it cannot be."""
    import owlready2

    file = folder / "ontology.nt"
    file.write_bytes(ox.serialize(dict.fromkeys(ontology), format=ox.RdfFormat.N_TRIPLES))
    world = owlready2.World()
    with file.open("rb") as lines:
        loaded = world.get_ontology("urn:x:ontology").load(fileobj=lines)
    with loaded:
        owlready2.sync_reasoner_hermit(world, debug=0)
    return sorted(each.name for each in world.inconsistent_classes() if each is not owlready2.Nothing)
