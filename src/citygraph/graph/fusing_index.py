"""What the archive knows for fusing: what articles say of things, what these are, and what changed since.

It is an ``Index`` as ``citygraph.fuse`` asks for one; what is decided and believed goes into the archive's tables and,
by way of the ledger, into the graph.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import pyoxigraph as ox

from citygraph.graph import names, places
from citygraph.graph.described import Described, place_of
from citygraph.graph.ledger import Ledger
from citygraph.graph.places import Triple
from citygraph.graph.reading_json import load_claims
from citygraph.graph.shelf import Shelf
from citygraph.graph.short import lengthen, shorten
from citygraph.graph.terms import quad, text
from citygraph.model import Belief, Document, Excerpt, Iri, Outline, PartialDate
from citygraph.vocab import term

Mentioned = tuple[Iri, Iri]
Filed = tuple[Iri, Iri, int]

_REPLACED_BY = term("dcterms:isReplacedBy")
_CHANGE_NOTE = term("skos:changeNote")
_KEYS_OF_TEXT = ("office", "name", "agreement")
_NAMED = tuple(f"{sort}/" for sort in ("place", "official", "government", "office"))
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
        self._ledger = ledger
        self._shelf = Shelf(database)
        self.described = Described(database)
        self.places = self.described.places
        self._heads: dict[int, Head] = {}
        self._numbers: dict[Iri, int] = {}
        self.believed = 0

    # What is to be looked at

    def touched(self, sort: str, most: int) -> frozenset[int]:
        """Touched keys under which about so many mentions are filed; none when all are looked at."""
        rows = self._database.execute("SELECT key FROM touched WHERE sort = ? LIMIT ?", (sort, most)).fetchall()
        count = "SELECT count(*) FROM key WHERE sort = ? AND key = ?"
        return frozenset(_as_many(rows, most, lambda key: self._one(count, sort, key)))

    def touch(self, mentions: Iterable[Mentioned]) -> None:
        """The keys of mentions are touched."""
        self._database.executemany(
            "INSERT OR IGNORE INTO touched SELECT sort, key FROM key WHERE article = ? AND iri = ?",
            ((self._article(article), shorten(iri)) for article, iri in mentions),
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
        query = "SELECT thing FROM doubtful WHERE thing >= ? AND thing < ? LIMIT ?"
        rows = self._database.execute(query, (low, high, most)).fetchall()
        count = "SELECT count(*) FROM profile WHERE thing = ?"
        things = list(_as_many(rows, most, lambda thing: self._one(count, thing)))
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
        query = "SELECT article, iri FROM key WHERE sort = ? AND key = ?"
        return [
            (head.iri, lengthen(iri) if iri else head.iri, key)
            for key in keys
            for article, iri in self._database.execute(query, (sort, key))
            for head in [self._head(article)]
        ]

    def keys(self, sort: str, mentions: Iterable[Mentioned]) -> frozenset[int]:
        """The keys of mentions."""
        query = "SELECT key FROM key WHERE article = ? AND sort = ? AND iri = ?"
        return frozenset(
            key
            for article, iri in mentions
            for (key,) in self._database.execute(
                query, (self._article(article), sort, "" if iri == article else shorten(iri))
            )
        )

    def mentions_named(self, iris: Iterable[Iri]) -> frozenset[Mentioned]:
        """The mentions that their article, or what was decided of them, gives one of these IRIs."""
        query = (
            "SELECT article, iri FROM profile WHERE thing = ?1"
            " UNION SELECT article, iri FROM profile WHERE iri = ?1 AND thing <> iri"
        )
        return frozenset(
            (self._head(article).iri, lengthen(mention))
            for iri in iris
            for article, mention in self._database.execute(query, (shorten(iri),))
        )

    def overruled(self) -> frozenset[Mentioned]:
        """The mentions of which a user told what they are."""
        rows = self._database.execute(
            "SELECT article, iri FROM profile WHERE reason >= 'told by' AND reason < 'told bz'"
        ).fetchall()
        return frozenset((self._head(article).iri, lengthen(iri)) for article, iri in rows)

    def mates(self, mentions: Iterable[Mentioned]) -> frozenset[Mentioned]:
        """The mentions of the things that these mentions were decided to be."""
        query = "SELECT thing FROM profile WHERE article = ? AND iri = ?"
        things = {
            thing
            for article, iri in mentions
            for (thing,) in self._database.execute(query, (self._article(article), shorten(iri)))
        }
        mates = "SELECT article, iri FROM profile WHERE thing = ?"
        return frozenset(
            (self._head(article).iri, lengthen(iri))
            for thing in things
            for article, iri in self._database.execute(mates, (thing,))
        )

    def excerpts_of(self, mentions: Iterable[Mentioned]) -> list[Excerpt]:
        """What articles say of the things that they mention."""
        return [
            excerpt
            for article, iri in mentions
            for excerpt in self._excerpts("article = ? AND iri = ?", self._article(article), shorten(iri))
        ]

    def excerpts_in(self, articles: Iterable[Iri], sorts: Iterable[str]) -> list[Excerpt]:
        """What articles say of all their things of some sorts."""
        ranges = [_range(sort) for sort in sorts]
        return [
            excerpt
            for article in articles
            for low, high in ranges
            for excerpt in self._excerpts("article = ? AND iri >= ? AND iri < ?", self._article(article), low, high)
        ]

    def excerpts_about(self, things: Iterable[Iri]) -> list[Excerpt]:
        """What all articles say of fused things; the claims are about these."""
        query = "SELECT article, iri, claims FROM profile WHERE thing = ?"
        return [
            Excerpt(head.iri, lengthen(iri), thing, head.published, head.source, load_claims(thing, claims))
            for thing in things
            for article, iri, claims in self._database.execute(query, (shorten(thing),))
            for head in [self._head(article)]
        ]

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
        query = "SELECT thing, reason FROM profile WHERE article = ? AND iri = ?"
        for owner, iri, fused, reason in verdicts:
            article, mine, after = self._article(owner), shorten(iri), shorten(fused)
            before, reason_before = self._database.execute(query, (article, mine)).fetchone()
            if (before, reason_before) == (after, reason):
                continue
            self._database.execute(
                "UPDATE profile SET thing = ?, reason = ? WHERE article = ? AND iri = ?", (after, reason, article, mine)
            )
            self.doubt((mine, before, after))
            if before != after:
                self._database.execute("INSERT OR IGNORE INTO decided VALUES (?, ?, ?)", (article, mine, before))
                self._database.execute("INSERT OR IGNORE INTO changed VALUES (?)", (article,))

    def fused(self, mentions: Iterable[Mentioned]) -> dict[Mentioned, Iri]:
        """What mentions were decided to be, where that is another IRI."""
        query = "SELECT thing FROM profile WHERE article = ? AND iri = ? AND thing <> iri"
        return {
            (article, iri): lengthen(thing)
            for article, iri in mentions
            for (thing,) in self._database.execute(query, (self._article(article), shorten(iri)))
        }

    def verdicts_on(self, mentions: Iterable[Mentioned]) -> list[tuple[Iri, Iri, Iri, str]]:
        """What was decided of some mentions."""
        query = "SELECT thing, reason FROM profile WHERE article = ? AND iri = ? AND reason IS NOT NULL"
        return [
            (article, iri, lengthen(thing), reason)
            for article, iri in mentions
            for thing, reason in self._database.execute(query, (self._article(article), shorten(iri)))
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
        query = "SELECT name, governs FROM thing WHERE iri = ? AND name IS NOT NULL"
        row = self._database.execute(query, (shorten(thing),)).fetchone()
        return Outline(*row) if row else None

    def hold(self, beliefs: Iterable[Belief]) -> None:
        """Believe this of things; what points to one that came, went or changed its outline is doubtful now."""
        for belief in beliefs:
            thing = shorten(belief.thing)
            self._note_outline(thing, belief)
            self._note_targets(thing, belief)
            self._tell(thing, belief)

    def _note_outline(self, thing: str, belief: Belief) -> None:
        row = self._database.execute("SELECT facts, name, governs FROM thing WHERE iri = ?", (thing,)).fetchone()
        facts, *before = row or (0, None, None)
        after = [belief.outline.name, belief.outline.governs] if belief.outline else [None, None]
        if row and not belief.outline:
            self._database.execute("DELETE FROM thing WHERE iri = ?", (thing,))
        elif belief.outline and row != (len(belief.facts), *after):
            values = (thing, len(belief.facts), *after)
            self._database.execute("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?)", values)
        self.believed += len(belief.facts) - facts
        if before != after and not place_of(thing):  # a place is what the gazetteer says
            self._doubt_all("SELECT thing FROM points WHERE target = ?", thing)
        if bool(facts) != bool(belief.facts):
            self._doubt_all("SELECT iri FROM profile WHERE thing = ? AND iri <> thing", thing)

    def _note_targets(self, thing: str, belief: Belief) -> None:
        believed = {fact.object for fact in belief.facts if isinstance(fact.object, Iri)}
        after = {shorten(target): int(target in believed) for target in belief.points_to}
        before = dict(
            self._database.execute("SELECT target, believed FROM points WHERE thing = ?", (thing,)).fetchall()
        )
        self._database.executemany(
            "DELETE FROM points WHERE thing = ? AND target = ?", ((thing, target) for target in before.keys() - after)
        )
        self._database.executemany(
            "INSERT OR REPLACE INTO points VALUES (?, ?, ?)",
            ((thing, target, flag) for target, flag in after.items() if before.get(target) != flag),
        )
        changed = {target for target in before.keys() | after if before.get(target, 0) != after.get(target, 0)}
        self.doubt(self.described.names_changed({*changed, thing}))

    def _tell(self, thing: str, belief: Belief) -> None:
        triples: set[Triple] = {(fact.subject, fact.predicate, fact.object) for fact in belief.facts}
        triples |= set(self.described.triples(thing) if belief.facts or place_of(thing) else self._replacements(thing))
        by_subject: dict[Iri, list[ox.Quad]] = {belief.thing: []}
        if place_of(thing):
            by_subject[places.geometry_of(belief.thing)] = []
        for triple in triples:
            by_subject[triple[0]].append(quad(*triple))
        for subject, quads in by_subject.items():
            self._ledger.tell(subject, quads)
        if thing.startswith(_NAMED):
            names.replace(self._database, belief.thing, names.index(by_subject[belief.thing]))

    def _replacements(self, old: str) -> Iterator[Triple]:
        """What stands for an IRI that no thing has now, and why; nothing while what it leads to is not there."""
        if self._database.execute("SELECT 1 FROM profile WHERE thing = ? AND reason IS NOT NULL", (old,)).fetchone():
            return
        rows = self._database.execute(
            "SELECT profile.thing, reason FROM profile JOIN article ON id = article"
            " JOIN thing ON thing.iri = profile.thing"
            " WHERE profile.iri = ? AND profile.thing <> profile.iri AND facts > 0 ORDER BY article.iri",
            (old,),
        )
        reasons: dict[str, str] = {}
        for thing, reason in rows:
            reasons[thing] = reasons.get(thing) or reason
        for thing, reason in reasons.items():
            yield lengthen(old), _REPLACED_BY, lengthen(thing)
            if reason:
                yield lengthen(old), _CHANGE_NOTE, text(reason)

    def _doubt_all(self, query: str, thing: str) -> None:
        self._database.execute(f"INSERT OR IGNORE INTO doubtful {query}", (thing,))

    def _excerpts(self, where: str, *values: object) -> Iterator[Excerpt]:
        query = f"SELECT article, iri, thing, claims FROM profile WHERE {where}"  # noqa: S608 - fixed
        for article, iri, thing, claims in self._database.execute(query, values):
            head = self._head(article)
            mine = lengthen(iri)
            told = load_claims(mine, claims)
            yield Excerpt(head.iri, mine, lengthen(thing), head.published, head.source, told)

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


def _as_many(rows: Iterable[tuple[T]], most: int, count: Callable[[T], int]) -> Iterator[T]:
    """The first of some values, of each of which there are so many, until there are enough."""
    total = 0
    for (value,) in rows:
        if total >= most:
            return
        total += count(value)
        yield value
