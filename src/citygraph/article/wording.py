"""The words of the page in all languages at once: a page in one language often carries another's bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from citygraph import compiled_yaml, lexicon, resources
from citygraph.folding import fold, scannable


@dataclass(frozen=True)
class Wording:
    """What the lexicons say of pages; keys are :func:`~citygraph.folding.scannable`, names folded."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    clock: frozenset[str]
    day_suffixes: tuple[str, ...]
    day_links: tuple[str, ...]
    labels: Mapping[str, str]
    boilerplate: Mapping[str, str]
    jobs: frozenset[str]
    desks: frozenset[str]
    outlet_words: frozenset[str]
    outlets: Mapping[str, str]
    particles: frozenset[str]
    conjunctions: frozenset[str]
    titles: frozenset[str]
    numbered: frozenset[str]
    degrees: frozenset[str]
    starters: frozenset[str]
    speech_verbs: frozenset[str]
    month_first: frozenset[str]
    page_sections: frozenset[str]
    page_homes: frozenset[str]
    page_menus: frozenset[str]
    mastheads: Mapping[str, str]
    place_links: Mapping[str, str]
    states: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    page_numbers: frozenset[str]
    issue_numbers: frozenset[str]
    courtesies: frozenset[str]
    page_boxes: frozenset[str]
    page_ends: frozenset[str]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The words of every lexicon, and the outlets of ``data/outlets.yaml``."""
    lexicons = [lexicon.load(language) for language in lexicon.languages()]

    def words(section: str) -> Iterable[str]:
        return (scannable(word) for one in lexicons for word in one.words(section))

    def classes(section: str) -> dict[str, str]:
        return {
            scannable(phrase): name
            for one in lexicons
            for name, phrases in one.classes(section).items()
            for phrase in phrases
        }

    def of_class(section: str, name: str) -> frozenset[str]:
        return frozenset(scannable(p).rstrip(".") for one in lexicons for p in one.classes(section).get(name, []))

    return Wording(
        months={name: int(number) for name, number in classes("months").items()},
        weekdays={name: int(number) for name, number in {**classes("weekdays"), **classes("weekdays_short")}.items()},
        clock=frozenset(words("clock")) | frozenset(words("day_parts")),
        day_suffixes=tuple(sorted({word.rstrip(".") for word in words("day_suffixes")})),
        day_links=tuple(sorted(set(words("day_links")))),
        labels=classes("byline"),
        boilerplate=classes("boilerplate"),
        jobs=frozenset(words("jobs")),
        desks=frozenset(fold(word) for word in words("desks")),
        outlet_words=frozenset(words("outlet_words")),
        outlets=_outlets(),
        particles=frozenset(words("name_particles")),
        conjunctions=frozenset(words("list_links")),
        titles=of_class("abbreviations", "before"),
        numbered=of_class("abbreviations", "numbered") | _cut_short(classes("months")),
        degrees=of_class("abbreviations", "after"),
        starters=frozenset(words("sentence_starters")),
        speech_verbs=frozenset(words("speech_verbs")),
        month_first=frozenset(words("month_first")),
        page_sections=frozenset(fold(word) for word in words("page_sections")),
        page_homes=frozenset(fold(word) for word in words("page_homes")),
        page_menus=frozenset(fold(word) for word in words("page_menus")),
        mastheads={fold(phrase): side for phrase, side in classes("mastheads").items()},
        place_links=classes("place_links"),
        states=frozenset(fold(phrase) for phrase in classes("region_abbreviations")),
        offices=frozenset(words("public_bodies")),
        bodies=frozenset(fold(word) for word in (*words("public_bodies"), *words("private_bodies"))),
        page_numbers=frozenset(words("page_numbers")),
        issue_numbers=frozenset(words("issue_numbers")),
        courtesies=frozenset(fold(word) for word in (*words("courtesies"), *words("honorifics"))),
        page_boxes=frozenset(words("page_boxes")),
        page_ends=frozenset(words("page_ends")),
    )


def is_short_form(word: str) -> bool:
    """True for "prof", "tel", "no": a full stop behind it ends nothing. The word is as it is scanned."""
    words = wording()
    return word in words.titles or word in words.numbered or word in words.degrees


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; never empty."""
    return "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase))) or r"(?!)"


def _cut_short(months: Mapping[str, str]) -> frozenset[str]:
    """The names that are the beginning of another name of the same month: "feb"."""
    return frozenset(
        short
        for short, number in months.items()
        if any(name != short and name.startswith(short) and months[name] == number for name in months)
    )


def _outlets() -> dict[str, str]:
    content: dict[str, list[str]] = compiled_yaml.load(resources.path("data", "outlets.yaml"))
    return {fold(form): name for name, forms in content.items() for form in [name, *forms]}
