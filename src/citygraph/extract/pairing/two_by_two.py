"""Pairs that are written together: "the Ostra-Velmo pact", "A is twinned with B, C with D"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from citygraph.extract.pairing.pairing import Pairing, Story
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import (
    TIE_GAP,
    groups,
    left_in_gap,
    places_of,
    stand_in_twos,
)
from citygraph.extract.pairing.sides import NEAR_KIND
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.folding import fold
from citygraph.phrases import Match

_HYPHENS = ("-", "–")
_SPEECH = 20  # characters between a speaker and the verb: ", Mayor Ann |said|"
_SIDES = 2
_TWO_PAIRS = 4  # parties


def compound(scene: Scene, _story: Story) -> Pairing | None:
    """As in "sister city Bandung-Cuenca": two names in one, right by the word for the tie; and those listed with it."""
    twos = [(one, other) for one, other in pairwise(scene.parties) if _is_compound(scene, one, other)]
    for at, (one, other) in enumerate(twos if scene.at is not None or len(scene.places) <= _SIDES else ()):
        start, end = scene.at or (one.start, other.end)
        if scene.at is None or 0 <= one.start - end < TIE_GAP or 0 <= start - other.end < TIE_GAP:
            listed = _listed_on(scene, twos[at:])
            return Pairing(tuple(Partnership.pair(one.place, other.place) for one, other in listed), "compound-name")
    return None


def _is_compound(scene: Scene, one: Party, other: Party) -> bool:
    """True for "|Bandung-Cuenca|", but not where a route is named so."""
    hyphen = scene.document.aligned[one.end : other.start].strip() in _HYPHENS and one.place != other.place
    return hyphen and "official" not in (one.way, other.way) and not _is_route(scene, one, other)


def _listed_on(scene: Scene, twos: Sequence[tuple[Party, Party]]) -> list[tuple[Party, Party]]:
    """The first of some compounds, and those that a list goes on with: "A-B, |C-D and E-F|"."""
    listed = list(twos[:1])
    for two in twos[1:]:
        if left_in_gap(scene, listed[-1][1].end, two[0].start):
            break
        listed.append(two)
    return listed


def _is_route(scene: Scene, one: Party, other: Party) -> bool:
    """True for "lomba layar |A-B|", "the |A-B| flight": named for where it begins and ends."""
    return any(0 <= one.start - word.end <= 1 or 0 <= word.start - other.end <= 1 for word in scene.found("routes"))


def chain(scene: Scene, _story: Story) -> Pairing | None:
    """As in "Kerja Sama Regional |A-B-C|": three names or more in one, right by the word, each tied to all."""
    found: list[list[Party]] = []
    for party in scene.parties if len(scene.places) > _SIDES else ():
        joined = found and scene.document.aligned[found[-1][-1].end : party.start].strip() in _HYPHENS
        if joined and "official" not in (party.way, found[-1][-1].way):
            found[-1].append(party)
        else:
            found.append([party])
    for names in found:
        near = any(
            0 <= names[0].start - noun.end < TIE_GAP for noun in (*scene.found("kinds"), *scene.found("documents"))
        )
        places = places_of(names)
        if near and len(places) > _SIDES:
            return Pairing(tuple(Partnership.pair(*two) for two in combinations(places, 2)), "all-to-all", mutual=True)
    return None


def _is_speaker(scene: Scene, party: Party) -> bool:
    """True for "A is twinned with B, |Mayor Ann| said, and C with D"."""
    reach = (max(scene.sentence.start, party.start - _SPEECH), min(scene.sentence.end, party.end + _SPEECH))
    return party.way == "official" and bool(scene.within("speech_verbs", *reach))


def _leads_at_once(scene: Scene, cue: Match[str], party: Party) -> bool:
    """True for "with |B|", "with Germany's |B|"."""
    return cue.end <= party.start and not left_in_gap(scene, cue.end, party.start)


def gapped(scene: Scene, _story: Story) -> Pairing | None:
    """As in "A is twinned with B, C with D and E, F with G": each with its own, the verb said once or again."""
    ties = scene.relates or scene.found_as("tie_verbs", "partner")
    told = [party for party in scene.parties if not _is_speaker(scene, party)] if ties else []
    if len(told) < _TWO_PAIRS:
        return None
    if (dated := _dated_pairs(scene, told)) is not None:
        return dated
    turns = _turns(scene, told)
    pairs = dict.fromkeys(Partnership.pair(hub.place, other.place) for hub, others in turns for other in others)
    apart = all(hub.place != other.place for hub, others in turns for other in others)
    return Pairing(tuple(pairs), "two-by-two") if len(turns) > 1 and apart else None


def _turns(scene: Scene, parties: Sequence[Party]) -> list[tuple[Party, list[Party]]]:
    """Each that "with" stands right behind, with those that it leads to: the first has a verb in between."""
    found: list[tuple[Party, list[Party]]] = []
    for one, other in pairwise(parties):
        cue = _leading_from(scene, one, other)
        partners = found[-1][1] if found else []
        if cue is None:
            if partners and partners[-1] is one and any(one in run and other in run for run in groups(scene)):
                partners.append(other)
        elif not found:
            if one is not parties[0]:
                return []
            found.append((one, [other]))
        elif _is_bare(scene, one.end, cue):
            if partners[-1] is one:
                partners.pop()
            if not partners:
                return []  # "with A with B"
            found.append((one, [other]))
        elif partners[-1] is one:
            partners.append(other)  # "with A |and with| B"
    return found


def _leading_from(scene: Scene, one: Party, other: Party) -> Match[str] | None:
    """The "with" between two parties that leads to the second; or the "of" of "A is a sister of B, |C of D|"."""
    cues = (*scene.found_as("with_words", "with"), *scene.found_as("tie_verbs", "partner"), *_genitives(scene))
    return next((cue for cue in cues if one.end <= cue.start and _leads_at_once(scene, cue, other)), None)


def _genitives(scene: Scene) -> Sequence[Match[str]]:
    """The words that lead to whose partner somebody is, where one stands right behind the word for it."""
    words = scene.found("of_words")
    kinds = [kind for kind in scene.relating_words if any(0 <= word.start - kind.end <= 1 for word in words)]
    return [word for word in words if kinds and word.start >= kinds[0].end]


def _is_bare(scene: Scene, start: int, cue: Match[str]) -> bool:
    """True where "with" stands right behind a name, at most its country in between: "|Bonn, Norland| with Lille"."""
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, start, cue.start)
    return not links and not left_in_gap(scene, start, cue.start)


def _dated_pairs(scene: Scene, parties: Sequence[Party]) -> Pairing | None:
    """As in "A and B have been twins since 1987, C and D since 1989": two by two, each two with their year."""
    links = scene.lexicon.phrases("list_links")
    sides = list(zip(parties[::2], parties[1::2]))
    for one, other in sides:
        gap = scene.gap(one.end, other.start)
        linked = links.find(scene.document.scan, one.end, other.start) and not left_in_gap(scene, one.end, other.start)
        if not linked or "," in gap or one.place == other.place:
            return None
    for (_, last), (first, _) in pairwise(sides):
        if not any(last.end <= date.start < first.start for date in scene.dates):
            return None
    rest = [(last.end, first.start) for (_, last), (first, _) in pairwise(sides[1:])]
    told = next((word.start for word in scene.relating_words if sides[0][1].end <= word.start), None)
    if len(parties) % 2 or told is None or told > sides[1][0].start:
        return None
    if any(left_in_gap(scene, start, end, "since_words", "year_words") for start, end in rest):
        return None
    return Pairing(tuple(Partnership.pair(one.place, other.place) for one, other in sides), "two-by-two")


def pairs_in_list(scene: Scene, _story: Story) -> Pairing | None:
    """As in "between A and B, C and D, and E and F": two by two, with commas between the pairs alone.

    Not what a list groups by countries: "They include A and B (Norland), C and D (Sudland) and E (Westland)".
    """
    if len(scene.parties) < _TWO_PAIRS:
        return None
    renamed = _renamed(scene)
    parties = [party for party in scene.parties if party.start not in renamed]
    named = [run for run in groups(scene) if run[0].start not in renamed]
    if len(named) > 1 or len(parties) < _TWO_PAIRS:
        return None
    words = (*scene.found("between_words"), *scene.found("list_openers"))
    opened = scene.gap(scene.sentence.start, parties[0].start).rstrip().endswith(":")
    if not opened and not any(0 <= parties[0].start - word.end <= NEAR_KIND for word in words):
        return None
    if not stand_in_twos(scene, parties):
        return None
    sides = [(one.place, other.place) for one, other in zip(parties[::2], parties[1::2])]
    if not scene.found("between_words") and any(one.country == other.country for one, other in sides):
        return None
    return Pairing(tuple(Partnership.pair(*two) for two in sides), "pairs-in-list")


def _renamed(scene: Scene) -> set[int]:
    """Where names stand that a place is called by now: "A and B, now called |C-B|"."""
    return {
        other.start
        for one, other in pairwise(scene.parties)
        if scene.gap(one.end, other.start).startswith(",") and fold(one.place.name) in fold(other.place.name)
    }
