"""Finding the gazetteer's names in a text: capitalised runs of words, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citygraph.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ`][^\W_]+)*")
_JOINT = re.compile(r"(?:[ \u00a0]|\. ?|-)\Z")
_POSSESSIVE = re.compile(r"['’]s\Z")
_SHORTEST_STEM = 4  # letters of a name that may carry a case ending: "Bonn|s"
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
    words = [_Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text, start, end)]
    index = 0
    while index < len(words):
        found = (
            _longest(text, words, index, known, inflected or {}, weight) if _is_capital(text, words[index]) else None
        )
        if found is None:
            index += 1
            continue
        match, count = found
        yield match
        index += count


def _longest(
    text: str,
    words: list[_Word],
    first: int,
    known: Callable[[str], bool],
    inflected: Endings,
    weight: Callable[[str, bool], float],
) -> tuple[NameMatch, int] | None:
    run = _run(text, words, first)
    for count in range(len(run), 0, -1):
        last = run[count - 1]
        if not _is_capital(text, last) and not _hyphenated(text, last):
            continue
        head = [word.key for word in run[: count - 1]]
        whole = [(stop, " ".join([*head, key])) for stop, key in _endings(text, last, alone=count == 1)]
        bare = [(stop, " ".join([*head, key])) for stop, key in _bare(last, inflected)]
        found = [(stop, name, True) for stop, name in whole if known(name)][:1]
        found += [(stop, name, False) for stop, name in bare if known(name)]
        if found:
            stop, name, _ = max(found, key=lambda reading: weight(*reading[1:])) if len(found) > 1 else found[0]
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


def _bare(word: _Word, inflected: Endings) -> Iterator[tuple[int, str]]:
    """The last word of a name without its ending: "Göttinger" is of Göttingen, "Bonner" of Bonn."""
    for bare, endings in inflected.items():
        for ending in endings:
            stem = word.key.removesuffix(ending)
            if stem != word.key and len(stem) >= _SHORTEST_STEM:
                yield word.end, stem + bare


def _is_capital(text: str, word: _Word) -> bool:
    return text[word.start].isupper() or (text[word.start : word.end][1:].lower() != text[word.start : word.end][1:])


def _hyphenated(text: str, word: _Word) -> bool:
    return word.start > 0 and text[word.start - 1] == "-"
