"""A server that is written to: graphs emptied, triples added, in one of three ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from citygraph.errors import UsageError
from citygraph.pushing.contents import Batch, Block
from citygraph.pushing.kinds import Kind, Way
from citygraph.remote import Address, Client, ServerError
from citygraph.vocab import CG, MERGED_GRAPH

_DROPPED_TOGETHER = 200
_UPDATE = "application/sparql-update"
_TURTLE = f"@prefix cg: <{CG}> .\n".encode()
"""How all our Turtle begins: Virtuoso looks into what it is sent, and takes triples with a long text for no RDF."""


@dataclass(frozen=True, slots=True)
class Request:
    """Something to be sent to the server, as often as need be."""

    address: Address
    media: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Target:
    """Where a graph goes, and how; `merged` names the graph of facts and all that follows, empty for the default one.

    All requests may be sent again: a graph that is emptied twice is empty, a triple that is added twice is there once.
    """

    client: Client
    kind: Kind
    way: Way
    merged: str
    address: Address
    """For the way's requests."""

    @classmethod
    def of(cls, client: Client, kind: Kind, *, way: str = "", graph: str = "", write: str = "") -> Target:
        """The target for a server; `way`, `graph` and `write` (an address) stand in for what its kind says."""
        chosen: Way = next((each for each in kind.ways if each == way), kind.ways[0])
        if way and chosen != way and not write:
            remedy = f"it can do: {', '.join(kind.ways)}; or give the address for it: --write-to"
            raise UsageError(f"a server of the kind {kind.name} is not known to take {way}", remedy=remedy)
        if way in ("update", "quads", "graph-store"):
            chosen = way  # type: ignore[assignment]
        part = {"update": kind.update, "quads": kind.quads, "graph-store": kind.graphs}[chosen]
        address = client.address.join(write) if write else kind.address(client.address, part)
        if address.origin != client.address.origin:
            raise UsageError("--write-to is on another server", where=address.origin, remedy="push to one server")
        return cls(client, kind, chosen, graph or (MERGED_GRAPH if kind.merged else ""), address)

    def begin(self) -> None:
        """Say who we are before much is sent."""
        self.client.authenticate(self.address)

    def drop(self, graphs: Iterable[str]) -> None:
        """Empty graphs; the empty name is that of the merged graph."""
        every = list(graphs)
        if self.way == "graph-store" or (self.way == "quads" and not self.kind.update):
            for graph in every:
                self._delete(graph or self.merged)
            return
        address = self.address if self.way == "update" else self.kind.address(self.client.address, self.kind.update)
        for start in range(0, len(every), _DROPPED_TOGETHER):
            some = every[start : start + _DROPPED_TOGETHER]
            text = " ;\n".join(f"DROP SILENT {_graph_ref(graph or self.merged)}" for graph in some)
            self.send(Request(address, _UPDATE, text.encode()))

    def additions(self, batch: Batch) -> tuple[Request, ...]:
        """The requests that add some triples."""
        if self.way == "update":
            return (Request(self.address, _UPDATE, b"".join(self._insert(batch))),)
        if self.way == "quads":
            return (Request(self.address, "application/n-quads", b"".join(map(self._quads, batch))),)
        graphs: dict[str, list[bytes]] = {}
        for block in batch:
            graphs.setdefault(block.graph or self.merged, [_TURTLE]).append(block.lines)
        return tuple(
            Request(self._graph_address(graph), "text/turtle", b"".join(parts)) for graph, parts in graphs.items()
        )

    def send(self, request: Request) -> None:
        """Send a request and await that it is done."""
        headers = {"Content-Type": request.media, "Accept": "*/*"}
        self.client.send("POST", request.address, headers, request.body).read()

    def _insert(self, batch: Batch) -> Iterator[bytes]:
        yield b"INSERT DATA {\n"
        for block in batch:
            name = block.graph or self.merged
            yield b"GRAPH <%s> {\n%s}\n" % (name.encode(), block.lines) if name else block.lines
        yield b"}"

    def _quads(self, block: Block) -> bytes:
        name = block.graph or self.merged
        # in a literal, a line's end is escaped
        return block.lines.replace(b" .\n", b" <%s> .\n" % name.encode()) if name else block.lines

    def _delete(self, graph: str) -> None:
        try:
            self.client.send("DELETE", self._graph_address(graph), {"Accept": "*/*"}).read()
        except ServerError as error:
            if error.status != 404:
                raise

    def _graph_address(self, graph: str) -> Address:
        address = self.address
        if self.way != "graph-store":
            address = self.kind.address(self.client.address, self.kind.graphs)
        query = urlencode({"graph": graph}) if graph else "default"
        return address.join(f"{address.path}?{query}")


def _graph_ref(graph: str) -> str:
    return f"GRAPH <{graph}>" if graph else "DEFAULT"
