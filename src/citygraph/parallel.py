"""A function over many items in several processes, its results in the order of the items and in flat memory.

And a module of this package as a process.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from citygraph.errors import CitygraphError

if TYPE_CHECKING:
    import subprocess
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3  # items per process that wait or work: enough to keep all busy, few enough to hold
_ROUND = 10_000  # objects made between two rounds of the garbage collector
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
_PACKAGES = str(Path(__file__).parents[1])


def ordered_map(
    function: Callable[[T], R], items: Iterable[T], processes: int, prepare: Callable[[], object]
) -> Iterator[R]:
    """``map(function, items)`` by so many processes; no more items are taken than the processes are busy with.

    `prepare` loads what every call needs: before the processes are made where they share it, else in each of them.
    Function, items and results must pickle. Raises CitygraphError when a process is killed.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if _may_fork() else "spawn")
    if _may_fork():
        prepare()
    pool = ProcessPoolExecutor(processes, context, _start, (os.getpid(), prepare))
    try:
        source = iter(items)
        waiting: deque[Future[R]] = deque(pool.submit(function, item) for item in islice(source, processes * _AHEAD))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(function, item) for item in islice(source, 1))
            yield result
    except BrokenProcessPool:
        raise CitygraphError(
            "a reading process was killed", remedy="free memory, or use fewer processes (-j)"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def processes(jobs: int) -> int:
    """How many processes ``-j N`` asks for; 0 is one for each processor that this one may use."""
    if jobs > 0:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_module(
    module: str,
    *arguments: str,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """A module of this package as a process, which Ctrl-C does not reach: that is for the one who started it."""
    import subprocess

    paths = [_PACKAGES, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,
    )


def _may_fork() -> bool:
    """Forking is quick, and safe where no other thread can hold a lock; elsewhere processes are made from scratch."""
    return sys.platform == "linux" and threading.active_count() == 1


def _start(parent: int, prepare: Callable[[], object]) -> None:
    """Ctrl-C ends a process without a word, and so does the end of its parent, whose lock on the store it shares."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
    prepare()
    gc.freeze()  # what is loaded by now stays for good: the collector need not look through it again,
    gc.set_threshold(_ROUND)  # … and an article leaves few cycles behind
