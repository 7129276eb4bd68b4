"""Which place each name means: all names of an article weighed together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citygraph.extract.mention import PlaceMention
from citygraph.extract.place_names import PlaceName, Strength
from citygraph.gazetteer import Gazetteer
from citygraph.model import Place

KNOWN_NAME = "known-name"  # the rule of a name that nothing beside it tells more of
# What a candidate needs to be taken for the place, by how surely the name is one; in powers of ten of its people.
_ENOUGH = {Strength.LOOSE: 7.5, Strength.BARE: 6.5, Strength.OFFICE: 5.5, Strength.LOCATED: 5.0, Strength.TYPED: 4.5}
_OWN_NAME = 1.0
_LONG_NAME = 1.0  # per further word: "Henley-on-Thames" is no chance
_COUNTRY_NAMED = 1.5
_HOME_COUNTRY = 1.5
_IS_COUNTRY = 1.5
_NATION = 2.5
_BESIDE = 6.0
_BESIDE_RUN = 3.0
_HINTED = 4.0
_SHARES_CITYS_NAME = -1.5
_CHIEF_TOWN = 0.1  # of its region's people
_WITHOUT_CODE = -1.0
_WRONG_LEVEL = -100.0
_ALSO_A_PERSON = 2.5
_ALSO_A_WORD = 2.0
_FEWEST_PEOPLE = 500
_PEOPLE_OF_A_REGION = 100_000  # where the gazetteer has no number


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says of where it plays: countries of its language, countries named, words of longer names."""

    home: frozenset[str]
    named: frozenset[str]
    joined: frozenset[str]


def link(names: Sequence[PlaceName], article: Article, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """One mention per name that means a place; one name means one place unless type words differ."""
    by_key: dict[str, list[PlaceName]] = defaultdict(list)
    for name in names:
        if name.strength is not Strength.REFUSED:
            by_key[name.key].append(name)
    found = [mention for same in by_key.values() for mention in _resolve(same, article, gazetteer)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _resolve(same: list[PlaceName], article: Article, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    levels = {name.level for name in same if name.level}
    usual = "" if not levels else "city" if "city" in levels else min(levels)
    hints = {name.hint for name in same if name.hint}
    hint = hints.pop() if len(hints) == 1 else ""
    linked = []
    established = False
    for name in same:
        level = name.level or ("" if name.hint == "region" else usual)
        wanted = replace(name, level=level, hint=name.hint or hint)
        best = _best(wanted, same, article, gazetteer)
        if best is None:
            continue
        place, score = best
        linked.append((name, place))
        established = established or score >= _needed(name, article)
    if established:
        for name, place in linked:
            yield PlaceMention(name.outer_start, name.outer_end, place, _rule(name))


def _needed(name: PlaceName, article: Article) -> float:
    if name.fixed or name.around:
        return 0
    doubt = _ALSO_A_PERSON * (name.key in article.joined) + _ALSO_A_WORD * name.ordinary
    return _ENOUGH[name.strength] + doubt


def _rule(name: PlaceName) -> str:
    if name.fixed:
        return "country-name"
    if name.around:
        return "place-beside"
    if name.nation:
        return "nationality-before"
    return {Strength.TYPED: "type-word", Strength.LOCATED: "locative"}.get(name.strength, KNOWN_NAME)


def _best(
    name: PlaceName, same: Sequence[PlaceName], article: Article, gazetteer: Gazetteer
) -> tuple[Place, float] | None:
    if name.fixed:
        return name.fixed, math.inf
    bearers = list(gazetteer.bearers(name.key))
    towns = [place for place, _ in bearers if place.type == "City"]
    if name.level == "region" and len(towns) == len(bearers):
        name = replace(name, level="")  # a capital district is a province and a city: "Pemprov DKI Jakarta"
    scored = [(_score(place, own, _has_town(place, towns), name, same, article), place) for place, own in bearers]
    if not scored:
        return None
    score, place = max(scored, key=lambda item: item[0] + _hinted(item[1], name))
    return (place, score) if score > 0 else None


def _has_town(region: Place, towns: Sequence[Place]) -> bool:
    """True when a region and its chief town share a name."""
    return any(lies_in(town, region) and town.population > _CHIEF_TOWN * region.population for town in towns)


def _score(
    place: Place, own: bool, has_city: bool, name: PlaceName, same: Sequence[PlaceName], article: Article
) -> float:
    people = place.population or (_PEOPLE_OF_A_REGION if place.type == "Region" else 0)
    score = math.log10(max(people, _FEWEST_PEOPLE))
    score += own * _OWN_NAME + name.key.count(" ") * _LONG_NAME * own
    score += (place.country in article.named) * _COUNTRY_NAMED + (place.country in article.home) * _HOME_COUNTRY
    score += (place.type == "Country") * _IS_COUNTRY
    score += _NATION * _share_of_nation(place.country, same)
    if any(other.around and lies_in(place, other.around) for other in same):
        score += _BESIDE
    elif any(other.around_run and lies_in(place, other.around_run) for other in same):
        score += _BESIDE_RUN
    return score + _by_level(place, has_city, name)


def _share_of_nation(country: str, same: Sequence[PlaceName]) -> float:
    """How much nationalities before the name say: all where a type word joins them ("the Chinese city of X").

    Without one, a nationality may belong to another city: "making the Mexican city X's newest sister".
    """
    if any(name.nation == country and name.level for name in same):
        return 1
    return sum(name.nation == country for name in same) / len(same)


def _by_level(place: Place, has_city: bool, name: PlaceName) -> float:
    smaller = place.type == "Region" and not place.code
    if name.level == "city":
        return 0 if place.type == "City" else _WRONG_LEVEL
    if name.level in ("region", "county"):
        fits = smaller == (name.level == "county")
        return (0 if fits else _WITHOUT_CODE) if place.type == "Region" else _WRONG_LEVEL
    if name.level == "country":
        return 0 if place.type == "Country" else _WRONG_LEVEL
    return _SHARES_CITYS_NAME * has_city + _WITHOUT_CODE * smaller if place.type == "Region" else 0


def _hinted(place: Place, name: PlaceName) -> float:
    """What an office beside the name adds: it tells which of the bearers, but not that the name is a place's."""
    smaller = place.type == "Region" and not place.code
    fits = place.type == ("City" if name.hint == "city" else "Region") and smaller == (name.hint == "county")
    return _HINTED * bool(name.hint and fits)


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
