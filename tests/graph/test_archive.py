from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from citygraph.graph import archive
from citygraph.graph.names import Named


@pytest.fixture
def opened(tmp_path, reading):
    file = tmp_path / "odd name? #1.db"
    names = [Named("x:1", "City", "São Alfa", True), Named("x:2", "City", "Alfa Baru", False)]
    archive.write(file, [reading], rejections=["one"], notes=["b", "a"], figures={"facts": 7}, names=names)
    with closing(archive.Archive(file)) as opened:
        yield opened


def test_everything_comes_back(opened, reading):
    assert tuple(opened.readings()) == (reading,)
    assert opened.rejections() == ("one",)
    assert opened.notes() == ("b", "a")
    assert opened.figures() == {"facts": 7}
    (article,) = opened.articles()
    assert (article.language, article.claims, article.rules) == ("en", len(reading.claims), archive.rules_version())


@pytest.mark.parametrize(
    ("asked", "found"),
    [("sao ALFA", ["x:1"]), ("alfa", ["x:1", "x:2"]), ("baru alfa", ["x:2"]), ("alf", []), ("", []), ("_", [])],
)
def test_names_are_found_whole_or_else_by_their_words(opened, asked, found):
    assert [each.iri for each in opened.names(asked)] == found


def test_an_open_archive_is_not_written(opened):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._database.execute("DELETE FROM article")
