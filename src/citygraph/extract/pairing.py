"""Which places a sentence ties to one another: hub and spokes, two sides, a list, or the two spoken of before.

Each rule answers with a :class:`Pairing` or stays silent; the first of `RULES` that answers is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from citygraph.extract.parties import Party
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.model import Place

DIRECT, CROSS_SENTENCE, RESOLVED = 0.95, 0.8, 0.7

_BRACKETED = re.compile(r"\([^)]*\)|\([^)]*\Z")
_LINK = re.compile(r"[\s,;:/&.'\"()-]*")
_OWNER = re.compile(r"'?s?'?\s+(?:[\w'-]+\s+){0,3}\Z")
_FILLER = ("place_types", "governments", "roles", "honorifics", "list_links", "nationalities", "country_aliases")
_TIE_GAP = 30


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs that a sentence speaks of; `mutual` when all are tied to all, `hub` when one is tied to each."""

    pairs: tuple[Partnership, ...]
    rule: str
    confidence: float = DIRECT
    hub: Place | None = None
    mutual: bool = False

    @property
    def places(self) -> frozenset[Place]:
        """All places of the pairs."""
        return frozenset(place for pair in self.pairs for place in (pair.one, pair.other))

    @property
    def is_list(self) -> bool:
        """True for one hub and several others."""
        return self.hub is not None and len(self.pairs) > 1


@dataclass(frozen=True, slots=True)
class Story:
    """What was spoken of before a sentence: the article's home, its first tie and its last one."""

    home: Place | None = None
    theme: Pairing | None = None
    focus: Pairing | None = None

    @property
    def last(self) -> Pairing | None:
        """The pair that "the two cities" are."""
        return self.focus or self.theme


def pair_up(scene: Scene, story: Story) -> Pairing | None:
    """The pairs of a scene by the first rule that answers."""
    return next((pairing for rule in RULES if (pairing := rule(scene, story)) is not None), None)


def explicit(scene: Scene, story: Story) -> Pairing | None:
    """The pairs whose two sides the sentence itself names."""
    return next((pairing for rule in EXPLICIT if (pairing := rule(scene, story)) is not None), None)


def groups(scene: Scene) -> list[list[Party]]:
    """Parties in runs: those that commas and "and" link stand together."""
    found: list[list[Party]] = []
    for party in scene.parties:
        if found and _linked(scene, found[-1][-1], party):
            found[-1].append(party)
        else:
            found.append([party])
    return found


def _linked(scene: Scene, one: Party, other: Party) -> bool:
    gap = _BRACKETED.sub(" ", _without_fillers(scene, one.end, other.start))
    return _LINK.fullmatch(gap) is not None


def _without_fillers(scene: Scene, start: int, end: int) -> str:
    """The text between two parties without countries, people, titles and the words that link lists."""
    chars = list(scene.gap(start, end))
    spans = [(cue.start, cue.end) for cue in scene.lexicon.phrases(*_FILLER).find(scene.document.scan, start, end)]
    spans += [(person.start, person.end) for person in scene.people]
    spans += [(place.start, place.end) for place in scene.asides]
    for begin, stop in spans:
        for position in range(max(begin, start), min(stop, end)):
            chars[position - start] = " "
    return "".join(chars)


def of_hub(scene: Scene, _story: Story) -> Pairing | None:
    """ "sister cities of Bandung include …", "Davao City's sisters …"."""
    for kind in scene.found("kinds"):
        hub = _owner(scene, kind.start, kind.end)
        others = [place for place in scene.places if hub and place != hub]
        if hub and others:
            return spokes(hub, others, "tie-noun-of")
    return None


def _owner(scene: Scene, start: int, end: int) -> Place | None:
    for party in scene.parties:
        if 0 <= party.start - end < _TIE_GAP and _only(scene, end, party.start, "of_words"):
            return party.place
        if 0 <= start - party.end < _TIE_GAP and "'" in scene.gap(party.end, party.end + 2):
            if _OWNER.fullmatch(scene.gap(party.end, start)):
                return party.place
    return None


