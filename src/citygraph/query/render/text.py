"""Answers for a reader: a table as wide as the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO

from citygraph.query import table as layout
from citygraph.query.display import shown
from citygraph.query.render import evidence
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.result import Result

_WIDTH = 100
"""Of a table that goes into a pipe, where no terminal says its own; ``COLUMNS`` sets another."""
Noted = tuple[list[str], list[str]]
"""The cells of a row, and notes on it."""
MEASURED = 1000
"""So many rows say how wide the columns are; wider cells that come later wrap. The rows before are held, no more."""


def table(result: Result, how: Presentation, sink: Sink) -> None:
    """The rows as a table, ``(no rows)`` without any, the evidence of each below it; ``yes`` or ``no``."""
    if result.form == "boolean":
        sink.text("yes\n" if result.truth else "no\n")
        return
    rows = _noted(result, how)
    first = next(rows, None)
    if first is None:
        sink.text("(no rows)\n")
        return
    _write(list(result.columns), chain([first], rows), sink)


def _noted(result: Result, how: Presentation) -> Iterator[Noted]:
    """The rows as a person reads their terms, and what they are told of the evidence."""
    return (
        ([shown(term) for term in row], list(evidence.lines(sources))) for row, sources in evidence.rows(result, how)
    )


def write_table(columns: list[str], rows: Iterable[list[str]], out: IO[bytes]) -> None:
    """Cells as a table as wide as the terminal, its head coloured on one."""
    sink = Sink(out.write, coloured=out.isatty())
    _write(columns, ((row, []) for row in rows), sink)
    sink.flush()


def _write(columns: list[str], rows: Iterable[Noted], sink: Sink) -> None:
    """The lines of a table, measured by its first rows; notes below their row."""
    limit = shutil.get_terminal_size((_WIDTH, 24)).columns
    coming = iter(rows)
    measured = list(islice(coming, MEASURED))
    widths = layout.column_widths(columns, [cells for cells, _ in measured], limit)
    if widths is not None:
        head = list(layout.head(columns, widths))
        sink.lines(_emphasized(head, limit) if sink.coloured else head)
    for number, (cells, notes) in enumerate(chain(measured, coming)):
        if widths is None:
            sink.lines([""] if number else [])
            sink.lines(layout.block(columns, cells, limit))
        else:
            sink.lines(layout.row(cells, widths))
        for note in notes:
            sink.lines(f"    {line}" for line in layout.wrap(note, max(limit - 4, 8)))


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
