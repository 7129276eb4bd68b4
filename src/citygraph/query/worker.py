"""A process that opens a store and answers queries, until it is killed: ``python -m citygraph.query.worker STORE``.

STORE is the folder of a graph, or a file of N-Quads. Questions come on stdin, answers go to stdout (`frames`).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from citygraph.errors import CitygraphError
from citygraph.query.apart import Apart
from citygraph.query.frames import Kind, receive, send
from citygraph.query.limits import Limits
from citygraph.query.result import Result, engine_failures
from citygraph.query.run import run
from citygraph.query.watchdog import Watchdog

if TYPE_CHECKING:
    import pyoxigraph as ox

TOO_LARGE = 70
"""The exit code of a worker that held too much memory. How long it works, its asker looks after."""
_FULL = 4096  # bytes; the engine's serializers write some 8 kB at a time


def main(source: str) -> None:
    """Answer what is asked, one question after the other, until nobody asks any more."""
    answers = _only_for_answers()
    store = _open(Path(source))
    apart = Apart(store)
    while (asked := receive(sys.stdin.buffer)) is not None:
        question = json.loads(asked[1])
        limits = Limits(None, question["megabytes"])
        with Watchdog(limits, lambda _, __: os._exit(TOO_LARGE), orphan=True):
            answer(store, question["text"], question["services"], answers, apart)
            answers.flush()


def answer(store: ox.Store, text: str, services: list[str], out: IO[bytes], apart: Apart) -> None:
    """Send the head of the answer, its data, and that it is complete; or an error, also after some data."""
    try:
        result = run(store, text, services, apart)
        head = {"form": result.form, "columns": result.columns}
        send(out, Kind.HEAD, json.dumps(head).encode())
        with engine_failures():
            _send_data(result, cast("IO[bytes]", _Sender(out)))
        send(out, Kind.END)
    except CitygraphError as error:
        send(out, Kind.FAILED, json.dumps([error.what, error.where, error.remedy]).encode())


def _send_data(result: Result, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    if result.form == "graph":
        cast("ox.QueryTriples", result.answer).serialize(out, ox.RdfFormat.N_TRIPLES)
    else:
        rows = cast("ox.QuerySolutions | ox.QueryBoolean", result.answer)
        rows.serialize(out, rows_format(result.form, len(result.columns)))


def rows_format(form: str, columns: int) -> ox.QueryResultsFormat:
    """How rows travel: as TSV, which is quickest, but can't tell rows that have no columns."""
    import pyoxigraph as ox

    return ox.QueryResultsFormat.TSV if form == "rows" and columns else ox.QueryResultsFormat.JSON


class _Sender:
    """A stream whose writes are pieces of data."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        """Send full buffers at once; a small one is the last, and goes with the end of the answer."""
        send(self._out, Kind.DATA, data)
        if len(data) >= _FULL:
            self._out.flush()
        return len(data)

    def flush(self) -> None:
        """When, `write` knows better."""


def _only_for_answers() -> IO[bytes]:
    """The stdout of this process, kept from anything else that writes there."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "wb")


def _open(source: Path) -> ox.Store:
    import pyoxigraph as ox

    if source.is_dir():
        return ox.Store.read_only(str(source))
    store = ox.Store()
    store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
    return store


if __name__ == "__main__":
    main(sys.argv[1])
