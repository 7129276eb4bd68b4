"""Push: the server's graphs become those of a store, batch by batch; a push that was cut goes on where it was.

How far a push has come stands on the server itself, in a graph that is there only meanwhile: whoever pushes the same
content next goes on from there, from any machine. A batch that came twice, or whose answer was lost, does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from dataclasses import replace as with_

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.pushing.ahead import ahead
from citygraph.pushing.contents import TRIPLES, Batch, Block, Contents, size_of
from citygraph.pushing.persistence import Persistent
from citygraph.pushing.target import Request, Target
from citygraph.query.server import Server
from citygraph.remote import ServerError
from citygraph.vocab import GRAPH, ID, ONTOLOGY_GRAPH

PROGRESS_GRAPH = GRAPH + "push"
_DONE = ID + "push#done"
_STATE = '<{graph}> <{done}> "{digest} {batch}" .\n'
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
    persistently = Persistent(pause)
    persistently(target.begin)
    contents = Contents(store)
    begun = _begun(server, contents, size)
    if begun is None:
        _refuse_others(server, target, replace=replace)
        persistently(lambda: target.drop(_ours(server)))
    there = sent = 0
    with closing(ahead(_parts(contents, target, size, begun or 0))) as parts:
        for part in parts:
            there += part.triples
            if part.requests:
                _add(target, part, persistently)
                sent += part.triples
            if advance:
                advance(there, contents.total)
    persistently(lambda: target.drop([PROGRESS_GRAPH]))
    return Pushed(there, sent, len(contents.graphs) + 1)


@dataclass(frozen=True, slots=True)
class _Part:
    """A batch, and the requests that add it; none for one that is there."""

    batch: Batch
    requests: tuple[Request, ...]

    @property
    def triples(self) -> int:
        return size_of(self.batch)


def _parts(contents: Contents, target: Target, size: int, begun: int) -> Generator[_Part, None, None]:
    for number, (batch, digest) in enumerate(contents.batches(size), 1):
        yield _Part(batch, target.additions((_note(number, digest), *batch)) if number > begun else ())


def _note(number: int, digest: str) -> Block:
    """What goes before a batch, that it is on its way: after it, nothing else was ever sent."""
    state = _STATE.format(graph=PROGRESS_GRAPH, done=_DONE, digest=digest, batch=number)
    return Block(PROGRESS_GRAPH, 1, state.encode())


def _begun(server: Server, contents: Contents, size: int) -> int | None:
    """How many batches of this content are there, of a push that did not come to its end; None for none such."""
    rows = server.run(f"SELECT ?done WHERE {{ GRAPH <{PROGRESS_GRAPH}> {{ ?push <{_DONE}> ?done }} }}").rows()
    notes = [term.value.split() for (term,) in rows if isinstance(term, ox.Literal)]
    if not notes:
        return None
    number, digest = max((int(number), digest) for digest, number in notes)
    return number - 1 if contents.begins_with(size, number, digest) else None


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


def _add(target: Target, part: _Part, persistently: Persistent) -> None:
    """Send a batch, in halves where the server finds it too large."""
    try:
        for request in part.requests:
            persistently(lambda request=request: target.send(request))  # type: ignore[misc]
    except ServerError as error:
        if error.status != 413 or part.triples < 2:
            raise
        for half in _halves(part.batch):
            _add(target, with_(part, batch=half, requests=target.additions(half)), persistently)


def _halves(batch: Batch) -> tuple[Batch, Batch]:
    if len(batch) == 1:
        first, second = batch[0].halves()
        return (first,), (second,)
    middle = len(batch) // 2
    return batch[:middle], batch[middle:]
