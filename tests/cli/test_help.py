"""Every command says what it does, with an example that stands on lines of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from citygraph.cli import main


def paths(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of every command."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*above, name)
        if isinstance(command, click.Group):
            yield from paths(command, *above, name)


@pytest.mark.parametrize("words", [(), *paths(main)], ids=" ".join)
def test_every_command_has_an_example(words: tuple[str, ...], run) -> None:
    result = run(*words, "--help")
    lines = [line.strip() for line in result.out.splitlines()]
    assert (result.code, result.err) == (0, "")
    example = lines[lines.index("Example:") + 1]
    assert example.split()[: len(words) + 1] == ["citygraph", *words] or words in ((), ("query",))
    assert "\\b" not in result.out


@pytest.mark.parametrize(
    "arguments", [["nosuch"], ["build", "--storee", "x"], ["query", "run", "partners", "--format", "xlsx"], ["show"]]
)
def test_wrong_use_is_2(arguments: list[str], store, run) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Error: " in result.err
    assert not store.exists()


@pytest.mark.parametrize("words", [(), ("query",)], ids=" ".join)
def test_the_list_of_commands_cuts_no_line(words: tuple[str, ...], run) -> None:
    listed = run(*words, "--help").out.partition("Commands:")[2]
    assert listed.strip()
    assert "..." not in listed


def test_commands_are_listed_without_importing_them() -> None:
    program = "import sys; from citygraph.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    listed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    modules = listed.rpartition("\n  validate")[2].split()
    assert "citygraph.cli.groups" in modules
    assert not {"citygraph.cli.options", "citygraph.cli.building", "pathlib", "pyoxigraph", "yaml"} & set(modules)
