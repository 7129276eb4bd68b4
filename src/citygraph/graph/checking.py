"""What a graph is checked by: the ontology's shapes, a user's own, and what the user decided about what they say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.graph import own_shapes
from citygraph.graph.decisions import UNDECIDED, Decisions
from citygraph.graph.focused import focused_shapes
from citygraph.graph.shacl import Violation


@dataclass(frozen=True, slots=True)
class Checking:
    """`shapes` are a user's own, as N-Triples; empty for none."""

    decisions: Decisions = UNDECIDED
    shapes: bytes = b""

    def violations(self, store: ox.Store, things: Collection[str]) -> tuple[Violation, ...]:
        """What these things break of the ontology's shapes, and anything in the graph of the user's."""
        found = focused_shapes().violations(store, things)
        return (*found, *own_shapes.broken(self.shapes, store)) if self.shapes else found


PLAIN = Checking()
"""The ontology's shapes, and nothing decided."""
