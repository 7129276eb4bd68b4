"""The graph as a file for other tools: Turtle, TriG, N-Triples, N-Quads; the same bytes for the same articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.graph import turtle
from citygraph.graph.exporting import networks
from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, node
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

RDF_FORMATS = ("turtle", "trig", "nq", "nt")
FORMATS = (*RDF_FORMATS, *networks.FORMATS)
_REASONED = (node(INFERRED_GRAPH), node(ONTOLOGY_GRAPH))


def export(
    store: ox.Store,
    form: str,
    out: IO[bytes],
    *,
    inferred: bool = False,
    ontology: bool = False,
    evidence: bool = False,
    merged: bool = False,
    table: str = "",
) -> None:
    """Write a store's graph.

    turtle and nt hold the facts, and on demand what was inferred, the ontology and the article graphs, flattened;
    trig and nq hold every graph as stored, or with facts, inferred and ontology `merged` into the default graph. The
    others show the network of ties between places; csv and parquet one `table` ("nodes", "edges"), or both in a ZIP.
    """
    if form in networks.FORMATS:
        networks.write(store, form, out, table)
        return
    if form in ("turtle", "nt"):
        reasoned = [graph for graph, wanted in zip(_REASONED, (inferred or merged, ontology or merged)) if wanted]
        graphs = [Part(None, (DEFAULT_GRAPH, *reasoned, *(_article_graphs(store) if evidence else ())))]
    elif form in ("trig", "nq"):
        graphs = list(_all_graphs(store, merged=merged))
    else:
        raise UsageError(f"no format '{form}'", remedy=f"there are: {', '.join(FORMATS)}")
    pieces = _turtle(store, graphs) if form in ("turtle", "trig") else _lines(store, graphs)
    for piece in pieces:
        out.write(piece.encode())


class Part:
    """A graph of the exported file, under its name (None: the default graph), and the stored graphs that it unites."""

    def __init__(self, name: ox.NamedNode | None, sources: Iterable[GraphName]) -> None:
        self.name = name
        self.sources = tuple(sources)
        self._wanted = frozenset(self.sources)

    def quads(self, store: ox.Store) -> Iterator[ox.Quad]:
        """The stored quads; a triple that stands in two of the graphs comes twice."""
        for source in self.sources:
            yield from store.quads_for_pattern(None, None, None, source)

    def about(self, store: ox.Store, subject: turtle.Subject) -> Iterator[ox.Quad]:
        """The stored quads of one subject: one look-up, however many graphs there are."""
        if len(self.sources) == 1:
            return store.quads_for_pattern(subject, None, None, self.sources[0])
        found = store.quads_for_pattern(subject, None, None, None)
        return (quad for quad in found if quad.graph_name in self._wanted)


def _article_graphs(store: ox.Store) -> list[ox.NamedNode]:
    graphs = [graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode) and graph not in _REASONED]
    return sorted(graphs, key=lambda graph: graph.value)


def _all_graphs(store: ox.Store, *, merged: bool) -> Iterator[Part]:
    yield Part(None, (DEFAULT_GRAPH, *_REASONED) if merged else (DEFAULT_GRAPH,))
    for graph in _article_graphs(store):
        yield Part(graph, (graph,))
    if not merged:
        for graph in _REASONED:
            yield Part(graph, (graph,))


def _lines(store: ox.Store, parts: Iterable[Part]) -> Iterator[str]:
    """N-Triples or N-Quads, sorted within each graph."""
    for part in parts:
        graph = f" {part.name}" if part.name else ""
        yield from sorted({f"{quad.subject} {quad.predicate} {quad.object}{graph} .\n" for quad in part.quads(store)})


def _turtle(store: ox.Store, parts: list[Part]) -> Iterator[str]:
    """Turtle, or TriG when there is a named graph: one pass to outline, one to write a thing at a time."""
    outlines = [_outline(store, part) for part in parts]
    whole = turtle.Outline()
    for part, outline in zip(parts, outlines):
        whole.merge_prefixes(outline)
        if part.name:
            whole.note_term(part.name)
    yield from whole.header()
    for part, outline in zip(parts, outlines):
        yield from _turtle_part(store, part, outline)


def _outline(store: ox.Store, part: Part) -> turtle.Outline:
    outline = turtle.Outline()
    for quad in part.quads(store):
        outline.note(quad.subject, quad.predicate, quad.object)
    return outline


def _turtle_part(store: ox.Store, part: Part, outline: turtle.Outline) -> Iterator[str]:
    def properties(subject: turtle.Subject) -> Iterable[turtle.Property]:
        return dict.fromkeys((quad.predicate, quad.object) for quad in part.about(store, subject))

    if part.name is None:
        yield from outline.body(properties)
        return
    yield f"\n\n{turtle.name(part.name)} {{\n"
    yield from outline.body(properties, indent="    ")
    yield "}\n"
