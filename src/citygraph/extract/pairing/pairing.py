"""The pairs that a sentence speaks of, and what was spoken of before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NamedTuple

from citygraph.extract.thing import Partnership
from citygraph.lazily import lazy
from citygraph.model import PartialDate, Place
from citygraph.records import open_record

DIRECT, CROSS_SENTENCE, RESOLVED = 0.95, 0.8, 0.7
SPOKEN_OF = "spoken-of-before"
HAD = "tie-noun-had"
GOING_ON = "list-continuation"
ROLL_CALL = "called-up"
BY_TWOS = "called-up-by-twos"
IN_PASSING = "called-up-list-continuation"
PAIRS = "listed-pairs"


@open_record
class Pairing:
    """The pairs that a sentence speaks of; `hub` when one place is tied to each, `mutual` when all are to all.

    `began` is since when they are, of partners that are told one after another.
    """

    pairs: tuple[Partnership, ...]
    rule: str
    confidence: float = DIRECT
    hub: Place | None = None
    mutual: bool = False
    began: Mapping[Partnership, PartialDate] = field(default_factory=dict, compare=False, hash=False)

    @lazy
    def places(self) -> frozenset[Place]:
        """All places of the pairs."""
        return frozenset(place for pair in self.pairs for place in (pair.one, pair.other))

    @lazy
    def is_spoken_of(self) -> bool:
        """True for the pair of an earlier sentence: this one names none."""
        return self.rule == SPOKEN_OF

    @lazy
    def is_list(self) -> bool:
        """True for one hub and several others."""
        return self.hub is not None and len(self.pairs) > 1

    @property
    def is_coordinated(self) -> bool:
        """True for places in one run, none of them set against the others."""
        return self.rule.startswith("hub-in-list") or self.mutual

    @property
    def is_called_up(self) -> bool:
        """True for partners told one after another, with no word for the tie."""
        return self.rule.startswith(ROLL_CALL)

    @property
    def is_addressed(self) -> bool:
        """True for the partner that "with" leads to, without a word for the tie."""
        return self.rule.startswith("turned-to-with")

    @property
    def is_had(self) -> bool:
        """True for partners that the hub is said to have: "A punya sister city B"."""
        return self.rule.startswith(HAD)

    @property
    def is_of_pairs(self) -> bool:
        """True for what goes on with pairs of their own: "• A – B", "among them A and B, and C and D"."""
        return self.rule == PAIRS

    @lazy
    def is_continued(self) -> bool:
        """True for partners that a sentence of their own lists."""
        return self.rule.startswith((GOING_ON, PAIRS))


class Story(NamedTuple):
    """What was spoken of before a sentence: the article's home, its first tie and its last one.

    `topic` is the partner that was turned to without a word for the tie: "Lain cerita dengan X.".
    """

    home: Place | None = None
    theme: Pairing | None = None
    focus: Pairing | None = None
    topic: Pairing | None = None
    hub: Place | None = None  # whose ties were told last, or the home
    hub_paragraph: int = -1  # … and where
    near: Pairing | None = None  # the only two places of the sentence before in the paragraph
    titled: Pairing | None = None  # the only two places of the title
    met: Pairing | None = None  # two sides that came together before any word for a tie
    acting: Place | None = None  # the place that the sentence before opens with, in the paragraph

    @property
    def last(self) -> Pairing | None:
        """The pair that "the two cities" are."""
        return self.topic or self.focus or self.theme


def spokes(hub: Place, others: Iterable[Place], rule: str, confidence: float = DIRECT) -> Pairing:
    """As in "A with B, C and D": one pair of the hub with each of the others."""
    pairs = tuple(dict.fromkeys(Partnership.pair(hub, other) for other in others if other != hub))
    return Pairing(pairs, rule if len(pairs) == 1 else f"{rule}-list", confidence, hub)
