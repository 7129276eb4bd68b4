"""Meetings: who sat together, and where."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from citygraph.extract.events.goals import OWN_GAP, is_owned
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.here import own_side
from citygraph.extract.events.presence import happening_of, named_in, present
from citygraph.extract.events.receptions import class_of_reception, reception
from citygraph.extract.events.sittings import ENVOYS
from citygraph.extract.events.whereabouts import (
    GUESTS,
    called_on,
    faces_title,
    greets_guests,
    has_origin,
    host_of,
    is_called_guest,
    receives_guests,
    spot_of,
)
from citygraph.extract.pairing.located import FROM
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

_GUEST_GAP = 60  # characters between "menjamu" and the name of the guest
_SEAT_GAP = 30  # characters of " of |Ostra|, " between a guest and "met"
_OCCASION_GAP = 5  # characters of " the "
_ARTICLE = 5  # characters of " the "
_TWO = 2
GREETED = "guests-greeted"


def meetings(scene: Scene) -> tuple[Match[str], ...]:
    """As in "met", "menjamu Wali Kota X"."""
    received = (
        cue
        for cue in scene.found("hosting")
        if (cue.value != "none" or receives_guests(scene, cue)) and _faces_guest(scene, cue)
    )
    return (*scene.found_as("events", "Meeting"), *received, *_talks(scene))


def _talks(scene: Scene) -> Iterator[Match[str]]:
    """As in "Mayor A |discussed| the plan |with| Mayor B", "Mayor A and a team from Ostra |discussed| it"."""
    for cue in scene.found("talking_over"):
        start, end = scene.clause(cue.start)
        aims = scene.within("purpose", start, cue.start)
        if aims and cue.start - aims[-1].end <= 1:
            continue  # "wrote to Mayor B |to discuss| it"
        people = _those_at_table(scene)
        subjects = [who for who in people if start <= who < cue.start]
        faced = any(
            0 <= who - word.end <= _GUEST_GAP and who < end
            for word in scene.within("with_words", cue.end, end)
            for who in people
        )
        if len(subjects) >= _TWO or (faced and min(people) < cue.start):
            yield cue


def _those_at_table(scene: Scene) -> list[int]:
    """Where people in office and delegations stand."""
    return [*(person.start for person in scene.people), *(team.start for team in scene.found("delegations"))]


def _faces_guest(scene: Scene, cue: Match[str]) -> bool:
    """True when somebody in office stands right behind "received", "was received by"; so for "the guests"."""
    return (cue.value != "passive" and greets_guests(scene, cue)) or any(
        0 <= person.start - cue.end <= _GUEST_GAP
        and (not scene.breaks_between(cue.end, person.start) or faces_title(scene, cue))
        and not scene.within("things_sent", cue.end, person.start)
        for person in scene.people
    )


def is_met(scene: Scene, cue: Match[str]) -> bool:
    """True for "A |met with| visiting B", "A |met| here on Friday |with a| visiting team", "Visiting A |met| B"."""
    if scene.gap(cue.start, cue.end) not in scene.lexicon.words("guest_words"):
        return False
    leads = scene.within("with_words", scene.clause(cue.start)[0], cue.start)
    if leads and cue.start - leads[-1].end <= _ARTICLE:
        before = scene.within("events", scene.clause(cue.start)[0], leads[-1].end)
        if any(word.value == "Meeting" for word in before):
            return True
    guest = next((person for person in scene.people if 0 <= person.start - cue.end <= OWN_GAP), None)
    meets = scene.found_as("events", "Meeting")
    return any(
        0 <= cue.start - word.end <= 1 or (guest is not None and 0 <= word.start - guest.end <= _SEAT_GAP)
        for word in meets
    )


def is_occasion_of_meeting(scene: Scene, cue: Match[str]) -> bool:
    """True for "During that |visit|, she met Mayor B", "Dalam |lawatan| tersebut, …": told of before, and not anew."""
    meets = [word for word in scene.found_as("events", "Meeting") if word.start > cue.end]
    if not meets:
        return False
    leads = scene.lexicon.phrases("occasion_leads").find(scene.document.scan, scene.sentence.start, cue.start)
    if not leads or cue.start - leads[-1].end > _OCCASION_GAP:
        return False
    that = (word.end for word in scene.found("definite") if 0 <= word.start - cue.end <= 1)
    return scene.document.scan[next(that, cue.end)] == ","


def meeting(one: Told, cue: Match[str]) -> Happening | None:
    """As in "Mayor Ann met Governor Bob in Ostra on Monday": officials of two places, with a day or a place."""
    scene = one.scene
    if scene.found_as("sign_verbs", "active") and any(
        word.start < cue.end and cue.start < word.end for word in scene.found("remote_words")
    ):
        return None  # "signed it during a |video conference|": the signing
    officials = present(scene)
    sides = {person.office.jurisdiction for person in officials}
    senders = {Government(place) for place in _unnamed(one, cue, sides)}
    if len(sides) + len(senders) < _TWO:
        return None
    seats = {*sides, *(sender.place for sender in senders)}
    place = _told_place(scene, cue, sides)
    is_placed = place is not None or bool(scene.found("remote_words"))
    if not is_placed:
        away = _is_abroad(one, cue, sides) or _is_hosted_by_envoy(scene)
        place = _seat_of_hosts(one, cue, seats, near=not away)
    people: set[Official | Government] = {*officials, *senders}
    come = greets_guests(scene, cue) and not any(has_origin(scene, word) for word in scene.found("delegations"))
    if not come and class_of_reception(scene, cue, place, people) == "Visit":
        return reception(one, "Visit", cue, place, people)
    if come:
        return happening_of(one, "Meeting", cue, place, people, GREETED)
    met = happening_of(one, "Meeting", cue, place, people, "officials-meet")
    return met if is_placed else replace(met, is_placed=False)


def _unnamed(one: Told, cue: Match[str], sides: Set[Place]) -> Set[Place]:
    """Whose people sit at the table without a name: of those who send somebody, else of the home or the other side."""
    scene, home = one.scene, own_side(one)
    senders = {place for place in sent_by(scene) if place not in sides}
    if scene.found("heads") or scene.found("delegations"):  # "the mayors of A and B", "officials from A and B"
        senders |= {party.place for party in named_in(scene) if party.place not in sides}
    if senders:
        return senders
    if _is_abroad(one, cue, sides) and home is not None:
        senders = {home} - sides  # "rombongan berjumpa Wali Kota X"
    elif _receives(scene, cue) and len(sides) == 1 and home is not None and home.type != "Country":
        senders = {home} - sides  # "He |received| Governor X in Ostra": somebody of the home does
    elif not sides:
        return _both(one, cue)
    return senders or (_received(one, cue, sides) if len(sides) == 1 else frozenset())


def _is_abroad(one: Told, cue: Match[str], sides: Set[Place]) -> bool:
    """True for the home's "|delegation| met Mayor X": nobody else sends one, and nobody receives it."""
    scene, home = one.scene, own_side(one)
    sent = scene.found("delegations") and len(sides) == 1 and not _receives(scene, cue)
    if not sent or home is None or home in sides:
        return False
    others = {party.place for party in named_in(scene)} | set(sent_by(scene))
    return others <= sides or (others <= {home, *sides} and _sends_team(scene, home))


