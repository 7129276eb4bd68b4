"""What a query gave: the one thing that runs hand to writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from typing import Literal as OneOf

from citygraph.errors import QueryError

if TYPE_CHECKING:
    import pyoxigraph as ox

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Row = tuple[Term | None, ...]
    Answer = (
        ox.QuerySolutions
        | ox.QueryBoolean
        | ox.QueryTriples
        | bool
        | Iterable[Iterable[Term | None]]
        | Iterable[ox.Triple]
    )


@contextmanager
def engine_failures() -> Iterator[None]:
    """What goes wrong in the engine while an answer is read becomes a QueryError."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if isinstance(error, RecursionError) or getattr(error, "errno", None) is not None:
            raise  # of Python, or of the file that is written
        raise QueryError(f"the query failed: {error}", remedy="check the query and the store") from error


@dataclass(frozen=True, slots=True)
class Result:
    """Rows (SELECT), a truth value (ASK) or a graph (CONSTRUCT, DESCRIBE).

    `answer` is the engine's own, or any iterable of rows or triples, or a truth value; it is read once: rows and
    triples stream from where they are while they are written. `columns` are the names of the columns of rows.
    """

    form: OneOf["rows", "boolean", "graph"]
    answer: Answer
    columns: tuple[str, ...] = ()

    @property
    def truth(self) -> bool:
        """The answer to ASK."""
        return bool(self.answer)

    def rows(self) -> Iterator[Row]:
        """The rows, each once, as they come: terms in the order of the columns, None for nothing."""
        return (tuple(row) for row in cast("Iterable[Iterable[Term | None]]", self.answer))

    def triples(self) -> Iterator[ox.Triple]:
        """The triples of a graph, as they come; one may come more than once."""
        return iter(cast("Iterable[ox.Triple]", self.answer))
