"""``citygraph extract``: claims, explanations and the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path, article: str) -> Path:
    written = tmp_path / "good.txt"
    written.write_text(article, encoding="utf-8")
    return written


def test_explain_says_why(file: Path, run) -> None:
    result = run("extract", file, "--explain")
    assert (result.code, result.err) == (0, "")
    assert "[coordinated-pair]" in result.out
    assert "\x1b" not in result.out


def test_a_page_of_stdin(run, article: str) -> None:
    result = run("extract", "-", "--format", "html", stdin=article.encode())
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["json", "ttl", "html"])
def test_an_explanation_is_text_only(file: Path, form: str, run) -> None:
    result = run("extract", file, "--explain", "--format", form)
    assert (result.code, result.out) == (2, "")
    assert "--explain is text" in result.complaint


@pytest.mark.parametrize("option", [["--explain"], ["--format", "html"]])
def test_an_article_without_a_city_is_explained_too(option: list[str], run) -> None:
    text = b"A quiet day\n\nIt rained, and Mr Heidelberg stayed at home with a good book until the evening came.\n"
    result = run("extract", "-", *option, stdin=text)
    assert result.code == 0
    assert "names no city" in result.complaint
    assert "Heidelberg" in result.out


def test_of_a_table_each_row_is_explained_and_a_page_holds_one(tmp_path: Path, article_of, run) -> None:
    file = tmp_path / "news.jsonl"
    rows = [{"text": article_of("Leiden", "Oxford", 3)}, {"text": article_of("Bonn", "Oxford", 4)}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("extract", file, "--explain")
    assert (result.code, result.out.count("\nRules\n")) == (0, 2)
    result = run("extract", file, "--format", "html")
    assert (result.code, result.out) == (2, "")
    assert "--row" in result.complaint
    result = run("extract", file, "--format", "html", "--row", 2)
    assert (result.code, result.out.count("<!DOCTYPE html>")) == (0, 1)
    assert "Bonn" in result.out
