"""Views of a generation that are kept beside its graph."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from citygraph import graph, views
from citygraph.graph import kept_views
from citygraph.views import View, parse_day

VIEW = View(parse_day("2014"))


def write(name: str):
    def written(folder: Path) -> None:
        folder.mkdir()
        (folder / "file").write_text(name)

    return written


def make(folder: Path, key: str, name: str = "made") -> str:
    with ExitStack() as held:
        made = kept_views.make(folder, key, write(name), held)
        assert made is not None
        return (made / "file").read_text()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_view_is_found_again(tmp_path) -> None:
    folder = tmp_path / "views"
    with ExitStack() as held:
        assert kept_views.found(folder, "one", held) is None
    assert make(folder, "one") == "made"
    with ExitStack() as held:
        found = kept_views.found(folder, "one", held)
        assert found is not None
        assert (found / "file").read_text() == "made"


def test_of_two_makers_the_first_is_believed(tmp_path) -> None:
    folder = tmp_path / "views"

    def slowly(made: Path) -> None:
        assert make(folder, "one", "by the other") == "by the other"
        write("too late")(made)

    with ExitStack() as held:
        made = kept_views.make(folder, "one", slowly, held)
        assert made is not None
        assert (made / "file").read_text() == "by the other"
    assert names(folder) == ["one"]


def test_what_cannot_be_made_leaves_nothing(tmp_path) -> None:
    def broken(made: Path) -> None:
        write("half")(made)
        raise OSError("no room")

    with ExitStack() as held, pytest.raises(OSError, match="no room"):
        kept_views.make(tmp_path / "views", "one", broken, held)
    assert names(tmp_path / "views") == []


def test_one_that_may_not_be_read_is_none(tmp_path, monkeypatch) -> None:
    make(tmp_path / "views", "one")

    def refused(_: Path) -> None:
        raise PermissionError("not yours")

    monkeypatch.setattr(kept_views, "in_use", refused)
    with ExitStack() as held:
        assert kept_views.found(tmp_path / "views", "one", held) is None


def test_the_ones_that_were_asked_for_longest_ago_go(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(kept_views, "MOST", 3)
    folder = tmp_path / "views"
    for age, key in enumerate("abc"):
        make(folder, key)
        os.utime(folder / key, (age, age))
    with ExitStack() as held:
        assert kept_views.found(folder, "a", held)  # which is young again, and held
        make(folder, "d")
        assert names(folder) == ["a", "c", "d"]
        os.utime(folder / "a", (0, 0))
        make(folder, "e")
        assert "a" in names(folder)
    make(folder, "f")
    assert "a" not in names(folder)


def test_large_ones_go_sooner(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(kept_views, "MOST_BYTES", 10)
    make(tmp_path / "views", "a", "123456")
    make(tmp_path / "views", "b", "123456")
    assert names(tmp_path / "views") == ["b"]


def test_what_a_killed_process_left_is_removed(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "views"
    left = folder / ".one-left"
    left.mkdir(parents=True)
    make(folder, "two")
    assert left.exists()  # perhaps it has just begun
    os.utime(left, (0, 0))
    make(folder, "three")
    assert names(folder) == ["three", "two"]


def seen(root: Path) -> list[str]:
    with graph.open_store(root) as snapshot:
        return sorted(map(str, views.store_of(snapshot, VIEW)))


def folder_of(root: Path) -> Path:
    with graph.open_store(root) as snapshot:
        return snapshot.graph.parent / kept_views.FOLDER


@pytest.fixture
def root(bundled_store: Path, tmp_path: Path) -> Path:
    import shutil

    shutil.copytree(bundled_store, tmp_path / "store", ignore=shutil.ignore_patterns("views"))
    return tmp_path / "store"


def test_a_view_that_is_damaged_is_made_again(root: Path) -> None:
    before = seen(root)
    (made,) = folder_of(root).iterdir()
    (made / "graph" / "CURRENT").write_text("nonsense\n")
    assert seen(root) == before
    assert names(folder_of(root)) == [made.name]


def test_without_a_right_to_write_it_is_seen_all_the_same(root: Path, monkeypatch) -> None:
    before = seen(root)

    def refused(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(kept_views, "found", lambda *_: None)
    monkeypatch.setattr(kept_views, "make", refused)
    assert seen(root) == before


def test_views_go_with_their_generation(root: Path) -> None:
    from citygraph import pipeline

    seen(root)
    folder = folder_of(root)
    (article,) = [each.id for each in pipeline.status(root).articles][:1]
    pipeline.remove([article], root)
    assert not folder.exists()
    assert folder_of(root) != folder


MAKER = """
    import sys
    from pathlib import Path
    from citygraph import graph, views
    with graph.open_store(Path(sys.argv[1])) as snapshot:
        print("begun", flush=True)
        print(len(views.store_of(snapshot, views.View(views.parse_day("2014")))))
"""


def maker(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(MAKER), str(root)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")


def test_two_processes_make_one_view(root: Path) -> None:
    both = [maker(root), maker(root)]
    counts = {process.communicate()[0].splitlines()[-1] for process in both}
    assert counts == {str(len(seen(root)))}
    assert len(names(folder_of(root))) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.15, 0.3, 0.6])
def test_a_maker_that_is_killed_does_no_harm(root: Path, seconds: float) -> None:
    with graph.open_store(root) as snapshot:
        expected = sorted(map(str, views.fused_anew(snapshot, VIEW)))
    process = maker(root)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert seen(root) == expected
