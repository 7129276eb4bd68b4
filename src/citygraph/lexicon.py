"""What the languages say: word classes from ``data/lexicon/<language>.yaml``, found in a text by section.

A lexicon file opens with ``language:`` and ``borrows:`` (other lexicons whose phrases occur in its texts:
Indonesian news says "letter of intent"). Every other key is a section: a map from a class to its phrases,
or a plain list of phrases.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from citygraph import compiled_yaml, resources
from citygraph.errors import CitygraphError
from citygraph.folding import each_scannable
from citygraph.lazily import lazy
from citygraph.phrases import Match, Phrases, longest, new_match, put_in_order, start_of

V = TypeVar("V")


# Sections that are asked for as sets of words or counted, and never looked for in a story: :meth:`Lexicon.words`.
_NOT_SOUGHT = frozenset({
    "abbreviations", "adjunct_words", "agents", "attributed", "behind_governed", "boilerplate", "byline", "causatives",
    "city_directors", "clausal_determiners", "clitics", "clock", "commissioner_fields", "commissioner_roles",
    "commissioners", "constituencies", "constituency_parts", "council_heads", "council_presidents", "counted_for",
    "date_order", "day_followers", "day_links", "day_parts", "day_suffixes", "desks", "direct_titles",
    "executive_councils", "following_words", "function_words", "given_names", "governors_beside_premiers",
    "home_countries", "infinitives", "issue_numbers", "jobs", "mastheads", "means_words", "month_cues", "month_first",
    "name_endings", "not_places", "numbered_bodies", "numerals", "office_links", "office_order", "office_suffixes",
    "outlet_words", "page_boxes", "page_ends", "page_homes", "page_menus", "page_numbers", "page_sections", "parties",
    "parts_governed", "patronymics", "period_units", "place_endings", "place_links", "plain_heads", "plural_endings",
    "possessive_clitics", "pronoun_clitics", "range_openers", "region_abbreviations", "relative_directions",
    "relevance", "reporting_verbs", "rough_words", "sentence_starters", "signing_leads", "single_periods",
    "states_with_ministers", "telltales", "term_ends", "term_openers", "titles_of_governors", "verb_order",
    "visit_links", "weekdays_short", "writing", "year_cues", "year_determiners", "year_followers", "year_objects",
})  # fmt: skip


Meaning = tuple[str, str]
"""A section of a lexicon and a class in it; of a plain list, the section's name is the class."""


_InOrder = tuple[list[Match[V]], list[int]]
"""Matches in text order, each longest first, and where they begin."""

_NOTHING: _InOrder[Any] = ([], [])


def _in_order(matches: list[Match[V]]) -> _InOrder[V]:
    return (matches, list(map(start_of, matches))) if matches else _NOTHING


def _between(found: _InOrder[V], start: int, end: int) -> Sequence[Match[V]]:
    """What begins in ``[start, end)``."""
    matches, starts = found
    first = bisect_left(starts, start)
    return matches[first : bisect_left(starts, end, first)]


