"""Queries in processes of their own, which are killed when they take too long or too much, and are used again else.

A process is started at the first question and answers the next ones too. Who asks while an answer is still being
read gets another process; who lets go of an answer before its end has its process killed.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, cast

from citygraph.errors import QueryError
from citygraph.parallel import start_module
from citygraph.query.frames import Kind, Pieces, send
from citygraph.query.limits import DEFAULT_LIMITS, LARGER, SLOWER, Limits
from citygraph.query.result import Result
from citygraph.query.worker import TOO_LARGE, rows_format

if TYPE_CHECKING:
    import pyoxigraph as ox

_CHUNK = 1 << 16
_MOST_IDLE = 2  # processes that wait for questions; more are ended


class Workers:
    """An engine (`engine.Engine`) whose queries can be stopped, for the graph in a folder or in memory."""

    def __init__(self, store: Path | ox.Store, limits: Limits = DEFAULT_LIMITS, services: Collection[str] = ()) -> None:
        """`store` is the folder of the engine's files, or a store in memory, which is copied into each process."""
        self._store = store
        self._limits = limits
        self._services = tuple(services)
        self._idle: list[_Process] = []
        self._copy: tempfile.TemporaryDirectory[str] | None = None

    def run(self, text: str, limits: Limits | None = None) -> Result:
        """The answer to a query, read from its process as it is used, within the limits.

        Raises QueryError as `run.run` does, and when a limit is met; also while the answer is read.
        """
        process = self._idle.pop() if self._idle else _Process(self._source())
        return _Answer(self._idle, process, text, limits or self._limits, self._services).result()

    def close(self) -> None:
        """End the processes that wait for questions."""
        while self._idle:
            self._idle.pop().kill()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _source(self) -> Path:
        if isinstance(self._store, Path):
            return self._store
        import pyoxigraph as ox

        if self._copy is None:
            self._copy = tempfile.TemporaryDirectory(prefix="citygraph-")
            with (Path(self._copy.name) / "graph.nq").open("wb") as out:
                self._store.dump(out, ox.RdfFormat.N_QUADS)
        return Path(self._copy.name) / "graph.nq"


class _Process:
    """A worker, and what it has sent."""

    def __init__(self, source: Path) -> None:
        self._process = start_module(
            "citygraph.query.worker",
            str(source),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._pieces = Pieces()

    def ask(self, question: dict[str, object]) -> None:
        """Send a question; whether it arrives, the first piece will tell."""
        stream = cast("IO[bytes]", self._process.stdin)
        with suppress(BrokenPipeError):
            send(stream, Kind.ASK, json.dumps(question).encode())
            stream.flush()

    def next_piece(self, seconds: float | None) -> tuple[Kind, bytes] | None:
        """Wait so long for what comes next; None when it doesn't. EOFError when the process has ended."""
        until = None if seconds is None else time.monotonic() + seconds
        out = cast("IO[bytes]", self._process.stdout).fileno()
        while (piece := self._pieces.next()) is None:
            left = None if until is None else max(0.0, until - time.monotonic())
            if not select.select([out], [], [], left)[0]:
                return None
            data = os.read(out, _CHUNK)
            if not data:
                raise EOFError
            self._pieces.feed(data)
        return piece

    def has_come(self, kind: Kind) -> bool:
        """Whether the next piece is here, and of that kind; it is taken if so."""
        if self._pieces.coming() is not kind:
            return False
        self._pieces.next()
        return True

    def exit_code(self) -> int:
        """How a process that sends nothing more has ended."""
        return self._process.wait()

    def kill(self) -> None:
        """End the process now; its memory is free when this returns."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):  # of what was not read of a question
                    stream.close()

    def __del__(self) -> None:
        if self._process.returncode is None:
            self.kill()


class _Answer:
    """The data of one answer, as a stream that the engine's parsers read."""

    def __init__(
        self, idle: list[_Process], process: _Process, text: str, limits: Limits, services: Collection[str]
    ) -> None:
        self._idle = idle
        self._process: _Process | None = process
        self._limits = limits
        self._left = limits.seconds
        self._held = b""
        process.ask({"text": text, "services": list(services), "megabytes": limits.megabytes})

    def result(self) -> Result:
        """The answer with its form; QueryError when it is an error."""
        import pyoxigraph as ox

        head = json.loads(self._receive())
        form: str = head["form"]
        self._held = self._receive()
        if form == "graph":
            return Result("graph", _triples(self))
        columns = tuple(head["columns"])
        answer = ox.parse_query_results(cast("IO[bytes]", self), rows_format(form, len(columns)))
        return Result("rows" if form == "rows" else "boolean", answer, columns)

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes of the answer; none after its end."""
        if not self._held and self._process is not None:
            self._held = self._receive()
        data, self._held = (self._held, b"") if size < 0 else (self._held[:size], self._held[size:])
        return data

    def _receive(self) -> bytes:
        """The next piece, empty for the end; the time that this takes is the query's."""
        process = self._process
        if process is None:
            return b""
        begun = time.monotonic()
        try:
            piece = process.next_piece(self._left)
        except EOFError:
            raise self._ended(process) from None
        except BaseException:  # Ctrl-C
            self._kill()
            raise
        if piece is None:
            self._kill()
            raise QueryError(self._limits.too_slow(), remedy=SLOWER)
        if self._left is not None:
            self._left = max(0.0, self._left - (time.monotonic() - begun))
        kind, data = piece
        if kind in (Kind.END, Kind.FAILED) or process.has_come(Kind.END):
            self._let_go()
        if kind is Kind.FAILED:
            what, where, remedy = json.loads(data)
            raise QueryError(what, where=where, remedy=remedy)
        return data

    def _ended(self, process: _Process) -> QueryError:
        code = process.exit_code()
        self._kill()
        if code == TOO_LARGE:
            return QueryError(self._limits.too_large(), remedy=LARGER)
        return QueryError(f"the engine ended without an answer (exit code {code})", remedy="simplify the query")

    def _let_go(self) -> None:
        """Have the process answer other questions."""
        if self._process is not None and len(self._idle) < _MOST_IDLE:
            self._idle.append(self._process)
        self._process = None

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None

    def __del__(self) -> None:
        self._kill()


def _triples(answer: _Answer) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    for quad in ox.parse(cast("IO[bytes]", answer), ox.RdfFormat.N_TRIPLES):
        yield quad.triple
