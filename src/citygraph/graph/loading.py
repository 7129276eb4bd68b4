"""Many quads loaded by a process of its own: ``python -m citygraph.graph.loading FOLDER BYTES``, TriG on stdin.

What comes in pieces the engine merges with all that is there after every second piece, which is most of the work in
the end, and its interface has no say in it. In this process its threads for merging have one processor with the one
that loads, and wait for that; all is merged once, when it is loaded. So pieces may be small, which are sorted faster.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from citygraph.graph.terms import PREFIXED
from citygraph.parallel import start_module

_PIECE = 4_000_000  # bytes; some 50,000 quads
_MOST = 400  # pieces: more are merged as slowly as larger ones are sorted
_TABLES = 7  # in which a piece is a file of its own
_FILES_ELSEWHERE = 1024
"""How many files may be open on a system that does not tell."""
_PREFIXED = PREFIXED.encode()
_AT_ONCE = 1 << 20
_LEAST_URGENT = 19
_MERGING = "rocksdb:low"
"""The name of the engine's threads for it."""


def load(file: Path, folder: Path) -> None:
    """Load a file of TriG into a store that no other process has open; OSError when it cannot be written.

    No graph may end twice. The process ends with this one: no more comes to it then.
    """
    size = max(_PIECE, file.stat().st_size // min(_MOST, raise_limit_of_files() // _TABLES))
    with (
        file.open("rb") as quads,
        tempfile.TemporaryFile() as said,
        start_module(__name__, str(folder), str(size), stdin=subprocess.PIPE, stderr=said) as process,
    ):
        with suppress(BrokenPipeError), cast("IO[bytes]", process.stdin) as to_load:  # why it ended it tells
            shutil.copyfileobj(quads, to_load, _AT_ONCE)
        if process.wait():
            said.seek(0)
            why = said.read().decode().strip().rpartition("\n")[2]
            raise OSError(why or f"the process that loads ended with {process.returncode}")


def main(folder: str, size: int) -> None:
    """Load what comes on stdin, in pieces of so many bytes."""
    _stay_on_one_processor()
    store = ox.Store(folder)
    _let_merging_wait()
    for piece in pieces(sys.stdin.buffer, size):
        store.bulk_load(input=_PREFIXED + piece, format=ox.RdfFormat.TRIG, lenient=True)
    store.flush()


def pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    r"""What comes in pieces of a size, each up to the end of a graph.

    >>> import io
    >>> list(pieces(io.BytesIO(b"<g> {\n<a> <b> <c> .\n}\n<h> {\n}\n"), 9))
    [b'<g> {\n<a> <b> <c> .\n}\n', b'<h> {\n}\n']
    """
    while piece := stream.read(size):
        rest = [piece]
        while not rest[-1].endswith(b"}\n") and (line := stream.readline()):
            rest.append(line)
        yield b"".join(rest)


def raise_limit_of_files() -> int:
    """Let this process, and those it starts, have as many files open as loading needs, or as the system allows.

    All files of a table are open when they are merged. Gives how many may be open now.
    """
    if sys.platform != "linux":
        return _FILES_ELSEWHERE
    import resource

    now, at_most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(now, min(at_most, _MOST * _TABLES * 2))
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, at_most))
    return wanted


def _stay_on_one_processor() -> None:
    """Threads that are started later stay there too. Several such processes are to have several processors."""
    if sys.platform == "linux":
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processors[os.getpid() % len(processors)]})


def _let_merging_wait() -> None:
    """Let the engine merge when nothing else is to be done on its processor."""
    if sys.platform == "linux":
        for thread in Path("/proc/self/task").iterdir():
            if (thread / "comm").read_text().strip() == _MERGING:
                os.setpriority(os.PRIO_PROCESS, int(thread.name), _LEAST_URGENT)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
