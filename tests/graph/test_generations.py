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


def write(root, kept=None):
    """A writer that clears away what is left of others, and makes a generation."""
    with generations.writing(root):
        generations.clear(root, kept)
        number = generations.new(root)
        generations.graph_of(root, number).mkdir()
        generations.settle(root, number)
        return number


def folders(root):
    return sorted(each.name for each in (root / "generations").iterdir())


def test_what_does_not_count_is_cleared_away(root):
    assert write(root) == 1
    assert write(root, kept=1) == 2
    assert folders(root) == ["1", "2"]
    assert write(root, kept=2) == 3
    assert folders(root) == ["2", "3"]


def test_a_reader_keeps_its_generation(root):
    write(root)
    with generations.reading(root, 1) as is_there:
        assert is_there
        write(root)
        assert folders(root) == ["1", "2"]
    with generations.writing(root):
        generations.clear(root, 2)
    assert folders(root) == ["2"]
    with generations.reading(root, 1) as is_there:
        assert not is_there


def test_a_second_writer_is_told_who_is_writing(root):
    with (
        generations.writing(root),
        pytest.raises(StoreError, match=rf"another build \(process {os.getpid()}\) is writing this store; wait"),
        generations.writing(root),
    ):
        pass


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


def test_a_writer_that_is_killed_leaves_no_lock(root):
    program = """
        import os, signal, sys
        from pathlib import Path
        from citygraph.graph import generations
        with generations.writing(Path(sys.argv[1])):
            generations.new(Path(sys.argv[1]))
            os.kill(os.getpid(), signal.SIGKILL)
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(root)], check=False)
    assert died.returncode == -9
    assert folders(root) == ["1"]
    write(root)
    assert folders(root) == ["1"]


def test_what_goes_wrong_while_reading_is_no_fault_of_the_store(root):
    write(root)
    with pytest.raises(PermissionError, match="elsewhere"), generations.reading(root, 1):
        raise PermissionError("elsewhere")
