"""Finding the gazetteer's names in a text: capitalised runs of words, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from citygraph.folding import fold

_LETTERS = r"[^\W_]++(?:['’‘ʻ`][^\W_]++)*+"  # of a word
_WORD = re.compile(rf"(?:[a-z]++[ ,]++)*+({_LETTERS})")  # the next one, and the plain small ones before it
_NEXT = re.compile(rf"(?:[ -]|\. ?)({_LETTERS})")  # … behind what may part the words of a name
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
    after = start
    for match in _WORD.finditer(text, start, end):
        first, stop = match.span(1)
        if first < after or not _is_capital(match[1]):
            continue
        for last, head, key in reversed(_runs(text, first, stop, end, opens)):
            stop = last[1]
            if text[stop - 1] != "s" and not inflected:
                if known(head + key):
                    yield NameMatch(first, stop, head + key)
                    after = stop
                    break
                continue
            readings = [
                (stop, head + name, True) for stop, name in _endings(text, last, key, not head) if known(head + name)
            ]
            if not head:
                readings = readings[:1]
            if inflected:
                readings += [(stop, head + bare, False) for bare in _bare(key, inflected) if known(head + bare)]
            if readings:
                name_end, name, _ = (
                    max(readings, key=lambda each: weight(*each[1:])) if len(readings) > 1 else readings[0]
                )
                yield NameMatch(first, name_end, name)
                after = stop
                break


def _is_capital(word: str) -> bool:
    return not word.islower() and word != word.lower()


def _runs(
    text: str, start: int, stop: int, end: int, opens: Callable[[str], bool]
) -> list[tuple[tuple[int, int], str, str]]:
    """Runs of words from one on that may be a name, the shortest first: the last word, and the folded words.

    Those before the last one stand together, with a blank behind each.
    """
    head, key = "", fold(text[start:stop])
    runs = [((start, stop), head, key)]
    for _ in range(1, LONGEST_NAME):
        if not opens(head := f"{head}{key} ") or (word := _NEXT.match(text, stop, end)) is None:
            break
        start, stop = word.span(1)
        key = fold(word[1])
        if _is_capital(word[1]) or text[start - 1] == "-":
            runs.append(((start, stop), head, key))
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
