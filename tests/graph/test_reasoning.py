"""The closure equals owlrl's on every construct of OWL 2 RL, on random facts of our ontology, and after any change."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import resources
from citygraph.graph.ontology import ontology
from citygraph.graph.reasoning import Closure, Proof, Rule, load, rules
from citygraph.graph.reasoning.compiling import compile_rules
from citygraph.vocab import TYPE, concept, term

from .owl_reference import about, closed_by_owlrl

E = "http://example.org/"
THINGS = frozenset(f"{E}{name}" for name in "abcdef")
HEADER = """
@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

CONSTRUCTS = {
    "cax-sco": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ":a a :A ."),
    "cax-eqc": (":A owl:equivalentClass :B .", ":a a :A . :b a :B ."),
    "prp-dom": (":p rdfs:domain :A . :q rdfs:subPropertyOf :p .", ":a :q :b ."),
    "prp-rng": (":p rdfs:range :A .", ":a :p :b ."),
    "prp-spo1": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":a :p :b ."),
    "prp-eqp": (":p owl:equivalentProperty :q .", ":a :p :b . :c :q :d ."),
    "prp-inv": (":p owl:inverseOf :q .", ":a :p :b . :c :q :d ."),
    "prp-symp": (":p a owl:SymmetricProperty .", ":a :p :b ."),
    "prp-trp": (":p a owl:TransitiveProperty .", ":a :p :b . :b :p :c . :c :p :d . :d :p :a ."),
    "prp-spo2": (":r owl:propertyChainAxiom (:p :q :p) .", ":a :p :b . :b :q :c . :c :p :d ."),
    "prp-fp": (":p a owl:FunctionalProperty .", ":a :p :b , :c . :b :q :d ."),
    "prp-ifp": (":p a owl:InverseFunctionalProperty .", ":a :p :c . :b :p :c . :b :q :d ."),
    "cls-int": (":A owl:intersectionOf (:B :C) .", ":a a :B , :C . :b a :A . :c a :B ."),
    "cls-uni": (":A owl:unionOf (:B :C) .", ":a a :B . :b a :C . :c a :A ."),
    "cls-oo": (":A owl:oneOf (:a :b) . :A rdfs:subClassOf :B .", ":c a :A ."),
    "cls-svf1": (
        ":A owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom :B ] .",
        ":a :p :b . :b a :B . :c :p :d .",
    ),
    "cls-svf2": (":A owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom owl:Thing ] .", ":a :p :b ."),
    "cls-avf": (":A rdfs:subClassOf [ owl:onProperty :p ; owl:allValuesFrom :B ] .", ":a a :A ; :p :b . :c :p :d ."),
    "cls-hv1": (":A rdfs:subClassOf [ owl:onProperty :p ; owl:hasValue :e ] .", ":a a :A ."),
    "cls-hv2": (":A owl:equivalentClass [ owl:onProperty :p ; owl:hasValue :e ] .", ":a :p :e . :b :p :d ."),
    "cls-maxc2": (
        ':A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger ] .',
        ":a a :A ; :p :b , :c .",
    ),
    "cls-maxqc3": (
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:onClass :B ;"
        ' owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger ] .'),
        ":a a :A ; :p :b , :c , :d . :b a :B . :c a :B .",
    ),
    "eq-rep": (":p a owl:FunctionalProperty .", ":a :p :b , :c . :b :q :d . :e :q :c . :b a :A ."),
}  # fmt: skip

CONTRADICTIONS = {
    "cax-dw": (":A owl:disjointWith :B .", ":a a :A , :B ."),
    "cax-adc": ("[] a owl:AllDisjointClasses ; owl:members (:A :B :C) .", ":a a :A , :C ."),
    "cls-com": (":A owl:complementOf :B .", ":a a :A , :B ."),
    "cls-nothing2": (":A rdfs:subClassOf owl:Nothing .", ":a a :A ."),
    "cls-maxc1": (
        ':A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality "0"^^xsd:nonNegativeInteger ] .',
        ":a a :A ; :p :b .",
    ),
    "prp-irp": (":p a owl:IrreflexiveProperty .", ":a :p :a ."),
    "prp-asyp": (":p a owl:AsymmetricProperty .", ":a :p :b . :b :p :a ."),
    "prp-pdw": (":p owl:propertyDisjointWith :q .", ":a :p :b ; :q :b ."),
    "prp-adp": ("[] a owl:AllDisjointProperties ; owl:members (:p :q) .", ":a :p :b ; :q :b ."),
    "prp-npa1": (
        ("[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :a ; owl:assertionProperty :p ;"
        " owl:targetIndividual :b ."),
        ":a :p :b .",
    ),
    "eq-diff1": (":p a owl:FunctionalProperty .", ":a :p :b , :c . :b owl:differentFrom :c ."),
}  # fmt: skip


def parsed(turtle: str) -> list[ox.Quad]:
    return list(ox.parse(HEADER + turtle, format=ox.RdfFormat.TURTLE))


