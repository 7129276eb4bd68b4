"""The folder: the same bytes, nothing of others touched, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph.errors import CitygraphError, UsageError
from citygraph.site import Options, write
from citygraph.site.addresses import address
from citygraph.site.folder import MANIFEST, drafted
from citygraph.site.options import checked_base
from citygraph.vocab import ID


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_graph_gives_the_same_bytes(hostile_graph: ox.Store, hostile_site: Path, tmp_path: Path) -> None:
    again = ox.Store()
    again.extend(sorted(hostile_graph, key=str, reverse=True))
    write(again, tmp_path / "again", Options(title='<b>"&', quoted=1))
    assert contents(tmp_path / "again") == contents(hostile_site)


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(hostile_graph: ox.Store, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "CNAME").write_text("example.org")
    first = write(hostile_graph, folder)
    assert first.removed == 0
    second = write(hostile_graph, folder, Options(answers=False))
    assert second.removed > 1
    assert not (folder / "answers").exists()
    assert (folder / "CNAME").read_text() == "example.org"
    assert set((folder / MANIFEST).read_text().splitlines()) == set(contents(folder)) - {"CNAME"}
    assert [file.name for file in tmp_path.iterdir()] == ["public"]


def test_a_file_that_is_no_sites_is_not_overwritten(hostile_graph: ox.Store, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        write(hostile_graph, tmp_path)
    assert contents(tmp_path) == {"index.html": b"mine"}


def test_a_failure_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    with drafted(tmp_path / "public") as (draft, _):
        draft.write("index.html", "old")
    before = contents(tmp_path)

    def fail() -> None:
        with drafted(tmp_path / "public") as (draft, _):
            draft.write("index.html", "new")
            raise OSError(28, "No space left on device")

    with pytest.raises(CitygraphError, match="No space left"):
        fail()
    assert contents(tmp_path) == before


def test_a_manifest_cannot_remove_files_elsewhere(tmp_path: Path) -> None:
    other = tmp_path / "mine.txt"
    other.write_text("keep")
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / MANIFEST).write_text(f"../mine.txt\n{other}\n{MANIFEST}\n")
    with drafted(folder) as (draft, _):
        draft.write("index.html", "x")
    assert other.read_text() == "keep"


@pytest.mark.parametrize(
    "text", ["example.org", "ftp://example.org/", "https://", "https://a.b/?q", "https://a.b/#f", 'https://a.b/"><x']
)
def test_a_base_is_an_address(text: str) -> None:
    with pytest.raises(UsageError):
        checked_base(text)


@pytest.mark.parametrize("own", ["Upper", "a/b", "..", "con", "nul.x", "index", "x" * 300, "ü", ".hidden", "a b", ""])
def test_names_that_file_systems_mix_up_get_a_hash(own: str) -> None:
    path = address(f"{ID}place/{own}", "place")
    folder, _, name = path.partition("/")
    assert folder == "place"
    assert name != own
    assert len(name) <= 120
    assert name == name.lower()
