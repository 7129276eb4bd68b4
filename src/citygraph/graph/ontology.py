"""What ``ontology/`` holds: the modules of the ontology as quads, and the shapes."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from citygraph import resources
from citygraph.graph.terms import node
from citygraph.vocab import ONTOLOGY_FILES, ONTOLOGY_GRAPH


@lru_cache(maxsize=1)
def ontology() -> tuple[ox.Quad, ...]:
    """Classes, properties, what they are elsewhere, and concepts, in the ontology's graph."""
    graph = node(ONTOLOGY_GRAPH)
    return tuple(
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for name in ONTOLOGY_FILES
        for triple in ox.parse(path=str(resources.path("ontology", name)), format=ox.RdfFormat.TURTLE)
    )


def shapes() -> str:
    """The SHACL shapes, in Turtle."""
    return resources.path("ontology", "shapes.ttl").read_text(encoding="utf-8")
