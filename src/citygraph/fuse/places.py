"""The places that the readings name, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citygraph.model import Iri, Place, Reading
from citygraph.vocab import local

Places = Mapping[str, Place]
"""Place id → place."""


def gather(readings: Iterable[Reading]) -> dict[str, Place]:
    """All places of the readings by id; of two descriptions of one place always the same is taken."""
    found: dict[str, Place] = {}
    for reading in readings:
        for place in reading.places:
            known = found.setdefault(place.id, place)
            if known is not place and known != place:
                found[place.id] = min(known, place, key=repr)
    return found


def name_of(place: Iri, places: Places) -> str:
    """A place's English name if it has one, else the name that it has at home."""
    known = places.get(local(place))
    return dict(known.labels).get("en", known.name) if known else local(place)


def near(one: Iri, other: Iri, places: Places) -> bool:
    """True for one and the same place, or when one of the two lies within the other."""
    if one == other:
        return True
    return local(other) in _around(one, places) or local(one) in _around(other, places)


def _around(place: Iri, places: Places) -> tuple[str, ...]:
    known = places.get(local(place))
    return known.within if known else ()
