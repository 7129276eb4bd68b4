"""Which of the graphs that make up the default graph a query can find something in.

The engine looks up each pattern in every graph that it is given, so a graph in which none of them has a match is but
time. What is told is told by the store as it is at that moment: nothing is kept that could grow old.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.query.lexer import significant_tokens
from citygraph.query.matched import Pattern, patterns

if TYPE_CHECKING:
    import pyoxigraph as ox

    GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
    Match = tuple[ox.NamedNode | None, ox.NamedNode, ox.NamedNode | None]


def reached(store: ox.Store, text: str, graphs: Sequence[GraphName]) -> list[GraphName]:
    """Those of the graphs that a query needs: it has the same answer when it is asked of them alone.

    At least one; all of them for a query that may look at any triple.
    """
    matches = _matches(text)
    if matches is None:
        return list(graphs)
    return [graph for graph in graphs if _holds_any(store, matches, graph)] or [graphs[0]]


def _holds_any(store: ox.Store, matches: Collection[Match], graph: GraphName) -> bool:
    return any(next(store.quads_for_pattern(*match, graph), None) is not None for match in matches)


@lru_cache(maxsize=64)
def _matches(text: str) -> tuple[Match, ...] | None:
    """What to look up, of a query that is often asked again."""
    found = patterns(significant_tokens(text))
    try:
        return None if found is None else tuple(map(_match, sorted(found, key=repr)))
    except ValueError:  # no IRI: the engine says so, with its place
        return None


def _match(pattern: Pattern) -> Match:
    import pyoxigraph as ox

    subject, predicate, value = pattern
    return (
        None if subject is None else ox.NamedNode(subject),
        ox.NamedNode(predicate),
        None if value is None else ox.NamedNode(value),
    )
