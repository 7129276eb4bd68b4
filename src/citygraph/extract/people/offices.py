"""Which place an office belongs to: the one in its title, else the one that the story speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import DIPLOMATS, SEATS
from citygraph.extract.people.name_origins import preference
from citygraph.extract.people.office_beside import SentenceSeats
from citygraph.extract.people.office_levels import LOCAL, NATIONAL, REGIONAL, RULERS, are_two_heads, fits, is_state
from citygraph.extract.people.office_of_city import CitySeats
from citygraph.extract.people.office_of_country import CountrySeats
from citygraph.extract.people.office_of_region import RegionSeats
from citygraph.extract.people.office_story import StoryPlaces
from citygraph.extract.people.title_roles import COMMISSIONER, DEPUTY
from citygraph.extract.people.titles import Titled
from citygraph.extract.thing import Office
from citygraph.folding import fold
from citygraph.model import Place
from citygraph.records import record

_TINY = 50  # times as many people: the region's mayor is none of its namesake
_SHARE = 3  # a place named at least a third as often as the home may be that of a title used at home
_FOREIGN = 9.0  # powers of e by which a name is likelier in another country of the story than at a place guessed
_FOREIGN_BESIDE = 14.0  # … and than at one that its sentence speaks for
_ALIKE = 6.0  # … by which a name tells two of its countries apart
_GUESSES = (
    "in-list",
    "of-country-before",
    "of-home",
    "of-home-country",
    "of-home-region",
    "of-other-side",
    "of-sentence",
    "of-story-country",
    "of-topic",
)
_WITH_BODIES = frozenset({"head-of-agency", "regional-secretary", "other", "minister", "vice-minister"})
_SURE_HOMES = 2  # places that it may belong to though they are named but once
_FEW_HOMES = 3  # places that an office without one may belong to


@record
class Seat:
    """An office and how its place was told: `stated` in the title, or by which rule of the story."""

    office: Office
    stated: bool
    rule: str


class Seats:
    """Gives titles their offices, with what the article says of its places."""

    def __init__(self, mentions: Mentions) -> None:
        self._story = StoryPlaces(mentions)
        self._beside = SentenceSeats(self._story)
        self._countries = CountrySeats(self._story)
        self._regions = RegionSeats(self._story)
        self._cities = CitySeats(self._story)

    def of(self, title: Titled, taken: Iterable[Office] = (), listed: Office | None = None) -> Seat | None:
        """The seat of a title; None when the article does not tell.

        `taken` are offices that others are known to hold; `listed` is the office of the person named just
        before in the same list.
        """
        seat = self._seat(title, taken, listed)
        return self._of_commissioner(seat) if seat and title.role == COMMISSIONER else seat

    def _of_commissioner(self, seat: Seat) -> Seat | None:
        """As in "Commissioner Ann": who runs an Indian city's offices, sits on a commission in the United States."""
        lexicon, place = self._story.mentions.lexicon, seat.office.jurisdiction
        roles = [role for role, where in lexicon.classes("commissioner_roles").items() if place.country in where]
        told = lexicon.phrases("commission_words").find(self._story.mentions.document.scan)
        if not roles or (roles[0] == "legislator" and not told):
            return None
        return replace(seat, office=replace(seat.office, role=roles[0]))

    def _seat(self, title: Titled, taken: Iterable[Office], listed: Office | None) -> Seat | None:
        posted = title.posted
        if title.role in DIPLOMATS and title.place and title.place.type == "City":
            posted = posted or title.place
        elif title.place and self._may_hold(title, title.place):
            return Seat(Office(title.role, self._seated_in(title, title.place), posted), stated=True, rule=title.rule)
        elif title.place and self._is_premier(title) and not self._is_of_region_there(title):
            return Seat(Office("head-of-government", title.place, posted), stated=True, rule=title.rule)
        elif title.role in RULERS and title.place and self._story.is_called(title, "city_presidents"):
            role = "mayor" if title.place.type == "City" else "governor"  # "president of the city of X"
            return Seat(Office(role, title.place, posted), stated=True, rule=title.rule)
        elif title.role in RULERS and title.place:
            return None  # "Sultan of the city of X"
        found = list(self._seats(title, taken, listed, posted)) or list(self._seats(title, (), listed, posted))[:1]
        if found and taken and (home := self._of_one_more(title, found[0], listed)) is not None:
            return home
        deputy = listed is not None and DEPUTY.get(listed.role) == title.role
        settled = deputy and found and found[0].rule.endswith("-in-list")  # "Mayor Ann and Deputy Mayor |Bob|"
        others = found[:1] if settled or not found else [*found, *self._spoken_of(title, posted)]
        return self._by_name(title, found, others) if found else None

    def _may_hold(self, title: Titled, place: Place) -> bool:
        """False of a place that a title is not held for: "|Ostra| director for Asia at the foreign ministry"."""
        if (place.type != "Country") if title.national else self._is_of_town_abroad(title, place):
            return False
        return fits(title.role, place) and not self._is_namesake_of_seat(title, place)

    def _is_of_town_abroad(self, title: Titled, place: Place) -> bool:
        """As in "Welsh Conservative |councillor| Ann", "the Karsan |city councillor|": of a town, of no country."""
        return place.type == "Country" and title.role == "legislator" and self._story.is_called(title, "city_titles")

    def _is_namesake_of_seat(self, title: Titled, place: Place) -> bool:
        """As in "ADUN |Canning|, Ani": a constituency at home, by the name of a town abroad."""
        seated = any(self._story.is_called(title, section) for section in SEATS)
        return seated and self._is_abroad(place) and not self._sits_for_state(title, place)

    def _is_abroad(self, place: Place) -> bool:
        """True of a place outside the countries that the language's press writes from."""
        own = self._story.mentions.lexicon.words("home_countries")
        return bool(own) and place.country not in own

    def _sits_for_state(self, title: Titled, place: Place) -> bool:
        """As in "anggota DPR |Oregon|, Ann": what is the nation's parliament at home is that of a state abroad."""
        state = place.type == "Region" and self._is_abroad(place)
        return state and self._story.is_called(title, "seats_of_nations")

    def _seated_in(self, title: Titled, place: Place) -> Place:
        """The place of a title at the level of its role; of a member the region or country of the constituency."""
        if self._sits_for_state(title, place):
            return place
        if place.type != "Country" and self._story.is_called(title, "seats_of_nations"):
            return self._story.mentions.gazetteer.country(place.country) or place
        if place.type == "City" and self._story.is_called(title, "seats_of_regions"):
            divisions = self._story.mentions.gazetteer.divisions(place.country)
            return next((division for division in divisions if division.id in place.within), place)
        return self._level_of(title.role, place)

    def _seats(
        self, title: Titled, taken: Iterable[Office], listed: Office | None, posted: Place | None
    ) -> Iterator[Seat]:
        """The offices that the story may mean, the likeliest first, by the title's rule and whence the place."""
        for rule, finder in self._from_story(title, listed):
            place = finder()
            if place and place != posted and (rule.startswith("of-home") or self.may_be_called(title, place)):
                office = Office(title.role, self._level_of(title.role, place), posted)
                shared = rule == "of-other-side" and are_two_heads(title, listed)
                if office not in taken or shared or self._beside.is_beside_premier(title):
                    yield Seat(office, stated=False, rule=f"{title.rule}-{rule}")

    def _of_one_more(self, title: Titled, guess: Seat, listed: Office | None) -> Seat | None:
        """The home's office though it is another's: of one who held it once, by a name unlike those of the guess."""
        if not guess.rule.endswith(_GUESSES):
            return None
        first = next(self._seats(title, (), listed, None), guess)
        here, there = first.office.jurisdiction.country, guess.office.jurisdiction.country
        told = (*self._story.homes[:_SURE_HOMES], *self._story.told_before(title))
        least = _FOREIGN if guess.office.jurisdiction in told else 0
        return first if preference(title.name, here, there) > least else None

    def _spoken_of(self, title: Titled, posted: Place | None) -> Iterator[Seat]:
        """Those that nothing but the holder's name speaks for: of the home, or of places that the paragraph tells of.

        Of diplomats, ministers and rulers, any country of the story. Who holds the office now says nothing of who held
        it once.
        """
        home = self.home(title.role)
        told = self._story.told_before(title)
        country = self._story.mentions.gazetteer.country
        if title.role in DIPLOMATS or title.role in NATIONAL:
            places = [country(place.country) for place in self._story.named]
        elif self.is_national(title):
            places = [country(place.country) for place in told]
        else:
            level = title.role in REGIONAL
            local = [*told, *([home] if home else ()), *self._story.homes[:_SURE_HOMES]]
            places = [place for place in local if (place.type == "Region") == level]
            cities = [one for one in local if level and self._is_of_its_own(one)]
            places += [region for city in cities for region in self._regions.governed(city)]
        for place in dict.fromkeys(places):
            if place and place != posted:
                yield Seat(Office(title.role, place, posted), stated=False, rule=f"{title.rule}-of-name")

    def _is_of_its_own(self, place: Place) -> bool:
        """True of a city, as Tokyo, that may have a governor: where the story names no region of its country."""
        regions = [named for named in self._story.named if named.type == "Region" and named.country == place.country]
        return place.type == "City" and not regions

    def _by_name(self, title: Titled, found: Sequence[Seat], others: Sequence[Seat]) -> Seat:
        """As in "Mayor |Haruka Yamamoto|" of no German town, where the story has a Japanese one too."""
        first = found[0]
        least = _FOREIGN if first.rule.endswith(_GUESSES) and not title.peer else _FOREIGN_BESIDE
        country = first.office.jurisdiction.country
        called = [seat for seat in others if self.may_be_called(title, seat.office.jurisdiction)] or [first]
        fits = {
            place: preference(title.name, place.country, country)
            for place in (seat.office.jurisdiction for seat in called)
        }
        best = max(fits.values())
        likely = [seat for seat in called if fits[seat.office.jurisdiction] > max(least, best - _ALIKE)]
        return self._foremost(likely) if likely else first

    def _foremost(self, seats: Sequence[Seat]) -> Seat:
        """Of several, that of the place that the story is about most; of countries, rather one that it names."""
        ranks: dict[Place | None, int] = {}
        for rank, home in enumerate(self._story.homes):
            ranks.setdefault(home, rank)
            ranks.setdefault(self._story.mentions.gazetteer.country(home.country), rank)
        places = [(seat.office.jurisdiction, seat) for seat in seats]
        return min(places, key=lambda one: (one[0] not in self._story.named, ranks.get(one[0], len(ranks))))[1]

    def is_national(self, title: Titled) -> bool:
        """As in "Ketua DPR RI Ani", "director for Asia at the foreign ministry"."""
        return title.national or self._story.is_called(title, "national_titles")

    def is_at_embassy(self, title: Titled) -> bool:
        """As in "Atase Perdagangan Ani": of a country, whomever they accompany."""
        return self._countries.is_at_embassy(title)

    def is_of_hosts(self, title: Titled, place: Place) -> bool:
        """As in "Mayor Meyer of Y, accompanied by Councillor |Ani Lestari|": by the name of the story's own country."""
        home = self.home(title.role)
        return home is not None and preference(title.name, home.country, place.country) > _FOREIGN

    def home(self, role: str) -> Place | None:
        """The article's own place of the level of a role."""
        if role in NATIONAL:
            return self._story.country()
        if role in REGIONAL:
            return next(iter(self._regions.regions(role)), None)
        return self._story.home_of(role)

    def _level_of(self, role: str, place: Place) -> Place:
        """The place of a title, at the level of its role: a mayor's city, a governor's region."""
        if role in LOCAL:
            return self._city_of(place)
        if role in REGIONAL and place.type == "City":
            namesakes = self._story.mentions.gazetteer.lookup(place.name, "Region", place.country)
            return next((region for region in namesakes if region.id in place.within), place)
        return place

    def _is_premier(self, title: Titled) -> bool:
        """As in "the Karsan premier", who heads the government of a country, not of a region of it."""
        if title.role != "governor" or title.place is None or title.place.type != "Country":
            return False
        return self._story.is_called(title, "cabinet_heads")

    def _is_of_region_there(self, title: Titled) -> bool:
        """As in "the |Canadian| premier" of the story's only region there, where regions have premiers."""
        where = self._where_borne(title)
        borne = title.place is not None and (not where or title.place.country in where.split())
        return borne and self._story.only_of_nation(title) is not None

    def _city_of(self, place: Place) -> Place:
        """The city whose mayor is called by the region's name: the story's own in it, else its namesake."""
        if place.type != "Region" or self._story.may_have_mayor(place):
            return place
        named = [home for home in self._story.homes if home.type == "City" and place.id in home.within]
        namesakes = self._story.mentions.gazetteer.lookup(place.name, "City", place.country)
        inside = [city for city in namesakes if place.id in city.within]
        own = [city for city in inside if fold(city.name) == fold(place.name)] or inside
        if not named and own and own[0].population * _TINY < place.population:
            return place  # a metropolitan municipality, by the name of a suburb
        return next(iter((*named, *own)), place)

    def _from_story(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        if title.role in DIPLOMATS or self._countries.is_at_embassy(title):
            return (("of-story-country", lambda: self._countries.foreign_country(title)),)
        if self._is_of_regions(title):
            region = self._regions.around_home() or next(iter(self._called_so(title, "governor")), None)
            if region is not None and fits(title.role, region):
                return (("of-home-region", lambda: region),)
        if title.role in NATIONAL:
            return (
                ("of-other-side", lambda: self._countries.other_country(title, listed)),
                ("of-nation-before", lambda: self._countries.nation_before(title)),
                ("of-sentence-opening", lambda: self._countries.country_opening(title)),
                ("of-country-before", lambda: self._countries.country_before(title)),
                ("of-home-country", self._story.country),
            )
        if self.is_national(title) or self._is_by_home(title, "national_seats"):
            return (
                ("of-constituency", lambda: self._countries.of_constituency(title)),
                ("of-ministry", self._story.country),
            )
        return self._of_region(title, listed) if title.role in REGIONAL else self._of_city(title, listed)

    def _is_of_regions(self, title: Titled) -> bool:
        """As in "ADUN Budi", "Kepala Dinas Kesehatan |Provinsi|, Ani": of the region, whatever city it is told in."""
        if self._story.is_called(title, "regional_titles") or self._is_by_home(title, "state_titles"):
            return True
        if title.role not in _WITH_BODIES:
            return False
        lexicon, scan = self._story.mentions.lexicon, self._story.mentions.document.scan
        ahead = title.office_start < title.name_start
        passage = (title.start, title.name_start) if ahead else (title.name_end, title.end)
        fields = lexicon.phrases("portfolio", "roles").find(scan, *passage)
        longer = {field.end for field in fields if " " in scan[field.start : field.end]}  # "Kepala Biro |Luar Negeri|"
        words = lexicon.phrases("region_bodies").find(scan, *passage)
        return any(word.end not in longer for word in words)

    def _is_by_home(self, title: Titled, section: str) -> bool:
        """As in "|Commissioner for| Trade Ann" in Nigeria, "Industries |Minister| Bob" in news of India."""
        if title.place or title.national or self._story.home is None:
            return False
        titles = self._story.mentions.lexicon.phrases(section)
        found = titles.find(self._story.mentions.document.scan, title.office_start, title.sentence.end)
        called = found[0].value if found and found[0].start == title.office_start else ""
        return self._story.home.country in called.split()

    def _of_region(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        return (
            ("of-nation", lambda: self._story.only_of_nation(title)),
            ("of-relative", lambda: self._beside.of_relative(title)),
            ("of-other-side", lambda: self._beside.other_side(title, listed)),
            ("of-possessor", lambda: self._owner_of_region(title) if title.possessed else None),
            ("in-list", lambda: listed.jurisdiction if listed and listed.role in REGIONAL else None),
            ("of-sender", lambda: self._cities.sender(title)),
            ("on-behalf", lambda: self._beside.represented(title)),
            ("of-inviting", lambda: self._cities.inviting(title)),
            ("of-sentence", lambda: self._beside.nearest(title, {"Region"})),
            ("of-sentence-opening", lambda: self._regions.like(self._opening(title))),
            *(
                ("of-home-region", lambda region=region: region)  # "Gubernur Budi" alone: a region of the story
                for region in self._by_nearness(title, self._called_so(title, title.role))
            ),
        )

    def _owner_of_region(self, title: Titled) -> Place | None:
        """As in "|Velmo| has a sister in X, and its governor, Ann"; also of what the sentence before tells of."""
        owner = self._regions.owning_region(title)
        if owner is not None or self._story.local_before(title.sentence.start, title.start):
            return owner
        told = self._cities.possessor(title)
        return told if told is None or told.type == "Region" or self._is_of_its_own(told) else self._regions.like(told)

    def _called_so(self, title: Titled, role: str) -> list[Place]:
        """Regions of the story that may have an office of a role, those first where it bears this title."""
        return self._where_so_called(title, self._regions.regions(role))

    def _of_city(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        others = self._cities.partners(title.sentence) | self._cities.received(title)
        homes = [home for home in self._story.homes if title.role not in LOCAL or self._story.may_have_mayor(home)]
        of_city = self._story.is_called(title, "city_titles")
        homes = sorted(
            homes,
            key=lambda home: (homes.index(home) >= _FEW_HOMES, of_city and is_state(home), home in others),
        )
        homes = self._by_nearness(title, self._of_level(title, self._where_so_called(title, homes)))
        return (
            ("of-nation", lambda: self._story.only_of_nation(title)),
            ("of-relative", lambda: self._beside.of_relative(title)),
            ("of-other-side", lambda: self._beside.other_side(title, listed)),
            ("of-that-place", lambda: self._cities.of_that(title)),
            ("of-hall", lambda: self._cities.of_hall(title)),
            ("of-committee", lambda: self._cities.of_committee(title) if title.role == "legislator" else None),
            ("of-possessor", lambda: self._cities.possessor(title) if title.possessed else None),
            (
                "in-list",
                lambda: None if title.peer else self._cities.in_list(title, listed),
            ),
            ("of-sender", lambda: self._cities.sender(title)),
            ("on-behalf", lambda: self._beside.represented(title)),
            ("of-inviting", lambda: self._cities.inviting(title)),
            ("of-guests", lambda: self._cities.of_guests(title)),
            ("of-stop", lambda: self._cities.stop(title) if title.role in LOCAL else None),
            ("of-sentence-opening", lambda: self._opening(title)),
            ("of-council", lambda: self._cities.council_ahead(title) if title.role == "legislator" else None),
            ("of-topic", lambda: self._cities.topic(title)),
            ("of-owner", lambda: self._cities.possessor(title) if self._cities.speaks_of_its_own(title) else None),
            *(("of-home", lambda home=home: home) for home in homes),  # "Wali Kota Budi" alone: a place of the story
            ("of-sentence", lambda: self._beside.nearest(title, {"City", "Region"})),
        )

    def _by_nearness(self, title: Titled, homes: list[Place]) -> list[Place]:
        """Homes, behind the first those first that were told of last: where the first's office is another's.

        Of a city's head also the one told of last, however seldom: "He went on to |Ostra|. Mayor Ann showed him …". A
        first one by a title that is borne there, "Oberbürgermeister" in Germany, is none that the story is told from.
        """
        told = self._story.told_before(title)
        last = [place for place in told if self._story.may_have_mayor(place)][:1] if title.role in LOCAL else []
        borne = [country for country in self._where_borne(title).split() if country not in ("home", "abroad")]
        first = homes[: not borne or homes[:1] == [self._story.home_of(title.role)]]
        rest = list(dict.fromkeys(home for home in (*homes, *last) if home not in first))

        def distance(place: Place) -> tuple[bool, int]:
            return place.country not in borne, told.index(place) if place in told else len(told)

        return [*first, *sorted(rest, key=distance)]

    def _opening(self, title: Titled) -> Place | None:
        """The place that a sentence opens with, but of guests whom the one of the title welcomes."""
        place = None if self._cities.received(title) else self._story.opening(title.sentence, title.start)
        of_city = place is not None and place.type == "Region" and self._story.is_called(title, "city_titles")
        return None if of_city else place

    def _of_level(self, title: Titled, homes: list[Place]) -> list[Place]:
        """Places, a county first where the title names one: "|County| Commissioner Ann", "County Executive Bob"."""
        types = self._story.mentions.lexicon.phrases("place_types")
        found = types.find(self._story.mentions.document.scan, title.office_start, title.name_start)
        if not found or found[0].start != title.office_start or not found[0].value.startswith("county"):
            return homes
        counties = [home for home in self._story.homes if home.type == "Region" and not home.code]
        return list(dict.fromkeys((*counties, *homes)))

    def _where_so_called(self, title: Titled, homes: list[Place]) -> list[Place]:
        """Places, those first where an office bears this title: "burgemeester" abroad, "wali kota" at home."""
        sure = [home for number, home in enumerate(homes) if number < _SURE_HOMES or self._story.named[home] > 1]
        few = sure[:_FEW_HOMES]
        where = self._where_borne(title)
        if not where:
            return few
        own = self._story.mentions.lexicon.words("home_countries")
        if where == "abroad":
            return sorted(few, key=lambda home: home.country in own)
        if where == "home":
            named = self._story.named
            return sorted(
                few,
                key=lambda home: (
                    home.country not in own or named[home] * _SHARE < named[few[0]],
                    home != few[0],
                    -named[home],
                ),
            )
        return sorted(homes, key=lambda home: home.country not in where.split())[:_FEW_HOMES]

    def may_be_called(self, title: Titled, place: Place) -> bool:
        """False where a title is borne in another country of the story: no "burgemeester" of an English city."""
        where = self._where_borne(title)
        if where in ("", "home"):
            return True
        if where == "abroad":
            return place.country not in self._story.mentions.lexicon.words("home_countries")
        countries = where.split()
        return place.country in countries or not any(home.country in countries for home in self._story.homes)

    def _where_borne(self, title: Titled) -> str:
        """Where an office bears this title: "home", "abroad" or codes of countries; empty if anywhere."""
        titles = self._story.mentions.lexicon.phrases("titles_by_country")
        found = titles.find(self._story.mentions.document.scan, title.office_start, title.end)
        return found[0].value if found and found[0].start == title.office_start else ""
