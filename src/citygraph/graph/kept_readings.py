"""The readings that a store keeps, each read when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from citygraph.graph.database import LEAVING
from citygraph.graph.shelf import Shelf
from citygraph.model import Reading
from citygraph.rdf import Iri


class Readings(Mapping[Iri, Reading]):
    """Readings by article, each read when it is asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._shelf = Shelf(database)

    def __getitem__(self, article: Iri) -> Reading:
        query = "SELECT id FROM article WHERE iri = ? AND state <> ?"
        row = self._database.execute(query, (article, LEAVING)).fetchone()
        if row is None:
            raise KeyError(article)
        return self._shelf.reading(row[0])

    def __iter__(self) -> Iterator[Iri]:
        rows = self._database.execute("SELECT iri FROM article WHERE state <> ?", (LEAVING,)).fetchall()
        return (Iri(iri) for (iri,) in rows)

    def __len__(self) -> int:
        count: int = self._database.execute("SELECT count(*) FROM article WHERE state <> ?", (LEAVING,)).fetchone()[0]
        return count
