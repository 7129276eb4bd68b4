"""Visits, meetings and forums: who went where, who received whom, who sat together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from citygraph.extract.events.arrivals import arrival, departure, guests_come, hosts_go
from citygraph.extract.events.goals import (
    OWN_GAP,
    SHORT,
    arrived_at,
    at_host,
    goal_of,
    in_country,
    is_owned,
    leads_astray,
    received_by,
    stated_goal,
    visited_by_name,
    visitors_of,
    where_met,
)
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.meetings import is_met, is_occasion_of_meeting, meeting, meetings, sent_by
from citygraph.extract.events.presence import happening_of, named_in, present, takes_part, teams_in, tellers
from citygraph.extract.events.receptions import class_of_reception, is_meeting, reception
from citygraph.extract.events.side_by_side import act_of_two, acts
from citygraph.extract.events.sittings import ENVOYS, envoy_call, forum_of, forums, session_of, sessions
from citygraph.extract.events.stays import is_back, stay, stays
from citygraph.extract.events.unmade import took_place
from citygraph.extract.events.whereabouts import (
    described_spot,
    has_origin,
    receives_guests,
    spots_of,
)
from citygraph.extract.pairing.located import FROM, TO
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

_TO_GAP = 6  # characters between "visit" and "to"
STATES_HEADS = frozenset(("head-of-state", "head-of-government"))
_TOLD_BY = frozenset((  # what the rules ask for
    "events", "hosting", "delegations", "fellow_travellers", "guest_words", "stays", "comings", "bringing", "goings",
    "joint_acts", "talking_over",
))  # fmt: skip
_TRAVELLERS = ("delegations", "plural_pronouns", "heads")  # who comes, by no name


def encounters_in(one: Told) -> Iterator[Happening]:
    """The encounter that a sentence tells of, if it does."""
    scene = one.scene
    if scene.is_title or (scene.found("generic") and not guests_come(scene)):
        return
    told: list[Happening] = []
    for rule, cues in _RULES if scene.holds(_TOLD_BY) else ():
        for cue in cues(scene):
            happening = rule(one, cue) if took_place(scene, cue) else None
            if happening is None or _is_background(scene, happening):
                continue
            if not told or _is_another(happening, told):
                told.append(happening)
            break
    if told:
        yield from told
        return
    if (called := envoy_call(one)) is not None:
        yield called


def _is_another(happening: Happening, told: Sequence[Happening]) -> bool:
    """True for the second of "The forum was opened on Tuesday by Mayor A and Mayor B, who |arrived on Monday|"."""
    return happening.date is not None and all(
        other.class_name != happening.class_name and other.date is not None and other.date.start != happening.date.start
        for other in told
    )


def _is_background(scene: Scene, happening: Happening) -> bool:
    """True for guests of no name in a year told alone: "A team from Velmo came |in 2003|"; and for long ago."""
    date = happening.date
    if date is None:
        return bool(scene.found("long_ago"))
    people = [who for who in happening.participants if isinstance(who, Official)]
    named = any(happening.class_name != "Visit" or who.office.jurisdiction != happening.place for who in people)
    return not named and not date.date.month and not is_fresh(date, scene)


def _visits(scene: Scene) -> tuple[Match[str], ...]:
    """As in "visited", "welcomed a delegation from …"; of tourists none."""
    if scene.found("tourists") or is_back(scene):
        return ()
    receptions = {cue.start for cue in scene.found("receptions")}
    hosting = any(
        (cue.value != "none" or receives_guests(scene, cue)) and cue.start in receptions
        for cue in scene.found("hosting")
    )
    words = (*scene.found_as("events", "Visit"), *scene.found("guest_words"))
    apart = (is_met, leads_astray, is_occasion_of_meeting, _is_on_journey_of_meeting)
    going = tuple(cue for cue in words if not any(is_apart(scene, cue) for is_apart in apart))
    passive = tuple(cue for cue in scene.found_as("hosting", "passive") if cue.start in receptions)
    if hosting and scene.people and not any(person.start > cue.end for cue in passive for person in scene.people):
        going = (*going, *passive)  # "Mayor A |was welcomed| in Ostra"
    return (*going, *(team for team in teams_in(scene) if hosting and has_origin(scene, team)))


def _is_on_journey_of_meeting(scene: Scene, cue: Match[str]) -> bool:
    """True for "Mayor A, who is on a |visit| to Norland, |met| Mayor B of Ostra": the meeting is what is told."""
    if not any(cue.end < word.start for word in scene.found_as("events", "Meeting")):
        return False
    return in_country(scene, cue, {official.office.jurisdiction for official in present(scene)}) is not None


def _journeys(scene: Scene) -> tuple[Match[str], ...]:
    """As in "led a delegation to Ostra": a visit without the word."""
    goals = [spot.start for spot in spots_of(scene) if spot.way == TO]
    sent_to = _goals_of_the_sent(scene)
    return tuple(
        cue
        for cue in (teams_in(scene) if sent_to else scene.found("delegations"))
        if any(cue.end <= goal and not scene.breaks_between(cue.end, goal) for goal in (*goals, *sent_to))
    )


def _goals_of_the_sent(scene: Scene) -> tuple[int, ...]:
    """Where the places begin of "Velmo |sent| a group of pupils |to| Ostra"."""
    if not teams_in(scene):
        return ()
    scan, end = scene.document.scan, scene.sentence.end
    sent = scene.lexicon.phrases("senders").find(scan, scene.sentence.start, end)
    leads = scene.lexicon.phrases("goal_leads").find(scan, sent[0].end, end) if sent else ()
    named = [one.start for one in (*scene.parties, *scene.cast.whereabouts)]
    return tuple(start for start in named for lead in leads if start - lead.end == 1)


def _visit(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Wali Kota X berkunjung ke Y", "Y welcomed a delegation from X": who goes to a place that is not theirs."""
    scene = one.scene
    officials = present(scene) - _named_later(scene, cue) - tellers(scene, cue)
    visitors = visitors_of(scene, cue) - {goal_of(scene, cue)}  # "visited the city of |Ostra|": not whose visit it is
    sides = {official.office.jurisdiction for official in officials}
    own = sides if len(sides) == 1 else set[Place]()  # nobody visits his own town
    place = visited_by_name(one, cue) or in_country(scene, cue, sides) or at_host(scene, cue) or _that_town(one, cue)
    place = place or stated_goal(one, cue, own) or where_met(one, officials)
    place = place or received_by(one, visitors)
    away = [spot for spot in spots_of(scene) if spot.way != FROM and spot.place.type != "Country"]
    if place is None and all(spot.place in own for spot in away):
        place = _home_of_hosts(one, officials, visitors)
    place = place or arrived_at(one, cue, own)
    if place is None or place in visitors or _is_own(scene, place, own):
        return None
    guests = {person for person in officials if person.office.jurisdiction != place}
    senders = {Government(sender) for sender in _senders(scene) if sender != place}
    if guests and all(_travels_for_country(guest, place, comes=place == one.story.home) for guest in guests):
        return None
    if not guests and not senders:
        senders = {sender for sender in (*_teams_of(scene), *_spoken_of(one, place)) if sender.place != place}
    if not guests and not senders:
        return None
    if guests and all(guest.office.role in ENVOYS for guest in guests) and _is_audience(scene):
        return happening_of(one, "Meeting", cue, place, officials, "envoy-received")
    people: set[Official | Government] = {*officials, *senders}
    met = is_meeting(scene) and class_of_reception(scene, cue, place, people) == "Meeting"
    if met or scene.found("receptions"):
        return reception(one, "Meeting" if met else "Visit", cue, place, people)
    return happening_of(one, "Visit", cue, place, officials or senders, "visit-to-place")


