"""The pairs of a sentence, and those that one of its words speaks of.

Each rule answers with a :class:`Pairing` or stays silent; the first of `RULES` that answers is believed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from citygraph.extract.pairing.apposition import apposed, apposed_to_hub, of_hub
from citygraph.extract.pairing.asides import without_aside
from citygraph.extract.pairing.earlier import without_earlier
from citygraph.extract.pairing.frames import framed, had_by_subject, owned_by_hub, pointed_at, said_of_each
from citygraph.extract.pairing.goals import come_for, gone_to, signed_there
from citygraph.extract.pairing.home_side import listed_behind, owned_where_they_go, with_home
from citygraph.extract.pairing.newcomers import joined_to
from citygraph.extract.pairing.owners import is_own_affair, owned_antecedent, with_antecedent, with_home_named
from citygraph.extract.pairing.pairing import DIRECT, Pairing, Story
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import are_several, is_led, leads
from citygraph.extract.pairing.series import in_series, own_partners
from citygraph.extract.pairing.sides import (
    between,
    coordinated,
    led_to_by_which,
    list_start,
    many_sides,
    reciprocal,
    stands_for_both,
    two_sides,
    with_which,
)
from citygraph.extract.pairing.spoken_of import spoken_of, two_there
from citygraph.extract.pairing.two_by_two import chain, compound, gapped, pairs_in_list
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.phrases import Match

_NEAR_KIND = 14  # characters


def pair_up(scene: Scene, story: Story) -> Pairing | None:
    """The pairs of a scene by the first rule that answers."""
    words = scene.relating_words
    if words and not scene.found("documents") and all(is_own_affair(scene, story, word) for word in words):
        return None
    asked = without_earlier(scene)
    return believed(spoken_of(asked, story)) if stands_for_both(scene, story) else _first(asked, story)


def pair_by_words(scene: Scene, story: Story) -> Pairing | None:
    """The pairs that the words for a tie in a scene speak of, each by the build of its clause."""
    found = [framed(scene, story, cue) for cue in scene.relating_words]
    pairs = dict.fromkeys(pair for one in found if one is not None for pair in one.pairs)
    first = next((one for one in found if one is not None), None)
    return replace(first, pairs=tuple(pairs)) if first is not None else None


def pair_for(scene: Scene, story: Story, cue: Match[str], section: str) -> Pairing | None:
    """The pairs that one word for a tie or a document speaks of."""
    if (told := with_which(scene, story, cue)) is not None:
        return told
    scene = without_aside(scene, cue)
    if _is_role(scene, cue):
        return pair_up(scene, story)
    if _is_of_one(scene, story, cue) if section == "documents" else is_own_affair(scene, story, cue):
        return None
    for whole in (scene, _clause_of(scene, cue)):
        if (apart := gapped(whole, story)) is not None and any(cue.end <= party.start for party in whole.parties):
            return apart
    if (own := own_partners(scene, story, cue)) is not None:
        return own
    found = framed(scene, story, cue) if section != "documents" else None
    return found or pair_up(_looked_at_for(scene, story, cue, section), story)


def _is_role(scene: Scene, cue: Match[str]) -> bool:
    """True for "bermitra dengan A |sebagai sister province| sejak 2005, dan B": what all partners of the verb are."""
    verbs = [verb for verb in scene.found_as("tie_verbs", "partner") if verb.end <= cue.start]
    return bool(verbs) and any(0 <= cue.start - word.end <= 1 for word in scene.found("among_words"))


def _is_of_one(scene: Scene, story: Story, cue: Match[str]) -> bool:
    """True for "A and B cut ties with C, and |D tore up its agreement|": with whom is not told; not with the home."""
    start, end = scene.clause(cue.start)
    inside = {party.place for party in scene.parties if start <= party.start < end}
    before = {party.place for party in scene.parties if party.end <= start} - inside
    owned = any(0 <= cue.start - word.end <= 1 for word in scene.found_as("owners", "before"))
    return owned and len(inside) == 1 and len(before) > 1 and story.home in before


def _clause_of(scene: Scene, cue: Match[str]) -> Scene:
    """The scene with the parties of one clause: "…, while |A is paired with B and C with D|"."""
    start, end = scene.clause(cue.start)
    parties = tuple(party for party in scene.parties if start <= party.start < end)
    return scene if parties == scene.parties else scene.with_cast(scene.cast.of(parties))


def _first(scene: Scene, story: Story) -> Pairing | None:
    """The answer of the first rule that has one, of those that the scene has something for."""
    sections = scene.cues.keys()
    for rule, words in _ASKED[min(len(scene.places), _MOST)]:
        if (not words or words <= sections) and (pairing := rule(scene, story)):
            return believed(pairing)
    return None


def believed(pairing: Pairing | None) -> Pairing | None:
    """A pairing without pairs that cannot be; None where no other is left."""
    if pairing is None:
        return None
    pairs = tuple([pair for pair in pairing.pairs if _may_tie(pair)])
    if len(pairs) == len(pairing.pairs):
        return pairing
    return replace(pairing, pairs=pairs) if pairs else None


def _may_tie(pair: Partnership) -> bool:
    """A place is no partner of what it lies in."""
    return pair.one.id not in pair.other.within and pair.other.id not in pair.one.within


def _looked_at_for(scene: Scene, story: Story, cue: Match[str], section: str) -> Scene:
    """The scene with the parties alone that a cue can speak of: those of its clause, its level, or the governments."""
    parties = list(scene.parties)
    start, end = scene.clause(cue.start)
    inside = [party for party in with_home_named(scene, story.home, start, end) if start <= party.start < end]
    if any(word.start == start for word in scene.found("relatives")):
        inside = with_antecedent(scene, story, start, end, inside)
    if not are_several(inside):
        inside = _with_subject(scene, start, inside)
    away = story.home is not None and story.home not in scene.places
    acting = any(party.way != "place" and party not in inside for party in parties)
    if are_several(inside) or (inside and away and not acting and list_start(scene) is None):
        parties = inside
    governing = [party for party in parties if party.way == "government"]
    regions = [party for party in parties if party.place.type == "Region"]
    if section == "documents" and are_several(governing):
        parties = governing
    elif section == "kinds" and cue.value == "sister-region" and are_several(regions):
        parties = regions
    cities = [party for party in parties if party.place.type == "City"]
    if section == "documents" and len(cities) < len(parties) and are_several(cities) and are_several(regions):
        parties = cities
    same = len(parties) == len(scene.parties)
    cast = scene.cast if same and tuple(parties) == scene.parties else scene.cast.of(parties)
    return scene.with_cast(cast, at=(cue.start, cue.end))


def _with_subject(scene: Scene, start: int, inside: list[Party]) -> list[Party]:
    """As in "A voted to …, after it cancelled a deal with |B|": who acts in a later clause is who acted before."""
    acting = next((party for party in scene.parties if party.end <= start), None)
    withs = scene.found_as("with_words", "with")
    if acting is None or not inside or is_led(scene, acting):
        return inside
    if not leads(scene, withs, inside[0]) and not _is_owned_there(scene, start, inside[0]):
        return inside
    return [acting, *inside] if acting.place != inside[0].place else inside


def _is_owned_there(scene: Scene, start: int, party: Party) -> bool:
    """True for "A has no ties with C; |its twin is B|", "kota kembarnya ialah B": whose it is acted before."""
    kinds = [kind for kind in scene.relating_words if start <= kind.start and kind.end <= party.start]
    clitics = scene.lexicon.words("pronoun_clitics")
    return any(
        scene.within("owners", max(start, kind.start - _NEAR_KIND), kind.end)
        or scene.gap(kind.end, party.start).split()[:1] in [[clitic] for clitic in clitics]
        for kind in kinds
        if party.start - kind.end <= _NEAR_KIND
    )


def is_of_others(scene: Scene, pairing: Pairing) -> bool:
    """True when companies, universities, states … act; beside two named places only where they stand on a side.

    As in "signed with the University of X", "Universitas X dan …"; not "A works with B through an agency".
    """
    others = scene.found("other_parties")
    withs = scene.found_as("with_words", "with")
    led = any(0 <= party.start - cue.end <= 1 for cue in withs for party in scene.parties)
    if not others or (pairing.confidence < DIRECT and not led):
        return bool(others)
    opens = scene.parties[0].start if scene.parties else scene.sentence.end
    return any(other.end <= opens or any(0 <= other.start - cue.end <= _NEAR_KIND for cue in withs) for other in others)


def linked_sides(scene: Scene, story: Story) -> Pairing | None:
    """As in "|A| has been twinned with |B and C|, said the mayor of D": its clause tells whose, beside a speaker."""
    named = scene.names_kind and scene.at is None  # else one word is looked at
    pairing = pair_by_words(scene, story) if named else None
    others = [party for party in scene.parties if pairing is not None and party.place not in pairing.places]
    return pairing if others and all(party.way == "official" for party in others) else None


Rule = Callable[[Scene, Story], Pairing | None]
NAMED: tuple[Rule, ...] = (
    pointed_at,
    in_series,
    listed_behind,
    gapped,
    pairs_in_list,
    chain,
    compound,
    apposed,
    of_hub,
    had_by_subject,
    owned_by_hub,
    said_of_each,
    between,
    reciprocal,
    joined_to,
    many_sides,
    linked_sides,
    two_sides,
    coordinated,
    with_home,
    owned_where_they_go,
    owned_antecedent,
    gone_to,
    come_for,
    apposed_to_hub,
    two_there,
    signed_there,
    led_to_by_which,
)
RULES: tuple[Rule, ...] = (*NAMED, spoken_of)


class Need(NamedTuple):
    """What must stand in a scene for a rule to answer: so many places, and words of each of some sections."""

    places: int = 0
    words: frozenset[str] = frozenset()


NEEDS: dict[Rule, Need] = {
    pointed_at: Need(places=2),
    listed_behind: Need(places=1, words=frozenset({"list_openers"})),
    gapped: Need(places=3),
    pairs_in_list: Need(places=1),
    chain: Need(places=3),
    compound: Need(places=2),
    of_hub: Need(places=2, words=frozenset({"kinds"})),
    had_by_subject: Need(places=2, words=frozenset({"kinds", "having_verbs"})),
    owned_by_hub: Need(places=2, words=frozenset({"owners"})),
    said_of_each: Need(places=2, words=frozenset({"kinds"})),
    between: Need(places=2, words=frozenset({"between_words"})),
    reciprocal: Need(places=3),
    joined_to: Need(places=1, words=frozenset({"newcomer_verbs"})),
    many_sides: Need(places=3),
    linked_sides: Need(places=3, words=frozenset({"with_words"})),
    two_sides: Need(places=2),
    coordinated: Need(places=2),
    with_home: Need(places=1),
    owned_where_they_go: Need(places=1, words=frozenset({"kinds"})),
    owned_antecedent: Need(words=frozenset({"relatives", "kinds"})),
    come_for: Need(words=frozenset({"kinds", "purpose"})),
    apposed_to_hub: Need(places=1, words=frozenset({"kinds"})),
    two_there: Need(words=frozenset({"both_sides"})),
    signed_there: Need(words=frozenset({"where_words", "documents"})),
    led_to_by_which: Need(words=frozenset({"relatives"})),
}
"""Without which a rule would be silent; it need not be all."""
_MOST = max(need.places for need in NEEDS.values())
_ASKED = tuple(
    tuple((rule, need.words) for rule in RULES if (need := NEEDS.get(rule, Need())).places <= places)
    for places in range(_MOST + 1)
)
"""The rules with the sections that they need, by the number of places."""
