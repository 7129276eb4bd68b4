"""A place as a record of the compiled gazetteer, and back."""

from __future__ import annotations

import marshal
from dataclasses import fields
from operator import attrgetter

from citygraph.model import Place

_FORMAT = 4  # of marshal, which every Python since 3.4 reads
_told_of = attrgetter(*(field.name for field in fields(Place)))


def encode(place: Place) -> bytes:
    """All that is known of a place, as bytes."""
    return marshal.dumps(_told_of(place), _FORMAT)


def decode(record: bytes) -> Place:
    """The place that :func:`encode` wrote.

    >>> place = Place("roma-1", "City", "Roma", "IT", "1", 41.9, 12.5, 9, (("en", "Rome"),), ("italy-it",))
    >>> decode(encode(place)) == place
    True
    """
    return Place(*marshal.loads(record))  # noqa: S302 - of our own cache
