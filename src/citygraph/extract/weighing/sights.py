"""The sentences of an article by the places that they name: who stands where, and what is said there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from citygraph.extract.mention import Mentions, PlaceMention
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.lazily import lazy
from citygraph.model import Place
from citygraph.phrases import Match
from citygraph.records import open_record

_WORDS_OF_TIES = ("kinds", "tie_verbs", "bare_ties", "partner_words", "tie_pointers")
TOLD = ("documents", "sign_verbs", "events", "other_parties", "generic", "similar", "planned")
"""The sections of a lexicon of which a sentence may have something: :attr:`Sight.tells`."""
Span = tuple[int, int]
_FAR = 9  # sentences


@open_record
class Sight:
    """A sentence, and where it names cities and regions, as parties or in passing."""

    told: Told
    spans: dict[Place, tuple[Span, ...]]

    @lazy
    def scene(self) -> Scene:
        """The sentence."""
        return self.told.scene

    @lazy
    def acting(self) -> frozenset[Place]:
        """The places that may stand on a side of a tie."""
        return frozenset(self.scene.places)

    @lazy
    def governing(self) -> frozenset[Place]:
        """Those named by their government or an official."""
        return frozenset(party.place for party in self.scene.parties if party.way != "place")

    @lazy
    def named_ties(self) -> tuple[Match[str], ...]:
        """The words that call a tie more than cooperation."""
        return tuple(word for word in self.scene.relating_words if word.value != PLAIN)

    @lazy
    def has_tie(self) -> bool:
        """True when there is any word for a tie."""
        return any(self.scene.found(section) for section in _WORDS_OF_TIES)

    @lazy
    def tells(self) -> tuple[bool, ...]:
        """Whether it has a word for a tie, one that calls it more than cooperation, and each of :data:`TOLD`."""
        cues = self.scene.cues
        return (self.has_tie, bool(self.named_ties), *[section in cues for section in TOLD])

    @lazy
    def tells_of_signing(self) -> bool:
        """True when there is a word for a document, or for signing one."""
        return bool(self.scene.found("documents") or self.scene.found("sign_verbs"))

    @lazy
    def read(self) -> tuple[Partnership, ...]:
        """The pairs that a rule reads there, but where it ties each place of a list to all others."""
        pairing = self.told.pairing
        return pairing.pairs if pairing is not None and not pairing.mutual else ()

    @lazy
    def runs(self) -> tuple[frozenset[Place], ...]:
        """The parties that commas and "and" link, from three on: a list."""
        found = (frozenset(party.place for party in run) for run in groups(self.scene))
        return tuple(run for run in found if len(run) > 2)

    @lazy
    def listed(self) -> bool:
        """True for an item of a list, or a sentence that goes on with one; not where each names a pair of its own."""
        pairing = self.told.pairing
        return self.told.head is not None and not (pairing is not None and pairing.is_of_pairs)


@open_record
class Sights:
    """All of an article: its sentences, its cities and regions, those that it names most first."""

    every: tuple[Sight, ...]
    home: Place | None
    ranks: dict[Place, int]

    @lazy
    def title(self) -> Sight:
        """The first sentence."""
        return self.every[0]

    @lazy
    def naming(self) -> tuple[Sight, ...]:
        """The sentences that name a city or region."""
        return tuple(sight for sight in self.every if sight.spans)

    @lazy
    def part_naming_ties(self) -> float:
        """How many of the sentences name a tie, of 1."""
        return sum(bool(one.named_ties) for one in self.every) / len(self.every)

    @lazy
    def partners(self) -> Counter[Place]:
        """How many others a rule ties each place to, in any sentence."""
        return Counter(place for pair in self.read for place in (pair.one, pair.other))

    @lazy
    def read(self) -> frozenset[Partnership]:
        """The pairs that a rule reads in any sentence."""
        return frozenset(pair for sight in self.naming for pair in sight.read)

    @lazy
    def most_partners(self) -> int:
        """The partners of the place that rules tie to most others."""
        return max(self.partners.values(), default=0)

    @lazy
    def _by_place(self) -> dict[Place, list[Sight]]:
        found: dict[Place, list[Sight]] = defaultdict(list)
        for sight in self.naming:
            for place in sight.spans:
                found[place].append(sight)
        return found

    def of(self, place: Place) -> Sequence[Sight]:
        """The sentences that name a place."""
        return self._by_place.get(place, ())

    @lazy
    def _of_paragraphs(self) -> dict[int, set[Place]]:
        found: dict[int, set[Place]] = defaultdict(set)
        for sight in self.naming:
            found[sight.scene.sentence.paragraph].update(sight.spans)
        return found

    def in_paragraph(self, sight: Sight) -> Set[Place]:
        """The cities and regions of the paragraph of a sentence."""
        return self._of_paragraphs[sight.scene.sentence.paragraph]

    @lazy
    def _naming_ties(self) -> list[int]:
        return [one.scene.index for one in self.every if one.named_ties]

    def steps_to_tie(self, sight: Sight) -> int:
        """How many sentences lie between one and the nearest that names a tie, at most :data:`_FAR`."""
        return min([_FAR, *(abs(sight.scene.index - index) for index in self._naming_ties)])

    @lazy
    def behind(self) -> dict[int, Sight]:
        """By the number of a sentence the next one of its paragraph."""
        return {
            before.scene.index: one
            for before, one in pairwise(self.every)
            if before.scene.sentence.paragraph == one.scene.sentence.paragraph
        }


def sights_of(mentions: Mentions, told: Sequence[Told]) -> Sights:
    """The sentences of an article by the places that they name."""
    every = tuple(Sight(one, _spans(one.scene)) for one in told)
    home = told[0].story.home if told else None
    counts = Counter(mention.place for mention in mentions.places if mention.place.type != "Country")
    order = dict.fromkeys(place for place, _ in counts.most_common())
    order |= dict.fromkeys(place for one in every for place in one.spans)
    if home is not None and home.type != "Country":
        order.setdefault(home)
    return Sights(every, home, {place: rank for rank, place in enumerate(order)})


def _spans(scene: Scene) -> dict[Place, tuple[Span, ...]]:
    found: dict[Place, tuple[Span, ...]] = {}
    named = {mention.place for mention in scene.mentioned}
    acting = [party for party in (*scene.parties, *scene.cast.whereabouts) if party.place not in named]
    every: list[PlaceMention | Party] = [*scene.mentioned, *acting]
    for one in every:
        if one.place.type != "Country":
            found[one.place] = (*found.get(one.place, ()), (one.start, one.end))
    return found
