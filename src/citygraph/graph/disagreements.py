"""Where sources disagree with a fact, as the graph tells it: each a thing of its own, in a graph beside the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from citygraph.graph.evidence import claim_iri
from citygraph.graph.terms import XSD_INTEGER, iri_of, node, quad, text
from citygraph.model import Disagreement, Fact, Iri, Literal, Term
from citygraph.vocab import DISAGREEMENTS_GRAPH, TYPE, disagreement_iri, term

GRAPH = node(DISAGREEMENTS_GRAPH)

_CLASS = term("cg:Disagreement")
_CONCERNS, _PROPERTY = term("cg:concerns"), term("cg:property")
_BELIEVED, _CLAIMED, _DECIDED_BY = term("cg:believed"), term("cg:claimed"), term("cg:decidedBy")
_SOURCES_FOR, _SOURCES_AGAINST = term("cg:sourcesFor"), term("cg:sourcesAgainst")
_CLAIM_FOR, _CLAIM_AGAINST = term("cg:claimFor"), term("cg:claimAgainst")


def iri(disagreement: Disagreement) -> Iri:
    """What names a disagreement: its thing, property and the value that lost."""
    return disagreement_iri(disagreement.thing, disagreement.predicate, disagreement.claimed)


def describe(some: Iterable[Disagreement]) -> Iterator[ox.Quad]:
    """All that the graph says of disagreements."""
    for each in some:
        for predicate, value in _properties(each):
            yield quad(iri(each), predicate, value, GRAPH)


def about(store: ox.Store, thing: ox.NamedNode) -> Iterator[ox.Quad]:
    """What a store tells of disagreements about a thing."""
    for each in store.quads_for_pattern(None, node(_CONCERNS), thing, GRAPH):
        yield from store.quads_for_pattern(each.subject, None, None, GRAPH)


def with_fact(store: ox.Store, fact: Fact) -> list[str]:
    """The disagreements with a fact that a store tells of."""
    found = [iri_of(each.subject) for each in store.quads_for_pattern(None, node(_CONCERNS), node(fact.subject), GRAPH)]
    told = ((_PROPERTY, fact.predicate), (_BELIEVED, fact.object))
    return [each for each in found if all(quad(each, *one, GRAPH) in store for one in told)]


def _properties(disagreement: Disagreement) -> Iterator[tuple[Iri, Term]]:
    yield TYPE, _CLASS
    yield _CONCERNS, disagreement.thing
    yield _PROPERTY, disagreement.predicate
    yield _BELIEVED, disagreement.believed
    yield _CLAIMED, disagreement.claimed
    yield _DECIDED_BY, text(disagreement.decided_by)
    yield _SOURCES_FOR, Literal(str(disagreement.sources), XSD_INTEGER)
    yield _SOURCES_AGAINST, Literal(str(disagreement.other_sources), XSD_INTEGER)
    yield _CLAIM_FOR, claim_iri(*disagreement.surest)
    yield from ((_CLAIM_AGAINST, claim_iri(*claim)) for claim in disagreement.contrary)
