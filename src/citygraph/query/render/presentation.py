"""How an answer shall look, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from citygraph.query.result import Result
from citygraph.query.stored import Column, View

if TYPE_CHECKING:
    from citygraph.query.provenance.model import Sourced
    from citygraph.query.result import Term

_TABLE = View()
Located = Callable[["Term"], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a writer may know beside the answer itself.

    `title`, `description` and what the header says of some `columns` are for pages and pictures; `view` is what kind of
    picture; `sourced` finds the evidence of rows, where it is wanted, `located` latitude and longitude of a thing.
    """

    title: str = ""
    description: str = ""
    columns: tuple[Column, ...] = ()
    view: View = _TABLE
    sourced: Sourced | None = None
    located: Located | None = None


PLAIN = Presentation()
Writer = Callable[[Result, Presentation, "Sink"], None]


class Sink:
    """Text into a binary stream, in pieces of some size: a write for each row would cost more than the row."""

    _SIZE = 1 << 16
    _LINES = 100

    def __init__(self, write: Callable[[bytes], object], *, coloured: bool = False) -> None:
        self.coloured = coloured
        """True on a terminal, where colours may show."""
        self._write = write
        self._pieces: list[str] = []
        self._length = 0

    def text(self, piece: str) -> None:
        """Write some text."""
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length > self._SIZE:
            self.flush()

    def raw(self, piece: bytes) -> None:
        """Write bytes that are UTF-8 already."""
        self.flush()
        self._write(piece)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines, each with its end."""
        coming = iter(lines)
        while batch := list(islice(coming, self._LINES)):
            self.text("\n".join([*batch, ""]))

    def flush(self) -> None:
        """Hand over what waits."""
        if not self._pieces:
            return
        self._write("".join(self._pieces).encode())
        self._pieces.clear()
        self._length = 0
