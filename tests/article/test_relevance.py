"""The first test lets everything about city diplomacy pass, and of other news hardly anything."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citygraph import resources
from citygraph.article import relevance
from citygraph.article.page import Page

GOLD = sorted(resources.path("data", "gold").glob("*.json"))
CORPUS = sorted(Path(os.environ.get("CITYGRAPH_CORPUS", "nowhere")).glob("*.txt"))  # more articles with facts


def passes(text: str) -> bool:
    return relevance.is_relevant(Page(text, "a.txt"))


ARTICLES = [*(resources.path("data", "articles", f"{gold.stem}.txt") for gold in GOLD), *CORPUS]


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_no_article_with_facts_is_lost(file: Path) -> None:
    assert passes(file.read_text(encoding="utf-8")), relevance.explain(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "Hexley and its twin town",
        "SISTER-CITY talks",
        "Kedua sister\n city itu",
        "Penandatanganan kota kembarnya",
        "The mayor signed an MoU.",
        "Bupati meneken nota\u00a0kesepahaman.",
        "Datuk Bandar memeterai memorandum persefahaman.",
        "The consul general called on the governor.",
        "Wali Kota menerima delegasi dari Jepang.",
        "Gubernur menjajaki kerja sama dengan Korea Selatan.",
        "Wali Kota bekerja sama dengan Malaysia karena senang.",
        "Mayor Lee led a delegation to Canada",
        "Der Oberbürgermeister empfing eine Delegation aus Japan.",
        "Die Städtefreundschaft lebt.",
    ],
)
def test_pass(text: str) -> None:
    assert passes(text), relevance.explain(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wali kota membuka pasar murah dan bekerja sama dengan pedagang.",
        "Gubernur meresmikan jembatan; warga menyambut kunjungan bupati.",
        "The city council approved parking rules; Mayor Lee welcomed the deal.",
        "Universitas meneken nota kesepahaman dengan perusahaan.",
        "Presiden bertolak ke Jepang untuk membahas kerja sama ekonomi.",
        "Timnas Indonesia menang atas Vietnam pada laga persahabatan.",
        "Wali kota bertemu warga Indonesia karena ingin menjalin kerja sama.",  # at home
        "Her twin sister lives in Japan.",
        "Der Bürgermeister besuchte die Feuerwehr und lobte die Zusammenarbeit.",
    ],
)
def test_are_passed_over(text: str) -> None:
    assert not passes(text), relevance.explain(text)


def test_words_between_tags_and_in_the_title_count() -> None:
    assert relevance.is_relevant(Page("<p>kota&nbsp;<b>kembar</b></p>", "a", is_markup=True))
    assert relevance.is_relevant(Page("Two towns met.", "a", given={"title": "Twin towns"}))


def test_a_country_is_abroad_by_the_language_of_the_text() -> None:
    text = "Datuk Bandar bertemu wakil {} kerana mahu bekerjasama."
    assert passes(text.format("Indonesia"))
    assert not passes(text.format("Malaysia"))


def test_gold_is_of_the_same_articles() -> None:
    assert all(json.loads(gold.read_text(encoding="utf-8")) for gold in GOLD)
    assert len(GOLD) >= 10
