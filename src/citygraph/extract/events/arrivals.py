"""Guests who are spoken of already: the day on which they came, and that what they did is one visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.dates.readings import days_between
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.presence import happening_of
from citygraph.extract.events.whereabouts import spots_of
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.parties import FROM, TO
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH, is_fresh
from citygraph.extract.papers.signing_dates import is_quote
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.lexicon import Match
from citygraph.model import Place

GUESTS = ("delegations", "guests", "plural_pronouns")


def guests_come(scene: Scene) -> tuple[Match[str], ...]:
    """The words for coming, in a sentence that names a day of the news."""
    if is_quote(scene) or not any(date.date.day and is_fresh(date, scene) for date in scene.dates):
        return ()
    return scene.found("comings")


def arrival(one: Told, cue: Match[str]) -> Happening | None:
    """As in "|The visitors| arrived on Tuesday by coach", "|Mayor B and her party| flew in via Lindby on Monday".

    They come from the other side of the tie that is spoken of, to the home of the story.
    """
    scene, home = one.scene, one.story.home
    others = sides_across(one)
    if not others or home is None:
        return None
    guests = set(guests_before(scene, cue, others))
    if not guests or _goes_elsewhere(scene, cue, home, others):
        return None
    happening = happening_of(one, "Visit", cue, home, guests, "visit-of-guests")
    fresh = happening.date is not None and bool(happening.date.date.day) and is_fresh(happening.date, scene)
    return happening if fresh else None


def sides_across(one: Told) -> frozenset[Place]:
    """The other side of the tie that is spoken of, as seen from the home of the story; none where it has none."""
    home = one.story.home
    pairing = next((last for last in (one.story.last, one.story.theme) if _is_with(last, home)), None)
    if pairing is None or home is None or home.type == "Country":
        return frozenset()
    return pairing.places - {home}


def _is_with(pairing: Pairing | None, home: Place | None) -> bool:
    return pairing is not None and home in pairing.places and len(pairing.places) > 1


def guests_before(scene: Scene, cue: Match[str], others: frozenset[Place]) -> Iterator[Official | Government]:
    """The subject before a word for going: officials of the other side, or its delegation, and nobody of a third."""
    start, _ = scene.clause(cue.start)
    before = [person.official for person in scene.people if start <= person.start and person.end <= cue.start]
    named = {party.place for party in scene.parties if start <= party.start and party.end <= cue.start}
    if not named <= others or any(official.office.jurisdiction not in others for official in before):
        return
    if before:
        yield from before
        return
    words = (word for section in GUESTS for word in scene.within(section, start, cue.start))
    if any(not scene.breaks_between(word.end, cue.start) for word in words):
        yield from (Government(place) for place in (named or others))


def _goes_elsewhere(scene: Scene, cue: Match[str], home: Place, others: frozenset[Place]) -> bool:
    """True for "landed in |Lindby|", another goal than the home; not for "arrived in Norland", where the home is."""
    around = {home.id, *home.within}
    leads = scene.lexicon.phrases("locating_words").find(scene.document.scan, cue.end, scene.sentence.end)
    passed = scene.lexicon.phrases("via_words").find(scene.document.scan, cue.end, scene.sentence.end)
    led = any(
        lead.start - cue.end <= 1 and lead.value != FROM and all(lead.start != via.start for via in passed)
        for lead in leads
    )
    goal = next((one.place for one in scene.mentioned if one.start >= cue.end), None) if led else None
    spots = {spot.place for spot in spots_of(scene) if spot.way == TO}
    if goal is not None:
        spots.add(goal)
    return any(spot in others or spot.id not in around for spot in spots)


def one_stay(found: Sequence[Happening]) -> list[Happening]:
    """Visits of one side to one place within days are one, of the first of these days."""
    kept: list[Happening] = []
    for happening in found:
        at = next((at for at, other in enumerate(kept) if _is_one_stay(happening, other)), None)
        if at is None:
            kept.append(happening)
            continue
        first, second = sorted((kept[at], happening), key=_day)
        place = next((one.place for one in (first, second) if one.place and one.place.type == "City"), first.place)
        kept[at] = replace(first, place=place, participants=first.participants | second.participants)
    return kept


def on_trip(meeting: Happening, others: Sequence[Happening]) -> Happening:
    """As in "Mayor A is leading a party to Ostra this week. He |met| Mayor B on Monday": at the goal of the trip."""
    if meeting.class_name != "Meeting" or meeting.is_placed:
        return meeting
    for other in others:
        here = other.class_name == "Visit" and other.place in meeting.sides and other.start < meeting.start
        travels = any(
            who.office.jurisdiction != other.place
            for who in other.participants & meeting.participants
            if isinstance(who, Official)
        )
        if here and travels and _are_near(meeting, other):
            return replace(meeting, place=other.place)
    return meeting


def _are_near(one: Happening, other: Happening) -> bool:
    """True for days that are near one another, as far as they are told."""
    if one.date is None or other.date is None or not (one.date.date.day and other.date.date.day):
        return one.date is None or other.date is None or one.date.date.agrees_with(other.date.date)
    return abs(days_between(one.date.date, other.date.date)) <= FRESH


def _day(happening: Happening) -> tuple[bool, str]:
    """What to sort by: told days before those taken from elsewhere, early ones before late ones."""
    return bool(happening.date_rule), str(happening.date.date) if happening.date else ""


def _is_one_stay(one: Happening, other: Happening) -> bool:
    if {one.class_name, other.class_name} != {"Visit"} or one.date is None or other.date is None:
        return False
    near = abs(days_between(one.date.date, other.date.date)) <= FRESH and bool(one.date.date.day)
    there = one.place is not None and other.place is not None and _is_in_one(one.place, other.place)
    return near and there and bool(one.sides & other.sides - {one.place, other.place})


def _is_in_one(one: Place, other: Place) -> bool:
    """True for one place, and for a town and the region where it lies."""
    return one == other or one.id in other.within or other.id in one.within
