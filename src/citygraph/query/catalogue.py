"""The stored queries: the ``.rq`` files of a folder, by name."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from citygraph import resources
from citygraph.errors import QueryError, UnknownQuery
from citygraph.query import header
from citygraph.query.stored import StoredQuery

_SUFFIX = ".rq"


def catalogue(folder: Path | None = None, tag: str | None = None) -> tuple[StoredQuery, ...]:
    """All stored queries of a folder (the built-in ones by default), or those with a tag, by name.

    Raises QueryError for a file that cannot be read or has a wrong header, UnknownQuery for an unused tag.
    """
    queries = tuple(_read(file) for file in _files(folder))
    if tag is None:
        return queries
    chosen = tuple(query for query in queries if tag in query.tags)
    if not chosen:
        tags = sorted({tag for query in queries for tag in query.tags})
        raise UnknownQuery(f"no query has the tag {tag!r}", remedy=_suggestion(tag, tags, "the tags are "))
    return chosen


def find(name: str, folder: Path | None = None) -> StoredQuery:
    """The stored query of that name; UnknownQuery suggests the nearest."""
    files = {file.stem: file for file in _files(folder)}
    if name not in files:
        remedy = _suggestion(name, list(files), "see them with: citygraph query list")
        raise UnknownQuery(f"no stored query {name!r}", remedy=remedy)
    return _read(files[name])


def _files(folder: Path | None) -> list[Path]:
    place = folder or resources.path("queries")
    if not place.is_dir():
        raise QueryError("no such folder of queries", where=str(place), remedy="name a folder with .rq files")
    return sorted(place.glob(f"*{_SUFFIX}"))


def _read(file: Path) -> StoredQuery:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=str(file), remedy="check the file") from error
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8 text", where=str(file), remedy="save the query as UTF-8") from error
    return header.parse(file.stem, text, str(file))


def _suggestion(word: str, known: list[str], otherwise: str) -> str:
    close = get_close_matches(word.lower(), known, 1, 0.5)
    if close:
        return f"did you mean {close[0]}?"
    return otherwise + ", ".join(known) if otherwise.endswith(" ") else otherwise
