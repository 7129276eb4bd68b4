"""The next generation of a graph, from the one before and what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import arrivals, article_graphs, names
from citygraph.graph.archive import Readings
from citygraph.graph.describe import describe_default
from citygraph.graph.fusing_index import FusingIndex
from citygraph.graph.ledger import Ledger
from citygraph.graph.ontology import ontology
from citygraph.graph.rejection import Rejection
from citygraph.graph.short import shorten
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.model import Fusion, Iri
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

_INFERRED = node(INFERRED_GRAPH)


class Draft:
    """A generation in the making; nothing of it is seen before the writer commits it.

    In this order: fusing decides by :attr:`index` what the articles' things are; :meth:`write_articles`; fusing
    believes; what breaks a shape may be set aside (:meth:`set_aside`), and what follows be added (:meth:`infer`).
    """

    def __init__(self, database: sqlite3.Connection, folder: Path, before: Path | None) -> None:
        self._database = database
        self._ledger = Ledger(folder, before)
        if before is None:
            self._ledger.replace_graph(node(ONTOLOGY_GRAPH), ontology())
        self._rejections: tuple[Rejection, ...] = ()
        self._notes: tuple[str, ...] = ()
        self.index = FusingIndex(database, self._ledger)
        self.readings = Readings(database)
        for article in arrivals.begin(database, self.index.described):
            self._ledger.remove_graph(article)

    def write_articles(self) -> None:
        """Write the graphs of the articles that came, and rewrite those whose things are fused otherwise now."""
        self.index.doubt(article_graphs.rewrite(self._database, self._ledger))
        article_graphs.write_new(self._database, self._ledger)

    def facts(self) -> list[ox.Quad]:
        """The default graph as it is by now."""
        return self._ledger.facts()

    def set_aside(self, fusion: Fusion, kept: Fusion, rejections: Iterable[Rejection]) -> None:
        """Of all that was fused leave in the graph what is `kept`; the next generation begins with all of it again."""
        self._rejections = tuple(rejections)
        before, after = _by_subject(describe_default(fusion)), _by_subject(describe_default(kept))
        for subject in sorted(before.keys() | after):
            quads = after.get(subject, set())
            if quads != before.get(subject, set()):
                self._ledger.tell(subject, quads)
                names.replace(self._database, Iri(subject), names.index(quads))
                thing = shorten(subject.removesuffix("/geometry"))
                self._database.execute("INSERT OR IGNORE INTO set_aside VALUES (?)", (thing,))

    def infer(self, inferred: Iterable[ox.Quad], notes: Iterable[str]) -> None:
        """Keep this as what follows from the facts; and what there is to tell of the build."""
        self._notes = tuple(notes)
        self._ledger.replace_graph(_INFERRED, inferred)

    def finish(self) -> None:
        """Put the graph on disk, and into the archive what there is to say of it."""
        changes = self._ledger.changes
        self._add_to("facts", changes[DEFAULT_GRAPH])
        self._add_to("inferred", changes[_INFERRED])
        self._add_to("believed", self.index.believed)
        for table, messages in (("rejection", map(str, self._rejections)), ("note", self._notes)):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
            rows = ((message,) for message in messages)
            self._database.executemany(f"INSERT INTO {table} (message) VALUES (?)", rows)  # noqa: S608 - fixed
        self._database.execute("INSERT OR REPLACE INTO figure VALUES ('set_aside', ?)", (len(self._rejections),))
        arrivals.finish(self._database)
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._ledger.close()

    def _add_to(self, figure: str, step: int) -> None:
        self._database.execute("INSERT OR IGNORE INTO figure VALUES (?, 0)", (figure,))
        self._database.execute("UPDATE figure SET value = value + ? WHERE name = ?", (step, figure))


def _by_subject(quads: Iterable[ox.Quad]) -> dict[str, set[ox.Quad]]:
    found: dict[str, set[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(iri_of(quad.subject), set()).add(quad)
    return found
