"""One test of a stored query: ask, and compare the answer with what is expected of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from citygraph.errors import CitygraphError, QueryError
from citygraph.query.bind import bind
from citygraph.query.catalogue import line_of
from citygraph.query.clauses import Clauses
from citygraph.query.display import counted, plain, short_iri, shown
from citygraph.query.lexer import tokens
from citygraph.query.names import Index
from citygraph.query.parameters import arguments
from citygraph.query.result import Result
from citygraph.query.stored import Cell, Expectation, StoredQuery

if TYPE_CHECKING:
    from citygraph.query.engine import Engine
    from citygraph.query.result import Row
    from citygraph.query.server import AnyStore

_SHOWN = 3
Read = tuple[str | None, ...]
"""Some cells of a row as a person reads them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a test: `problem` says what was missed; `broken` that the query could not be asked at all."""

    query: str
    test: str
    source: str
    line: int
    seconds: float
    problem: str = ""
    broken: bool = False

    @property
    def passed(self) -> bool:
        """True when the answer was as expected."""
        return not self.problem


def check(
    query: StoredQuery, test: Expectation, store: AnyStore, engine: Engine, names: Index | None = None
) -> Outcome:
    """Ask `engine` a query with the parameters of a test.

    Parameters are found in `store`, whose graph the engine has; `names` finds things by name, as for
    `parameters.arguments`.
    """
    began = perf_counter()
    try:
        problem, broken = next(_problems(query, test, store, engine, names), ""), False
    except CitygraphError as error:
        problem, broken = str(error), True
    return Outcome(query.name, test.name, query.source, test.line, perf_counter() - began, problem, broken)


def unasked(query: StoredQuery, test: Expectation, error: CitygraphError) -> Outcome:
    """What became of a test that nobody could be asked."""
    return Outcome(query.name, test.name, query.source, test.line, 0.0, str(error), broken=True)


def unread(file: Path, error: QueryError) -> Outcome:
    """What became of the tests of a file that is no query."""
    problem = f"{error.what}; {error.remedy}"
    return Outcome(file.stem, "its header", str(file), line_of(error), 0.0, problem, broken=True)


def _problems(
    query: StoredQuery, test: Expectation, store: AnyStore, engine: Engine, names: Index | None
) -> Iterator[str]:
    text = bind(query.text, arguments(query, dict(test.given), store, names))
    result = engine.run(text)
    wanted = _form(test)
    if wanted and wanted != result.form:
        yield f"expected {_FORMS[wanted]}, the query gives {_FORMS[result.form]}"
    elif result.form == "boolean":
        if test.boolean is not None and result.truth != test.boolean:
            yield f"expected {str(test.boolean).lower()}, the answer is {str(result.truth).lower()}"
    elif result.form == "graph":
        yield from _graph_problems(test, len(set(result.triples())))
    else:
        yield from _row_problems(test, result, ordered=_is_ordered(query.text))


_FORMS = {"rows": "rows", "boolean": "true or false", "graph": "a graph"}


def _form(test: Expectation) -> str:
    """The form of answer that a test speaks of; empty for any."""
    if test.boolean is not None:
        return "boolean"
    if test.triples is not None:
        return "graph"
    return "rows" if test.rows is not None or test.min_rows is not None or test.ordered_by else ""


def _graph_problems(test: Expectation, triples: int) -> Iterator[str]:
    if test.triples is not None and triples != test.triples:
        yield f"expected {counted(test.triples, 'triple')}, the graph has {triples}"
    if test.empty and triples:
        yield f"expected an empty graph, this one has {counted(triples, 'triple')}"


def _row_problems(test: Expectation, result: Result, *, ordered: bool) -> Iterator[str]:
    rows = list(result.rows())
    if test.empty and rows:
        yield f"expected no rows, the answer has {len(rows)}: {_listed(result.columns, _all(rows[:_SHOWN]))}"
    if test.min_rows is not None and len(rows) < test.min_rows:
        yield f"expected at least {counted(test.min_rows, 'row')}, the answer has {len(rows)}"
    named = {name for row in test.rows or () for name, _ in row} | {name for name, _ in test.ordered_by}
    if absent := sorted(named - set(result.columns)):
        yield f"the answer has no column {absent[0]}; it has {', '.join(result.columns)}"
        return
    if test.rows is not None:
        yield from _differences(test.rows, rows, result.columns, ordered=ordered)
    yield from _disorder(test.ordered_by, rows, result.columns)


def _differences(
    expected: Sequence[tuple[Cell, ...]], rows: list[Row], columns: tuple[str, ...], *, ordered: bool
) -> Iterator[str]:
    """Where the rows differ in the columns that are named; a row that doesn't name a column takes any value there."""
    named = tuple(dict.fromkeys(name for row in expected for name, _ in row))
    if any(len(row) != len(named) for row in expected):
        yield from _loose_differences(expected, rows, columns)
        return
    wanted = [tuple(_expected(dict(row)[name]) for name in named) for row in expected]
    found = _all(rows, [columns.index(name) for name in named])
    missing, surplus = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if missing or surplus:
        told = [f"missing {_listed(named, list(missing.elements()))}"] if missing else []
        told += [f"not expected {_listed(named, list(surplus.elements()))}"] if surplus else []
        yield f"expected {counted(len(wanted), 'row')}, the answer has {len(found)}: {'; '.join(told)}"
    elif ordered and wanted != found:
        place = next(index for index, pair in enumerate(zip(wanted, found)) if pair[0] != pair[1])
        yield f"in another order: row {place + 1} is {_listed(named, [found[place]])}"


