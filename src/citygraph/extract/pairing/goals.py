"""Where somebody goes for a tie, and where it is signed: the other side."""

from __future__ import annotations

from dataclasses import replace

from citygraph.extract.pairing.located import FROM, TO
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.model import Place

_AIM = 40  # characters between "to" and the tie that somebody goes for
_DEEDS: tuple[str, ...] = ("planned", "sign_verbs")  # what one goes to a partner for …
_ENCOUNTERS = ("comings", "hosting", "receptions", "delegations")
_DEEDS_ABROAD: tuple[str, ...] = ("talking_over", "deepening", "renewing")  # … and, at home, to a conference too


def gone_to(scene: Scene, story: Story) -> Pairing | None:
    """As in "flew to |X| to sign a sister city agreement", "visited |X| to explore ties", "… to discuss a twinning"."""
    goals = [spot for spot in scene.cast.whereabouts if spot.way == "to" and spot.place.type != "Country"]
    places = set(scene.places)
    if len(goals) != 1 or len(places) > 1 or goals[0].place in places:
        return None
    if (known := _pair_around(goals[0].place, story)) is not None and places <= known.places:
        return replace(known, rule="gone-to-region", confidence=CROSS_SENTENCE)
    hub = next(iter(places), story.home)
    if hub is None or hub == goals[0].place:
        return None
    goal = _region_around(goals[0].place, hub, story) or goals[0].place
    ties, papers = scene.found("kinds"), scene.found("documents")
    abroad = ties if goal.country != hub.country and not scene.found("sign_verbs") else ()
    for word, sections in (*((word, _DEEDS) for word in (*ties, *papers)), *((tie, _DEEDS_ABROAD) for tie in abroad)):
        aims = scene.within("purpose", goals[0].end, word.start)
        done = any(scene.within(section, goals[0].end, word.start) for section in sections)
        if aims and sections is _DEEDS_ABROAD and not done:
            done = _makes_tie(scene, aims[-1].end)
        if aims and done and word.start - aims[-1].end <= _AIM:
            return spokes(hub, [goal], "gone-to", CROSS_SENTENCE)
    return None


def come_for(scene: Scene, story: Story) -> Pairing | None:
    """As in "Guests from |X| arrived in |Y| to mark their twinning", "|Y| received |X| to discuss one".

    In "A delegation from |X| has come to renew the twinning", the story's own town is the host.
    """
    for tie in scene.found("kinds"):
        aim = max((word.end for word in scene.found("purpose") if word.end <= tie.start), default=None)
        if aim is None or tie.value == PLAIN or tie.start - aim > _AIM or scene.breaks_between(aim, tie.start):
            continue
        done = any(scene.within(section, aim, tie.start) for section in (*_DEEDS, *_DEEDS_ABROAD))
        come = any(scene.within(section, scene.sentence.start, aim) for section in _ENCOUNTERS)
        done = done or _makes_tie(scene, aim)
        if done and come and (sides := _guest_and_host(scene, story, aim)) is not None:
            return spokes(sides[0], [sides[1]], "come-for", CROSS_SENTENCE)
    return None


def _guest_and_host(scene: Scene, story: Story, end: int) -> tuple[Place, Place] | None:
    """Where guests came to and whence: the only two places up to a position, each abroad from the other."""
    spots = [*scene.parties, *(spot for spot in scene.cast.whereabouts if spot.place.type != "Country")]
    guests = dict.fromkeys(spot.place for spot in spots if spot.way == FROM and spot.end <= end)
    hosts = dict.fromkeys(spot.place for spot in spots if spot.way != FROM and spot.end <= end)
    if any(spot.start >= end and spot.place not in guests and spot.place not in hosts for spot in spots):
        return None
    if not hosts and story.home is not None:
        hosts = {story.home: None}
    if len(guests) != 1 or len(hosts) != 1:
        return None
    guest, host = next(iter(guests)), next(iter(hosts))
    return (host, guest) if guest.country != host.country else None


def _makes_tie(scene: Scene, aim: int) -> bool:
    """True for "flew to X to |forge| a twinning", "ke X untuk |menjalin| hubungan kota kembar": right behind "to"."""
    makes = (*scene.found_as("tie_verbs", "plain"), *scene.found_as("founding", "thing"))
    return any(0 <= verb.start - aim <= 1 for verb in makes)


def _region_around(goal: Place, hub: Place, story: Story) -> Place | None:
    """As in "Governor A was invited to |Ostra| to sign the pact of sister provinces": with the region that it is in."""
    known = story.last or story.near or story.met
    if known is None or hub.type != "Region" or goal.type != "City":
        return None
    return next((place for place in known.places if place != hub and place.id in goal.within), None)


def _pair_around(goal: Place, story: Story) -> Pairing | None:
    """The pair spoken of whose other city lies in a region: "went to |X Prefecture| to sign the pact" with its city."""
    known = story.last or story.near or story.met
    if known is None or goal.type != "Region":
        return None
    return known if any(goal.id in place.within for place in known.places) else None


def signed_there(scene: Scene, story: Story) -> Pairing | None:
    """As in "has returned from |X|, where he signed a pact", "visited |X|, where an MoU was signed"."""
    wheres = scene.found("where_words")
    if not wheres or not scene.found("documents"):
        return None
    back = scene.found_as("stays", "from")
    goals = [
        spot
        for spot in scene.cast.whereabouts
        if spot.place.type == "City"
        and (spot.way == TO or (spot.way == FROM and any(0 <= spot.start - word.end <= 1 for word in back)))
    ]
    others = [place for place in scene.places if not any(place == goal.place for goal in goals)]
    hub = others[0] if others else story.home
    if len(goals) != 1 or len(others) > 1 or hub is None or hub == goals[0].place:
        return None
    for where in wheres:
        signed = [verb for verb in scene.found("sign_verbs") if where.end <= verb.start]
        if where.start >= goals[0].end and signed and not scene.breaks_between(where.end, signed[0].start):
            return spokes(hub, [goals[0].place], "signed-there")
    return None
