"""What answers queries: a store in this process, one in a process that can be killed, some day a server."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from citygraph.query.result import Result
from citygraph.query.run import run

if TYPE_CHECKING:
    import pyoxigraph as ox


class Engine(Protocol):
    """Answers SPARQL queries about one graph."""

    def run(self, text: str) -> Result:
        """The answer to a query; QueryError when there is none, also while the answer is read."""


@dataclass(frozen=True, slots=True)
class InProcess:
    """The engine in this process, which runs as long as it likes; SERVICE may ask `services` only."""

    store: ox.Store
    services: Collection[str] = ()

    def run(self, text: str) -> Result:
        """As :func:`citygraph.query.run.run`."""
        return run(self.store, text, self.services)