def _named_later(scene: Scene, cue: Match[str]) -> Set[Official]:
    """Who is named behind the clause of a visit, as in "The prize |went to| Ostra, and Mayor B will speak today"."""
    if any(scene.found(section) for section in ("hosting", "delegations", "guest_words")):
        return frozenset()
    _, end = scene.clause(cue.start)
    first: dict[Official, int] = {}
    for person in scene.people:
        first.setdefault(person.official, person.start)
    return {official for official, start in first.items() if start >= end}


def _is_own(scene: Scene, place: Place, own: Set[Place]) -> bool:
    """True for a town of one's own, unless it is host, and for a governor in a town of the region."""
    return (place in own and not scene.found("hosting")) or any(seat.id in place.within for seat in own)


def _senders(scene: Scene) -> Iterator[Place]:
    """Who comes by no name: governments, and "a delegation from |Ostra|"; not "a doctor from Ostra"."""
    sent = teams_in(scene) or scene.found("guests") or scene.found("hosting") or scene.found("heads")
    come = [party for party in scene.parties if party.way != "official"]
    come += [party for party in named_in(scene) if party.way == FROM and sent]
    yield from (party.place for party in come if takes_part(scene, party.start))  # not in "a letter from |Ostra|"


def _teams_of(scene: Scene) -> Iterator[Government]:
    """As in "a |delegation of the Velmo council|", where that is taken to say where."""
    for team in scene.found("delegations"):
        for spot in scene.cast.whereabouts:
            if 0 <= spot.start - team.end < OWN_GAP and is_owned(scene, team.end, spot.start):
                yield Government(spot.place)


