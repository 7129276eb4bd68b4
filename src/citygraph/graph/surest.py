"""The surest claim of each fact, as the graph tells it: a link from the fact's thing, in a graph beside the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from citygraph.graph.evidence import claim_iri
from citygraph.graph.terms import node, quad
from citygraph.model import Fact
from citygraph.vocab import EVIDENCE_GRAPH, term

GRAPH = node(EVIDENCE_GRAPH)
_SUREST_CLAIM = term("cg:surestClaim")


def describe(facts: Iterable[Fact]) -> Iterator[ox.Quad]:
    """The surest claim of each fact of which one is told."""
    for fact in facts:
        if fact.surest:
            yield quad(fact.subject, _SUREST_CLAIM, claim_iri(*fact.surest), GRAPH)


def about(store: ox.Store, thing: ox.NamedNode) -> Iterator[ox.Quad]:
    """The surest claims of a thing's facts that a store tells of."""
    return store.quads_for_pattern(thing, node(_SUREST_CLAIM), None, GRAPH)
