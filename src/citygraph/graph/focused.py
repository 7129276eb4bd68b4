"""The shapes asked about some things of a large graph only, at a cost that follows how many these are.

The engine is given what is said of the things, and the types of all that they point to. For it to look at the former
only, targets are classes of their own, of which just these are instances: ``sh:targetClass cg:Place`` becomes
``sh:targetClass <urn:citygraph:focus:…#Place>``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.shacl import Engine, Violation, engine, n_triples
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.vocab import PREFIXES, TYPE

_FOCUS = "urn:citygraph:focus:"
_PORTION = 5_000
_TYPE = node(TYPE)
_SUBCLASS = node(PREFIXES["rdfs"] + "subClassOf")
_TARGET_CLASS = "http://www.w3.org/ns/shacl#targetClass"


class FocusedShapes:
    """The shapes of the ontology, ready to look at some things.

    Every one of them looks at what is said of a thing and at the types of what it points to, no further.
    """

    def __init__(self, make: Engine | None = None) -> None:
        self._engine = make or engine(focused(shapes().encode()))
        self._schema = n_triples(_schema())
        self._known = {iri_of(quad.subject) for quad in ontology()}

    def violations(self, store: ox.Store, focuses: Collection[str]) -> tuple[Violation, ...]:
        """What these things break in the default graph of a store, each violation once, in a fixed order."""
        these = sorted(focuses)
        portions = (these[start : start + _PORTION] for start in range(0, len(these), _PORTION))
        return tuple(found for some in portions for found in self._engine.violations(self._data(store, some)))

    def _data(self, store: ox.Store, focuses: Iterable[str]) -> bytes:
        asked = set(focuses)
        said = [quad for focus in asked for quad in store.quads_for_pattern(node(focus), None, None, DEFAULT_GRAPH)]
        others = {iri_of(quad.object) for quad in said} - asked - self._known - {""}
        types = (quad for other in others for quad in store.quads_for_pattern(node(other), _TYPE, None, DEFAULT_GRAPH))
        return self._schema + n_triples((*said, *_marks(said), *types))


@lru_cache(maxsize=1)
def focused_shapes() -> FocusedShapes:
    """The shapes, made ready once."""
    return FocusedShapes()


def focused(turtle: bytes) -> bytes:
    """Shapes whose targets are the things that are marked as those to look at."""
    changed = (
        ox.Triple(triple.subject, triple.predicate, _marked(triple.object))
        if triple.predicate.value == _TARGET_CLASS
        else triple
        for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    )
    triples = (ox.Triple(each.subject, each.predicate, each.object) for each in changed)
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _marks(said: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, _TYPE, _marked(quad.object)) for quad in said if quad.predicate == _TYPE)


def _schema() -> Iterator[ox.Quad]:
    """What the shapes need of the ontology: types, and classes with those above them, as they are and marked."""
    for quad in ontology():
        if quad.predicate in (_TYPE, _SUBCLASS) and isinstance(quad.object, ox.NamedNode):
            yield quad
        if quad.predicate == _SUBCLASS and isinstance(quad.subject, ox.NamedNode) and iri_of(quad.object):
            yield ox.Quad(_marked(quad.subject), _SUBCLASS, _marked(quad.object))


def _marked(term: object) -> ox.NamedNode:
    return node(_FOCUS + iri_of(term))  # type: ignore[arg-type]
