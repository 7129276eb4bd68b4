"""What is known of kinds of servers: how they are told, where they are written to, what they lack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from citygraph.errors import UsageError
from citygraph.remote import Address, Client

Way = OneOf["update", "quads", "graph-store"]
WAYS: tuple[Way, ...] = ("update", "quads", "graph-store")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server.

    `told_by` is how its ``Server`` header begins, in lower case. An address for queries ends with `query`; what
    replaces that gives the addresses for SPARQL Update, for graphs (Graph Store Protocol) and for N-Quads. `merged` is
    true for a server that takes all graphs together for its default graph, so that ours needs a name.
    """

    name: str
    told_by: str
    query: str
    update: str
    graphs: str
    quads: str = ""
    merged: bool = False
    ways: tuple[Way, ...] = ("update",)
    """Those that it can do, the fastest one first."""

    def address(self, endpoint: Address, part: str) -> Address:
        """The address for one way, from that for queries."""
        path = endpoint.path.rstrip("/")
        if self.query and path.endswith(self.query):
            path = path[: -len(self.query)]
        return endpoint.join(path + part if part else endpoint.path)


_ALL: tuple[Way, ...] = ("quads", "update", "graph-store")
KINDS = (
    Kind("oxigraph", "oxigraph", "/query", "/update", "/store", "/store", ways=_ALL),
    Kind(
        "virtuoso",
        "virtuoso",
        "/sparql",
        "/sparql-auth",
        "/sparql-graph-crud-auth",
        merged=True,
        ways=("update", "graph-store"),
    ),
    Kind("fuseki", "apache jena fuseki", "/sparql", "/update", "/data", "/data", ways=_ALL),
    Kind("graphdb", "graphdb", "", "/statements", "/rdf-graphs/service", "/statements", merged=True, ways=_ALL),
    Kind("stardog", "stardog", "/query", "/update", ""),
    Kind("other", "", "", "", "", merged=True),
)
"""`other`, the last one: SPARQL Update at the address for queries, our graph under a name. Neptune is one."""


def kind_of(client: Client, name: str = "") -> Kind:
    """The kind of a server: the one that is named, or what its answer to a question tells; UsageError for no kind."""
    if name:
        for kind in KINDS:
            if kind.name == name:
                return kind
        raise UsageError(f"no kind of server {name!r}", remedy=f"there are: {', '.join(kind.name for kind in KINDS)}")
    told = client.send(
        "POST",
        client.address,
        {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"},
        b"query=ASK%7B%7D",
    )
    told.close()
    if "Fuseki-Request-Id" in told.headers:
        return next(kind for kind in KINDS if kind.name == "fuseki")
    return next(kind for kind in KINDS if told.headers.get("Server", "").lower().startswith(kind.told_by))
