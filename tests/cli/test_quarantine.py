"""``quarantine``: what was set aside is told, let pass, forgotten, and taken back; later builds hold to it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from citygraph import quarantine
from citygraph.errors import StoreError

TIE = "leiden-2751773--oxford-2640729"
KILLED = """
import os, pkgutil, signal, sys
from citygraph.cli import main

owner, name = sys.argv[1].rsplit(".", 1)
setattr(pkgutil.resolve_name(owner), name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
main.main(sys.argv[2:])
"""
BEFORE_IT_COUNTS = [
    "citygraph.pipeline:.bring_in",
    "citygraph.graph.draft:Draft.check",
    "citygraph.graph.draft:Draft.finish",
    "citygraph.graph.generations:.settle",
]


@pytest.fixture
def aside(built, run, tmp_path, strict) -> str:
    """The id of what a build with strict shapes set aside."""
    assert run("build", tmp_path / "good.txt", "--shapes", strict).code == 0
    (line,) = run("quarantine", "list").out.splitlines()
    return line.split()[0]


def kinds(run) -> list[str]:
    """The kinds of partnerships that the graph has."""
    query = "SELECT ?kind { ?tie <https://w3id.org/citygraph/ontology#kind> ?kind }"
    return run("sparql", query, "--format", "csv").out.split()[1:]


def again(run, tmp_path, article_of, day: int) -> None:
    """Another build, which brings a further article on the same two cities."""
    file = tmp_path / f"{day}.txt"
    file.write_text(article_of("Leiden", "Oxford", day), encoding="utf-8")
    assert run("build", file).code == 0


def test_what_was_set_aside_is_told_with_its_sentence_and_what_would_mend_it(aside, run) -> None:
    assert kinds(run) == []
    (line,) = run("quarantine", "list").out.splitlines()
    assert f"{aside}  set aside  {TIE}: only friendship counts (kind sister-city) - “Leiden and Oxford become" in line
    shown = run("quarantine", "show", aside[:5]).out
    assert "to mend it: look for another article" in shown
    assert "by https://example.org/shapes#Friends-kind" in shown
    assert "Leiden and Oxford become sister cities\n    — 2021-05-03-leiden-and-oxford" in shown
    (told,) = json.loads(run("quarantine", "show", aside, "--format", "json").out)
    assert (told["id"], told["decision"], told["source"]) == (
        aside,
        "set aside",
        "https://example.org/shapes#Friends-kind",
    )
    assert {claim["fact"]["property"].rpartition("#")[2] for claim in told["claims"]} == {"kind"}


def test_what_is_released_stays_in_later_builds(aside, run, tmp_path, article_of) -> None:
    assert run("quarantine", "release", aside).code == 0
    assert len(kinds(run)) == 1
    again(run, tmp_path, article_of, 4)
    assert len(kinds(run)) == 1
    assert run("quarantine", "list").out == ""
    assert run("quarantine", "list", "--all").out.split()[:2] == [aside, "released"]
    told = run("validate")
    assert (told.code, "1 released" in told.complaint) == (0, True)


def test_what_is_dropped_is_never_believed_and_told_no_more(aside, run, tmp_path, article_of) -> None:
    assert run("quarantine", "drop", aside).code == 0
    assert (kinds(run), run("quarantine", "list").out) == ([], "")
    again(run, tmp_path, article_of, 4)
    assert (kinds(run), run("quarantine", "list").out) == ([], "")
    empty = tmp_path / "none.ttl"
    empty.write_text("", encoding="utf-8")
    assert run("build", tmp_path / "good.txt", "--shapes", empty).code == 0
    assert kinds(run) == []  # though no shape is against it now
    assert run("quarantine", "undo", aside).code == 0
    assert len(kinds(run)) == 1


def test_what_was_decided_can_be_taken_back(aside, run) -> None:
    assert run("quarantine", "release", aside).code == 0
    assert run("quarantine", "undo", aside).code == 0
    assert kinds(run) == []
    assert run("quarantine", "list").out.startswith(aside)


def kill(moment: str, *arguments: str) -> None:
    """A command in a process of its own, which is killed when it comes to this function."""
    command = [sys.executable, "-c", KILLED, moment, *arguments]
    paths = [str(Path(quarantine.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize("moment", BEFORE_IT_COUNTS)
def test_what_was_killed_decided_nothing_and_can_be_done_again(aside, run, moment) -> None:
    kill(moment, "quarantine", "release", aside)
    assert (kinds(run), run("quarantine", "list", "--all").out.split()[:2]) == ([], [aside, "set"])
    assert run("quarantine", "release", aside).code == 0
    kill(moment, "quarantine", "undo", aside)
    assert (len(kinds(run)), run("quarantine", "list", "--all").out.split()[:2]) == (1, [aside, "released"])
    assert run("quarantine", "undo", aside).code == 0
    assert (kinds(run), run("quarantine", "list", "--all").out.split()[:2]) == ([], [aside, "set"])


def test_what_was_killed_when_all_was_done_is_done(aside, run) -> None:
    assert run("quarantine", "release", aside).code == 0
    kill("citygraph.graph.generations:.discard", "quarantine", "undo", aside)
    assert (kinds(run), run("quarantine", "list", "--all").out.split()[:2]) == ([], [aside, "set"])
    told = run("quarantine", "undo", aside)
    assert (told.code, told.out) == (2, "")
    assert f"nothing is decided about '{aside}': it is set aside; release it, or drop it" in told.complaint


def test_a_view_holds_to_what_was_decided(aside, run) -> None:
    assert "sister" not in run("show", "Leiden", "Oxford", "--as-of", "2022").out.partition("TIMELINE")[0].lower()
    assert run("quarantine", "release", aside).code == 0
    assert "sister" in run("show", "Leiden", "Oxford", "--as-of", "2022").out.lower()


def test_shapes_are_kept_until_others_come(aside, run, tmp_path, article_of) -> None:
    again(run, tmp_path, article_of, 4)
    assert run("quarantine", "list").out.startswith(aside)
    empty = tmp_path / "none.ttl"
    empty.write_text("", encoding="utf-8")
    assert run("build", tmp_path / "good.txt", "--shapes", empty).code == 0
    assert run("quarantine", "list").out == ""
    assert len(kinds(run)) == 1


@pytest.mark.parametrize("command", ["show", "release", "drop", "undo"])
def test_what_is_not_there(built, run, command) -> None:
    told = run("quarantine", command, "0123")
    assert (told.code, told.out) == (2, "")
    assert "nothing named '0123' is in quarantine" in told.complaint


def test_decisions_in_the_file_of_an_earlier_program_hold(aside, run, built) -> None:
    assert run("quarantine", "release", aside).code == 0
    with closing(sqlite3.connect(built / "archive.db")) as archive:
        ((content,),) = archive.execute("SELECT content FROM decision").fetchall()
        archive.execute("DROP TABLE decision")
    (built / "quarantine.json").write_text(content, encoding="utf-8")
    assert run("quarantine", "list", "--all").out.split()[:2] == [aside, "released"]
    assert run("quarantine", "undo", aside).code == 0
    assert run("quarantine", "list", "--all").out.split()[:2] == [aside, "set"]


def test_a_damaged_file_of_decisions(built, run, tmp_path) -> None:
    (built / "quarantine.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        quarantine.kept(Path(built))
    told = run("build", tmp_path / "good.txt")
    assert told.code == 1
    assert "quarantine.json: damaged; mend or delete the file" in told.err
