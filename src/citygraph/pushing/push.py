"""Push: the server's graphs become those of a store, batch by batch; a push that was cut goes on where it was.

How far a push has come stands on the server itself, in a graph that is there only meanwhile: whoever pushes the same
content next goes on from there, from any machine. A batch that came twice, or whose answer was lost, does no harm.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.pushing.target import Batch, Target
from citygraph.query.server import Server
from citygraph.remote import ServerError
from citygraph.vocab import GRAPH, ID, INFERRED_GRAPH, ONTOLOGY_GRAPH

PROGRESS_GRAPH = GRAPH + "push"
_DONE = ID + "push#done"
_STATE = '<{graph}> <{done}> "{fingerprint} {batches}"'
_GENID = "https://w3id.org/citygraph/.well-known/genid/"
TRIPLES, BYTES = 10_000, 4_000_000
"""Of a batch, at most."""
_NOTED = 5  # batches from one note to the next
_TRIES = 4
_PAUSE = 0.5  # seconds before the second try, twice as many before each next one

Advance = Callable[[int, int], None]
"""Is told how many triples are there, and how many there will be."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push came to."""

    triples: int
    """In all graphs of the server that are ours."""
    sent: int
    """Of these, now; the rest had been sent before."""
    graphs: int


def push(
    store: ox.Store,
    target: Target,
    *,
    replace: bool = False,
    size: int = TRIPLES,
    advance: Advance | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Pushed:
    """Make the server's graphs those of the store; what else stands there in graphs of our names goes.

    Raises UsageError when the graph of facts on the server holds what no push put there, unless it is to be replaced;
    ServerError when the server fails more than a few times in a row: the next push goes on from there.
    """
    server = Server(target.client, target.merged)
    persistently = _Persistent(pause)
    persistently(target.begin)
    contents = Contents(store)
    fingerprint = contents.fingerprint(size)
    begun = _begun(server, fingerprint)
    if begun is None:
        _refuse_others(server, target, replace=replace)
        persistently(lambda: target.drop(_ours(server)))
    note = _Note(target, fingerprint, persistently)
    if begun is None:
        note(0)
    there = sent = 0
    for number, batch in enumerate(contents.batches(size), 1):
        there += len(batch)
        if begun is None or number > begun:
            _add(target, batch, persistently)
            sent += len(batch)
            if number % _NOTED == 0:
                note(number)
        if advance:
            advance(there, contents.total)
    persistently(lambda: target.drop([PROGRESS_GRAPH]))
    return Pushed(there, sent, len(contents.graphs) + 1)


class Contents:
    """What is to stand on the server: the merged graph, and every named graph, always in the same order."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
        reasoned = [ox.NamedNode(graph) for graph in (INFERRED_GRAPH, ONTOLOGY_GRAPH) if graph in self.graphs]
        self._merged: tuple[ox.DefaultGraph | ox.NamedNode, ...] = (ox.DefaultGraph(), *reasoned)
        self.total = len(store) + sum(self._size(graph) for graph in self._merged[1:])

    def fingerprint(self, size: int) -> str:
        """The same for the same content in batches of the same size."""
        digest = hashlib.sha256(f"{size}\n".encode())
        for _, triple in self._triples():
            digest.update(triple.encode())
        return digest.hexdigest()[:32]

    def batches(self, size: int) -> Iterator[list[tuple[str, str]]]:
        """The triples with their graphs, some at a time."""
        batch: list[tuple[str, str]] = []
        held = 0
        for graph, triple in self._triples():
            batch.append((graph, triple))
            held += len(triple)
            if len(batch) == size or held > BYTES:
                yield batch
                batch, held = [], 0
        if batch:
            yield batch

    def _triples(self) -> Iterator[tuple[str, str]]:
        for part in self._merged:
            yield from (("", triple) for triple in _lines(self._store.quads_for_pattern(None, None, None, part)))
        for graph in self.graphs:
            quads = self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            yield from ((graph, triple) for triple in _lines(quads))

    def _size(self, graph: ox.NamedNode | ox.DefaultGraph) -> int:
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, graph))


def _lines(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Triples in N-Triples without the full stop; a blank node gets a name, for it may be sent twice."""
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            yield f"{_named(quad.subject)} {quad.predicate} {_named(quad.object)}"
        else:
            yield str(quad.triple)


def _named(term: object) -> str:
    return f"<{_GENID}{term.value}>" if isinstance(term, ox.BlankNode) else str(term)


def _begun(server: Server, fingerprint: str) -> int | None:
    """How many batches of this content are there, of a push that did not come to its end; None for none such."""
    rows = server.run(f"SELECT ?done WHERE {{ GRAPH <{PROGRESS_GRAPH}> {{ ?push <{_DONE}> ?done }} }}").rows()
    notes = [term.value.split() for (term,) in rows if isinstance(term, ox.Literal)]
    numbers = [int(number) for found, number in notes if found == fingerprint]
    return max(numbers, default=None) if len(numbers) == len(notes) else None


def _ours(server: Server) -> list[str]:
    """The graphs on a server that have our names, and the merged one."""
    return ["", *(graph for graph in server.graphs() if graph.startswith(ID))]


def _refuse_others(server: Server, target: Target, *, replace: bool) -> None:
    """UsageError when the graph for our facts holds something, but no push has been here."""
    been_here = any(graph in (ONTOLOGY_GRAPH, PROGRESS_GRAPH) for graph in server.graphs())
    if replace or been_here:
        return
    where = f"GRAPH <{target.merged}> {{ ?s ?p ?o }}" if target.merged else "?s ?p ?o"
    if next(server.run(f"SELECT ?s WHERE {{ {where} }} LIMIT 1").rows(), None) is not None:
        name = f"the graph {target.merged}" if target.merged else "the server's default graph"
        raise UsageError(
            f"{name} holds other data already",
            where=target.client.address.url,
            remedy="have ours in a graph of its own: --graph IRI, or replace it: --replace",
        )


def _add(target: Target, batch: Batch, persistently: _Persistent) -> None:
    """Add a batch, in halves where the server finds it too large."""
    try:
        persistently(lambda: target.add(batch))
    except ServerError as error:
        if error.status != 413 or len(batch) < 2:
            raise
        middle = len(batch) // 2
        _add(target, batch[:middle], persistently)
        _add(target, batch[middle:], persistently)


@dataclass(frozen=True, slots=True)
class _Note:
    """Notes on the server how far the push has come."""

    target: Target
    fingerprint: str
    persistently: _Persistent

    def __call__(self, batches: int) -> None:
        state = _STATE.format(graph=PROGRESS_GRAPH, done=_DONE, fingerprint=self.fingerprint, batches=batches)
        self.persistently(lambda: self.target.add([(PROGRESS_GRAPH, state)]))


@dataclass(frozen=True, slots=True)
class _Persistent:
    """Tries again what may succeed in a while: a dropped line, a server that is busy."""

    pause: Callable[[float], None]

    def __call__(self, request: Callable[[], None]) -> None:
        for number in range(1, _TRIES + 1):
            try:
                return request()
            except ServerError as error:
                if not error.passes or number == _TRIES:
                    raise
                self.pause(_PAUSE * 2 ** (number - 1))
        return None
