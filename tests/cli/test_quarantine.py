"""``quarantine``: what was set aside is told, let pass, forgotten, and taken back; later builds hold to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citygraph import quarantine
from citygraph.errors import StoreError

TIE = "leiden-2751773--oxford-2640729"


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


def test_a_damaged_file_of_decisions(built, run, tmp_path) -> None:
    (built / "quarantine.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        quarantine.kept(Path(built))
    told = run("build", tmp_path / "good.txt")
    assert told.code == 1
    assert "quarantine.json: damaged; mend or delete the file" in told.err
