"""``--endpoint URL``: the graph of a SPARQL server is asked, instead of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

import click

from citygraph.cli.options import Command
from citygraph.errors import UsageError

if TYPE_CHECKING:
    from citygraph.query.server import Server
    from citygraph.remote import Client

_PATIENCE = 600.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server, the graph on it that is asked (empty: found out), and who asks."""

    url: str
    graph: str = ""
    user: str = ""

    @contextmanager
    def line(self, silence: float) -> Iterator[Client]:
        """The line to the server, which may say nothing for so many seconds."""
        from citygraph.remote import Address, Client, credentials

        address = Address.of(self.url)
        with Client(address, credentials.find(address.origin, self.user), silence) as client:
            yield client

    @contextmanager
    def open(self, seconds: float | None = 30.0, silence: float = _PATIENCE) -> Iterator[Server]:
        """The server; each answer has so many seconds to come, all of it."""
        from citygraph.query.server import Server

        with self.line(min(silence, seconds or silence)) as client:
            yield Server(client, self.graph, seconds)

    def refuse(self, **others: object) -> None:
        """UsageError when options were given that only a store can do; they are named as on the command line."""
        given = [f"--{name.replace('_', '-')}" for name, value in others.items() if value]
        if given:
            raise UsageError(f"{given[0]} needs the store; a server cannot do it", remedy="leave one of the two out")


def endpoint_options(command: Command) -> Command:
    """Add ``--endpoint URL``, ``--graph IRI`` and ``--user NAME``, which come as one `endpoint`, None without."""

    @wraps(command)
    def asked(*args: Any, url: str | None, graph: str, user: str, **options: Any) -> Any:
        if not url and (graph or user):
            raise UsageError("--graph and --user are about a server", remedy="add --endpoint URL")
        return command(*args, endpoint=Endpoint(url, graph, user) if url else None, **options)

    for option in (*server_options, _ENDPOINT):
        asked = option(asked)
    return cast("Command", asked)


_ENDPOINT = click.option(
    "--endpoint",
    "url",
    metavar="URL",
    help="Ask this SPARQL server, which `citygraph push` filled, instead of the store (docs/bigger.md).",
)
server_options = (
    click.option(
        "--user",
        default="",
        metavar="NAME",
        help="Who asks, if the server wants to know; else CITYGRAPH_USER. The password is in CITYGRAPH_PASSWORD or "
        "your keyring.",
    ),
    click.option(
        "--graph",
        default="",
        metavar="IRI",
        help="The server's graph of facts and all that follows, where it is neither the default graph nor has the "
        "name that push gives it.",
    ),
)
