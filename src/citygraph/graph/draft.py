"""The next generation of a graph, from the one before and what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import arrivals, article_graphs, conclusions, disagreements, names, surest
from citygraph.graph.checking import PLAIN, Checking
from citygraph.graph.clashes import clash, turned_down
from citygraph.graph.conclusions import Conclusions
from citygraph.graph.fusing_index import FusingIndex
from citygraph.graph.infer import Inference, infer_in
from citygraph.graph.kept_readings import Readings
from citygraph.graph.ledger import Ledger
from citygraph.graph.ontology import ontology
from citygraph.graph.rejection import Rejection, dump
from citygraph.graph.setting_aside import Believed, SettingAside
from citygraph.graph.short import lengthen, shorten
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node
from citygraph.graph.upkeep import Upkeep, keep_up
from citygraph.graph.validate import in_order
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH, TYPE

_INFERRED = node(INFERRED_GRAPH)
_CHECKED = "checked"
_MUCH = 0.1


class Draft:
    """A generation in the making; nothing of it is seen before the writer commits it.

    In this order: fusing decides by :attr:`index` what the articles' things are; :meth:`write_articles`; fusing
    believes; what breaks a shape may be set aside (:meth:`check`), and what follows be added (:meth:`infer`).
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        folder: Path,
        before: Path | None,
        *,
        to_grow: bool = True,
    ) -> None:
        self._database = database
        self._ledger = Ledger(folder, before, to_grow=to_grow)
        self._before = before
        if before is None:
            self._ledger.replace_graph(node(ONTOLOGY_GRAPH), ontology())
        self._work: SettingAside | None = None
        self.rejections: tuple[Rejection, ...] = ()
        self._is_checked = False
        self._conclusions: Conclusions | None = None
        self._notes: tuple[str, ...] = ()
        self.index = self._index(database, self._ledger)
        self.readings = Readings(database)
        set_aside = database.execute("SELECT thing FROM set_aside")
        self._set_aside_before = {str(lengthen(thing)) for (thing,) in set_aside}
        for article in arrivals.begin(database, self.index.described):
            self._ledger.remove_graph(article)

    @staticmethod
    def _index(database: sqlite3.Connection, ledger: Ledger) -> FusingIndex:
        return FusingIndex(database, ledger)

    def write_articles(self) -> None:
        """Write the graphs of the articles that came, and rewrite those whose things are fused otherwise now."""
        self.index.doubt(article_graphs.rewrite(self._database, self._ledger))
        article_graphs.write_new(self._database, self._ledger)

    def check(self, believed: Believed, checking: Checking = PLAIN) -> None:
        """Set aside what breaks a shape; the next generation begins with all of it again.

        What conformed in the generation before, and what was said of which nothing changed, conforms still.
        """
        self._is_checked = True
        self._work = self._setting_aside(believed, checking)
        self._work.go_through(self._to_be_checked())
        self.rejections = in_order(self._work.aside.rejections)
        self._database.execute("INSERT OR REPLACE INTO figure VALUES (?, 1)", (_CHECKED,))

    def check_nothing(self, believed: Believed, checking: Checking = PLAIN) -> None:
        """Leave all in the graph that is believed; what is checked next is checked as a whole."""
        self._work = self._setting_aside(believed, checking)
        self._database.execute("DELETE FROM figure WHERE name = ?", (_CHECKED,))

    def infer(self) -> None:
        """Add what follows from the facts; of what cannot all be, set the weaker claim aside."""
        found = self._follow()
        while self._resolve(found):
            found = self._follow()
        self._add_inferred(found)
        self._conclusions = Conclusions(found.unsaid, found.clashes)

    def infer_nothing(self) -> None:
        """Leave nothing in the graph that is not stated."""
        self._ledger.replace_graph(_INFERRED, ())
        self._conclusions = None

    def note(self, notes: Iterable[str]) -> None:
        """Keep what there is to tell of the build."""
        self._notes = tuple(notes)

    def finish(self) -> None:
        """Put the graph on disk, and into the archive what there is to say of it."""
        self._settle_beside()
        changes = self._ledger.changes
        self._add_to("facts", changes[DEFAULT_GRAPH])
        self._add_to("inferred", changes[_INFERRED])
        self._add_to("believed", self.index.believed)
        self._replace_rows("note", "message", self._notes)
        self._replace_rows("rejected", "content", map(dump, self.rejections))
        self._database.execute("INSERT OR REPLACE INTO figure VALUES ('set_aside', ?)", (len(self.rejections),))
        self._note_set_aside()
        conclusions.keep(self._database, self._conclusions)
        arrivals.finish(self._database)
        self.close()

    def close(self) -> None:
        """Write all of the graph, and let go of the files."""
        self._ledger.close()

    def give_up(self) -> None:
        """Let go of the files of a generation that came to nothing, unless it is finished."""
        self._ledger.give_up()

    def _follow(self) -> Inference | Upkeep:
        """What follows from the facts as they are now: all of it, or how it differs from the generation before."""
        graph = self._ledger.written()
        if self._before is None or not conclusions.are_kept(self._database) or self._is_much():
            return infer_in(graph)
        kept = conclusions.kept(self._database)
        before = ox.Store.read_only(str(self._before))
        return keep_up(graph, before, self._ledger.subjects, kept.unsaid, kept.clashes)

    def _add_inferred(self, found: Inference | Upkeep) -> None:
        if isinstance(found, Inference):
            self._ledger.replace_graph(_INFERRED, found.quads)
        else:
            self._ledger.change_graph(_INFERRED, found.come, found.go)

    def _resolve(self, found: Inference | Upkeep) -> bool:
        """Set aside what makes things clash; True when something was, so that less follows."""
        work = self._work
        if work is None:
            return False
        graph = self._ledger.written()
        clashes = [clash(each, graph, found.why, work.facts, self.readings) for each in found.clashes]
        changed: set[str] = set()
        for each in sorted(clashes, key=str):
            if not any(map(work.aside.holds, each.facts)):
                weakest = each.weakest
                rejection = turned_down(each, weakest, self.readings)
                changed |= work.turn_down(rejection, [weakest] if weakest else [])
        if changed and self._is_checked:
            work.go_through(changed)
        self.rejections = in_order(work.aside.rejections)
        return bool(changed)

    def _settle_beside(self) -> None:
        """Nobody disagrees with what is set aside, or states it."""
        for fact in self._work.aside.facts if self._work else ():
            for each in disagreements.with_fact(self._ledger.written(), fact):
                self._ledger.tell(each, (), disagreements.GRAPH)
            self._ledger.remove(surest.describe([fact]))

    def _note_set_aside(self) -> None:
        """Of things of which something was set aside, the names, and that they are to be looked at again."""
        if self._work is None or not self._work.aside.subjects:
            return
        graph = self._ledger.written()
        for subject in sorted(self._work.aside.subjects):
            quads = graph.quads_for_pattern(node(subject), None, None, DEFAULT_GRAPH)
            names.replace(self._database, {subject: names.index(quads)})
            thing = shorten(subject.removesuffix("/geometry"))
            self._database.execute("INSERT OR IGNORE INTO set_aside VALUES (?)", (thing,))

    def _setting_aside(self, believed: Believed, checking: Checking) -> SettingAside:
        return SettingAside(self._ledger, checking, believed, self.index.described, self.readings)

    def _is_much(self) -> bool:
        """True when so much changed that all is reasoned over sooner than what changed."""
        things: int = self._database.execute("SELECT count(*) FROM thing").fetchone()[0]
        return len(self._ledger.subjects) > _MUCH * things

    def _to_be_checked(self) -> set[str]:
        """What was told anew, and what points to things that are of other classes now; or all of the graph."""
        graph = self._ledger.written()
        checked = self._database.execute("SELECT 1 FROM figure WHERE name = ?", (_CHECKED,)).fetchone()
        if self._before is None or not checked:
            return {iri_of(quad.subject) for quad in graph.quads_for_pattern(None, None, None, DEFAULT_GRAPH)}
        told = self._ledger.subjects | self._set_aside_before
        before = ox.Store.read_only(str(self._before))
        changed = (subject for subject in told if _types(before, subject) != _types(graph, subject))
        return told | {
            iri_of(quad.subject)
            for subject in changed
            for quad in graph.quads_for_pattern(None, None, node(subject), DEFAULT_GRAPH)
        }

    def _replace_rows(self, table: str, column: str, values: Iterable[str]) -> None:
        self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
        rows = ((value,) for value in values)
        self._database.executemany(f"INSERT INTO {table} ({column}) VALUES (?)", rows)  # noqa: S608 - fixed

    def _add_to(self, figure: str, step: int) -> None:
        self._database.execute("INSERT OR IGNORE INTO figure VALUES (?, 0)", (figure,))
        self._database.execute("UPDATE figure SET value = value + ? WHERE name = ?", (step, figure))


def _types(store: ox.Store, subject: str) -> set[str]:
    return {iri_of(quad.object) for quad in store.quads_for_pattern(node(subject), node(TYPE), None, DEFAULT_GRAPH)}
