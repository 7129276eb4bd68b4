"""Many phrases looked for in a text at once, and what is found of them.

A text is searched in the form that :func:`citygraph.folding.scannable` gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from citygraph.folding import each_scannable

V = TypeVar("V")

_FEW = 100  # phrases that are found one by one in less time than an automaton is made for them


class Match(NamedTuple, Generic[V]):
    """A phrase found at ``[start, end)``, and what it stands for."""

    start: int
    end: int
    value: V


new_match = tuple.__new__  # of a `Match`, by the hundred in each article: half the time of a call of the class


class Phrases(Generic[V]):
    """Finds many phrases at once: longest first, at word boundaries, case, accents and hyphens apart.

    `clitics` may follow a phrase within its word ("kota kembar|nya"); they stay outside the match.

    >>> from citygraph.folding import scannable
    >>> finder = Phrases([("sister city", "sister-city"), ("city", "city")])
    >>> [(m.start, m.end, m.value) for m in finder.find(scannable("A Sister-City, a city."))]
    [(2, 13, 'sister-city'), (17, 21, 'city')]
    """

    def __init__(self, entries: Iterable[tuple[str, V]], clitics: Iterable[str] = ()) -> None:
        given = list(entries)
        table = dict(zip(each_scannable([phrase for phrase, _ in given]), (value for _, value in given)))
        written = dict(zip(table, _each_in_words(table)))
        spelt = [phrase for phrase in table if not written[phrase].isspace() and phrase]
        self._marks = [phrase for phrase in table if written[phrase].isspace() and not phrase.isspace()]  # "&"
        self._values_of_marks = [table[phrase] for phrase in self._marks]
        words = [written[phrase] for phrase in spelt]
        self._spelt = [  # where a phrase's first word begins, its length, itself if it is more than a word, its value
            (len(each) - len(each.lstrip()), len(phrase), "" if phrase.isalnum() else phrase, table[phrase])
            for phrase, each in zip(spelt, words)
        ]
        self._clitics = frozenset(clitics)
        self._may_follow = frozenset(clitic[:1] for clitic in self._clitics)
        behind = "" if self._clitics else " "
        self._patterns = [f" {each.strip()}{behind}" for each in words]  # the blanks: where words begin and end
        few = len(self._patterns) <= _FEW
        self._automaton = None if few else AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def find(self, scan: str, start: int = 0, end: int | None = None) -> list[Match[V]]:
        """Matches within ``scan[start:end]`` (a :func:`citygraph.folding.scannable` text), in text order."""
        window = scan[start:end]
        found = longest(self.all(window), len(window))
        return [Match(start + begin, start + stop, value) for begin, stop, value in found] if start else found

    def all(self, scan: str) -> list[Match[V]]:
        """Every match, overlapping ones too; of those that begin together the longest first."""
        found: list[Match[V]] = []
        words = f" {scan.translate(_WORDS)} "
        spelt, may_follow = self._spelt, self._may_follow
        for index, at, stop in self._begun(words):
            if (
                may_follow
                and (behind := words[stop]) != " "
                and not (behind in may_follow and self._is_clitic(words, stop))
            ):
                continue
            lead, length, phrase, value = spelt[index]
            begin = at - lead
            if not phrase or scan.startswith(phrase, begin):  # marks within it are the same ones
                found.append(new_match(Match, (begin, begin + length, value)))
        for mark, value in zip(self._marks, self._values_of_marks):
            found += [Match(begin, begin + len(mark), value) for begin in _each(mark, scan)]
        put_in_order(found)
        return found

    def _begun(self, words: str) -> Iterable[tuple[int, int, int]]:
        """Where words begin that a phrase begins with: its index, and from where to where; in no order."""
        if self._automaton is not None:
            return self._automaton.find_matches_as_indexes(words, overlapping=True)
        return [
            (index, at, at + len(pattern))
            for index, pattern in enumerate(self._patterns)
            if pattern in words
            for at in _each(pattern, words)
        ]

    def _is_clitic(self, words: str, start: int) -> bool:
        """True when what is left of the word belongs to the phrase before it."""
        return words[start : words.index(" ", start)] in self._clitics


def _each(part: str, text: str) -> Iterator[int]:
    """Where a part of a text begins, each time."""
    begin = text.find(part)
    while begin >= 0:
        yield begin
        begin = text.find(part, begin + 1)


class _Words(dict[int, str]):
    """A lazily filled `str.translate` table: letters and digits stay, all else is a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = found = chr(code) if chr(code).isalnum() else " "
        return found


_WORDS = _Words()


def _each_in_words(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase with blanks for all that is neither letter nor digit; those without special letters at once."""
    plain, end = "".join(filter(str.isascii, phrases)).translate(_WORDS), 0
    for phrase in phrases:
        if phrase.isascii():
            start, end = end, end + len(phrase)
            yield plain[start:end]
        else:
            yield phrase.translate(_WORDS)


start_of: Callable[[Match[Any]], int] = itemgetter(0)
end_of: Callable[[Match[Any]], int] = itemgetter(1)


def put_in_order(matches: list[Match[V]]) -> None:
    """Text order, of those that begin together the longest first."""
    matches.sort(key=end_of, reverse=True)  # twice by a number is faster than once by two
    matches.sort(key=start_of)


def longest(matches: Iterable[Match[V]], end: int) -> list[Match[V]]:
    """Of overlapping matches the first, and of those that begin together the longest."""
    found: list[Match[V]] = []
    covered = -1
    for match in matches:
        start, stop, _ = match
        if start >= covered and stop <= end:
            found.append(match)
            covered = stop
    return found
