"""Pull: the graph of a server as a store in memory, as the store was that it was pushed from."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from citygraph.pushing.push import PROGRESS_GRAPH
from citygraph.query.server import Server
from citygraph.remote import ServerError
from citygraph.vocab import ID, INFERRED_GRAPH, ONTOLOGY_GRAPH

_TOGETHER = 200  # graphs that are asked for in one query


def pull(server: Server, advance: Callable[[int], None] | None = None) -> ox.Store:
    """All that a server holds: facts in the default graph, the rest in graphs of its own.

    Raises ServerError when the server holds nothing, gives some of it only, or an unfinished push.
    """
    graphs = [graph for graph in server.graphs() if graph.startswith(ID)]
    if PROGRESS_GRAPH in graphs:
        raise ServerError(
            "the last push to this server has not come to its end",
            where=server.address.url,
            remedy="push again: it goes on from there",
        )
    store = ox.Store()
    for start in range(0, len(graphs), _TOGETHER):
        store.bulk_extend(server.quads(graphs[start : start + _TOGETHER]))
        if advance:
            advance(len(store))
    known = {
        triple
        for graph in (INFERRED_GRAPH, ONTOLOGY_GRAPH)
        for triple in (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    }
    store.bulk_extend(ox.Quad(*triple) for triple in server.merged() if triple not in known)
    if not len(store):
        raise ServerError(
            "the server holds no graph of ours", where=server.address.url, remedy="push one, or check --graph"
        )
    return store
