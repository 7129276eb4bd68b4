"""The document on evaluation gives a form that is read, and all values that there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from citygraph.evaluate.facts import EXTRA_KINDS, KINDS
from citygraph.evaluate.gold import cases

TOP = Path(__file__).parents[2]
DOC = (TOP / "docs" / "evaluation.md").read_text(encoding="utf-8")
CONCEPTS = (TOP / "ontology" / "concepts.ttl").read_text(encoding="utf-8")


def concepts(scheme: str) -> set[str]:
    return set(re.findall(rf"^{scheme}:([a-z-]+) a skos:Concept\b", CONCEPTS, re.MULTILINE))


def row(key: str) -> set[str]:
    found = re.search(rf"^\| `{key}` \|(.*)\|$", DOC, re.MULTILINE)
    assert found is not None
    return set(re.findall(r"`([a-z-]+)`", found.group(1)))


def test_the_example_is_a_gold_file(tmp_path: Path) -> None:
    example = re.search(r"```json\n(.*?)```", DOC, re.DOTALL)
    assert example is not None
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "x.json").write_text(example.group(1), encoding="utf-8")
    (case,) = cases(tmp_path)
    assert {fact.kind for fact in case.facts} == {*KINDS, *EXTRA_KINDS}


@pytest.mark.parametrize(("key", "scheme"), [("role", "role"), ("tenure", "tenure"), ("fields", "field")])
def test_it_lists_every_concept(key: str, scheme: str) -> None:
    assert concepts(scheme)
    assert row(key) == concepts(scheme)


def test_it_lists_the_kinds_of_partnership() -> None:
    assert row("partnerships") >= concepts("kind")


def test_bundled_gold_uses_the_listed_values() -> None:
    for file in sorted((TOP / "data" / "gold").glob("*.json")):
        entry = json.loads(file.read_text(encoding="utf-8"))
        assert {official["role"] for official in entry["officials"]} <= concepts("role"), file.name
        assert {official["tenure"] for official in entry["officials"]} <= concepts("tenure"), file.name
        assert {tie["kind"] for tie in entry["partnerships"]} <= concepts("kind"), file.name
        assert {field for tie in entry["partnerships"] for field in tie["fields"]} <= concepts("field"), file.name
