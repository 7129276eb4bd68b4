"""What several commands share: the store option and others, and where output goes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import click

from citygraph.errors import CitygraphError

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT_STORE = Path(".citygraph")
_unfinished: set[Path] = set()


def store_option(command: Command) -> Command:
    """Add ``--store PATH``."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        default=DEFAULT_STORE,
        envvar="CITYGRAPH_STORE",
        show_default=True,
        show_envvar=True,
        help="The folder of the graph.",
    )(command)


def strict_option(command: Command) -> Command:
    """Add ``--strict``."""
    return click.option("--strict", is_flag=True, help="Exit 1 when an article or a claim was set aside.")(command)


def columns_option(command: Command) -> Command:
    """Add ``--columns FIELD=COLUMN,…``."""
    return click.option(
        "--columns",
        default="",
        metavar="FIELD=COLUMN,...",
        help="Which columns of a table hold text, title, date, author, editor, publisher, language and url.",
    )(command)


def output_option(command: Command) -> Command:
    """Add ``-o FILE``."""
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of to stdout."
    )(command)


def view_options(command: Command) -> Command:
    """Add ``--as-of DAY`` and ``--min-confidence X``, which come as one `view`."""

    @wraps(command)
    def seen(*args: Any, as_of: str | None, min_confidence: float, **options: Any) -> Any:
        from citygraph.views import View, parse_day

        return command(*args, view=View(parse_day(as_of) if as_of else None, min_confidence), **options)

    seen = click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="X",
        help="Only facts that are so sure, from 0 to 1 (docs/confidence.md).",
    )(seen)
    return cast(
        "Command",
        click.option(
            "--as-of",
            metavar="DAY",
            help="The graph as it was on that day (or month, or year), from what is claimed of no later one.",
        )(seen),
    )


@contextmanager
def destination(output: Path | None) -> Iterator[IO[bytes]]:
    """A binary stream: stdout, a device or pipe, or a file that appears only when it is complete."""
    if output is None:
        with _on_stdout() as stream:
            yield stream
        return
    try:
        into = _straight_into if output.exists() and not output.is_file() else _complete
        with into(output) as stream:
            yield stream
    except OSError as error:
        raise _unwritten(error, str(output)) from error


@contextmanager
def _straight_into(device: Path) -> Iterator[IO[bytes]]:
    """What no file may take the place of: "/dev/null", a named pipe."""
    with device.open("wb") as stream:
        yield stream


@contextmanager
def _complete(file: Path) -> Iterator[IO[bytes]]:
    file = Path(os.path.realpath(file))  # a link stays, and what it leads to is written
    beside = file.with_name(f".{file.name}.part")
    _unfinished.add(beside)
    try:
        with beside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
        _unfinished.discard(beside)


@contextmanager
def _on_stdout() -> Iterator[IO[bytes]]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - or what waits is tried again when the process ends
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise _unwritten(error, "stdout") from error


def _unwritten(error: OSError, where: str) -> CitygraphError:
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    remedy = "free disk space, or choose another -o" if is_full else "choose another -o"
    return CitygraphError(f"cannot write ({error.strerror})", where=where, remedy=remedy)


def discard_unfinished() -> None:
    """Remove the files that are being written, in a process that ends without leaving its ``with`` blocks."""
    for file in tuple(_unfinished):
        file.unlink(missing_ok=True)
