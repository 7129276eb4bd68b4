"""Regions: the divisions of ISO 3166-2, and the next level below where a data file or package has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pycountry

from citygraph import lexicon
from citygraph.folding import fold
from citygraph.gazetteer.sources import Entry, distinct, divisions, spellings, table, without_marks, writes_latin
from citygraph.model import Place
from citygraph.vocab import place_id

_GROUP = "Geographical unit"  # ISO 3166-2's word for regions put together for their geography


def entries(countries: Mapping[str, Place]) -> Iterator[tuple[str, Entry]]:
    """Each ISO 3166-2 division with its code; `within` holds its country only."""
    english = {row["iso"]: row["name"] for row in table("regions-en.csv")}
    type_words = _type_words()
    covered = _covered()
    for row in sorted(pycountry.subdivisions, key=lambda row: str(row.code)):
        if row.country_code not in countries or row.code in covered:
            continue
        names = spellings(row.name)
        yield (
            row.code,
            Entry(
                Place(
                    id=place_id(names[0], row.code, row.country_code),
                    type="Region",
                    name=names[0],
                    country=row.country_code,
                    code=row.code,
                    labels=_labels(names[0], english.get(row.code, names[0]), row.country_code),
                    within=(countries[row.country_code].id,),
                ),
                distinct([names[0], english.get(row.code)]),
                distinct([*names[1:], _bare(english.get(row.code, ""), type_words)]),
            ),
        )


def _covered() -> set[str]:
    """Codes of the mere groups of regions that bear the name of one of them: nobody governs them."""
    named = {(row.parent_code, row.name) for row in pycountry.subdivisions}
    return {row.code for row in pycountry.subdivisions if row.type == _GROUP and (row.code, row.name) in named}


def _type_words() -> frozenset[str]:
    """What may end a region's English name: "Krai", "Oblast"."""
    classes = lexicon.load("en").classes("place_types")
    return frozenset(word for level in ("region after", "county after", "county") for word in classes.get(level, ()))


def _bare(name: str, type_words: frozenset[str]) -> str | None:
    """The name that the press gives other words: "Khabarovsk Krai" is "the Khabarovsk territory" too."""
    first, _, last = name.rpartition(" ")
    return first if first and last.lower() in type_words else None


def parents() -> dict[str, str]:
    """The ISO 3166-2 code of the division around a division."""
    return {row.code: row.parent_code for row in pycountry.subdivisions if row.parent_code}


def named_for_a_city() -> set[str]:
    """Codes of the divisions whose type (or which themselves) are a city's, when there is such a city."""
    rows = table("city-regions.csv")
    types = {row["type"] for row in rows if row["type"]}
    codes = {row["code"] for row in rows if row["code"]}
    return codes | {row.code for row in pycountry.subdivisions if row.type in types}


def smaller(countries: Mapping[str, Place], regions: Mapping[str, Place]) -> Iterator[Entry]:
    """Regions below those of ISO 3166-2; where a country has two of one name, the id carries the region around it.

    The short name of a region is its own unless an official city bears it too.
    """
    cities = official_cities()
    for country, rows in divisions("Region"):
        shared = Counter(row["name"] for row in rows)
        for row in rows:
            name = row["name"]
            around = regions.get(row["region"])
            full = f"{name} {around.name}" if around and shared[name] > 1 else name
            place = Place(
                id=place_id(full, "", country),
                type="Region",
                name=name,
                country=country,
                labels=_labels(name, row["english"], country),
                within=(around.id, *around.within) if around else (countries[country].id,),
            )
            is_own = country in cities and fold(row["short"]) not in cities[country]
            own = [name, row["english"], row["short"] if is_own else None]
            yield Entry(place, distinct(own), distinct([row["short"]]))


def named_for_a_smaller_one() -> set[tuple[str, str]]:
    """Country and folded name of smaller regions whose chief town is no city of its own: the name means the region."""
    cities = official_cities()
    return {
        (country, key)
        for country, rows in divisions("Region")
        if country in cities
        for row in rows
        if (key := fold(row["short"])) not in cities[country]
    }


def official_cities() -> dict[str, frozenset[str]]:
    """The folded names of the cities that are divisions themselves, by country, where a data file has them."""
    return {country: frozenset(fold(row["short"]) for row in rows) for country, rows in divisions("City") if rows}


def _labels(name: str, english: str, country: str) -> tuple[tuple[str, str], ...]:
    """English has names of its own for regions; the press of other languages mostly writes the local one.

    Not so that of another script: "Hunan Sheng" is "Hunan" to all.
    """
    english = english if writes_latin(country) else without_marks(english)
    local = name if writes_latin(country) else english
    return tuple(sorted({**dict.fromkeys(lexicon.languages(), local), "en": english}.items()))
