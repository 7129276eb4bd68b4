"""What sources date of ties, as the graph tells it: each a thing of its own, in a graph beside the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from citygraph.graph import surest
from citygraph.graph.evidence import claim_iri
from citygraph.graph.terms import XSD_INTEGER, node, quad
from citygraph.model import Iri, Literal, Milestone, Term
from citygraph.vocab import TYPE, milestone_iri, term

GRAPH = surest.GRAPH

_CLASS = term("cg:Milestone")
_CONCERNS, _PROPERTY, _CLAIMED = term("cg:concerns"), term("cg:property"), term("cg:claimed")
_DAY, _SOURCES, _SUREST = term("cg:day"), term("cg:sourcesFor"), term("cg:claimFor")


def iri(milestone: Milestone) -> Iri:
    """What names a milestone: its tie, property and value, and the year of what lasts."""
    return milestone_iri(milestone.tie, milestone.predicate, milestone.claimed, milestone.day)


def describe(some: Iterable[Milestone]) -> Iterator[ox.Quad]:
    """All that the graph says of milestones."""
    for each in some:
        for predicate, value in _properties(each):
            yield quad(iri(each), predicate, value, GRAPH)


def about(store: ox.Store, tie: ox.NamedNode) -> Iterator[ox.Quad]:
    """What a store tells of the milestones of a tie."""
    for each in store.quads_for_pattern(None, node(_CONCERNS), tie, GRAPH):
        yield from store.quads_for_pattern(each.subject, None, None, GRAPH)


def _properties(milestone: Milestone) -> Iterator[tuple[Iri, Term]]:
    yield TYPE, _CLASS
    yield _CONCERNS, milestone.tie
    yield _PROPERTY, milestone.predicate
    yield _CLAIMED, milestone.claimed
    yield _DAY, milestone.day
    yield _SOURCES, Literal(str(milestone.sources), XSD_INTEGER)
    yield _SUREST, claim_iri(*milestone.surest)
