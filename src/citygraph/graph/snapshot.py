"""The store on disk as those see it who ask: the newest generation of its graph, and what is known of its articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from citygraph.errors import StoreError
from citygraph.graph import database, generations, kept_views
from citygraph.graph.archive import Archive
from citygraph.graph.names import Named
from citygraph.rdf import Iri, Term

if TYPE_CHECKING:
    from citygraph.graph.decisions import Decisions
    from citygraph.graph.reasoning import Proof
    from citygraph.graph.seen import SeenDraft
    from citygraph.graph.status import Status
    from citygraph.model import Reading

_ATTEMPTS = 20


class Snapshot:
    """A store as it was when it was opened; a build that goes on meanwhile does not change it."""

    def __init__(self, root: Path, archive: Archive, graph: Path, held: ExitStack) -> None:
        self.root = root
        self._held = held
        self._archive = archive
        self.graph = graph
        """The folder of the engine's files, which stays as long as the snapshot is open."""

    @cached_property
    def store(self) -> ox.Store:
        """The graph, read-only; StoreError when its files are damaged."""
        try:
            return ox.Store.read_only(str(self.graph))
        except OSError as error:
            raise damaged(self.root, error) from error

    def kept_view(self, key: str) -> Path | None:
        """The graph of a view that was made before, which stays as long as the snapshot is open."""
        return kept_views.found(self._views, key, self._held)

    def keep_view(self, key: str, write: Callable[[Path], None]) -> Path | None:
        """The graph of a view, which `write` makes in a folder that is not there; OSError when it cannot be kept."""
        return kept_views.make(self._views, key, write, self._held)

    def forget_view(self, key: str) -> None:
        """Let a view go that cannot be read."""
        kept_views.forget(self._views, key)

    @property
    def _views(self) -> Path:
        return self.graph.parent / kept_views.FOLDER

    def is_as_fused_now(self) -> bool:
        """True when this program would fuse its articles to the graph that is there, and all that needs is kept."""
        return self._archive.is_as_fused_now

    def is_of_another_version(self) -> bool:
        """True when this program might tell more of the same articles, or otherwise; what is restored stays so."""
        return self._archive.is_fused_otherwise and not self._archive.is_restored

    def seen(self, folder: Path) -> AbstractContextManager[SeenDraft]:
        """A view of it, to be made of its graph in a folder that is not there yet."""
        from citygraph.graph import seen

        return seen.seen(self._archive.database, self.graph, folder)

    def readings(self, of: Iterable[Iri] | None = None) -> tuple[Reading, ...]:
        """The readings of all articles, or of some, in the order of the articles' IRIs."""
        if self._archive.is_restored:
            from citygraph.graph import received

            wanted = None if of is None else frozenset(of)
            return tuple(each for each in received.readings(self.store) if wanted is None or each.article in wanted)
        return tuple(self._archive.readings(of))

    def verdicts(self) -> list[tuple[Iri, Iri, Iri, str]]:
        """What was decided of the things of articles: article, its thing, the fused thing, and why."""
        return self._archive.verdicts()

    def copies(self) -> dict[Iri, Iri]:
        """The articles that repeat the text of another one, and the first article with that text."""
        return self._archive.copies()

    def same_places(self) -> dict[str, str]:
        """The places (ids) that a user told to be others, with the ids of these."""
        return self._archive.same_places()

    def articles_naming(self, place: str) -> list[Iri]:
        """The articles that name a place (by its id)."""
        return self._archive.articles_naming(place)

    def status(self) -> Status:
        """What the store holds."""
        from citygraph.graph.status import Status

        archive = self._archive
        return Status(
            archive.articles(),
            archive.figures(),
            archive.rejections(),
            archive.notes(),
            archive.passed_over(),
            archive.waiting(),
            of_another_version=self.is_of_another_version(),
        )

    def decisions(self) -> Decisions:
        """What a user decided about what was set aside."""
        from citygraph.graph import kept_decisions

        return kept_decisions.kept(self._archive.database, self.root)

    def values(self, thing: Iri, predicate: Iri) -> tuple[Term, ...]:
        """What a property of a thing is: facts and what follows, sorted."""
        from citygraph.graph import proofs

        return proofs.values(self.store, thing, predicate)

    def proof(self, thing: Iri, predicate: Iri, value: Term) -> Proof | None:
        """Why a triple holds, down to facts; None when it does not."""
        from citygraph.graph import proofs

        return proofs.proof(self.store, proofs.triple(thing, predicate, value), self._archive.unsaid())

    def names(self, text: str) -> tuple[Named, ...]:
        """The places, officials, governments and offices that a name could mean."""
        return self._archive.names(text)

    def names_from(self, beginning: str, kinds: Iterable[str]) -> tuple[Named, ...]:
        """Things of some classes ("City") by names that begin so: what somebody may be about to write."""
        return self._archive.names_from(beginning, kinds)


@contextmanager
def open_store(root: Path) -> Iterator[Snapshot]:
    """The store in a folder, for reading; StoreError when there is none, or it is newer or damaged."""
    with ExitStack() as held:
        try:
            archive, graph = _current(root, held)
            yield Snapshot(root, Archive(archive), graph, held)
        except sqlite3.DatabaseError as error:
            raise damaged(root, error) from error


def _current(root: Path, held: ExitStack) -> tuple[sqlite3.Connection, Path]:
    """The archive, and the graph of the generation that it names, kept from being cleared away until `held` is let go.

    Between reading the number and holding the generation a writer may have come with the next one.
    """
    for _ in range(_ATTEMPTS):
        with ExitStack() as attempt:
            archive = attempt.enter_context(closing(database.open_to_read(root)))
            number = database.generation(archive)
            if number is None:
                raise database.no_store(root)
            if attempt.enter_context(generations.reading(root, number)):
                held.push(attempt.pop_all())
                return archive, generations.graph_of(root, number)
    raise StoreError("the store is damaged: its newest graph is gone", where=str(root), remedy="build it again")


def damaged(root: Path, error: Exception) -> StoreError:
    """The error for a store whose files are not as they were written."""
    return StoreError(f"the store is damaged ({error})", where=str(root), remedy="delete the folder and build again")
