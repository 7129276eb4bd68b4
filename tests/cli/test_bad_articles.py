"""Articles that cannot be read, or say nothing: each gets one line that says what, where and the remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BAD = {
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "not a text"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "not a text"),
    "null bytes": (b"Leiden and Oxford\x00\x00 become sister cities", "not a text"),
    "no bytes": (b"", "empty"),
    "only blanks": (b" \n\t\n\r\n", "empty"),
    "broken UTF-8": ("Malmö and Łódź become sister cities — today".encode() + b"\xff\xc3(\x81 \x8f", "UTF-8"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_alone_fails_in_one_line(content: bytes, reason: str, tmp_path: Path, store, run) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    result = run("build", file)
    assert result.code == 1
    assert "bad.txt" in result.complaint
    assert reason in result.complaint
    assert "; " in result.complaint, "no remedy"
    assert result.out == ""


@pytest.mark.parametrize("content", [content for content, _ in BAD.values()], ids=BAD)
def test_extract_says_the_same_of_it(content: bytes, tmp_path: Path, run) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    result = run("extract", file)
    assert (result.code, result.out) == (1, "")
    assert "bad.txt" in result.complaint


def test_a_table_without_rows_is_told(tmp_path: Path, run) -> None:
    file = tmp_path / "none.jsonl"
    file.touch()
    result = run("extract", file)
    assert (result.code, result.out, result.complaint) == (0, "", f"citygraph: no article in {file}")


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path, store, run) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    result = run("build", file)
    assert result.code == 1
    assert "huge.txt" in result.complaint
    assert "MB" in result.complaint


def test_so_much_on_stdin_is_refused_too(store, run) -> None:
    result = run("build", "-", stdin=b"Leiden and Oxford. " * 800_000)
    assert result.code == 1
    assert "MB" in result.complaint


def test_a_path_that_is_not_there(tmp_path: Path, store, run) -> None:
    result = run("build", tmp_path / "nowhere.txt")
    assert result.code in (1, 2)
    assert "nowhere.txt" in result.complaint


def test_a_glob_that_matches_nothing(tmp_path: Path, store, run) -> None:
    result = run("build", f"{tmp_path}/*.txt")
    assert result.code in (1, 2)
    assert "*.txt" in result.complaint


def test_an_unreadable_path(tmp_path: Path, store, run) -> None:
    file = tmp_path / "loop.txt"
    file.symlink_to(file)
    result = run("build", file)
    assert result.code == 1
    assert "loop.txt" in result.complaint


def test_an_empty_folder(tmp_path: Path, store, run) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    result = run("build", folder)
    assert result.code in (1, 2)
    assert "news" in result.complaint


@pytest.fixture
def folder(tmp_path: Path, article_of) -> Path:
    """Ten files, the fourth of them bad."""
    news = tmp_path / "news"
    news.mkdir()
    for number in range(10):
        (news / f"{number}.txt").write_text(article_of("Leiden", "Oxford", number + 1), encoding="utf-8")
    (news / "3.txt").write_bytes(b"GIF89a\x00\x00")
    return news


def test_of_ten_files_with_a_bad_one_nine_are_built(folder: Path, store, run) -> None:
    result = run("build", folder)
    assert result.code == 0
    assert "3.txt" in result.complaint
    assert "set aside" in result.complaint
    assert len(json.loads(run("status", "--format", "json").out)["articles"]) == 9


def test_strict_makes_that_a_failure_and_still_builds_the_nine(folder: Path, store, run) -> None:
    assert run("build", "--strict", folder).code == 1
    assert len(json.loads(run("status", "--format", "json").out)["articles"]) == 9


def test_a_failed_build_loses_nothing(tmp_path: Path, built: Path, run) -> None:
    before = run("export").out
    (tmp_path / "bad.txt").write_bytes(b"")
    assert run("build", tmp_path / "bad.txt").code == 1
    assert run("export").out == before


DUTCH = """Nieuw plein voor de bewoners

