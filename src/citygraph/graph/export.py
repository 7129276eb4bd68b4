"""The graph as a file for other tools; the same bytes for the same articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import IO

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.graph.exporting import networks
from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, node
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

RDF_FORMATS = ("turtle", "trig", "nq", "nt", "rdfxml", "jsonld", "jelly")
FORMATS = (*RDF_FORMATS, *networks.FORMATS)
_ONE_GRAPH = ("turtle", "nt", "rdfxml", "jsonld")
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

    turtle, nt, rdfxml and jsonld hold the facts, and on demand what was inferred, the ontology and the article graphs,
    flattened; trig, nq and jelly hold every graph as stored, or with facts, inferred and ontology `merged` into the
    default graph. The others show the network of ties between places; csv and parquet one `table` ("nodes", "edges"),
    or both in a ZIP. Raises UsageError for a format that there is not, CitygraphError for what a format cannot say.
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
    _WRITERS[form](store, parts, out)


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


def _write_lines(store: ox.Store, parts: Iterable[Part], out: IO[bytes]) -> None:
    """N-Triples or N-Quads, sorted within each graph."""
    from citygraph.graph.exporting.lines import in_graph, sorted_lines

    for part in parts:
        lines = sorted_lines(store, part.sources)
        out.writelines(lines if part.name is None else in_graph(lines, part.name))


def _write_turtle(store: ox.Store, parts: Iterable[Part], out: IO[bytes]) -> None:
    from citygraph.graph import turtle

    for piece in turtle.document(_graphs(store, parts)):
        out.write(piece.encode())


def _write_things(store: ox.Store, parts: Iterable[Part], out: IO[bytes], form: str) -> None:
    """RDF/XML or JSON-LD, of one graph."""
    writer = import_module(f"citygraph.graph.exporting.{form}")
    for _, lines in _graphs(store, parts):
        for piece in writer.write(map(bytes.decode, lines)):
            out.write(piece.encode())


def _write_jelly(store: ox.Store, parts: Iterable[Part], out: IO[bytes]) -> None:
    from citygraph.graph.exporting import jelly

    jelly.write(_graphs(store, parts), out)


def _graphs(store: ox.Store, parts: Iterable[Part]) -> Iterator[tuple[str | None, Iterator[bytes]]]:
    """The IRI of each graph, and its triples as sorted lines."""
    from citygraph.graph.exporting.lines import sorted_lines

    return ((part.name and part.name.value, sorted_lines(store, part.sources)) for part in parts)


_WRITERS: dict[str, Callable[[ox.Store, Iterable[Part], IO[bytes]], None]] = {
    "turtle": _write_turtle,
    "trig": _write_turtle,
    "nq": _write_lines,
    "nt": _write_lines,
    "rdfxml": partial(_write_things, form="rdfxml"),
    "jsonld": partial(_write_things, form="jsonld"),
    "jelly": _write_jelly,
}
