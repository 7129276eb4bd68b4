"""Pull: the graph of a server into a store, as the store was that it was pushed from.

It comes graph by graph, and some quads at a time, so that memory is the same for any graph. A line that is dropped is
taken up again with the request that it broke: what came before stays, and what comes twice is there once.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import pyoxigraph as ox

from citygraph.pushing.persistence import Persistent
from citygraph.pushing.push import PROGRESS_GRAPH
from citygraph.query.server import Server
from citygraph.remote import ServerError
from citygraph.vocab import ID, INFERRED_GRAPH, ONTOLOGY_GRAPH

_TOGETHER = 200  # graphs that are asked for in one query
_HELD = 50_000  # quads from one writing to the next
_REASONED = tuple(ox.NamedNode(graph) for graph in (INFERRED_GRAPH, ONTOLOGY_GRAPH))

Advance = Callable[[int, int], None]
"""Is told how many graphs are here, and how many there will be."""


def pull(
    server: Server, into: ox.Store, *, advance: Advance | None = None, pause: Callable[[float], None] = time.sleep
) -> None:
    """Add all that a server holds to a store: facts in the default graph, the rest in graphs of its own.

    Raises ServerError when the server holds nothing, gives some of it only, is pushed to meanwhile, or fails more than
    a few times in a row; then the store is to be thrown away.
    """
    persistently = Persistent(pause)
    graphs = persistently(lambda: _finished(server))
    for start in range(0, len(graphs), _TOGETHER):
        some = graphs[start : start + _TOGETHER]
        persistently(lambda some=some: _write(server.quads(some), into))  # type: ignore[misc]
        if advance:
            advance(start + len(some), len(graphs) + 1)
    persistently(lambda: _write(_facts(server, into), into))
    persistently(lambda: _finished(server))
    if next(iter(into), None) is None:
        raise ServerError(
            "the server holds no graph of ours", where=server.address.url, remedy="push one, or check --graph"
        )
    if advance:
        advance(len(graphs) + 1, len(graphs) + 1)


@contextmanager
def pulled(server: Server, advance: Advance | None = None) -> Iterator[ox.Store]:
    """All that a server holds, in a store that is there meanwhile; else as :func:`pull`."""
    with tempfile.TemporaryDirectory(prefix="citygraph-") as folder:
        store = ox.Store(folder)
        pull(server, store, advance=advance)
        yield store


def _finished(server: Server) -> list[str]:
    """Our named graphs on the server; ServerError when a push is on its way, or was cut."""
    graphs = [graph for graph in server.graphs() if graph.startswith(ID)]
    if PROGRESS_GRAPH in graphs:
        raise ServerError(
            "the last push to this server has not come to its end",
            where=server.address.url,
            remedy="push again: it goes on from there",
        )
    return graphs


def _facts(server: Server, store: ox.Store) -> Iterator[ox.Quad]:
    """What stands in the merged graph and neither follows nor is the ontology's, both of which the store has."""
    for triple in server.merged():
        subject, predicate, thing = triple
        if not any(ox.Quad(subject, predicate, thing, graph) in store for graph in _REASONED):
            yield ox.Quad(subject, predicate, thing)


def _write(quads: Iterable[ox.Quad], store: ox.Store) -> None:
    every = iter(quads)
    while some := list(islice(every, _HELD)):
        store.bulk_extend(some)
