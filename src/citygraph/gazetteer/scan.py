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
    opens: Callable[[str], bool] = lambda _: True,
) -> Iterator[NameMatch]:
    """The longest known names in ``text[start:end]``, left to right, without overlap.

    A name begins and ends with a capital (a part after a hyphen need not: "Chungcheongnam-do"); an English
    possessive stays outside ("Auckland's"), unless it belongs to the name ("Bishop's Stortford"). The endings of
    a language that inflects names (`inflected`) are part of the match and not of its key: "Göttinger", "Krakaus".
    Of two readings ("Bonner": Bonn, or a village Bonner; "St. Paul's": St. Paul, or a hamlet St. Paul's) the one of
    more `weight` is taken, which is told whether it is the whole word. Where no known name `opens` with some words,
    what begins with them is not looked for.
    """
    words, capital = [], []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        words.append(match.span())
        capital.append(not word.islower() and word != word.lower())
    after = 0  # the word behind the last name
    for index in [at for at, is_capital in enumerate(capital) if is_capital]:
        if index < after:
            continue
        for last, head, key in reversed(_runs(text, words, capital, index, opens)):
            first, stop = words[index][0], words[last][1]
            if text[stop - 1] != "s" and not inflected:
                if known(head + key):
                    yield NameMatch(first, stop, head + key)
                    after = last + 1
                    break
                continue
            readings = [
                (stop, head + name, True)
                for stop, name in _endings(text, words[last], key, last == index)
                if known(head + name)
            ]
            if last == index:
                readings = readings[:1]
            if inflected:
                readings += [(stop, head + bare, False) for bare in _bare(key, inflected) if known(head + bare)]
            if readings:
                stop, name, _ = max(readings, key=lambda each: weight(*each[1:])) if len(readings) > 1 else readings[0]
                yield NameMatch(first, stop, name)
                after = last + 1
                break


def _runs(
    text: str, words: list[tuple[int, int]], capital: list[bool], first: int, opens: Callable[[str], bool]
) -> list[tuple[int, str, str]]:
    """Runs of words from `first` on that may be a name, the shortest first: the last word, and the folded words.

    Those before the last one stand together, with a blank behind each.
    """
    start, end = words[first]
    head, key = "", fold(text[start:end])
    runs = [(first, head, key)]
    for index in range(first + 1, min(first + LONGEST_NAME, len(words))):
        start, stop = words[index]
        if text[end:start] not in _JOINTS or not opens(head := f"{head}{key} "):
            break
        key, end = fold(text[start:stop]), stop
        if capital[index] or text[start - 1] == "-":
            runs.append((index, head, key))
    return runs


def _endings(text: str, word: tuple[int, int], key: str, alone: bool) -> list[tuple[int, str]]:
    """Where the last word of a name may end: "York's" is rather York's than a place Yorks, "St. John's" is one."""
    start, stop = word
    if (owner := _POSSESSIVE.search(text, start, stop)) is None:
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
