"""Visits without a word for going: who is in a town, is back from there, or is in that of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.extract.events.arrivals import guests_before
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.here import across, here
from citygraph.extract.events.presence import happening_of, named_in, present, teams_in, tellers
from citygraph.extract.events.whereabouts import described_spot, relative_place, spots_of
from citygraph.extract.pairing.located import FROM, WHERE
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied, is_foreseen
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

STAY = "visit-by-stay"
_STAY_GAP = 35  # "spent |three days in| Ostra"
_SEAT_GAP = 6  # " the "
_TEAM_GAP = 20  # " city "; " that " before "spent"
_SHORT = 2  # ", " before "who"
_BACK_GAP = 12  # "returned from |the city of| Ostra"
_SUBJECT_GAP = 80  # "Budi Karsana, |Ostra's minister of trade and fisheries,| is in …"
_RESIDENT = frozenset(("ambassador", "consul", "head-of-state", "head-of-government"))
_HERE = "here"
_IN = "in"
_BACK = "from"


def stays(scene: Scene) -> tuple[Match[str], ...]:
    """As in "is in", "spent three days in", "is back from", "was in town": what did take place."""
    return tuple(cue for cue in scene.found("stays") if not is_foreseen(scene, cue) and not is_denied(scene, cue.start))


def is_back(scene: Scene) -> bool:
    """True for "A team |returned from Ostra| after a visit": who comes from there is no guest."""
    return any(cue.value == _BACK and _where(scene, cue) is not None for cue in stays(scene))


def stay(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Mayor A |is in| Ostra this week", "who |returned from| Ostra on Friday", "was |in town|"."""
    scene = one.scene
    there = _where(scene, cue, across(one)) or _at_seat(one, cue) or _at_that_place(one, cue)
    place = here(one) if cue.value == _HERE else there
    if place is None:
        return None
    guests = {guest for guest in _subjects(scene, cue) if not _is_at_home(_seat(guest), place)}
    if not guests and cue.value != _BACK and not scene.people:
        place, guests = _guests_at_home(one, cue, place)
    if cue.value == _BACK:
        guests = {guest for guest in guests if _seat(guest).country != place.country}  # home from the capital
    return happening_of(one, "Visit", cue, place, guests, STAY) if guests else None


def _guests_at_home(one: Told, cue: Match[str], place: Place) -> tuple[Place, set[Official | Government]]:
    """As in "|They| are in Ostra until Friday": from the other side of the tie, at the home of the story.

    Or from the home, on the other side: "A city |delegation| spent a week in Velmo".
    """
    home, others = here(one), across(one)
    if home is None or not others:
        return place, set()
    if place in others:
        return place, set(guests_before(one.scene, cue, place, frozenset((home,))))
    if not _is_at_home(home, place):
        return place, set()
    return home, set(guests_before(one.scene, cue, home, others))


def _where(scene: Scene, cue: Match[str], known: Iterable[Place] = ()) -> Place | None:
    """The place that the words lead to."""
    ways, reach = ((WHERE,), _STAY_GAP) if cue.value == _IN else ((FROM, WHERE), _BACK_GAP)
    spots = [spot for spot in spots_of(scene) if spot.way in ways and 0 <= spot.start - cue.end <= reach]
    if spots and not scene.breaks_between(cue.end, spots[0].start):
        return spots[0].place
    if cue.value != _IN:
        return None
    return relative_place(scene, cue.start) or described_spot(scene, WHERE, known)


def _at_seat(one: Told, cue: Match[str]) -> Place | None:
    """As in "was at |city hall| on Thursday": that of the date line, else of the story's home."""
    here = one.scene.date_line or one.story.home
    seated = any(0 <= seat.start - cue.end <= _SEAT_GAP for seat in one.scene.found("seats"))
    return here if seated and cue.value == _IN and here is not None and here.type != "Country" else None


def _at_that_place(one: Told, cue: Match[str]) -> Place | None:
    """As in "was in |that city| in March": the other side of the tie spoken of."""
    others = across(one) if cue.value == _IN else frozenset[Place]()
    told = any(0 <= word.start - cue.end <= _SEAT_GAP for word in one.scene.found("that_place"))
    return next(iter(others)) if told and len(others) == 1 else None


def _subjects(scene: Scene, cue: Match[str]) -> Iterator[Official | Government]:
    """Who stands before the words, an official or a delegation: "A team from |Ostra| spent …"; the last official."""
    here = present(scene)
    before = [person for person in scene.people if person.end <= cue.start]
    told = bool(before) and before[-1].official in tellers(scene, cue)  # "Mayor A said |a team from Ostra| was in town"
    if before and not told and before[-1].official in here and cue.start - before[-1].end <= _SUBJECT_GAP:
        if before[-1].official.office.role not in _RESIDENT and not _is_said(scene, before[-1].end, cue.start):
            yield before[-1].official
        return
    if not before and cue.start - scene.clause(cue.start)[0] <= _SHORT:
        yield from _behind(scene, cue)
        return
    for team in teams_in(scene):
        for party in named_in(scene):
            behind = team.start <= party.start <= party.end <= cue.start <= party.end + _SUBJECT_GAP
            ahead = 0 <= team.start - party.end <= _TEAM_GAP and team.end <= cue.start <= team.end + _TEAM_GAP
            if behind or ahead:  # "a team from |Ostra|", "an |Ostra| city delegation"
                yield Government(party.place)


def _behind(scene: Scene, cue: Match[str]) -> Iterator[Official | Government]:
    """As in "While in Ostra last month, |Mayor A| saw the port": whom the sentence names first behind the comma."""
    comma = scene.gap(cue.end, scene.sentence.end).find(",") + cue.end
    here = present(scene)
    people = [person.official for person in scene.people if person.start > comma >= cue.end]
    if people:
        yield from (official for official in people[:1] if official in here)
        return
    teams = teams_in(scene)
    for party in named_in(scene):
        named = (0 <= party.start - team.end <= _SUBJECT_GAP for team in teams if team.start > comma >= cue.end)
        ahead = (0 <= team.start - party.end <= _TEAM_GAP for team in teams if party.start > comma >= cue.end)
        if any(named) or any(ahead):
            yield Government(party.place)


def _is_said(scene: Scene, start: int, end: int) -> bool:
    """True for "Mayor A said the show |was in| Ostra": somebody or something else is there; not "A, who |was in| X"."""
    relative = any(word.start - start <= _SHORT for word in scene.within("relatives", start, end))
    return bool(scene.within("speech_verbs", start, end)) or (not relative and scene.breaks_between(start, end))


def _seat(guest: Official | Government) -> Place:
    return guest.office.jurisdiction if isinstance(guest, Official) else guest.place


def _is_at_home(seat: Place, place: Place) -> bool:
    """True for a town or region of their own, and for what it lies in."""
    return seat == place or place.id in seat.within or seat.id in place.within
