"""A place as one line of the compiled gazetteer, and back."""

from __future__ import annotations

from typing import cast

from citygraph.model import Place, PlaceType


def encode(place: Place) -> bytes:
    """One line of tab-separated fields, with its line end."""
    fields = (
        place.id,
        place.type,
        place.name,
        place.country,
        place.code,
        _number(place.latitude),
        _number(place.longitude),
        str(place.population),
        "|".join(f"{language}={label}" for language, label in place.labels),
        " ".join(place.within),
    )
    return ("\t".join(field.replace("\t", " ") for field in fields) + "\n").encode()


def decode(line: bytes) -> Place:
    """The place that :func:`encode` wrote.

    >>> place = Place("roma-1", "City", "Roma", "IT", "1", 41.9, 12.5, 9, (("en", "Rome"),), ("italy-it",))
    >>> decode(encode(place)) == place
    True
    """
    fields = line.decode().rstrip("\n").split("\t")
    ident, kind, name, country, code, latitude, longitude, population, labels, within = fields
    return Place(
        id=ident,
        type=cast("PlaceType", kind),
        name=name,
        country=country,
        code=code,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population),
        labels=tuple(_label(part) for part in labels.split("|")) if labels else (),
        within=tuple(within.split()),
    )


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _label(part: str) -> tuple[str, str]:
    language, _, label = part.partition("=")
    return language, label
