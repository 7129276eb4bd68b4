"""What several commands share: the store option, how errors end a command, where output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from citygraph.errors import CitygraphError

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT_STORE = Path(".citygraph")


class Group(click.Group):
    """A command group that ends with one line on stderr and the error's own exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `CitygraphError` becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except CitygraphError as error:
            complain(error)
            ctx.exit(error.exit_code)
        except RecursionError:
            complain("the input is nested too deeply; simplify it")
            ctx.exit(1)


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


def complain(message: object) -> None:
    """One line on stderr."""
    line = " ".join(str(message).split("\n"))
    click.echo(f"citygraph: {line}", err=True)


@contextmanager
def destination(output: Path | None) -> Iterator[IO[bytes]]:
    """A binary stream: stdout, or a file that appears only when it is complete."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("wb") as stream:
            yield stream
        beside.replace(output)
    except OSError as error:
        raise CitygraphError(
            f"cannot write ({error.strerror})", where=str(output), remedy="choose another -o"
        ) from error
    finally:
        beside.unlink(missing_ok=True)
