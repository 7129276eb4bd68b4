"""What a shell offers: asked as click's scripts ask, and of bash itself with its own way of cutting words."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from citygraph.cli import main

BASH = shutil.which("bash")


def offered(line: str) -> list[str]:
    """The completions of the last word of a line."""
    *before, last = [*shlex.split(line), ""] if line.endswith(" ") else shlex.split(line)
    found = ShellComplete(main, {}, "citygraph", "_CITYGRAPH_COMPLETE").get_completions(before[1:], last)
    return [item.value for item in found]


def test_commands_and_queries(store: Path) -> None:
    assert "status" in offered("citygraph st")
    assert offered("citygraph query r") == ["run"]
    assert offered("citygraph query run partners-n") == ["partners-not-cities"]
    assert "partners" in offered("citygraph query test network par")
    assert offered("citygraph query run partners --format js") == ["json", "jsonl", "jsonld"]


def test_parameters(store: Path) -> None:
    assert offered("citygraph query run partners -p ") == ["place=", "status=", "kind="]
    assert offered("citygraph query run partners -p place=Oslo -p ") == ["status=", "kind="]
    assert offered("citygraph query run partners -p status=e") == ["status=ended"]
    assert offered("citygraph query run partners -p kind=s") == ["kind=sister-city", "kind=sister-region"]


def test_names_of_places(built: Path) -> None:
    assert offered("citygraph query run partners -p place=LEI") == ["place=Leiden"]
    assert offered("citygraph query run partners -p place=x") == []
    assert "Oxford" in offered("citygraph show Ox")


def test_a_folder_of_ones_own(tmp_path: Path, store: Path) -> None:
    (tmp_path / "mine.rq").write_text("#+ summary: M\n#+ params: {k: {multiple: true, example: v}}\nASK {}", "utf-8")
    assert offered(f"citygraph query run --queries {tmp_path} mi") == ["mine"]
    assert offered(f"citygraph query run --queries {tmp_path} mine -p k=v -p ") == ["k="]
    assert offered(f"citygraph query run --queries {tmp_path} mine -p k=") == ["k=v"]


@pytest.mark.parametrize(
    "line",
    [
        "citygraph query run nosuch -p ",
        "citygraph query run partners -p place=O",
        "citygraph query run -p ",
        "citygraph show O",
    ],
)
def test_nothing_and_no_error_where_nothing_can_be_known(line: str, store: Path, capfd) -> None:
    assert offered(line) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script(shell: str, run) -> None:
    printed = run("completion", shell)
    assert printed.code == 0
    assert "_CITYGRAPH_COMPLETE" in printed.out


@pytest.mark.skipif(BASH is None, reason="no bash")
@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["query", "run", "partners", "-p", "place", "=", "Lei"], ["Leiden"]),
        (["query", "run", "partners", "-p", "place", "="], ["Leiden", "Oxford"]),
        (["query", "run", "partners", "-p", "place=Lei"], ["place=Leiden"]),
        (["query", "run", "partners", "-p", "status", "=", "ended", "-p", "kind", "=", "coop"], ["cooperation"]),
        (["query", "run", "partners", "-p", "pl"], ["place="]),
        (["query", "run", "partners", "-p", "place", "=", "Odd"], ["Odd\\ Name\\ \\[x\\]"]),
        (["query", "run", "partners", "-p", "place", "=", '"Odd N'], ["Odd Name [x]"]),
    ],
)
def test_bash(words: list[str], replies: list[str], built: Path, tmp_path: Path, run) -> None:
    with sqlite3.connect(built / "archive.db") as database:
        database.execute("INSERT INTO name VALUES ('odd name x', 'urn:odd', 'City', 'Odd Name [x]', 1)")
    database.close()
    (tmp_path / "citygraph").write_text(f'#!{BASH}\nexec {shlex.quote(sys.executable)} -m citygraph "$@"\n', "utf-8")
    (tmp_path / "citygraph").chmod(0o755)
    script = (
        run("completion", "bash").out
        + """
        compopt() { :; }
        COMP_WORDS=(citygraph "$@"); COMP_CWORD=$#
        _citygraph_completion citygraph
        printf '%s\n' "${COMPREPLY[@]}"
    """
    )
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CITYGRAPH_STORE": str(built)}
    asked = subprocess.run(
        [str(BASH), "-c", script, "bash", *words], env=environment, capture_output=True, text=True, check=True
    )
    offers = asked.stdout.splitlines()
    assert offers == replies or (words[-1] == "=" and set(replies) < set(offers))
