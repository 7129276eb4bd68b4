"""Rows as a table that fits the terminal: columns share the width, long cells wrap, no cell is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from citygraph.query.display import width

_GAP = "  "
_PIECE = re.compile(r"[^ \-/–—]*[ \-/–—]|[^ \-/–—]+")
"""What stays on one line if it fits: up to a blank, a hyphen or a slash."""
_NAME = 200
"""Characters of what may be the name of a thing, and so come more than once."""
_NARROWEST = 8
"""A column is not squeezed below this; when the table would still be too wide, each row becomes a block of lines."""


def lines(columns: Sequence[str], rows: Sequence[Sequence[str]], limit: int) -> Iterator[str]:
    """The lines of a table of at most `limit` terminal columns.

    >>> print(*lines(["city", "n"], [["Jakarta", "3"]], 40), sep=chr(10))
    city     n
    ───────  ─
    Jakarta  3
    """
    widths = column_widths(columns, rows, limit)
    if widths is None:
        for number, cells in enumerate(rows):
            yield from [""] if number else []
            yield from block(columns, cells, limit)
        return
    yield from head(columns, widths)
    for cells in rows:
        yield from row(cells, widths)


def head(columns: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The names of the columns, and the rule below them."""
    yield from _line(columns, widths)
    yield _GAP.join("─" * size for size in widths)


def row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row."""
    yield from _line(cells, widths)


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[str]], limit: int) -> list[int] | None:
    """The width of each column: its natural one, or an equal share for the widest; None when they cannot fit."""
    natural = [max([width(name), *(width(row[index]) for row in rows)]) for index, name in enumerate(columns)]
    free = limit - len(_GAP) * (len(columns) - 1)
    if sum(natural) <= free:
        return natural
    if sum(min(size, _NARROWEST) for size in natural) > free:
        return None
    share = _share(natural, free)
    widths = [min(size, share) for size in natural]
    for index, size in enumerate(natural):
        if size > share and sum(widths) < free:
            widths[index] += 1
    return widths


def _share(natural: Sequence[int], free: int) -> int:
    """The largest width to which all wider columns can be cut so that the whole fits."""
    return max(share for share in range(1, free + 1) if sum(min(size, share) for size in natural) <= free)


def wrap(text: str, limit: int) -> list[str]:
    """A text in lines of at most `limit` columns: broken at blanks, then after hyphens and slashes, then anywhere.

    >>> wrap("place/jakarta-1642911 is one", 14)
    ['place/jakarta-', '1642911 is one']
    """
    return list(_wrapped(text, limit))


def _wrapped(text: str, limit: int) -> tuple[str, ...]:
    return _remembered(text, limit) if len(text) <= _NAME else _broken(text, limit)


def _broken(text: str, limit: int) -> tuple[str, ...]:
    measure = len if text.isascii() else width
    if measure(text) <= limit:
        return (text.rstrip(),)
    found: list[str] = []
    line, taken = "", 0
    for piece in _pieces(text, limit, measure):
        if line and taken + measure(piece.rstrip()) > limit:
            found.append(line.rstrip())
            line, taken = "", 0
        line += piece
        taken += measure(piece)
    return (*found, line.rstrip())


_remembered = lru_cache(maxsize=4096)(_broken)
"""The lines of short texts: answers name the same things again and again."""


def _pieces(text: str, limit: int, measure: Callable[[str], int]) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if measure(piece) <= limit:
            yield piece
        else:
            yield from _cut(piece, limit)


def _cut(piece: str, limit: int) -> Iterator[str]:
    """A piece that is too wide for any line, in parts that fit."""
    part, taken = "", 0
    for char in piece:
        if part and taken + width(char) > limit:
            yield part
            part, taken = "", 0
        part += char
        taken += width(char)
    yield part


def _line(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = map(_wrapped, cells, widths)
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield _GAP.join(map(_padded, parts, widths)).rstrip()


def _padded(part: str, size: int) -> str:
    return part.ljust(size) if part.isascii() else part + " " * (size - width(part))


def block(columns: Sequence[str], cells: Sequence[str], limit: int) -> Iterator[str]:
    """One row as a block of lines, for columns that do not fit side by side."""
    margin = max(width(name) for name in columns) + len(_GAP)
    for name, cell in zip(columns, cells, strict=True):
        head = name + " " * (margin - width(name))
        for line in wrap(cell, max(limit - margin, _NARROWEST)):
            yield (head + line).rstrip()
            head = " " * margin
