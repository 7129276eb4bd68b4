"""Places that a user told to be another one: its IRI takes the place of theirs before anything is fused.

The ids of places are parts of other IRIs too (governments, offices, partnerships …), which follow::

    office/mayor-beta-2, partnership/alpha-1--beta-2   →   office/mayor-gamma-3, partnership/alpha-1--gamma-3
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from citygraph.model import Claim, Iri, Place, Reading
from citygraph.vocab import ID, place_iri

Same = Mapping[str, str]
"""The id of a place → the id of the one that it is told to be."""

NONE: Same = {}
REASON = "told by the user: the same as place/{}"

_NAMED_AFTER_OFFICES = {"office": 0, "official": 1, "tenure": 1}
"""Sorts of things with offices in their IRIs, and the part from which on these stand."""


def retold(reading: Reading, same: Same) -> Reading:
    """The reading with its claims, in their order, about the places that are meant, and what is named after them."""
    named = {place.id for place in reading.places}
    mine = {old: new for old, new in same.items() if old in named}
    if not mine:
        return reading
    known = frozenset(named | set(mine.values()))
    return replace(reading, claims=tuple(_retold(claim, mine, known) for claim in reading.claims))


def renamed(iri: Iri, same: Same, known: Collection[str] = ()) -> Iri:
    """The IRI of a thing after the places that are meant; `known` are ids of places that it may be named after.

    >>> renamed(Iri(ID + "partnership/alpha-1--beta-2"), {"alpha-1": "gamma-3"}).removeprefix(ID)
    'partnership/beta-2--gamma-3'
    >>> renamed(Iri(ID + "official/ann--mayor-alpha-1"), {"alpha-1": "gamma-3"}).removeprefix(ID)
    'official/ann--mayor-gamma-3'
    """
    sort, _, local = iri.removeprefix(ID).partition("/")
    if not same or not local or not iri.startswith(ID) or not any(old in local for old in same):
        return iri
    parts = local.split("--")
    first = _NAMED_AFTER_OFFICES.get(sort)
    if first is None:
        new = [same.get(part, part) for part in parts]
    else:
        new = parts[:first] + [_office(part, same, known) for part in parts[first:]]
    return Iri(f"{ID}{sort}/{'--'.join(_in_order(sort, new))}") if new != parts else iri


def merged(places: Mapping[str, Place], same: Same) -> dict[str, Place]:
    """Places by id without those that are others; one that no article names itself is described as those are."""
    found = {place_id: _within(place, same) for place_id, place in places.items() if place_id not in same}
    for old in sorted(same):
        if old in places and same[old] not in places:
            one = as_another(places[old], same)
            found[one.id] = min(found.get(one.id, one), one, key=repr)
    return found


def as_another(place: Place, same: Same) -> Place:
    """A place under the id of the one that it is, if it is another, and within the places that are meant."""
    return _within(replace(place, id=same.get(place.id, place.id)), same)


def notes(places: Iterable[str], same: Same) -> Iterable[tuple[Iri, Iri, str]]:
    """What is to be said of those of some places that are others: their IRI, that of the other one, and why."""
    for old in sorted(places):
        if old in same:
            yield place_iri(old), place_iri(same[old]), REASON.format(same[old])


def _retold(claim: Claim, same: Same, known: Collection[str]) -> Claim:
    subject = renamed(claim.subject, same, known)
    value = renamed(claim.object, same, known) if isinstance(claim.object, Iri) else claim.object
    if subject == claim.subject and value == claim.object:
        return claim
    return replace(claim, subject=subject, object=value)


def _office(part: str, same: Same, known: Collection[str]) -> str:
    """An office after the place that is meant: of places whose ids end alike the one with the longest id is its own."""
    of = [place for place in (*known, *same) if part.endswith(f"-{place}")]
    place = max(of, key=len, default="")
    return part.removesuffix(place) + same[place] if place in same else part


def _in_order(sort: str, parts: list[str]) -> list[str]:
    """The parts of an IRI as :mod:`citygraph.vocab` puts them: places and participants sorted, each once."""
    match sort:
        case "partnership":
            return sorted(parts)
        case "agreement":
            return [parts[0], *sorted(set(parts[1:-1])), parts[-1]]
        case "event":
            return [*parts[:3], *sorted(set(parts[3:]))]
    return parts


def _within(place: Place, same: Same) -> Place:
    if same.keys().isdisjoint(place.within) and not (place.id in place.within and place.id in same.values()):
        return place
    around = dict.fromkeys(same.get(outer, outer) for outer in place.within)
    return replace(place, within=tuple(outer for outer in around if outer != place.id))
