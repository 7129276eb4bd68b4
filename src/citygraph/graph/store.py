"""The store on disk: open it to ask, write it as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from citygraph.errors import StoreError
from citygraph.graph import archive, generations, names, passed_over
from citygraph.graph.archive import Archive, ArticleEntry
from citygraph.graph.names import Named
from citygraph.graph.passed_over import PassedOver
from citygraph.graph.rejection import Rejection
from citygraph.graph.terms import DEFAULT_GRAPH
from citygraph.model import Reading
from citygraph.vocab import INFERRED_GRAPH

_GRAPH = "graph"
_READINGS = "readings.db"
_PASSED_OVER = "passed_over.db"


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds."""

    articles: tuple[ArticleEntry, ...]
    counts: dict[str, int]
    rejections: tuple[str, ...]
    notes: tuple[str, ...]
    passed_over: int = 0
    format: int = generations.FORMAT

    def figures(self) -> dict[str, object]:
        """The table that a person reads."""
        return {
            "articles": len(self.articles),
            **({"articles passed over": self.passed_over} if self.passed_over else {}),
            "claims": sum(article.claims for article in self.articles),
            "triples of facts": self.counts.get("facts", 0),
            "inferred triples": self.counts.get("inferred", 0),
            "facts set aside": self.counts.get("set_aside", 0),
        }

    def as_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            "format": self.format,
            "figures": self.figures(),
            "articles": [asdict(article) for article in self.articles],
            "rejections": list(self.rejections),
            "notes": list(self.notes),
        }


class Snapshot:
    """A store as it was when it was opened; a build that goes on meanwhile does not change it."""

    def __init__(self, root: Path, generation: Path) -> None:
        self.root = root
        self._generation = generation
        self._archive = Archive(generation / _READINGS)
        self.passed_over = generation / _PASSED_OVER

    @cached_property
    def store(self) -> ox.Store:
        """The graph, read-only; StoreError when its files are damaged."""
        try:
            return ox.Store.read_only(str(self._generation / _GRAPH))
        except OSError as error:
            raise _damaged(self.root, error) from error

    def readings(self) -> tuple[Reading, ...]:
        """Every article's reading, in the order of the articles' IRIs."""
        return tuple(self._archive.readings())

    def status(self) -> Status:
        """What the store holds."""
        return Status(
            self._archive.articles(),
            self._archive.figures(),
            self._archive.rejections(),
            self._archive.notes(),
            passed_over.count(self.passed_over),
        )

    def names(self, text: str) -> tuple[Named, ...]:
        """The places, officials, governments and offices that a name could mean."""
        return self._archive.names(text)

    def close(self) -> None:
        """Let go of the files."""
        self._archive.close()
        self.__dict__.pop("store", None)


class Writer:
    """The only writer of a store; nothing that it does is seen before :meth:`commit`."""

    def __init__(self, root: Path, generation: Path, current: Snapshot | None) -> None:
        self._root = root
        self._generation = generation
        self._current = current
        self._passed_over: PassedOver | None = None

    def readings(self) -> tuple[Reading, ...]:
        """The readings that the store holds now."""
        return self._current.readings() if self._current else ()

    def outdated(self) -> frozenset[str]:
        """The IRIs of the articles that were read by other rules or lexicons than this program has."""
        if self._current is None:
            return frozenset()
        now = archive.rules_version()
        return frozenset(article.id for article in self._current.status().articles if article.rules != now)

    def pass_over(self, sources: Iterable[str]) -> None:
        """Note files and rows whose articles are not worth the reading; StoreError when that cannot be written."""
        try:
            self._passing_over().add(sources)
        except (OSError, sqlite3.Error) as error:
            raise self._unwritable(error) from error

    def commit(
        self,
        readings: Iterable[Reading],
        quads: Iterable[ox.Quad],
        rejections: Iterable[Rejection] = (),
        notes: Iterable[str] = (),
    ) -> None:
        """Store all of it in place of what there was; StoreError when the disk is full or not writable.

        `readings` are those that articles gave, before fusing.
        """
        quads = list(quads)
        readings = tuple(readings)
        rejections = tuple(rejections)
        try:
            self._write_graph(quads)
            archive.write(
                self._generation / _READINGS,
                readings,
                rejections=map(str, rejections),
                notes=notes,
                figures=_count(quads) | {"set_aside": len(rejections)},
                names=names.index(quads),
            )
            self._passing_over().remove(reading.document.source for reading in readings)
            self.close()
            generations.publish(self._root, self._generation)
        except (OSError, sqlite3.Error) as error:
            raise self._unwritable(error) from error

    def _passing_over(self) -> PassedOver:
        if self._passed_over is None:
            before = self._current.passed_over if self._current else None
            self._passed_over = PassedOver(self._generation / _PASSED_OVER, before)
        return self._passed_over

    def close(self) -> None:
        """Let go of the files."""
        if self._passed_over is not None:
            self._passed_over.close()
            self._passed_over = None

    def _unwritable(self, error: Exception) -> StoreError:
        return StoreError(
            f"cannot be written ({error})", where=str(self._root), remedy="free disk space, or choose another --store"
        )

    def _write_graph(self, quads: Iterable[ox.Quad]) -> None:
        store = ox.Store(str(self._generation / _GRAPH))
        store.bulk_extend(quads)
        store.flush()


@contextmanager
def open_store(root: Path) -> Iterator[Snapshot]:
    """The store in a folder, for reading; StoreError when there is none, or it is newer or damaged."""
    with generations.reading(root) as generation:
        snapshot = _open(root, generation)
        try:
            yield snapshot
        except sqlite3.DatabaseError as error:
            raise _damaged(root, error) from error
        finally:
            snapshot.close()


@contextmanager
def writing(root: Path, *, must_exist: bool = False) -> Iterator[Writer]:
    """The store in a folder, for one writer at a time; StoreError when another process is writing."""
    with ExitStack() as stack:
        generation = stack.enter_context(generations.writing(root, must_exist=must_exist))
        current = stack.enter_context(open_store(root)) if generations.current(root) else None
        writer = Writer(root, generation, current)
        stack.callback(writer.close)
        yield writer


def _open(root: Path, generation: Path) -> Snapshot:
    try:
        return Snapshot(root, generation)
    except sqlite3.DatabaseError as error:
        raise _damaged(root, error) from error


def _damaged(root: Path, error: Exception) -> StoreError:
    return StoreError(f"the store is damaged ({error})", where=str(root), remedy="delete the folder and build again")


def _count(quads: Iterable[ox.Quad]) -> dict[str, int]:
    counts = {"facts": 0, "inferred": 0, "quads": 0}
    for quad in quads:
        counts["quads"] += 1
        counts["facts"] += quad.graph_name == DEFAULT_GRAPH
        counts["inferred"] += getattr(quad.graph_name, "value", "") == INFERRED_GRAPH
    return counts
