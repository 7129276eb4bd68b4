"""People of an invented world, and the forms in which news write a name."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_ONSETS = (*"bdfghjklmnprstvwyz", "br", "ch", "dr", "kr", "sh", "st", "tr")
_VOWELS = ("a", "a", "e", "i", "o", "u", "ai", "ia", "or", "an")
_CODAS = ("", "", "l", "m", "n", "r", "s", "t", "nd", "k")
_HONORIFICS = ("Dr.", "Ir.", "Hj.", "Datuk", "Prof.", "H.")
_GIVEN_NAMES = 300
_LONG_ENOUGH_FOR_A_TYPO = 6


@dataclass(frozen=True)
class Person:
    """`number` tells people of one name apart; `names` are the given and the family names."""

    number: int
    names: tuple[str, ...]

    @property
    def full(self) -> str:
        """All names."""
        return " ".join(self.names)


@dataclass(frozen=True)
class Written:
    """A name as an article writes it: in full at first, or what stands for that, with an honorific or none."""

    name: str
    honorific: str = ""


def people(draw: random.Random) -> Iterator[Person]:
    """People without end: given names are shared by many, a family name by few."""
    given = [_word(draw) for _ in range(_GIVEN_NAMES)]
    number = 0
    while True:
        names = [draw.choice(given), *([draw.choice(given)] if draw.random() < 0.25 else []), _word(draw)]
        yield Person(number, tuple(names))
        number += 1


def written(person: Person, draw: random.Random, variants: float, typos: float) -> Written:
    """The name as one article writes it: a share in a variant, a share with a typing error in one word."""
    names = list(person.names)
    honorific = ""
    if draw.random() < variants:
        match draw.choice(("honorific", "no middle", "initial", "last")):
            case "honorific":
                honorific = draw.choice(_HONORIFICS)
            case "no middle":
                names = [names[0], names[-1]]
            case "initial":
                names = [f"{names[0][0]}.", *names[1:]]
            case "last":
                names = names[-1:]
    if draw.random() < typos:
        long = [index for index, name in enumerate(names) if len(name) >= _LONG_ENOUGH_FOR_A_TYPO]
        if long:
            index = draw.choice(long)
            names[index] = _mistyped(names[index], draw)
    return Written(" ".join(names), honorific)


def _mistyped(word: str, draw: random.Random) -> str:
    """A letter left out, doubled, or changed places with its neighbour, within the word."""
    at = draw.randrange(1, len(word) - 1)
    match draw.choice(("left out", "doubled", "swapped")):
        case "left out":
            return word[:at] + word[at + 1 :]
        case "doubled":
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _word(draw: random.Random) -> str:
    syllables = (draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(draw.choice((2, 2, 3))))
    return ("".join(syllables) + draw.choice(_CODAS)).title()
