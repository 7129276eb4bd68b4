"""``citygraph site``."""

from __future__ import annotations

from pathlib import Path


def test_a_site_is_written(bundled_store: Path, tmp_path: Path, run) -> None:
    folder = tmp_path / "public"
    result = run("site", str(folder), "--no-answers", "--title", "Ties", "--store", str(bundled_store))
    assert (result.code, result.out) == (0, "")
    assert f"pages of things: {folder / 'index.html'}" in result.err
    assert "<h1>Ties</h1>" in (folder / "index.html").read_text(encoding="utf-8")
    assert not (folder / "answers").exists()


def test_a_wrong_address_is_wrong_use(bundled_store: Path, tmp_path: Path, run) -> None:
    result = run("site", str(tmp_path / "x"), "--base", "example.org", "--store", str(bundled_store))
    assert result.code == 2
    assert "is no address of a site" in result.err
    assert not (tmp_path / "x").exists()


def test_a_file_in_the_way(bundled_store: Path, tmp_path: Path, run) -> None:
    (tmp_path / "x").write_text("")
    result = run("site", str(tmp_path / "x"), "--store", str(bundled_store))
    assert (result.code, result.out) == (2, "")
    assert "is a file" in result.err
