"""``readings.db``: what the graph is made from, beside the graph, so that fusing is redone without reading again.

Each article's source, text and reading; the facts that were set aside; notes; figures; and the index of names.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import citygraph
from citygraph import resources
from citygraph.folding import fold
from citygraph.graph import reading_json
from citygraph.graph.names import Named
from citygraph.model import Reading

_SCHEMA = """
CREATE TABLE article (
    iri TEXT PRIMARY KEY, source TEXT NOT NULL, text_sha256 TEXT NOT NULL, rules TEXT NOT NULL,
    published TEXT, language TEXT, headline TEXT, claims INTEGER NOT NULL,
    text TEXT NOT NULL, reading TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE rejection (position INTEGER PRIMARY KEY, message TEXT NOT NULL);
CREATE TABLE note (position INTEGER PRIMARY KEY, message TEXT NOT NULL);
CREATE TABLE figure (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, preferred INTEGER NOT NULL
);
CREATE INDEX name_by_key ON name (key);
"""
_READERS = ("article", "gazetteer", "extract")


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article of the store, without its text."""

    id: str
    source: str
    published: str | None
    language: str | None
    headline: str | None
    claims: int
    rules: str


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Changes when a reading made now could differ from one made before: program, rules or lexicons changed."""
    digest = hashlib.sha256(citygraph.__version__.encode())
    package = Path(citygraph.__file__).parent
    code = [file for room in _READERS for file in package.joinpath(room).glob("**/*.py")]
    lexicons = resources.path("data", "lexicon").glob("*.yaml")
    for file in sorted([*code, *lexicons, package / "lexicon.py", package / "folding.py"]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def write(
    file: Path,
    readings: Iterable[Reading],
    *,
    rejections: Iterable[str],
    notes: Iterable[str],
    figures: Mapping[str, int],
    names: Iterable[Named],
) -> None:
    """Make a new archive."""
    with closing(sqlite3.connect(file)) as database:
        database.executescript(_SCHEMA)
        with database:
            database.executemany("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?)", map(_row, readings))
            database.executemany("INSERT INTO rejection (message) VALUES (?)", ((each,) for each in rejections))
            database.executemany("INSERT INTO note (message) VALUES (?)", ((each,) for each in notes))
            database.executemany("INSERT INTO figure VALUES (?,?)", sorted(figures.items()))
            database.executemany("INSERT INTO name VALUES (?,?,?,?,?)", map(_name_row, names))


class Archive:
    """An archive open for reading."""

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def readings(self) -> Iterator[Reading]:
        """Every article's reading, in the order of the articles' IRIs."""
        for row in self._database.execute("SELECT iri, source, text, reading FROM article ORDER BY iri"):
            yield reading_json.load(*row)

    def articles(self) -> tuple[ArticleEntry, ...]:
        """What there is, oldest first."""
        query = (
            "SELECT iri, source, published, language, headline, claims, rules FROM article"
            " ORDER BY coalesce(published, ''), iri"
        )
        return tuple(ArticleEntry(*row) for row in self._database.execute(query))

    def rejections(self) -> tuple[str, ...]:
        """What was set aside, told in a line each."""
        return self._messages("SELECT message FROM rejection ORDER BY position")

    def notes(self) -> tuple[str, ...]:
        """What else the build had to tell."""
        return self._messages("SELECT message FROM note ORDER BY position")

    def figures(self) -> dict[str, int]:
        """The counts that were taken when the store was written."""
        return dict(self._database.execute("SELECT name, value FROM figure ORDER BY name"))

    def names(self, text: str) -> tuple[Named, ...]:
        """Things of that name, whatever its case and accents; if there are none, those whose name has all its words."""
        key = fold(text)
        found = self._names("key = ?", [key])
        if found or not key:
            return found
        words = key.split()
        return self._names(" AND ".join(["' ' || key || ' ' LIKE ?"] * len(words)), [f"% {word} %" for word in words])

    def _messages(self, query: str) -> tuple[str, ...]:
        return tuple(message for (message,) in self._database.execute(query))

    def _names(self, condition: str, values: list[str]) -> tuple[Named, ...]:
        query = f"SELECT iri, kind, name, preferred FROM name WHERE {condition} ORDER BY iri, name"  # noqa: S608 - fixed
        rows = self._database.execute(query, values)
        return tuple(Named(iri, kind, name, bool(preferred)) for iri, kind, name, preferred in rows)


def _row(reading: Reading) -> tuple[str | int | None, ...]:
    document = reading.document
    metadata = document.metadata
    return (
        str(reading.article),
        document.source,
        hashlib.sha256(document.text.encode()).hexdigest(),
        rules_version(),
        str(metadata.published) if metadata.published else None,
        metadata.language,
        metadata.headline,
        len(reading.claims),
        document.text,
        reading_json.dump(reading),
    )


def _name_row(named: Named) -> tuple[str, str, str, str, bool]:
    return named.key, named.iri, named.kind, named.name, named.preferred
