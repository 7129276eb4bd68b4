"""Lists of ties that somebody else keeps → a Reading of a Dataset, as an article gives one.

::

    bytes ──table / wikidata──▶ Table (text, rows with their offsets) ──pairs──▶ Reading (each claim quotes its row)

A :class:`Mapping` says which column holds what; :mod:`citygraph.datasets.places` finds the places that a row means.
Nothing is guessed silently: a row that means no place, or several, is set aside with its line and the reason.
"""

from __future__ import annotations

from citygraph.datasets.mapping import About, Mapping, read_mapping
from citygraph.datasets.pairs import Taken, reading_of
from citygraph.datasets.table import Table, read_table
from citygraph.datasets.wikidata import is_results, mapping_for, read_results

__all__ = [
    "About",
    "Mapping",
    "Table",
    "Taken",
    "is_results",
    "mapping_for",
    "read_mapping",
    "read_results",
    "read_table",
    "reading_of",
]
