"""Groups of commands, and how the errors of a command end it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from citygraph.errors import CitygraphError
from citygraph.spelling import nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells have it."""


class Group(click.Group):
    """A command group that ends with one line on stderr and the error's own exit code.

    `whence` says for each command the module in which it is, ``module:name`` where it has another name there, and its
    line in the list of commands. A module is imported when one of its commands is used, and not to list them.
    """

    def __init__(self, *args: Any, whence: Mapping[str, tuple[str, str]] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._whence = whence or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*self._whence, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None when there is none."""
        if cmd_name in self._whence and cmd_name not in self.commands:
            module, _, name = self._whence[cmd_name][0].partition(":")
            found = import_module(f"citygraph.cli.{module}")
            if cmd_name not in self.commands:  # importing the module may have added it
                self.add_command(getattr(found, name or cmd_name), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first; of a name that there is not, what may be meant is told too."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            if close := nearest(args[0], self.list_commands(ctx)):
                ctx.fail(f"No such command {args[0]!r}. Did you mean {close[0]!r}?")
            raise

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Have one more command, with its line in the list."""
        known = name or cmd.name or ""
        if known in self._whence:
            cmd.short_help = self._whence[known][1]
        super().add_command(cmd, name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, with a line about each."""
        self._listed().format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, or options, that begin so."""
        from click.shell_completion import CompletionItem

        commands = self._listed().commands
        found = [
            CompletionItem(name, help=commands[name].get_short_help_str())
            for name in sorted(commands)
            if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def _listed(self) -> click.Group:
        """A group of the same commands, as far as a list needs them."""
        waiting = {name: click.Command(name, short_help=summary) for name, (_, summary) in self._whence.items()}
        return click.Group(commands={**waiting, **self.commands})

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `CitygraphError` becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except CitygraphError as error:
            complain(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            complain("interrupted")
            ctx.exit(INTERRUPTED)
        except RecursionError:
            complain("the input is nested too deeply; simplify it")
            ctx.exit(1)


def complain(message: object) -> None:
    """One line on stderr."""
    line = " ".join(str(message).split("\n"))
    click.echo(f"citygraph: {line}", err=True)


def complain_of_version() -> None:
    """Say that another version of this program made the graph, of which this one might tell more."""
    complain("note: another version of citygraph made this graph; to fuse its articles anew: citygraph infer")
