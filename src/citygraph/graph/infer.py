"""What follows from facts and ontology: the rules of ``ontology/rules``, then owlrl's OWL 2 RL closure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from citygraph.graph.ontology import ontology, rules
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.vocab import INFERRED_GRAPH, PREFIXES, TYPE, term

_ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
_VOCABULARIES = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_SCHEMA_TYPES = {
    PREFIXES["owl"] + name for name in ("Class", "Ontology", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}
_READ_BY_RULES = {
    term(name)
    for name in ("rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:equivalentProperty", "owl:inverseOf")
}


@dataclass(frozen=True, slots=True)
class Inference:
    """What was inferred, sorted, in its graph; `notes` tell of inconsistencies that the reasoner found."""

    quads: tuple[ox.Quad, ...]
    notes: tuple[str, ...] = ()


def infer(quads: Iterable[ox.Quad]) -> Inference:
    """Reason over the default graph's facts and the ontology; article graphs are left alone.

    Only triples about things come out: nothing that is stated already, nothing about classes, properties or
    literals, and no thing related to itself.
    """
    facts = [quad for quad in quads if quad.graph_name == DEFAULT_GRAPH]
    ruled = list(apply_rules(facts))
    closed, notes = _closure([*facts, *ruled, *ontology()])
    stated = {quad.triple for quad in (*facts, *ontology())}
    schema = _schema_terms()
    new = {quad.triple: quad for quad in (*ruled, *closed)}
    kept = [quad for triple, quad in new.items() if triple not in stated and _about_things(quad, schema)]
    return Inference(tuple(sorted(kept, key=_order)), tuple(notes))


def apply_rules(facts: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """What the rules construct from facts and ontology, in the graph of inferred triples."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in (*facts, *ontology()))
    graph = node(INFERRED_GRAPH)
    for rule in rules().values():
        for triple in cast("ox.QueryTriples", store.query(rule)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _closure(quads: list[ox.Quad]) -> tuple[Iterator[ox.Quad], list[str]]:
    import owlrl
    import rdflib

    from citygraph.graph import in_memory

    graph = in_memory.graph(_relevant(quads))
    # `improved_datatypes` would replace rdflib's own conversions for the rest of the process.
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False)
    closure.expand(graph)
    notes = sorted(f"inconsistent: {message}" for message in graph.objects(None, rdflib.URIRef(_ERROR)))
    inferred = node(INFERRED_GRAPH)
    triples = (
        in_memory.to_quad(triple, inferred)
        for triple in graph
        if isinstance(triple[0], rdflib.URIRef) and not isinstance(triple[2], rdflib.BNode)
    )
    return triples, notes


def _relevant(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """All but values of properties that no axiom speaks of: names and codes entail nothing, and are half of it all."""
    spoken_of = {quad.subject for quad in quads if quad.predicate.value in _READ_BY_RULES}
    return (quad for quad in quads if not isinstance(quad.object, ox.Literal) or quad.predicate in spoken_of)


def _about_things(quad: ox.Quad, schema: set[str]) -> bool:
    if quad.subject == quad.object or iri_of(quad.subject) in schema:
        return False
    said = quad.object if quad.predicate.value == TYPE else quad.predicate
    return not iri_of(said).startswith(_VOCABULARIES)


def _schema_terms() -> set[str]:
    """The IRIs of classes and properties, and of the ontology itself."""
    return {
        iri_of(quad.subject)
        for quad in ontology()
        if quad.predicate.value == TYPE and iri_of(quad.object) in _SCHEMA_TYPES
    }


def _order(quad: ox.Quad) -> tuple[str, str, str]:
    return iri_of(quad.subject), quad.predicate.value, str(quad.object)
