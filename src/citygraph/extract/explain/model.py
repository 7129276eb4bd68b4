"""What an explanation holds: per sentence what was found, what was turned down and why, and whose tie it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from citygraph.model import Iri, Place, Reading, Sentence

Kind = OneOf["place", "government", "person", "office", "date"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one circumstance adds to the score of a bearer."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name: how well it fits and why; the `parts` add up to `score`.

    `rank` is what the best is chosen by: an office beside the name tells which bearer it is, not that it is one.
    """

    place: Place
    own: bool
    score: float
    rank: float
    parts: tuple[Part, ...]

    def behind(self, winner: Bearer) -> tuple[Part, ...]:
        """The circumstances that speak for the winner, the weightiest first."""
        mine = {part.name: part.value for part in self.parts}
        ahead = (Part(part.name, part.value - mine.pop(part.name, 0)) for part in winner.parts)
        lost = (*ahead, *(Part(name, -value) for name, value in mine.items()))
        return tuple(sorted((part for part in lost if part.value > 0), key=lambda part: -part.value))


@dataclass(frozen=True, slots=True)
class Found:
    """A mention: `meaning` in words, the rule that found it, and for a place its namesakes, the chosen one first."""

    kind: Kind
    start: int
    end: int
    meaning: str
    rule: str
    iri: Iri | None = None
    bearers: tuple[Bearer, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What looked like a mention and was turned down; `minor` where only its spelling made it a candidate."""

    kind: Kind
    start: int
    end: int
    reason: str
    rule: str = ""
    minor: bool = False
    bearers: tuple[Bearer, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who may stand on a side of a tie, and how it is named; or a place that only says where."""

    start: int
    end: int
    place: Place
    way: str


@dataclass(frozen=True, slots=True)
class About:
    """Whose tie a sentence speaks of: the pairs and the rule that paired them; `silence` says why there are none."""

    parties: tuple[Party, ...]
    whereabouts: tuple[Party, ...]
    pairs: tuple[tuple[Place, Place], ...] = ()
    rule: str = ""
    confidence: float = 0
    hub: Place | None = None
    head: int | None = None  # the sentence that says what a list lists
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of a document; `kept` is false where another passage of the article outdoes it."""

    class_name: str
    status: str
    rule: str
    places: tuple[Place, ...]
    date: str = ""
    date_rule: str = ""
    place: Place | None = None
    signatories: tuple[str, ...] = ()
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely an article ties two places, or that their tie has a field.

    It is `read` when a rule says so, and `kept` when it is claimed.
    `reasons` are the traits that moved it most, by log-odds.
    """

    one: Place
    other: Place
    weight: float
    read: bool
    kept: bool
    reasons: tuple[Part, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence; `claims` are indexes into the reading's claims, those whose passage begins in it."""

    sentence: Sentence
    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    about: About | None
    documents: tuple[Told, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with what led to it; `home` is the place that the article is about."""

    reading: Reading
    sentences: tuple[Explained, ...]
    home: Place | None = None
    weighed: tuple[Weighed, ...] = ()
    weighed_fields: tuple[Weighed, ...] = ()
