"""A sentence with the words that relate its parties."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import citygraph.extract
from citygraph import lexicon
from citygraph.extract.scene_cues import SECTIONS
from citygraph.extract.scenes import scenes_of


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_section_that_rules_ask_for_is_in_the_lexicon(language) -> None:
    sections = lexicon.load(language).sections
    assert [section for section in SECTIONS if section not in sections] == []


def test_every_section_that_a_scene_is_asked_for_is_found_in_it() -> None:
    code = "".join(file.read_text() for file in Path(citygraph.extract.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'\.(?:found|found_as|within)\(\s*"(\w+)"', code)) <= SECTIONS


def test_clauses_end_at_conjunctions_and_semicolons(mentions) -> None:
    text = "Kota Bandung kembaran Hamamatsu, sedangkan Kota Malang belum; Surabaya menyusul."
    (scene,) = scenes_of(mentions(text, "id"))
    start, end = scene.clause(text.index("Malang"))
    assert text[start:end] == "sedangkan Kota Malang belum"


def test_an_explanation_of_the_idea_names_no_tie(mentions) -> None:
    (scene,) = scenes_of(mentions("The Norfolk Sister City Association wrote a letter.", "en"))
    assert scene.found("kinds") == ()
