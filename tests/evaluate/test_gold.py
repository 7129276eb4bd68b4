"""Gold files are found with their articles, and a broken one says what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citygraph import resources
from citygraph.errors import InputError
from citygraph.evaluate import gold


def test_an_article_stands_beside_its_facts(folder: Path) -> None:
    (case,) = gold.cases(folder)
    assert (case.name, case.language, case.article) == ("a", "en", folder / "a.txt")
    assert [fact.kind for fact in case.facts] == ["partnership", "kind", "field"]


def test_or_in_the_folder_of_articles_next_door(folder: Path) -> None:
    apart = folder / "gold"
    apart.mkdir()
    (folder / "articles").mkdir()
    (folder / "a.json").rename(apart / "a.json")
    (folder / "a.txt").rename(folder / "articles" / "a.txt")
    (case,) = gold.cases(apart)
    assert case.article == (folder / "articles" / "a.txt").resolve()


def test_an_article_may_be_a_web_page(folder: Path) -> None:
    (folder / "a.html").write_text("<p>Two mayors met.</p>", encoding="utf-8")
    assert [case.article.name for case in gold.cases(folder)] == ["a.txt"]
    (folder / "a.txt").unlink()
    assert [case.article.name for case in gold.cases(folder)] == ["a.html"]


def test_facts_without_an_article_are_no_case(folder: Path) -> None:
    (folder / "b.json").write_text("{}", encoding="utf-8")
    assert [case.name for case in gold.cases(folder)] == ["a"]


def test_only_takes_the_beginning_of_a_name(folder: Path) -> None:
    assert [case.name for case in gold.cases(folder, "a")] == ["a"]
    with pytest.raises(InputError, match=r"no b\*\.json with its NAME\.txt"):
        list(gold.cases(folder, "b"))


def test_a_folder_without_cases_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no NAME\.json with its NAME\.txt .*; docs/evaluation\.md gives the form"):
        list(gold.cases(tmp_path))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "'list' object has no attribute 'get'"),
        ('{"partnerships": [{"kind": "sister-city"}]}', "'partners' is missing"),
        ('{"places": {"a": {"type": "City"}}}', "'name' is missing"),
        ('{"officials": [{"role": "mayor"}]}', "'name' is missing"),
        ('{"agreements": [{"type": "Agreement", "parties": ["rome", "oslo"]}]}', "not among its places: oslo, rome"),
        ('{"events": [{"type": "visit", "place": "rome"}]}', "not among its places: rome"),
    ],
)
def test_a_broken_gold_file_is_one_line(folder: Path, content: str, reason: str) -> None:
    (folder / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(gold.cases(folder))
    assert str(caught.value).startswith(f"{folder / 'a.json'}: not a gold file ({reason}")
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_one_line(folder: Path) -> None:
    (folder / "a.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(InputError, match="not a gold file"):
        list(gold.cases(folder))


def test_every_bundled_article_has_its_gold_facts() -> None:
    articles = {file.stem for file in resources.path("data", "articles").iterdir()}
    assert {case.name for case in gold.cases(gold.bundled())} == articles


def test_bundled_names_occur_in_their_articles() -> None:
    """A gold fact is what the text says, so its names are the text's own."""
    for file in sorted(gold.bundled().glob("*.json")):
        entry: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        text = (gold.bundled().parent / "articles" / f"{file.stem}.txt").read_text(encoding="utf-8")
        names = [place["name"] for place in entry["places"].values()] + [row["name"] for row in entry["officials"]]
        assert [name for name in names if name not in text] == [], file.stem
        assert entry["id"] == file.stem
        assert entry["article"]["title"] in text
