"""Stores that are newer, busy, damaged or none at all: said in one line, and nothing is lost."""

from __future__ import annotations

import errno
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from citygraph.graph.draft import Draft

ASK = ["sparql", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1", "--format", "csv"]


def renumber(store: Path, number: int) -> None:
    """Make it a store of another format."""
    with closing(sqlite3.connect(store / "archive.db")) as archive, archive:
        archive.execute("UPDATE store SET format = ?", (number,))


@pytest.mark.parametrize(
    "command", [["build"], ["status"], ["export"], ASK, ["show", "Leiden"]], ids=lambda each: each[0]
)
def test_a_store_of_a_newer_version_is_left_alone(command: list[str], built: Path, run) -> None:
    renumber(built, 99)
    result = run(*command)
    assert (result.code, result.out) == (1, "")
    assert "99" in result.complaint
    assert str(built) in result.complaint
    assert "upgrade" in result.complaint
    renumber(built, 2)
    assert run("status").code == 0


def test_a_graph_of_another_version_says_so_until_it_is_fused_anew(built: Path, run) -> None:
    answer = run(*ASK)
    assert answer.err == ""
    with closing(sqlite3.connect(built / "archive.db")) as archive, archive:
        archive.execute("UPDATE store SET fusing = 'before'")
    told = "citygraph: note: another version of citygraph made this graph; to fuse its articles anew: citygraph infer"
    for command in (ASK, ["query", "run", "disagreements"], ["status"]):
        asked = run(*command)
        assert (asked.code, asked.complaint) == (0, told)
    assert run(*ASK).out == answer.out
    assert json.loads(run("status", "--format", "json").out)["of_another_version"] is True
    assert run("infer").code == 0
    assert run("status").err == ""


@pytest.fixture
def other_build(built: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build in another process, which holds the store and waits for its article on stdin."""
    program = "from citygraph.cli import main; main(['build', '-'])"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while (built / "lock").read_text(encoding="utf-8").strip() != str(process.pid):
            assert time.monotonic() < deadline, "the build did not start"
            time.sleep(0.02)
        yield process
        process.kill()


def test_a_second_build_is_told_who_is_first(other_build, tmp_path: Path, built: Path, article_of, run) -> None:
    (tmp_path / "more.txt").write_text(article_of("Bergen", "Turku", 9), encoding="utf-8")
    before = run("export").out
    result = run("build", tmp_path / "more.txt")
    assert (result.code, result.out) == (1, "")
    assert str(other_build.pid) in result.complaint
    assert str(built) in result.complaint
    assert "wait" in result.complaint
    assert run("remove", "2021").code == 1
    assert run("export").out == before, "what is there can be asked while a build goes on"


def test_the_first_build_finishes_undisturbed(other_build, built: Path, article_of, run) -> None:
    assert run("build", built.parent / "good.txt").code == 1
    out, _ = other_build.communicate(article_of("Bergen", "Turku", 9).encode(), timeout=60)
    assert other_build.returncode == 0
    assert out
    exported = run("export").out
    assert "Bergen" in exported
    assert "Leiden" in exported


def test_a_killed_build_leaves_the_old_graph_and_no_lock(
    other_build, tmp_path: Path, built: Path, article_of, run
) -> None:
    before = run("export").out
    other_build.kill()
    other_build.wait()
    assert run("export").out == before
    (tmp_path / "more.txt").write_text(article_of("Bergen", "Turku", 9), encoding="utf-8")
    assert run("build", tmp_path / "more.txt").code == 0
    assert "Bergen" in run("export").out
    assert len(list((built / "generations").iterdir())) == 1, "what the killed build left is cleared away"


def test_a_folder_of_something_else_is_not_built_into(tmp_path: Path, article: str, run) -> None:
    (tmp_path / "good.txt").write_text(article, encoding="utf-8")
    result = run("build", "--store", tmp_path, tmp_path / "good.txt")
    assert result.code == 1
    assert str(tmp_path) in result.complaint
    assert "--store" in result.complaint
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


@pytest.mark.parametrize("command", [["build"], ["status"]], ids=lambda each: each[0])
def test_a_store_that_is_a_file(command: list[str], tmp_path: Path, run) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    result = run(*command, "--store", file)
    assert result.code == 1
    assert str(file) in result.complaint
    assert file.read_text(encoding="utf-8") == "mine"


def test_all_of_the_archive_is_in_its_file_after_a_build(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {"archive.db", "generations", "lock"}


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["infer"],
        ["remove", "x"],
        ["import", "graph.nq"],
        ["identity", "add", "same-as", "official/a--mayor-x-1", "official/b--mayor-x-1"],
        ["quarantine", "undo", "x"],
    ],
)
def test_a_damaged_archive(command: list[str], built: Path, run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("graph.nq").write_text("<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n", "utf-8")
    (built / "archive.db").write_bytes(b"\xff\x00nonsense" * 99)
    result = run(*command)
    assert result.code == 1
    assert f"{built}: the store is damaged" in result.complaint


def test_what_a_store_was_told_that_is_not_there(store: Path, run) -> None:
    result = run("identity", "list")
    assert (result.code, result.out, result.complaint[:24]) == (1, "", "citygraph: no store at /")


def test_what_came_to_nothing_takes_no_room(built: Path, run, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted((built / "generations").iterdir())
    monkeypatch.setattr(Draft, "infer", fail)
    result = run("infer")
    assert (result.code, result.out) == (1, "")
    assert "free disk space, or choose another --store" in result.complaint
    assert sorted((built / "generations").iterdir()) == before
    assert run(*ASK).code == 0


def test_a_graph_that_is_gone(built: Path, run) -> None:
    for graph in (built / "generations").glob("*/graph"):
        graph.rename(graph.with_name("elsewhere"))
    result = run(*ASK)
    assert result.code == 1
    assert str(built) in result.complaint
