"""Canonical N-Quads by RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): one text for a dataset, which its SHA-256 names.

Lines are sorted over all graphs, and blank nodes are named by what is said of them. Only the quads that have blank
nodes are held in memory: no other one has a say in their names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from citygraph.graph.exporting.lines import Sorter, in_graph

Graph = tuple[str | None, Iterable[bytes]]


def canonical(graphs: Iterable[Graph]) -> Iterator[bytes]:
    """The lines of a dataset, given as graphs of sorted lines of N-Triples."""
    blank: list[bytes] = []
    with Sorter() as sorter:
        for name, lines in graphs:
            for line in lines if name is None else in_graph(lines, ox.NamedNode(name)):
                if line.startswith(b"_:") or b"> _:" in line:
                    blank.append(line)
                else:
                    sorter.write(line)
        dataset = ox.Dataset(ox.parse(b"".join(blank), format=ox.RdfFormat.N_QUADS))
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        for quad in dataset:
            sorter.write(_line(quad))
        yield from sorter.lines()


def _line(quad: ox.Quad) -> bytes:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.subject} {quad.predicate} {quad.object}{graph} .\n".encode()


class Digest:
    """A stream that passes bytes on and knows their SHA-256."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Pass bytes on."""
        self._hash.update(data)
        return self._out.write(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Pass lines on."""
        for line in lines:
            self.write(line)

    def hexadecimal(self) -> str:
        """The SHA-256 of what passed."""
        return self._hash.hexdigest()
