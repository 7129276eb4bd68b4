"""How often a word for a field was content of a tie in other articles: "scholarships" nearly always, "wine" hardly.

Counted from articles with gold facts (`python -m citygraph.evaluate.weighing`), and kept in ``data/weights/words.csv``.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from citygraph import resources

_OF_FIELD = 10  # articles that the even chance counts as, before a field was seen
_OF_WORD = 3  # … that its field counts as, before a word was seen


class Word(NamedTuple):
    """A word for a field, as :attr:`citygraph.model.Document.scan` has it."""

    language: str
    field: str
    word: str


@dataclass(frozen=True, slots=True)
class Reliability:
    """In how many articles a word, and all words of a field, stood with a tie, and in how many of these gold has it."""

    seen: Mapping[Word, int]
    right: Mapping[Word, int]
    seen_by_field: Mapping[str, int]
    right_by_field: Mapping[str, int]

    def of_field(self, field: str) -> float:
        """How often words for a field were right."""
        return (self.right_by_field.get(field, 0) + _OF_FIELD / 2) / (self.seen_by_field.get(field, 0) + _OF_FIELD)

    def of_word(self, word: Word) -> float:
        """How often a word was right; of a rare one, what holds for its field.

        >>> counts({Word("en", "health", "nurses"): True}).of_word(Word("en", "health", "nurses")) > 0.5
        True
        """
        expected = _OF_WORD * self.of_field(word.field)
        return (self.right.get(word, 0) + expected) / (self.seen.get(word, 0) + _OF_WORD)

    def without(self, own: Mapping[Word, bool]) -> Reliability:
        """The counts without those of an article, so that it does not speak for itself."""
        return _summed(
            Counter(dict(self.seen)) - Counter(own.keys()),
            Counter(dict(self.right)) - Counter(word for word, right in own.items() if right),
        )

    def rows(self) -> Iterator[tuple[str, str, str, int, int]]:
        """The lines of the table, in order."""
        for word in sorted(self.seen):
            yield (*word, self.seen[word], self.right.get(word, 0))


def counts(*articles: Mapping[Word, bool]) -> Reliability:
    """Counted from articles: the words of each, and whether gold has their field for a tie that they stand with."""
    every = [(word, right) for words in articles for word, right in words.items()]
    return _summed(Counter(word for word, _ in every), Counter(word for word, right in every if right))


def _summed(seen: Mapping[Word, int], right: Mapping[Word, int]) -> Reliability:
    return Reliability(seen, right, _by_field(seen), _by_field(right))


def _by_field(words: Mapping[Word, int]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for word, number in words.items():
        found[word.field] += number
    return dict(found)


HEAD = ("language", "field", "word", "articles", "right")


def of_rows(rows: Iterable[Sequence[str]]) -> Reliability:
    """From the lines of the table, without their head."""
    seen: dict[Word, int] = {}
    right: dict[Word, int] = {}
    for language, field, word, articles, hits in rows:
        key = Word(language, field, word)
        seen[key], right[key] = int(articles), int(hits)
    return _summed(seen, right)


@cache
def load() -> Reliability:
    """The counts of ``data/weights/words.csv``."""
    with resources.path("data", "weights", "words.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)  # HEAD
        return of_rows(lines)
