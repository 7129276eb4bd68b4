"""Guests who are spoken of already: the day on which they came, and that what they did is one visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.dates.readings import days_between
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.here import across, here
from citygraph.extract.events.presence import happening_of, takes_part
from citygraph.extract.events.whereabouts import GUESTS, spots_of
from citygraph.extract.mention import PersonMention
from citygraph.extract.pairing.located import FROM, TO
from citygraph.extract.pairing.parties import LOCAL_ROLES
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH, is_fresh
from citygraph.extract.papers.signing_dates import is_quote
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

_GUESTS_GAP = 25  # characters of "the |guests from Ostra|, "
_BROUGHT = 30  # characters of "brought |some 40 of his own |people"


def guests_come(scene: Scene) -> tuple[Match[str], ...]:
    """The words for coming, outside quotes: of who comes by name, or on a day of the news."""
    fresh = any(date.date.day and is_fresh(date, scene) for date in scene.dates)
    if is_quote(scene) or not (fresh or (scene.dates and scene.people)):
        return ()
    back = scene.found_as("events", "none")  # "|tiba kembali| di Ostra"
    come = (cue for cue in scene.found("comings") if not any(word.start <= cue.start < word.end for word in back))
    return (*come, *(cue for cue in scene.found("bringing") if _brings_others(scene, cue)))


def _brings_others(scene: Scene, cue: Match[str]) -> bool:
    """True for "brought 40 |people|", "membawa serta belasan |pengusaha|"; not for what is brought."""
    ahead = scene.lexicon.phrases("fellow_travellers", "delegations")
    return bool(ahead.find(scene.document.scan, cue.end, min(cue.end + _BROUGHT, scene.sentence.end)))


def arrival(one: Told, cue: Match[str]) -> Happening | None:
    """As in "|The visitors| arrived on Tuesday by coach", "|Mayor B|, who came last year for the anniversary, …".

    They come from the other side of the tie that is spoken of, or a head of a town abroad does, to where the news is
    set; who holds office there comes to the other side.
    """
    scene, seat, others = one.scene, here(one), across(one)
    if seat is None:
        return None
    guests = set(guests_before(scene, cue, seat, others))
    if not guests and len(others) == 1 and cue in scene.found("comings"):
        (seat,), others = others, frozenset((seat,))
        guests = {guest for guest in guests_before(scene, cue, seat, others) if isinstance(guest, Official)}
    if not guests or _goes_elsewhere(scene, cue, seat, others):
        return None
    happening = happening_of(one, "Visit", cue, seat, guests, "visit-of-guests")
    fresh = happening.date is not None and bool(happening.date.date.day) and is_fresh(happening.date, scene)
    named = happening.date is not None and any(isinstance(guest, Official) for guest in guests)
    return happening if fresh or named else None


def hosts_go(scene: Scene) -> tuple[Match[str], ...]:
    """The words for going, outside quotes, in a sentence with a date that names who goes."""
    return scene.found("goings") if scene.dates and scene.people and not is_quote(scene) else ()


def departure(one: Told, cue: Match[str]) -> Happening | None:
    """As in "|Councillor A| went in 2014", "when |Mayor A| flew out for the anniversary": to the other side."""
    scene, seat, others = one.scene, here(one), across(one)
    if seat is None or len(others) != 1:
        return None
    (goal,) = others
    guests = {guest for guest in guests_before(scene, cue, goal, frozenset((seat,))) if isinstance(guest, Official)}
    if not guests or _goes_elsewhere(scene, cue, goal, frozenset((seat,))):
        return None
    return happening_of(one, "Visit", cue, goal, guests, "visit-to-other-side")


def guests_before(
    scene: Scene, cue: Match[str], seat: Place, others: frozenset[Place]
) -> Iterator[Official | Government]:
    """The subject before a word for going: officials from elsewhere, or the other side's delegation; no third's."""
    start, _ = scene.clause(cue.start)
    said = scene.within("speech_verbs", start, cue.start)
    start = said[-1].end if said else start  # "Mayor A said |a team from Ostra| came on Monday"
    people = [person for person in scene.people if start <= person.start and person.end <= cue.start]
    people = people or _before_relative(scene, start)
    before = [person.official for person in people if takes_part(scene, person.start)]
    named = {party.place for party in scene.parties if start <= party.start and party.end <= cue.start}
    if len(before) < len(people) or not named <= {*others, *(official.office.jurisdiction for official in before)}:
        return
    if before:
        if all(_comes_from_afar(official, seat, others) for official in before):
            yield from before
        return
    words = [word for section in GUESTS for word in scene.within(section, scene.sentence.start, cue.start)]
    end = start if _is_relative(scene, start) else cue.start
    if any(not scene.breaks_between(word.end, end) and word.end <= end for word in words):
        yield from (Government(place) for place in (named or others))


def _before_relative(scene: Scene, start: int) -> list[PersonMention]:
    """As in "|Mayor B of Ostra|, who arrived on Monday": whom a relative clause tells more of, if no guests it is."""
    people = [person for person in scene.people if person.end <= start][-1:] if _is_relative(scene, start) else []
    near = max(scene.sentence.start, start - _GUESTS_GAP)
    guests = [word.start for section in GUESTS for word in scene.within(section, near, start)]
    return [person for person in people if not any(person.end <= word for word in guests)]


def _is_relative(scene: Scene, start: int) -> bool:
    return any(0 <= word.start - start <= 1 for word in scene.found("relatives"))


def _comes_from_afar(official: Official, seat: Place, others: frozenset[Place]) -> bool:
    """True for the other side of the tie, and for a local head of another country."""
    office = official.office
    return office.jurisdiction in others or (office.role in LOCAL_ROLES and office.jurisdiction.country != seat.country)


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
    _, end = scene.clause(cue.start)
    going = min((word.start for word in scene.within("leavings", cue.end, scene.sentence.end)), default=end)
    spots = {spot.place for spot in spots_of(scene) if spot.way == TO and spot.start < min(end, going)}
    if goal is not None:
        spots.add(goal)
    return any(spot in others or spot.id not in around for spot in spots)


def one_stay(found: Sequence[Happening]) -> list[Happening]:
    """Visits of one side to one place within days are one, of the first of these days; so is a forum there."""
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
    if one.class_name != other.class_name or one.date is None or other.date is None:
        return False
    near = abs(days_between(one.date.date, other.date.date)) <= FRESH and bool(one.date.date.day)
    forum = one.class_name == "Forum"
    there = forum and None in (one.place, other.place)  # "The forum closed on Friday"
    there = there or (one.place is not None and other.place is not None and _is_in_one(one.place, other.place))
    shared = one.class_name == "Visit" and bool(one.sides & other.sides - {one.place, other.place})
    return near and there and (shared or forum)


def _is_in_one(one: Place, other: Place) -> bool:
    """True for one place, and for a town and the region where it lies."""
    return one == other or one.id in other.within or other.id in one.within
