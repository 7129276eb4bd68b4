"""The store on disk as it is written: batch by batch, and generation by generation."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from citygraph import collector
from citygraph.errors import StoreError
from citygraph.graph import database, generations
from citygraph.graph.shelf import Key, KnownArticles, Shelf
from citygraph.graph.snapshot import damaged
from citygraph.graph.version import fusing_version
from citygraph.model import Document, Reading
from citygraph.rdf import Iri
from citygraph.same_places import Same

if TYPE_CHECKING:
    from citygraph.graph.decisions import Decisions
    from citygraph.graph.draft import Draft


class Writer:
    """The only writer of a store.

    Articles that are put and taken out wait; :meth:`save` keeps what was said so far, so that a build that is killed
    goes on from there. :meth:`draft` makes a generation of the graph in which they are.
    """

    def __init__(self, root: Path, archive: sqlite3.Connection, told: str, known: KnownArticles) -> None:
        from citygraph.graph import arrivals

        self.root = root
        self.known = known
        """What was kept so far, as other processes may ask it."""
        self._database = archive
        self._shelf = Shelf(archive)
        self._fusing = fusing_version()
        self._told = told
        archive.executescript(arrivals.NOTES)
        archive.execute("BEGIN IMMEDIATE")
        self._starts_over = False
        if not self._shelf.count("true"):
            archive.execute("UPDATE store SET fusing = ?", (self._fusing,))

    @property
    def is_new(self) -> bool:
        """True before the first generation."""
        return database.generation(self._database) is None

    @property
    def is_fused_otherwise(self) -> bool:
        """True when articles were fused, or filed to be, by another version of this program."""
        found: str = self._database.execute("SELECT fusing FROM store").fetchone()[0]
        return found != self._fusing

    def start_over(self, keys_of: Callable[[Reading], Iterable[Key]]) -> None:
        """Forget all that was fused, so that the next generation is made from the articles alone."""
        self._shelf.reset()
        for reading in self._shelf.readings():
            self._shelf.file(reading.article, keys_of(reading))
        self._database.execute("UPDATE store SET fusing = ?", (self._fusing,))
        self._starts_over = True

    @property
    def is_fused(self) -> bool:
        """True when all articles are in the graph, with all their facts and none besides."""
        beside = "SELECT 1 FROM figure WHERE name IN ('reasoned', 'inferred', 'set_aside') AND value > 0"
        return not (
            self.is_new
            or self.is_fused_otherwise
            or database.told(self._database) != self._told
            or self._shelf.count("state <> 1")
            or self._database.execute(beside).fetchone()
        )

    def source_of(self, article: Iri) -> str | None:
        """The file or row that an article was read from; None for one that is not there."""
        return self._shelf.source_of(article)

    def of_source(self, source: str) -> list[Iri]:
        """The articles that were read from a file or row."""
        return self._shelf.of_source(source)

    def document_of(self, article: Iri) -> Document | None:
        """The text of an article as it was read; None for one that is not there."""
        return self._shelf.document_of(article)

    def stand_by(self, document: Document, article: Iri) -> None:
        """An article stands in another file or row too, as this document."""
        self._shelf.stand_by(document, article)

    def bring_back(self, document: Document, article: Iri) -> bool:
        """Let an article stay that was to go, for this document's file or row has it now; False when it has another."""
        return self._shelf.bring_back(document, article)

    def leave_to(self, article: Iri | None, source: str) -> tuple[int, list[Document]]:
        """Take out what was read from a file or row, but this article; gives how many articles that are.

        What stands in another file too stays, and is to be put in as that one has it: as these documents.
        """
        return self._shelf.leave_to(article, source)

    def sources(self) -> dict[Iri, list[str]]:
        """The files and rows in which every article stands."""
        return self._shelf.sources()

    def outdated(self) -> Iterator[Document]:
        """The documents of articles that other rules or lexicons have read, one by one."""
        return self._shelf.outdated()

    def count_outdated(self) -> int:
        """How many articles other rules or lexicons have read."""
        return self._shelf.count_outdated()

    def count_waiting(self) -> int:
        """How many articles wait to be fused."""
        return self._shelf.count(f"state = ? AND state <> {database.IN_GRAPH}", database.WAITING)

    def count_fused(self) -> int:
        """How many articles are in the graph."""
        return self._shelf.count("state <> ?", database.WAITING)

    def totals(self) -> dict[str, int]:
        """What there is: articles, claims, and the figures of the graph."""
        return self._shelf.totals()

    def pass_over(self, sources: Iterable[str]) -> None:
        """Note files and rows whose articles are not worth the reading."""
        rows = ((source,) for source in sources)
        self._database.executemany("INSERT OR IGNORE INTO passed_over VALUES (?)", rows)

    def put(self, reading: Reading, keys: Iterable[Key], *, given: bool = False) -> None:
        """Add an article, in place of what was read of it before; one that is `given` is never read again."""
        self._shelf.put(reading, keys, given=given)
        self._database.execute("DELETE FROM passed_over WHERE source = ?", (reading.document.source,))

    def unite_places(self, same: Same, keys_of: Callable[[Reading], Iterable[Key]]) -> None:
        """Let places be others (id → id) from the next generation on, and no more than these."""
        from citygraph.graph import united

        united.unite(self._database, self._shelf, same, keys_of)

    def take_out(self, articles: Iterable[Iri]) -> None:
        """Let articles go."""
        self._shelf.take_out(articles)

    def forget_inferred(self) -> None:
        """Let the next generation be reasoned over as a whole."""
        from citygraph.graph import conclusions

        conclusions.doubt(self._database)

    def decisions(self) -> Decisions:
        """What a user decided about what was set aside."""
        from citygraph.graph import kept_decisions

        return kept_decisions.kept(self._database, self.root)

    def decide(self, decisions: Decisions) -> None:
        """Let the next generation be checked by this, in place of what was decided before."""
        from citygraph.graph import kept_decisions

        kept_decisions.keep(self._database, decisions)

    def save(self) -> None:
        """Keep what was put, taken out and passed over; the graph stays as it is."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN IMMEDIATE")

    def restore(self, fill: Callable[[ox.Store], None], source: str) -> None:
        """Make the first generation of a graph that was exported, which `fill` adds; nothing is kept when that fails.

        `source` is the name of the file, or the address, that it comes from.
        """
        from citygraph.graph import restoring

        number = generations.new(self.root)
        try:
            restoring.restore(self._database, generations.graph_of(self.root, number), fill, source)
        except BaseException:
            generations.drop(self.root, number)
            raise
        self._count(number)

    def adopt(self, keys_of: Callable[[Reading], Iterable[Key]]) -> None:
        """Put in the readings of a graph that came from a file as a whole: what comes is to be fused with them."""
        number = database.generation(self._database)
        if number is None or not database.is_restored(self._database):
            return
        from citygraph.graph import received, restoring

        store = ox.Store.read_only(str(generations.graph_of(self.root, number)))
        restoring.forget(self._database)
        for reading in received.readings(store):
            self._shelf.put(reading, keys_of(reading), given=True)
        self._starts_over = True
        self._database.execute("UPDATE store SET fusing = ?", (self._fusing,))

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """The next generation of the graph, which counts when it is committed."""
        from citygraph.graph.draft import Draft

        before = None if self._starts_over else database.generation(self._database)
        number = generations.new(self.root)
        folder = generations.graph_of(self.root, number)
        earlier = None if before is None else generations.graph_of(self.root, before)
        try:
            draft = Draft(self._database, folder, earlier)
            try:
                yield draft
                draft.finish()
            finally:
                draft.give_up()
        except BaseException:  # where the disk is full, what came to nothing would keep it so
            generations.drop(self.root, number)
            raise
        self._count(number)
        self._starts_over = False

    def _count(self, number: int) -> None:
        """Let a generation that is whole be the one that counts."""
        generations.settle(self.root, number)
        self._database.execute("UPDATE store SET generation = ?", (number,))
        self._database.execute("DELETE FROM told")
        self._database.execute("INSERT INTO told VALUES (?)", (self._told,))
        self.save()
        generations.clear(self.root, number)


def is_empty(root: Path) -> bool:
    """True for a store that is not there, or that nothing was ever put into."""
    if not (root / generations.ARCHIVE).is_file():
        database.check_format_1(root)
        return True
    try:
        with _reported(root), closing(database.open_to_read(root)) as archive:
            return database.generation(archive) is None and not Shelf(archive).count("true")
    except StoreError as error:
        if error.what.startswith("no store"):
            return True
        raise


def was_told(root: Path) -> str:
    """The `told` with which the graph of a store was fused."""
    with _reported(root), closing(database.open_to_read(root)) as archive:
        return database.told(archive)


@contextmanager
def writing(root: Path, *, must_exist: bool = False, told: str = "") -> Iterator[Writer]:
    """The store in a folder, for one writer at a time; StoreError when another process is writing.

    `told` changes when a user tells otherwise which things are one.
    """
    if must_exist:
        with _reported(root):
            database.open_to_read(root).close()
    database.check_format_1(root)
    with (
        collector.seldom(),
        generations.writing(root),
        _reported(root),
        closing(database.open_to_write(root)) as archive,
    ):
        generations.clear(root, database.generation(archive))
        with closing(KnownArticles(root)) as known:
            yield Writer(root, archive, told, known)
        archive.execute("COMMIT")


@contextmanager
def _reported(root: Path) -> Iterator[None]:
    """What goes wrong with the store's files becomes an error that says where, and what to do."""
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError(
            f"cannot be written ({error})", where=str(root), remedy="free disk space, or choose another --store"
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(root, error) from error
