from __future__ import annotations

from pathlib import Path

import pytest

from citygraph.errors import CitygraphError
from citygraph.gazetteer import build, compose
from citygraph.gazetteer.index import Gazetteer
from citygraph.gazetteer.sources import Entry
from citygraph.model import Place

ENTRIES = [
    Entry(Place("velmora-1", "City", "Velmora", "AQ", "1", population=5), ("Velmora",), ("Vel Mora",)),
    Entry(Place("velmora-2", "City", "Velmora", "AX", "2", population=9), ("Velmora",)),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CITYGRAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(compose, "entries", lambda: ENTRIES)
    return tmp_path


def test_written_and_read_back(tmp_path: Path) -> None:
    build.write(ENTRIES, tmp_path)
    gazetteer = Gazetteer(tmp_path)
    assert [place.id for place in gazetteer.lookup("VELMORA")] == ["velmora-2", "velmora-1"]
    assert [(place.id, own) for place, own in gazetteer.bearers("vel mora")] == [("velmora-1", False)]


def test_the_order_of_the_entries_does_not_matter(tmp_path: Path) -> None:
    for name, entries in (("a", ENTRIES), ("b", ENTRIES[::-1])):
        (tmp_path / name).mkdir()
        build.write(entries, tmp_path / name)
    for file in (build.NAMES, build.OPENINGS, build.RECORDS, build.OFFSETS):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_compiled_once(cache: Path) -> None:
    told: list[str] = []
    folder = build.ensure(told.append)
    assert build.ensure(told.append) == folder
    assert len(told) == 1
    assert [path.name for path in cache.iterdir()] == [folder.name]


def test_two_at_once_leave_one_gazetteer(cache: Path) -> None:
    folder = build.ensure()

    build._publish(folder)  # the second of two that both found it missing

    assert Gazetteer(folder).lookup("Velmora")
    assert [path.name for path in cache.iterdir()] == [folder.name]


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("CITYGRAPH_CACHE", str(blocked))
    with pytest.raises(CitygraphError, match=r"cannot be compiled here.*set CITYGRAPH_CACHE"):
        build.ensure()
