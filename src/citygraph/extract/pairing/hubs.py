"""Whose partners the next sentences name, and the partners that they add without a word for the tie.

"Leeds has several twin towns. Lille was the first, in 1968; then came Brno. Africa has one, Durban."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citygraph.extract.pairing.lists import is_marked_item, opens_paragraph, pair_of_item, places_but_besides
from citygraph.extract.pairing.located import FROM
from citygraph.extract.pairing.owners import owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, GOING_ON, PAIRS, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, left_in_gap
from citygraph.extract.pairing.two_by_two import pairs_in_list
from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.model import Place
from citygraph.phrases import Match

_REMARK = 2  # words
_TWO = 2  # partners
_OPENED = 2  # ", ", ": "
_OF_SOMETHING_ELSE = frozenset(("other_parties", "not_ties"))  # firms; roads, trade
_NOUN = 20  # characters behind a nationality in which what it describes stands


def hub_told(scene: Scene, pairing: Pairing, story: Story) -> Place | None:
    """Whose partners a sentence tells: the hub of several, else the article's home when it is one of the two."""
    counted = pairing.hub is not None and scene.found("ordinal_words")  # "A was B's first sister"
    if pairing.is_list or counted:
        return pairing.hub
    owner = _owner_of_several(scene)
    if owner in pairing.places:
        return owner
    if story.home in pairing.places:
        return story.home
    return None if story.home is not None and _is_remark(scene) else pairing.hub


def _owner_of_several(scene: Scene) -> Place | None:
    """As in "A is one of |B|'s twin towns", "A, one of the four twin towns of |B|": whose others may be told next."""
    several = scene.found("one_of_several")
    owners = (owner_of(scene, kind.start, kind.end) for kind in scene.found("kinds") if kind.value != PLAIN)
    return next((owner for owner in owners if owner is not None), None) if several else None


def _is_remark(scene: Scene) -> bool:
    """True for "It lies beside Ostra, |which| is Velmo's sister city": what is told on goes of neither."""
    starts = {word.start for word in scene.found("relatives")}
    return all(scene.clause(word.start)[0] in starts for word in scene.relating_words)


def hub_with_ties(scene: Scene, story: Story, scenes: Sequence[Scene]) -> Place | None:
    """Whose partners the next sentences name: "Leeds has several twin towns.", "Its twins are many."."""
    if not scene.names_kind or scene.found("generic") or scene.found("planned") or scene.found("ended"):
        return None
    kinds = [cue for cue in scene.found("kinds") if not is_denied(scene, cue.start)]
    if len(scene.places) == 1 and kinds and _has_ties(scene):
        return scene.places[0]
    owned = any(0 <= kind.start - word.end <= _NOUN for kind in kinds for word in scene.found_as("owners", "before"))
    if not owned or scene.places:
        return None
    before = scenes[scene.index - 1].places if not opens_paragraph(scene, scenes) else ()
    return before[0] if len(before) == 1 else story.hub or story.home


def _has_ties(scene: Scene) -> bool:
    """True for "|Leeds| has twinning links with several cities", "Leeds's twins": the place whose ties are told."""
    if not scene.parties:
        return False
    end = scene.parties[0].end
    owns = any(0 <= word.start - end <= _OPENED for word in scene.found_as("tie_verbs", "plain"))
    return owns or any(owner_of(scene, kind.start, kind.end) is not None for kind in scene.found("kinds"))


def counted(scene: Scene) -> int:
    """How many partners of its only place a sentence counts: "Lima daerah meneken nota kesepahaman dengan Bupati X"."""
    if not scene.relates or len(scene.places) != 1:
        return 0
    return max((int(count.value) for count in scene.found("count_words") if count.value.isdigit()), default=0)


def tells_of_the_others(scene: Scene) -> bool:
    """True for "|Leeds's other twin towns| have chipped in too.": those that the paragraph goes on to name are such."""
    kinds = [kind for kind in scene.found("kinds") if kind.value != PLAIN]
    rest = any(0 <= kind.start - word.end <= 1 for kind in kinds for word in scene.found("rest_words"))
    return rest and len(scene.places) <= 1 and not scene.found("planned") and not scene.found("denied")


