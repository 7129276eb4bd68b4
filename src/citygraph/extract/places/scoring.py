"""How well each bearer of a name fits it, and how well one must: weights in powers of ten of its people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from citygraph.extract.places.levels import fits_hint, is_smaller, level_score, lies_in
from citygraph.extract.places.names import PlaceName
from citygraph.extract.places.strength import Strength
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer
from citygraph.model import Place

# What a bearer needs to be taken for the place, by how surely the name is one.
_ENOUGH = {
    Strength.LOOSE: 7.0,
    Strength.BARE: 6.0,
    Strength.OFFICE: 5.8,
    Strength.LOCATED: 5.0,
    Strength.TIED: 3.65,
    Strength.TYPED: 4.5,
}
# What it needs beyond that when the name is part of a longer one elsewhere, as a person's surname is.
_JOINED = {
    Strength.LOOSE: 2.5,
    Strength.BARE: 2.5,
    Strength.OFFICE: 2.5,
    Strength.LOCATED: 1.0,
    Strength.TIED: 1.0,
    Strength.TYPED: 0.0,
}
_ALSO_A_WORD = 2.0
_ALSO_A_WORD_AT_START = 4.0  # where the capital may be the sentence's: "Surat itu …"
_OWN_NAME = 1.0
_LONG_NAME = 1.0  # per further word: "Henley-on-Thames" is no chance
_LONG_OTHER_NAME = 0.3
_COUNTRY_NAMED = 1.5
_COUNTRY_INFERRED = 1.0
_HOME_COUNTRY = 1.5
_AMONG_CITIES = 2.0
_MAIN_COUNTRY = 0.7
_NEARBY = 0.7
_REGION_NAMED = 1.6
_TOWN = 20_000  # people
_NEAR = 0.5  # degrees
_IS_COUNTRY = 1.5
_SPELT_SO = 1.5  # "Münster" is no Munster
_NATION = 2.5
_BESIDE = 6.0
_BESIDE_RUN = 1.5
_OFTEN_TIED = 3  # one name in so many is led in by the word for its tie
_EXONYM = 0.5
_STEM = 4  # letters that a name shares with what a language makes of it: "Hamburg", "Hamburgo"
_ODD_OTHER_NAME = -1.0
_CITY = 50_000  # people
_HINTED = 4.0
_CHIEF_TOWN_BY_ANOTHER_NAME = 0.25  # "New York" for New York City, but not "Johor" for Johor Bahru
_CHIEF_TOWN = 0.1  # of its region's people
_NAMED_IN_FULL = 3.0
_CLIPPED = {"saint": "st", "mount": "mt", "fort": "ft", "port": "pt"}
_LEVEL_TYPE = {"city": "City", "region": "Region", "county": "Region"}
_FEWEST_PEOPLE = 500
_PEOPLE_OF_AN_OFFICIAL_CITY = 50_000
_PEOPLE_OF_A_REGION = 100_000  # where the gazetteer has no number
_PEOPLE_OF_A_SMALLER_REGION = 300_000


Area = str | tuple[int, int]
"""The id of a region, or a square of one degree."""


@lru_cache(maxsize=256)  # an article's places are asked for again and again
def areas(place: Place) -> tuple[Area, ...]:
    """The regions around a place or that it is, and the squares of a degree around it."""
    found: list[Area] = [*place.within[:-1]]
    if place.type == "Region":
        found.append(place.id)
    elif place.latitude is not None and place.longitude is not None:
        found += [
            (math.floor(place.latitude + north), math.floor(place.longitude + east))
            for north in (-_NEAR, _NEAR)
            for east in (-_NEAR, _NEAR)
        ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says of where it plays.

    `home` are the countries of its language, `named` those that it names; `joined` the names that are part of
    longer ones; `dateline` the names of its place line, which weigh in but are no mentions.
    `in_full` has the ids of places that longer names mean: after "Newcastle upon Tyne", "Newcastle" is that one.
    `shortened` are the regions by initials, which are mentions where another place of the region is.
    `councils` counts the names of cities whose councils the article calls by initials or another name.
    `abroad` is true where names of partners are asked for, as ties mostly reach into other countries.
    `of_mayors` is true of one that tells of mayors more than of regents.
    `of_regions` is true of one on sister states and provinces, and on no sister cities.
    `inferred` are the countries of the places that it is sure of, with the keys of the cities and regions there, `main`
    is the country that most of its places lie in; `near` the areas that surer names lie in, with their keys, and
    `regions` those of them that it names.
    """

    home: frozenset[str]
    named: frozenset[str]
    joined: frozenset[str]
    dateline: tuple[PlaceName, ...] = ()
    shortened: tuple[PlaceName, ...] = ()
    councils: Mapping[str, int] = field(default_factory=dict)
    in_full: Mapping[str, str] = field(default_factory=dict)
    abroad: bool = False
    of_mayors: bool = False
    of_regions: bool = False
    inferred: Mapping[str, frozenset[str]] = field(default_factory=dict)
    main: str = ""
    near: Mapping[Area, frozenset[str]] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()


