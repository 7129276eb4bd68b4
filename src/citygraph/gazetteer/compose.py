"""Cities, regions and countries put together: which regions are cities, and who lies in whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citygraph.folding import fold
from citygraph.gazetteer import cities, countries, regions
from citygraph.gazetteer.sources import Entry, distinct, table

_OF_ENGLISH_NAMES = ("AU", "CA", "NZ", "US")
"""Countries whose towns newspapers call by their own names, whatever they were called once."""


def entries() -> list[Entry]:
    """Every place of the gazetteer, with the places around it and, for regions, the people of its cities."""
    nations = list(countries.entries())
    by_country = {entry.place.country: entry.place for entry in nations}
    towns = list(cities.entries(by_country))
    divisions = dict(regions.entries(by_country))
    city_of = _cities_that_are_regions([entry for _, entry in towns], divisions)
    surroundings = _surroundings(divisions, city_of)
    division_of = {f"{row['country']}.{row['admin1']}": row["iso"] for row in table("admin1.csv")}
    names_of = {ident: divisions[code] for code, ident in city_of.items()}
    placed = [
        _within(_renamed(entry, names_of), surroundings.get(division_of.get(admin1, ""), ())) for admin1, entry in towns
    ]
    people = _population(placed)
    located = {
        code: _within(entry, surroundings[code][1:], people[entry.place.id])
        for code, entry in divisions.items()
        if code not in city_of
    }
    regional = {code: entry.place for code, entry in located.items()}
    smaller = regions.smaller(by_country, regional)
    uncoded = cities.uncoded(by_country, regional, placed)
    towns_of_today = _without_old_names(list(_without_seats(placed)))
    return _with_aliases([*nations, *located.values(), *smaller, *towns_of_today, *uncoded])


def _without_seats(towns: Iterable[Entry]) -> Iterator[Entry]:
    """The towns; one that is no city of its own leaves its name to the region that it is the seat of."""
    taken = regions.named_for_a_smaller_one()
    for town in towns:
        country = town.place.country
        own = tuple(name for name in town.names if (country, fold(name)) not in taken)
        others = tuple(name for name in town.alternates if (country, fold(name)) not in taken)
        yield replace(town, names=own, alternates=others)


def _without_old_names(towns: Sequence[Entry]) -> Iterator[Entry]:
    """The towns; one of an English name leaves another that it once had ("Ennis", in Arizona) to those that bear it."""
    borne = {fold(name) for town in towns for name in town.names}
    for town in towns:
        if town.place.country in _OF_ENGLISH_NAMES and not borne.isdisjoint(map(fold, town.alternates)):
            own = {word for name in town.names for word in fold(name).split()}
            others = tuple(name for name in town.alternates if fold(name) not in borne or own & set(fold(name).split()))
            yield replace(town, alternates=others)
        else:
            yield town


def _with_aliases(found: Iterable[Entry]) -> list[Entry]:
    aliases = defaultdict(list)
    for row in table("aliases.csv"):
        aliases[row["code"]].append(row["name"])
    return [
        replace(entry, names=distinct([*entry.names, *aliases[key]]))
        if (key := entry.place.code or entry.place.id) in aliases
        else entry
        for entry in found
    ]


def _cities_that_are_regions(towns: Iterable[Entry], divisions: Mapping[str, Entry]) -> dict[str, str]:
    """ISO 3166-2 code → id of the city which that division is."""
    named_so = defaultdict(list)
    for town in towns:
        for key in {fold(name) for name in (*town.names, *town.alternates)}:
            named_so[town.place.country, key].append(town.place)
    found = {}
    for code in sorted(regions.named_for_a_city() & divisions.keys()):
        entry = divisions[code]
        for name in (*entry.names[::-1], *entry.alternates):
            if bearers := named_so.get((entry.place.country, fold(name))):
                own = [place for place in bearers if fold(place.name) == fold(name)]
                found[code] = max(own or bearers, key=lambda place: place.population).id
                break
    return found


def _surroundings(divisions: Mapping[str, Entry], city_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """ISO 3166-2 code → ids of the division and of those around it, nearest first."""
    parents = regions.parents()
    chains = {}
    for code in divisions:
        chain = []
        step = code
        while step in divisions:
            chain.append(city_of.get(step) or divisions[step].place.id)
            step = parents.get(step, "")
        chains[code] = tuple(chain)
    return chains


def _renamed(city: Entry, names_of: Mapping[str, Entry]) -> Entry:
    """A city with the names of the region that it is."""
    region = names_of.get(city.place.id)
    if region is None:
        return city
    return replace(city, alternates=distinct([*city.alternates, *region.names, *region.alternates]))


def _within(entry: Entry, around: tuple[str, ...], population: int | None = None) -> Entry:
    place = entry.place
    within = (*(ident for ident in around if ident != place.id), *place.within)
    return replace(
        entry, place=replace(place, within=within, population=place.population if population is None else population)
    )


def _population(towns: Iterable[Entry]) -> dict[str, int]:
    total: dict[str, int] = defaultdict(int)
    for town in towns:
        for ident in town.place.within:
            total[ident] += town.place.population
    return total
