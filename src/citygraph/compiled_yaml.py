"""YAML files, compiled into the user's cache: parsing the word lists would take longer than reading a hundred articles.

The cache is named for the file's content, so that it is never out of date.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from citygraph import cache


def load(file: Path) -> Any:
    """The content of a YAML file of plain values."""
    data = file.read_bytes()
    name = f"{file.stem}-{hashlib.sha256(data).hexdigest()[:12]}"
    content = cache.recalled("yaml", name)
    if content is None:
        content = _parsed(data)
        cache.keep("yaml", name, content)
    return content


def _parsed(data: bytes) -> Any:
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
