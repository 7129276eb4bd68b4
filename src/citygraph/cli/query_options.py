"""Options about stored queries: where they lie, and their parameters."""

from __future__ import annotations

import shlex
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click

from citygraph.cli.completion import assignments
from citygraph.cli.groups import complain
from citygraph.cli.options import Command
from citygraph.errors import ParameterError


def folders_option(command: Command) -> Command:
    """Add ``--queries DIR``, which comes as `folders`."""
    return click.option(
        "--queries",
        "folders",
        type=click.Path(path_type=Path),
        multiple=True,
        envvar="CITYGRAPH_QUERIES",
        show_envvar=True,
        metavar="DIR",
        help="A folder of your own queries, beside the built-in ones; may be repeated.",
    )(command)


def queries_option(command: Command) -> Command:
    """Add ``--queries DIR``, and say which built-in queries the user's own stand in for."""

    @wraps(command)
    def joined(*args: Any, folders: tuple[Path, ...], **options: Any) -> Any:
        tell_shadows(folders, options.get("name"))
        return command(*args, folders=folders, **options)

    return folders_option(cast("Command", joined))


def tell_shadows(folders: tuple[Path, ...], name: str | None) -> None:
    """Say which queries those of the folders stand in for: the one of a name, or all."""
    if folders:
        from citygraph.query import shadows

        for shadow in shadows(folders):
            if name in (None, shadow.name):
                complain(f"{shadow.used}: stands in for {shadow.name} of {shadow.hidden.parent}")


class Question(click.Command):
    """A command with ``-p KEY=VALUE``, which tells so to whom leaves out the ``-p``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As every command does."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            if "=" in rest[0]:
                raise ParameterError(f"{rest[0]!r} has no -p before it", remedy=f"write: -p {shlex.quote(rest[0])}")
            ctx.fail(f"Got unexpected extra argument ({rest[0]})")
        return rest


def parameter_option(command: Command) -> Command:
    """Add ``-p KEY=VALUE``."""
    return click.option(
        "-p",
        "--param",
        "params",
        multiple=True,
        metavar="KEY=VALUE",
        shell_complete=assignments,
        help="A parameter; may be repeated.",
    )(command)
