"""Which offices are of a country, of a region, of a city."""

from __future__ import annotations

from citygraph.extract.people.atoms import DIPLOMATS
from citygraph.extract.people.titles import Titled
from citygraph.extract.thing import Office
from citygraph.model import Place

NATIONAL = frozenset({"minister", "vice-minister", "head-of-state", "head-of-government", *DIPLOMATS})
REGIONAL = frozenset({"governor", "vice-governor", "regent", "vice-regent"})
RULERS = frozenset({"head-of-state", "head-of-government"})
OF_REGENCY = frozenset({"regent", "vice-regent"})  # smaller regions than a governor's
LOCAL = frozenset({"mayor", "vice-mayor"})  # offices of a city only
SINGLE_HEADS = frozenset({"mayor", "governor", "regent", "vice-mayor", "vice-governor", "vice-regent"})


def are_two_heads(title: Titled, listed: Office | None) -> bool:
    """As in "Mayor Ann of X and Mayor Bob": no place has two, and no city a governor and a mayor."""
    if listed is None or title.role not in SINGLE_HEADS:
        return False
    of_city = listed.role == "governor" and listed.jurisdiction.type == "City"
    return title.role == listed.role or (title.role == "mayor" and of_city)


def fits(role: str, place: Place) -> bool:
    """An office of a country, a region or a city can only hold at its level."""
    if role in NATIONAL:
        return place.type == "Country" or (role.endswith("minister") and place.type == "Region")
    return place.type != "Country" or role in {"legislator", "other", "head-of-agency"}


def is_state(place: Place) -> bool:
    """True of a province or state, which has no town councillors."""
    return place.type == "Region" and bool(place.code)
