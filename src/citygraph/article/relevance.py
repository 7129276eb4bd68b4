"""Whether an article can be about city diplomacy at all: the first test, before anything costly is done with it.

Of general news nearly all fail it, so that it must be quick: one pass over the bytes with the trigger words of all
languages, before anything else is known of the text. It must lose no article with a fact in it: what passes
in vain costs a millisecond, what is passed over is lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from citygraph import lexicon
from citygraph.article.page import Page
from citygraph.folding import align

# What speaks of city diplomacy: words of all of these classes in one article.
ENOUGH: tuple[frozenset[str], ...] = (
    frozenset({"tie"}),  # "kota kembar"
    frozenset({"paper", "government"}),  # "mayor" and "MoU"
    frozenset({"envoy", "government", "abroad"}),  # "ambassador", "Japanese" and "city hall"
    frozenset({"bond", "government", "abroad"}),  # "wali kota", "kerja sama" and "Jepang"
    frozenset({"diplomat", "government"}),  # "consul general" and "governor"
)
_WITH_ABROAD = tuple(enough - {"abroad"} for enough in ENOUGH if "abroad" in enough)  # what a country's name completes
# Words of the lexicons' other sections that are triggers too: section, class of it, class of trigger.
_SECTIONS = (
    ("kinds", "sister-city", "tie"),
    ("kinds", "sister-region", "tie"),
    ("kinds", "friendship-city", "tie"),
    ("documents", "LetterOfIntent", "paper"),
    ("documents", "MemorandumOfUnderstanding", "paper"),
    ("documents", "CooperationAgreement", "paper"),
    ("documents", "JointDeclaration", "bond"),
    ("roles", "mayor", "government"),
    ("roles", "vice-mayor", "government"),
    ("roles", "governor", "government"),
    ("roles", "vice-governor", "government"),
    ("roles", "regent", "government"),
    ("roles", "vice-regent", "government"),
    ("roles", "ambassador", "diplomat"),
    ("roles", "consul", "diplomat"),
    ("governments", "city before", "government"),
    ("governments", "city after", "government"),
)
_ABBREVIATION = 4  # letters: "MoU"
_TAG = re.compile(r"<[^>]*>")
_PLAIN = bytes(
    ord(char.lower()) if (char := chr(code)).isalnum() and code < 128 else ord(" ") for code in range(256)
)  # small letters and digits; all else is a blank
_PLAIN_LINES = _PLAIN[:10] + b"\n" + _PLAIN[11:]  # the same, with line feeds between phrases


def is_relevant(page: Page) -> bool:
    """True when an article has words that an article on city diplomacy has.

    >>> from citygraph.article.page import Page
    >>> is_relevant(Page("Wali Kota membuka pasar.", "a")), is_relevant(Page("Dua kota kembar.", "a"))
    (False, True)
    """
    text = html.unescape(_TAG.sub(" ", page.text)) if page.is_markup else page.text
    return bool(_verdict(_classes(page.given.get("title", ""), text)))


def explain(text: str) -> dict[str, list[str]]:
    """For debugging: class → the triggers of a text."""
    finder, triggers = _triggers()
    found: dict[str, list[str]] = {}
    for index, start, stop in finder.find_matches_as_indexes(_plain("", text), overlapping=True):
        found.setdefault(triggers[index], []).append(_plain("", text)[start + 1 : stop - 1].decode())
    return found


def _verdict(classes: set[str]) -> bool:
    return any(enough <= classes for enough in ENOUGH)


def _classes(title: str, text: str) -> set[str]:
    """The classes of the triggers in a text; a country's name is abroad unless the text comes from there."""
    finder, triggers = _triggers()
    found = finder.find_matches_as_indexes(_plain(title, text), overlapping=True)
    hits = [triggers[index] for index, _, _ in found]
    classes = set(hits)
    needs_abroad = any(enough <= classes for enough in _WITH_ABROAD)
    if needs_abroad and (countries := {name for name in classes if name.isupper()}):
        language = max(_homes(), key=hits.count)
        if countries - (_homes()[language] if language in classes else frozenset()):
            classes.add("abroad")
    return classes


def _plain(title: str, text: str) -> bytes:
    """Small letters and digits between single blanks, one at either end: what triggers are looked for in."""
    return _spaced(f"{title} {text}".encode("ascii", "replace").translate(_PLAIN))


def _each_plain(phrases: Iterable[str]) -> list[bytes]:
    """Many phrases at once as :func:`_plain` writes each."""
    lines = "\n".join(phrases).encode("ascii", "replace").translate(_PLAIN_LINES)
    return [_spaced(line) for line in lines.split(b"\n")]


def _spaced(plain: bytes) -> bytes:
    return b" %b " % b" ".join(plain.split())


@cache
def _triggers() -> tuple[BytesAhoCorasick, list[str]]:
    """The finder, and the class that each of its patterns stands for; a country's names stand for its code."""
    table: dict[bytes, str] = {}
    written = [
        (form, name)
        for phrase, name in _phrases()
        for form in ((phrase,) if phrase.isascii() else (phrase, align(phrase)))  # "Bürgermeister" without its dots too
    ]
    for plain, (_, name) in zip(_each_plain([form for form, _ in written]), written):
        table.setdefault(plain, name)
    finder = BytesAhoCorasick(list(table), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return finder, list(table.values())


def _phrases() -> Iterator[tuple[str, str]]:
    for language in lexicon.languages():
        words = lexicon.load(language)
        own = [(phrase, name) for name, phrases in words.classes("relevance").items() for phrase in phrases]
        for section, group, name in _SECTIONS:
            own += [(phrase, _of_one_word(phrase, name)) for phrase in words.classes(section).get(group, [])]
        own += [(phrase, "envoy") for section in ("delegations", "counterparts") for phrase in words.words(section)]
        for phrase, ending in product(own, ("", *words.words("clitics"))):
            yield phrase[0] + ending, phrase[1]
        for section in ("nationalities", "country_aliases"):
            yield from _flat(words.classes(section))
    yield from _countries()
    for language in lexicon.languages():
        yield from ((phrase, language) for phrase in lexicon.load(language).words("telltales"))


def _countries() -> Iterator[tuple[str, str]]:
    """The names of the countries that have a people, in every language of the gazetteer."""
    from citygraph import gazetteer  # mapped, or even compiled

    known = gazetteer.load()
    for code in sorted(
        {code for language in lexicon.languages() for code in lexicon.load(language).classes("nationalities")}
    ):
        if place := known.country(code):
            yield from ((name, code) for name in (place.name, *(label for _, label in place.labels)))


def _of_one_word(phrase: str, name: str) -> str:
    """``perjanjian kerja sama`` is a paper; ``perjanjian``, which newspapers are full of, is a bond."""
    return "bond" if name == "paper" and phrase.isalpha() and len(phrase) > _ABBREVIATION else name


def _flat(classes: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
    return ((phrase, code) for code, phrases in classes.items() for phrase in phrases)


@cache
def _homes() -> dict[str, frozenset[str]]:
    """Language → the countries that its texts come from: the names of these are not abroad."""
    return {language: frozenset(lexicon.own_words(language, "home_countries")) for language in lexicon.languages()}
