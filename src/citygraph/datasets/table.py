"""Bytes → a table whose rows know where they stand in the text: a claim quotes its row as it is written."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from citygraph.errors import InputError

_DELIMITERS = "\t;,"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ``text[start:end]`` of its table, the line on which it begins, and its cells by column."""

    start: int
    end: int
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text; offsets are code points."""

    text: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(data: bytes, where: str, delimiter: str = "") -> Table:
    """The table of a CSV or TSV file; the delimiter is that of the first line unless it is given.

    Raises InputError, with the line, for bytes that are not UTF-8, a quote that is never closed, a row with too many or
    too few cells, and a table without rows.
    """
    return table_of(decoded(data, where), where, delimiter)


def decoded(data: bytes, where: str) -> str:
    """The text of a file in UTF-8; InputError with line and column for what is not."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise InputError(
            "not UTF-8 text", where=f"{where}:{before.count(10) + 1}:{column}", remedy="convert the file to UTF-8"
        ) from None
    if "\0" in text:
        raise InputError("not a text file", where=where, remedy="give CSV, TSV, or RDF")
    return text


def table_of(text: str, where: str, delimiter: str = "") -> Table:
    """The table of a text, as :func:`read_table` gives it."""
    records = list(_records(text, where, delimiter or _delimiter(text)))
    if len(records) < 2:
        raise InputError("a table without rows", where=where, remedy="give a file with a header and rows")
    names, _, _, _ = records[0]
    header = tuple(name.strip() for name in names)
    if doubled := next((name for name in header if header.count(name) > 1), None):
        raise InputError(f"two columns '{doubled}'", where=f"{where}:1", remedy="give each its own name")
    rows = []
    for cells, start, end, line in records[1:]:
        if len(cells) != len(header):
            raise InputError(
                f"a row with {len(cells)} cells in a table of {len(header)} columns",
                where=f"{where}:{line}",
                remedy="quote cells that hold the delimiter, or name it in --mapping",
            )
        rows.append(Row(start, end, line, dict(zip(header, (cell.strip() for cell in cells)))))
    return Table(text, header, tuple(rows))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _records(text: str, where: str, delimiter: str) -> Iterator[tuple[list[str], int, int, int]]:
    """The cells of each record that is not blank, where it starts and ends, and its line."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    try:
        reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
        before = 0
        for cells in reader:
            first, before = before, reader.line_num
            if any(cell.strip() for cell in cells):
                start, end = starts[first], starts[before] - 1
                yield cells, start, start + len(text[start:end].rstrip()), first + 1
    except csv.Error as error:
        raise InputError(
            f"no CSV ({error})", where=f"{where}:{before + 1}", remedy="close the quote, or name the delimiter"
        ) from None