def enough(name: PlaceName, article: Article) -> float:
    """The score from which on a bearer is taken for what the name means."""
    if name.fixed or name.around:
        return 0
    doubt = _JOINED[name.strength] if name.key in article.joined else 0
    word = _ALSO_A_WORD_AT_START if name.strength is Strength.LOOSE else _ALSO_A_WORD
    return _ENOUGH[name.strength] + doubt + word * name.ordinary


def best(
    name: PlaceName, same: Sequence[PlaceName], article: Article, gazetteer: Gazetteer
) -> tuple[Place, float] | None:
    """The bearer that fits best, with its score; `same` are all the article's names of this key."""
    if name.fixed:
        return name.fixed, math.inf
    scored = scores(name, same, article, gazetteer)
    if not scored:
        return None
    place, score, _ = max(scored, key=lambda item: item[2])
    return (place, score) if score > 0 else None


def scores(
    name: PlaceName, same: Sequence[PlaceName], article: Article, gazetteer: Gazetteer
) -> list[tuple[Place, float, float]]:
    """Every bearer with its score, and the one that it is chosen by: an office tells which, not that it is one.

    So do the country that most of the article's places lie in, and the list that a name stands in.
    """
    bearers = [(place, own or _is_label(place, name.key)) for place, own in gazetteer.bearers(name.key)]
    if name.level in _LEVEL_TYPE and not _may_be_called(name.level, bearers):
        # A capital district is a province and a city ("Pemprov DKI Jakarta"), an island may have a city's council,
        # "X State" may be the university of a city X, and a district council sits in a town.
        name = name._replace(level="")
    towns = [
        (place, _CHIEF_TOWN if own else _CHIEF_TOWN_BY_ANOTHER_NAME) for place, own in bearers if place.type == "City"
    ]
    namesakes = [town for town in towns if town[1] == _CHIEF_TOWN or fold(town[0].name).startswith(name.key)]
    is_open = len(bearers) > 1  # else nothing is to be chosen
    known = max((place.population for place, own in bearers if own and place.type == "City"), default=0)
    alike = [name] if name.around else [other for other in same if not (other.around and other.singled_out)]
    if is_open and (elsewhere := _elsewhere(same, alike)):
        article = _without(article, elsewhere, name.key, gazetteer)
    if is_open and _is_tied(alike, article):
        article = replace(article, abroad=True)
    divided = {place.country for place, _ in bearers if is_smaller(place)}
    spellings, beside = {other.marked for other in alike if other.marked}, _Beside(alike)
    apart = set() if name.marked else {other.marked for other in same if other.marked} - spellings
    return [
        (place, score, score + (_likelihood(place, name, article) if is_open else 0))
        for place, own in bearers
        for score in [
            _prominence(place, own, name.key, article)
            + _NAMED_IN_FULL * (place.id in article.in_full and _is_named_in_full(place, towns, name.key, article))
            + beside.score(place)
            + level_score(
                place,
                namesakes if fold(place.name) == name.key else towns,
                name,
                of_regions=article.of_regions,
                divided=place.country in divided,
            )
            + _SPELT_SO * (is_open and bool(spellings) and _is_spelt(place, spellings))
            - _SPELT_SO * (is_open and bool(apart) and _is_spelt(place, apart))
            + _ODD_OTHER_NAME
            * (not own and known >= min(_CITY, place.population) and _is_odd(place, name.key, article))
        ]
    ]


