"""Which place an office belongs to: the one in its title, else the one that the story speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from citygraph.extract.atoms import DIPLOMATS
from citygraph.extract.home import homes_of, is_other_side
from citygraph.extract.mention import Mentions, PlaceMention, within
from citygraph.extract.thing import Office
from citygraph.extract.titles import Titled
from citygraph.folding import fold
from citygraph.model import Place, Sentence

_NATIONAL = frozenset({"minister", "vice-minister", "head-of-state", "head-of-government", *DIPLOMATS})
_REGIONAL = frozenset({"governor", "vice-governor", "regent", "vice-regent"})
_RULERS = frozenset({"head-of-state", "head-of-government"})
_OF_REGENCY = frozenset({"regent", "vice-regent"})  # smaller regions than a governor's
_LOCAL = frozenset({"mayor", "vice-mayor"})  # offices of a city only
_SINGLE_HEADS = frozenset({"mayor", "governor", "regent"})
_HALL_REACH = 12  # characters between a city hall and its mayor: "at the X City Hall by the mayor"
_TINY = 50  # times as many people: the region's mayor is none of its namesake
_SHARE = 3  # a place named at least a third as often as the home may be that of a title used at home
_SURE_HOMES = 2  # places that it may belong to though they are named but once
_FEW_HOMES = 3  # places that an office without one may belong to
_COUNTRY_REACH = 150  # characters from a country to the sentence that names its president
_PLAIN_CAPACITY = 8  # letters of a link that means nothing else ("on behalf of", not "for")
_CAPACITY_REACH = 110  # characters from it to an office that comes after
_RELATIVE_REACH = 12  # characters between "whose", "where" and an office
_ANTECEDENT = 30  # … and between the place and "whose"
_OWN_REACH = 12  # characters between "its" and an office that is not what it owns
_COUNCIL_REACH = 25  # characters behind "Ostra's" in which its council stands
_OWNED = re.compile(r"'s? ")
_DASH = re.compile(r" -+ |--+|: ")
_OPENING = 18  # characters from the start of a sentence in which its topic stands


@dataclass(frozen=True, slots=True)
class Seat:
    """An office and how its place was told: `stated` in the title, or by which rule of the story."""

    office: Office
    stated: bool
    rule: str


class Seats:
    """Gives titles their offices, with what the article says of its places."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._places = tuple(sorted((*mentions.places, *_of_governments(mentions)), key=lambda place: place.start))
        self._homes = homes_of(mentions)
        self._home = self._homes[0] if self._homes else None
        self._named = Counter(mention.place for mention in self._places)

    def of(self, title: Titled, taken: Iterable[Office] = (), listed: Office | None = None) -> Seat | None:
        """The seat of a title; None when the article does not tell.

        `taken` are offices that others are known to hold; `listed` is the office of the person named just
        before in the same list.
        """
        posted = title.posted
        if title.role in DIPLOMATS and title.place and title.place.type == "City":
            posted = posted or title.place
        elif title.place and _fits(title.role, title.place) and (not title.national or title.place.type == "Country"):
            return Seat(
                Office(title.role, self._level_of(title.role, title.place), posted), stated=True, rule=title.rule
            )
        elif title.place and self._is_premier(title) and self._of_nation(title) is None:
            return Seat(Office("head-of-government", title.place, posted), stated=True, rule=title.rule)
        elif title.role in _RULERS and title.place and self._is_called(title, "city_presidents"):
            role = "mayor" if title.place.type == "City" else "governor"  # "president of the city of X"
            return Seat(Office(role, title.place, posted), stated=True, rule=title.rule)
        elif title.role in _RULERS and title.place:
            return None  # "Sultan of the city of X"
        for rule, finder in self._from_story(title, listed):
            place = finder()
            if place and place != posted and (rule.startswith("of-home") or self.may_be_called(title, place)):
                office = Office(title.role, self._level_of(title.role, place), posted)
                if office not in taken or (rule == "of-other-side" and _are_two_heads(title, listed)):
                    return Seat(
                        office, stated=False, rule=f"{title.rule}-{rule}"
                    )  # the title's rule, and whence the place
        return None

    def home(self, role: str) -> Place | None:
        """The article's own place of the level of a role."""
        if role in _NATIONAL:
            return self._country()
        if role in _REGIONAL:
            return next(iter(self._regions(role)), None)
        return self._home_of(role)

    def _home_of(self, role: str) -> Place | None:
        return next((home for home in self._homes if role not in _LOCAL or home.type == "City"), self._home)

    def _level_of(self, role: str, place: Place) -> Place:
        """The place of a title, at the level of its role: a mayor's city, a governor's region."""
        if role in _LOCAL:
            return self._city_of(place)
        if role in _REGIONAL and place.type == "City":
            namesakes = self._mentions.gazetteer.lookup(place.name, "Region", place.country)
            return next((region for region in namesakes if region.id in place.within), place)
        return place

    def _is_premier(self, title: Titled) -> bool:
        """As in "the Karsan premier", who heads the government of a country, not of a region of it."""
        if title.role != "governor" or title.place is None or title.place.type != "Country":
            return False
        return self._is_called(title, "cabinet_heads")

    def _is_at_embassy(self, title: Titled) -> bool:
        scan = self._mentions.document.scan
        return bool(self._mentions.lexicon.phrases("embassies").find(scan, title.office_start, title.name_start))

    def _is_called(self, title: Titled, section: str) -> bool:
        """True when the office is written with a phrase of a section of the lexicon."""
        found = self._mentions.lexicon.phrases(section).find(
            self._mentions.document.scan, title.office_start, title.sentence.end
        )
        return bool(found) and found[0].start == title.office_start

    def _city_of(self, place: Place) -> Place:
        """The city whose mayor is called by the region's name: the story's own in it, else its namesake."""
        if place.type != "Region":
            return place
        named = [home for home in self._homes if home.type == "City" and place.id in home.within]
        namesakes = self._mentions.gazetteer.lookup(place.name, "City", place.country)
        inside = [city for city in namesakes if place.id in city.within]
        own = [city for city in inside if fold(city.name) == fold(place.name)] or inside
        if not named and own and own[0].population * _TINY < place.population:
            return place  # a metropolitan municipality, by the name of a suburb
        return next(iter((*named, *own)), place)

    def _from_story(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        if title.role in DIPLOMATS or self._is_at_embassy(title):
            return (("of-story-country", lambda: self._foreign_country(title)),)
        if title.role in _NATIONAL:
            return (
                ("of-other-side", lambda: self._other_country(title, listed)),
                ("of-nation-before", lambda: self._nation_before(title)),
                ("of-sentence-opening", lambda: self._country_opening(title)),
                ("of-country-before", lambda: self._country_before(title)),
                ("of-home-country", self._country),
            )
        if title.national or self._is_called(title, "national_titles"):
            return (("of-ministry", self._country),)
        if self._is_called(title, "regional_titles"):
            return (("of-home-region", lambda: next(iter(self._regions("governor")), None)),)
        return self._of_region(title, listed) if title.role in _REGIONAL else self._of_city(title, listed)

    def _of_region(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        return (
            ("of-nation", lambda: self._of_nation(title)),
            ("of-relative", lambda: self._of_relative(title)),
            ("of-other-side", lambda: self._other_side(title, listed)),
            ("of-possessor", lambda: self._owning_region(title) if title.possessed else None),
            ("in-list", lambda: listed.jurisdiction if listed and listed.role in _REGIONAL else None),
            ("on-behalf", lambda: self._represented(title)),
            ("of-sentence", lambda: self._nearest(title, {"Region"})),
            *(
                ("of-home-region", lambda region=region: region)  # "Gubernur Budi" alone: a region of the story
                for region in self._where_so_called(title, self._regions(title.role))
            ),
        )

    def _of_city(self, title: Titled, listed: Office | None) -> tuple[tuple[str, Callable[[], Place | None]], ...]:
        partners = self._partners(title.sentence)
        homes = [home for home in self._homes if title.role not in _LOCAL or home.type == "City"]
        homes = sorted(homes, key=lambda home: (homes.index(home) >= _FEW_HOMES, home in partners))
        homes = self._where_so_called(title, homes)
        return (
            ("of-nation", lambda: self._of_nation(title)),
            ("of-relative", lambda: self._of_relative(title)),
            ("of-other-side", lambda: self._other_side(title, listed)),
            ("of-hall", lambda: self._of_hall(title)),
            ("of-possessor", lambda: self._possessor(title) if title.possessed else None),
            (
                "in-list",
                lambda: None if title.peer else self._in_list(title, listed),
            ),
            ("on-behalf", lambda: self._represented(title)),
            ("of-sentence-opening", lambda: self._opening(title.sentence, title.start)),
            ("of-council", lambda: self._council_ahead(title) if title.role == "legislator" else None),
            ("of-topic", lambda: self._topic(title)),
            ("of-owner", lambda: self._possessor(title) if self._speaks_of_its_own(title) else None),
            *(("of-home", lambda home=home: home) for home in homes),  # "Wali Kota Budi" alone: a place of the story
            ("of-sentence", lambda: self._nearest(title, {"City", "Region"})),
        )

    def _where_so_called(self, title: Titled, homes: list[Place]) -> list[Place]:
        """Places, those first where an office bears this title: "burgemeester" abroad, "wali kota" at home."""
        titles = self._mentions.lexicon.phrases("titles_by_country")
        found = titles.find(self._mentions.document.scan, title.office_start, title.end)
        sure = [home for number, home in enumerate(homes) if number < _SURE_HOMES or self._named[home] > 1]
        few = sure[:_FEW_HOMES]
        if not found or found[0].start != title.office_start:
            return few
        own = self._mentions.lexicon.words("home_countries")
        where = found[0].value
        if where == "abroad":
            return sorted(few, key=lambda home: home.country in own)
        if where == "home":
            named = self._named
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
        """False where a title is borne in other countries only: no "burgemeester" of an English city."""
        titles = self._mentions.lexicon.phrases("titles_by_country")
        found = titles.find(self._mentions.document.scan, title.office_start, title.end)
        if not found or found[0].start != title.office_start or found[0].value == "home":
            return True
        if found[0].value == "abroad":
            return place.country not in self._mentions.lexicon.words("home_countries")
        return place.country in found[0].value.split()

    def _nearest(self, title: Titled, types: set[str]) -> Place | None:
        """As in "In Ostra the mayor, Ann, …": the place named last before the title in its sentence."""
        before = [
            mention.place
            for mention in self._places
            if title.sentence.start <= mention.start < title.start
            and mention.place.type in types
            and mention.start >= self._story_start(title.sentence)
        ]
        return before[-1] if before else None

    def _story_start(self, sentence: Sentence) -> int:
        """Where a sentence begins behind its date line: "X, VELMORA (June 12, 2011) – Governor Ann"."""
        line = self._mentions.document.metadata.place_line
        if not line or not self._mentions.document.text.startswith(line, sentence.start):
            return sentence.start
        dash = _DASH.search(self._mentions.document.aligned, sentence.start + len(line), sentence.end)
        return dash.end() if dash else sentence.start

    def _partners(self, sentence: Sentence) -> set[Place]:
        """As in "the twinning with X was begun under the then mayor": places that a sentence tells of from outside."""
        named = [m for m in self._places if sentence.start <= m.start < sentence.end and m.place.type != "Country"]
        outside = {mention.place for mention in named if is_other_side(self._mentions, mention.start)}
        return outside - {m.place for m in named if not is_other_side(self._mentions, m.start)}

    def _of_nation(self, title: Titled) -> Place | None:
        """As in "his Brazilian counterpart", "the Kenyan governor": the story's only place of that country."""
        return self._only_in(title.place, title.role) if title.place and title.place.type == "Country" else None

    def _only_in(self, country: Place, role: str) -> Place | None:
        there = [home for home in self._homes if home.country == country.country]
        level = [home for home in there if (home.type == "Region") == (role in _REGIONAL)]
        return level[0] if len(level) == 1 else there[0] if len(there) == 1 else None

    def _other_side(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "Mayor Ann of X and her counterpart, Bob", "… and Mayor Bob": the other place told of."""
        if not title.peer and not _are_two_heads(title, listed):
            return None
        own = listed.jurisdiction if listed else self._home_of(title.role)
        sentence = title.sentence
        named = [m.place for m in self._places if sentence.start <= m.start < sentence.end]
        ahead = [m.place for m in self._places if sentence.start <= m.start < title.start]
        alike = [home for home in self._homes if own is not None and home.type == own.type]
        for places in (ahead, self._abroad_before(title, own), named, alike[:2]):
            others = {place for place in places if own and place != own and place.type == own.type}
            if len(others) == 1:
                return others.pop()
        return None

    def _abroad_before(self, title: Titled, own: Place | None) -> list[Place]:
        """As in "… with Y. Mayor Ann and her counterpart, Bob, …": the place abroad that was named last."""
        if not title.peer or own is None:
            return []
        before = (mention.place for mention in reversed(self._places) if mention.start < title.start)
        return [place for place in before if place.type == own.type and place.country != own.country][:1]

    def _other_country(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "the minister and his counterpart, Ann": the country abroad that the story names most."""
        own = listed.jurisdiction if listed else self._country()
        if not title.peer or own is None:
            return None
        named = Counter(mention.place.country for mention in self._places if mention.place.country != own.country)
        return self._mentions.gazetteer.country(named.most_common(1)[0][0]) if named else None

    def _of_hall(self, title: Titled) -> Place | None:
        """As in "received at the X City Hall by the mayor": the government that stands right before."""
        if title.role not in _LOCAL:
            return None
        text = self._mentions.document.text
        halls = [g for g in self._mentions.governments if 0 <= title.start - g.end <= _HALL_REACH]
        joined = halls and not re.search(r"[^\w ]", text[halls[-1].end : title.start])
        return halls[-1].place if joined else None

    def _of_relative(self, title: Titled) -> Place | None:
        """As in "Ostra, |whose| mayor, Ann", "in Velmo, |where| Governor Ann": the place that the clause is about."""
        scan, start = self._mentions.document.scan, title.sentence.start
        cues = self._mentions.lexicon.phrases("office_relatives").find(scan, start, title.start)
        if not cues or title.start - cues[-1].end > _RELATIVE_REACH:
            return None
        before = [m.place for m in self._local_before(start, cues[-1].start) if cues[-1].start - m.end <= _ANTECEDENT]
        return self._without_surroundings(before)

    def _possessor(self, title: Titled) -> Place | None:
        """As in "Ostra sent |its| mayor, Ann": the sentence's last place, else the subject of one before."""
        here = [m.place for m in self._local_before(title.sentence.start, title.start)]
        if here:
            return self._without_surroundings(here)
        sentences = self._mentions.document.sentences
        for sentence in reversed([one for one in sentences if one.start < title.sentence.start and one.paragraph]):
            told = self._local_before(sentence.start, sentence.end)
            acting = [m.place for m in told if not self._is_aside(m)]
            if told and self._is_of_guests(title):
                return next((m.place for m in told if m.place not in acting), None) or self._guest()
            if told:
                return (acting or [told[0].place])[0]
        return None

    def _owning_region(self, title: Titled) -> Place | None:
        """As in "|Ostra| has been a sister of Velmo since 1991, and its governor, Ann, …", "… bupatinya, Budi"."""
        here = self._local_before(title.sentence.start, title.start)
        led = [m for m in here if is_other_side(self._mentions, m.start)]
        acting = [m.place for m in here if not self._is_aside(m) and m.place.type == "Region"]
        after_and = self._mentions.document.scan[max(0, title.office_start - 8) : title.office_start]
        if acting and not (led and "and" not in after_and.split()):
            return acting[0]
        return led[-1].place if led and led[-1].place.type == "Region" else None

    def _is_of_guests(self, title: Titled) -> bool:
        """As in "The delegation was led by its mayor, Ann"."""
        guests = self._mentions.lexicon.phrases("delegations")
        return bool(guests.find(self._mentions.document.scan, title.sentence.start, title.start))

    def _guest(self) -> Place | None:
        """Of the story's two cities the one that is not its home."""
        cities = [home for home in self._homes if home.type == "City"]
        return cities[1] if len(cities) > 1 else None

    def _speaks_of_its_own(self, title: Titled) -> bool:
        """As in "Since then its citizens have given money, and Mayor Ann has been there"."""
        scan, start = self._mentions.document.scan, title.sentence.start
        owners = self._mentions.lexicon.phrases("possessives").find(scan, start, title.start)
        apart = any(title.start - owner.end > _OWN_REACH for owner in owners)  # "their own mayor" may be the speaker's
        return apart and not self._local_before(start, title.start)

    def _is_aside(self, mention: PlaceMention) -> bool:
        """True of a place behind "with", "to" or "in": no subject."""
        before = self._mentions.document.scan[max(0, mention.start - 12) : mention.start].split()[-1:]
        located = bool(before) and before[0] in self._mentions.lexicon.words("locatives")
        return located or is_other_side(self._mentions, mention.start)

    def _local_before(self, start: int, end: int) -> list[PlaceMention]:
        """The places of a passage, countries apart."""
        return [m for m in self._places if start <= m.start < end and m.place.type != "Country"]

    def _without_surroundings(self, places: Sequence[Place]) -> Place | None:
        """The last of places, the region around it apart: "Ostra, |Velmo Province|"."""
        if len(places) > 1 and places[-1].id in places[-2].within:
            return places[-2]
        return places[-1] if places else None

    def _in_list(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "Wali Kota X Ani dan Sekda Budi": the place of the one before, the story's beside a governor."""
        if listed is None or listed.role in _NATIONAL:
            return None
        beside_governor = title.role in _LOCAL and listed.role in _REGIONAL and listed.jurisdiction.type == "Region"
        return None if beside_governor else listed.jurisdiction

    def _opening(self, sentence: Sentence, limit: int) -> Place | None:
        """As in "Dari Surakarta, …", "The Benguet team was headed by …": the one place that a sentence opens with."""
        named = [mention for mention in self._places if sentence.start <= mention.start < limit]
        local = [mention for mention in named if mention.place.type != "Country"]
        if not local or local[0].start > sentence.start + _OPENING:
            return None
        before = self._mentions.document.scan[sentence.start : local[0].start].split()[-1:]
        if any(word in self._mentions.lexicon.classes("with_words")["with"] for word in before):
            return None
        if self._is_quoted_apart(sentence.start, local[0].start, limit):
            return None
        set_off = self._mentions.document.text[local[0].end : local[0].end + 1] == ","
        return local[0].place if set_off or len(named) == 1 else None

    def _council_ahead(self, title: Titled) -> Place | None:
        """As in "Councillor Ann, who chairs X Council's committee": the one government named further on."""
        ahead = within(self._mentions.governments, title.end, title.sentence.end)
        places = {government.place for government in ahead if government.place.type != "Country"}
        return places.pop() if len(places) == 1 else None

    def _topic(self, title: Titled) -> Place | None:
        """As in "The City of X will follow. Mayor Ann said …": the government that the sentence before opens with."""
        sentences = [one for one in self._mentions.document.sentences if one.paragraph == title.sentence.paragraph]
        before = [one for one in sentences if one.start < title.sentence.start][-1:]
        if not before or self._local_before(title.sentence.start, title.start):
            return None
        start, stop = before[0].start, before[0].start + _OPENING
        councils = within(self._mentions.governments, start, stop)
        acting = [*(one.place for one in councils), *self._owners_of_councils(start, stop)]
        return acting[0] if acting and acting[0].type != "Country" else None

    def _owners_of_councils(self, start: int, stop: int) -> Iterator[Place]:
        """As in "|Ostra|'s municipal council": places whose council is named behind them."""
        bodies = self._mentions.lexicon.phrases("led_bodies", "governments")
        for place in within(self._mentions.places, start, stop):
            owned = _OWNED.match(self._mentions.document.scan, place.end)
            if owned and bodies.find(self._mentions.document.scan, owned.end(), owned.end() + _COUNCIL_REACH):
                yield place.place

    def _is_quoted_apart(self, start: int, place: int, title: int) -> bool:
        """True for a place inside a quotation that closes before the title: "“People in X …”, said Mayor Ann"."""
        aligned = self._mentions.document.aligned
        return aligned[start:place].count('"') % 2 == 1 and '"' in aligned[place:title]

    def _represented(self, title: Titled) -> Place | None:
        """As in "Governor Ann signed on behalf of X": the place for which somebody acts."""
        finder = self._mentions.lexicon.phrases("capacity_links")
        scan = self._mentions.document.scan
        if ahead := self._represented_before(title):
            return ahead
        for match in finder.find(scan, title.end, title.sentence.end):
            between = any(title.end <= mention.start < match.start for mention in self._places)  # "left X for Y"
            quoted = '"' in self._mentions.document.aligned[title.end : match.start]
            if between or quoted or match.start - title.end > 60:
                return None
            for mention in self._places:
                if 0 <= mention.start - match.end <= 5 and mention.place.type != "Country":
                    return mention.place
            for nation in self._mentions.lexicon.phrases("nationalities").find(scan, match.end, match.end + 30):
                country = self._mentions.gazetteer.country(nation.value)
                if country and nation.start - match.end <= 5:
                    return self._only_in(country, title.role)
        return None

    def _represented_before(self, title: Titled) -> Place | None:
        """As in "on behalf of the X government it was signed by Vice Mayor Ann"."""
        scan = self._mentions.document.scan
        for match in self._mentions.lexicon.phrases("capacity_links").find(scan, title.sentence.start, title.start)[
            ::-1
        ]:
            if match.end - match.start >= _PLAIN_CAPACITY and title.start - match.end <= _CAPACITY_REACH:
                places = [m.place for m in self._places if match.end <= m.start < title.start]
                local = [place for place in places if place.type != "Country"]
                return local[-1] if local else None
        return None

    def _regions(self, role: str) -> list[Place]:
        """The regions of the story, that around its home first, then those of its country, then those abroad."""
        if self._home is None:
            return []
        named = [p for p, _ in Counter(m.place for m in self._places if m.place.type == "Region").most_common()]
        names = {(place.name, place.country) for place in self._mentions.gazetteer.around(self._home)}
        around = [place for place in named if (place.name, place.country) in names]  # a province named like its island
        if not around and self._home.type == "City" and self._home in self._governed():
            around = [self._home]
        own = [place for place in named if place.country == self._home.country]
        home = [self._home] if self._home.type == "Region" else []
        found = [*around, *home, *own, *([] if around or home or own else self._governed()), *named]
        smaller = role in _OF_REGENCY
        if not smaller and not any(self._is_division(place) for place in found):
            found = [*self._governed(), *found]  # "Gubernur Budi" in news of a regency
        return sorted(dict.fromkeys(found), key=lambda place: self._is_division(place) == smaller)

    def _is_division(self, place: Place) -> bool:
        """True of a province or state, not of a regency or county in one."""
        return place.type == "City" or place in self._mentions.gazetteer.divisions(place.country)

    def _governed(self) -> list[Place]:
        """What a governor of the home has when no region is named: that around it, or itself, when it is one."""
        if self._home is None:
            return []
        divisions = self._mentions.gazetteer.divisions(self._home.country)
        outer = {ident for division in divisions for ident in division.within}
        around = [p for p in self._mentions.gazetteer.around(self._home) if p.type == "Region" and p.id not in outer]
        return around[:1] or [self._home]

    def _country(self) -> Place | None:
        """As in "Presiden Budi" alone: the country of the language's press, else that of the story."""
        own = self._mentions.lexicon.words("home_countries")
        told = {mention.place.country for mention in self._places}
        code = self._home.country if self._home else ""
        at_home = own and code not in own and (own[0] in told or not code)
        return self._mentions.gazetteer.country(own[0] if at_home else code)

    def _country_opening(self, title: Titled) -> Place | None:
        """As in "In Ostra, Foreign Minister Ann said …": the country of the city that a sentence opens with."""
        opening = None if self._mentions.lexicon.words("home_countries") else self._opening(title.sentence, title.start)
        return self._mentions.gazetteer.country(opening.country) if opening else None

    def _nation_before(self, title: Titled) -> Place | None:
        """As in "It cost Karsan choirs their tours and irritated President Ann": the nation named last before."""
        if self._mentions.lexicon.words("home_countries"):
            return None
        lexicon, scan = self._mentions.lexicon, self._mentions.document.scan
        found = lexicon.phrases("nationalities").find(scan, title.sentence.start, title.start)
        named = [
            nation
            for nation in found
            if self._mentions.document.text[nation.start].isupper()
            and not lexicon.phrases("roles").may_begin(scan, nation.end + 1, nation.end + 2)
        ]
        return self._mentions.gazetteer.country(named[-1].value) if named else None

    def _country_before(self, title: Titled) -> Place | None:
        """As in "X hosted Kenya's guests. President Ann said": where the press has no country of its own."""
        if self._mentions.lexicon.words("home_countries"):
            return None
        before = [m for m in self._places if m.place.type == "Country" and m.start < title.start]
        near = [m.place for m in before if title.sentence.start - m.end <= _COUNTRY_REACH]
        return near[-1] if near and not self._tells_of_home(title.sentence) else None

    def _tells_of_home(self, sentence: Sentence) -> bool:
        """True when a sentence has the adjective of the home's country: "Karsan papers say that the president …"."""
        nations = self._mentions.lexicon.phrases("nationalities")
        found = nations.find(self._mentions.document.scan, sentence.start, sentence.end)
        return self._home is not None and any(nation.value == self._home.country for nation in found)

    def _foreign_country(self, title: Titled) -> Place | None:
        """As in "… Norland. Duta Besar Budi …": the country abroad named last before, else the only one told of."""
        own = self._home.country if self._home else ""
        hosts = {own, title.posted.country if title.posted else own}
        if title.posted and title.posted.country != own:
            return self._country() if not self._named_before(title, hosts) else self._named_before(title, hosts)
        return self._named_before(title, hosts)

    def _named_before(self, title: Titled, hosts: set[str]) -> Place | None:
        abroad = [m for m in self._places if m.place.type == "Country" and m.place.country not in hosts]
        before = [m.place for m in abroad if m.start < title.start]
        return before[-1] if before else abroad[0].place if abroad else None


def _are_two_heads(title: Titled, listed: Office | None) -> bool:
    """As in "Mayor Ann of X and Mayor Bob": no place has two."""
    return listed is not None and title.role == listed.role and title.role in _SINGLE_HEADS


def _fits(role: str, place: Place) -> bool:
    """An office of a country, a region or a city can only hold at its level."""
    if role in _NATIONAL:
        return place.type == "Country" or (role.endswith("minister") and place.type == "Region")
    return place.type != "Country" or role in {"legislator", "other", "head-of-agency"}


def _of_governments(mentions: Mentions) -> list[PlaceMention]:
    """As in "DBKL": governments named without their place, which count as places here."""
    named = {(mention.start, mention.end) for mention in mentions.places}
    inside = [(place.start, place.end) for place in mentions.places]
    return [
        PlaceMention(government.start, government.end, government.place, "government")
        for government in mentions.governments
        if (government.start, government.end) not in named
        and not any(government.start <= start and end <= government.end for start, end in inside)
    ]
