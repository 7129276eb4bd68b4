from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError
from citygraph.query.lint import lint_file


def test_a_new_query_is_clean_and_runs(tmp_path: Path, world: ox.Store) -> None:
    file = query.write_new("twin-towns", tmp_path / "mine")
    stored = query.read_query(file)
    assert (stored.name, stored.summary) == ("twin-towns", "Twin towns")
    assert lint_file(file) == []

    def names(**given: str) -> list[str]:
        terms = query.arguments(stored, {"place": "Nordhaven", **given}, world)
        return [row[0].value for row in query.run(world, query.bind(stored.text, terms)).rows()]

    assert names() == ["Delta", "Springfield", "Vila Azul"]
    assert names(kinds=["cooperation", "sister-city"]) == ["Delta", "Vila Azul"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = query.write_new("mine", tmp_path)
    file.write_text("precious", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already; choose another name, or --force"):
        query.write_new("mine", tmp_path)
    assert file.read_text(encoding="utf-8") == "precious"
    query.write_new("mine", tmp_path, replace=True)
    assert file.read_text(encoding="utf-8") != "precious"


@pytest.mark.parametrize("name", ["", "../up", "a b", "Big", "-a", "a.rq", "a/b"])
def test_no_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a query"):
        query.write_new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []
