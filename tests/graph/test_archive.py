from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from citygraph.graph import database, names
from citygraph.graph.archive import Archive
from citygraph.graph.kept_readings import Readings
from citygraph.graph.names import Named
from citygraph.graph.version import rules_version


@pytest.fixture
def opened(tmp_path, world, fusion):
    root = tmp_path / "odd name? #1"
    world.store(root, fusion, notes=["b", "a"])
    with closing(database.open_to_write(root)) as archive:
        names.replace(archive, {"x:1": [Named("x:1", "City", "São Omo", True)]})
        names.replace(archive, {"x:2": [Named("x:2", "City", "Omo Baru", False)]})
    with closing(database.open_to_read(root)) as archive:
        yield archive


def test_everything_comes_back(opened, reading):
    archive = Archive(opened)
    assert tuple(archive.readings()) == (reading,)
    assert archive.rejections() == ()
    assert archive.notes() == ("b", "a")
    (article,) = archive.articles()
    assert (article.language, article.claims, article.rules) == ("en", len(reading.claims), rules_version())


def test_readings_are_found_by_their_articles(opened, reading):
    readings = Readings(opened)
    assert dict(readings) == {reading.article: reading}
    assert "https://example.org/nosuch" not in readings


@pytest.mark.parametrize(
    ("asked", "found"),
    [("sao OMO", ["x:1"]), ("omo", ["x:1", "x:2"]), ("baru omo", ["x:2"]), ("om", []), ("", []), ("_", [])],
)
def test_names_are_found_whole_or_else_by_their_words(opened, asked, found):
    assert [each.iri for each in Archive(opened).names(asked)] == found


def test_an_open_archive_is_not_written(opened):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.execute("DELETE FROM article")


def test_an_open_archive_stays_as_it_was(tmp_path, world, fusion):
    root = tmp_path / "store"
    world.store(root, fusion)
    with closing(database.open_to_read(root)) as before:
        with closing(database.open_to_write(root)) as archive:
            archive.execute("DELETE FROM article")
        assert len(Archive(before).articles()) == 1
    with closing(database.open_to_read(root)) as after:
        assert Archive(after).articles() == ()
