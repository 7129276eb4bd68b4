"""Why a stored graph says what follows: rules and premises, down to facts and the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from citygraph.graph.constructs import constructs, is_constructed
from citygraph.graph.reasoning import Proof, Triple, prove
from citygraph.graph.short import shorten
from citygraph.graph.terms import DEFAULT_GRAPH, from_rdf, node, quad
from citygraph.graph.triples import Stored, ontology_triples, program, quad_of, triple_of
from citygraph.rdf import Iri, Term
from citygraph.vocab import INFERRED_GRAPH


def proof(store: ox.Store, one: Triple, unsaid: Iterable[Triple] = ()) -> Proof | None:
    """A proof of a triple down to facts; None when it neither is one nor follows.

    `unsaid`: what follows too and the graph leaves out.
    """
    knowledge = Stored(store, unsaid)

    def is_given(each: Triple) -> bool:
        return each in ontology_triples() or quad_of(each) in store or is_constructed(store, each)

    found = prove(one, program(), knowledge, is_given)
    return down_to_facts(found, store) if found else None


def values(store: ox.Store, thing: Iri, predicate: Iri) -> tuple[Term, ...]:
    """What a property of a thing is, stated or not, sorted."""
    quads = (
        quad
        for graph in (DEFAULT_GRAPH, node(INFERRED_GRAPH))
        for quad in store.quads_for_pattern(node(thing), node(predicate), None, graph)
    )
    return tuple(sorted({from_rdf(quad.object) for quad in quads}, key=repr))


def triple(thing: Iri, predicate: Iri, value: Term) -> Triple:
    """A triple of the model, as rules have it."""
    return triple_of(quad(thing, predicate, value))


def meaning(found: Proof) -> str:
    """What the last rule of a proof says, in words; its name when there is no saying it shortly."""
    for rule in constructs():
        if rule.name == found.rule:
            return rule.summary
    form = _IN_WORDS.get(found.rule)
    if form is None:
        return f"rule {found.rule} of OWL 2 RL"
    premise = found.premises[0].triple
    (_, how, of), (_, concluded, other) = premise, found.triple
    return form.format(how=_word(how), of=_word(of), concluded=_word(concluded), other=_word(other))


_IN_WORDS = {
    "cax-sco": "{of} is a kind of {other}",
    "cax-eqc1": "{of} is a kind of {other}",
    "cax-eqc2": "{of} is a kind of {other}",
    "prp-dom": "what has {how} is of the kind {other}",
    "prp-rng": "what is the {how} of something is of the kind {other}",
    "prp-spo1": "what is {how} is {concluded}",
    "prp-inv1": "{concluded} is {how} the other way round",
    "prp-inv2": "{concluded} is {how} the other way round",
    "prp-symp": "{how} holds both ways",
    "prp-trp": "{how} goes on: what is {how} something that is {how} a third is {how} that too",
    "prp-spo2": "{concluded} is a chain of properties",
    "cls-uni": "{of} is a kind of {other}",
    "cls-int2": "{of} is a kind of {other}",
    "eq-sym": "what is the same is so both ways",
    "eq-trans": "what is the same as one thing is the same as what that is",
    "eq-rep-s": "what is said of a thing is said of what is the same",
    "eq-rep-o": "what is said of a thing is said of what is the same",
    "prp-fp": "a thing has one {how} only",
    "prp-ifp": "one thing only has this {how}",
    "prp-key": "things of a kind with the same key are one",
}


def _word(term: object) -> str:
    """The name of a term of the ontology; one of another vocabulary with its prefix."""
    return shorten(str(term)).removeprefix("cg:")


def down_to_facts(found: Proof, store: ox.Store) -> Proof:
    """The proof with the facts from which rules of the domain construct what it rests on."""
    if found.rule:
        return replace(found, premises=tuple(down_to_facts(premise, store) for premise in found.premises))
    if quad_of(found.triple) in store or found.triple in ontology_triples():
        return found
    for rule in constructs():
        if rule.may(found.triple) and (premises := rule.premises(store, found.triple)):
            return Proof(found.triple, rule.name, tuple(map(Proof, premises)))
    return found
