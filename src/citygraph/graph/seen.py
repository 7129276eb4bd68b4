"""A part of what a generation believes, made of the generation: its files are shared, and only what differs is written.

It is a draft as that of a next generation, on a copy of the archive that goes with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path

from citygraph.graph import article_graphs
from citygraph.graph.database import IN_GRAPH, LEAVING, WAITING
from citygraph.graph.draft import Draft
from citygraph.graph.fusing_index import FusingIndex
from citygraph.graph.ledger import Ledger
from citygraph.graph.shelf import Shelf
from citygraph.graph.short import shorten
from citygraph.model import Excerpt, Iri

Backing = tuple[Iri, int]


class SeenIndex(FusingIndex):
    """The archive's copy as fusing sees it, of whose claims some are hidden."""

    def __init__(self, database: sqlite3.Connection, ledger: Ledger) -> None:
        super().__init__(database, ledger)
        self.hidden: dict[int, set[int]] = {}
        """By article, the places of the claims that count no more."""

    def by_article(self) -> Iterator[list[Excerpt]]:
        """What each article says that is not hidden; claims are about the fused things, and name others as it does."""
        rows = self._database.execute("SELECT article, iri, thing, claims FROM profile ORDER BY article, iri")
        for _, mine in groupby(rows, key=lambda row: row[0]):
            yield [self._excerpt_of_fused(*row) for row in mine]

    def hide(self, hidden: Collection[Backing]) -> None:
        """These claims count no more."""
        for article, index in hidden:
            self.hidden.setdefault(self._article(article), set()).add(index)

    def doubt_things(self, things: Iterable[Iri]) -> None:
        """Of these things something else may be believed."""
        self.doubt(map(shorten, things))

    def _excerpt_of_fused(self, article: int, iri: str, thing: str, claims: str) -> Excerpt:
        excerpt = super()._excerpt_of_fused(article, iri, thing, claims)
        hidden = self.hidden.get(article)
        if not hidden:
            return excerpt
        shown = tuple(one for one in excerpt.claims if one[0] not in hidden)
        return Excerpt(excerpt.article, excerpt.iri, excerpt.thing, excerpt.published, excerpt.source, shown)


class SeenDraft(Draft):
    """A view in the making; what it shows is in its folder when it is closed."""

    index: SeenIndex

    def __init__(self, database: sqlite3.Connection, folder: Path, before: Path) -> None:
        super().__init__(database, folder, before, to_grow=False)

    @staticmethod
    def _index(database: sqlite3.Connection, ledger: Ledger) -> SeenIndex:
        return SeenIndex(database, ledger)

    @property
    def claims(self) -> int:
        """How many claims the articles make."""
        count: int = self._database.execute("SELECT coalesce(sum(claims), 0) FROM article").fetchone()[0]
        return count

    def hide_in_articles(self) -> None:
        """Take what is hidden out of the graphs of articles."""
        if self.index.hidden:
            article_graphs.hide(self._database, self._ledger, self.index.hidden)

    def infer_all_the_same(self) -> None:
        """Add what follows from the facts, whether all of it can be or not."""
        self._add_inferred(self._follow())


@contextmanager
def seen(archive: sqlite3.Connection, before: Path, folder: Path) -> Iterator[SeenDraft]:
    """A view of the generation `before`, to be made in a folder that is not there yet."""
    with closing(sqlite3.connect("", isolation_level=None)) as copy:  # on disk only as far as memory does not hold it
        archive.backup(copy)
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA temp_store = MEMORY")
        _leave_what_is_in_the_graph(copy)
        with closing(SeenDraft(_begun(copy), folder, before)) as draft:
            yield draft


def _begun(copy: sqlite3.Connection) -> sqlite3.Connection:
    from citygraph.graph import arrivals

    copy.executescript(arrivals.NOTES)
    copy.execute("BEGIN")
    return copy


def _leave_what_is_in_the_graph(copy: sqlite3.Connection) -> None:
    """What waits is in no view; what leaves has not left yet."""
    shelf = Shelf(copy)
    for (article,) in copy.execute("SELECT id FROM article WHERE state = ?", (WAITING,)).fetchall():
        shelf.erase(article)
    copy.execute("UPDATE article SET state = ? WHERE state = ?", (IN_GRAPH, LEAVING))
