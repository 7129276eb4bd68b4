"""The graph as a file for other tools; the same bytes for the same articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.graph.exporting import networks
from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, node
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

RDF_FORMATS = ("turtle", "trig", "nq", "nt")
FORMATS = (*RDF_FORMATS, *networks.FORMATS)
_ONE_GRAPH = ("turtle", "nt")
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
    if form not in RDF_FORMATS:
        raise UsageError(f"no format '{form}'", remedy=f"there are: {', '.join(FORMATS)}")
    if form in _ONE_GRAPH:
        reasoned = [graph for graph, wanted in zip(_REASONED, (inferred or merged, ontology or merged)) if wanted]
        parts = [Part(None, (DEFAULT_GRAPH, *reasoned, *(_article_graphs(store) if evidence else ())))]
    else:
        parts = list(_all_graphs(store, merged=merged))
    write = _turtle if form in ("turtle", "trig") else _lines
    for piece in write(store, parts):
        out.write(piece)


@dataclass(frozen=True, slots=True)
class Part:
    """A graph of the exported file, under its name (None: the default graph), and the stored graphs that it unites."""

    name: ox.NamedNode | None
    sources: tuple[GraphName, ...]


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


def _lines(store: ox.Store, parts: Iterable[Part]) -> Iterator[bytes]:
    """N-Triples or N-Quads, sorted within each graph."""
    from citygraph.graph.exporting.lines import in_graph, sorted_lines

    for part in parts:
        lines = sorted_lines(store, part.sources)
        yield from lines if part.name is None else in_graph(lines, part.name)


def _turtle(store: ox.Store, parts: Iterable[Part]) -> Iterator[bytes]:
    from citygraph.graph import turtle
    from citygraph.graph.exporting.lines import sorted_lines

    graphs = ((part.name and part.name.value, sorted_lines(store, part.sources)) for part in parts)
    return (piece.encode() for piece in turtle.document(graphs))
