"""What follows from facts and ontology: the rules of ``ontology/rules``, then the OWL 2 RL closure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import pyoxigraph as ox

from citygraph.graph import reasoning
from citygraph.graph.ontology import ontology, rules
from citygraph.graph.reasoning import Closure, Rule, Triple
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.vocab import INFERRED_GRAPH, PREFIXES, TYPE, local

_VOCABULARIES = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_SCHEMA_TYPES = {
    PREFIXES["owl"] + name for name in ("Class", "Ontology", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}


@dataclass(frozen=True, slots=True)
class Inference:
    """What was inferred, sorted, in its graph; `notes` tell of contradictions."""

    quads: tuple[ox.Quad, ...]
    notes: tuple[str, ...] = ()


def infer(quads: Iterable[ox.Quad]) -> Inference:
    """Reason over the default graph's facts and the ontology; article graphs are left alone.

    Only triples about things come out: nothing that is stated already, nothing about classes, properties or
    literals, and no thing related to itself.
    """
    facts = [quad for quad in quads if quad.graph_name == DEFAULT_GRAPH]
    closure = close((*facts, *apply_rules(facts)))
    stated = {_triple(quad) for quad in (*facts, *ontology())}
    new = [triple for triple in closure.known if triple not in stated and _is_about_things(triple)]
    graph = node(INFERRED_GRAPH)
    return Inference(tuple(_quad(triple, graph) for triple in sorted(new, key=_order)), tuple(_contradictions(closure)))


def close(quads: Iterable[ox.Quad]) -> Closure:
    """The closure of triples, together with those of the ontology that are about things."""
    closure = Closure(reasoning.load())
    closure.add(map(_triple, (*quads, *ontology())))
    return closure


def apply_rules(facts: Sequence[ox.Quad]) -> Iterator[ox.Quad]:
    """What the rules construct from facts and ontology, in the graph of inferred triples."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in (*facts, *ontology()))
    graph = node(INFERRED_GRAPH)
    for rule in rules().values():
        for triple in cast("ox.QueryTriples", store.query(rule)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _triple(quad: ox.Quad) -> Triple:
    object_ = quad.object
    return iri_of(quad.subject), quad.predicate.value, object_ if isinstance(object_, ox.Literal) else iri_of(object_)


def _quad(triple: Triple, graph: ox.NamedNode) -> ox.Quad:
    subject, predicate, object_ = triple
    value = node(object_) if isinstance(object_, str) else object_
    return ox.Quad(node(cast("str", subject)), node(cast("str", predicate)), value, graph)


def _is_about_things(triple: Triple) -> bool:
    subject, predicate, object_ = triple
    if subject == object_ or subject in _schema_terms():
        return False
    said = object_ if predicate == TYPE else predicate
    return not str(said).startswith((*_VOCABULARIES, "_:"))


@lru_cache(maxsize=1)
def _schema_terms() -> frozenset[str]:
    """The IRIs of classes and properties, and of the ontology itself."""
    return frozenset(
        iri_of(quad.subject)
        for quad in ontology()
        if quad.predicate.value == TYPE and iri_of(quad.object) in _SCHEMA_TYPES
    )


def _contradictions(closure: Closure) -> list[str]:
    """A line for each set of triples that cannot hold together."""
    return sorted(f"inconsistent: {_told(rule, premises)}" for rule, premises in closure.contradictions())


def _told(rule: Rule, premises: Sequence[Triple]) -> str:
    subject = premises[0][0]
    if all(premise[:2] == (subject, TYPE) for premise in premises):
        return f"{subject} is {' and '.join(local(str(of)) for _, _, of in premises)} ({rule.name})"
    triples = "; ".join(f"{local(str(one))} {local(str(how))} {local(str(other))}" for one, how, other in premises)
    return f"{subject}: {triples} ({rule.name})"


def _order(triple: Triple) -> tuple[str, str, str]:
    return str(triple[0]), str(triple[1]), str(triple[2])