def added_to_hub(scene: Scene, hub: Place, awaited: int, *, of_others: bool = False) -> Pairing | None:
    """As in "It was later joined by A and B", "Selain A, ada B dan C": more of the hub's, with no word for the tie.

    Where the hub's partners were counted, those `awaited` are the next that are named: "Yang hadir, Bupati A, …".
    """
    members = [party for party in scene.parties if party.place != hub and not _is_remarked(scene, party)]
    if of_others:  # "Lille sent a choir. From |Brno| came a band."
        members += [spot for spot in scene.cast.whereabouts if spot.way == FROM and spot.place.type == "City"]
    others = list(dict.fromkeys(party.place for party in members))
    exact = any(paper.value != "Agreement" for paper in scene.found("documents"))
    if scene.names_kind or exact or not others or scene.holds(_OF_SOMETHING_ELSE):
        return None
    listed = scene.found_as("existentials", "there") and (len(others) > 1 or scene.found("former_ties"))
    counted = awaited >= len(others) and all(party.way != "place" for party in members)
    more = of_others or listed or counted
    if not more:
        return None
    hub = _who_has(scene, members) or hub
    others = [place for place in others if place != hub]
    if (apart := pairs_in_list(scene, Story())) is not None:  # "more have followed, among them A and B, and C and D"
        return replace(apart, rule=PAIRS, confidence=CROSS_SENTENCE)
    return spokes(hub, others, GOING_ON, CROSS_SENTENCE)


def _who_has(scene: Scene, members: Sequence[Party]) -> Place | None:
    """As in "|Ostra| sudah ada A, B dan C": who stands alone before the verb has them, whoever was told of before."""
    there = scene.found_as("existentials", "there")
    before = [party for party in members if there and party.end <= there[0].start]
    alone = len(before) == 1 and len(members) > _TWO and before[0].place in places_but_besides(scene)
    return before[0].place if alone else None


def added_to_list(scene: Scene, story: Story) -> Pairing | None:
    """As in "A and B |round out the list|", wherever it stands: partners of the place whose ties were told last.

    In "|X| has since added A and B", those of X.
    """
    adding = [word for word in scene.found_as("more_partners", "adds") if _is_followed(scene, word)]
    cues = (*scene.found_as("more_partners", "list"), *adding)
    if not cues or scene.relates or scene.found("other_parties") or any(one.way != "place" for one in scene.parties):
        return None
    subjects = {party.place for party in scene.parties if party.end <= cues[0].start}
    behind = any(party.start >= cues[0].end for party in scene.parties)
    hub = subjects.pop() if behind and len(subjects) == 1 else story.hub
    others = [party.place for party in scene.parties if party.place != hub]
    return spokes(hub, others, GOING_ON, CROSS_SENTENCE) if hub is not None and others else None


def _is_followed(scene: Scene, word: Match[str]) -> bool:
    """True for "has added |Lille|", and not for "has added buses to Lille"."""
    behind = next((party for party in scene.parties if party.start >= word.end), None)
    return behind is not None and not left_in_gap(scene, word.end, behind.start)


def _is_remarked(scene: Scene, party: Party) -> bool:
    """True for a place in a remark: "Novosibirsk (an arrangement that the city shares with |St. Paul|)"."""
    opening = scene.gap(scene.sentence.start, party.start).rfind("(")
    closing = scene.gap(scene.sentence.start, party.start).rfind(")")
    return opening > closing and len(scene.gap(scene.sentence.start + opening, party.start).split()) > _REMARK


def with_hub(scene: Scene, story: Story, pairing: Pairing | None) -> Story:
    """The story with the place whose ties were told last: the home while it is one of the two."""
    if not scene.relates:
        return story
    pairing = None if pairing is not None and pairing.is_spoken_of else pairing
    alone = scene.places[0] if len(scene.places) == 1 else None
    alone = alone if alone == story.home or (scene.names_kind and _has_ties(scene)) else None
    hub = hub_told(scene, pairing, story) if pairing is not None else alone
    return story._replace(hub=hub, hub_paragraph=scene.sentence.paragraph) if hub is not None else story


def pair_listed(scene: Scene) -> Pairing | None:
    """As in "• Ostra, Norland – Velm, Sudland": the two cities of an item in a list of pairs."""
    two = pair_of_item(scene)
    return Pairing((Partnership.pair(*two),), PAIRS, CROSS_SENTENCE) if two is not None else None


def listed_under(scene: Scene, head: Scene, story: Story, announced: Place | None = None) -> Pairing | None:
    """As in "… has three sisters:" and then "• Ostra, Norland (1981)": the hub of the head with what an item names.

    That of the line right over the items, if it names one, before that of a head further up.
    """
    if (apart := pairs_in_list(scene, story)) is not None:
        return replace(apart, rule=PAIRS, confidence=CROSS_SENTENCE)
    hub = announced or _hub_of_list(head, story)
    runs = groups(scene)[:1] if is_marked_item(scene) else groups(scene)
    named = [party for run in runs for party in run if party.way == "place"] or [party for run in runs for party in run]
    others = [party.place for party in named if party.place != hub]
    return spokes(hub, others, GOING_ON, CROSS_SENTENCE) if hub is not None and others else None


def _hub_of_list(head: Scene, story: Story) -> Place | None:
    """Whose partners a head announces: the only place that it names, else the article's home.

    Not the one of "Apart from |Ostra| the city is tied to the following:".
    """
    places = places_but_besides(head)
    return places[0] if len(places) == 1 else story.home
