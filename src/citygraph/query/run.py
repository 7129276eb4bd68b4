"""Run a SPARQL query over a store, read-only."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from citygraph.errors import QueryError
from citygraph.query.allowed import check
from citygraph.query.reach import reached
from citygraph.query.result import Result, engine_failures
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.apart import Apart
    from citygraph.query.server import AnyStore

_GRAPHS = re.compile(r"\b(?:GRAPH|FROM|DESCRIBE|SERVICE)\b", re.IGNORECASE)
_SYNTAX = re.compile(r"error at (\d+):(\d+)")
_COMPLAINT = re.compile(r"[A-Z][A-Za-z]*(?: [A-Za-z]+)+(?=,|$)")


def asks_articles(text: str) -> bool:
    """False for a query that can't reach the graphs of articles; True for one that may."""
    return _GRAPHS.search(text) is not None


def run(store: AnyStore, text: str, services: Collection[str] = (), apart: Apart | None = None) -> Result:
    """Run a query; its default graph is facts, inferred and ontology together, unless it says FROM.

    Article graphs are reached by GRAPH. Raises QueryError for a syntax error (with line and column), for an
    update, for SERVICE but to `services`, for FROM with what is no graph of the store, and for a query that is nested
    too deeply. A server is asked by its protocol, and raises ServerError too. `apart` is what is known of a store that
    nobody writes: queries are then asked of fewer graphs, with the same rows.
    """
    import pyoxigraph as ox

    if not isinstance(store, ox.Store):
        return store.run(text, services)
    union = ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)
    own = check(text, services, has_graph=lambda iri: _has_graph(store, iri))
    try:
        with engine_failures():
            answer = store.query(text, default_graph=None if own else reached(store, text, union, apart))
    except SyntaxError as error:
        raise _syntax_error(text, str(error)) from error
    if isinstance(answer, ox.QuerySolutions):
        return Result("rows", answer, tuple(name.value for name in answer.variables))
    return Result("boolean" if isinstance(answer, ox.QueryBoolean) else "graph", answer)


def _has_graph(store: ox.Store, iri: str) -> bool:
    import pyoxigraph as ox

    try:
        return store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:  # no IRI: the engine says so, with its place
        return True


def _syntax_error(text: str, message: str) -> QueryError:
    """The engine's place, the words that stand there, and its complaint where it has one in words."""
    found = _SYNTAX.match(message)
    if not found:
        return QueryError("SPARQL syntax error", remedy="correct the query")
    line, column = int(found[1]), int(found[2])
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    place = f"before {' '.join(rest)[:30]!r}" if rest else "at the end"
    complaint = _COMPLAINT.search(message)
    what = f": {complaint[0]}" if complaint else ""
    return QueryError(f"SPARQL syntax error in line {line}, column {column}, {place}{what}", remedy="correct the query")
