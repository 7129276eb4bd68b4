"""The graph as it was on a day, from the command line and from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import citygraph
from citygraph.errors import UsageError


def test_a_query_on_a_day(run, bundled_store: Path) -> None:
    then = run(
        "query",
        "run",
        "partners",
        "-p",
        "place=Bandung",
        "--as-of",
        "2014-12-31",
        "--format",
        "csv",
        "--store",
        bundled_store,
    )
    assert then.code == 0
    assert [line.partition(",")[0] for line in then.out.splitlines()] == ["partner", "Hamamatsu"]


def test_the_end_of_time_is_the_whole_graph(run, bundled_store: Path) -> None:
    whole = run("export", "--format", "nq", "--store", bundled_store)
    assert run("export", "--format", "nq", "--as-of", "2099", "--store", bundled_store) == whole


def test_a_dossier_on_a_day(run, bundled_store: Path) -> None:
    then = run("show", "Jakarta", "Kuala Lumpur", "--as-of", "2024", "--store", bundled_store)
    assert "since: 2019" in then.out
    assert "Letter of Intent" not in then.out


@pytest.mark.parametrize("day", ["yesterday", "2019-13", "2019-02-30", "19"])
def test_no_day(run, bundled_store: Path, day: str) -> None:
    result = run("query", "run", "network", "--as-of", day, "--store", bundled_store)
    assert result.code == 2
    assert result.complaint == f"citygraph: '{day}' is no day of the calendar; write 2019-12-31, 2019-12 or 2019"


def test_in_python(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as graph:
        with graph.seen(as_of="2014") as then:
            assert list(then.query("partners", place="Jakarta")) == []
        with pytest.raises(UsageError):
            graph.seen(as_of="soon")
        assert list(graph.seen(min_confidence=1).query("network")) == []
        assert graph.why("Jakarta", "Kuala Lumpur")["merges"]
