from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from citygraph import lexicon, resources
from citygraph.folding import each_scannable, scannable
from citygraph.phrases import Phrases

PHRASES = ("sister city", "city", "kota kembar", "S.E.", "&", "são paulo", "city & town")
TEXT = "A Sister-City & a city; kota kembarnya, Budi, S.E., of Sao Paulo: City & Town, cityscape"


def _found(*more: str) -> list[tuple[int, int, str]]:
    finder = Phrases(((phrase, phrase) for phrase in (*PHRASES, *more)), clitics=("nya",))
    return [(match.start, match.end, match.value) for match in finder.find(scannable(TEXT))]


def test_few_phrases_are_found_as_many_are() -> None:
    many = [f"word{number}" for number in range(200)]
    assert _found() == _found(*many)
    assert [value for _, _, value in _found()] == [
        "sister city", "&", "city", "kota kembar", "S.E.", "são paulo", "city & town",
    ]  # fmt: skip


def test_a_match_is_of_the_text_that_it_stands_in() -> None:
    assert [TEXT[start:end] for start, end, _ in _found()][:4] == ["Sister-City", "&", "city", "kota kembar"]


@pytest.mark.parametrize("phrases", [[], [""], ["Zürich"], ["Kota-Kembar", "Zürich", "", "M.Si."]])
def test_many_phrases_are_folded_as_each_alone(phrases: list[str]) -> None:
    assert each_scannable(phrases) == [scannable(phrase) for phrase in phrases]


def test_the_sections_that_stand_in_stretches_of_text() -> None:
    scan = scannable("In May the mayor came. The two sister cities signed.")
    occurrences = lexicon.load("en").occurrences(scan)
    sought = frozenset({"months", "roles", "kinds"})
    assert occurrences.sections_in(sought, [(0, 22), (23, len(scan))]) == [{"months", "roles"}, {"kinds"}]
    assert occurrences.sections_in(frozenset({"months"}), [(0, 3), (7, 22)]) == [set(), set()]


def test_what_is_asked_for_as_words_alone_is_sought_in_no_text() -> None:
    """A phrase that is sought takes its time in every text, also where nobody asks for it."""
    code = "".join(file.read_text(encoding="utf-8") for file in Path(lexicon.__file__).parent.rglob("*.py"))
    asked = Counter(re.findall(r'"(\w+)"', code))
    as_words = Counter(re.findall(r'(?:\.words|\.classes)\("(\w+)"\)', code))
    sections = lexicon.load("en").sections
    assert [each for each, count in as_words.items() if each in sections and count == asked[each]] == []
    with pytest.raises(ValueError, match="sections of words"):  # named once more, in the list of such
        lexicon.load("en").phrases("numerals")


@pytest.mark.parametrize("language", lexicon.languages())
def test_no_section_stands_twice(language: str) -> None:
    """YAML keeps the last of two, so the words of the first would be lost without a word."""
    file = resources.path("data", "lexicon", f"{language}.yaml")
    assert list(_twice(yaml.compose(file.read_text(encoding="utf-8")))) == []


def _twice(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        keys = Counter(key.value for key, _ in node.value)
        yield from (f"{key} (line {node.start_mark.line + 1} on)" for key, count in keys.items() if count > 1)
        for _, value in node.value:
            yield from _twice(value)
