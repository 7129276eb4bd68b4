"""The next generation of a graph, from the one before and what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import arrivals, article_graphs, conclusions, names
from citygraph.graph.archive import Readings
from citygraph.graph.describe import describe_default
from citygraph.graph.fusing_index import FusingIndex
from citygraph.graph.infer import infer_in, notes
from citygraph.graph.ledger import Ledger
from citygraph.graph.ontology import ontology
from citygraph.graph.rejection import Rejection
from citygraph.graph.short import shorten
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.graph.upkeep import keep_up
from citygraph.model import Fusion, Iri
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

_INFERRED = node(INFERRED_GRAPH)
_MUCH = 0.1


class Draft:
    """A generation in the making; nothing of it is seen before the writer commits it.

    In this order: fusing decides by :attr:`index` what the articles' things are; :meth:`write_articles`; fusing
    believes; what breaks a shape may be set aside (:meth:`set_aside`), and what follows be added (:meth:`infer`).
    """

    def __init__(self, database: sqlite3.Connection, folder: Path, before: Path | None) -> None:
        self._database = database
        self._ledger = Ledger(folder, before)
        self._before = before
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

    def infer(self) -> tuple[str, ...]:
        """Add what follows from the facts; gives notes of what cannot all be."""
        graph = self._ledger.written()
        if self._before is None or not conclusions.are_kept(self._database) or self._is_much():
            inference = infer_in(graph)
            self._ledger.replace_graph(_INFERRED, inference.quads)
            conclusions.keep(self._database, inference.unsaid, inference.clashes)
            return inference.notes
        unsaid, clashes = conclusions.kept(self._database)
        before = ox.Store.read_only(str(self._before))
        upkeep = keep_up(graph, before, self._ledger.subjects, unsaid, clashes)
        self._ledger.change_graph(_INFERRED, upkeep.come, upkeep.go)
        conclusions.keep(self._database, upkeep.unsaid, upkeep.clashes)
        return notes(upkeep.clashes)

    def infer_nothing(self) -> None:
        """Leave nothing in the graph that is not stated."""
        self._ledger.replace_graph(_INFERRED, ())
        conclusions.drop(self._database)

    def note(self, notes: Iterable[str]) -> None:
        """Keep what there is to tell of the build."""
        self._notes = tuple(notes)

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

    def _is_much(self) -> bool:
        """True when so much changed that all is reasoned over sooner than what changed."""
        things: int = self._database.execute("SELECT count(*) FROM thing").fetchone()[0]
        return len(self._ledger.subjects) > _MUCH * things

    def _add_to(self, figure: str, step: int) -> None:
        self._database.execute("INSERT OR IGNORE INTO figure VALUES (?, 0)", (figure,))
        self._database.execute("UPDATE figure SET value = value + ? WHERE name = ?", (step, figure))


def _by_subject(quads: Iterable[ox.Quad]) -> dict[str, set[ox.Quad]]:
    found: dict[str, set[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(iri_of(quad.subject), set()).add(quad)
    return found
