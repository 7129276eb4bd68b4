"""Receptions: whether who is received is told of as on a visit, or as in a meeting with the host."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citygraph.extract.dates.readings import days_between
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.presence import happening_of
from citygraph.extract.events.whereabouts import faces_title, greets_team
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Government, Official
from citygraph.model import Place
from citygraph.phrases import Match

RECEIVED = "guest-received"
_ENVOYS = frozenset(("ambassador", "consul"))


def class_of_reception(
    scene: Scene, cue: Match[str], place: Place | None, people: Iterable[Official | Government]
) -> str:
    """``Visit`` for "|welcomed| Mayor A", "a |courtesy visit| by Mayor A"; ``Meeting`` in a room of the host's own.

    Envoys do not travel: they meet who receives them, and whom they receive.
    """
    seats = {one.office.jurisdiction if isinstance(one, Official) else one.place for one in people}
    envoys = any(isinstance(one, Official) and one.office.role in _ENVOYS for one in people)
    start, end = scene.clause(cue.start)
    receptions = {(word.start, word.end) for word in scene.found("receptions")}
    received = any(start <= word < end or word == cue.start for word, _ in receptions)
    received = received or _is_hosted_by_town(scene, cue, place, people)
    called = any((word.start, word.end) not in receptions for word in scene.found("courtesy_calls"))  # "called on"
    away = (
        place is not None
        and place.type != "Country"
        and any(seat.id not in {place.id, *place.within} for seat in seats)
    )
    return "Visit" if received and away and not (envoys or called or scene.found("own_rooms")) else "Meeting"


def _is_hosted_by_town(
    scene: Scene, cue: Match[str], place: Place | None, people: Iterable[Official | Government]
) -> bool:
    """True for "|Ostra| received a delegation from Velmo", "… Mayor B": by nobody in office who would sit down."""
    named = any(party.place == place and party.way != "official" and party.end <= cue.start for party in scene.parties)
    hosts = any(isinstance(one, Official) and one.office.jurisdiction == place for one in people)
    return named and not hosts and (greets_team(scene, cue) or faces_title(scene, cue))


def is_meeting(scene: Scene) -> bool:
    """True for "a |courtesy call| by a delegation", "|hosted| a team at |his office|"."""
    return bool(scene.found("courtesy_calls")) or bool(scene.found("own_rooms") and scene.found("hosting"))


def reception(
    one: Told, class_name: str, cue: Match[str], place: Place | None, people: Iterable[Official | Government]
) -> Happening:
    """As in "Mayor A |welcomed| Mayor B", "was |received| by Governor C in his office": a guest comes to the host."""
    return happening_of(one, class_name, cue, place, people, RECEIVED)


def as_meeting(happening: Happening, others: Sequence[Happening]) -> Happening:
    """As in "They arrived on Monday. On Tuesday Mayor A received them": guests who are there already meet the host."""
    if happening.class_name != "Visit" or happening.rule != RECEIVED or happening.date is None:
        return happening
    day = happening.date.date
    for other in others:
        if other.class_name != "Visit" or other.date is None or other.place != happening.place:
            continue
        earlier = str(other.date.date) < str(day) and days_between(other.date.date, day) <= FRESH
        if other is not happening and earlier and other.sides & happening.sides - {happening.place}:
            return replace(happening, class_name="Meeting")
    return happening
