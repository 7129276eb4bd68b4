"""What follows from a store's facts, kept true from generation to generation at a cost that follows the change.

Nothing but the graph is needed for that: what follows is looked up in the generation before, where the facts that came
and went, and what the rules of the domain construct around them, begin to change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from citygraph.graph.constructs import constructed_around, is_constructed
from citygraph.graph.reasoning import Derivation, Overlay, Triple, Why, prove
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.graph.triples import (
    Stored,
    is_about_things,
    ontology_closure,
    ontology_triples,
    program,
    quad_of,
    triple_of,
)
from citygraph.vocab import INFERRED_GRAPH

_INFERRED = node(INFERRED_GRAPH)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """How the graph of what follows becomes true again: quads that come and go.

    `unsaid` is all that follows and is no part of the graph; `clashes` is all that cannot be; `why` proves what holds.
    """

    come: tuple[ox.Quad, ...]
    go: tuple[ox.Quad, ...]
    unsaid: frozenset[Triple]
    clashes: tuple[Derivation, ...]
    why: Why = field(repr=False, compare=False)


def keep_up(
    after: ox.Store,
    before: ox.Store,
    subjects: Iterable[str],
    unsaid: Iterable[Triple] = (),
    clashes: Iterable[Derivation] = (),
) -> Upkeep:
    """What is to change in the inferred graph of a generation, which is still that of the one before.

    `subjects`: the things about which facts may have changed; `unsaid` and `clashes`: those of the generation before.
    """
    things = sorted(set(subjects))
    was = {triple for each in things for triple in _facts(before, each)}
    now = {triple for each in things for triple in _facts(after, each)}
    come, gone = constructed_around(after, things, before)
    knowledge = Overlay(Stored(before, unsaid))

    def is_stated(triple: Triple) -> bool:
        return triple in ontology_triples() or quad_of(triple) in after or is_constructed(after, triple)

    ended = {triple for triple in (was - now) | gone if not is_stated(triple)}
    lost = program().retract(ended, knowledge, is_stated)
    new = program().spread((now - was) | come, knowledge)
    touched = lost | new | (was ^ now) | come | gone

    def is_unstated(triple: Triple) -> bool:
        return triple in knowledge and triple not in ontology_triples() and quad_of(triple) not in after

    follows = {triple for triple in touched if is_unstated(triple)}
    said = {triple for triple in follows if is_about_things(triple)}
    hidden = {triple for triple in follows - said if triple not in ontology_closure()}
    still = {clash for clash in clashes if all(premise in knowledge for premise in clash[1])}
    return Upkeep(
        tuple(quad for triple in said if (quad := quad_of(triple, _INFERRED)) not in before),
        tuple(quad for triple in touched - said if (quad := quad_of(triple, _INFERRED)) in before),
        frozenset(unsaid) - touched | hidden,
        tuple(still | set(program().contradictions(knowledge, new))),
        lambda triple: prove(triple, program(), knowledge, is_stated),
    )


def _facts(store: ox.Store, subject: str) -> set[Triple]:
    return set(map(triple_of, store.quads_for_pattern(node(subject), None, None, DEFAULT_GRAPH)))