def triples_of(turtle: str) -> list[tuple]:
    return [(q.subject.value, q.predicate.value, q.object.value) for q in parsed(turtle)]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_every_construct_gives_what_owlrl_gives(name: str) -> None:
    axioms, facts = CONSTRUCTS[name]
    schema, stated = parsed(axioms), triples_of(facts)
    closure = Closure(compile_rules(schema))
    closure.add(stated)
    found = about(closure.known, THINGS)
    assert found == about(closed_by_owlrl(stated, schema), THINGS)
    assert found - set(stated)


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_what_cannot_be_is_told_with_its_premises(name: str) -> None:
    axioms, facts = CONTRADICTIONS[name]
    closure = Closure(compile_rules(parsed(axioms)))
    closure.add(triples_of(facts))
    assert name in {rule.name for rule, _ in closure.contradictions()}
    for _, premises in closure.contradictions():
        assert set(premises) <= set(closure.known)
    without = Closure(compile_rules(parsed(axioms)))
    without.add(triples_of(facts)[:1])
    assert name in ("cls-nothing2", "prp-irp", "prp-npa1") or not list(without.contradictions())


def test_a_key_of_several_properties_needs_them_all() -> None:
    """Told by the specification alone: owlrl takes things that share one of the properties for one."""
    closure = Closure(compile_rules(parsed(":A owl:hasKey (:p :q) .")))
    facts = ":a a :A ; :p :c ; :q :d . :b a :A ; :p :c ; :q :d . :e a :A ; :p :c ; :q :f . :f a :A ."
    closure.add(triples_of(facts))
    same = {each[:1] + each[2:] for each in closure.known if each[1] == term("owl:sameAs") and each[0] != each[2]}
    assert same == {(f"{E}a", f"{E}b"), (f"{E}b", f"{E}a")}


def test_the_stored_rules_are_those_of_the_ontology() -> None:
    stored = resources.path("ontology", "entailments.json").read_text(encoding="utf-8")
    assert rules.dump(compile_rules(ontology())) == stored, "run `make entailments`"
    assert rules.parse(stored) == load()


def test_literals_survive_being_written_down() -> None:
    some = Rule("cls-hv1", (("?x", TYPE, "A"),), ("?x", "p", ox.Literal('say "hi"', language="en")))
    assert rules.parse(rules.dump([some])) == (some,)


IDS = [f"https://w3id.org/citygraph/id/x/{number}" for number in range(7)]
CLASSES = [
    term(f"cg:{name}") for name in ("City", "Region", "Country", "Official", "Visit", "LetterOfIntent", "Office")
]
_OF_PLACES = ("within", "inCountry", "contains", "partner", "twinnedWith")
_OF_OTHERS = ("under", "agreement", "holds", "holder", "party", "date")
PROPERTIES = [term(f"cg:{name}") for name in (*_OF_PLACES, *_OF_OTHERS)]
DAY = ox.Literal("2025-08-11", datatype=ox.NamedNode(term("xsd:date")))
FACTS = st.one_of(
    st.tuples(st.sampled_from(IDS), st.just(TYPE), st.sampled_from(CLASSES)),
    st.tuples(st.sampled_from(IDS), st.sampled_from(PROPERTIES), st.sampled_from([*IDS, concept("role", "mayor")])),
    st.tuples(st.sampled_from(IDS), st.sampled_from([term("cg:date"), term("cg:signedOn")]), st.just(DAY)),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=st.lists(FACTS, max_size=25))
def test_random_facts_of_our_ontology_give_what_owlrl_gives(facts) -> None:
    closure = Closure(load())
    closure.add(facts)
    things = frozenset(IDS)
    assert about(closure.known, things) == about(closed_by_owlrl(facts, ontology()), things)


SOME = ("cax-sco", "prp-inv", "prp-trp", "prp-dom", "prp-spo2", "cls-svf1", "cls-avf", "cls-hv2")
AXIOMS = " ".join(CONSTRUCTS[name][0] for name in SOME)
RULES = compile_rules(parsed(AXIOMS))
ANY = st.one_of(
    st.tuples(st.sampled_from(sorted(THINGS)), st.just(TYPE), st.sampled_from([f"{E}A", f"{E}B"])),
    st.tuples(st.sampled_from(sorted(THINGS)), st.sampled_from([f"{E}p", f"{E}q"]), st.sampled_from(sorted(THINGS))),
)


@settings(max_examples=80, deadline=None)
@given(changes=st.lists(st.tuples(st.booleans(), st.lists(ANY, max_size=4)), max_size=8))
def test_after_any_changes_the_closure_is_a_fresh_one(changes) -> None:
    closure = Closure(RULES)
    for is_added, triples in changes:
        before = set(closure.known)
        if is_added:
            new = closure.add(triples)
            assert new == set(closure.known) - before - set(triples)
        else:
            gone = closure.remove(triples)
            assert gone == before - set(closure.known)
    fresh = Closure(RULES)
    fresh.add(closure.stated)
    assert set(closure.known) == set(fresh.known)


@settings(max_examples=40, deadline=None)
@given(facts=st.lists(ANY, max_size=8))
def test_every_inferred_triple_has_a_proof_down_to_what_is_stated(facts) -> None:
    closure = Closure(RULES)
    closure.add(facts)
    for triple in closure.inferred:
        proof = closure.why(triple)
        assert proof is not None
        assert leaves(proof) <= set(facts)
    assert closure.why((f"{E}a", f"{E}z", f"{E}b")) is None


def leaves(proof: Proof) -> set[tuple]:
    if not proof.rule:
        return {proof.triple}
    return {leaf for premise in proof.premises for leaf in leaves(premise)}
