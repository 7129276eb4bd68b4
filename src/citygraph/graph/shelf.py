"""The articles of an archive: put in, taken out, looked up, and read again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from citygraph.graph import reading_json
from citygraph.graph.database import IN_GRAPH, LEAVING, WAITING, ask
from citygraph.graph.short import lengthen, shorten
from citygraph.graph.version import rules_version
from citygraph.model import Claim, Document, Iri, Metadata, Place, Reading
from citygraph.remembered import Remembered
from citygraph.vocab import dataset_iri

Key = tuple[str, tuple[Iri, Iri, int]]
"""A sort of keys; an article, a thing that it mentions, and a key of that."""

GIVEN = "given"
"""In place of the rules that read it: what was imported, and is never read again."""

_OUTDATED = "rules NOT IN (?, ?) AND state <> ?"


class Shelf:
    """The articles, by their IRIs; what is put in and taken out comes to the graph and leaves it when that is fused."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._number_of = Remembered(self._number)

    def put(
        self, reading: Reading, keys: Iterable[Key], *, given: bool = False, meant: Sequence[Claim] | None = None
    ) -> None:
        """Add an article, in place of what was read of it before; one that is `given` is never read again.

        `meant` are its claims as they are to be fused, if they aren't as they were read.
        """
        self._let_go(reading.article)
        article = self._insert(reading, GIVEN if given else rules_version())
        mine = reading.article, reading.document.source
        self._database.execute("DELETE FROM standby WHERE iri = ? AND source = ?", mine)
        by_thing: dict[Iri, list[tuple[int, Claim]]] = {}
        if meant is not None:
            self._database.execute(
                "INSERT INTO as_read VALUES (?, ?)", (article, reading_json.dump_all_claims(reading.claims))
            )
        for index, claim in enumerate(reading.claims if meant is None else meant):
            by_thing.setdefault(claim.subject, []).append((index, claim))
        self._database.executemany(
            "INSERT INTO profile (article, iri, thing, claims) VALUES (?, ?, ?, ?)",
            (
                (article, iri := shorten(thing), iri, reading_json.dump_claims(claims))
                for thing, claims in by_thing.items()
            ),
        )
        self._file(article, keys)
        self._database.executemany(
            "INSERT INTO names_place VALUES (?, ?, ?)",
            ((article, position, self._number_of[place]) for position, place in enumerate(reading.places)),
        )

    def file(self, iri: Iri, keys: Iterable[Key]) -> None:
        """File an article that waits under its keys."""
        query = "SELECT id FROM article WHERE iri = ? AND state = ?"
        self._file(self._database.execute(query, (iri, WAITING)).fetchone()[0], keys)

    def take_out(self, articles: Iterable[Iri]) -> None:
        """Let articles go; one that waits goes at once."""
        for iri in articles:
            self._database.execute("DELETE FROM standby WHERE iri = ?", (iri,))
            self._let_go(iri)

    def bring_back(self, document: Document, article: Iri) -> bool:
        """Let an article stay that was to go: this document's file or row has it now.

        False when that has it otherwise, or nothing is there of it.
        """
        query = "SELECT id FROM article WHERE iri = ? AND state = ? AND rules = ?"
        found = self._database.execute(query, (article, LEAVING, rules_version())).fetchone()
        if found is None or self.text(found[0])[1] != document.metadata:
            return False
        query = "UPDATE article SET state = ?, source = ? WHERE id = ?"
        self._database.execute(query, (IN_GRAPH, document.source, found[0]))
        return True

    def stand_by(self, document: Document, article: Iri) -> None:
        """An article stands in another file or row too, as this document, and stays if it is gone from the first."""
        if document.source != self.source_of(article):
            row = article, document.source, reading_json.dump_body(document)
            self._database.execute("INSERT OR REPLACE INTO standby VALUES (?, ?, ?)", row)

    def leave_to(self, article: Iri | None, source: str) -> tuple[int, list[Document]]:
        """Take out what was read from a file or row, but this article; gives how many articles that are.

        What stands in another file too stays, and is to be put in as that one has it: as these documents.
        """
        self._database.execute("DELETE FROM standby WHERE source = ? AND iri IS NOT ?", (source, article))
        first = "SELECT content, source FROM standby WHERE iri = ? ORDER BY source LIMIT 1"
        gone = 0
        heirs: list[Document] = []
        for iri in self.of_source(source):
            if iri == article:
                continue
            if heir := self._database.execute(first, (iri,)).fetchone():
                heirs.append(reading_json.load_body(*heir)[0])
            else:
                self.take_out([iri])
                gone += 1
        return gone, heirs

    def _let_go(self, iri: Iri) -> None:
        waiting = "SELECT id FROM article WHERE iri = ? AND state = ?"
        for (article,) in self._database.execute(waiting, (iri, WAITING)).fetchall():
            self.erase(article)
        self._database.execute("UPDATE article SET state = ? WHERE iri = ? AND state = ?", (LEAVING, iri, IN_GRAPH))

    def erase(self, article: int) -> None:
        """Remove all that the archive has of an article."""
        self._database.execute("DELETE FROM article WHERE id = ?", (article,))
        for table in ("body", "profile", "key", "names_place", "as_read"):
            self._database.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - fixed

    def reading(self, article: int) -> Reading:
        """What an article says, as it was read."""
        iri, source, body = self._database.execute(
            "SELECT iri, source, content FROM article JOIN body ON article = id WHERE id = ?", (article,)
        ).fetchone()
        document, notes = reading_json.load_body(body, source)
        places = self._database.execute(
            "SELECT content FROM names_place JOIN place ON number = place WHERE article = ? ORDER BY position",
            (article,),
        )
        return Reading(
            Iri(iri),
            document,
            tuple(reading_json.load_place(content) for (content,) in places),
            self._claims_as_read(article) or tuple(claim for _, claim in self.claims(article)),
            notes,
        )

    def claims(self, article: int) -> list[tuple[int, Claim]]:
        """The claims of an article with their places in its reading, in order; about the places that are meant."""
        rows = self._database.execute("SELECT iri, claims FROM profile WHERE article = ?", (article,))
        claims = (one for thing, content in rows for one in reading_json.load_claims(lengthen(thing), content))
        return sorted(claims, key=lambda found: found[0])

    def _claims_as_read(self, article: int) -> tuple[Claim, ...]:
        """Those of an article that names a place which is another one; none of any other article."""
        if not self._keeps_as_read:
            return ()
        row = self._database.execute("SELECT claims FROM as_read WHERE article = ?", (article,)).fetchone()
        return reading_json.load_all_claims(row[0]) if row else ()

    @cached_property
    def _keeps_as_read(self) -> bool:
        """False for an archive of a program that kept none."""
        query = "SELECT 1 FROM sqlite_schema WHERE name = 'as_read'"
        return self._database.execute(query).fetchone() is not None

    def text(self, article: int) -> tuple[str, Metadata]:
        """The text of an article, and what it says about itself; quicker than its document."""
        query = "SELECT content FROM body WHERE article = ?"
        return reading_json.load_text(self._database.execute(query, (article,)).fetchone()[0])

    def document(self, article: int) -> Document:
        """The text of an article."""
        query = "SELECT content, source FROM article JOIN body ON article = id WHERE id = ?"
        return reading_json.load_body(*self._database.execute(query, (article,)).fetchone())[0]

    def document_of(self, article: Iri) -> Document | None:
        """The text of an article that stays; None for one that is not there."""
        row = self._database.execute("SELECT id FROM article WHERE iri = ? AND state <> ?", (article, LEAVING))
        found = row.fetchone()
        return self.document(found[0]) if found else None

    def metadata_of(self, article: Iri) -> Metadata | None:
        """What an article that stays says about itself; None for one that is not there."""
        row = self._database.execute("SELECT id FROM article WHERE iri = ? AND state <> ?", (article, LEAVING))
        found = row.fetchone()
        return self.text(found[0])[1] if found else None

    def readings(self) -> Iterator[Reading]:
        """All that articles say which stay, one by one."""
        rows = self._database.execute("SELECT id FROM article WHERE state <> ?", (LEAVING,)).fetchall()
        return (self.reading(article) for (article,) in rows)

    def source_of(self, article: Iri) -> str | None:
        """The file or row that an article was read from; None for one that is not there, or was given without it."""
        query = "SELECT source FROM article WHERE iri = ? AND state <> ? AND rules <> ?"
        row = self._database.execute(query, (article, LEAVING, GIVEN)).fetchone()
        return row[0] if row else None

    def sources(self) -> dict[Iri, list[str]]:
        """The files and rows in which every article stands that stays."""
        query = "SELECT iri, source FROM article WHERE state <> ? UNION SELECT iri, source FROM standby"
        found: dict[Iri, list[str]] = {}
        for iri, source in self._database.execute(query, (LEAVING,)):
            found.setdefault(Iri(iri), []).append(source)
        return found

    def count(self, where: str, *values: object) -> int:
        """How many articles there are of some kind."""
        query = f"SELECT count(*) FROM article WHERE {where}"  # noqa: S608 - fixed
        count: int = self._database.execute(query, values).fetchone()[0]
        return count

    def totals(self) -> dict[str, int]:
        """What there is: articles, datasets, claims, and the figures of the graph."""
        figures = "count(*), coalesce(sum(claims), 0), coalesce(sum(iri >= ? AND iri < ?), 0)"
        query = f"SELECT {figures} FROM article WHERE state <> ?"  # noqa: S608 - fixed
        datasets = dataset_iri("")
        sources, claims, given = self._database.execute(query, (datasets, f"{datasets}\U0010ffff", LEAVING)).fetchone()
        counted = dict(self._database.execute("SELECT name, value FROM figure"))
        return counted | {"articles": sources - given, "datasets": given, "claims": claims}

    def reset(self) -> None:
        """Let all articles wait, and nothing be known of how they were fused."""
        self._database.execute("DELETE FROM article WHERE state = ?", (LEAVING,))
        for table in ("body", "profile", "names_place", "as_read"):
            self._database.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM article)")  # noqa: S608 - fixed
        for table in ("key", "thing", "points", "name", "described", "lies_in", "set_aside", "figure", "same_place"):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
        self._database.execute("UPDATE article SET state = ?, copy_of = NULL", (WAITING,))
        self._database.execute("UPDATE profile SET thing = iri, reason = NULL")
        self._database.execute("UPDATE place SET uses = 0")

    def of_source(self, source: str) -> list[Iri]:
        """The articles that were read from a file or a row, and stay."""
        rows = self._database.execute("SELECT iri FROM article WHERE source = ? AND state <> ?", (source, LEAVING))
        return [Iri(iri) for (iri,) in rows]

    def outdated(self) -> Iterator[Document]:
        """The documents of the articles that were read by other rules or lexicons than this program has, one by one.

        Each one may be put in again before the next one is asked for.
        """
        query = f"SELECT id FROM article WHERE {_OUTDATED} ORDER BY id"  # noqa: S608 - fixed
        for (article,) in self._database.execute(query, self._outdated()).fetchall():
            yield self.document(article)

    def count_outdated(self) -> int:
        """How many that are."""
        return self.count(_OUTDATED, *self._outdated())

    @staticmethod
    def _outdated() -> tuple[object, ...]:
        return rules_version(), GIVEN, LEAVING

    def _file(self, article: int, keys: Iterable[Key]) -> None:
        self._database.executemany(
            "INSERT OR IGNORE INTO key VALUES (?, ?, ?, ?)",
            ((sort, key, article, "" if iri == owner else shorten(iri)) for sort, (owner, iri, key) in keys),
        )

    def _insert(self, reading: Reading, rules: str) -> int:
        metadata = reading.document.metadata
        inserted = self._database.execute(
            "INSERT INTO article (iri, state, source, rules, published, language, headline, claims)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                reading.article,
                WAITING,
                reading.document.source,
                rules,
                str(metadata.published) if metadata.published else None,
                metadata.language,
                metadata.headline,
                len(reading.claims),
            ),
        )
        article = inserted.lastrowid or 0
        self._database.execute(
            "INSERT INTO body VALUES (?, ?)", (article, reading_json.dump_body(reading.document, reading.notes))
        )
        return article

    def _number(self, place: Place) -> int:
        content = reading_json.dump_place(place)
        self._database.execute("INSERT OR IGNORE INTO place (id, content, uses) VALUES (?, ?, 0)", (place.id, content))
        query = "SELECT number FROM place WHERE id = ? AND content = ?"
        number: int = self._database.execute(query, (place.id, content)).fetchone()[0]
        return number


class KnownArticles:
    """What an archive holds, for a process that only asks: it opens the archive for itself when it first does."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._opened: tuple[int, sqlite3.Connection, Shelf] | None = None

    def __getstate__(self) -> Path:
        return self._root

    def __setstate__(self, root: Path) -> None:
        self._root = root
        self._opened = None

    def source_of(self, article: Iri) -> str | None:
        """The file or row that an article was read from; None for one that the archive has not."""
        return self._shelf().source_of(article)

    def has_source(self, source: str) -> bool:
        """True when an article of the archive was read from this file or row."""
        return bool(self._shelf().of_source(source))

    def metadata_of(self, article: Iri) -> Metadata | None:
        """What an article says about itself; None for one that the archive has not."""
        return self._shelf().metadata_of(article)

    def _shelf(self) -> Shelf:
        """A connection must not be shared with the process that this one was forked from."""
        if self._opened is None or self._opened[0] != os.getpid():
            archive = ask(self._root)
            self._opened = os.getpid(), archive, Shelf(archive)
        return self._opened[2]

    def close(self) -> None:
        """Let go of the archive; who only reads it and lets go last leaves what was written in a file beside it."""
        if self._opened is not None and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None
