"""What names on the command line stand for."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from citygraph import article
from citygraph.article import inputs
from citygraph.errors import InputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.TXT",
        "sub/c.text",
        "sub/deep/d.txt",
        "notes.md",
        "page.html",
        ".hidden.txt",
        ".git/e.txt",
    ):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Malang", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


def shown(items: list[Path | InputError]) -> list[str]:
    return [str(item) for item in items]


def test_a_folder_gives_its_articles_sorted(folder: Path) -> None:
    assert shown(article.expand(["news"])) == [
        "news/a.TXT",
        "news/b.txt",
        "news/page.html",
        "news/sub/c.text",
        "news/sub/deep/d.txt",
    ]


def test_a_pattern_gives_its_matches_sorted(folder: Path) -> None:
    assert shown(article.expand(["news/**/*.t*t"])) == ["news/b.txt", "news/sub/c.text", "news/sub/deep/d.txt"]


def test_names_keep_their_order_and_come_once(folder: Path) -> None:
    assert shown(article.expand(["news/sub", "-", Path("news/b.txt"), "news/*.txt"])) == [
        "news/sub/c.text",
        "news/sub/deep/d.txt",
        "-",
        "news/b.txt",
    ]


def test_a_file_named_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "x[1].txt").write_text("Malang", encoding="utf-8")
    assert shown(article.expand(["news/x[1].txt"])) == ["news/x[1].txt"]


def test_a_name_for_nothing_is_an_error_in_its_place(folder: Path) -> None:
    (folder / "empty").mkdir()
    found = article.expand(["news/none*.txt", "news/b.txt", "nowhere.txt", "news/empty"])
    assert [isinstance(item, InputError) for item in found] == [True, False, True, True]
    assert shown(found) == [
        "news/none*.txt: no file matches this pattern; check the pattern and quote it",
        "news/b.txt",
        "nowhere.txt: no such file or folder; check the path",
        f"news/empty: no article in this folder; articles end in {', '.join(sorted(article.SUFFIXES))}",
    ]


def test_an_unreadable_folder_is_an_error_beside_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(top: Path, onerror):
        onerror(PermissionError(13, "Permission denied", "news/sub"))
        yield str(top), ["sub"], ["b.txt"]

    monkeypatch.setattr(os, "walk", walk)
    assert shown(article.expand(["news"])) == [
        "news/b.txt",
        "news/sub: cannot be read (Permission denied); check the folder's permissions",
    ]


def test_missing_folder_and_device(folder: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file; check the path"):
        inputs.read_bytes(Path("nowhere.txt"))
    with pytest.raises(InputError, match="news: a folder, not a file; name a file in it"):
        inputs.read_bytes(folder.relative_to(folder.parent))


def test_an_unreadable_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\); check the file and its permissions"):
        inputs.read_bytes(Path("news/b.txt"))


def test_a_big_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(inputs, "_limited", lambda *_: pytest.fail("it was read"))
    with pytest.raises(InputError, match="larger than 10 MB"):
        inputs.read_bytes(big)


def test_an_endless_stream_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return b"x" * size

    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Endless()}))
    with pytest.raises(InputError, match="-: larger than 10 MB"):
        article.read_path("-")


def test_stdin_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(b"Dua kota bertemu")}))
    document = article.read_path("-")
    assert (document.source, document.metadata.headline) == ("-", "Dua kota bertemu")
