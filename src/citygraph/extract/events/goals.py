"""Where a visit leads."""

from __future__ import annotations

from collections.abc import Set

from citygraph.extract.events.here import across
from citygraph.extract.events.presence import named_in
from citygraph.extract.events.whereabouts import comes_later, host_of, spot_of, spots_of
from citygraph.extract.pairing.located import FROM, TO, WHERE
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Official
from citygraph.model import Place
from citygraph.phrases import Match

_ORIGIN = 15  # characters between "arrived" and where they came from
_OWNING = (
    "of_words", "by_words", "delegations", "fellow_travellers", "place_types", "governments", "roles", "determiners",
)  # fmt: skip
_COUNT = " 0123456789"  # "the visit of |12| officials"
SHORT = 4  # characters of "a", "the", "from"
OWN_GAP = 40  # characters between "kunjungan" and whose it is
_COUNTRY_GAP = 10  # characters between "visit" and "to the |Netherlands|"
_GOAL_GAP = 40  # characters between "flew to" and "sister city |Ostra|"
_FAR_GOAL = 80  # characters between "went to" and "a sitting of the council of |Ostra|"
_GOAL_NOUNS = (
    "seats",
    "town_words",
    "that_place",
    "here_words",
    "there_words",
    "nationalities",
    "kinds",
    "place_types",
)
_TITLE_WORDS = 5  # between "visiting" and the name behind its office
_GOAL_WORDS = (
    "kinds",
    "place_types",
    "governments",
    "nationalities",
    "determiners",
    "of_words",
    "possessives",
    "seats",
    "own_rooms",
    "roles",
)


def arrived_at(one: Told, cue: Match[str], own: Set[Place]) -> Place | None:
    """As in "The party |arrived from| Velmo on Thursday": at the date line's town, or where the story is told."""
    origins = {spot.place for spot in spots_of(one.scene) if spot.way == FROM and 0 <= spot.start - cue.end <= _ORIGIN}
    place = one.scene.date_line or one.story.home
    if not origins or place is None or place.type == "Country" or place in own or place in origins:
        return None
    return place


def at_host(scene: Scene, cue: Match[str]) -> Place | None:
    """As in "Governor A |received| a delegation of Velmo's council in Ostra": a town of the host's, or the seat."""
    told = any(word.start <= cue.start for word in scene.found_as("hosting", "active", "none"))
    host = host_of(scene) if told else None
    if host is None:
        return None
    spots = (spot.place for spot in spots_of(scene) if spot.way == WHERE)
    return next((spot for spot in spots if spot == host or host.id in spot.within), host)


def where_met(one: Told, officials: Set[Official]) -> Place | None:
    """As in "Last June the mayor was there", "bertandang ke sana": at the other side of the tie spoken of."""
    pairing = one.story.last if one.scene.found("there_words") else None
    if pairing is None or len(pairing.pairs) != 1:
        return None
    others = pairing.places - {official.office.jurisdiction for official in officials}
    return next(iter(others)) if len(others) == 1 else None


def visited_by_name(one: Told, cue: Match[str]) -> Place | None:
    """As in "Mayor A and |visiting| Vice Mayor of Ostra B signed …": at A's seat, that of the dateline, or the home."""
    scene = one.scene
    acting = [party for party in scene.parties if party.way == "official"]
    guest = next((party for party in acting if 0 <= party.start - cue.end <= OWN_GAP), None)
    described = scene.gap(cue.start, cue.end) in scene.lexicon.words("guest_words")
    if guest is None or not described or scene.gap(cue.end, guest.start).count(" ") > _TITLE_WORDS:
        return None
    hosts = [party.place for party in acting if party.end <= cue.start and party.place != guest.place]
    places = [*hosts, scene.date_line, one.story.home]
    found = next((place for place in places if place is not None and place != guest.place), None)
    return found if found is not None and found.type != "Country" else None


def stated_goal(one: Told, cue: Match[str], own: Set[Place]) -> Place | None:
    """Where the visit went: the place that "ke", "to" leads to, else "di", "in"; a city before what it lies in."""
    scene = one.scene
    if goal := goal_of(scene, cue):
        return goal
    spots = [spot for spot in spots_of(scene) if spot.way in (TO, WHERE) and spot.place not in own]
    ranked = sorted(
        spots,
        key=lambda spot: (
            spot.place.type == "Country",
            spot.way != TO,
            spot.start < cue.start,
            abs(spot.start - cue.end),
        ),
    )
    if ranked:
        return ranked[0].place
    if led := led_to(one, cue, own):
        return led
    spot = spot_of(scene, cue.start, cue.end)
    return None if spot in own else spot