class Occurrences:
    """Every phrase of a lexicon that stands in one text, by section: looked for once, asked for again and again."""

    def __init__(self, found: Iterable[Match[tuple[Meaning, ...]]]) -> None:
        self._all = _in_order(list(found))
        self._of: dict[str, list[Match[str]]] = defaultdict(list)
        of = self._of
        for start, end, meanings in self._all[0]:
            for section, name in meanings:
                of[section].append(new_match(Match, (start, end, name)))
        self._together: dict[tuple[str, ...], _InOrder[str]] = {}
        self._of_finder: dict[SectionPhrases, _InOrder[str]] = {}
        self._meant: dict[SectionMeanings, _InOrder[tuple[Meaning, ...]]] = {}

    def of(self, sections: tuple[str, ...], start: int, end: int) -> Sequence[Match[str]]:
        """What of some sections begins in ``[start, end)``; of equal phrases those of the later section first."""
        together = self._together.get(sections)
        if together is None:
            together = self._together[sections] = self._gathered(sections)
        return _between(together, start, end) if together is not _NOTHING else ()

    def of_finder(self, finder: SectionPhrases) -> _InOrder[str]:
        """What of a finder's sections stands in the text, and where it begins, in the order of :meth:`of`."""
        found = self._of_finder.get(finder)
        if found is None:
            found = self._of_finder[finder] = self._gathered(finder.sections)
        return found

    def _gathered(self, sections: tuple[str, ...]) -> _InOrder[str]:
        if self._of.keys().isdisjoint(sections):
            return _NOTHING
        here = [self._of[section] for section in reversed(sections) if section in self._of]
        if len(here) == 1:
            return _in_order(here[0])
        together = [match for matches in here for match in matches]
        put_in_order(together)
        return _in_order(together)

    def meant(self, finder: SectionMeanings, start: int, end: int) -> Sequence[Match[tuple[Meaning, ...]]]:
        """What of a finder's sections begins in ``[start, end)``, each phrase with all that it means in them."""
        meant = self._meant.get(finder)
        if meant is None:
            meant = self._meant[finder] = _in_order(finder.among(self._all[0]))
        return _between(meant, start, end)

    def sections_in(self, sections: frozenset[str], spans: Sequence[tuple[int, int]]) -> list[set[str]]:
        """For each span (in text order) those of some sections of which something begins in it."""
        found: list[set[str]] = [set() for _ in spans]
        starts = [start for start, _ in spans]
        for section in sections.intersection(self._of):
            for match in self._of[section]:
                index = bisect_right(starts, match[0]) - 1
                if index >= 0 and match[0] < spans[index][1]:
                    found[index].add(section)
        return found

    def split(self, sections: frozenset[str], spans: Sequence[tuple[int, int]]) -> list[dict[str, list[Match[str]]]]:
        """For each span (in text order) the sections of which something stands in it, with what does, longest first.

        Where the end of a phrase means what the phrase does, and begins a longer one that means something else, this
        one stands.
        """
        found: list[dict[str, list[Match[str]]]] = [{} for _ in spans]
        starts = [start for start, _ in spans]
        for section in sections.intersection(self._of):
            for match in self._of[section]:
                start, end, _ = match
                index = bisect_right(starts, start) - 1
                if index < 0 or end > spans[index][1]:
                    continue
                here = found[index].get(section)
                if here is None:
                    found[index][section] = [match]
                elif start >= here[-1][1]:
                    here.append(match)
                elif _goes_on(here[-1], match) and (start, *here[-1][1:]) in self._of[section]:
                    here[-1] = match  # "kerja sama |ekonomi kreatif|": what "kerja sama ekonomi" ends with goes on
        return found

    def all(self, start: int, end: int) -> Sequence[Match[tuple[Meaning, ...]]]:
        """Like :meth:`of`, of all sections together, each phrase with all that it means."""
        return _between(self._all, start, end)


