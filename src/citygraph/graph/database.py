"""``archive.db``: its tables, and how it is opened to read and to write.

An article is *waiting* when it is read and not yet in the graph, *leaving* when it is in the graph and shall not be.
One article (IRI) may do both at once: it was read again by other rules. Things and their properties are kept by their
short IRIs (:mod:`citygraph.graph.short`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from citygraph.errors import StoreError
from citygraph.graph.generations import ARCHIVE, unreadable

FORMAT = 2
WAITING, IN_GRAPH, LEAVING = 0, 1, 2
_CACHE = -64_000  # KiB
_LOG = 10_000  # pages: what is kept batch by batch is written into the same pages of the indexes again and again

_SCHEMA = """
PRAGMA application_id = 1667855481; -- city
CREATE TABLE store (format INTEGER NOT NULL, generation INTEGER, fusing TEXT NOT NULL);
INSERT INTO store VALUES (2, NULL, '');
CREATE TABLE figure (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE set_aside (thing TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE note (position INTEGER PRIMARY KEY, message TEXT NOT NULL);
CREATE TABLE passed_over (source TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE article (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, state INTEGER NOT NULL, source TEXT NOT NULL, rules TEXT NOT NULL,
    published TEXT, language TEXT, headline TEXT, claims INTEGER NOT NULL,
    copy_of TEXT
);
CREATE INDEX article_by_iri ON article (iri);
CREATE INDEX article_by_source ON article (source);
CREATE INDEX article_on_the_move ON article (state) WHERE state <> 1;
CREATE TABLE body (article INTEGER PRIMARY KEY, content BLOB NOT NULL);

CREATE TABLE profile (
    article INTEGER NOT NULL, iri TEXT NOT NULL, thing TEXT NOT NULL, reason TEXT, claims TEXT NOT NULL,
    PRIMARY KEY (article, iri)
) WITHOUT ROWID;
CREATE INDEX profile_by_thing ON profile (thing);
CREATE INDEX profile_replaced ON profile (iri) WHERE thing <> iri;
CREATE TABLE key (
    sort TEXT NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL, iri TEXT NOT NULL,
    PRIMARY KEY (sort, key, article, iri)
) WITHOUT ROWID;
CREATE INDEX key_by_article ON key (article, sort);

CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, content TEXT NOT NULL, uses INTEGER NOT NULL, UNIQUE (id, content)
);
CREATE TABLE names_place (
    article INTEGER NOT NULL, position INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE TABLE lies_in (
    inner_place TEXT NOT NULL, outer_place TEXT NOT NULL, PRIMARY KEY (outer_place, inner_place)
) WITHOUT ROWID;
CREATE TABLE described (place TEXT PRIMARY KEY, named INTEGER NOT NULL, described INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE thing (iri TEXT PRIMARY KEY, facts INTEGER NOT NULL, name TEXT, governs TEXT) WITHOUT ROWID;
CREATE TABLE points (
    thing TEXT NOT NULL, target TEXT NOT NULL, believed INTEGER NOT NULL, PRIMARY KEY (thing, target)
) WITHOUT ROWID;
CREATE INDEX pointed_at ON points (target, believed);
CREATE TABLE name (
    key TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX name_by_key ON name (key);
CREATE INDEX name_by_iri ON name (iri);
"""

_ADDED = """
CREATE TABLE IF NOT EXISTS rejected (position INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unsaid (triple TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS clash (
    rule TEXT NOT NULL, premises TEXT NOT NULL, PRIMARY KEY (rule, premises)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS standby (
    iri TEXT NOT NULL, source TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (iri, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS standby_by_source ON standby (source);
CREATE TABLE IF NOT EXISTS restored (file TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS told (version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS same_place (
    id TEXT NOT NULL, same_as TEXT NOT NULL, counts INTEGER NOT NULL, PRIMARY KEY (counts, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decision (content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS as_read (article INTEGER PRIMARY KEY, claims TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS profile_told ON profile (article, iri) WHERE reason >= 'told by' AND reason < 'told bz';
"""
"""Tables that came after the format: what was set aside; what follows and the graph doesn't say; what cannot all be and
nothing could be set aside of it; articles as further files have them; the file that the graph as a whole came from;
what the graph was told of who is one, and where that went before a resolver; places that are others, in the generation
that counts and in the next one; what a user decided about what was set aside; the claims of articles that name such
places, as they were read."""


def open_to_read(root: Path) -> sqlite3.Connection:
    """The archive as it is now, and stays for this connection, whatever is written meanwhile.

    Raises StoreError when there is none, or it is of another format.
    """
    file = root / ARCHIVE
    if not file.is_file():
        check_format_1(root)
        raise no_store(root)
    try:
        database = _begin(file, "mode=ro")
    except sqlite3.OperationalError as error:
        # What cannot be written at all, as on a read-only medium, has no room for the locks either; nor any writer.
        try:
            database = _begin(file, "mode=ro&immutable=1")
        except sqlite3.OperationalError:
            raise unreadable(root, error) from error
    _check(database, root)
    return database


def open_to_write(root: Path) -> sqlite3.Connection:
    """The archive, made when it is missing; the caller holds the lock of the folder.

    What is written is for good, and seen by others, at the next COMMIT.
    """
    database = sqlite3.connect(root / ARCHIVE, isolation_level=None)
    database.execute(f"PRAGMA cache_size = {_CACHE}")
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    if database.execute("PRAGMA application_id").fetchone() == (0,):
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    _check(database, root)
    database.executescript(_ADDED)
    return database


def ask(root: Path) -> sqlite3.Connection:
    """The archive for single questions: each one sees what was committed by then."""
    return sqlite3.connect(f"{(root / ARCHIVE).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def check_format_1(root: Path) -> None:
    """Raise StoreError for a store of format 1, which had no archive."""
    if not (root / ARCHIVE).exists() and (root / "current").is_file():
        raise StoreError(
            f"the store has format 1, this citygraph writes format {FORMAT}",
            where=str(root),
            remedy="delete the folder and build again, or build into another --store",
        )


def no_store(root: Path) -> StoreError:
    """The error for a store that is not there."""
    return StoreError(f"no store at {root}", remedy="run citygraph build, or name another --store")


def generation(database: sqlite3.Connection) -> int | None:
    """The number of the generation that counts; None before the first one."""
    number: int | None = database.execute("SELECT generation FROM store").fetchone()[0]
    return number


def told(database: sqlite3.Connection) -> str:
    """The version of what the graph was told of who is one when it was fused; empty when that was nothing."""
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'told'").fetchone():
        return ""  # a store of a program that was told nothing
    row = database.execute("SELECT version FROM told").fetchone()
    return row[0] if row else ""


def is_restored(database: sqlite3.Connection) -> bool:
    """True when the graph came from a file, and its readings are not in the archive yet."""
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'restored'").fetchone():
        return False  # a store of a program that restored none
    return database.execute("SELECT 1 FROM restored").fetchone() is not None


def _begin(file: Path, how: str) -> sqlite3.Connection:
    database = sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    database.execute("BEGIN")
    database.execute("SELECT 1 FROM sqlite_schema").fetchone()
    return database


def _check(database: sqlite3.Connection, root: Path) -> None:
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'store'").fetchone():
        raise no_store(root)  # a first build was killed before it could say more
    found: int = database.execute("SELECT format FROM store").fetchone()[0]
    if found > FORMAT:
        raise StoreError(
            f"the store has format {found}, this citygraph knows formats up to {FORMAT}",
            where=str(root),
            remedy="upgrade citygraph, or build into another --store",
        )
