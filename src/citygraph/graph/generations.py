"""The folder of a store: whole graphs side by side, and a pointer to the one that counts.

::

    .citygraph/
    ├── current            "citygraph-store 1", then the name of the generation that counts
    ├── lock               held by the one writer, who leaves a process id in it
    └── generations/7/     graph/ (pyoxigraph), readings.db, and readers (a lock that readers share)

A writer builds a new generation beside the others and then replaces the pointer, so that a build that is killed
leaves the old graph as it was. What is neither current nor read by anyone is cleared away by the next writer.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from citygraph.errors import StoreError

FORMAT = 1
_MAGIC = "citygraph-store"
_POINTER = "current"
_LOCK = "lock"
_FOLDER = "generations"
_READERS = "readers"
_ATTEMPTS = 20


def current(root: Path) -> Path | None:
    """The folder of the generation that counts; None when there is none yet.

    Raises StoreError for a store of a newer format, and for a pointer that is not one.
    """
    try:
        words = (root / _POINTER).read_text(encoding="utf-8").split()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(root, error) from error
    if words[:1] != [_MAGIC] or len(words) < 2 or not words[1].isdigit():
        raise _damaged(root)
    if int(words[1]) > FORMAT:
        raise StoreError(
            f"the store has format {words[1]}, this citygraph knows formats up to {FORMAT}",
            where=str(root),
            remedy="upgrade citygraph, or build into another --store",
        )
    if len(words) != 3 or not words[2].isdigit():
        raise _damaged(root)
    return root / _FOLDER / words[2]


@contextmanager
def reading(root: Path) -> Iterator[Path]:
    """The current generation, kept from being cleared away while in use; StoreError when there is no store."""
    for _ in range(_ATTEMPTS):
        generation = current(root)
        if generation is None:
            raise StoreError(f"no store at {root}", remedy="run citygraph build, or name another --store")
        with ExitStack() as held:
            try:
                readers = held.enter_context((generation / _READERS).open("rb"))
                fcntl.flock(readers, fcntl.LOCK_SH)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise _unreadable(root, error) from error
            if _is_still(generation / _READERS, readers):
                yield generation
                return
    raise StoreError("the store is damaged: its newest graph is gone", where=str(root), remedy="build it again")


@contextmanager
def writing(root: Path, *, must_exist: bool) -> Iterator[Path]:
    """A folder for the next generation, held by this process alone; :func:`publish` makes it count.

    Raises StoreError when another process is writing, or the folder is not a store and not empty.
    """
    if must_exist and current(root) is None:
        raise StoreError(f"no store at {root}", remedy="run citygraph build, or name another --store")
    with ExitStack() as held:
        try:
            _make_root(root)
            held.enter_context(_only_writer(root))
            _clear(root, current(root))
            generation = _next(root)
        except OSError as error:
            raise StoreError(
                f"cannot be written ({_reason(error)})", where=str(root), remedy="choose another --store"
            ) from error
        yield generation
        _clear(root, current(root))


def publish(root: Path, generation: Path) -> None:
    """Make a finished generation the one that counts, at once and for good."""
    (generation / _READERS).touch()
    beside = root / f"{_POINTER}.new"
    with beside.open("w", encoding="utf-8") as pointer:
        pointer.write(f"{_MAGIC} {FORMAT}\n{generation.name}\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    beside.replace(root / _POINTER)
    folder = os.open(root, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _make_root(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    strangers = {each.name for each in root.iterdir()} - {_POINTER, f"{_POINTER}.new", _LOCK, _FOLDER}
    if strangers and not (root / _POINTER).exists():
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


def _next(root: Path) -> Path:
    numbers = [int(each.name) for each in (root / _FOLDER).iterdir() if each.name.isdigit()]
    generation = root / _FOLDER / str(max(numbers, default=0) + 1)
    generation.mkdir()
    return generation


def _clear(root: Path, kept: Path | None) -> None:
    """Remove generations that neither count nor are read by anyone."""
    for generation in (root / _FOLDER).iterdir():
        if generation != kept and not _in_use(generation):
            shutil.rmtree(generation, ignore_errors=True)


def _in_use(generation: Path) -> bool:
    try:
        with (generation / _READERS).open("rb") as readers:
            fcntl.flock(readers, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _is_still(path: Path, opened: IO[bytes]) -> bool:
    try:
        return path.stat().st_ino == os.fstat(opened.fileno()).st_ino
    except FileNotFoundError:
        return False


def _damaged(root: Path) -> StoreError:
    what = "the store is damaged: it does not say which graph counts"
    return StoreError(what, where=str(root / _POINTER), remedy="delete the folder and build again")


def _unreadable(root: Path, error: Exception) -> StoreError:
    return StoreError(f"cannot be read ({_reason(error)})", where=str(root), remedy="check its permissions")


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