def _only(scene: Scene, start: int, end: int, section: str) -> bool:
    """True when nothing but words of a section stands between two positions."""
    rest = scene.gap(start, end)
    for cue in reversed(scene.within(section, start, end)):
        rest = rest[: cue.start - start] + rest[cue.end - start :]
    return not rest.strip(" ,:\"'")


def between(scene: Scene, _story: Story) -> Pairing | None:
    """ "antara Jakarta dan Kuala Lumpur", "between A and B"."""
    for group in groups(scene):
        places = _places(group)
        leads = any(
            0 <= group[0].start - cue.end < _TIE_GAP and not scene.breaks_between(cue.end, group[0].start)
            for cue in scene.found("between_words")
        )
        if leads and len(places) == 2:
            return Pairing((Partnership.pair(*places),), "between-and")
    return None


def two_sides(scene: Scene, story: Story) -> Pairing | None:
    """ "A … dengan B", "A … with B, C and D": one side against the others."""
    sides = [_places(group) for group in groups(scene)]
    if len(sides) < 2 or len(scene.places) < 2:
        return None
    hub = _hub(sides, story.home)
    if hub is None:
        return None
    rest = [group for group in groups(scene) if hub not in _places(group)]
    if len(rest) > 1:
        rest = [group for group in rest if _is_led(scene, group[0])] or rest[:1]
    others = [place for group in rest for place in _places(group)]
    others += [place for side in sides if hub in side for place in side if place != hub]
    return spokes(hub, others, "two-sides") if others else None


def _hub(sides: Sequence[Sequence[Place]], home: Place | None) -> Place | None:
    alone = [side[0] for side in sides if len(side) == 1]
    if home is not None and any(home in side for side in sides):
        return home
    return alone[0] if alone else None


def _is_led(scene: Scene, party: Party) -> bool:
    """True when "with", "dengan" or a verb of tying stands right before a party."""
    cues = (*scene.found("with_words"), *scene.found("tie_verbs"))
    return any(0 <= party.start - cue.end < _TIE_GAP and not scene.breaks_between(cue.end, party.start) for cue in cues)


def coordinated(scene: Scene, story: Story) -> Pairing | None:
    """ "A dan B menjadi …", "A-B", "the mayors of A, B and C …"."""
    found = groups(scene)
    places = _places(found[0]) if len(found) == 1 else []
    if len(places) == 2:
        return Pairing((Partnership.pair(*places),), "coordinated-pair")
    if len(places) > 2 and scene.found("group_ties"):
        return Pairing(tuple(Partnership.pair(*two) for two in combinations(places, 2)), "all-to-all", mutual=True)
    if len(places) > 2 and story.home in places:
        return spokes(story.home, [place for place in places if place != story.home], "hub-in-list")
    return None


def with_home(scene: Scene, story: Story) -> Pairing | None:
    """ "menjalin kemitraan dengan B": the other side is the place that the article is about."""
    others = [place for place in scene.places if place != story.home]
    if story.home is None or not others or story.home in scene.places:
        return None
    led = [party for party in scene.parties if _is_led(scene, party)]
    if led or scene.found("turn_words"):
        return spokes(story.home, others, "with-home", CROSS_SENTENCE)
    return None


def spoken_of(scene: Scene, story: Story) -> Pairing | None:
    """ "kedua kota", "the tie", "kerja sama itu": the last pair, when the sentence names no other place."""
    last = story.theme if scene.found("both_sides", "all") else story.last
    if last is None or not set(scene.places) <= last.places:
        return None
    return Pairing(last.pairs, "spoken-of-before", CROSS_SENTENCE, last.hub, last.mutual)


def spokes(hub: Place, others: Iterable[Place], rule: str, confidence: float = DIRECT) -> Pairing:
    """One pair of the hub with each of the others."""
    pairs = tuple(dict.fromkeys(Partnership.pair(hub, other) for other in others if other != hub))
    return Pairing(pairs, rule if len(pairs) == 1 else f"{rule}-list", confidence, hub)


def _places(group: Iterable[Party]) -> list[Place]:
    return list(dict.fromkeys(party.place for party in group))


EXPLICIT: tuple[Callable[[Scene, Story], Pairing | None], ...] = (of_hub, between, two_sides, coordinated)
RULES = (*EXPLICIT, with_home, spoken_of)
