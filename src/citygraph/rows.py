"""Answers in Python: rows with attributes, on their way to data frames and notebooks."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from citygraph.errors import UsageError
from citygraph.model import Iri
from citygraph.query import Presentation, Result, render
from citygraph.query.provenance import Source, Sourced
from citygraph.query.render.page import cell
from citygraph.query.render.values import value

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from citygraph.query.result import Row as Terms
    from citygraph.query.result import Term

Value = str | int | float | bool | None
"""An IRI is an `Iri` (a string); a date is a string as precise as its source: "2025-08"."""
_DISPLAYED = 200
"""So many rows a notebook shows."""


class Row(Mapping[str, Value]):
    """A row: ``row.partner`` or ``row["partner"]``; None where the answer has nothing.

    A column that is named like a method (``items``) is reached in brackets. ``row.term("since")`` is the RDF term, with
    its datatype and language.
    """

    __slots__ = ("_columns", "_terms")

    def __init__(self, columns: Mapping[str, int], terms: Terms) -> None:
        self._columns = columns
        self._terms = terms

    def __getitem__(self, column: str) -> Value:
        return _value(self.term(column))

    def __getattr__(self, name: str) -> Value:
        if name not in self._columns:
            raise AttributeError(f"no column {name!r}; the columns are {', '.join(self._columns)}")
        return self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._columns]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self.items())})"

    def __hash__(self) -> int:
        return hash((tuple(self._columns), self._terms))

    def __reduce__(self) -> tuple[type[Row], tuple[Mapping[str, int], Terms]]:
        return Row, (self._columns, self._terms)

    def term(self, column: str) -> Term | None:
        """The RDF term of a column, as pyoxigraph has it; KeyError for a column that is not there."""
        return self._terms[self._columns[column]]


class Rows(Sequence[Row]):
    """The answer to a query: a sequence of rows, in the order of the query. In a notebook it shows as a table.

    The answer to ASK has one row with the column ``boolean``, and is true if that is. That to CONSTRUCT and DESCRIBE
    has a row for each triple, in a stable order; ``str(rows)`` is then N-Triples.
    """

    def __init__(
        self, result: Result, sourced: Callable[[], Sourced] | None = None, how: Presentation | None = None
    ) -> None:
        """`result` is read to its end; `sourced` makes what finds the evidence of its rows; `how` it is presented."""
        self._how = how or Presentation()
        self._form = result.form
        self._sourced = sourced
        self.columns, self._terms = _read(result)
        self._places = {name: place for place, name in enumerate(self.columns)}

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [Row(self._places, terms) for terms in self._terms[index]]
        return Row(self._places, self._terms[index])

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[Row]:
        return (Row(self._places, terms) for terms in self._terms)

    def __bool__(self) -> bool:
        return bool(self[0]["boolean"]) if self._form == "boolean" else bool(self._terms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return (self._form, self.columns, self._terms) == (other._form, other.columns, other._terms)

    __hash__ = None  # type: ignore[assignment]

    def column(self, name: str) -> list[Value]:
        """The values of a column, from the first row to the last; KeyError for one that is not there."""
        place = self._places[name]
        return [_value(terms[place]) for terms in self._terms]

    def to_dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries by column."""
        return [dict(row) for row in self]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame; UsageError when pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise _not_installed("pandas") from error
        return pd.DataFrame(self._plain())

    def to_polars(self) -> pl.DataFrame:
        """The rows as a polars data frame; UsageError when polars is not installed."""
        try:
            import polars as pl
        except ImportError as error:
            raise _not_installed("polars") from error
        return pl.DataFrame(self._plain(), strict=False)

    def evidence(self) -> list[tuple[Source, ...]]:
        """For each row the sentences that it comes from, the best one first, while the store is open (docs/answers.md).

        Raises UsageError for what is no rows, QueryError for a query that can't be followed.
        """
        if self._form != "rows" or self._sourced is None:
            raise UsageError("only rows have evidence", remedy="ask with SELECT")
        return [sources for _, sources in self._sourced()(iter(self._terms))]

    def to_text(self, form: str = "table") -> str:
        """The answer in a format of the command line (``csv``, ``md``); UsageError for one that does not fit."""
        out = io.BytesIO()
        render(self._result(), form, out, self._how)
        return out.getvalue().decode()

    def __str__(self) -> str:
        return self.to_text("nt" if self._form == "graph" else "table")

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """The table that a notebook shows."""
        heads = "".join(f"<th>{_escaped(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(cell, terms))}</tr>" for terms in self._terms[:_DISPLAYED])
        more = f"<p>and {len(self) - _DISPLAYED} more rows</p>" if len(self) > _DISPLAYED else ""
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _plain(self) -> dict[str, list[Value]]:
        """Columns of plain values, as data frames take them."""
        return {name: [value(terms[place]) for terms in self._terms] for name, place in self._places.items()}

    def _result(self) -> Result:
        import pyoxigraph as ox

        if self._form == "boolean":
            return Result("boolean", bool(self))
        if self._form == "graph":
            return Result("graph", [ox.Triple(*terms) for terms in self._terms])  # type: ignore[arg-type]
        return Result("rows", iter(self._terms), self.columns)


def _read(result: Result) -> tuple[tuple[str, ...], list[Terms]]:
    import pyoxigraph as ox

    from citygraph.query.render.graphs import in_order

    if result.form == "boolean":
        return ("boolean",), [(ox.Literal(result.truth),)]
    if result.form == "graph":
        triples = in_order(result.triples())
        return ("subject", "predicate", "object"), [(each.subject, each.predicate, each.object) for each in triples]
    return result.columns, list(result.rows())


def _value(term: Term | None) -> Value:
    import pyoxigraph as ox

    return Iri(term.value) if isinstance(term, ox.NamedNode) else value(term)


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)


def _not_installed(name: str) -> UsageError:
    return UsageError(f"{name} is not installed", remedy=f"pip install 'citygraph[{name}]'")
