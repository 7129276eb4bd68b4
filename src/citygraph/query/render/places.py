"""Where the rows of an answer are: from columns of degrees, or of Well-Known Text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citygraph.query.render.values import value

if TYPE_CHECKING:
    from citygraph.query.result import Row

_WKT = re.compile(
    r"\s*(?:<http://www\.opengis\.net/def/crs/OGC/1\.3/CRS84>\s*)?"
    r"(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s*Z?\s*(\(.*\))\s*",
    re.IGNORECASE | re.DOTALL,
)
_PAIR = re.compile(r"(-?[\d.]+(?:[eE][+-]?\d+)?)\s+(-?[\d.]+(?:[eE][+-]?\d+)?)(?:\s+-?[\d.]+(?:[eE][+-]?\d+)?)*")
_KINDS = {
    "POINT": "Point",
    "LINESTRING": "LineString",
    "POLYGON": "Polygon",
    "MULTIPOINT": "MultiPoint",
    "MULTILINESTRING": "MultiLineString",
    "MULTIPOLYGON": "MultiPolygon",
}


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds the geometry of a row; `places` are the columns by name, `roles` which of them is lat, long or wkt."""

    places: Mapping[str, int]
    roles: Mapping[str, str]

    @property
    def can_find(self) -> bool:
        """True when the answer has columns that say where its rows are."""
        return "wkt" in self.roles or {"lat", "long"} <= set(self.roles)

    def geometry(self, row: Row) -> dict[str, Any] | None:
        """A geometry of GeoJSON; None for a row that says nothing of it, or nothing that can be on a map."""
        if "wkt" in self.roles:
            found = geometry_of(str(value(row[self.places[self.roles["wkt"]]]) or ""))
            if found is not None:
                return found
        if {"lat", "long"} <= set(self.roles):
            lat, long = (_number(value(row[self.places[self.roles[role]]])) for role in ("lat", "long"))
            return point(lat, long)
        return None


def point(lat: float | None, long: float | None) -> dict[str, Any] | None:
    """A point; None for what is none on earth."""
    if lat is None or long is None or not (-90 <= lat <= 90 and -180 <= long <= 180):
        return None
    return {"type": "Point", "coordinates": [long, lat]}


def geometry_of(wkt: str) -> dict[str, Any] | None:
    """Well-Known Text in the order of GeoSPARQL's default (longitude first) as GeoJSON; None for what is none.

    >>> geometry_of("POINT(106.8 -6.2)")
    {'type': 'Point', 'coordinates': [106.8, -6.2]}
    """
    found = _WKT.fullmatch(wkt)
    if found is None:
        return None
    kind, body = found[1].upper(), found[2]
    nested = _PAIR.sub(r"[\1,\2]", body).replace("(", "[").replace(")", "]")
    try:
        coordinates = json.loads(nested)
    except ValueError:
        return None
    if kind == "POINT":
        coordinates = coordinates[0] if len(coordinates) == 1 else None
    elif kind == "MULTIPOINT":
        coordinates = [each[0] if each and isinstance(each[0], list) else each for each in coordinates]
    return {"type": _KINDS[kind], "coordinates": coordinates} if coordinates else None


def _number(plain: str | int | float | bool | None) -> float | None:
    try:
        return None if plain is None or isinstance(plain, bool) else float(plain)
    except ValueError:
        return None
