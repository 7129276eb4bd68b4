"""The process: how it ends, and what it leaves behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def ended(program: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, **options)


START = "from citygraph.__main__ import start; start()"


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["query", "run", "nosuch"], 2), (["nosuch"], 2), (["status"], 1)]
)
def test_it_ends_with_the_code_of_its_command(arguments: list[str], code: int, tmp_path: Path) -> None:
    assert ended(START, *arguments, stdout=subprocess.DEVNULL, cwd=tmp_path).returncode == code


def test_all_that_was_written_arrives(tmp_path: Path) -> None:
    done = ended(START, "query", "list", "--format", "json", stdout=subprocess.PIPE, cwd=tmp_path)
    assert done.stdout.endswith("]\n")


WORK = """
import atexit, sys, tempfile
import citygraph.cli
kept = []

def work(**_):
    atexit.register(print, "later")
    kept.append(tempfile.TemporaryDirectory())
    print(kept[0].name)
    sys.exit(3)

citygraph.cli.main = work
"""


def test_what_is_to_be_done_at_the_end_is_done(tmp_path: Path) -> None:
    done = ended(WORK + START, stdout=subprocess.PIPE, cwd=tmp_path)
    folder, later = done.stdout.splitlines()
    assert (done.returncode, later) == (3, "later")
    assert not Path(folder).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")
@pytest.mark.parametrize("arguments", [["--help"], ["query", "list"], ["query", "show", "partners"]])
def test_a_full_disk_is_said_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = ended(START, *arguments, stdout=full, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("citygraph: ")
    assert len(done.stderr.splitlines()) == 1
