"""The command line in this process, as click's own runner calls it."""

from __future__ import annotations

from inspect import signature

from click.testing import CliRunner, Result

from citygraph.cli import main

# click 8.1 mixes stderr into stdout unless it is told not to; since 8.2 the two are always apart.
APART = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}


def call(*words: str, **environment: str | None) -> Result:
    """What a command left behind, stdout and stderr apart; a variable of the environment that is None is unset."""
    return CliRunner(env=environment, **APART).invoke(main, list(words))
