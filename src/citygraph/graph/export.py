"""The graph as a file for other tools; the same bytes for the same articles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import IO

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.graph import disagreements, surest
from citygraph.graph.exporting import networks
from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, node
from citygraph.vocab import ID, INFERRED_GRAPH, ONTOLOGY_GRAPH

RDF_FORMATS = ("turtle", "trig", "nq", "nt", "rdfxml", "jsonld", "jelly")
FORMATS = (*RDF_FORMATS, *networks.FORMATS)
_LINES = ("nq", "nt")
_ONE_GRAPH = ("turtle", "nt", "rdfxml", "jsonld")
_REASONED = (node(INFERRED_GRAPH), node(ONTOLOGY_GRAPH))
_BESIDE = (disagreements.GRAPH, surest.GRAPH)
_GRAPHS: dict[str, GraphName] = {
    "facts": DEFAULT_GRAPH,
    "inferred": _REASONED[0],
    "ontology": _REASONED[1],
    "disagreements": disagreements.GRAPH,
    "evidence": surest.GRAPH,
}


def export(
    store: ox.Store,
    form: str,
    out: IO[bytes],
    *,
    inferred: bool = False,
    ontology: bool = False,
    evidence: bool = False,
    merged: bool = False,
    graphs: Collection[str] = (),
    canonical: bool = False,
    table: str = "",
) -> None:
    """Write a store's graph.

    turtle, nt, rdfxml and jsonld hold the facts, and on demand what was inferred, the ontology and the `evidence` (the
    article graphs, where these disagree with the facts, and the surest of their claims), flattened; trig, nq and jelly
    hold every graph as stored, or with facts, inferred and ontology `merged` into the default graph. When `graphs` are
    named, only these are taken: "facts", "inferred", "ontology", "disagreements", "evidence", "articles", or an
    article's IRI. With `canonical`, nq and nt are canonical by RDFC-1.0.

    The other formats show the network of ties between places; csv and parquet one `table` ("nodes", "edges"), or both
    in a ZIP. Raises UsageError for a format that there is not, CitygraphError for what a format cannot say.
    """
    if canonical and form not in _LINES:
        raise UsageError(f"{form} has no canonical form", remedy=f"choose {' or '.join(_LINES)}")
    if form in networks.FORMATS:
        networks.write(store, form, out, table)
        return
    if form not in RDF_FORMATS:
        raise UsageError(f"no format '{form}'", remedy=f"there are: {', '.join(FORMATS)}")
    if form in _ONE_GRAPH:
        wanted = (inferred or merged, ontology or merged)
        reasoned = [graph for graph, is_wanted in zip(_REASONED, wanted) if is_wanted]
        claimed: tuple[GraphName, ...] = (*_BESIDE, *_article_graphs(store)) if evidence else ()
        sources = (DEFAULT_GRAPH, *reasoned, *claimed)
        parts = [Part(None, _named(store, graphs) if graphs else sources)]
    else:
        parts = list(_all_graphs(store, merged=merged))
        if graphs:
            parts = _only(parts, _named(store, graphs))
    (_write_canonical if canonical else _WRITERS[form])(store, parts, out)


@dataclass(frozen=True, slots=True)
class Part:
    """A graph of the exported file, under its name (None: the default graph), and the stored graphs that it unites."""

    name: ox.NamedNode | None
    sources: tuple[GraphName, ...]


def _named(store: ox.Store, names: Iterable[str]) -> tuple[GraphName, ...]:
    """The stored graphs that a user names; UsageError for one that is not there."""
    found: dict[GraphName, None] = {}
    for name in names:
        if name == "articles":
            found |= dict.fromkeys(_article_graphs(store))
        elif name in _GRAPHS:
            found[_GRAPHS[name]] = None
        else:
            found[_article_graph(store, name)] = None
    return tuple(found)


def _article_graph(store: ox.Store, name: str) -> GraphName:
    try:
        graph = node(name if ":" in name else f"{ID}article/{name.removeprefix('article/')}")
    except ValueError:
        graph = None
    if graph is None or not store.contains_named_graph(graph):
        raise UsageError(
            f"no graph '{name}'", remedy=f"there are: {', '.join(_GRAPHS)}, articles, and each article's IRI"
        )
    return graph


def _only(parts: Iterable[Part], wanted: Collection[GraphName]) -> list[Part]:
    """Parts without the sources that are not wanted."""
    kept = (Part(part.name, tuple(each for each in part.sources if each in wanted)) for part in parts)
    return [part for part in kept if part.sources]


def _article_graphs(store: ox.Store) -> list[ox.NamedNode]:
    others = _GRAPHS.values()
    graphs = [graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode) and graph not in others]
    return sorted(graphs, key=lambda graph: graph.value)


def _all_graphs(store: ox.Store, *, merged: bool) -> Iterator[Part]:
    yield Part(None, (DEFAULT_GRAPH, *_REASONED) if merged else (DEFAULT_GRAPH,))
    for graph in _article_graphs(store):
        yield Part(graph, (graph,))
    for graph in (*_BESIDE, *(() if merged else _REASONED)):
        yield Part(graph, (graph,))


def _write_lines(store: ox.Store, parts: Iterable[Part], out: IO[bytes]) -> None:
    """N-Triples or N-Quads, sorted within each graph."""
    from citygraph.graph.exporting.lines import in_graph, sorted_lines

    for part in parts:
        lines = sorted_lines(store, part.sources)
        out.writelines(lines if part.name is None else in_graph(lines, part.name))


def _write_canonical(store: ox.Store, parts: Iterable[Part], out: IO[bytes]) -> None:
    from citygraph.graph.exporting.canonical import canonical

    out.writelines(canonical(_graphs(store, parts)))


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
