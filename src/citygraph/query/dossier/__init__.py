"""A dossier: what the graph knows of a place, an official, or a pair of places, with the sentences behind it.

``render(dossier(store, "Jakarta / Kuala Lumpur"), "text")``
"""

from __future__ import annotations

from citygraph.query.dossier.gather import dossier
from citygraph.query.dossier.model import Dossier, Entry, Fact, Section, Source, Value
from citygraph.query.dossier.render import FORMATS, render

__all__ = ["FORMATS", "Dossier", "Entry", "Fact", "Section", "Source", "Value", "dossier", "render"]
