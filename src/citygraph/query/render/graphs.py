"""Graphs that a query gave, as Turtle, N-Triples or JSON-LD: each triple once, in the order of its text.

Sorting holds the graph in memory. Blank nodes, whose names differ from one run to the next, are named by what is said
of them (RDFC-1.0, https://www.w3.org/TR/rdf-canon/), so that the same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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

        triples = in_order(result.triples())
        sink.raw(ox.serialize(triples, format=getattr(ox.RdfFormat, name), prefixes=PREFIXES) or b"")
        if name == "JSON_LD":
            sink.text("\n")

    return write


def n_triples(result: Result, _: Presentation, sink: Sink) -> None:
    """A line for each triple. The engine writes its own answers: a triple that is made for Python takes longer."""
    import pyoxigraph as ox

    form = ox.RdfFormat.N_TRIPLES
    answer = result.answer
    text = (
        answer.serialize(format=form)
        if isinstance(answer, ox.QueryTriples)
        else ox.serialize(result.triples(), format=form)
    )
    lines = set((text or b"").splitlines(keepends=True))
    if any(b"_:" in line for line in lines):  # maybe a blank node, maybe the words of a text
        named = in_order(each.triple for each in ox.parse(b"".join(lines), format=form))
        sink.raw(ox.serialize(named, format=form) or b"")
    else:
        sink.raw(b"".join(sorted(lines)))


def in_order(some: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples of a graph, sorted, each once."""
    import pyoxigraph as ox

    triples = set(some)
    if any(isinstance(end, ox.BlankNode) for triple in triples for end in (triple.subject, triple.object)):
        dataset = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = {quad.triple for quad in dataset}
    return sorted(triples, key=str)


turtle = serialized("TURTLE")
json_ld = serialized("JSON_LD")
