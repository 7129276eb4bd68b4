"""Where a signing took place, if its sentence does not name the town."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from citygraph.extract.events.happenings import Happening
from citygraph.extract.events.whereabouts import is_at_a_seat, is_at_that_place
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.papers.where_signed import is_from_afar, lies_among
from citygraph.extract.thing import Agreement
from citygraph.model import Place


def with_place_told(signing: Happening, others: Sequence[Happening], told: Sequence[Told]) -> Happening:
    """A signing without a place was where its words point, or its people went; else, in the news, at home.

    That is "|there|", the other side of the tie, and "at |City Hall|", the home's.
    """
    about = signing.about
    if signing.class_name != "Signing" or signing.place is not None or not isinstance(about, Agreement):
        return signing
    home = told[0].story.home
    home = home if home is not None and home.type == "City" and home in about.places else None
    scenes = [one.scene for one in told if one.scene.sentence.start <= signing.start < one.scene.sentence.end]
    there = about.places - {home} if any(is_at_that_place(scene) for scene in scenes) else frozenset[Place]()
    place = next(iter(there)) if home is not None and len(there) == 1 else _visited(signing, about.places, others)
    place = place or _where_they_met(signing, about.places, others)
    if place is None and any(is_at_a_seat(scene) for scene in scenes):
        place = home
    if place is None and _is_news(signing, told) and not any(is_from_afar(scene, told) for scene in scenes):
        place = home
    return replace(signing, place=place) if place is not None else signing


def _visited(signing: Happening, sides: Set[Place], others: Sequence[Happening]) -> Place | None:
    """Which side somebody visited in the month of the signing, or on no day told."""
    if signing.date is None or not signing.date.date.day or not signing.participants:
        return None
    visits = (
        other.place
        for other in others
        if other.class_name == "Visit" and other.place is not None and lies_among(other.place, sides)
        if other.date is None or other.date.date.month == signing.date.date.month
    )
    return next(visits, None)


def _where_they_met(signing: Happening, sides: Set[Place], others: Sequence[Happening]) -> Place | None:
    """As in "Mayor A met Mayor B |in Ostra| on Monday. Both also signed a charter": on that day."""
    if signing.date is None or not signing.date.date.day:
        return None
    day = signing.date.date
    meetings = (one for one in others if one.class_name == "Meeting" and one.date is not None and one.date.date == day)
    return next((one.place for one in meetings if one.sides >= sides), None)


def _is_news(signing: Happening, told: Sequence[Told]) -> bool:
    """True for a signing of these days that tells who signed."""
    date = signing.date
    return date is not None and bool(date.date.day and signing.participants) and is_fresh(date, told[0].scene)
