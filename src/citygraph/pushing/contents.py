"""What is to stand on a server, in blocks of N-Triples, which the engine writes, and in batches of these."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

TRIPLES, BYTES = 10_000, 4_000_000
"""Of a batch, at most; a triple that is longer is a batch of its own."""
_BLOCK = 500
"""Triples of a block; Virtuoso's compiler runs out of memory at some five thousand between two braces."""
_GENID = b"<https://w3id.org/citygraph/.well-known/genid/%s>"
_BLANK_SUBJECT = re.compile(rb"^_:([^\s<>]+)", re.MULTILINE)
_BLANK_OBJECT = re.compile(rb"(?<=> )_:([^\s<>\"]+)(?= \.$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """Some triples of one graph, as lines of N-Triples; an empty name is that of the merged graph."""

    graph: str
    triples: int
    lines: bytes

    def halves(self) -> tuple[Block, Block]:
        """The block in two; of one triple there is no half."""
        lines = self.lines.splitlines(keepends=True)
        middle = len(lines) // 2
        return (
            Block(self.graph, middle, b"".join(lines[:middle])),
            Block(self.graph, len(lines) - middle, b"".join(lines[middle:])),
        )


Batch = tuple[Block, ...]


def size_of(batch: Batch) -> int:
    """How many triples a batch has."""
    return sum(block.triples for block in batch)


class Contents:
    """The merged graph, and every named graph of a store, always in the same order."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
        reasoned = [ox.NamedNode(graph) for graph in (INFERRED_GRAPH, ONTOLOGY_GRAPH) if graph in self.graphs]
        self._merged: tuple[ox.DefaultGraph | ox.NamedNode, ...] = (ox.DefaultGraph(), *reasoned)
        self.total = len(store) + sum(self._size(graph) for graph in self._merged[1:])

    def batches(self, size: int = TRIPLES) -> Iterator[tuple[Batch, str]]:
        """Batches of so many triples, each with what tells it and all that came before from any other beginning."""
        digest = hashlib.sha256(f"{size}\n".encode())
        batch: list[Block] = []
        triples = held = 0
        for block in self._blocks(min(size, _BLOCK)):
            if batch and (triples + block.triples > size or held + len(block.lines) > BYTES):
                yield tuple(batch), digest.hexdigest()[:32]
                batch, triples, held = [], 0, 0
            batch.append(block)
            triples += block.triples
            held += len(block.lines)
            digest.update(f"<{block.graph}>\n".encode())
            digest.update(block.lines)
        if batch:
            yield tuple(batch), digest.hexdigest()[:32]

    def begins_with(self, size: int, number: int, digest: str) -> bool:
        """True when so many batches of this size come to this digest."""
        found = next(islice(self.batches(size), number - 1, None), None)
        return found is not None and found[1] == digest

    def _blocks(self, most: int) -> Iterator[Block]:
        for part in self._merged:
            yield from self._blocks_of("", part, most)
        for graph in self.graphs:
            yield from self._blocks_of(graph, ox.NamedNode(graph), most)

    def _blocks_of(self, name: str, graph: ox.DefaultGraph | ox.NamedNode, most: int) -> Iterator[Block]:
        triples = (quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph))
        while some := list(islice(triples, most)):
            yield from _not_too_long(Block(name, len(some), _lines(some)))

    def _size(self, graph: ox.NamedNode | ox.DefaultGraph) -> int:
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, graph))


def _not_too_long(block: Block) -> Iterable[Block]:
    if len(block.lines) <= BYTES or block.triples == 1:
        return (block,)
    return (each for half in block.halves() for each in _not_too_long(half))


def _lines(triples: list[ox.Triple]) -> bytes:
    """Triples in N-Triples; a blank node gets a name, for it may be sent twice."""
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None  # noqa: S101 - without an output, the engine gives the bytes
    if b"_:" in lines:
        lines = _BLANK_OBJECT.sub(_named, _BLANK_SUBJECT.sub(_named, lines))
    return lines


def _named(found: re.Match[bytes]) -> bytes:
    return _GENID % found[1]
