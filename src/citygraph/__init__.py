"""citygraph: news about city-to-city diplomacy as a knowledge graph, every fact with its sentence.

``build``, ``import_``, ``remove``, ``read`` and ``open`` are those of :mod:`citygraph.library`; they are imported when
first used, so that a command line that needs none of it starts fast.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "build", "import_", "open", "read", "remove"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'citygraph' has no attribute {name!r}")
    from citygraph import library

    return getattr(library, name)