def _may_be_called(level: str, bearers: Iterable[tuple[Place, bool]]) -> bool:
    """True where one of the bearers is of the type that a type word says; a regency is no "state"."""
    kind = _LEVEL_TYPE[level]
    return any(place.type == kind and not (level == "region" and is_smaller(place)) for place, _ in bearers)


def _is_tied(names: Sequence[PlaceName], article: Article) -> bool:
    """True of names of a place that is told to be a partner, and not the one that the story is told from."""
    tied = sum(name.strength is Strength.TIED for name in names)
    return _OFTEN_TIED * tied >= len(names) > 0 and all(line.key != names[0].key for line in article.dateline)


def _elsewhere(same: Sequence[PlaceName], alike: Sequence[PlaceName]) -> Place | None:
    """Where the one namesake lies that an article tells from these: "Ostra … Ostra … a link with Ostra in Norland"."""
    if any(name.around for name in alike):
        return None
    around = {name.around.id: name.around for name in same if name.around}
    return next(iter(around.values())) if len(around) == 1 else None


def _without(article: Article, elsewhere: Place, key: str, gazetteer: Gazetteer) -> Article:
    """The article without what only the namesake there says of where it plays."""
    said = {key, *(name for place in (elsewhere, *gazetteer.around(elsewhere)) for name in own_keys(place))}
    near = {area: keys - said for area, keys in article.near.items()}
    by_others = article.inferred.get(elsewhere.country, frozenset()) - said
    return replace(
        article,
        named=article.named if by_others else article.named - {elsewhere.country},
        inferred={code: keys for code, keys in article.inferred.items() if by_others or code != elsewhere.country},
        near={area: keys for area, keys in near.items() if keys},
    )


def own_keys(place: Place) -> set[str]:
    """The folded names of a place, in all languages."""
    return {fold(place.name), *(fold(label) for _, label in place.labels)}


def _is_label(place: Place, key: str) -> bool:
    """True of what a language calls a place, also with its first word clipped: "Cologne", "St Petersburg"."""
    return any(fold(label) == key or _clipped(fold(label)) == key for _, label in place.labels)


def _clipped(name: str) -> str:
    """A folded name as the press shortens it.

    >>> _clipped("saint ostra"), _clipped("ostra")
    ('st ostra', 'ostra')
    """
    first, blank, rest = name.partition(" ")
    return f"{_CLIPPED[first]} {rest}" if blank and first in _CLIPPED else name


def _is_exonym(place: Place, key: str) -> bool:
    """True of a name that another language has for a city: "Venesia", "Cologne"; only those known abroad have one."""
    if place.type != "City" or fold(place.name).startswith(key[:_STEM]):
        return False
    return any(fold(label) == key for _, label in place.labels)


def _is_odd(place: Place, key: str, article: Article) -> bool:
    """True of a name that a city far off is rarely called by: no part of its own, no exonym ("Porto" of Nehe)."""
    if place.type != "City" or fold(place.name).startswith(key) or _is_nearby(place, key, article):
        return False
    return all(fold(label) != key for _, label in place.labels)


def _is_spelt(place: Place, spellings: Set[str]) -> bool:
    """True when a language calls a place by one of these names, marks and all, or by a longer one with it."""
    names = (place.name, *(label for _, label in place.labels))
    return any(f" {spelling} " in f" {name.casefold()} " for name in names for spelling in spellings)


