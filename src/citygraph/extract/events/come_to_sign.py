"""Visits that a signing tells of: whoever signs in a town abroad has come there."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from citygraph.extract.events.arrivals import are_near
from citygraph.extract.events.encounters import took_place
from citygraph.extract.events.happenings import Happening
from citygraph.extract.pairing.pairing import RESOLVED
from citygraph.extract.pairing.parties import LOCAL_ROLES
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Official
from citygraph.model import Place

_TRAVELLING = ("delegations", "guests", "guest_words", "comings", "goings")


def visit_to_sign(signing: Happening, others: Sequence[Happening], told: Sequence[Told]) -> Happening | None:
    """As in "Mayor A and Mayor B of Velmo signed it in |Ostra| on Monday. … |B's party| left today": B was in Ostra.

    That is news only, of a town that the text names, and of guests whose travelling it speaks of.
    """
    place, date, first = signing.place, signing.date, told[0].scene
    if signing.class_name != "Signing" or place is None or place.type != "City" or date is None:
        return None
    guests = frozenset(
        who for who in signing.participants if isinstance(who, Official) and _comes_from_abroad(who, place)
    )
    is_news = first.document.metadata.published is not None and is_fresh(date, first)
    if not (guests and is_news and any(_tells_of_journey(one.scene, guests) for one in told)):
        return None
    if any(_is_of_same_stay(signing, other) for other in others):
        return None
    return replace(
        signing, class_name="Visit", participants=guests, rule="visit-to-sign", confidence=RESOLVED, about=None
    )


def _comes_from_abroad(who: Official, place: Place) -> bool:
    return who.office.role in LOCAL_ROLES and who.office.jurisdiction.country != place.country


def _is_of_same_stay(signing: Happening, visit: Happening) -> bool:
    """True for a visit to the town or its country in those days, whoever came."""
    if visit.class_name != "Visit" or visit.place is None or signing.place is None:
        return False
    return visit.place.id in {signing.place.id, *signing.place.within} and are_near(signing, visit)


def _tells_of_journey(scene: Scene, guests: Set[Official]) -> bool:
    """True for "|Mayor B| came with 30 people", "a team from |Velmo|", "|the delegation| left": in these days."""
    if scene.is_title or scene.found("long_ago") or scene.found("things_sent"):
        return False
    if scene.dates and not any(is_fresh(date, scene) for date in scene.dates):
        return False
    theirs = {who.office.jurisdiction for who in guests} & set(scene.places) or any(
        person.official in guests for person in scene.people
    )
    words = [*scene.found("events", "Visit"), *(word for section in _TRAVELLING for word in scene.found(section))]
    return bool(theirs or not scene.places) and any(took_place(scene, word) for word in words)
