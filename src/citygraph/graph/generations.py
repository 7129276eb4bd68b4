"""The folder of a store: an archive, and beside it the graph in generations, of which the archive says which counts.

::

    .citygraph/
    ├── archive.db         articles, what fusing knows of them, and the number of the generation that counts (SQLite)
    ├── lock               held by the one writer, who leaves a process id in it
    └── generations/7/     graph/ (pyoxigraph), readers (a lock that readers share), and views/ (that were asked for)

A writer makes a new generation beside the others; the commit of the archive that names it is the one moment at which
all of it counts. A folder that the archive does not name is left of a build that was killed: what neither counts nor
is read by anyone is cleared away by the next writer.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from citygraph.errors import StoreError

ARCHIVE = "archive.db"
_GRAPH = "graph"
_LOCK = "lock"
_FOLDER = "generations"
READERS = "readers"


def graph_of(root: Path, number: int) -> Path:
    """Where pyoxigraph keeps the graph of a generation."""
    return root / _FOLDER / str(number) / _GRAPH


@contextmanager
def reading(root: Path, number: int) -> Iterator[bool]:
    """A generation, kept from being cleared away while in use; False when it is gone already."""
    with ExitStack() as held:
        try:
            is_there = held.enter_context(in_use(root / _FOLDER / str(number)))
        except OSError as error:
            raise unreadable(root, error) from error
        yield is_there


@contextmanager
def in_use(folder: Path) -> Iterator[bool]:
    """A folder with a lock that its readers share, kept from :func:`discard`; False when it is gone already."""
    readers_file = folder / READERS
    with ExitStack() as held:
        try:
            readers = held.enter_context(readers_file.open("rb"))
            fcntl.flock(readers, fcntl.LOCK_SH)
        except FileNotFoundError:
            yield False
        else:
            yield _is_still(readers_file, readers)


def discard(folder: Path) -> bool:
    """Remove a folder, unless somebody reads it; then False."""
    import shutil  # which is slow to import, and readers need it not

    with ExitStack() as held:
        try:
            readers = held.enter_context((folder / READERS).open("rb"))
            fcntl.flock(readers, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            pass
        except OSError:
            return False
        # A name of its own first: what a process that is killed leaves half removed is not to be taken for whole.
        gone = folder if folder.name.startswith(".") else folder.with_name(f".{folder.name}-{os.getpid()}")
        with suppress(FileNotFoundError):
            folder.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
    return True


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """The folder for this process alone, made when it is missing.

    Raises StoreError when another process is writing, or the folder is not a store and not empty.
    """
    with ExitStack() as held:
        try:
            _make_root(root)
            held.enter_context(_only_writer(root))
        except OSError as error:
            raise StoreError(
                f"cannot be written ({_reason(error)})", where=str(root), remedy="choose another --store"
            ) from error
        yield


def new(root: Path) -> int:
    """Make the folder of a generation that is none yet, and give its number."""
    numbers = [int(each.name) for each in (root / _FOLDER).iterdir() if each.name.isdigit()]
    number = max(numbers, default=0) + 1
    folder = root / _FOLDER / str(number)
    folder.mkdir()
    (folder / READERS).touch()
    return number


def settle(root: Path, number: int) -> None:
    """Put the names of a generation's folders on disk for good, before the archive names it."""
    for folder in (graph_of(root, number), root / _FOLDER / str(number), root / _FOLDER):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def clear(root: Path, kept: int | None) -> None:
    """Remove generations that neither count nor are read by anyone."""
    for generation in (root / _FOLDER).iterdir():
        if generation.name != str(kept):
            discard(generation)


def drop(root: Path, number: int) -> None:
    """Remove a generation that came to nothing."""
    import shutil

    shutil.rmtree(root / _FOLDER / str(number), ignore_errors=True)


def unreadable(root: Path, error: Exception) -> StoreError:
    """The error for a store that exists and cannot be opened."""
    return StoreError(f"cannot be read ({_reason(error)})", where=str(root), remedy="check its permissions")


def _make_root(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    ours = {ARCHIVE, f"{ARCHIVE}-wal", f"{ARCHIVE}-shm", f"{ARCHIVE}-journal", _LOCK, _FOLDER}
    strangers = {each.name for each in root.iterdir()} - ours
    if strangers and not (root / ARCHIVE).exists():
        raise StoreError("the folder holds something else", where=str(root), remedy="choose an empty or new --store")
    (root / _FOLDER).mkdir(exist_ok=True)


@contextmanager
def _only_writer(root: Path) -> Iterator[None]:
    with (root / _LOCK).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise StoreError(
                f"another build (process {lock.read().strip() or 'unknown'}) is writing this store",
                where=str(root),
                remedy="wait until it is done, or choose another --store",
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _is_still(path: Path, opened: IO[bytes]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(opened.fileno()).st_ino
    except FileNotFoundError:
        return False


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
