"""What the languages say: word classes from ``data/lexicon/<language>.yaml``, and a finder for their phrases.

A lexicon file opens with ``language:`` and ``borrows:`` (other lexicons whose phrases occur in its texts:
Indonesian news says "letter of intent"). Every other key is a section: a map from a class to its phrases,
or a plain list of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from citygraph import compiled_yaml, resources
from citygraph.errors import CitygraphError
from citygraph.folding import scannable

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """A phrase found at ``[start, end)``, and what it stands for."""

    start: int
    end: int
    value: V


class Phrases(Generic[V]):
    """Finds many phrases at once: longest first, at word boundaries, case, accents and hyphens apart.

    `clitics` may follow a phrase within its word ("kota kembar|nya"); they stay outside the match.

    >>> finder = Phrases([("sister city", "sister-city"), ("city", "city")])
    >>> [(m.start, m.end, m.value) for m in finder.find(scannable("A Sister-City, a city."))]
    [(2, 13, 'sister-city'), (17, 21, 'city')]
    """

    def __init__(self, entries: Iterable[tuple[str, V]], clitics: Iterable[str] = ()) -> None:
        table = {scannable(phrase): value for phrase, value in entries}
        self._values = list(table.values())
        self._clitics = tuple(clitics)
        self._automaton = AhoCorasick(list(table), matchkind=MatchKind.Standard) if table else None

    def find(self, scan: str, start: int = 0, end: int | None = None) -> list[Match[V]]:
        """Matches within ``scan[start:end]`` (a :func:`citygraph.folding.scannable` text), in text order."""
        if self._automaton is None:
            return []
        window = scan[start:end]
        hits = [
            (begin, stop, index)
            for index, begin, stop in self._automaton.find_matches_as_indexes(window, overlapping=True)
            if self._at_boundaries(window, begin, stop)
        ]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        found: list[Match[V]] = []
        covered = 0
        for begin, stop, index in hits:
            if begin >= covered:
                found.append(Match(start + begin, start + stop, self._values[index]))
                covered = stop
        return found

    def _at_boundaries(self, text: str, begin: int, stop: int) -> bool:
        if begin and text[begin - 1].isalnum() and text[begin].isalnum():
            return False
        if stop == len(text) or not (text[stop].isalnum() and text[stop - 1].isalnum()):
            return True
        word_end = stop
        while word_end < len(text) and text[word_end].isalnum():
            word_end += 1
        return text[stop:word_end] in self._clitics


@dataclass(frozen=True)
class Lexicon:
    """The word classes of one language, those that it borrows included."""

    language: str
    sections: Mapping[str, Any]

    def classes(self, section: str) -> dict[str, list[str]]:
        """Class → phrases; empty for a section that the language does not have."""
        return dict(self.sections.get(section) or {})

    def words(self, section: str) -> list[str]:
        """The phrases of a plain list section."""
        return list(self.sections.get(section) or [])

    @cache  # noqa: B019 - lexicons are few and live as long as the program
    def phrases(self, *sections: str) -> Phrases[str]:
        """A finder over sections: a match's value is its class, or the section's name for a plain list."""
        entries: list[tuple[str, str]] = []
        for section in sections:
            content = self.sections.get(section) or {}
            classes = content if isinstance(content, dict) else {section: content}
            entries += [(phrase, name) for name, phrases in classes.items() for phrase in phrases]
        return Phrases(entries, self.words("clitics"))

    def __hash__(self) -> int:
        return hash(self.language)


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
        return [*old, *(item for item in new if item not in old)]
    return old if new is None else new
