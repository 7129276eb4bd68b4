"""Where ontology, queries and data lie: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent


def root() -> Path:
    """The folder that holds ``ontology/``, ``queries/`` and ``data/``."""
    bundled = _PACKAGE / "bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parents[1]


def path(*parts: str) -> Path:
    """A bundled file or folder: ``path("data", "lexicon", "id.yaml")``."""
    return root().joinpath(*parts)


def cache_dir() -> Path:
    """The user's cache: ``$CITYGRAPH_CACHE``, else ``$XDG_CACHE_HOME/citygraph``, else ``~/.cache/citygraph``."""
    if own := os.environ.get("CITYGRAPH_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "citygraph"