def _sends_team(scene: Scene, home: Place) -> bool:
    """True for "the |Ostra delegation| met Mayor X", "|delegasi Ostra| bertemu …"."""
    return any(
        party.place == home and (0 <= team.start - party.end <= 1 or is_owned(scene, team.end, party.start))
        for team in scene.found("delegations")
        for party in named_in(scene)
        if 0 <= party.start - team.end <= OWN_GAP or 0 <= team.start - party.end <= 1
    )


def _receives(scene: Scene, cue: Match[str]) -> bool:
    """True for the word for what a host does: "received", "received a |delegation|"."""
    return cue in scene.found_as("hosting", "active") or (cue in scene.found("hosting") and receives_guests(scene, cue))


def _told_place(scene: Scene, cue: Match[str], sides: Set[Place]) -> Place | None:
    """Where the sentence says; not the guest's in "received a delegation of the |city of Ostra|"."""
    place = spot_of(scene, cue.start, cue.end)
    host = host_of(scene) if _receives(scene, cue) else None
    return None if host is not None and place in sides - {host} else place


def _is_hosted_by_envoy(scene: Scene) -> bool:
    """True for "Consul A |received| Mayor B", "Mayor B was |received by| Consul A": who knows where."""
    envoys = [person for person in scene.people if person.official.office.role in ENVOYS]
    return any(
        (envoy.start >= cue.end) == (cue.value == "passive") for cue in scene.found("hosting") for envoy in envoys
    )


def _seat_of_hosts(one: Told, cue: Match[str], seats: Set[Place], *, near: bool) -> Place | None:
    """Where those sit who are called on, who receive, or who alone are not called guests; `near`, else at home."""
    scene = one.scene
    hosts = seats - {party.place for party in scene.parties if is_called_guest(scene, party)}
    if len(hosts) == 1 < len(seats):
        return next(iter(hosts))
    here = (place for place in (scene.date_line, one.story.home) if near and place in seats)
    return called_on(scene, cue) or host_of(scene) or next(here, None)


def _both(one: Told, cue: Match[str]) -> Set[Place]:
    """As in "Working groups of |both provinces| met on Monday", "pertemuan |keduanya|": the two sides of a tie."""
    scene, last = one.scene, one.story.last
    told = any(word.end <= cue.start or 0 <= word.start - cue.end <= 1 for word in scene.found("both_sides"))
    if last is None or len(last.pairs) != 1 or not told:
        return frozenset()
    fresh = any(is_fresh(date, scene) for date in scene.dates)
    return last.places if fresh or _is_at_one_of(scene, cue, last.places) else frozenset()


def _is_at_one_of(scene: Scene, cue: Match[str], sides: Set[Place]) -> bool:
    """As in "Before the ceremony, |the two mayors| met at |Ostra City Hall|", on a day that is not told there."""
    start, end = scene.clause(cue.start)
    if not scene.found("heads") or any(start <= date.start < end for date in scene.dates):
        return False
    return spot_of(scene, cue.start, cue.end) in sides


def _received(one: Told, cue: Match[str], hosts: Set[Place]) -> Set[Place]:
    """As in "|They| were welcomed by Mayor A", "|The guests| met Mayor A": from the other side of the tie spoken of."""
    scene, last = one.scene, one.story.last or one.story.met
    if last is None or len(last.pairs) != 1 or not hosts < last.places:
        return frozenset()
    start, _ = scene.clause(cue.start)
    words = (word for section in GUESTS for word in scene.within(section, start, cue.start))
    told = any(not has_origin(scene, word) for word in words)
    return last.places - hosts if told or greets_guests(scene, cue) else frozenset()


def sent_by(scene: Scene) -> Iterator[Place]:
    """Whose delegation or government sits at the table: "a team from Ostra called on …", "Pemkot X bertemu …"."""
    sent = bool(scene.found("delegations") or scene.found("courtesy_calls"))
    for party in named_in(scene):
        if party.way == "government" or (sent and party.way == FROM):
            yield party.place