def _loose_differences(
    expected: Sequence[tuple[Cell, ...]], rows: list[Row], columns: tuple[str, ...]
) -> Iterator[str]:
    """Row by row, each in the columns that it names itself."""
    if len(expected) != len(rows):
        yield f"expected {counted(len(expected), 'row')}, the answer has {len(rows)}"
        return
    for number, (cells, row) in enumerate(zip(expected, rows), 1):
        named = tuple(name for name, _ in cells)
        wanted = tuple(_expected(value) for _, value in cells)
        found = _all([row], [columns.index(name) for name in named])
        if found != [wanted]:
            yield f"row {number}: expected {_listed(named, [wanted])}, there is {_listed(named, found)}"
            return


def _disorder(order: tuple[tuple[str, bool], ...], rows: list[Row], columns: tuple[str, ...]) -> Iterator[str]:
    for number, (above, below) in enumerate(pairwise(rows), 1):
        for name, descending in order:
            index = columns.index(name)
            first, second = _sort_key(above[index]), _sort_key(below[index])
            if first != second:
                if (first < second) == descending:
                    yield f"not in the order of {name}: row {number + 1} is {shown(below[index])!r}"
                    return
                break


def _sort_key(term: object) -> tuple[int, float, str]:
    """Nothing goes before numbers, and these before text by its code points, as an engine sorts."""
    if term is None:
        return 0, 0.0, ""
    text = str(getattr(term, "value", term))
    try:
        return 1, float(text), ""
    except ValueError:
        return 2, 0.0, text


def _all(rows: list[Row], indexes: Sequence[int] | None = None) -> list[Read]:
    return [
        tuple(None if term is None else shown(term) for term in (row if indexes is None else [row[i] for i in indexes]))
        for row in rows
    ]


def _expected(value: str | None) -> str | None:
    return None if value is None else plain(short_iri(value))


def _listed(names: Sequence[str], rows: Sequence[Read]) -> str:
    """Some rows in the notation of a test."""
    some = ["{" + ", ".join(f"{name}: {_word(cell)}" for name, cell in zip(names, row)) + "}" for row in rows[:_SHOWN]]
    return ", ".join(some) + (f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else "")


def _word(cell: str | None) -> str:
    return "null" if cell is None else cell if cell and not set(cell) & set(",:{}[]#'\"") else repr(cell)


def _is_ordered(text: str) -> bool:
    """True for a query with ORDER BY of its own, outside of all sub-queries."""
    clauses = Clauses()
    for index, token in enumerate(tokens(text)):
        if token.kind in ("punct", "word"):
            clauses.read(token, index)
            if token.is_word("ORDER") and clauses.outermost:
                return True
    return False
