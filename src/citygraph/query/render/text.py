"""Answers for a reader: a table as wide as the terminal, and Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO

from citygraph.query import table as layout
from citygraph.query.display import shown
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.result import Result

_WIDTH = 100
"""Of a table that goes into a pipe, where no terminal says its own; ``COLUMNS`` sets another."""
MEASURED = 1000
"""So many rows say how wide the columns are; wider cells that come later wrap. The rows before are held, no more."""


def table(result: Result, _: Presentation, sink: Sink) -> None:
    """The rows as a table, ``(no rows)`` without any; ``yes`` or ``no``."""
    if result.form == "boolean":
        sink.text("yes\n" if result.truth else "no\n")
        return
    rows = cells_of(result)
    first = next(rows, None)
    if first is None:
        sink.text("(no rows)\n")
        return
    write_lines(result.columns, chain([first], rows), sink)


def markdown(result: Result, _: Presentation, sink: Sink) -> None:
    """A table of GitHub's Markdown; **yes** or **no**."""
    if result.form == "boolean":
        sink.text("yes\n" if result.truth else "no\n")
        return
    sink.lines([markdown_row(map(escaped, result.columns)), markdown_row(["---"] * len(result.columns))])
    sink.lines(markdown_row(map(escaped, row)) for row in cells_of(result))


def cells_of(result: Result) -> Iterator[list[str]]:
    """The rows as a person reads their terms."""
    return ([shown(term) for term in row] for row in result.rows())


def write_table(columns: list[str], rows: Iterable[list[str]], out: IO[bytes]) -> None:
    """Cells as a table as wide as the terminal, its head coloured on one."""
    sink = Sink(out.write, coloured=out.isatty())
    write_lines(columns, rows, sink)
    sink.flush()


def write_lines(columns: Iterable[str], rows: Iterable[list[str]], sink: Sink) -> None:
    """The lines of a table, measured by its first rows."""
    limit = shutil.get_terminal_size((_WIDTH, 24)).columns
    names, coming = list(columns), iter(rows)
    measured = list(islice(coming, MEASURED))
    widths = layout.column_widths(names, measured, limit)
    if widths is None:
        sink.lines(layout.blocks(names, chain(measured, coming), limit))
        return
    head = list(layout.head(names, widths))
    sink.lines(_emphasized(head, limit) if sink.coloured else head)
    sink.lines(layout.body(chain(measured, coming), widths))


def escaped(cell: str) -> str:
    """A cell's text that Markdown shows as it is."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def markdown_row(cells: Iterable[str]) -> str:
    """One row of a Markdown table, of cells that are escaped."""
    return f"| {' | '.join(cells)} |"


def _emphasized(lines: list[str], limit: int) -> list[str]:
    """Lines in the colours of a heading, as far as the terminal has them."""
    import io

    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=limit, highlight=False)
    for line in lines:
        console.print(Text(line, "bold cyan"), soft_wrap=True)
    return stream.getvalue().splitlines()
