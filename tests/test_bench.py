"""The benchmarks run, and repeat articles with other names and dates; how fast anything is, no test says."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bench import exchange, peers, report
from citygraph import article
from citygraph.article import relevance

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "data" / "articles"


@pytest.fixture(scope="module")
def folder() -> list[exchange.Original]:
    return exchange.originals(ARTICLES)


def other(folder: list[exchange.Original], name: str) -> str:
    original = next(each for each in folder if each.source == f"{name}.txt")
    return exchange.exchanged(original, random.Random(1))


def test_no_name_of_the_gold_facts_stays(folder: list[exchange.Original]) -> None:
    text = other(folder, "malang-beijing")
    for name in ("Malang", "Beijing", "BEIJING", "Sutiaji", "Djauhari", "Oratmangun", "Wibisono"):
        assert not re.search(rf"\b{name}\b", text), name
    assert "Wali Kota" in text
    assert "memorandum of understanding" in text


def test_a_weekday_stays_true(folder: list[exchange.Original]) -> None:
    head = article.read(other(folder, "malang-beijing").encode(), "a.txt").metadata.published
    assert head is not None
    assert head.year != 2023
    assert date(head.year, head.month, head.day).strftime("%A") == "Saturday"


def test_the_same_seed_gives_the_same_articles(folder: list[exchange.Original]) -> None:
    once, again = (list(exchange.repeated(folder, 20, seed=3)) for _ in range(2))
    assert once == again
    assert len({data for _, data in exchange.repeated(folder, 5 * len(folder))}) == 5 * len(folder)


def test_irrelevant_texts_are_passed_over(folder: list[exchange.Original]) -> None:
    texts = list(exchange.irrelevant(folder, 5))
    assert len(texts) == 5
    assert not any(relevance.is_relevant(article.Page(text, "")) for text in texts)


def test_without_spacy_there_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert peers.spacy_names() is None
    assert peers.spacy_tokens() is None


def test_a_missed_goal_says_by_how_much() -> None:
    assert report.Goal("speed", 5, 2).row() == ("speed", "≥ 5", "2", "missed by a factor of 2.50")
    assert report.Goal("memory", 300, 200, " MB", at_most=True).row()[2:] == ("200 MB", "met")


def test_a_run_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Before\n\n<!-- recorded run -->\nold\n<!-- end of the recorded run -->\nafter\n")
    report.record("new", readme)
    report.record("newer", readme)
    expected = "# Before\n\n<!-- recorded run -->\n\nnewer\n\n<!-- end of the recorded run -->\nafter\n"
    assert readme.read_text() == expected


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        (
            ["-m", "bench", "--articles", "4", "--runs", "1", "--step", "4"],
            ["read + extract", "find_places", "-j 2", "start-up"],
        ),
        (["bench/commands.py", "--runs", "1"], ["build of the bundled articles", "show Jakarta"]),
        (
            ["-m", "bench.exporting", "--articles", "3", "--rdflib", "500", "--runs", "1"],
            ["dump", "jelly", "parquet", "N-Quads, times as long", "Turtle, times as fast as rdflib"],
        ),
        (["-m", "bench.views", "--articles", "3"], ["2019 ≥ 0.8"]),
        (
            ["-m", "bench.queries", "--articles", "3", "--runs", "1"],
            ["partners", "rows from a worker", "times as fast", "citygraph sparql"],
        ),
    ],
)
def test_a_benchmark_runs(command: list[str], rows: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for row in rows:
        assert row in done.stdout
