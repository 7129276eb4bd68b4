"""Graphs that a query gave, as Turtle, N-Triples or JSON-LD: each triple once, in the order of its text.

Sorting holds the graph in memory. Blank nodes, whose names differ from one run to the next, are named by what is said
of them (RDFC-1.0, https://www.w3.org/TR/rdf-canon/), so that the same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.result import Result
from citygraph.vocab import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox


def serialized(name: str) -> Callable[[Result, Presentation, Sink], None]:
    """A writer in a format of RDF, by the engine's name for it."""

    def write(result: Result, _: Presentation, sink: Sink) -> None:
        import pyoxigraph as ox

        form = getattr(ox.RdfFormat, name)
        prefixes = None if name == "N_TRIPLES" else PREFIXES
        sink.raw(ox.serialize(in_order(result), format=form, prefixes=prefixes) or b"")
        if name == "JSON_LD":
            sink.text("\n")

    return write


def in_order(result: Result) -> list[ox.Triple]:
    """The triples of a graph, sorted, each once."""
    import pyoxigraph as ox

    triples = set(result.triples())
    if any(isinstance(end, ox.BlankNode) for triple in triples for end in (triple.subject, triple.object)):
        dataset = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = {quad.triple for quad in dataset}
    return sorted(triples, key=str)


turtle = serialized("TURTLE")
n_triples = serialized("N_TRIPLES")
json_ld = serialized("JSON_LD")
