"""How fast a push is: ``python -m bench.pushing [--articles N] [--keep FOLDER] [--server virtuoso oxigraph]``.

A store of so many articles of the invented world (some 400 quads each) to a server that is started empty on loopback,
in each way that it takes, from the first request to the last: by the clock, and in CPU seconds of the two, which other
work on the machine leaves alone. They work at the same time, so that on two free cores the slower one is the clock.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.queries import made
from bench.report import Goal, machine, number, table, today
from citygraph import graph, pushing
from citygraph.remote import Address, Client, Credentials
from tests import servers


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.pushing", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=250, help="%(default)s: some 100,000 quads")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="of the store, which is used again when there")
    parser.add_argument("--server", nargs="+", default=["virtuoso", "oxigraph"], choices=["virtuoso", "oxigraph"])
    wish = parser.parse_args()
    print(f"{today()}, {machine()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        store = made(wish.keep or Path(scratch), wish.articles)
        found = [
            _measured(store, name, way)
            for name in wish.server
            for kind in pushing.KINDS
            if kind.name == name
            for way in kind.ways
        ]
    columns = ("server", "way", "triples", "clock, s", "client CPU, s", "server CPU, s", "triples/s", "by CPU of both")
    print(table(columns, [one.row() for one in found]), "\n")
    goals = next((one.goals() for one in found if one.server == "virtuoso"), ())
    print(table(("goal", "wanted", "measured", ""), [goal.row() for goal in goals]))


@dataclass(frozen=True, slots=True)
class Measured:
    """A push: seconds by the clock, and of work at both ends."""

    server: str
    way: str
    triples: int
    seconds: float
    client: float
    served: float

    def row(self) -> tuple[str, ...]:
        """As the table has it."""
        seconds = (f"{each:.2f}" for each in (self.seconds, self.client, self.served))
        rates = (self.triples / self.seconds, self.triples / (self.client + self.served))
        return (self.server, self.way, number(self.triples), *seconds, *(number(round(rate)) for rate in rates))

    def goals(self) -> tuple[Goal, ...]:
        """What a push to Virtuoso should come to."""
        return (
            Goal("push to Virtuoso, triples/s by the clock", 20_000, self.triples / self.seconds),
            Goal("by the CPU seconds of both, one after the other", 20_000, self.triples / (self.client + self.served)),
        )


def _measured(store: Path, name: str, way: str) -> Measured:
    with (
        tempfile.TemporaryDirectory() as home,
        _running(name, Path(home)) as url,
        graph.open_store(store) as snapshot,
        Client(Address.of(url), Credentials("dba", "dba"), 300.0) as line,
    ):
        target = pushing.Target.of(line, pushing.kind_of(line), way=way)
        server = _child()
        before = _work(server)
        began, cpu = time.perf_counter(), time.process_time()
        done = pushing.push(snapshot.store, target)
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        return Measured(name, way, done.triples, seconds, cpu, _work(server) - before)


@contextmanager
def _running(name: str, home: Path) -> Iterator[str]:
    """The address for queries of an empty server, which the tests' own way starts."""
    if name == "oxigraph":
        with servers.oxigraph(home) as url:
            yield url
    else:
        with servers.virtuoso(home) as server:
            yield server.url


def _child() -> int:
    """The number of the one process that this one has started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return int(children)


def _work(process: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
