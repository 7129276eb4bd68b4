"""What a person names on the command line → the files to read, and their bytes."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from citygraph.article.decode import MAX_BYTES, check_size
from citygraph.errors import InputError

STDIN = Path("-")


def expand(names: Iterable[str | Path], suffixes: frozenset[str]) -> list[Path | InputError]:
    """The files that names stand for: files, folders (all that is in them), patterns, ``-`` for stdin.

    In the order of the names; what a folder or a pattern holds is sorted; a file that is named twice comes
    once. Folders give files with one of `suffixes` that are not hidden. A name that stands for
    nothing becomes an InputError in its place in the list, so that one bad name does not stop the others.
    """
    found: dict[Path | InputError, None] = {}
    for name in names:
        for item in _expand_one(str(name), suffixes):
            found.setdefault(item)
    return list(found)


def read_bytes(path: Path) -> bytes:
    """A file's bytes; ``-`` is stdin. InputError when it is unreadable, a folder, or (before it is read) too big."""
    where = str(path)
    try:
        if path == STDIN:
            return _limited(sys.stdin.buffer, where)
        with path.open("rb") as stream:
            check_size(os.fstat(stream.fileno()).st_size, where)
            return _limited(stream, where)
    except FileNotFoundError:
        raise InputError("no such file", where=where, remedy="check the path") from None
    except IsADirectoryError:
        raise InputError("a folder, not a file", where=where, remedy="name a file in it") from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})", where=where, remedy="check the file and its permissions"
        ) from None


def size_of(path: Path) -> int:
    """A file's size in bytes; 0 when nobody can tell before it is read."""
    try:
        return path.stat().st_size if path != STDIN else 0
    except OSError:
        return 0


def _limited(stream: BinaryIO, where: str) -> bytes:
    """All that a stream gives; a pipe's size is only known by reading."""
    data = stream.read(MAX_BYTES + 1)
    check_size(len(data), where)
    return data


def _expand_one(name: str, suffixes: frozenset[str]) -> Iterator[Path | InputError]:
    path = Path(name)
    if path == STDIN or path.is_file():
        yield path
    elif path.is_dir():
        yield from _folder(path, suffixes)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may begin anywhere
        if not matches:
            yield InputError("no file matches this pattern", where=name, remedy="check the pattern and quote it")
        for match in matches:
            yield from _expand_one(match, suffixes)
    elif path.exists():
        yield path  # a pipe or a device: reading tells
    else:
        yield InputError("no such file or folder", where=name, remedy="check the path")


def _folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | InputError]:
    refused: list[OSError] = []
    endings = tuple(suffixes)
    files = sorted(
        Path(parent, name)
        for parent, _, names in os.walk(folder, onerror=refused.append)
        for name in names
        if name.lower().endswith(endings) and not _hidden(Path(parent, name).relative_to(folder))
    )
    yield from files
    for error in refused:
        yield InputError(
            f"cannot be read ({error.strerror})", where=str(error.filename), remedy="check the folder's permissions"
        )
    if not files and not refused:
        yield InputError(
            "no article in this folder", where=str(folder), remedy=f"articles end in {', '.join(sorted(suffixes))}"
        )


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
