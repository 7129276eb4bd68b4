"""YAML files, compiled into the user's cache: parsing the word lists would take longer than reading a hundred articles.

The cache is named for the file's content, so that it is never out of date; without a cache all works, but slower.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

from citygraph import resources


def load(file: Path) -> Any:
    """The content of a YAML file of plain values."""
    data = file.read_bytes()
    name = f"{file.stem}-{hashlib.sha256(data).hexdigest()[:12]}-{sys.implementation.cache_tag}.marshal"
    cached = resources.cache_dir() / "yaml" / name
    try:
        return marshal.loads(cached.read_bytes())  # noqa: S302 - written here, in the user's own cache
    except (OSError, ValueError, EOFError, TypeError):
        content = _parsed(data)
        _keep(cached, content)
        return content


def _parsed(data: bytes) -> Any:
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def _keep(cached: Path, content: Any) -> None:
    """Write beside and swap in, since many processes may do so at once."""
    beside = cached.with_name(f".{cached.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # a folder that cannot be written costs time only
        cached.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(marshal.dumps(content))
        beside.replace(cached)