Het college van burgemeester en wethouders heeft gisteren besloten om het plein opnieuw in te richten.
De bewoners mogen volgende week in het gemeentehuis zeggen wat zij daarvan vinden, want er is nog tijd.
Daarna neemt de gemeenteraad een besluit, en dan kunnen de werkzaamheden eindelijk beginnen.
"""
GARDENING = """The garden in spring

Roses like sun and a little patience. Water them in the evening, and never at noon.
"""
NOTED = {"an unknown language": (DUTCH, "language"), "no city": (GARDENING, "city")}


@pytest.mark.parametrize(("text", "reason"), NOTED.values(), ids=NOTED)
def test_an_article_that_says_nothing_gets_a_note(text: str, reason: str, tmp_path: Path, store, run) -> None:
    file = tmp_path / "odd.txt"
    file.write_text(text, encoding="utf-8")
    result = run("build", "--all", "--strict", file)
    assert result.code == 0
    assert "note" in result.complaint
    assert reason in result.complaint
    assert "odd.txt" in result.complaint


def test_an_article_read_before_gets_a_note(tmp_path: Path, built: Path, run) -> None:
    before = run("export").out
    result = run("build", "--strict", tmp_path / "good.txt")
    assert result.code == 0
    assert "read before" in result.complaint
    assert run("export").out == before


def test_the_same_article_under_another_name_is_one_article(tmp_path: Path, built: Path, article: str, run) -> None:
    (tmp_path / "copy.txt").write_text(article, encoding="utf-8")
    assert "read before" in run("build", tmp_path / "copy.txt").complaint
    assert len(json.loads(run("status", "--format", "json").out)["articles"]) == 1
    assert run("remove", tmp_path / "copy.txt").code == 0
    assert json.loads(run("status", "--format", "json").out)["articles"] == []
    assert run("remove", tmp_path / "copy.txt").code == 2


def test_a_format_that_has_no_reader_yet(tmp_path: Path, store, run) -> None:
    (tmp_path / "page.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    result = run("build", tmp_path / "page.docx")
    assert result.code == 1
    assert "page.docx" in result.complaint
    assert ".txt" in result.complaint


def test_a_bad_row_is_named_by_its_line(tmp_path: Path, store, run, article: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"body": article}) + "\n{oops\n", encoding="utf-8")
    built = run("build", "--strict", file)
    assert built.code == 1
    assert f"{file}:2: no JSON" in built.complaint
    assert "articles read" in built.out
    shown = run("extract", file, "--row", 2)
    assert (shown.code, shown.out) == (1, "")
    assert "news.jsonl:2" in shown.complaint


def test_a_row_that_is_not_there(tmp_path: Path, run, article: str) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"body": article}) + "\n", encoding="utf-8")
    result = run("extract", file, "--row", 2)
    assert (result.code, result.out) == (2, "")
    assert "no article begins in line 2" in result.complaint


def test_columns_that_there_are_not(tmp_path: Path, store, run, article: str) -> None:
    file = tmp_path / "news.csv"
    file.write_text(f'day,story\n1,"{article}"\n', encoding="utf-8")
    assert "--columns text=NAME" in run("build", file).complaint
    assert run("build", file, "--columns", "stories=text").code == 2
    assert run("build", file, "--columns", "text=story").code == 0


def test_rows_are_shown_one_after_another(tmp_path: Path, run, article_of) -> None:
    file = tmp_path / "news.jsonl"
    rows = [{"text": article_of("Leiden", "Oxford", day)} for day in (3, 4)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    both, second = run("extract", file, "--format", "json"), run("extract", file, "--row", 2, "--format", "json")
    assert both.out.endswith(second.out)
    assert json.loads(second.out)["published"] == "2021-05-04"


def test_an_article_that_is_passed_over_is_told(tmp_path: Path, store, run) -> None:
    file = tmp_path / "market.txt"
    file.write_text("A new market opened on Monday.", encoding="utf-8")
    result = run("build", file)
    assert result.code == 0
    assert f"{file}: not about city diplomacy, passed over; --all reads it" in result.complaint
    assert "articles passed over" in run("status").out
    assert run("build", "--all", file).code == 0
    assert "articles passed over" not in run("status").out
