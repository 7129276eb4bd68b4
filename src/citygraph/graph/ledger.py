"""A generation that is being written: the one before it, shared file by file, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import loading
from citygraph.graph.terms import DEFAULT_GRAPH, PREFIXED, GraphName, iri_of, node
from citygraph.rdf import Iri

_ARTICLES = "articles.trig"
_BUFFER = 100_000
_MANY_ARTICLES = 1000
_FEW = 30_000
"""So many quads are added faster one by one; more are sorted and written as files of their own."""
_SORTED = 2_250_000
"""More bytes of articles, 75 a quad, are sorted and written so, too …"""
_APART = 34_000_000
"""… and more than this in pieces, by a process in which the engine does not merge each of them."""
_NONE: frozenset[ox.Quad] = frozenset()
_GROWTH = 1.1
"""A graph that grew by more than this is merged into few files, in which each look-up takes half the time."""


class Ledger:
    """The graph of a new generation. What is added waits to be written together, for many small files are merged often.

    Facts wait in memory, up to a limit; the graphs of articles, which are most of it, to the end, in a file beside the
    graph. A first generation of few of both is written at once, as files that need no merging.
    `subjects` are all that was told of; `changes` counts, by graph, the quads that came less those that went, for the
    graphs whose size is asked for.
    """

    def __init__(self, folder: Path, before: Path | None, *, to_grow: bool = True) -> None:
        """A graph that is not `to_grow` is never merged into fewer files: it shares those of the one before."""
        if before is not None:
            ox.Store.read_only(str(before)).backup(str(folder))
        self._store = ox.Store(str(folder))
        self._folder = folder
        self._size_before = _size(folder) if before is not None else 0
        self._has_before = before is not None
        self._is_open = True
        self._to_grow = to_grow
        self._waiting: list[ox.Quad] = []
        self._facts: dict[tuple[str, GraphName], set[ox.Quad]] = {}
        self._told: set[tuple[str, GraphName]] = set()
        self._in_facts = 0
        self._articles_file = folder.with_name(_ARTICLES)
        self._articles = self._articles_file.open("wb")
        self._articles.write(PREFIXED.encode())
        self._graphs: set[GraphName] = set()
        self.subjects: set[str] = set()
        self.changes: Counter[GraphName] = Counter()

    def tell(self, subject: str, quads: Iterable[ox.Quad], graph: GraphName = DEFAULT_GRAPH) -> None:
        """All that a graph says about a subject, in place of what it said."""
        me = subject, graph
        was_there = self._has_before or me in self._told
        stored = set(self._store.quads_for_pattern(node(subject), None, None, graph)) if was_there else set()
        waiting, wanted = self._facts.get(me, _NONE), set(quads)
        self.remove(stored - wanted)
        new = wanted - stored
        if new:
            self._facts[me] = new
        else:
            self._facts.pop(me, None)
        self._in_facts += len(new) - len(waiting)
        self._told.add(me)
        self.subjects.add(subject)
        self.changes[graph] += len(wanted) - len(stored) - len(waiting)
        if self._in_facts >= _BUFFER:
            self.write()

    def replace_graph(self, graph: GraphName, quads: Iterable[ox.Quad]) -> None:
        """All quads of a graph, in place of those that there were."""
        if graph in self._graphs:
            self.write()
        self._graphs.add(graph)
        wanted, there = set(quads), set(self._store.quads_for_pattern(None, None, None, graph))
        self.remove(there - wanted)
        self.add(wanted - there)
        self.changes[graph] += len(wanted) - len(there)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads that are not there."""
        self._waiting += quads
        if len(self._waiting) >= _BUFFER:
            self.write()

    def in_order(self, articles: Collection[Iri]) -> list[Iri]:
        """New articles in the order in which they are best added.

        The engine sorts quads by graph in three of its six tables, where what is loaded at a time need not be merged
        with what was loaded before when no graph of the one lies between graphs of the other.
        """
        if len(articles) < _MANY_ARTICLES:
            return list(articles)
        for article in articles:
            self._store.add_graph(node(article))
        return [article for graph in self._store.named_graphs() if (article := Iri(iri_of(graph))) in articles]

    def add_article(self, lines: Iterable[str]) -> None:
        """Add the graph of an article, which is not there, given as lines of TriG."""
        self._articles.write("".join(lines).encode())

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
        self._graphs.add(graph)
        added, gone = list(come), list(go)
        self.remove(gone)
        self.add(added)
        self.changes[graph] += len(added) - len(gone)

    def written(self) -> ox.Store:
        """The graph with all facts that it was told so far, to be read."""
        self.write()
        return self._store

    def write(self) -> None:
        """Write what waits, but the graphs of articles."""
        waiting = self._taken()
        if len(waiting) > _FEW:
            self._store.bulk_extend(waiting)
        elif waiting:
            self._store.extend(waiting)

    def close(self) -> None:
        """Write everything to the disk, and let go of the files."""
        if self._is_open:
            self._is_open = False
            if self._articles.tell() > _SORTED:
                self._write_with_articles(self._taken())
            self.write()
            self._write_articles()
            self._store.flush()
            if self._to_grow and _size(self._folder) > _GROWTH * self._size_before:
                self._store.optimize()
            del self._store

    def give_up(self) -> None:
        """Let go of the files as they are, unless all is written."""
        if self._is_open:
            self._is_open = False
            self._articles.close()
            del self._store

    def _taken(self) -> list[ox.Quad]:
        """What waits beside the graphs of articles, and does no longer."""
        waiting = [*self._waiting, *chain.from_iterable(self._facts.values())]
        self._waiting, self._facts, self._in_facts = [], {}, 0
        return waiting

    def _write_with_articles(self, quads: list[ox.Quad]) -> None:
        """Let facts be loaded with the graphs of articles: what is loaded apart is to be merged."""
        ox.serialize(quads, self._articles, ox.RdfFormat.TRIG)

    def _write_articles(self) -> None:
        size = self._articles.tell()
        self._articles.close()
        if size > _APART:
            self._load_apart()
        elif size > _SORTED:
            self._store.bulk_load(path=str(self._articles_file), format=ox.RdfFormat.TRIG, lenient=True)
        else:
            self._store.extend(ox.parse(path=str(self._articles_file), format=ox.RdfFormat.TRIG, lenient=True))
        self._articles_file.unlink()

    def _load_apart(self) -> None:
        """Let another process load the graphs of articles: the store is its own meanwhile."""
        self._store.flush()
        del self._store
        loading.load(self._articles_file, self._folder)
        self._store = ox.Store(str(self._folder))


def _size(folder: Path) -> int:
    """Bytes of the engine's tables; it merges them meanwhile, so that one that was listed may be gone."""
    size = 0
    for table in folder.glob("*.sst"):
        with suppress(FileNotFoundError):
            size += table.stat().st_size
    return size
