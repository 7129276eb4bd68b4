"""Whether the engine reads a query."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.errors import QueryError
from citygraph.query.run import run

if TYPE_CHECKING:
    import pyoxigraph as ox

_PLACE = re.compile(r"line (\d+), column (\d+)")


@lru_cache(maxsize=128)
def complaint(text: str) -> QueryError | None:
    """What the engine says against a query, asked of an empty store; None when it takes it."""
    try:
        run(_empty(), text)
    except QueryError as error:
        return error
    return None


def place(error: QueryError) -> tuple[int, int]:
    """The line and column in an error's words."""
    found = _PLACE.search(error.what)
    return (int(found[1]), int(found[2])) if found else (1, 1)


@lru_cache(maxsize=1)
def _empty() -> ox.Store:
    import pyoxigraph as ox

    return ox.Store()