def _likelihood(place: Place, name: PlaceName, article: Article) -> float:
    return (
        _HINTED * fits_hint(place, name)
        + _MAIN_COUNTRY * (place.country == article.main and not article.abroad)
        + _nearness(place, name.key, article)
        + _AMONG_CITIES * (name.among_cities and place.type == "City")
    )


def _nearness(place: Place, key: str, article: Article) -> float:
    """What the places around say for one; a region that is named says more for its own town: London, if Ontario is."""
    if not _is_nearby(place, key, article):
        return 0
    is_town = place.type == "City" and place.population >= _TOWN
    in_named = is_town and any(
        region in article.regions and article.near[region] != {key} for region in place.within if region in article.near
    )
    return _REGION_NAMED if in_named else _NEARBY


def _is_nearby(place: Place, key: str, article: Article) -> bool:
    """True of the Worthington of Minnesota in an article that names a county there."""
    if not article.near or place.type == "Country" or article.near.keys().isdisjoint(areas(place)):
        return False
    for area in areas(place):
        keys = article.near.get(area)
        if keys and (key not in keys or len(keys) > 1):
            return True
    return False


def _prominence(place: Place, own: bool, key: str, article: Article) -> float:
    people = place.population
    if not people and place.type == "City" and not place.code:
        people = _PEOPLE_OF_AN_OFFICIAL_CITY
    if not people and place.type == "Region":
        people = _PEOPLE_OF_A_SMALLER_REGION if is_smaller(place) else _PEOPLE_OF_A_REGION
    return (
        math.log10(max(people, _FEWEST_PEOPLE))
        + own * _OWN_NAME
        + _EXONYM * _is_exonym(place, key)
        + key.count(" ") * (_LONG_NAME if own else _LONG_OTHER_NAME)
        + _of_country(place, article)
        + (place.country in article.home) * _HOME_COUNTRY
        + (place.type == "Country") * _IS_COUNTRY
    )


def _of_country(place: Place, article: Article) -> float:
    """How much it says for a place that an article names its country, or another place there: of partners, nothing."""
    if article.abroad:
        return 0
    if place.country in article.named:
        return _COUNTRY_NAMED
    return _COUNTRY_INFERRED if place.country in article.inferred else 0


def _is_named_in_full(place: Place, towns: Sequence[tuple[Place, float]], key: str, article: Article) -> bool:
    """True of "Newcastle" for "Newcastle upon Tyne", "Saint-Laurent" for "Saint-Laurent-du-Maroni".

    Of a region only where it has no town of the shorter name: "Ramallah" is not short for "Ramallah and Al-Bireh".
    """
    if " " in key and not article.in_full[place.id].startswith(f"{key} "):
        return False
    return place.type == "City" or not any(town.country == place.country for town, _ in towns)


class _Beside:
    """What stands beside an article's names of one key: countries and regions, those of their lists, nationalities."""

    def __init__(self, names: Sequence[PlaceName]) -> None:
        self._around = {name.around.id: name.around for name in names if name.around}
        self._around_run = {name.around_run.id: name.around_run for name in names if name.around_run}
        self._nations = [name.nation for name in names if name.nation]
        self._described = {name.nation for name in names if name.nation and name.level}
        self._count = len(names)

    def score(self, place: Place) -> float:
        """What they say for a place."""
        score = _NATION * self._share_of_nation(place.country) if self._nations else 0
        if self._around and any(lies_in(place, around) for around in self._around.values()):
            return score + _BESIDE
        if self._around_run and any(lies_in(place, around) for around in self._around_run.values()):
            return score + _BESIDE_RUN
        return score

    def _share_of_nation(self, country: str) -> float:
        """How much nationalities say: all where a type word joins them to the name ("the Chinese city of X").

        Without one, a nationality may belong to another city: "making the Mexican city X's newest sister".
        """
        return 1 if country in self._described else self._nations.count(country) / self._count
