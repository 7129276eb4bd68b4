"""What the archive knows for fusing: what articles say of things, what these are, and what changed since.

It is an ``Index`` as ``citygraph.fuse`` asks for one; what is decided and believed goes into the archive's tables and,
by way of the ledger, into the graph.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from citygraph.graph.asking import ask, ask_texts
from citygraph.graph.described import Described
from citygraph.graph.holding import Holding
from citygraph.graph.ledger import Ledger
from citygraph.graph.reading_json import load_claims
from citygraph.graph.shelf import Shelf
from citygraph.graph.short import lengthen, shorten
from citygraph.model import Belief, Document, Excerpt, Iri, Outline, PartialDate

Mentioned = tuple[Iri, Iri]
Filed = tuple[Iri, Iri, int]

_KEYS_OF_TEXT = ("office", "name", "agreement")
_IN_A_STEP = 1000
_REMEMBERED = 50_000
T = TypeVar("T", int, str)


class Head(NamedTuple):
    """What every excerpt of an article repeats."""

    iri: Iri
    published: PartialDate | None
    source: Iri


class FusingIndex:
    """The archive as fusing sees it while one generation is made."""

    def __init__(self, database: sqlite3.Connection, ledger: Ledger) -> None:
        self._database = database
        self._shelf = Shelf(database)
        self.described = Described(database)
        self.places = self.described.places
        self._heads: dict[int, Head] = {}
        self._numbers: dict[Iri, int] = {}
        self._outlines: dict[Iri, Outline | None] = {}
        self._holding = Holding(database, ledger, self.described)

    @property
    def believed(self) -> int:
        """The facts that came, less those that went."""
        return self._holding.believed

    # What is to be looked at

    def touched(self, sort: str, most: int) -> frozenset[int]:
        """Touched keys under which about so many mentions are filed; none when all are looked at."""
        count = "SELECT count(*) FROM key WHERE key.sort = touched.sort AND key.key = touched.key"
        query = f"SELECT key, ({count}) FROM touched WHERE sort = ? LIMIT ?"  # noqa: S608 - fixed
        return frozenset(_as_many(self._database.execute(query, (sort, most)), most))

    def touch(self, mentions: Iterable[Mentioned]) -> None:
        """The keys of mentions are touched."""
        self._database.executemany(
            "INSERT OR IGNORE INTO touched SELECT sort, key FROM key WHERE article = ? AND iri = ?",
            ((self._article(article), shorten(iri)) for article, iri in mentions),
        )

    def pass_over_lone_articles(self, sort: str) -> None:
        """Touched keys that one article alone has, which is no copy of another one, are touched no more."""
        self._database.execute(
            "DELETE FROM touched WHERE sort = ?"
            " AND (SELECT count(*) <= 1 AND max(copy_of) IS NULL FROM key CROSS JOIN article ON id = article"
            " WHERE key.sort = touched.sort AND key.key = touched.key)",
            (sort,),
        )

    def looked_at(self, sort: str, keys: Iterable[int]) -> None:
        """These keys are touched no more."""
        self._database.executemany("DELETE FROM touched WHERE sort = ? AND key = ?", ((sort, key) for key in keys))

    def changed(self) -> list[Iri]:
        """The articles that are changed so far."""
        return [self._head(article).iri for (article,) in self._database.execute("SELECT article FROM changed")]

    def doubtful(self, sort: str, most: int) -> list[Iri]:
        """Doubtful things of a sort (empty: of any), with about so many excerpts; none when there are no more."""
        low, high = _range(sort) if sort else ("", "\U0010ffff")
        count = "SELECT count(*) FROM profile WHERE profile.thing = doubtful.thing"
        query = f"SELECT thing, ({count}) FROM doubtful WHERE thing >= ? AND thing < ? LIMIT ?"  # noqa: S608 - fixed
        things = list(_as_many(self._database.execute(query, (low, high, most)), most))
        self._database.executemany("DELETE FROM doubtful WHERE thing = ?", ((thing,) for thing in things))
        return [lengthen(thing) for thing in things]

    def left(self) -> int:
        """How much is touched or doubtful, roughly."""
        touched = self._one("SELECT count(*) FROM touched") // _IN_A_STEP
        return touched + self._one("SELECT count(*) FROM doubtful") // _IN_A_STEP

    def doubt(self, things: Iterable[str]) -> None:
        """Note things (short) whose facts may be others now."""
        self._database.executemany("INSERT OR IGNORE INTO doubtful VALUES (?)", ((thing,) for thing in things))

    # What articles say

    def file(self, sort: str, articles: Collection[Iri], filed: Iterable[Filed]) -> None:
        """File what articles mention under these keys and no others; these, and those before, are touched."""
        numbers = {article: self._article(article) for article in articles}
        touch = "INSERT OR IGNORE INTO touched SELECT sort, key FROM key WHERE article = ? AND sort = ?"
        these = [(number, sort) for number in numbers.values()]
        self._database.executemany(touch, these)
        self._database.executemany("DELETE FROM key WHERE article = ? AND sort = ?", these)
        self._database.executemany(
            "INSERT OR IGNORE INTO key VALUES (?, ?, ?, ?)",
            ((sort, key, numbers[article], shorten(iri)) for article, iri, key in filed),
        )
        self._database.executemany(touch, these)

    def filed(self, sort: str, keys: Iterable[int]) -> list[Filed]:
        """What is filed under some keys."""
        query = "SELECT article, iri, key FROM asked CROSS JOIN key ON sort = ? AND key = number"
        return [
            (head.iri, lengthen(iri) if iri else head.iri, key)
            for article, iri, key in ask(self._database, query, ((key, None) for key in keys), sort)
            for head in [self._head(article)]
        ]

    def keys(self, sort: str, mentions: Iterable[Mentioned]) -> frozenset[int]:
        """The keys of mentions."""
        query = (
            "SELECT DISTINCT key FROM asked CROSS JOIN key INDEXED BY key_by_article"
            " ON article = number AND sort = ? AND iri = text"
        )
        rows = ((self._article(article), "" if iri == article else shorten(iri)) for article, iri in mentions)
        return frozenset(key for (key,) in ask(self._database, query, rows, sort))

    def mentions_named(self, iris: Iterable[Iri]) -> frozenset[Mentioned]:
        """The mentions that their article, or what was decided of them, gives one of these IRIs."""
        query = (
            "SELECT article, iri FROM profile WHERE thing = :iri"
            " UNION SELECT article, iri FROM profile WHERE iri = :iri AND thing <> iri"
        )
        return frozenset(
            (self._head(article).iri, lengthen(mention))
            for iri in iris
            for article, mention in self._database.execute(query, {"iri": shorten(iri)})
        )

    def overruled(self) -> frozenset[Mentioned]:
        """The mentions of which a user told what they are."""
        rows = self._database.execute(
            "SELECT article, iri FROM profile WHERE reason >= 'told by' AND reason < 'told bz'"
        ).fetchall()
        return frozenset((self._head(article).iri, lengthen(iri)) for article, iri in rows)

    def mates(self, mentions: Iterable[Mentioned]) -> frozenset[Mentioned]:
        """The mentions of the things that these mentions were decided to be."""
        things = (thing for (thing,) in self._ask_mentions("SELECT DISTINCT thing", mentions))
        mates = "SELECT article, iri FROM asked CROSS JOIN profile ON thing = text"
        return frozenset(
            (self._head(article).iri, lengthen(iri)) for article, iri in ask_texts(self._database, mates, things)
        )

    def excerpts_of(self, mentions: Iterable[Mentioned]) -> list[Excerpt]:
        """What articles say of the things that they mention."""
        return list(self._excerpts(self._ask_mentions("SELECT article, iri, thing, claims", mentions)))

    def excerpts_in(self, articles: Iterable[Iri], sorts: Iterable[str]) -> list[Excerpt]:
        """What articles say of all their things of some sorts."""
        numbers = [(self._article(article), None) for article in articles]
        query = (
            "SELECT article, iri, thing, claims FROM asked"
            " CROSS JOIN profile ON article = number AND iri >= ? AND iri < ?"
        )
        return [
            excerpt for sort in sorts for excerpt in self._excerpts(ask(self._database, query, numbers, *_range(sort)))
        ]

    def excerpts_about(self, things: Iterable[Iri]) -> list[Excerpt]:
        """What all articles say of fused things; the claims are about these."""
        query = "SELECT article, iri, thing, claims FROM asked CROSS JOIN profile ON thing = text"
        rows = ask_texts(self._database, query, map(shorten, things))
        return [self._excerpt_of_fused(*row) for row in rows]

    def documents(self, articles: Iterable[Iri]) -> dict[Iri, Document]:
        """The texts of articles."""
        return {article: self._shelf.document(self._article(article)) for article in articles}

    def things(self) -> list[Iri]:
        """All things that articles speak of, in code-point order."""
        rows = self._database.execute("SELECT DISTINCT thing FROM profile")
        return sorted(lengthen(thing) for (thing,) in rows)

    # What is decided

    def attribute(self, sources: Mapping[Iri, Iri]) -> None:
        """Articles are copies of (or first with) the text of a source; the keys of those of another one are touched."""
        for iri, source in sources.items():
            article = self._article(iri)
            before = self._head(article).source
            if before == source:
                continue
            self._database.execute(
                "UPDATE article SET copy_of = ? WHERE id = ?", (None if source == iri else source, article)
            )
            del self._heads[article]
            self._database.execute("INSERT OR IGNORE INTO attributed VALUES (?, ?)", (article, before))
            self._database.execute("INSERT OR IGNORE INTO changed VALUES (?)", (article,))
            touch = "INSERT OR IGNORE INTO touched SELECT sort, key FROM key WHERE article = ? AND sort = ?"
            self._database.executemany(touch, ((article, sort) for sort in _KEYS_OF_TEXT))

    def decide(self, verdicts: Iterable[tuple[Iri, Iri, Iri, str]]) -> None:
        """The things of articles are fused things, for a reason."""
        wanted = {
            (self._article(owner), shorten(iri)): (shorten(fused), reason) for owner, iri, fused, reason in verdicts
        }
        query = "SELECT article, iri, thing, reason FROM asked CROSS JOIN profile ON article = number AND iri = text"
        changes = [
            (article, iri, before, *wanted[article, iri])
            for article, iri, before, reason in ask(self._database, query, wanted)
            if (before, reason) != wanted[article, iri]
        ]
        self._database.executemany(
            "UPDATE profile SET reason = ? WHERE article = ? AND iri = ?",
            ((reason, article, iri) for article, iri, before, after, reason in changes if before == after),
        )  # without naming `thing`, whose indexes would be written again
        self._database.executemany(
            "UPDATE profile SET thing = ?, reason = ? WHERE article = ? AND iri = ?",
            ((after, reason, article, iri) for article, iri, before, after, reason in changes if before != after),
        )
        self.doubt({thing for _, iri, before, after, _ in changes for thing in (iri, before, after)})
        others = [(article, iri, before) for article, iri, before, after, _ in changes if before != after]
        self._database.executemany("INSERT OR IGNORE INTO decided VALUES (?, ?, ?)", others)
        self._database.executemany("INSERT OR IGNORE INTO changed VALUES (?)", ((other[0],) for other in others))

    def fused(self, mentions: Iterable[Mentioned]) -> dict[Mentioned, Iri]:
        """What mentions were decided to be, where that is another IRI."""
        rows = self._ask_mentions("SELECT article, iri, thing", mentions, "WHERE thing <> iri")
        return {(self._head(article).iri, lengthen(iri)): lengthen(thing) for article, iri, thing in rows}

    def verdicts_on(self, mentions: Iterable[Mentioned]) -> list[tuple[Iri, Iri, Iri, str]]:
        """What was decided of some mentions."""
        rows = self._ask_mentions("SELECT article, iri, thing, reason", mentions, "WHERE reason IS NOT NULL")
        return [
            (self._head(article).iri, lengthen(iri), lengthen(thing), reason) for article, iri, thing, reason in rows
        ]

    def verdicts(self) -> list[tuple[Iri, Iri, Iri, str]]:
        """All that was decided."""
        rows = self._database.execute("SELECT article, iri, thing, reason FROM profile WHERE reason IS NOT NULL")
        return [
            (self._head(article).iri, lengthen(iri), lengthen(thing), reason) for article, iri, thing, reason in rows
        ]

    # What is believed

    def outline(self, thing: Iri) -> Outline | None:
        """The outline of a thing that is there."""
        if thing not in self._outlines:
            query = "SELECT name, governs FROM thing WHERE iri = ? AND name IS NOT NULL"
            row = self._database.execute(query, (shorten(thing),)).fetchone()
            self._outlines[thing] = Outline(*row) if row else None
        return self._outlines[thing]

    def hold(self, beliefs: Iterable[Belief]) -> None:
        """Believe this of things; what points to one that came, went or changed its outline is doubtful now."""
        self.doubt(self._holding.hold(beliefs))
        self._outlines.clear()

    def _ask_mentions(self, select: str, mentions: Iterable[Mentioned], where: str = "") -> list[Any]:
        query = f"{select} FROM asked CROSS JOIN profile ON article = number AND iri = text {where}"
        return ask(self._database, query, ((self._article(article), shorten(iri)) for article, iri in mentions))

    def _excerpts(self, rows: Iterable[Any]) -> Iterator[Excerpt]:
        for article, iri, thing, claims in rows:
            head = self._head(article)
            mine = lengthen(iri)
            told = load_claims(mine, claims)
            yield Excerpt(head.iri, mine, lengthen(thing), head.published, head.source, told)

    def _excerpt_of_fused(self, article: int, iri: str, thing: str, claims: str) -> Excerpt:
        head, fused = self._head(article), lengthen(thing)
        return Excerpt(head.iri, lengthen(iri), fused, head.published, head.source, load_claims(fused, claims))

    def _head(self, article: int) -> Head:
        if article not in self._heads:
            if len(self._heads) >= _REMEMBERED:
                self._heads.clear()
            query = "SELECT iri, published, copy_of FROM article WHERE id = ?"
            iri, published, source = self._database.execute(query, (article,)).fetchone()
            day = PartialDate.parse(published) if published else None
            self._heads[article] = Head(Iri(iri), day, Iri(source or iri))
        return self._heads[article]

    def _article(self, iri: Iri) -> int:
        if iri not in self._numbers:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            self._numbers[iri] = self._one("SELECT id FROM article WHERE iri = ?", iri)
        return self._numbers[iri]

    def _one(self, query: str, *values: object) -> int:
        found: int = self._database.execute(query, values).fetchone()[0]
        return found


def _range(sort: str) -> tuple[str, str]:
    """The short IRIs of the things of a sort: from, and up to."""
    return f"{sort}/", f"{sort}0"


def _as_many(rows: Iterable[tuple[T, int]], most: int) -> Iterator[T]:
    """The first of some values, of each of which there are so many, until there are enough."""
    total = 0
    for value, count in rows:
        if total >= most:
            return
        total += count
        yield value
