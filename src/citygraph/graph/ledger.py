"""A generation that is being written: the one before it, shared file by file, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph.terms import DEFAULT_GRAPH, GraphName, node

_ARTICLES = "articles.nq"
_BUFFER = 100_000
_MANY = 400_000
_FEW = 30_000
"""So many quads are added faster one by one; more are sorted and written as files of their own."""
_GROWTH = 1.1
"""A graph that grew by more than this is merged into few files, in which each look-up takes half the time."""


class Ledger:
    """The graph of a new generation. What is added waits to be written together, for many small files are merged often.

    Facts wait in memory, the graphs of articles, which are most of it, in a file beside the graph; both up to a limit.
    `subjects` are all that was told of; `changes` counts, by graph, the quads that came less those that went, for the
    graphs whose size is asked for.
    """

    def __init__(self, folder: Path, before: Path | None) -> None:
        if before is not None:
            ox.Store.read_only(str(before)).backup(str(folder))
        self._store = ox.Store(str(folder))
        self._folder = folder
        self._size_before = _size(folder) if before is not None else 0
        self._has_before = before is not None
        self._is_open = True
        self._waiting: list[ox.Quad] = []
        self._articles_file = folder.with_name(_ARTICLES)
        self._articles = self._articles_file.open("wb")
        self._in_articles = 0
        self._told: set[str] = set()
        self.subjects: set[str] = set()
        self.changes: Counter[GraphName] = Counter()

    def tell(self, subject: str, quads: Iterable[ox.Quad]) -> None:
        """All facts about a subject, in place of those that there were."""
        if subject in self._told:
            self.write()
        was_there = self._has_before or subject in self.subjects
        self._told.add(subject)
        self.subjects.add(subject)
        there = self._store.quads_for_pattern(node(subject), None, None, DEFAULT_GRAPH) if was_there else ()
        self._replace(quads, there, DEFAULT_GRAPH)

    def replace_graph(self, graph: GraphName, quads: Iterable[ox.Quad]) -> None:
        """All quads of a graph, in place of those that there were."""
        self.write()
        self._replace(quads, self._store.quads_for_pattern(None, None, None, graph), graph)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads that are not there."""
        self._waiting += quads
        if len(self._waiting) >= _BUFFER:
            self.write()

    def add_article(self, lines: Iterable[str]) -> None:
        """Add the graph of an article, which is not there, given as N-Quads."""
        told = "".join(lines).encode()
        self._in_articles += told.count(b"\n")
        self._articles.write(told)
        if self._in_articles >= _MANY:
            self._write_articles()

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Remove quads that are there, and were not added since the last :meth:`write`."""
        for quad in quads:
            self._store.remove(quad)

    def remove_graph(self, graph: str) -> None:
        """Remove a graph that is there."""
        self._store.remove_graph(node(graph))

    def change_graph(self, graph: GraphName, come: Iterable[ox.Quad], go: Iterable[ox.Quad]) -> None:
        """Add quads that are not in a graph, and remove quads that are."""
        self.write()
        added, gone = list(come), list(go)
        self.remove(gone)
        self.add(added)
        self.changes[graph] += len(added) - len(gone)

    def written(self) -> ox.Store:
        """The graph with all facts that it was told so far, to be read."""
        self.write()
        return self._store

    def write(self) -> None:
        """Write what waits."""
        if len(self._waiting) > _FEW:
            self._store.bulk_extend(self._waiting)
        elif self._waiting:
            self._store.extend(self._waiting)
        self._waiting = []
        self._told.clear()

    def close(self) -> None:
        """Write everything to the disk, and let go of the files."""
        if self._is_open:
            self._is_open = False
            self.write()
            self._write_articles()
            self._articles.close()
            self._articles_file.unlink()
            self._store.flush()
            if _size(self._folder) > _GROWTH * self._size_before:
                self._store.optimize()
            del self._store

    def _write_articles(self) -> None:
        self._articles.flush()
        if self._in_articles > _FEW:
            self._store.bulk_load(path=str(self._articles_file), format=ox.RdfFormat.N_QUADS, lenient=True)
        elif self._in_articles:
            self._store.extend(ox.parse(path=str(self._articles_file), format=ox.RdfFormat.N_QUADS, lenient=True))
        self._articles.seek(0)
        self._articles.truncate()
        self._in_articles = 0

    def _replace(self, quads: Iterable[ox.Quad], stored: Iterable[ox.Quad], graph: GraphName) -> None:
        wanted, there = set(quads), set(stored)
        self.remove(there - wanted)
        self.add(wanted - there)
        self.changes[graph] += len(wanted) - len(there)


def _size(folder: Path) -> int:
    """Bytes of the engine's tables; it merges them meanwhile, so that one that was listed may be gone."""
    size = 0
    for table in folder.glob("*.sst"):
        with suppress(FileNotFoundError):
            size += table.stat().st_size
    return size
