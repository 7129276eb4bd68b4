"""Places that are told to be others, in the archive: what counts, what is to count, and which articles that concerns.

An article that names such a place is put in again with its claims about the one that is meant, as if it had changed;
how it was read is kept beside, so that it can be told back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from citygraph.graph.database import IN_GRAPH, LEAVING, WAITING
from citygraph.graph.shelf import GIVEN, Key, Shelf
from citygraph.model import Reading
from citygraph.same_places import Same, retold

_NAMING = """
SELECT DISTINCT article.id, rules FROM place CROSS JOIN names_place ON names_place.place = place.number
CROSS JOIN article ON article.id = names_place.article WHERE place.id = ? AND state = ?
"""
# `state <> 1`: so that the index of the few articles that are not in the graph is used
_WAITING_NAMING = """
SELECT DISTINCT article.id, rules FROM article CROSS JOIN names_place ON names_place.article = article.id
CROSS JOIN place ON place.number = names_place.place WHERE place.id = ? AND state = ? AND state <> 1
"""

_WAITING_AS_READ = "SELECT id, rules FROM as_read CROSS JOIN article ON id = article WHERE state = ?"


def counting(database: sqlite3.Connection) -> dict[str, str]:
    """The places that are others in the generation that counts."""
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'same_place'").fetchone():
        return {}  # an archive of a program that was told of none
    return _kept(database, counts=True)


def coming(database: sqlite3.Connection) -> dict[str, str]:
    """Those that are others in the next generation."""
    return _kept(database, counts=False)


def unite(database: sqlite3.Connection, shelf: Shelf, same: Same, keys_of: Callable[[Reading], Iterable[Key]]) -> None:
    """Let places be others from the next generation on, and put in again the articles that this concerns."""
    before = counting(database)
    database.execute("DELETE FROM same_place WHERE NOT counts")
    database.executemany("INSERT INTO same_place VALUES (?, ?, 0)", same.items())
    changed = {place for place in before.keys() | same.keys() if before.get(place) != same.get(place)}
    concerned = dict(
        row
        for query, state, places in (
            (_NAMING, IN_GRAPH, changed),
            (_WAITING_NAMING, WAITING, changed | same.keys()),
        )
        for place in sorted(places)
        for row in database.execute(query, (place, state)).fetchall()
    )
    concerned |= dict(database.execute(_WAITING_AS_READ, (WAITING,)).fetchall())
    for article, rules in sorted(concerned.items()):
        reading = shelf.reading(article)
        meant = retold(reading, same)
        shelf.put(reading, keys_of(meant), given=rules == GIVEN, meant=None if meant == reading else meant.claims)


def finish(database: sqlite3.Connection) -> None:
    """What was to count does."""
    database.execute("DELETE FROM same_place WHERE counts")
    database.execute("INSERT INTO same_place SELECT id, same_as, 1 FROM same_place WHERE NOT counts")


def articles_naming(database: sqlite3.Connection, place: str) -> list[str]:
    """The articles of the graph that name a place, by their IRIs."""
    query = (
        "SELECT DISTINCT iri FROM place JOIN names_place ON names_place.place = number JOIN article"
        " ON article.id = article WHERE place.id = ? AND state IN (?, ?) ORDER BY iri"
    )
    return [iri for (iri,) in database.execute(query, (place, IN_GRAPH, LEAVING))]


def _kept(database: sqlite3.Connection, *, counts: bool) -> dict[str, str]:
    query = "SELECT id, same_as FROM same_place WHERE counts = ? ORDER BY id"
    return dict(database.execute(query, (counts,)).fetchall())
