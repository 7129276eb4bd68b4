"""Names of persons: when two forms can be one person's, and which form is the fullest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citygraph.folding import fold


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; initials are words of one letter.

    >>> words("Bernard P. Karsana-Lim")
    ('bernard', 'p', 'karsana', 'lim')
    """
    return tuple(fold(name).split())


def compatible(one: str, other: str) -> bool:
    """True when the words of the shorter form all stand in the longer one, whole, as initials or with one slip.

    >>> compatible("Moch Anton", "Anton"), compatible("B. Karsana", "Budi Karsana"), compatible("Budi", "Ani")
    (True, True, False)
    >>> compatible("A. Karsana", "Karsana P. Anwar"), compatible("Budi Karsana", "B.K. Lestari")
    (False, False)
    """
    short, full = sorted((words(one), words(other)), key=len)
    left = list(full)
    whole = False  # True when two words are one, not only their initials
    for word in short:
        match = next((candidate for candidate in left if _same_word(word, candidate)), None)
        if match is None:
            return False
        whole = whole or min(len(word), len(match)) > 1
        left.remove(match)
    return whole and not _begins_elsewhere(short, full)


def _begins_elsewhere(short: Sequence[str], full: Sequence[str]) -> bool:
    """True of "A. Karsana" beside "Karsana P. Anwar": an initial before a name that opens the longer one."""
    return len(short[0]) == 1 and len(full[0]) > 1 and any(len(word) > 1 and word == full[0] for word in short[1:])


def fullest(names: Iterable[str]) -> str:
    """The form with the most words, then letters; the first of equals."""
    return max(names, key=lambda name: (len(words(name)), len(fold(name))))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return min(len(one), len(other)) >= 6 and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """True when one letter was changed, added or lost."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    short, full = sorted((one, other), key=len)
    at = next((index for index, (a, b) in enumerate(zip(short, full)) if a != b), len(short))
    return short[at + (len(short) == len(full)) :] == full[at + 1 :]
