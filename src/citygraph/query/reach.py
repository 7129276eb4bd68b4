"""Which of the graphs that make up the default graph a query can find something in.

The engine looks up each pattern in every graph that it is given, so a graph in which none of them has a match is but
time. What is told is told by the store as it is at that moment; what takes longer to tell is remembered of a store that
nobody writes (`citygraph.query.apart`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.query.lexer import significant_tokens
from citygraph.query.matched import Group, as_match, matched, patterns

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.apart import Apart
    from citygraph.query.matched import Match

    GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def reached(store: ox.Store, text: str, graphs: Sequence[GraphName], apart: Apart | None = None) -> list[GraphName]:
    """Those of the graphs that a query needs: it has the same answer when it is asked of them alone.

    At least one; all of them for a query that may look at any triple. `apart` tells what else can be left out.
    """
    if apart is None:
        return _looked_up(store, text, graphs)
    known = apart.reached.get((text, *graphs))
    if known is None:
        known = _looked_up(store, text, graphs)
        if len(known) > 1 and (group := _group(text)) is not None:
            known = apart.needed(group, known)
        apart.remember_reached((text, *graphs), known)
    return known


def _looked_up(store: ox.Store, text: str, graphs: Sequence[GraphName]) -> list[GraphName]:
    matches = _matches(text)
    if matches is None:
        return list(graphs)
    return [graph for graph in graphs if _holds_any(store, matches, graph)] or [graphs[0]]


def _holds_any(store: ox.Store, matches: Sequence[Match], graph: GraphName) -> bool:
    return any(next(store.quads_for_pattern(*match, graph), None) is not None for match in matches)


@lru_cache(maxsize=64)
def _group(text: str) -> Group | None:
    """What to look up, of a query that is often asked again."""
    return matched(significant_tokens(text))


@lru_cache(maxsize=64)
def _matches(text: str) -> tuple[Match, ...] | None:
    group = _group(text)
    try:
        return None if group is None else tuple(map(as_match, sorted(patterns(group), key=repr)))
    except ValueError:  # no IRI: the engine says so, with its place
        return None
