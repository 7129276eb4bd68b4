"""citygraph: news about city-to-city diplomacy as a knowledge graph, every fact with its sentence."""

from __future__ import annotations

__version__ = "0.1.0"
