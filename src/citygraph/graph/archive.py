"""The archive as readers see it: the articles of the graph, names, figures, and what the last build had to tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from citygraph.folding import fold
from citygraph.graph.database import IN_GRAPH, LEAVING, WAITING, is_restored
from citygraph.graph.names import Named
from citygraph.graph.short import lengthen
from citygraph.rdf import Iri

if TYPE_CHECKING:
    from citygraph.graph.reasoning import Triple
    from citygraph.graph.rejection import Rejection
    from citygraph.graph.status import ArticleEntry
    from citygraph.model import Reading


class Archive:
    """An archive open for reading."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for what copies all of it."""
        return self._database

    @property
    def is_as_fused_now(self) -> bool:
        """True when this program fused its articles, and made its tables, and all of its graph is of them."""
        in_graph = self._count("article WHERE state IN (?, ?)", IN_GRAPH, LEAVING)
        return not self.is_fused_otherwise and not self.is_restored and bool(in_graph)

    @property
    def is_fused_otherwise(self) -> bool:
        """True when another version of this program fused its articles, or filed them to be fused."""
        from citygraph.graph.version import fusing_version

        found: str = self._database.execute("SELECT fusing FROM store").fetchone()[0]
        return found != fusing_version()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def readings(self, of: Iterable[Iri] | None = None) -> Iterator[Reading]:
        """The readings of the graph's articles, or of some of them, in the order of the articles' IRIs."""
        from citygraph.graph.shelf import Shelf

        shelf = Shelf(self._database)
        query = "SELECT id FROM article WHERE state IN (?, ?)"
        if of is None:
            rows = self._database.execute(f"{query} ORDER BY iri", (IN_GRAPH, LEAVING)).fetchall()
        else:
            found = (self._database.execute(f"{query} AND iri = ?", (IN_GRAPH, LEAVING, iri)) for iri in sorted(of))
            rows = [row for each in found for row in each]
        return (shelf.reading(article) for (article,) in rows)

    @property
    def is_restored(self) -> bool:
        """True when the graph came from a file, and the readings of its sources are in it alone."""
        return is_restored(self._database)

    def verdicts(self) -> list[tuple[Iri, Iri, Iri, str]]:
        """What was decided of the things of the graph's articles: article, its thing, the fused thing, and why."""
        rows = self._database.execute(
            "SELECT article.iri, profile.iri, thing, reason FROM article CROSS JOIN profile ON article = id"
            " WHERE state IN (?, ?) AND reason IS NOT NULL",
            (IN_GRAPH, LEAVING),
        )
        return [(Iri(article), lengthen(iri), lengthen(thing), reason) for article, iri, thing, reason in rows]

    def copies(self) -> dict[Iri, Iri]:
        """The articles of the graph that repeat the text of another one, and the first article with that text."""
        query = "SELECT iri, copy_of FROM article WHERE state IN (?, ?) AND copy_of IS NOT NULL ORDER BY iri"
        return {Iri(iri): Iri(first) for iri, first in self._database.execute(query, (IN_GRAPH, LEAVING))}

    def same_places(self) -> dict[str, str]:
        """The places (ids) that a user told to be others, with the ids of these."""
        from citygraph.graph import united

        return united.counting(self._database)

    def articles_naming(self, place: str) -> list[Iri]:
        """The articles of the graph that name a place (by its id)."""
        from citygraph.graph import united

        return [Iri(iri) for iri in united.articles_naming(self._database, place)]

    def articles(self) -> tuple[ArticleEntry, ...]:
        """The articles of the graph, oldest first."""
        from citygraph.graph.status import ArticleEntry

        query = (
            "SELECT iri, source, published, language, headline, claims, rules FROM article WHERE state IN (?, ?)"
            " ORDER BY coalesce(published, ''), iri"
        )
        return tuple(ArticleEntry(*row) for row in self._database.execute(query, (IN_GRAPH, LEAVING)))

    def waiting(self) -> int:
        """How many articles a build has read that did not come to put them into the graph."""
        return self._count("article WHERE state = ?", WAITING)

    def passed_over(self) -> int:
        """How many files and rows were not worth the reading."""
        return self._count("passed_over")

    def rejections(self) -> tuple[Rejection, ...]:
        """What was set aside; nothing for a store that was built before such things were kept."""
        from citygraph.graph.rejection import load

        if not self._count("sqlite_schema WHERE name = 'rejected'"):
            return ()
        return tuple(map(load, self._messages("SELECT content FROM rejected ORDER BY position")))

    def notes(self) -> tuple[str, ...]:
        """What else the build had to tell."""
        return self._messages("SELECT message FROM note ORDER BY position")

    def unsaid(self) -> frozenset[Triple]:
        """What follows from the facts and is no part of the graph."""
        from citygraph.graph import conclusions

        return conclusions.kept(self._database).unsaid if conclusions.are_kept(self._database) else frozenset()

    def figures(self) -> dict[str, int]:
        """The counts that were taken when the graph was written."""
        return dict(self._database.execute("SELECT name, value FROM figure ORDER BY name"))

    def names(self, text: str) -> tuple[Named, ...]:
        """Things of that name, whatever its case and accents; if there are none, those whose name has all its words."""
        key = fold(text)
        found = self._names("key = ?", [key])
        if found or not key:
            return found
        words = key.split()
        return self._names(" AND ".join(["' ' || key || ' ' LIKE ?"] * len(words)), [f"% {word} %" for word in words])

    def names_from(self, beginning: str, kinds: Iterable[str], most: int = 50) -> tuple[Named, ...]:
        """Things of these kinds by a name that begins so, case and accents apart: each name once, `most` at most."""
        key = fold(beginning)
        wanted = list(kinds)
        marks = ", ".join("?" * len(wanted))
        condition = f"key >= ? AND key < ? AND kind IN ({marks})"
        found = {named.name: named for named in self._names(condition, [key, key + "\U0010ffff", *wanted])}
        return tuple(found[name] for name in sorted(found)[:most])

    def _count(self, where: str, *values: int) -> int:
        count: int = self._database.execute(f"SELECT count(*) FROM {where}", values).fetchone()[0]  # noqa: S608 - fixed
        return count

    def _messages(self, query: str) -> tuple[str, ...]:
        return tuple(message for (message,) in self._database.execute(query))

    def _names(self, condition: str, values: list[str]) -> tuple[Named, ...]:
        query = f"SELECT iri, kind, name, preferred FROM name WHERE {condition} ORDER BY iri, name"  # noqa: S608 - fixed
        rows = self._database.execute(query, values)
        return tuple(Named(iri, kind, name, bool(preferred)) for iri, kind, name, preferred in rows)
