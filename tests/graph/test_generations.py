from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

from citygraph.errors import StoreError
from citygraph.graph import generations


@pytest.fixture
def root(tmp_path):
    return tmp_path / "store"


def write(root, name="a"):
    with generations.writing(root, must_exist=False) as generation:
        (generation / "content").write_text(name)
        generations.publish(root, generation)


def read(root):
    with generations.reading(root) as generation:
        return (generation / "content").read_text()


def folders(root):
    return sorted(each.name for each in (root / "generations").iterdir())


def test_the_last_published_generation_counts_and_the_others_go(root):
    write(root, "a")
    write(root, "b")
    assert read(root) == "b"
    assert folders(root) == ["2"]


def test_no_store_yet(root):
    with pytest.raises(StoreError, match=r"no store at .*; run citygraph build"):
        read(root)
    with pytest.raises(StoreError, match="no store at"), generations.writing(root, must_exist=True):
        pass
    assert not root.exists()


def test_a_writer_that_fails_leaves_the_old_one(root):
    write(root, "a")
    with pytest.raises(ZeroDivisionError), generations.writing(root, must_exist=False) as generation:
        (generation / "content").write_text(str(1 / 0))
    assert read(root) == "a"
    write(root, "c")
    assert read(root) == "c"
    assert len(folders(root)) == 1


def test_a_reader_goes_on_while_a_writer_publishes(root):
    write(root, "a")
    with generations.reading(root) as old:
        write(root, "b")
        assert (old / "content").read_text() == "a"
        assert read(root) == "b"
    write(root, "c")
    assert folders(root) == ["3"]


def test_a_second_writer_is_told_who_is_writing(root):
    with (
        generations.writing(root, must_exist=False),
        pytest.raises(StoreError, match=rf"another build \(process {os.getpid()}\) is writing this store; wait"),
        generations.writing(root, must_exist=False),
    ):
        pass


def test_a_newer_format_is_left_alone(root):
    write(root)
    newer = "citygraph-store 99\nlayout-of-tomorrow 7 8\n"
    (root / "current").write_text(newer)
    for use in (lambda: read(root), lambda: write(root)):
        with pytest.raises(StoreError, match=r"format 99, this citygraph knows formats up to 1; upgrade citygraph"):
            use()
    assert (root / "current").read_text() == newer


@pytest.mark.parametrize("pointer", ["", "nonsense", "citygraph-store 1\n../../etc\n", "citygraph-store 1\n"])
def test_a_pointer_that_is_none(root, pointer):
    write(root)
    (root / "current").write_text(pointer)
    with pytest.raises(StoreError, match="damaged"):
        read(root)


def test_a_pointer_to_nothing(root):
    write(root)
    (root / "current").write_text("citygraph-store 1\n55\n")
    with pytest.raises(StoreError, match="its newest graph is gone"):
        read(root)


def test_a_folder_of_something_else_is_not_written_to(root):
    root.mkdir()
    (root / "thesis.odt").touch()
    with pytest.raises(StoreError, match="the folder holds something else; choose"):
        write(root)
    assert [each.name for each in root.iterdir()] == ["thesis.odt"]


def test_a_file_in_place_of_the_folder(root):
    root.write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        write(root)
    with pytest.raises(StoreError, match="no store at"):
        read(root)


def test_a_writer_that_is_killed_leaves_the_old_one_and_no_lock(root):
    write(root, "a")
    program = """
        import os, signal, sys
        from pathlib import Path
        from citygraph.graph import generations
        with generations.writing(Path(sys.argv[1]), must_exist=False) as generation:
            (generation / "content").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(root)], check=False)
    assert died.returncode == -9
    assert read(root) == "a"
    assert folders(root) == ["1", "2"]
    write(root, "b")
    assert read(root) == "b"
    assert folders(root) == ["2"]