class SectionMeanings:
    """Finds the phrases of some sections of a lexicon; a match's value is all that a phrase means in them, in order."""

    def __init__(self, lexicon: Lexicon, sections: tuple[str, ...]) -> None:
        self._lexicon = lexicon
        self._sections = sections
        self._known: dict[int, tuple[Meaning, ...]] = {}  # by the identity of what the lexicon keeps

    def find(self, scan: str, start: int, end: int) -> list[Match[tuple[Meaning, ...]]]:
        """Matches within ``scan[start:end]``, in text order, the longest where several begin."""
        return longest(self._lexicon.occurrences(scan).meant(self, start, end), end)

    def among(self, matches: Sequence[Match[tuple[Meaning, ...]]]) -> list[Match[tuple[Meaning, ...]]]:
        """Those of the matches that mean something in the finder's sections, with that alone."""
        known = self._known
        try:
            return [new_match(Match, (start, end, here)) for start, end, all_ in matches if (here := known[id(all_)])]
        except KeyError:  # a phrase that no text had so far
            new = [meanings for _, _, meanings in matches if id(meanings) not in known]
            known.update((id(meanings), self._of(meanings)) for meanings in new)
            return self.among(matches)

    def _of(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """Those meanings of a phrase that are of the finder's sections, in their order."""
        classes = dict(meanings)
        return tuple((section, classes[section]) for section in self._sections if section in classes)


class SectionPhrases:
    """Finds the phrases of some sections of a lexicon, as :class:`Phrases` does."""

    def __init__(self, lexicon: Lexicon, sections: tuple[str, ...]) -> None:
        self._lexicon = lexicon
        self._last: tuple[str, _InOrder[str]] = "", _NOTHING  # the text that was asked for last, and what stands in it
        self.sections = sections

    def find(self, scan: str, start: int = 0, end: int | None = None) -> list[Match[str]]:
        """Matches within ``scan[start:end]``, in text order; of two sections with one phrase, the later one's."""
        text, (matches, starts) = self._last
        if text is not scan:
            matches, starts = self._in(scan)
        if not matches:
            return []
        stop = len(scan) if end is None else end
        first = bisect_left(starts, start)
        last = bisect_left(starts, stop, first)
        return longest(matches[first:last], stop) if first < last else []

    def may_begin(self, scan: str, start: int, end: int) -> bool:
        """False where no phrase begins in ``[start, end)``."""
        _, starts = self._in(scan)
        first = bisect_left(starts, start)
        return first < len(starts) and starts[first] < end

    def _in(self, scan: str) -> _InOrder[str]:
        if self._last[0] is not scan:
            self._last = scan, self._lexicon.occurrences(scan).of_finder(self)
        return self._last[1]


def _goes_on(one: Match[V], other: Match[V]) -> bool:
    """True for a match that ends behind another one and means something else."""
    return other.end > one.end and other.value != one.value


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The word classes of one language, those that it borrows included."""

    language: str
    sections: Mapping[str, Any]

    def classes(self, section: str) -> Mapping[str, Sequence[str]]:
        """Class → phrases; empty for a section that the language does not have."""
        return self.sections.get(section) or {}

    def words(self, section: str) -> Sequence[str]:
        """The phrases of a plain list section."""
        return self.sections.get(section) or ()

    def writes(self, habit: str) -> bool:
        """True when texts of the language have a habit of writing: "capital-nouns", "small-nationalities"."""
        return habit in (self.sections.get("writing") or ())

    def orders(self, habit: str) -> bool:
        """True when its verbs may stand so: "subject-may-follow", "verb-last"."""
        return habit in (self.sections.get("verb_order") or ())

    @cache  # noqa: B019 - lexicons are few and live as long as the program
    def phrases(self, *sections: str) -> SectionPhrases:
        """A finder over sections: a match's value is its class, or the section's name for a plain list."""
        if unsought := _NOT_SOUGHT.intersection(sections):
            raise ValueError(f"{', '.join(sorted(unsought))}: sections of words, not of phrases to look for")
        return SectionPhrases(self, sections)

    @cache  # noqa: B019
    def meanings(self, *sections: str) -> SectionMeanings:
        """A finder over sections that tells a phrase's section too."""
        return SectionMeanings(self, sections)

    @lru_cache(maxsize=4)  # noqa: B019 - as many texts as one stage may look at by turns
    def occurrences(self, scan: str) -> Occurrences:
        """All phrases in a :func:`citygraph.folding.scannable` text."""
        return Occurrences(self._finder.all(scan))

    @lazy
    def _finder(self) -> Phrases[tuple[Meaning, ...]]:
        sought = [(section, content) for section, content in self.sections.items() if section not in _NOT_SOUGHT]
        found: dict[str, tuple[Meaning, ...]] = {}
        for section, content in sought:
            for name, phrases in (content if isinstance(content, dict) else {section: content or ()}).items():
                alone = ((section, str(name)),)
                for phrase in each_scannable([phrase for phrase in phrases or () if phrase]):
                    found[phrase] = tuple({**dict(found[phrase]), **dict(alone)}.items()) if phrase in found else alone
        return Phrases(found.items(), self.words("clitics"))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, sorted."""
    return tuple(sorted(file.stem for file in resources.path("data", "lexicon").glob("*.yaml")))


def own_words(language: str, section: str) -> list[str]:
    """The phrases of a plain list section that are the language's own, borrowed ones apart."""
    return list(_read(language).get(section) or [])


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language; its own phrases win over borrowed ones."""
    own = _read(language)
    merged: dict[str, Any] = {}
    for name in [*own.get("borrows", []), language]:
        for section, content in (own if name == language else _read(name)).items():
            if section not in ("language", "borrows"):
                merged[section] = _merge(merged.get(section), content)
    if name_clitics := own.get("clitics"):
        merged["clitics"] = name_clitics
    return Lexicon(language, merged)


@cache
def _read(language: str) -> dict[str, Any]:
    file = resources.path("data", "lexicon", f"{language}.yaml")
    if not file.is_file():
        raise CitygraphError(f"no lexicon for language '{language}'", remedy=f"there are: {', '.join(languages())}")
    content: dict[str, Any] = compiled_yaml.load(file)
    return content


def _merge(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _merge(old.get(key), new.get(key)) for key in {**old, **new}}
    if isinstance(old, list) and isinstance(new, list):
        known = frozenset(old)
        return [*old, *(item for item in new if item not in known)]
    return old if new is None else new
