"""Where rows come from: the sentences and articles behind each row of an answer; docs/answers.md has its limits.

``for row, sources in sources_of(store, text, result.columns)(result.rows()): …``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from citygraph.errors import UsageError
from citygraph.query.provenance.derived import Derivations
from citygraph.query.provenance.model import Claim, Source, Sourced
from citygraph.query.provenance.parse import select_of
from citygraph.query.provenance.sources import Library
from citygraph.query.provenance.witness import Ask, Witness, asked
from citygraph.query.run import run

if TYPE_CHECKING:
    from citygraph.query.result import Row
    from citygraph.query.server import AnyStore

__all__ = ["Claim", "Source", "Sourced", "sources_of"]

_TOGETHER = 64
"""So many rows are asked for at a time, and held."""


def sources_of(store: AnyStore, text: str, columns: Sequence[str], ask: Ask | None = None) -> Sourced:
    """What finds the sources of the rows of a SELECT query that has run; `ask` runs queries in another way.

    Raises UsageError for a query of another form, QueryError for one whose pattern can't be followed.
    """
    ask = ask or partial(run, store)
    parsed = select_of(text)
    if parsed is None:
        raise UsageError(
            "only rows have evidence", remedy="ask with SELECT, or see a fact's with: citygraph query run evidence"
        )
    witness = Witness(store, ask, asked(*parsed, ask))
    library = Library(store, Derivations(store, ask).facts)

    def sourced(rows: Iterable[Row]) -> Iterator[tuple[Row, tuple[Source, ...]]]:
        coming = iter(rows)
        while some := list(islice(coming, _TOGETHER)):
            for row, quads in zip(some, witness.quads(columns, some)):
                yield row, library.sources(quads)

    return sourced
