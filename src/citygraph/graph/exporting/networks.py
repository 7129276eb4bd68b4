"""Which formats show the network of ties, and who writes them."""

from __future__ import annotations

from importlib import import_module
from typing import IO

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.network import Network

_TEXTS = ("graphml", "gexf", "cytoscape", "geojson")
_TABLES = ("csv", "parquet")
FORMATS = (*_TEXTS, *_TABLES)


def write(store: ox.Store, form: str, out: IO[bytes], table: str = "") -> None:
    """The network of a store's facts; of csv and parquet one `table`, or both in a ZIP.

    Raises UsageError for a table of another format.
    """
    network = Network(store)
    if form in _TABLES:
        from citygraph.graph.exporting import tables

        if table:
            tables.write_table(network, form, table, out)
        else:
            tables.write_package(network, form, out)
        return
    if table:
        raise UsageError(f"{form} has no tables", remedy=f"choose {' or '.join(_TABLES)}")
    for piece in import_module(f"citygraph.graph.exporting.{form}").write(network):
        out.write(piece.encode())
