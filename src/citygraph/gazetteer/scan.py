"""Finding the gazetteer's names in a text: capitalised runs of words, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from citygraph.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ`][^\W_]+)*")
_JOINTS = frozenset((" ", "\u00a0", ".", ". ", "-"))  # what may part the words of a name
_POSSESSIVE = re.compile(r"['’]s\Z")
_SHORTEST_STEM = 4  # letters of a name that may carry a case ending: "Bonn|s"
LONGEST_NAME = 8  # words; "San Francisco de los Romo" has five


class NameMatch(NamedTuple):
    """A name of the gazetteer at ``text[start:end]``; `key` is its folded form."""

    start: int
    end: int
    key: str


Endings = Mapping[str, Sequence[str]]
"""What may end a name in a sentence, by what stands there in the bare name: ``{"": ["s", "er"], "en": ["er"]}``."""


def names(
    text: str,
    start: int,
    end: int,
    known: Callable[[str], bool],
    inflected: Endings | None = None,
    weight: Callable[[str, bool], float] = lambda _, whole: whole,
) -> Iterator[NameMatch]:
    """The longest known names in ``text[start:end]``, left to right, without overlap.

    A name begins and ends with a capital (a part after a hyphen need not: "Chungcheongnam-do"); an English
    possessive stays outside ("Auckland's"), unless it belongs to the name ("Bishop's Stortford"). The endings of
    a language that inflects names (`inflected`) are part of the match and not of its key: "Göttinger", "Krakaus";
    of two readings ("Bonner": Bonn, or a village Bonner) the one of more `weight` is taken, which is told whether
    it is the whole word.
    """
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    capital = [word != word.lower() for word in (text[first:last] for first, last in words)]
    index = 0
    while index < len(words):
        if not capital[index]:
            index += 1
            continue
        begin = words[index][0]
        for count, readings in _runs(text, words, capital, index, inflected or {}):
            whole = [(stop, name, True) for stop, name, whole in readings if whole and known(name)][:1]
            found = whole + [(stop, name, False) for stop, name, whole in readings if not whole and known(name)]
            if found:
                stop, name, _ = max(found, key=lambda reading: weight(*reading[1:])) if len(found) > 1 else found[0]
                yield NameMatch(begin, stop, name)
                index += count
                break
        else:
            index += 1


def _runs(
    text: str, words: list[tuple[int, int]], capital: list[bool], first: int, inflected: Endings
) -> Iterator[tuple[int, list[tuple[int, str, bool]]]]:
    """Runs of words from `first` on that may be a name, the longest first: how many words, and their readings.

    A reading is where the name ends, its key, and whether it is the whole last word.
    """
    end = words[first][1]
    ends = [first]  # words that a name may end with
    for index in range(first + 1, min(first + LONGEST_NAME, len(words))):
        start, stop = words[index]
        if text[end:start] not in _JOINTS:
            break
        end = stop
        if capital[index] or text[start - 1] == "-":
            ends.append(index)
    keys = [fold(text[start:stop]) for start, stop in words[first : ends[-1] + 1]]
    for last in reversed(ends):
        count = last - first + 1
        head = " ".join(keys[: count - 1]) + " " if count > 1 else ""
        readings = [(stop, head + key, True) for stop, key in _endings(text, words[last], keys[count - 1], count == 1)]
        if inflected:
            end = words[last][1]
            readings += [(end, head + key, False) for key in _bare(keys[count - 1], inflected)]
        yield count, readings


def _endings(text: str, word: tuple[int, int], key: str, alone: bool) -> list[tuple[int, str]]:
    """Where the last word of a name may end: "York's" is rather York's than a place Yorks, "St. John's" is one."""
    start, stop = word
    if text[stop - 1] != "s" or (owner := _POSSESSIVE.search(text, start, stop)) is None:
        return [(stop, key)]
    endings = [(stop, key), (owner.start(), fold(text[start : owner.start()]))]
    return endings[::-1] if alone else endings


def _bare(key: str, inflected: Endings) -> Iterator[str]:
    """The last word of a name without its ending: "Göttinger" is of Göttingen, "Bonner" of Bonn."""
    for bare, endings in inflected.items():
        for ending in endings:
            stem = key.removesuffix(ending)
            if stem != key and len(stem) >= _SHORTEST_STEM:
                yield stem + bare
