"""The triples of graphs as sorted lines of N-Triples, each once, however many there are.

The engine writes them, Python sorts them: in memory as far as they go there, else in portions that wait in a temporary
file and are merged.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from typing import IO, cast

import pyoxigraph as ox

from citygraph.graph.terms import GraphName

HELD = 16 << 20
"""So many bytes of lines are sorted at once."""


def sorted_lines(store: ox.Store, graphs: Iterable[GraphName], held: int = HELD) -> Iterator[bytes]:
    """The lines of the union of some graphs, in the order of code points."""
    with Sorter(held) as sorter:
        for graph in graphs:
            store.dump(cast("IO[bytes]", sorter), ox.RdfFormat.N_TRIPLES, from_graph=graph)
        yield from sorter.lines()


def in_graph(lines: Iterable[bytes], graph: ox.NamedNode) -> Iterator[bytes]:
    """Lines of N-Triples as lines of N-Quads."""
    end = f"{graph} .\n".encode()
    return (line[:-2] + end for line in lines)


class Sorter(io.RawIOBase):
    """Takes lines in as bytes, cut anywhere, and gives them back sorted and each once."""

    def __init__(self, held: int = HELD) -> None:
        super().__init__()
        self._most = held
        self._pieces: list[bytes] = []
        self._size = 0
        self._files = ExitStack()
        self._portions: list[IO[bytes]] = []

    def writable(self) -> bool:
        """Bytes are welcome."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Take some bytes; OSError when portions have no room in the temporary folder."""
        self._pieces.append(bytes(data))
        self._size += len(data)
        if self._size >= self._most:
            self._put_aside()
        return len(data)

    def lines(self) -> Iterator[bytes]:
        """The lines, in the order of their bytes."""
        lines = self._sorted(b"".join(self._pieces))
        if not self._portions:
            yield from lines
            return
        for portion in self._portions:
            portion.seek(0)
        before = b""
        for line in merge(*self._portions, lines):
            if line != before:
                yield line
                before = line

    def close(self) -> None:
        """Remove the temporary files."""
        self._files.close()
        super().close()

    def _put_aside(self) -> None:
        data = b"".join(self._pieces)
        whole = data.rfind(b"\n") + 1
        self._pieces = [data[whole:]]
        self._size = len(data) - whole
        portion = tempfile.TemporaryFile(prefix="citygraph-")  # noqa: SIM115 - closed by close()
        self._files.enter_context(portion)
        portion.writelines(self._sorted(data[:whole]))
        self._portions.append(portion)

    @staticmethod
    def _sorted(data: bytes) -> list[bytes]:
        return sorted(set(data.splitlines(keepends=True)))


class Spool:
    """Texts that wait in a temporary file, when they are many, and come back in the order of their keys."""

    def __init__(self, held: int = HELD) -> None:
        self._file = tempfile.SpooledTemporaryFile(held, prefix="citygraph-")  # noqa: SIM115 - closed by close()
        self._index: list[tuple[str, int, int]] = []
        self._end = 0

    def add(self, key: str, text: str) -> None:
        """Keep a text."""
        data = text.encode()
        self._file.write(data)
        self._index.append((key, self._end, len(data)))
        self._end += len(data)

    def sorted(self) -> Iterator[tuple[str, str]]:
        """The keys with their texts."""
        self._index.sort()
        for key, start, length in self._index:
            self._file.seek(start)
            yield key, self._file.read(length).decode()

    def close(self) -> None:
        """Remove the temporary file."""
        self._file.close()
