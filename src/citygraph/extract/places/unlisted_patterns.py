"""How names of places stand that the gazetteer may lack: patterns made from a language's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from citygraph.lexicon import Lexicon

_CAPITAL = r"(?:(?:St|Ste|Sta|Mt|Ft|Pt)\. )?(?:(?![a-z])[^\W\d_])[\w'’]*"  # "|St. John's|", "|Mt. Gambier|"
_PARTICLE = (
    "de|da|do|du|del|dos|das|des|de la|of|upon|on|van|am|an der|sur|la|el|al"
    "|im|in der|ob der|auf der|bei|zur|en|sous|les|lès|aux|le|della|aan de|aan den"  # "Kronberg |im| Taunus"
)
_NAME = rf"(?P<name>{_CAPITAL}(?:(?:[ -]|[ -](?:{_PARTICLE})[ -]){_CAPITAL}){{0,3}})"
_ADJECTIVES = 5  # words between "in" and a country or region: "in the northern Ostran province of"
FIRST = re.compile(_NAME)
LAST = re.compile(rf"(?<![\w'’-]){_NAME} \Z")


@cache
def described(lexicon: Lexicon) -> re.Pattern[str]:
    """A name, what it is, and the word before what it lies in: "X, a port town of 90 people in", "X, kota kecil di"."""
    types = lexicon.classes("place_types")
    leading = _any(_of_classes(types, lambda side: side.endswith(" before") and " of " not in side))
    closing = _any(_of_classes(types, lambda side: not side.endswith(" before")))
    opening, inside = _any(lexicon.words("appositions")), _any(lexicon.words("inside_words"))
    adjective = rf"(?!(?:{_any(lexicon.words('office_links'))}) )[a-z-]+ "
    noun_first = rf"(?:(?:{opening}) )?(?P<type>(?:{leading})\b)(?: [a-z-]+){{0,3}}"
    noun_last = rf"(?:{opening}) (?:{adjective}){{0,4}}(?P<head>(?:{closing})\b)(?: of [^A-Z;()]{{1,30}}?)?"
    what = rf"(?:{noun_first}|{noun_last})"
    return re.compile(rf"(?<![\w'’-]){_NAME}, {what},? (?:{inside}) (?:[a-z-]+ ){{0,3}}\Z")


def _of_classes(classes: Mapping[str, Sequence[str]], wanted: Callable[[str], bool]) -> list[str]:
    return [word for name, words in classes.items() if wanted(name) for word in words]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word) or r"(?!)"


@cache
def apposed(lexicon: Lexicon) -> re.Pattern[str]:
    """A name and what opens its description: "X, the", "X, a small"."""
    opening = _any((*lexicon.words("appositions"), *lexicon.words("determiners")))
    return re.compile(rf"(?<![\w'’-]){_NAME}, (?:{opening}) (?:[a-z-]+ ){{0,2}}\Z")


@cache
def ruled(lexicon: Lexicon) -> re.Pattern[str]:
    """The place behind an office: " of X"."""
    return re.compile(rf" (?:{_any(link for link in lexicon.words('office_links') if link)}) {_NAME}(?![\w-])")


@cache
def led(lexicon: Lexicon) -> re.Pattern[str]:
    """A name and what leads to the place around it: "X, ", "X in ", "X, in the Ostran province of "."""
    inside = _any(lexicon.words("inside_words"))
    adjectives = _any(_of_classes({**lexicon.classes("nationalities"), **lexicon.classes("region_adjectives")}, bool))
    described = rf"(?: (?:[a-z-]+|(?i:{adjectives}))){{0,{_ADJECTIVES}}}"
    return re.compile(rf"(?<![\w'’-]){_NAME}(?P<link>, | ?[(/]|,? (?i:{inside}){described} )\Z")
