"""What a place's being a city, region or country says for it, and which place lies in which."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.places.names import PlaceName
from citygraph.extract.places.strength import Strength
from citygraph.model import Place

_CITY_STATE_AS_PARTNER = -4.0
_CITY_STATE = 0.5  # of its country's people
_SHARES_CITYS_NAME = -2.0
_WITHOUT_CODE = -1.5
_OTHER_LEVEL = -1.0
_WRONG_TYPE = -100.0


def level_score(
    place: Place, towns: Sequence[tuple[Place, float]], name: PlaceName, *, of_regions: bool, divided: bool
) -> float:
    """What a place's being a city, region or country says for it, beside what the name is called.

    Where its country has no smaller region of that name (`divided`), ISO 3166-2 has its counties: "Clare County".
    """
    if name.level == "city":
        return 0 if place.type == "City" else _WRONG_TYPE
    if name.level == "country":
        return 0 if place.type == "Country" else _WRONG_TYPE
    if name.level in ("region", "county"):
        fits = is_smaller(place) == (name.level == "county" and divided)
        return (0 if fits else _OTHER_LEVEL) if place.type == "Region" else _WRONG_TYPE
    if place.type == "Country" and _is_partner(name) and _is_city_state(place, towns):
        return _CITY_STATE_AS_PARTNER  # "twinned with Macao"
    if place.type != "Region" or fits_hint(place, name):
        return 0
    shares = not of_regions and _has_chief_town(place, towns)
    return _SHARES_CITYS_NAME * shares + _WITHOUT_CODE * is_smaller(place)


def _is_city_state(country: Place, towns: Sequence[tuple[Place, float]]) -> bool:
    """True when half of a country live in the city of its name: Singapore, but neither Panama nor Mexico."""
    return any(lies_in(town, country) and town.population > _CITY_STATE * country.population for town, _ in towns)


def _is_partner(name: PlaceName) -> bool:
    """True of a name that the word for its tie leads to, or that is listed with cities."""
    return name.strength is Strength.TIED or name.among_cities


def fits_hint(place: Place, name: PlaceName) -> bool:
    """True when the place has such an office as stands beside the name: tells which bearer, not that it is one."""
    if name.hint == "city":
        return place.type == "City"
    return bool(name.hint) and place.type == "Region" and is_smaller(place) == (name.hint == "county")


def is_smaller(place: Place) -> bool:
    """True for regions below those of ISO 3166-2: regencies, counties."""
    return place.type == "Region" and not place.code


def _has_chief_town(region: Place, towns: Sequence[tuple[Place, float]]) -> bool:
    """True when a region and its chief town share a name."""
    return any(lies_in(town, region) and town.population > share * region.population for town, share in towns)


def lies_in(place: Place, around: Place) -> bool:
    """True when a place lies in another, as far as the gazetteer knows the regions around it.

    For many countries it knows those of the first level only: a city of the larger region around a smaller one
    may lie in the smaller.
    """
    if around.id in place.within:
        return True
    if around.type != "Region" or place.type != "City" or place.country != around.country:
        return False
    nearest = place.within[:-1][:1]
    return not nearest or nearest[0] in around.within[:-1]
