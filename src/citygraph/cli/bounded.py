"""What a query may take on the command line: ``--timeout``, ``--memory``, ``--allow-service``; and how it is ended."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

import click

from citygraph.cli.groups import complain
from citygraph.cli.options import destination, discard_unfinished

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.limits import Limits
    from citygraph.query.watchdog import Watchdog

Command = TypeVar("Command", bound=Callable[..., Any])
_FLUSHING = 0.2  # seconds that a reader has to take what is left, when a query is ended


def limit_options(command: Command) -> Command:
    """Add ``--timeout SECONDS`` and ``--memory MB``, which come as one `limits`."""

    @wraps(command)
    def limited(*args: Any, timeout: float, memory: float, **options: Any) -> Any:
        from citygraph.query.limits import Limits

        return command(*args, limits=Limits(timeout or None, memory or None), **options)

    limited = click.option(
        "--memory",
        type=click.FloatRange(0),
        default=4000.0,
        show_default=True,
        envvar="CITYGRAPH_MEMORY",
        metavar="MB",
        help="End the query when the process holds more; 0: whatever it takes.",
    )(limited)
    return cast(
        "Command",
        click.option(
            "--timeout",
            type=click.FloatRange(0),
            default=30.0,
            show_default=True,
            envvar="CITYGRAPH_TIMEOUT",
            metavar="SECONDS",
            help="End the query after so long; 0: never.",
        )(limited),
    )


def service_option(command: Command) -> Command:
    """Add ``--allow-service URL``, which comes as `services`."""
    return click.option(
        "--allow-service",
        "services",
        multiple=True,
        metavar="URL",
        help="A server that SERVICE in the query may ask; may be repeated.",
    )(command)


def explain_option(command: Command) -> Command:
    """Add ``--explain``."""
    return click.option(
        "--explain",
        is_flag=True,
        help="Instead of the answer: what each part of the query gives, and how long it takes.",
    )(command)


def write_explanation(
    store: Path | ox.Store, text: str, output: Path | None, limits: Limits, services: tuple[str, ...]
) -> None:
    """The measured parts of a query as a table; each part has the whole time limit."""
    from citygraph.query.explain import COLUMNS, explain
    from citygraph.query.render import write_table
    from citygraph.query.workers import Workers

    with Workers(store, limits, services) as engine, destination(output) as out:
        write_table(COLUMNS, [step.cells() for step in explain(engine, text)], out)


@contextmanager
def bounded(output: Path | None, limits: Limits) -> Iterator[IO[bytes]]:
    """As :func:`destination`, for what must not take longer, or more memory, than the limits say.

    When it does, and on Ctrl-C, this process ends: what stdout was given is flushed, a file does not appear.
    """
    from citygraph.query.watchdog import Watchdog

    written: list[IO[bytes]] = []
    with destination(output) as out, Watchdog(limits, lambda why, code: _end(written, why, code)) as watchdog:
        stream = out if output else cast("IO[bytes]", io.BufferedWriter(_Patient(out, watchdog)))
        written.append(stream)
        yield stream
        stream.flush()


class _Patient(io.RawIOBase):
    """Stdout, whose reader may let us wait without the query's time running out."""

    def __init__(self, out: IO[bytes], watchdog: Watchdog) -> None:
        self._out = out
        self._watchdog = watchdog

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._out.isatty()

    def write(self, data: Any) -> int:
        with self._watchdog.reader_waits():
            self._out.write(data)
            self._out.flush()
        return len(data)


def _end(written: list[IO[bytes]], why: str, code: int) -> None:
    """End this process while its main thread is in the engine, where no exception reaches it."""
    discard_unfinished()
    flushing = threading.Thread(target=_flush, args=(written,), daemon=True)
    flushing.start()
    flushing.join(_FLUSHING)
    complain(why)
    sys.stderr.flush()
    os._exit(code)


def _flush(written: list[IO[bytes]]) -> None:
    for stream in written:
        with suppress(OSError, ValueError):
            stream.flush()
