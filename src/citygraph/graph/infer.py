"""What follows from facts and ontology: the rules of ``ontology/rules``, then the OWL 2 RL closure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from citygraph.graph import reasoning
from citygraph.graph.constructs import constructs
from citygraph.graph.ontology import ontology
from citygraph.graph.reasoning import Closure, Derivation, Proof, Rule, Triple, Why
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.graph.triples import is_about_things, ontology_closure, ontology_triples, quad_of, triple_of
from citygraph.vocab import INFERRED_GRAPH, TYPE, local

_INFERRED = node(INFERRED_GRAPH)


def _no_proof(triple: Triple) -> Proof | None:  # noqa: ARG001 - as any other Why
    """Of what was not kept nothing can be proved."""
    return None


@dataclass(frozen=True, slots=True)
class Inference:
    """What was inferred, sorted, in its graph; `notes` tell of contradictions.

    `unsaid` follows too and is no part of the graph; `clashes` are what the notes tell of; `why` proves what holds.
    """

    quads: tuple[ox.Quad, ...]
    notes: tuple[str, ...] = ()
    unsaid: frozenset[Triple] = frozenset()
    clashes: tuple[Derivation, ...] = ()
    why: Why = field(default=_no_proof, repr=False, compare=False)


def infer(quads: Iterable[ox.Quad]) -> Inference:
    """Reason over the default graph's facts and the ontology; article graphs are left alone.

    Only triples about things come out: nothing that is stated already, nothing about classes, properties or
    literals, and no thing related to itself.
    """
    facts = ox.Store()
    facts.extend(quad for quad in quads if quad.graph_name == DEFAULT_GRAPH)
    facts.extend(ontology())
    return infer_in(facts)


def infer_in(store: ox.Store) -> Inference:
    """Reason over the facts of a store that holds the ontology too."""
    facts = set(map(triple_of, store.quads_for_pattern(None, None, None, DEFAULT_GRAPH)))
    closure = Closure(reasoning.load())
    closure.add((*ontology_triples(), *facts))
    closure.add({triple for rule in constructs() for triple in rule.all(store)})
    new = closure.known - facts - ontology_triples()
    said = sorted((triple for triple in new if is_about_things(triple)), key=order)
    unsaid = frozenset(triple for triple in new.difference(said) if triple not in ontology_closure())
    clashes = tuple(closure.contradictions())
    quads = tuple(quad_of(triple, _INFERRED) for triple in said)
    return Inference(quads, notes(clashes), unsaid, clashes, closure.why)


def close(quads: Iterable[ox.Quad]) -> Closure:
    """The closure of triples, together with those of the ontology that are about things."""
    closure = Closure(reasoning.load())
    closure.add((*map(triple_of, quads), *ontology_triples()))
    return closure


def notes(clashes: Iterable[Derivation]) -> tuple[str, ...]:
    """A line for each set of triples that cannot hold together."""
    return tuple(sorted({f"inconsistent: {_told(rule, premises)}" for rule, premises in clashes}))


def order(triple: Triple) -> tuple[str, str, str]:
    """What triples are sorted by."""
    return str(triple[0]), str(triple[1]), str(triple[2])


def _told(rule: Rule, premises: Sequence[Triple]) -> str:
    subject = premises[0][0]
    if all(premise[:2] == (subject, TYPE) for premise in premises):
        return f"{subject} is {' and '.join(local(str(of)) for _, _, of in premises)} ({rule.name})"
    triples = "; ".join(f"{local(str(one))} {local(str(how))} {local(str(other))}" for one, how, other in premises)
    return f"{subject}: {triples} ({rule.name})"
