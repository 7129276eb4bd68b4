"""Views of a generation that were asked for, kept beside its graph, as folders of the engine with a lock for readers.

::

    generations/7/views/5f0c…/     graph/ and readers, as a generation has them
    generations/7/views/.5f0c…-x/  one that is being made, or was when its process was killed

A view is made in a folder that counts when it is renamed: of two processes that make the same one the first is
believed. They go with their generation, and the ones that were not asked for longest when there are too many.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from uuid import uuid4

from citygraph.graph.generations import READERS, discard, in_use

MOST = 8
"""Views that are kept of one generation."""
MOST_BYTES = 1_000_000_000
"""What they hold beside the files that they share with the graph, if there is more than one of them."""
_BEGUN = 60.0  # seconds
FOLDER = "views"
_GRAPH = "graph"


def found(views: Path, key: str, held: ExitStack) -> Path | None:
    """The graph of a view that is kept, which stays until `held` is let go."""
    folder = views / key
    with ExitStack() as attempt:
        try:
            if not attempt.enter_context(in_use(folder)):
                return None
        except OSError:  # another user's, who shares it with nobody
            return None
        with suppress(OSError):  # that it was asked for is noted where that is allowed
            os.utime(folder)
        held.push(attempt.pop_all())
    return folder / _GRAPH


def make(views: Path, key: str, write: Callable[[Path], None], held: ExitStack) -> Path | None:
    """The graph of a view that `write` makes in a folder that is not there; it stays until `held` is let go.

    None when it went again at once. Raises OSError when nothing can be written, or what `write` raises.
    """
    views.mkdir(exist_ok=True)
    beside = views / f".{key}-{uuid4().hex}"
    beside.mkdir()
    (beside / READERS).touch()
    with in_use(beside):
        try:
            write(beside / _GRAPH)
            _settle(beside, views / key)
        finally:
            if beside.exists():
                _remove(beside)
    _tidy(views, key)
    return found(views, key, held)


def forget(views: Path, key: str) -> None:
    """Let a view go that cannot be read."""
    gone = views / f".{key}-{os.getpid()}"
    with suppress(OSError):
        (views / key).rename(gone)
        _remove(gone)


def _settle(beside: Path, folder: Path) -> None:
    try:
        beside.rename(folder)
    except OSError:
        if not folder.exists():  # else another process made it meanwhile
            raise


def _tidy(views: Path, key: str) -> None:
    """Remove what is left of processes that were killed, and views beyond the limits that nobody reads."""
    for left in views.glob(".*"):
        if time.time() - _age(left) > _BEGUN:  # its maker has come to hold it
            discard(left)
    others = sorted((each for each in views.glob("[!.]*") if each.name != key), key=_age, reverse=True)
    size, count = _own_bytes(views / key), 1
    for each in others:
        size, count = size + _own_bytes(each), count + 1
        if count > MOST or size > MOST_BYTES:
            discard(each)


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _own_bytes(folder: Path) -> int:
    """Bytes of the files that nobody else shares."""
    size = 0
    for file in folder.glob("graph/*"):
        with suppress(FileNotFoundError):
            known = file.stat()
            size += known.st_size if known.st_nlink == 1 else 0
    return size


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
