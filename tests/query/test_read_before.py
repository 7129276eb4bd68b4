from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from citygraph.errors import QueryError
from citygraph.query import header, read_before
from citygraph.query.catalogue import built_in
from citygraph.query.read_before import read

TEXT = "#+ summary: {}\nSELECT * {{}}"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CITYGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "queries"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch):
    """From now on no header can be read anew."""

    def forbid() -> None:
        monkeypatch.setattr(header, "parse", lambda *_: pytest.fail("read anew"))

    return forbid


@pytest.mark.parametrize("file", sorted(built_in().glob("*.rq")), ids=lambda file: file.stem)
def test_a_query_read_before_is_what_its_header_says(file: Path, cache: Path, unread) -> None:
    text = file.read_text()
    anew = header.parse(file.stem, text, str(file))
    assert read(file, text) == anew
    unread()
    assert read(file, text) == anew


def test_another_text_is_read_anew_and_takes_the_place_of_the_first(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    for word in ("One", "Two", "One"):
        assert read(file, TEXT.format(word)).summary == word
    assert len(list(cache.iterdir())) == 1


def test_the_same_text_in_another_file_is_another_query(cache: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.rq", "b.rq")]
    assert [read(file, TEXT.format("Both")).name for file in files] == ["a", "b"]
    assert [read(file, TEXT.format("Both")).source for file in files] == list(map(str, files))


def test_another_program_reads_anew(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, text = tmp_path / "q.rq", TEXT.format("Q")
    read(file, text)
    monkeypatch.setattr(read_before, "_program", lambda: ("0", ()))
    monkeypatch.setattr(header, "parse", lambda *_: header.StoredQuery("q", "read anew", text))
    monkeypatch.setattr(read_before, "_plain", lambda _: ())
    assert read(file, text).summary == "read anew"


@pytest.mark.parametrize("spoilt", [b"", b"\0", b"no marshal", marshal.dumps(3), marshal.dumps(()), marshal.dumps({})])
def test_a_spoilt_cache_is_no_harm(spoilt: bytes, cache: Path, tmp_path: Path) -> None:
    file, text = tmp_path / "q.rq", TEXT.format("Q")
    read(file, text)
    next(cache.iterdir()).write_bytes(spoilt)
    assert read(file, text).summary == "Q"


def test_a_cache_that_cannot_be_written_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    monkeypatch.setenv("CITYGRAPH_CACHE", str(tmp_path / "cache"))
    assert read(tmp_path / "q.rq", TEXT.format("Q")).summary == "Q"


def test_a_wrong_header_is_an_error_each_time(cache: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(QueryError, match="there is no summary"):
            read(tmp_path / "q.rq", "SELECT * {}")
    assert not cache.exists()
