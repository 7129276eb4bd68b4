"""The place that an article is written from, which its story need not name: "OSTRA — The city's mayor …"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.mention import Mentions, in_date_line
from citygraph.model import Place

_TOWN = 15_000  # people of the only city of a name
_LARGE = 100_000  # … and of the largest of several
_OUTWEIGHS = 5  # times as many as in the next city of the name


def place_of_date_line(mentions: Mentions) -> Place | None:
    """The place of the date line: one that the story names, else the city that its own words or the story tell."""
    named = next(in_date_line(mentions, (found.place for found in mentions.places)), None)
    return named if named is not None else city_of_date_line(mentions)


def city_of_date_line(mentions: Mentions) -> Place | None:
    """As in "OSTRA, Norland (Agency) – … visited |the city|": where its region stands, or its country is spoken of."""
    name, _, around = (mentions.document.metadata.place_line or "").partition(",")
    cities = mentions.gazetteer.lookup(name, "City") if name else ()
    if whole := {place.id for place in mentions.gazetteer.lookup(around.strip())} if around.strip() else set():
        cities = tuple(city for city in cities if not whole.isdisjoint(city.within))
        return cities[0] if cities else None
    told = {found.place.country for found in mentions.places}
    spoken_of = [city for city in cities if city.country in told]
    if len({city.country for city in spoken_of}) == 1:
        return spoken_of[0]
    return cities[0] if _is_the_one(cities) else None


def _is_the_one(cities: Sequence[Place]) -> bool:
    """True for a city that is alone of its name, or a large one of which no other of the name comes near."""
    if len(cities) == 1:
        return cities[0].population >= _TOWN
    return bool(cities) and cities[0].population >= max(_LARGE, *(_OUTWEIGHS * one.population for one in cities[1:]), 0)