def led_to(one: Told, cue: Match[str], own: Set[Place]) -> Place | None:
    """As in "led a trade mission of 30 companies |to Ostra|": what stands behind "to"; of several, the tie's side."""
    scene = one.scene
    scan, (_, end) = scene.document.scan, scene.clause(cue.start)
    found = [(spot.start, spot.place) for spot in scene.mentioned]
    found += [(party.start, party.place) for party in scene.parties]
    named = {start: place for start, place in found if place not in own}
    for lead in scene.lexicon.phrases("goal_leads").find(scan, cue.end, min(end, cue.end + _FAR_GOAL)):
        goals = [(start, named[start]) for start in sorted(named) if lead.end <= start < end]
        words = scene.lexicon.phrases(*_GOAL_WORDS).find(scan, lead.end, goals[0][0]) if goals else ()
        spans = [(word.start, word.end) for word in words]
        planned = any(plan.value != "vague" for plan in scene.within("planned", lead.end, end))
        if goals and not planned and not left_of(scan, lead.end, goals[0][0], spans).strip():
            tied = (place for start, place in goals if place in across(one) and start - lead.end <= _GOAL_GAP)
            return next(tied, goals[0][1])
    return None


def in_country(scene: Scene, cue: Match[str], seats: Set[Place]) -> Place | None:
    """As in "met Mayor B of |Ostra| on her visit to |Norland|": the only seat there of those who take part."""
    countries = [one.place for one in scene.mentioned if one.place.type == "Country" and _is_next(one.start, cue)]
    there = [seat for seat in seats if any(country.id in seat.within for country in countries)]
    return there[0] if len(there) == 1 and len(seats) > 1 else None


def _is_next(start: int, cue: Match[str]) -> bool:
    return 0 <= start - cue.end <= _COUNTRY_GAP


def leads_astray(scene: Scene, cue: Match[str]) -> bool:
    """True for "|went to| the polls", "|came to| see it his way": words that lead on, with no place behind them."""
    leads = scene.lexicon.phrases("locating_words").find(scene.document.scan, cue.start, cue.end)
    if not any(lead.end == cue.end and lead.value == TO for lead in leads):
        return False
    _, end = scene.clause(cue.start)
    end = min(end, cue.end + _FAR_GOAL)
    words = scene.lexicon.phrases(*_GOAL_NOUNS).find(scene.document.scan, cue.end, end)
    starts = [one.start for one in scene.mentioned] + [one.start for one in scene.parties]
    starts += [one.start for one in scene.people]
    return not words and not any(cue.end <= start < end for start in starts)


def goal_of(scene: Scene, cue: Match[str]) -> Place | None:
    """As in "flew to sister city |Ostra|", "ke kantor Wali Kota |Ostra|": what stands between tells what it is."""
    leads = scene.lexicon.phrases("locating_words").find(scene.document.scan, cue.start, scene.sentence.end)
    for lead in leads:
        for party in scene.parties:
            if lead.value != TO or party.way != "place" or not 0 <= party.start - lead.end <= _GOAL_GAP:
                continue
            if comes_later(scene, lead.start):
                continue
            words = scene.lexicon.phrases(*_GOAL_WORDS).find(scene.document.scan, lead.end, party.start)
            rest = left_of(scene.document.scan, lead.end, party.start, [(word.start, word.end) for word in words])
            if not rest.strip():
                return party.place
    return None


def received_by(one: Told, visitors: Set[Place]) -> Place | None:
    """Whose guests they are: the host that a sentence names, or the date line's city or home, when it names others."""
    scene = one.scene
    home = scene.date_line if scene.date_line in scene.places else one.story.home
    host = host_of(scene)
    if host is not None and host not in visitors:
        return host
    away = [party.place for party in named_in(scene) if party.place != home]
    return home if home in scene.places and away and home not in visitors else None


def visitors_of(scene: Scene, cue: Match[str]) -> set[Place]:
    """Whose visit it is: "kunjungan Gubernur X", "the visit by X", "the delegation from X"."""
    if scene.found("hosting") and any(host.start < cue.end and cue.start < host.end for host in scene.found("hosting")):
        return set()  # "datang dan diterima Sekretaris Daerah X": X is the host
    return {
        party.place
        for party in named_in(scene)
        if 0 <= party.start - cue.end < OWN_GAP and is_owned(scene, cue.end, party.start)
    }


def is_owned(scene: Scene, start: int, end: int) -> bool:
    """True when nothing but "of", "by", "delegation from" and articles stands between a visit and a party."""
    rest = scene.gap(start, end)
    for word in reversed(scene.lexicon.phrases(*_OWNING).find(scene.document.scan, start, end)):
        rest = rest[: word.start - start] + rest[word.end - start :]
    goes = scene.lexicon.phrases("goal_leads").find(scene.document.scan, start, end)  # "sent pupils |to| Ostra"
    return not goes and not scene.within("hosting", start, end) and len(rest.strip(_COUNT)) <= SHORT
