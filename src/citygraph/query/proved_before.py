"""What earlier processes proved of a store in a folder: a process of the command line asks but once, and then ends.

It goes by the files of the store as they are. To prove takes some milliseconds, so that small stores are left alone.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph import cache

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.apart import Apart

_ROOM = "proved"
_LARGE = 1 << 25
"""Bytes of a store in which look-ups in vain take longer than to prove them so."""
_FORM = 1
"""Changes when something else is proved, or written otherwise."""


@contextmanager
def apart_of(store: ox.Store, folder: Path | None) -> Iterator[Apart | None]:
    """What is known of a store with its files in a folder, where nobody writes it; None for one that is small."""
    files = [] if folder is None else _files(folder)
    if folder is None or sum(size for _, size, _ in files) < _LARGE:
        yield None
        return
    from citygraph.query.apart import Apart

    place = f"{crc32(os.fsencode(folder.absolute())):08x}"
    kept = cache.recalled(_ROOM, place)
    proved = kept[1] if isinstance(kept, tuple) and kept[0] == (_FORM, files) else {}
    known = len(proved)
    yield Apart(store, proved)
    if len(proved) != known:
        plain = {(tuple(one), tuple(other)): nothing for (one, other), nothing in proved.items()}
        cache.keep(_ROOM, place, ((_FORM, files), plain))


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """The names of its files, their sizes and when they were written."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.stat()) for entry in entries]
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)
