"""What a graph says follows is proved from its facts, and nothing else is."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.graph.constructs import constructs
from citygraph.graph.describe import describe
from citygraph.graph.infer import infer
from citygraph.graph.proofs import meaning, proof, values
from citygraph.graph.reasoning import Proof
from citygraph.graph.triples import ontology_triples, quad_of, triple_of
from citygraph.vocab import TYPE, concept, place_iri, term


@pytest.fixture
def store(fusion) -> ox.Store:
    made = ox.Store()
    quads = describe(fusion)
    made.extend([*quads, *infer(quads).quads])
    return made


def steps(found: Proof) -> list[Proof]:
    return [found, *(step for premise in found.premises for step in steps(premise))]


def test_every_inferred_triple_has_a_proof_from_facts(store, fusion) -> None:
    inferred = infer(describe(fusion)).quads
    assert inferred
    for quad in inferred:
        found = proof(store, triple_of(quad))
        assert found is not None
        assert found.rule
        for leaf in found.leaves():
            assert quad_of(leaf) in store or leaf in ontology_triples()
        assert all(meaning(step) for step in steps(found) if step.rule)


def test_a_fact_proves_itself_and_what_is_not_so_has_no_proof(store, world) -> None:
    fact = (world.PARTNERSHIP, TYPE, term("cg:Partnership"))
    assert proof(store, fact) == Proof(fact)
    assert proof(store, (world.PARTNERSHIP, TYPE, term("cg:City"))) is None


def test_a_rule_of_the_domain_names_the_facts_that_it_needs(store, world) -> None:
    one, other = place_iri(world.ALPHA.id), place_iri(world.BETA.id)
    found = proof(store, (one, term("cg:twinnedWith"), other))
    assert found is not None
    assert found.rule == "twinned-with"
    assert {(local.triple[1], local.triple[2]) for local in found.premises} >= {
        (term("cg:partner"), one),
        (term("cg:partner"), other),
        (term("cg:status"), concept("status", "active")),
    }


def test_each_rule_of_the_domain_says_what_it_is_for(store) -> None:
    assert all(rule.summary for rule in constructs())
    assert {rule.name for rule in constructs() for each in rule.all(store) if rule.premises(store, each)} == {
        rule.name for rule in constructs()
    }


def test_the_values_of_a_property_are_those_stated_and_those_that_follow(store, world) -> None:
    kinds = set(values(store, world.LETTER, TYPE))
    assert {term("cg:LetterOfIntent"), term("cg:Agreement")} <= kinds
