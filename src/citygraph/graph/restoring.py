"""A graph that was exported, as a store of its own: each triple as it stood in the file, and nothing besides.

The engine's bulk loader writes it; the archive beside it learns what there is to list and to find by name. The
readings of its sources are made from their graphs when somebody asks for them (:mod:`citygraph.graph.received`), and
put into the archive by the first writer who comes, so that what is added later is fused with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import received
from citygraph.graph.database import IN_GRAPH
from citygraph.graph.names import KINDS, Named
from citygraph.graph.names import replace as replace_names
from citygraph.graph.ontology import ontology
from citygraph.graph.shelf import GIVEN
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, TYPE, term

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_NAMES = f"""{_PROLOGUE}
SELECT ?thing ?kind ?name ?preferred WHERE {{
  VALUES ?kind {{ {" ".join(f"cg:{kind}" for kind in KINDS)} }}
  VALUES (?property ?preferred) {{ (rdfs:label true) (skos:altLabel false) }}
  ?thing a ?kind ; ?property ?name . FILTER(isIRI(?thing) && isLiteral(?name))
}} ORDER BY ?thing"""

_CLAIMS = f"""{_PROLOGUE}
SELECT ?source (COUNT(?claim) AS ?claims) WHERE {{ GRAPH ?source {{ ?claim a cg:Claim }} }} GROUP BY ?source"""


def restore(database: sqlite3.Connection, folder: Path, fill: Callable[[ox.Store], None], source: str) -> None:
    """Fill the graph of a new generation with what comes from a file or an address, and tell the archive of it."""
    store = ox.Store(str(folder))
    fill(store)
    if next(store.quads_for_pattern(None, None, None, node(ONTOLOGY_GRAPH)), None) is None:
        store.bulk_extend(ontology())
    store.flush()
    _note_sources(database, store, source)
    _note_names(database, store)
    _note_figures(database, store)
    database.execute("INSERT INTO restored VALUES (?)", (source,))


def forget(database: sqlite3.Connection) -> None:
    """Let the archive begin anew: the readings of the sources are about to be put in."""
    for table in ("restored", "article", "name", "figure"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed


def _note_sources(database: sqlite3.Connection, store: ox.Store, origin: str) -> None:
    claims = _claims_by_source(store)
    told = ("schema:datePublished", "schema:inLanguage", "schema:headline", "cg:copyOf")
    rows = []
    for source in received.sources(store):
        day, language, headline, copy_of = (received.value(store, source, curie) for curie in told)
        rows.append((source, IN_GRAPH, origin, GIVEN, day, language, headline, claims.get(source, 0), copy_of))
    database.executemany(
        "INSERT INTO article (iri, state, source, rules, published, language, headline, claims, copy_of)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _claims_by_source(store: ox.Store) -> dict[str, int]:
    """How many claims each source makes: as many as its graph has, and, of one graph, those that hang under it."""
    counts = {str(source): int(count or 0) for source, count in _values(store, _CLAIMS)}
    for quad in store.quads_for_pattern(None, node(TYPE), node(term("cg:Claim")), DEFAULT_GRAPH):
        if isinstance(quad.subject, ox.NamedNode):
            source = quad.subject.value.rpartition("/claim/")[0]
            counts[source] = counts.get(source, 0) + 1
    return counts


def _note_names(database: sqlite3.Connection, store: ox.Store) -> None:
    named: dict[str, list[Named]] = {}
    for thing, kind, name, preferred in _values(store, _NAMES):
        if thing and kind and name:
            named.setdefault(thing, []).append(Named(thing, kind.rpartition("#")[2], name, preferred == "true"))
    replace_names(database, {thing: sorted(set(names)) for thing, names in named.items()})


def _note_figures(database: sqlite3.Connection, store: ox.Store) -> None:
    facts = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    inferred = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{INFERRED_GRAPH}> {{ ?s ?p ?o }} }}"
    for name, query in (("facts", facts), ("inferred", inferred)):
        ((count,),) = _values(store, query)
        database.execute("INSERT OR REPLACE INTO figure VALUES (?, ?)", (name, int(count or 0)))


def _values(store: ox.Store, query: str) -> Iterator[tuple[str | None, ...]]:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - to SELECT
    for solution in solutions:
        yield tuple(None if value is None else value.value for value in solution)
