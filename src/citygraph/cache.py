"""Plain values that took long to work out, in files of the user's cache; without a cache all works, but slower."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from citygraph import resources


def recalled(room: str, name: str) -> Any:
    """What was kept under a name; None for nothing."""
    try:
        return marshal.loads(_file(room, name).read_bytes())  # noqa: S302 - written here, in the user's own cache
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(room: str, name: str, content: Any) -> None:
    """Keep plain values under a name: written beside and swapped in, since many processes may do so at once."""
    cached = _file(room, name)
    beside = cached.with_name(f".{cached.name}.{os.getpid()}")
    with suppress(OSError):  # a folder that cannot be written costs time only
        cached.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(marshal.dumps(content))
        beside.replace(cached)


def _file(room: str, name: str) -> Path:
    return resources.cache_dir() / room / f"{name}-{sys.implementation.cache_tag}.marshal"
