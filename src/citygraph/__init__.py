"""citygraph: news about city-to-city diplomacy as a knowledge graph, every fact with its sentence.

``build``, ``import_``, ``remove``, ``read`` and ``open`` are those of :mod:`citygraph.library`, and what goes wrong is
a :class:`CitygraphError`; all are imported when first used, so that a command line that needs none of it starts fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citygraph.lazily import package

if TYPE_CHECKING:
    from citygraph.errors import CitygraphError
    from citygraph.library import CityGraph, build, import_, open, read, remove  # noqa: A004 - as in `gzip.open`

__version__ = "0.1.0"
__all__ = ["CityGraph", "CitygraphError", "__version__", "build", "import_", "open", "read", "remove"]

_WHENCE = {
    "CityGraph": "library",
    "CitygraphError": "errors",
    "build": "library",
    "import_": "library",
    "open": "library",
    "read": "library",
    "remove": "library",
}
package(__name__, _WHENCE)
