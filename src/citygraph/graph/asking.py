"""Questions about many rows at once: one statement, joined with a table of what is asked for, in place of thousands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

TABLE = "CREATE TEMP TABLE asked (number INTEGER, text TEXT);"
"""What is asked for just now. Queries join it by CROSS JOIN: SQLite is to begin with these rows."""


def ask(
    database: sqlite3.Connection, query: str, rows: Iterable[tuple[int | None, str | None]], *values: object
) -> list[Any]:
    """The rows of a query that joins the table `asked`, of which these are the rows; `values` are its parameters."""
    database.execute("DELETE FROM temp.asked")
    database.executemany("INSERT INTO temp.asked VALUES (?, ?)", rows)
    return database.execute(query, values).fetchall()


def ask_texts(database: sqlite3.Connection, query: str, texts: Iterable[str]) -> list[Any]:
    """The same for texts alone."""
    return ask(database, query, ((None, text) for text in texts))
