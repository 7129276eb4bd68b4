"""Names of people: when two can be one person's, and which is the fuller."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from citygraph.folding import fold
from citygraph.fuse.groups import Groups

Words = tuple[str, ...]
_LETTERS_FOR_A_TYPO = 6
_LETTERS_BESIDE_OTHERS = 4  # of a word that stands beside another word of the name, which is right


@lru_cache(maxsize=65536)
def words(name: str) -> Words:
    """The folded words of a name, by which names are compared.

    >>> words("Ann-Mary O’Lee")
    ('ann', 'mary', 'olee')
    """
    return tuple(fold(name).split())


@lru_cache(maxsize=262_144)
def covers(long: Words, short: Words) -> bool:
    """True when every word of the short name is one of the long name's.

    A word also counts with one typing mistake if it has six letters or more (four if another word is there in full),
    and as an initial if another word is there in full. Order does not count.

    >>> covers(("ann", "mary", "lee"), ("lee", "ann")), covers(("ann", "lee"), ("ann", "ray"))
    (True, False)
    >>> covers(("benedict", "ray"), ("bendict", "ray")), covers(("benedict", "ray"), ("b", "ray"))
    (True, True)
    """
    if "".join(short) == "".join(long):
        return True
    left, missing = list(long), []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            missing.append(word)
    in_full = len(missing) < len(short)
    letters = _LETTERS_BESIDE_OTHERS if in_full else _LETTERS_FOR_A_TYPO
    for word in missing:
        match = next(
            (other for other in left if _misspelt(word, other, letters) or (in_full and _initial(word, other))), None
        )
        if match is None:
            return False
        left.remove(match)
    return bool(short)


def fuller(forms: Mapping[Words, frozenset[Words]], *, lone_words: bool = True) -> dict[Words, Words]:
    """The fullest name that each of the names in one office may stand for; itself when none or several may.

    `forms` holds for each name the other forms that articles give it. Without `lone_words` a name of one word
    stands for a fuller one only if some article uses it so.

    >>> names = {("ann",): frozenset(), ("ann", "lee"): frozenset(), ("bo",): frozenset()}
    >>> fuller(names)[("ann",)]
    ('ann', 'lee')
    """
    return {
        name: bearers[0][0] if len(bearers) == 1 else spellings[0]
        for spellings, bearers in fullest_names(forms, lone_words=lone_words)
        for name in spellings
    }


def fullest_names(
    forms: Mapping[Words, frozenset[Words]], *, lone_words: bool = True
) -> Iterator[tuple[tuple[Words, ...], list[tuple[Words, ...]]]]:
    """For each name in an office, as all its spellings: the fullest names that it may stand for, in their spellings.

    >>> names = {("ann",): frozenset(), ("ann", "lee"): frozenset(), ("ann", "ray"): frozenset()}
    >>> next(fullest_names(names))
    ((('ann',),), [(('ann', 'lee'),), (('ann', 'ray'),)])
    """
    names = sorted(forms)
    above = {
        name: {other for other in names if other != name and _stands(name, other, forms, lone_words)} for name in names
    }
    spellings = Groups(names)
    for name in names:
        for other in above[name]:
            if name in above[other]:
                spellings.unite(name, other)
    groups = spellings.all()
    for group in groups:
        higher = {other for name in group for other in above[name] if not spellings.together(name, other)}
        tops = {other for other in higher if all(spellings.together(other, another) for another in above[other])}
        yield tuple(group), [_first_of(tops, bearer) for bearer in groups if not tops.isdisjoint(bearer)]


def _first_of(tops: Collection[Words], spellings: list[Words]) -> tuple[Words, ...]:
    """The spellings, the first one that is a fullest name before all others."""
    first = next(name for name in spellings if name in tops)
    return first, *(name for name in spellings if name != first)


def _stands(short: Words, full: Words, forms: Mapping[Words, frozenset[Words]], lone_words: bool) -> bool:
    if short in forms[full]:
        return True
    if len(short) == 1 and len(full) > 1 and not lone_words:
        return False
    return covers(full, short)


def _initial(word: str, other: str) -> bool:
    return (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def _misspelt(one: str, other: str, letters: int) -> bool:
    """One letter more, less, or another, or two changed places, in a word of so many letters."""
    if min(len(one), len(other)) < letters or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
