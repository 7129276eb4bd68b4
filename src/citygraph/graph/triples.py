"""Quads of pyoxigraph as the triples that rules are about, and a store as a base to look them up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import cast

import pyoxigraph as ox

from citygraph.graph import reasoning
from citygraph.graph.ontology import ontology
from citygraph.graph.reasoning import Base, InMemory, Overlay, Pattern, Program, Term, Triple, is_variable
from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, iri_of, node
from citygraph.vocab import INFERRED_GRAPH, PREFIXES, TYPE

_VOCABULARIES = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_SCHEMA_TYPES = {
    PREFIXES["owl"] + name for name in ("Class", "Ontology", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}
_INFERRED = node(INFERRED_GRAPH)


def triple_of(quad: ox.Quad | ox.Triple) -> Triple:
    """The triple of a quad without blank nodes."""
    object_ = quad.object
    return iri_of(quad.subject), quad.predicate.value, object_ if isinstance(object_, ox.Literal) else iri_of(object_)


def quad_of(triple: Triple, graph: GraphName = DEFAULT_GRAPH) -> ox.Quad:
    """A triple in a graph."""
    subject, predicate, object_ = triple
    return ox.Quad(node(cast("str", subject)), node(cast("str", predicate)), _node(object_), graph)


@lru_cache(maxsize=1)
def ontology_triples() -> frozenset[Triple]:
    """What the ontology states of things that have names."""
    named = (ox.NamedNode, ox.Literal)
    quads = (quad for quad in ontology() if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, named))
    return frozenset(map(triple_of, quads))


@lru_cache(maxsize=1)
def program() -> Program:
    """The rules of the ontology, ready to run."""
    return Program(reasoning.load())


@lru_cache(maxsize=1)
def ontology_closure() -> Base:
    """What follows from the ontology alone."""
    knowledge = InMemory()
    program().spread((*program().axioms, *ontology_triples()), knowledge)
    return knowledge


def is_about_things(triple: Triple) -> bool:
    """False for what the graph leaves unsaid: of classes and properties, of vocabularies, of a thing and itself."""
    subject, predicate, object_ = triple
    if subject == object_ or subject in _schema_terms():
        return False
    said = object_ if predicate == TYPE else predicate
    return not str(said).startswith((*_VOCABULARIES, "_:"))


class Stored:
    """The facts of a store and what it says follows from them, with the ontology; and triples that it leaves unsaid."""

    def __init__(self, store: ox.Store, unsaid: Iterable[Triple] = ()) -> None:
        self._store = store
        self._beside = Overlay(ontology_closure())
        for triple in unsaid:
            self._beside.add(triple)

    def __contains__(self, triple: Triple) -> bool:
        return triple in self._beside or quad_of(triple) in self._store or quad_of(triple, _INFERRED) in self._store

    def matching(self, pattern: Pattern) -> Iterator[Triple]:
        """The triples that a pattern may be."""
        subject, predicate, object_ = (None if is_variable(term) else _node(term) for term in pattern)
        if isinstance(subject, ox.Literal) or isinstance(predicate, ox.Literal):
            return
        for graph in (DEFAULT_GRAPH, _INFERRED):
            yield from map(triple_of, self._store.quads_for_pattern(subject, predicate, object_, graph))
        yield from self._beside.matching(pattern)

    def cost(self, pattern: Pattern) -> int:
        """A thing has few values, and many things may have one value."""
        free = [is_variable(term) for term in pattern]
        return (1 if free[2] else 0) + (100 if free[0] else 0) + (10_000 if free[0] and free[2] else 0)


def _node(term: Term) -> ox.NamedNode | ox.Literal:
    return node(term) if isinstance(term, str) else term


@lru_cache(maxsize=1)
def _schema_terms() -> frozenset[str]:
    """The IRIs of classes and properties, and of the ontology itself."""
    return frozenset(
        iri_of(quad.subject)
        for quad in ontology()
        if quad.predicate.value == TYPE and iri_of(quad.object) in _SCHEMA_TYPES
    )
