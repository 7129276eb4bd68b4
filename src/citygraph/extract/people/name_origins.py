"""Where names come from: how much likelier the people of one country bear a name than those of another.

`data/names/names.csv` has names by countries. A name that it lacks is judged by its letters, three at a time.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from citygraph import resources
from citygraph.folding import fold

_LETTERS = 27
_TRUST = 3.0  # occurrences that what stands before a letter must have to count as much as the shorter run does
_OPEN = "*"
_FROM_ABROAD = 7.0  # powers of e by which a name of another country is less likely where families have come from it
_WIDESPREAD = "GB"  # whose given names are common wherever families from everywhere are
_FROM_ANOTHER_ROW = 2.0  # … and where one name is made of those of two rows of its country
_SURELY = 2.0  # powers of e
_KNOWN = 0.3  # the share of people whose names the list has


class _Names:
    """The names of one row, as a model of letters: each by the two before it, less by one, less by none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        runs = [run for word in self._words for run in _threes(word)]
        self._threes = Counter(runs)
        self._behind_two = Counter([run[:2] for run in runs])
        self._twos = Counter([run[1:] for run in runs])
        self._behind_one = Counter([run[1] for run in runs])
        self._ones = Counter([run[2] for run in runs])
        self._size = len(runs)
        self._letters: dict[str, float] = {}

    def likelihood(self, word: str) -> float:
        """The logarithm of how likely a name of these is that word."""
        spelt = math.prod([self._letter(run) for run in _threes(word)])
        listed = _KNOWN / len(self._words) if word in self._words else 0
        return math.log((1 - _KNOWN) * spelt + listed)

    def _letter(self, run: str) -> float:
        """How likely the last of three letters is behind the others; worked out once for each three."""
        likely = self._letters.get(run)
        if likely is None:
            likely = self._letters[run] = self._weighed(run)
        return likely

    def _weighed(self, run: str) -> float:
        one = (self._ones[run[2]] + 0.5) / (self._size + 0.5 * _LETTERS)
        two = (self._twos[run[1:]] + _TRUST * one) / (self._behind_one[run[1]] + _TRUST)
        return (self._threes[run] + _TRUST * two) / (self._behind_two[run[:2]] + _TRUST)


def _threes(word: str) -> list[str]:
    """Each letter of a word, and its end, behind the two before it.

    >>> _threes("li")
    ['^^l', '^li', 'li$']
    """
    marked = f"^^{word}$"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]


def preference(name: str, country: str, other: str) -> float:
    """How much likelier a person of that name is from one country (ISO 3166) than from another, in powers of e.

    0 where the data says nothing of one of them.

    >>> preference("Haruka Yamamoto", "JP", "DE") > 5
    True
    """
    if country == other:
        return 0
    here, there = _fit(name, country), _fit(name, other)
    if here is None or there is None:
        return 0
    come = _fit_of_comers(name, other, country) if other in _open() else there
    return here - max(there, come)


def is_from_abroad(name: str, country: str, homes: Iterable[str]) -> bool:
    """True of a full name that the people of a country bear rather than those of any country at home.

    >>> is_from_abroad("Bas Tillaar", "NL", ["ID"]), is_from_abroad("Arya Sugiarto", "NL", ["ID"])
    (True, False)
    """
    at_home = [preference(name, country, home) for home in homes] if " " in name else []
    return bool(at_home) and min(at_home) > _SURELY


def is_known(word: str) -> bool:
    """True of a word that the data has as a name of people."""
    return word in _all_words()


def _fit(name: str, country: str) -> float | None:
    """How likely a name is in a country; some of its words may be of one row, some of another: "Grace |Tan|"."""
    rows = _fits(name, country)
    if not rows:
        return None
    mixed = math.fsum(max(words) for words in zip(*rows)) - _FROM_ANOTHER_ROW
    return max(mixed, _with_widespread(name, country), *map(sum, rows))


def _with_widespread(name: str, country: str) -> float:
    """How likely it is of a name of that country's own beside a widespread one: "|Grace| Tan" of an open country."""
    own, widespread = ([max(words) for words in zip(*_fits(name, one))] for one in (country, _WIDESPREAD))
    is_own = any(here > there for here, there in zip(own, widespread))
    return _fit_of_comers(name, country, _WIDESPREAD) if is_own and country in _open() else -math.inf


def _fit_of_comers(name: str, country: str, origin: str) -> float:
    """How likely it is there, some of its words being of families that have come from elsewhere."""
    own: list[float] = max(_fits(name, country), key=sum)
    return math.fsum(max(one, *(word - _FROM_ABROAD for word in each)) for one, *each in zip(own, *_fits(name, origin)))


@cache
def _fits(name: str, country: str) -> tuple[list[float], ...]:
    """The likelihoods of a name's words, by each row of a country."""
    words = [word for word in fold(name).split() if len(word) > 1]
    return tuple([_likelihoods(words, row) for row in _rows().get(country, ())])


def _likelihoods(words: Sequence[str], row: str) -> list[float]:
    names = _names(row)
    return [names.likelihood(word) for word in words]


@cache
def _names(words: str) -> _Names:
    return _Names(words.split())


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    """The names of each country, a string of words for each of its rows."""
    found: dict[str, tuple[str, ...]] = {}
    with resources.path("data", "names", "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            for country in row["countries"].replace(_OPEN, "").split():
                found[country] = (*found.get(country, ()), row["words"])
    return found


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for rows in _rows().values() for words in rows for word in words.split())


@cache
def _open() -> frozenset[str]:
    """The countries where families from everywhere are common."""
    with resources.path("data", "names", "names.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return frozenset(name.rstrip(_OPEN) for row in rows for name in row["countries"].split() if _OPEN in name)
