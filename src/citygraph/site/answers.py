"""What the stored queries that need no parameter say of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from citygraph.query.bind import bind
from citygraph.query.catalogue import catalogue
from citygraph.query.parameters import arguments
from citygraph.query.run import run
from citygraph.query.stored import StoredQuery
from citygraph.site.facts import Shown, Teller
from citygraph.site.text import Text, question

MOST = 500
"""So many rows of an answer are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A query and its first rows; `cut` when there are more."""

    query: StoredQuery
    question: Text
    columns: tuple[str, ...]
    rows: list[list[Shown | None]]
    cut: bool


def answers(store: ox.Store, teller: Teller) -> Iterator[Answer]:
    """Those that have rows, in the order of their names."""
    for query in catalogue():
        if any(parameter.required for parameter in query.parameters):
            continue
        result = run(store, bind(query.text, arguments(query, {}, store)))
        if result.form != "rows":
            continue
        coming = result.rows()
        rows = [[teller.shown(one) if one is not None else None for one in row] for row in islice(coming, MOST)]
        if rows:
            yield Answer(
                query,
                question(query.name, query.summary),
                _heads(query, result.columns),
                rows,
                next(coming, None) is not None,
            )


def _heads(query: StoredQuery, columns: tuple[str, ...]) -> tuple[str, ...]:
    labels = {column.name: column.label for column in query.columns}
    return tuple(labels.get(name) or name for name in columns)
