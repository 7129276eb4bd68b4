"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citygraph.folding import fold

_LIKE = 0.75
"""So much of two names must agree (0 to 1, as difflib counts)…"""
_LIKE_BUT_FOR_THE_FIRST_LETTER = 0.8
"""…or so much where they begin otherwise, for few slips are made there."""
_AS_GOOD = 0.05
"""What is less like the word than the best by more than this is not meant."""
_BEGINNING = 3
"""Letters of a name's beginning that tell which one is meant."""


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Those of the known names that are spelt most like a word, best first; else those that begin with it.

    Of names that differ in case and marks alone it is the first.

    >>> nearest("partnrs", ["partners", "parties", "places"])
    ['partners']
    >>> nearest("letter", ["letters-without-mou", "letter-ages", "history"], 3)
    ['letter-ages', 'letters-without-mou']
    >>> nearest("city", ["history"])
    []
    """
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(fold(name), name)
    names.pop("", None)
    key = fold(word)
    found = _spelt_like(key, list(names)) or _beginning(key, list(names))
    return [names[each] for each in found[:most]]


def did_you_mean(found: Sequence[str], otherwise: str) -> str:
    """The remedy for a name that there is not: what may be meant, or another hint where nothing is."""
    return f"did you mean {' or '.join(found)}?" if found else otherwise


def some_of(names: Sequence[str], most: int = 8) -> str:
    """Names to choose from, in a message: not more than a person looks through."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def _spelt_like(key: str, names: Sequence[str]) -> list[str]:
    from difflib import SequenceMatcher, get_close_matches

    alike = {name: SequenceMatcher(None, name, key).ratio() for name in get_close_matches(key, names, cutoff=_LIKE)}
    least = max(alike.values(), default=0) - _AS_GOOD
    return [
        name
        for name, ratio in alike.items()
        if ratio >= least and (name[0] == key[0] or ratio >= _LIKE_BUT_FOR_THE_FIRST_LETTER)
    ]


def _beginning(key: str, names: Sequence[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(key)) if len(key) >= _BEGINNING else []
