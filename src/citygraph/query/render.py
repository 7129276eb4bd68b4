"""Answers as people and programs read them: table, csv, tsv, json, md, ttl."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from typing import IO, TYPE_CHECKING, cast

from citygraph.errors import UsageError
from citygraph.query import table
from citygraph.query.display import shown
from citygraph.query.run import Result
from citygraph.vocab import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

FORMATS = ("table", "csv", "tsv", "json", "md", "ttl")
_WIDTH = 100
"""Of a table that goes into a pipe, where no terminal says its own; ``COLUMNS`` sets another."""


def render(result: Result, form: str, out: IO[bytes]) -> None:
    """Write a result as UTF-8.

    csv, tsv and json are the SPARQL 1.1 results formats, streamed; json of a graph is JSON-LD. A graph's table is its
    Turtle. Raises UsageError for a format that the result can't take.
    """
    writer = _WRITERS.get((result.form, form))
    if writer is None:
        fitting = [name for name in FORMATS if (result.form, name) in _WRITERS]
        what = {"rows": "rows", "boolean": "yes or no", "graph": "a graph"}[result.form]
        raise UsageError(
            f"the query gives {what}, which can't be written as {form}", remedy=f"choose from {', '.join(fitting)}"
        )
    writer(result, out)


def write_table(columns: list[str], rows: list[list[str]], out: IO[bytes]) -> None:
    """Cells as a table as wide as the terminal, coloured only on one."""
    limit = shutil.get_terminal_size((_WIDTH, 24)).columns
    if out.isatty():
        _write_coloured(columns, rows, limit, out)
        return
    _write_lines(table.lines(columns, rows, limit), out)


def _write_coloured(columns: list[str], rows: list[list[str]], limit: int, out: IO[bytes]) -> None:
    import io

    from rich.console import Console
    from rich.text import Text

    every = list(table.lines(columns, rows, limit))
    head = 1 + next((number for number, line in enumerate(every) if set(line) <= {"─", " "} and line), -1)
    stream = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    console = Console(file=stream, force_terminal=True, width=limit, highlight=False)
    for number, line in enumerate(every):
        console.print(Text(line, "bold cyan" if number < head else ""), soft_wrap=True)
    stream.detach()


def _write_lines(lines: Iterable[str], out: IO[bytes]) -> None:
    for line in lines:
        out.write(f"{line}\n".encode())


def _cells(result: Result) -> list[list[str]]:
    solutions = cast("ox.QuerySolutions", result.answer)
    return [[shown(term) for term in solution] for solution in solutions]


def _rows_table(result: Result, out: IO[bytes]) -> None:
    rows = _cells(result)
    if rows:
        write_table(list(result.columns), rows, out)
    else:
        _write_lines(["(no rows)"], out)


def _rows_markdown(result: Result, out: IO[bytes]) -> None:
    columns = result.columns
    _write_lines([_markdown_row(columns), _markdown_row(["---"] * len(columns))], out)
    _write_lines((_markdown_row(row) for row in _cells(result)), out)


def _markdown_row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _rows_serialized(name: str) -> Callable[[Result, IO[bytes]], None]:
    """A writer by the engine's own serializer."""

    def write(result: Result, out: IO[bytes]) -> None:
        import pyoxigraph as ox

        answer = cast("ox.QuerySolutions | ox.QueryBoolean", result.answer)
        answer.serialize(out, getattr(ox.QueryResultsFormat, name))
        if name == "JSON" or result.form == "boolean":
            out.write(b"\n")

    return write


def _boolean_words(result: Result, out: IO[bytes]) -> None:
    _write_lines(["yes" if result.answer else "no"], out)


def _graph_serialized(name: str) -> Callable[[Result, IO[bytes]], None]:
    """A writer of triples in a stable order, each once."""

    def write(result: Result, out: IO[bytes]) -> None:
        import pyoxigraph as ox

        triples = sorted(set(cast("ox.QueryTriples", result.answer)), key=str)
        ox.serialize(triples, out, getattr(ox.RdfFormat, name), prefixes=PREFIXES)

    return write


_WRITERS: dict[tuple[str, str], Callable[[Result, IO[bytes]], None]] = {
    ("rows", "table"): _rows_table,
    ("rows", "csv"): _rows_serialized("CSV"),
    ("rows", "tsv"): _rows_serialized("TSV"),
    ("rows", "json"): _rows_serialized("JSON"),
    ("rows", "md"): _rows_markdown,
    ("boolean", "table"): _boolean_words,
    ("boolean", "md"): _boolean_words,
    ("boolean", "csv"): _rows_serialized("CSV"),
    ("boolean", "tsv"): _rows_serialized("TSV"),
    ("boolean", "json"): _rows_serialized("JSON"),
    ("graph", "table"): _graph_serialized("TURTLE"),
    ("graph", "ttl"): _graph_serialized("TURTLE"),
    ("graph", "json"): _graph_serialized("JSON_LD"),
}
