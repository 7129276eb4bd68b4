"""What comes and what goes: before articles are fused, all is noted that their coming and going may change."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from citygraph.graph import asking, united
from citygraph.graph.database import IN_GRAPH, LEAVING, WAITING
from citygraph.graph.described import Described, place_of
from citygraph.graph.shelf import Shelf
from citygraph.model import Iri

NOTES = f"""
{asking.TABLE}
CREATE TEMP TABLE touched (sort TEXT, key INTEGER, PRIMARY KEY (sort, key)) WITHOUT ROWID;
CREATE TEMP TABLE changed (article INTEGER PRIMARY KEY);
CREATE TEMP TABLE doubtful (thing TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE decided (article INTEGER, iri TEXT, before TEXT, PRIMARY KEY (article, iri)) WITHOUT ROWID;
CREATE TEMP TABLE attributed (article INTEGER PRIMARY KEY, before TEXT);
"""
"""The tables of a connection in which it is noted what changes while a generation is made; nobody asks for it later.

Keys that are touched, articles that are changed, things that are doubtful (``citygraph.fuse.index`` says what that is);
what things and sources of articles were before.
"""

_TABLES = ("touched", "changed", "doubtful", "decided", "attributed")
_ON_THE_MOVE = "SELECT id, iri FROM article WHERE state = ? AND state <> 1"  # so that the index of these is used
_TOUCH = "INSERT OR IGNORE INTO touched SELECT sort, key FROM key WHERE article = ?"
_DOUBT = "INSERT OR IGNORE INTO doubtful SELECT thing FROM profile WHERE article = ?"
# CROSS JOIN: SQLite is to begin with the few rows that are asked for, and not with all keys of a sort.
_TOUCH_MATES = """
INSERT OR IGNORE INTO touched SELECT key.sort, key.key
FROM profile AS mine CROSS JOIN profile AS mate ON mate.thing = mine.thing
CROSS JOIN key ON key.article = mate.article AND key.sort IN ('office', 'name') AND key.iri = mate.iri
WHERE mine.article = ? AND mine.iri >= 'official/' AND mine.iri < 'official0'
"""
_TOUCH_OFFICE = """
INSERT OR IGNORE INTO touched SELECT key.sort, key.key
FROM profile CROSS JOIN key ON key.article = profile.article AND key.sort = 'office' AND key.iri = profile.iri
WHERE profile.thing = ?
"""


def begin(database: sqlite3.Connection, described: Described) -> list[Iri]:
    """Erase what leaves, and note what that and what waits touches; gives the articles whose graphs are to go."""
    for table in _TABLES:
        database.execute(f"DELETE FROM temp.{table}")  # noqa: S608 - fixed
    database.execute("INSERT OR IGNORE INTO doubtful SELECT thing FROM set_aside")
    database.execute("DELETE FROM set_aside")
    leaving, waiting = _articles(database, LEAVING), _articles(database, WAITING)
    gone = [Iri(iri) for _, iri in database.execute(_ON_THE_MOVE, (LEAVING,))]
    for article in leaving:
        for note in (_TOUCH, _TOUCH_MATES, _DOUBT, _DOUBT.replace("SELECT thing", "SELECT iri")):
            database.execute(note, (article,))
    database.executemany("INSERT INTO changed VALUES (?)", ((article,) for article in waiting))
    database.executemany(_TOUCH, ((article,) for article in waiting))
    database.executemany(_DOUBT, ((article,) for article in waiting))
    _count_places(database, described, leaving, waiting)
    shelf = Shelf(database)
    for article in leaving:
        shelf.erase(article)
    return gone


def finish(database: sqlite3.Connection) -> None:
    """What waited is in the graph."""
    united.finish(database)
    database.execute("UPDATE article SET state = ? WHERE state = ?", (IN_GRAPH, WAITING))


def _articles(database: sqlite3.Connection, state: int) -> list[int]:
    return [article for article, _ in database.execute(_ON_THE_MOVE, (state,))]


def _count_places(
    database: sqlite3.Connection, described: Described, leaving: Iterable[int], waiting: Iterable[int]
) -> None:
    """Count who names which places; of a place that is another one now, all that refers to it is looked at again."""
    uses: Counter[int] = Counter()
    for articles, step in ((leaving, -1), (waiting, 1)):
        for article in articles:
            for (number,) in database.execute("SELECT place FROM names_place WHERE article = ?", (article,)):
                uses[number] += step
    find = "SELECT id FROM place WHERE number = ?"
    ids = {place_id for number in uses for (place_id,) in database.execute(find, (number,))}
    same, was_same = united.coming(database), described.places.same
    retold = {place_id for place_id in same.keys() | was_same.keys() if same.get(place_id) != was_same.get(place_id)}
    ids |= _around(database, retold)
    ids |= {meant for told in (same, was_same) for place_id in ids | retold if (meant := told.get(place_id))}
    before = {place_id: described.places.get(place_id) for place_id in ids}
    add = "UPDATE place SET uses = uses + ? WHERE number = ?"
    database.executemany(add, ((step, number) for number, step in uses.items() if step))
    described.places.forget(same)
    changed = [
        place_id
        for place_id, place in before.items()
        if described.places.get(place_id) != place or place_id in same or place_id in was_same
    ]
    for thing in described.places_changed(changed):
        _doubt(database, thing)
        if place_of(thing) in changed:
            for (pointing,) in database.execute("SELECT thing FROM points WHERE target = ?", (thing,)).fetchall():
                _doubt(database, pointing)
                database.execute(_TOUCH_OFFICE, (pointing,))


def _around(database: sqlite3.Connection, retold: Iterable[str]) -> set[str]:
    """Places that are others now, or no longer, with those in them, whose surroundings change."""
    found = set(retold)
    for place_id in retold:
        rows = database.execute("SELECT inner_place FROM lies_in WHERE outer_place = ?", (place_id,))
        found |= {inner for (inner,) in rows}
    return found


def _doubt(database: sqlite3.Connection, thing: str) -> None:
    database.execute("INSERT OR IGNORE INTO doubtful VALUES (?)", (thing,))
