"""The stored queries: the ``.rq`` files of a folder, by name; a user's own folders join the built-in one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from citygraph import resources
from citygraph.errors import QueryError, UnknownQuery
from citygraph.query import read_before
from citygraph.query.stored import StoredQuery
from citygraph.spelling import did_you_mean, nearest

_SUFFIX = ".rq"
_VARIABLE = "CITYGRAPH_QUERIES"
_NEAREST = 3


class Shadow(NamedTuple):
    """A query that another of the same name, in a later folder, stands in for."""

    name: str
    used: Path
    hidden: Path


def catalogue(folders: Sequence[Path] = (), tag: str | None = None) -> tuple[StoredQuery, ...]:
    """The built-in queries and those of a user's folders, or those with a tag, by name; the later folder wins a name.

    Raises QueryError for a file that cannot be read or has a wrong header, UnknownQuery for an unused tag.
    """
    return tagged((read(file) for file in files(folders).values()), tag)


def tagged(queries: Iterable[StoredQuery], tag: str | None) -> tuple[StoredQuery, ...]:
    """The queries with a tag, or all; UnknownQuery when none has it."""
    every = tuple(queries)
    if tag is None:
        return every
    chosen = tuple(query for query in every if tag in query.tags)
    if not chosen:
        tags = sorted({tag for query in every for tag in query.tags})
        otherwise = f"the tags are {', '.join(tags)}" if tags else "there are no tags"
        raise UnknownQuery(f"no query has the tag {tag!r}", remedy=did_you_mean(nearest(tag, tags), otherwise))
    return chosen


def find(name: str, folders: Sequence[Path] = ()) -> StoredQuery:
    """The stored query of that name; UnknownQuery suggests the nearest."""
    file = _file_of(name, folders)
    if file is None:
        remedy = did_you_mean(nearest(name, files(folders), _NEAREST), "see them with: citygraph query list")
        raise UnknownQuery(f"no stored query {name!r}", remedy=remedy)
    return read(file)


def chosen(wanted: Iterable[str], folders: Sequence[Path] = ()) -> list[Path]:
    """The files of queries that are named, or that are given as a file or a folder; all of the catalogue for none.

    Raises UnknownQuery for what is neither.
    """
    known = files(folders)
    found: list[Path] = []
    for word in wanted:
        path = Path(word)
        if word in known:
            found.append(known[word])
        elif path.is_dir():
            found.extend(_some_in_folder(path))
        elif path.is_file():
            found.append(path)
        else:
            otherwise = "give a name of `citygraph query list`, a file or a folder"
            remedy = did_you_mean(nearest(word, known, _NEAREST), otherwise)
            raise UnknownQuery(f"no stored query {word!r}", remedy=remedy)
    return list(dict.fromkeys(found)) if found else list(known.values())


def own_folders(given: str | Path | Iterable[str | Path] | None = None) -> tuple[Path, ...]:
    """A user's folders of queries: one or several, or those that the environment's ``CITYGRAPH_QUERIES`` lists."""
    if given is None:
        # As click splits the variable of an option that may be repeated and takes paths.
        return tuple(map(Path, filter(None, os.environ.get(_VARIABLE, "").split(os.pathsep))))
    return (Path(given),) if isinstance(given, str | Path) else tuple(map(Path, given))


def files(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """The file of each query, by name, in the order of names."""
    found = {file.stem: file for folder in (built_in(), *folders) for file in _in_folder(folder)}
    return dict(sorted(found.items()))


def shadows(folders: Sequence[Path]) -> list[Shadow]:
    """The queries that another one stands in for."""
    used = files(folders)
    every = [file for folder in (built_in(), *folders) for file in _in_folder(folder)]
    return [Shadow(file.stem, used[file.stem], file) for file in every if used[file.stem] != file]


def built_in() -> Path:
    """The folder of the queries that come with citygraph."""
    return resources.path("queries")


def read(file: Path) -> StoredQuery:
    """The query of a file, which may begin with a mark of UTF-8; QueryError if it cannot be read, or its header."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=str(file), remedy="check the file") from error
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8 text", where=str(file), remedy="save the query as UTF-8") from error
    return read_before.read(file, text)


def line_of(error: QueryError) -> int:
    """The line of a file that could not be read as a query; the first, when it is the file as a whole."""
    line = error.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 1


def _file_of(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of one query, without looking at all others."""
    if not name or Path(name).name != name:
        return None
    among = [_checked(folder) / f"{name}{_SUFFIX}" for folder in (built_in(), *folders)]
    return next((file for file in reversed(among) if file.exists()), None)


def _in_folder(folder: Path) -> list[Path]:
    return sorted(_checked(folder).glob(f"*{_SUFFIX}"))


def _some_in_folder(folder: Path) -> list[Path]:
    if not (found := _in_folder(folder)):
        raise QueryError(f"no {_SUFFIX} files in this folder", where=str(folder), remedy="name a folder of queries")
    return found


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise QueryError("no such folder of queries", where=str(folder), remedy="name a folder with .rq files")
    return folder
