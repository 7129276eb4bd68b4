"""Words around a name that tell what it names: type words, offices, governments, "University of …".

One finder over several lexicon sections. A section's class says what a cue means and, where it matters, on
which side of the name it stands (``city before``: "Kota X"; ``city after``: "X City").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from citygraph.lexicon import Lexicon, Meaning
from citygraph.model import Document
from citygraph.phrases import Match

# The longest phrase wins; one that stands in two sections is taken for the earlier that suits its side.
SECTIONS = (
    "country_aliases",
    "nationalities",
    "region_adjectives",
    "councils",
    "governments",
    "place_types",
    "place_refusals",
    "roles",
    "counterparts",
    "honorifics",
    "compass_words",
    "list_links",
    "locatives",
)
_CAPITAL = frozenset(("country_aliases", "nationalities", "region_adjectives", "councils"))
_ADJECTIVES = frozenset(("nationalities", "region_adjectives"))
_new = tuple.__new__  # of a `Cue`, by the dozen in each article: half the time of a call of the class
_SHORT_FORM = re.compile(r"\s*\(\s*[^\W\d]\w{1,11}\s*\)\s*\Z")


class Cue(NamedTuple):
    """A phrase found at ``[start, end)``: its section, and its class there ("city before", "mayor", "CN")."""

    start: int
    end: int
    section: str
    value: str

    @property
    def level(self) -> str:
        """City, region, county or any: what a type word or a government's word says of its place."""
        level = self.value.partition(" ")[0] if self.section in ("place_types", "governments") else ""
        return "county" if level == "district" else level

    @property
    def is_county(self) -> bool:
        """True of the type words of what is no part of a city: "Kabupaten X", "X County", but not "X District"."""
        return self.section == "place_types" and self.value.startswith("county")

    @property
    def linked(self) -> bool:
        """True when a link word ends it: "city of"."""
        return " of " in self.value

    @property
    def leads(self) -> bool:
        """True when its name comes after it."""
        return not self.value.endswith("after")

    @property
    def follows(self) -> bool:
        """True when its name comes before it."""
        return not self.value.endswith("before")


class Cues:
    """The cues of a document, asked by where they begin or end."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._text = document.text
        small = frozenset({"nationalities"}) if lexicon.writes("small-nationalities") else frozenset()
        finder = lexicon.meanings(*SECTIONS)
        self.all = tuple(
            [
                _new(Cue, (match.start, match.end, section, value))
                for sentence in document.sentences
                for match in finder.find(document.scan, sentence.start, sentence.end)
                for section, value in (_as_spelt(self._text, match) if len(match.value) > 1 else match.value)
                if section not in _CAPITAL or section in small or _is_as_names_are(self._text[match.start : match.end])
            ]
        )
        self._starts = [cue.start for cue in self.all]
        self._adjectives = [cue for cue in self.all if cue.section in _ADJECTIVES]
        self._by_end: dict[int, list[Cue]] = defaultdict(list)
        self._by_start: dict[int, list[Cue]] = defaultdict(list)
        for cue in self.all:
            self._by_end[cue.end].append(cue)
            self._by_start[cue.start].append(cue)

    def before(self, position: int, *sections: str) -> Cue | None:
        """The cue right before a position, blanks apart."""
        text = self._text
        while position and text[position - 1] == " ":
            position -= 1
        for cue in self._by_end.get(position, ()):
            if (not sections or cue.section in sections) and cue.leads:
                return cue
        return None

    def before_short_form(self, position: int, *sections: str) -> Cue | None:
        """The cue before a bracketed short form before a position: "Pemerintah Kota (Pemkot) X"."""
        start = max(0, position - 20)
        is_bracket = self._text[start:position].rstrip().endswith(")")
        bracket = _SHORT_FORM.search(self._text, start, position) if is_bracket else None
        return self.before(bracket.start(), *sections) if bracket else None

    def after(self, position: int, *sections: str) -> Cue | None:
        """The cue right after a position, blanks apart."""
        text, end = self._text, len(self._text)
        while position < end and text[position] == " ":
            position += 1
        for cue in self._by_start.get(position, ()):
            if (not sections or cue.section in sections) and cue.follows:
                return cue
        return None

    def leading_from(self, position: int, *sections: str) -> Cue | None:
        """The cue of some sections that begins there and whose name comes after it."""
        return next((cue for cue in self._by_start.get(position, ()) if cue.section in sections and cue.leads), None)

    def within(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues that begin in ``[start, end)``."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def adjectives(self, start: int, end: int) -> list[Cue]:
        """The adjectives of countries and regions that begin in ``[start, end)``."""
        return [cue for cue in self._adjectives if start <= cue.start < end]

    def around(self, position: int) -> Cue | None:
        """The cue that a position lies within, not at its start."""
        index = bisect_left(self._starts, position) - 1
        return self.all[index] if index >= 0 and self.all[index].end > position else None

    def covers(self, start: int, end: int) -> bool:
        """True when exactly ``[start, end)`` is a cue that is no name itself: a word of the language."""
        return any(cue.end == end and cue.section not in _CAPITAL for cue in self._by_start.get(start, ()))

    def is_adjective(self, start: int, end: int) -> bool:
        """True when exactly ``[start, end)`` is an adjective of a country or region: "Canadian"."""
        return any(cue.end == end and cue.section in _ADJECTIVES for cue in self._by_start.get(start, ()))


def _as_spelt(text: str, match: Match[tuple[Meaning, ...]]) -> tuple[Meaning, ...]:
    """Of a type word that also opens the name of a thing, what its first letter says: "the port of X", "Port of X"."""
    sections = {section for section, _ in match.value}
    if not {"place_types", "place_refusals"} <= sections:
        return match.value
    other = "place_types" if text[match.start].isupper() else "place_refusals"
    return tuple(meaning for meaning in match.value if meaning[0] != other)


def _is_as_names_are(surface: str) -> bool:
    """True with a capital, and of an abbreviation with capitals alone: "US", "AS", not "us"."""
    return surface[0].isupper() and (len(surface) > 3 or surface.isupper())