def _spoken_of(one: Told, place: Place) -> Iterator[Government]:
    """As in "|The delegation| arrived on Saturday", "|They| came on Friday": from the other side of the tie."""
    scene, last = one.scene, one.story.last
    subjects = any(scene.found(section) for section in _TRAVELLERS)
    if last is None or len(last.pairs) != 1 or place not in last.places:
        return
    if subjects and any(date.date.month for date in scene.dates):
        yield from (Government(other) for other in last.places - {place})


def _travels_for_country(guest: Official, place: Place, *, comes: bool) -> bool:
    """True for heads of state who visit a country, for members of a national assembly, and for envoys who travel on."""
    role, country = guest.office.role, guest.office.jurisdiction.type == "Country"
    state = role in STATES_HEADS and place.type != "City"
    return state or (role == "legislator" and country) or (role in ENVOYS and not comes)


def _is_audience(scene: Scene) -> bool:
    """True for an envoy who is received, or who calls at the city hall."""
    return bool(scene.found("hosting") or scene.found("seats"))


def _home_of_hosts(one: Told, officials: Set[Official], visitors: Set[Place]) -> Place | None:
    """The home of the story where those of elsewhere come: "Kedatangan Wali Kota X kali ini …", "a visit by pupils"."""
    home = one.story.home
    seats: Set[Place] = {official.office.jurisdiction for official in officials}
    if not seats or seats == {home}:  # "A delegation from Velmo |visited| in March and met Mayor A"
        seats = set(sent_by(one.scene)) or visitors or seats
    if not seats or home is None or home in seats or home.type == "Country":
        return None
    return None if any(seat.id in home.within for seat in seats) else home  # nor that of who governs it from above


def _that_town(one: Told, cue: Match[str]) -> Place | None:
    """As in "discussed it with Mayor B of |Ostra| on a visit to |that city|", "who visited |the city|", "came |here|".

    The one named before, else the other side of the tie spoken of, else that of the date line or the home.
    """
    scene = one.scene
    spoken_of = one.story.last.places if one.story.last is not None else frozenset[Place]()
    if (described := described_spot(scene, TO, spoken_of)) is not None:
        return described
    scan = scene.document.scan
    leads = scene.lexicon.phrases("locating_words").find(scan, cue.start, min(cue.end + _TO_GAP, scene.sentence.end))
    heads = [cue.end, *(lead.end for lead in leads if lead.value == TO)]
    heads += [lead.end for lead in scene.lexicon.phrases("goal_leads").find(scan, cue.end, scene.clause(cue.start)[1])]
    towns = [*scene.found("that_place"), *scene.lexicon.phrases("town_words").find(scan, cue.end, scene.sentence.end)]
    here = (scene.date_line, one.story.home)
    if any(cue.start < word.end and word.start - cue.end <= SHORT for word in scene.found("here_words")):
        return next((place for place in here if place is not None and place.type != "Country"), None)
    own = {person.official.office.jurisdiction for person in scene.people[:1] if person.end <= cue.start}
    own = own or {party.place for party in named_in(scene) if party.end <= cue.start}
    if not own or not any(0 <= town.start - head <= 1 for town in towns for head in heads):
        return None
    named = [party.place for party in scene.parties if party.end <= cue.start and party.place not in own]
    others = [place for place in spoken_of if place not in own]
    if named or (len(others) == 1 and own & spoken_of):
        return (named or others)[-1]
    return next((place for place in here if place and place.type != "Country" and place not in own), None)


_RULES: tuple[tuple[Callable[[Told, Match[str]], Happening | None], Callable[[Scene], tuple[Match[str], ...]]], ...] = (
    (arrival, guests_come),
    (departure, hosts_go),
    (_visit, _visits),
    (meeting, meetings),
    (_visit, _journeys),
    (stay, stays),
    (forum_of, forums),
    (session_of, sessions),
    (act_of_two, acts),
)
