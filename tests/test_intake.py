"""Reading many articles: the same graph however they come, and nothing that one article does harms another."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from citygraph import extract, graph, intake, pipeline
from citygraph.article import Columns
from citygraph.graph import open_store
from citygraph.intake import Wish
from citygraph.model import Document

IRRELEVANT = "Market opens\n\nA new market hall opened on Monday. Farmers sell cheese there, and the queue was long."


ARTICLE = """Leiden and Oxford become sister cities

By Ada Brook
{day} May 2021

LEIDEN - The cities of Leiden and Oxford signed a sister city agreement at Leiden City Hall on {day} May 2021.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A table: three articles that matter, others that do not, and a broken row."""
    rows = [{"body": ARTICLE.format(day=day)} for day in (3, 4, 5)]
    rows[1:1] = [{"body": f"{IRRELEVANT} {number}"} for number in range(150)]
    lines = [*map(json.dumps, rows), "{"]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def exported(store: Path) -> list[str]:
    with open_store(store) as snapshot:
        return sorted(map(str, snapshot.store))


def test_the_graph_is_the_same_by_any_number_of_processes_and_in_any_order(news: Path, tmp_path: Path) -> None:
    one = pipeline.build([str(news)], tmp_path / "1")
    assert (one.read, one.passed_over, len(one.set_aside)) == (3, 150, 1)
    assert one.set_aside[0].startswith(f"{news}:154: no JSON")
    many = pipeline.build([str(news)], tmp_path / "2", wish=Wish(jobs=2))
    assert (many.read, many.passed_over, many.set_aside) == (3, 150, one.set_aside)
    assert exported(tmp_path / "1") == exported(tmp_path / "2")
    single = [tmp_path / f"{number}.txt" for number in (2, 0, 1)]
    for file, line in zip(single, (152, 0, 151), strict=True):
        file.write_text(json.loads(news.read_text().splitlines()[line])["body"], encoding="utf-8")
    pipeline.build([str(file) for file in single], tmp_path / "3")
    assert {line for line in exported(tmp_path / "1") if "news.jsonl" not in line} == set(exported(tmp_path / "3"))


def test_a_second_build_reads_nothing_again_and_counts_nothing_twice(news: Path, tmp_path: Path) -> None:
    for read in (3, 0):
        summary = pipeline.build([str(news)], tmp_path / "store")
        assert (summary.read, len(summary.unchanged), summary.replaced) == (read, 3 - read, 0)
        assert pipeline.status(tmp_path / "store").passed_over == 150


def test_all_articles_are_read_when_asked_for_and_stay(tmp_path: Path) -> None:
    file = tmp_path / "market.txt"
    file.write_text(IRRELEVANT, encoding="utf-8")
    store = tmp_path / "store"
    assert pipeline.build([str(file)], store).passed_over_first == (str(file),)
    assert pipeline.build([str(file)], store, wish=Wish(relevant_only=False)).read == 1
    assert pipeline.status(store).passed_over == 0
    assert len(pipeline.build([str(file)], store).unchanged) == 1
    file.write_text(f"{IRRELEVANT} Really.", encoding="utf-8")
    changed = pipeline.build([str(file)], store)
    assert (changed.passed_over, changed.replaced, changed.articles) == (1, 1, 0)


def test_a_defect_costs_one_article(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = extract.extract

    def failing(document: Document) -> object:
        if document.source.endswith(":1"):
            raise ZeroDivisionError("oops")
        return rules(document)

    monkeypatch.setattr(extract, "extract", failing)
    summary = pipeline.build([str(news)], tmp_path / "store", wish=Wish())
    assert summary.read == 2
    assert summary.set_aside[0] == (
        f"{news}:1: a rule failed on this article (ZeroDivisionError: oops); please report it with the article"
    )


def test_rows_are_read_one_by_one(news: Path) -> None:
    reading = intake.read_one(str(news), 152)
    assert reading.document.source == f"{news}:152"
    assert sum(1 for each in intake.read_each(str(news), Columns()) if not isinstance(each, Exception)) == 153


def test_what_is_prepared_is_not_loaded_again() -> None:
    """In a process of its own: in this one other tests have loaded it all."""
    check = (
        "import sys; from citygraph import intake, lexicon; intake.prepare(); "
        "print('citygraph.extract' in sys.modules, lexicon.load.cache_info().currsize == len(lexicon.languages()))"
    )
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "True"]


def test_one_text_in_two_files_counts_by_the_first_name_and_stays_while_one_has_it(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for file in (first, second):
        file.write_text(ARTICLE.format(day=3), encoding="utf-8")
    for name, order in (("1", (first, second)), ("2", (second, first))):
        for file in order:
            pipeline.build([str(file)], tmp_path / name, validate=False, infer=False)
        (entry,) = pipeline.status(tmp_path / name).articles
        assert entry.source == str(first)
    first.write_text(ARTICLE.format(day=4), encoding="utf-8")
    changed = pipeline.build([str(first)], tmp_path / "1", validate=False, infer=False)
    assert (changed.read, changed.replaced, changed.articles) == (1, 0, 2)
    second.write_text(ARTICLE.format(day=4), encoding="utf-8")
    changed = pipeline.build([str(second)], tmp_path / "1", validate=False, infer=False)
    assert (changed.read, changed.replaced, changed.articles) == (0, 1, 1)


def test_an_article_that_is_gone_from_its_first_file_is_as_the_second_one_has_it(tmp_path: Path) -> None:
    text = ARTICLE.format(day=3)
    title, _, story = text.partition("\n")
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for file in (first, second):
        row = {"title": title, "text": story, "date": "2024-05-06", "url": f"https://news.example/{file.stem}"}
        file.write_text(json.dumps(row) + "\n", encoding="utf-8")

    def build(*files: Path, store: str) -> tuple[bytes, str]:
        pipeline.build([str(file) for file in files], tmp_path / store, validate=False, infer=False)
        out = io.BytesIO()
        with graph.open_store(tmp_path / store) as snapshot:
            graph.export(snapshot.store, "nq", out)
        return out.getvalue(), pipeline.status(tmp_path / store).articles[0].source

    both, source = build(first, second, store="grown")
    assert source == f"{first}:1"
    assert build(second, first, store="other way")[0] == both
    first.write_text(json.dumps({"title": "Recipes", "text": "Two eggs and some milk."}) + "\n", encoding="utf-8")
    for store in ("grown", "other way"):
        left, source = build(first, store=store)
        assert source == f"{second}:1"
        assert b"https://news.example/b" in left
        assert b"https://news.example/a" not in left
        assert left == build(second, store=f"{store}, from scratch")[0]


def table(file: Path, *rows: tuple[int, str]) -> None:
    """A table of articles of some days in May, each with its address."""
    lines = (json.dumps({"body": ARTICLE.format(day=day), "url": f"https://news.example/{url}"}) for day, url in rows)
    file.write_text("\n".join(lines), encoding="utf-8")


THIRD, FOURTH = (3, "a"), (4, "b")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "rows",
    [
        ((5, "c"), THIRD, FOURTH),
        (FOURTH, THIRD),
        ((5, "c"), FOURTH, THIRD),
        (THIRD, (4, "b-2")),
        ((3, "a-2"), (4, "b-2")),
        (THIRD, THIRD, FOURTH),
        (FOURTH, FOURTH, (3, "a-2")),
    ],
)
def test_a_table_that_changes_is_as_if_it_were_read_anew(
    tmp_path: Path, rows: tuple[tuple[int, str], ...], jobs: int
) -> None:
    """Rows that move are not lost with what their old place held; what a row says about its article may change."""
    file, build = tmp_path / "t.jsonl", partial(pipeline.build, validate=False, infer=False)
    table(file, THIRD, FOURTH)
    build([str(file)], tmp_path / "grown")
    table(file, *rows)
    summary = build([str(file)], tmp_path / "grown", wish=Wish(jobs=jobs))
    build([str(file)], tmp_path / "made")
    assert exported(tmp_path / "grown") == exported(tmp_path / "made")
    changed = [row for row in rows if row[1].endswith("-2")]
    assert (summary.read, summary.replaced) == (len(set(rows) - {THIRD, FOURTH, *changed}), len(changed))


def test_a_text_that_moved_to_another_file_is_not_lost(tmp_path: Path) -> None:
    one, other = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text(ARTICLE.format(day=3), encoding="utf-8")
    pipeline.build([str(one)], tmp_path / "grown")
    one.rename(other)
    one.write_text(ARTICLE.format(day=4), encoding="utf-8")
    summary = pipeline.build([str(one), str(other)], tmp_path / "grown")
    assert (summary.read, summary.replaced, summary.articles) == (1, 0, 2)
    pipeline.build([str(one), str(other)], tmp_path / "made")
    assert exported(tmp_path / "grown") == exported(tmp_path / "made")
