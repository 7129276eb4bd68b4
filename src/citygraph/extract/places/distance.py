"""How far two places lie apart."""

from __future__ import annotations

from math import asin, cos, inf, radians, sin, sqrt

from citygraph.model import Place

_EARTH = 6371.0  # kilometres, its radius


def kilometres(one: Place, other: Place) -> float:
    """The way between two places, straight over the ground; infinite where one's whereabouts are not known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return inf
    lat, lon, lat2, lon2 = (radians(x or 0.0) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
