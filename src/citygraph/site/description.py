"""The triples of a page: what the graph says of a thing, and of the nodes that belong to it alone."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from citygraph.site.entities import SOURCES, Entity
from citygraph.vocab import INFERRED_GRAPH, term

_INFERRED = ox.NamedNode(INFERRED_GRAPH)
_STATED_IN, _START, _END = (ox.NamedNode(term(curie)) for curie in ("cg:statedIn", "cg:start", "cg:end"))


def description(store: ox.Store, entity: Entity, quoted: float) -> list[ox.Triple]:
    """What is believed of a thing and what follows; of an article its metadata and quoted passages.

    The passages are the first ones that together are no longer than the share `quoted` of the article's text. Nodes
    without a name, and those whose IRI begins with the thing's own (its geometry), are described too.
    """
    waiting: list[ox.NamedNode | ox.BlankNode] = [entity.node, *_passages(store, entity, quoted)]
    found: dict[ox.Triple, None] = {}
    seen = set(waiting)
    while waiting:
        for triple in _about(store, waiting.pop(), entity):
            found[triple] = None
            part = triple.object
            if isinstance(part, ox.NamedNode | ox.BlankNode) and part not in seen and _is_part(part, entity):
                seen.add(part)
                waiting.append(part)
    return sorted(found, key=str)


def _about(store: ox.Store, node: ox.NamedNode | ox.BlankNode, entity: Entity) -> Iterator[ox.Triple]:
    for graph in (entity.graph, _INFERRED):
        for quad in store.quads_for_pattern(node, None, None, graph):
            if not isinstance(quad.object, ox.Triple):
                yield quad.triple


def _passages(store: ox.Store, entity: Entity, quoted: float) -> list[ox.NamedNode]:
    if entity.kind not in SOURCES:
        return []
    quads = store.quads_for_pattern(None, _STATED_IN, entity.node, entity.graph)
    passages = [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    spans = sorted((*_span(store, passage, entity), passage.value) for passage in passages)
    left = quoted * max((end for _, end, _ in spans), default=0)  # what lies after the last sentence is not counted
    chosen = []
    for start, end, iri in spans:
        if 0 <= end - start <= left:
            chosen.append(ox.NamedNode(iri))
            left -= end - start
    return chosen


def _span(store: ox.Store, passage: ox.NamedNode, entity: Entity) -> tuple[int, int]:
    """Where a passage begins and ends in the text; no longer than nothing where that is not told in numbers."""
    found = {0: -1, 1: -2}
    for place, predicate in enumerate((_START, _END)):
        for quad in store.quads_for_pattern(passage, predicate, None, entity.graph):
            if isinstance(quad.object, ox.Literal) and quad.object.value.isdecimal():
                found[place] = int(quad.object.value)
    return found[0], found[1]


def _is_part(node: ox.NamedNode | ox.BlankNode, entity: Entity) -> bool:
    if isinstance(node, ox.BlankNode):
        return True
    return node.value.startswith(f"{entity.iri}/") and entity.kind not in SOURCES
