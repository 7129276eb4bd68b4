"""Finding the gazetteer's names in a text: capitalised runs of words, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from citygraph.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ`][^\W_]+)*")
_JOINT = re.compile(r"(?:[ \u00a0]|\. ?|-)\Z")
_POSSESSIVE = re.compile(r"['’]s\Z")
LONGEST_NAME = 8  # words; "San Francisco de los Romo" has five


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the gazetteer at ``text[start:end]``; `key` is its folded form."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str


def names(text: str, start: int, end: int, known: Callable[[str], bool]) -> Iterator[NameMatch]:
    """The longest known names in ``text[start:end]``, left to right, without overlap.

    A name begins and ends with a capital (a part after a hyphen need not: "Chungcheongnam-do"); an English
    possessive stays outside ("Auckland's"), unless it belongs to the name ("Bishop's Stortford").
    """
    words = [_Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text, start, end)]
    index = 0
    while index < len(words):
        found = _longest(text, words, index, known) if _is_capital(text, words[index]) else None
        if found is None:
            index += 1
            continue
        match, count = found
        yield match
        index += count


def _longest(text: str, words: list[_Word], first: int, known: Callable[[str], bool]) -> tuple[NameMatch, int] | None:
    run = _run(text, words, first)
    for count in range(len(run), 0, -1):
        last = run[count - 1]
        if not _is_capital(text, last) and not _hyphenated(text, last):
            continue
        head = [word.key for word in run[: count - 1]]
        for stop, key in _endings(text, last, alone=count == 1):
            name = " ".join([*head, key])
            if known(name):
                return NameMatch(words[first].start, stop, name), count
    return None


def _run(text: str, words: list[_Word], first: int) -> list[_Word]:
    """Words from `first` on that one name could consist of."""
    run = [words[first]]
    for word in words[first + 1 : first + LONGEST_NAME]:
        if not _JOINT.match(text, run[-1].end, word.start):
            break
        run.append(word)
    return run


def _endings(text: str, word: _Word, *, alone: bool) -> list[tuple[int, str]]:
    """Where the last word of a name may end: "York's" is rather York's than a place Yorks, "St. John's" is one."""
    surface = text[word.start : word.end]
    owner = _POSSESSIVE.search(surface)
    if owner is None:
        return [(word.end, word.key)]
    endings = [(word.end, word.key), (word.start + owner.start(), fold(surface[: owner.start()]))]
    return endings[::-1] if alone else endings


def _is_capital(text: str, word: _Word) -> bool:
    return text[word.start].isupper() or (text[word.start : word.end][1:].lower() != text[word.start : word.end][1:])


def _hyphenated(text: str, word: _Word) -> bool:
    return word.start > 0 and text[word.start - 1] == "-"
