"""Visits that nobody calls so: who signs away from home, and is told of as a delegation or a guest, is on a visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.extract.events.encounters import took_place
from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.whereabouts import spots_of
from citygraph.extract.pairing.pairing import RESOLVED
from citygraph.extract.pairing.parties import FROM
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_earlier
from citygraph.extract.papers.signing_dates import is_fresh
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Agreement, Official
from citygraph.lexicon import Match
from citygraph.model import Place

_NEAR = 40  # characters between "delegation", "visit" and the name of the guest or of the guests' town


def visits_of_guests(found: Sequence[Happening], told: Sequence[Told]) -> Iterator[Happening]:
    """As in "Mayor A and Mayor B signed in Ostra. … B, |who led a group of 14|, …": B's visit, that day."""
    for signing in found:
        place, about = signing.place, signing.about
        if signing.class_name != "Signing" or place is None or not isinstance(about, Agreement):
            continue
        if signing.date is None or not signing.date.date.day or any(_is_its_visit(one, signing) for one in found):
            continue
        away = frozenset(side for side in about.places if not _is_around(side, place))
        if len(away) == len(about.places) or not is_fresh(signing.date, told[0].scene):
            continue
        guests = {who for who in signing.participants if isinstance(who, Official) and who.office.jurisdiction in away}
        if guests and any(_come(told, index, guests, away, place) for index in range(1, len(told))):
            yield Happening(
                "Visit", place, signing.date, frozenset(guests), signing.start, signing.end, "visit-of-signatory",
                RESOLVED, date_rule=signing.date_rule,
            )  # fmt: skip


def _is_its_visit(other: Happening, signing: Happening) -> bool:
    """True for a visit to the place of a signing that is told already."""
    if other.class_name != "Visit" or other.place is None or signing.place is None or signing.date is None:
        return False
    same_day = other.date is None or other.date.date.month == signing.date.date.month
    return same_day and (_is_around(other.place, signing.place) or _is_around(signing.place, other.place))


def _is_around(outer: Place, place: Place) -> bool:
    return outer == place or outer.id in place.within


def _come(told: Sequence[Told], index: int, guests: set[Official], away: frozenset[Place], place: Place) -> bool:
    """True when a sentence tells of the guests as a delegation, or of their visit, and not of another one."""
    scene = told[index].scene
    if _is_of_another_day(scene) or _leads_elsewhere(scene, away, place):
        return False
    cues = (*scene.found("delegations"), *scene.found("events", "Visit"))
    return any(
        took_place(scene, cue)
        and not _is_quoted(scene, cue)
        and (_names(scene, cue, guests, away) or _goes_on(told, index, guests))
        for cue in cues
    )


def _is_of_another_day(scene: Scene) -> bool:
    """True for "visited |in August of last year|", "came three centuries |ago|"."""
    if scene.found("long_ago"):
        return True
    published = scene.document.metadata.published
    return any(
        published is not None and is_earlier(date.date, published) and not is_fresh(date, scene) for date in scene.dates
    )


def _leads_elsewhere(scene: Scene, away: frozenset[Place], place: Place) -> bool:
    """True for "a delegation to |Lindby|", when the signing was in Ostra and Velmo's mayor came to it."""
    spots = [spot.place for spot in spots_of(scene) if spot.way != FROM or spot.place not in away]
    return any(not _is_around(spot, place) and not _is_around(place, spot) for spot in spots)


def _is_quoted(scene: Scene, cue: Match[str]) -> bool:
    """True for what a speaker says: "“The |visit| was short,” she said"."""
    text = scene.document.aligned
    return text.count('"', text.rfind("\n", 0, cue.start) + 1, cue.start) % 2 == 1


def _names(scene: Scene, cue: Match[str], guests: set[Official], away: frozenset[Place]) -> bool:
    """As in "|Mayor B|, who led a delegation", "the |Velmo| delegation leaves today", "the guests from |Velmo|"."""
    spans = [(person.start, person.end) for person in scene.people if person.official in guests]
    spans += [(spot.start, spot.end) for spot in scene.mentioned if spot.place in away]
    return any(max(start - cue.end, cue.start - end) <= _NEAR for start, end in spans)


def _goes_on(told: Sequence[Told], index: int, guests: set[Official]) -> bool:
    """As in "|Mayor B| gave a painting. She brought a delegation with her": who was spoken of right before."""
    scene, before = told[index].scene, told[index - 1].scene
    if scene.people or scene.places or before.sentence.paragraph != scene.sentence.paragraph or not before.people:
        return False
    return {person.official for person in before.people} <= guests
