"""Which place a row means: by its code, or by its name with its country and region."""

from __future__ import annotations

from collections.abc import Mapping as Cells
from functools import lru_cache

from citygraph import gazetteer, lexicon
from citygraph.model import Place

_CLEARLY = 10  # times as many inhabitants: the place of that name that everybody thinks of
_GEONAMES = "https://sws.geonames.org/"


class UnclearPlaceError(Exception):
    """A row names no place that is known, or several; the message is for its reader."""


def place_of(side: str, cells: Cells[str, str]) -> Place:
    """The place of ``side`` ("place" or "partner") by the fields of a row; UnclearPlaceError when there is not one."""
    code = cells.get(f"{side}_code", "")
    if code:
        return _coded(code)
    return _named(cells.get(side, ""), cells.get(f"{side}_country", ""), cells.get(f"{side}_region", ""))


def _coded(code: str) -> Place:
    place = gazetteer.load().coded(code.removeprefix(_GEONAMES).strip("/"))
    if place is None:
        raise UnclearPlaceError(f"no place has the code '{code}'")
    return place


@lru_cache(maxsize=4096)
def _named(name: str, country: str, region: str) -> Place:
    known = gazetteer.load()
    if not name:
        raise UnclearPlaceError("a place is missing")
    code = _country(country) if country else None
    bearers = [(place, own) for place, own in known.bearers(name, None, code) if place.type != "Country"]
    if region:
        around = {place.id for place in known.lookup(region, "Region", code)}
        bearers = [(place, own) for place, own in bearers if around & {place.id, *place.within}]
    shown = ", ".join(part for part in (name, region, country) if part)
    if not bearers:
        raise UnclearPlaceError(f"no place '{shown}' is known")
    own = [place for place, is_own in bearers if is_own] or [place for place, _ in bearers]
    cities = [place for place in own if place.type == "City"] or own
    first, *others = sorted(cities, key=lambda place: (-place.population, place.id))
    if others and first.population < _CLEARLY * max(1, others[0].population):
        several = ", ".join(place.id for place in (first, *others)[:4])
        raise UnclearPlaceError(f"'{shown}' may be {several}")
    return first


@lru_cache(maxsize=512)
def _country(text: str) -> str:
    known = gazetteer.load()
    if len(text) == 2 and (place := known.coded(text.upper())) and place.type == "Country":
        return place.country
    for language in lexicon.languages():
        if place := known.country_called(text, language):
            return place.country
    raise UnclearPlaceError(f"no country '{text}' is known")
