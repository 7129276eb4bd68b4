"""Places that the holders of offices may have theirs in: what the article tells of, and whence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from citygraph.extract.mention import Mentions, PlaceMention, in_date_line, within
from citygraph.extract.people.office_levels import LOCAL, REGIONAL
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.date_line import city_of_date_line
from citygraph.extract.places.home import is_other_side
from citygraph.folding import fold
from citygraph.model import Place, Sentence

_COUNTRY_GAP = 2  # characters between a place and its country: ", ", " ("
_OPENING = 18  # characters from the start of a sentence in which its topic stands


class StoryPlaces:
    """The places and governments that an article names, with its home, and what sentences say of them.

    `homes` are the places that it is about, the first its `home`; `named` counts how often each is named.
    """

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.places = tuple(sorted((*mentions.places, *_of_governments(mentions)), key=lambda place: place.start))
        self.named = Counter(mention.place for mention in self.places)
        unnamed = tuple(self._unnamed_home())
        self.homes = (*mentions.homes, *unnamed) if self._is_of_region_around(unnamed) else (*unnamed, *mentions.homes)
        self.home = self.homes[0] if self.homes else None
        self.countries = tuple(dict.fromkeys(place.country for place in self.named if place.type != "Country"))

    def _unnamed_home(self) -> Iterator[Place]:
        """As in "OSTRA — Mayor Ann signed …": the city of the date line, where the story tells of no other around it.

        Not where one of its country acts: papers of a capital write from there of other cities.
        """
        if any(in_date_line(self.mentions, self.named)):
            return
        city = city_of_date_line(self.mentions)
        around = {
            mention.place.country
            for mention in self.places
            if city is not None
            and mention.place.id not in city.within
            and not self.is_aside(mention)
            and not self.is_left(mention)
        }
        if city is not None and city.country not in around:
            yield city

    def _is_of_region_around(self, unnamed: Sequence[Place]) -> bool:
        """As in "OSTRA — The Velmo provincial government …": news of a region, written in its capital."""
        governed = {government.place.id for government in self.mentions.governments}
        return any(ident in governed for city in unnamed for ident in city.within)

    def is_left(self, mention: PlaceMention) -> bool:
        """As in "flew in |from| Ostra"."""
        before = self.mentions.document.scan[max(0, mention.start - 12) : mention.start].split()[-1:]
        return bool(before) and before[0] in self.mentions.lexicon.classes("locating_words")["from"]

    def home_of(self, role: str) -> Place | None:
        """What the article is about, a city where only cities have the office."""
        return next((home for home in self.homes if role not in LOCAL or self.may_have_mayor(home)), self.home)

    def may_have_mayor(self, place: Place) -> bool:
        """True of a city, and of a district that is governed like one: "the Ostra District"."""
        words = self.mentions.lexicon.classes("place_types").get("district after", ())
        is_district = not place.code and fold(place.name).endswith(tuple(f" {word}" for word in words))
        return place.type == "City" or (place.type == "Region" and is_district)

    def is_called(self, title: Titled, section: str) -> bool:
        """True when the office is written with a phrase of a section of the lexicon."""
        found = self.mentions.lexicon.phrases(section).find(
            self.mentions.document.scan, title.office_start, title.sentence.end
        )
        return bool(found) and found[0].start == title.office_start

    def only_of_nation(self, title: Titled) -> Place | None:
        """As in "his Brazilian counterpart", "the Kenyan governor": the story's only place of that country."""
        return self.only_in(title.place, title.role) if title.place and title.place.type == "Country" else None

    def only_in(self, country: Place, role: str) -> Place | None:
        """The story's only place in a country, or its only one there at the level of a role."""
        there = [home for home in self.homes if home.country == country.country]
        level = [home for home in there if (home.type == "Region") == (role in REGIONAL)]
        return level[0] if len(level) == 1 else there[0] if len(there) == 1 else None

    def is_aside(self, mention: PlaceMention) -> bool:
        """True of a place behind "with", "to" or "in": no subject."""
        before = self.mentions.document.scan[max(0, mention.start - 12) : mention.start].split()[-1:]
        located = bool(before) and before[0] in self.mentions.lexicon.words("locatives")
        return located or is_other_side(self.mentions, mention.start)

    def is_inside(self, mention: PlaceMention) -> bool:
        """True of a place behind "in": where something lies or happens."""
        before = self.mentions.document.scan[max(0, mention.start - 12) : mention.start].split()[-1:]
        return bool(before) and before[0] in self.mentions.lexicon.words("inside_words")

    def local_before(self, start: int, end: int) -> list[PlaceMention]:
        """The places of a passage, countries apart."""
        return [m for m in within(self.places, start, end) if m.place.type != "Country"]

    def told_before(self, title: Titled) -> list[Place]:
        """The places of the paragraph, and of the sentence before it, that stand before a title; the last first."""
        sentences = self.mentions.document.sentences
        first = next(at for at, one in enumerate(sentences) if one.paragraph == title.sentence.paragraph)
        told = self.local_before(sentences[max(0, first - 1)].start, title.start)
        return list(dict.fromkeys(mention.place for mention in reversed(told)))

    def opening(self, sentence: Sentence, limit: int) -> Place | None:
        """As in "Dari Surakarta, …", "The Benguet team was headed by …": the one place that a sentence opens with.

        Of several that for which the holder of an office speaks: "|Ostra| waits for Velmo, said Vice Mayor Ann".
        """
        named = [mention for mention in self.places if sentence.start <= mention.start < limit]
        local = [mention for mention in named if mention.place.type != "Country"]
        if not local or local[0].start > sentence.start + _OPENING:
            return None
        before = self.mentions.document.scan[sentence.start : local[0].start].split()[-1:]
        if any(word in self.mentions.lexicon.classes("with_words")["with"] for word in before):
            return None
        if self._is_quoted_apart(sentence.start, local[0].start, limit):
            return None
        introduced = len(named) > 1 and self._is_its_country(named[1], local[0])
        framed = not introduced or self.is_inside(local[0])
        set_off = framed and self.mentions.document.aligned.startswith((",", "'s ", "' "), local[0].end)
        alone = len(named) == 1 + introduced or set_off or self._is_label(local[0], sentence)
        return local[0].place if alone or self._is_spoken_for(local[0], limit) else None

    def _is_its_country(self, other: PlaceMention, mention: PlaceMention) -> bool:
        """As in "Ostra, |Norland|, …": told behind a place, which nothing else sets off then."""
        country = other.place.type == "Country" and other.place.country == mention.place.country
        return country and 0 <= other.start - mention.end <= _COUNTRY_GAP

    def _is_label(self, mention: PlaceMention, sentence: Sentence) -> bool:
        """As in "|Ostra:| Mayor Ann leaves for Velmo", in news in brief; not where a story's date line stands."""
        line = self.mentions.document.metadata.place_line or ""
        labels = mention.start == sentence.start and self.mentions.document.aligned.startswith(": ", mention.end)
        return labels and not self.mentions.document.text.startswith(line or ":", sentence.start)

    def _is_spoken_for(self, subject: PlaceMention, speaker: int) -> bool:
        """As in "|Ostra| has been twinned with Velmo, |according to| Ann, …", "|Ostra| menunggu Velmo, |kata| …"."""
        scan, lexicon = self.mentions.document.scan, self.mentions.lexicon
        behind = scan[subject.end : speaker].split()[:1]
        if self.is_aside(subject) or not behind or not scan.startswith(f" {behind[0]}", subject.end):
            return False
        said = lexicon.phrases("speech_verbs", "according_to").find(scan, subject.end, speaker)
        return bool(said) and speaker - said[-1].end <= 1 and behind[0] not in lexicon.words("list_links")

    def _is_quoted_apart(self, start: int, place: int, title: int) -> bool:
        """True for a place inside a quotation that closes before the title: "“People in X …”, said Mayor Ann"."""
        aligned = self.mentions.document.aligned
        return aligned[start:place].count('"') % 2 == 1 and '"' in aligned[place:title]

    def country(self) -> Place | None:
        """As in "Presiden Budi" alone: the country of the language's press, else that of the story."""
        own = self.mentions.lexicon.words("home_countries")
        told = {mention.place.country for mention in self.places}
        code = self._country_of_date_line() or (self.home.country if self.home else "")
        at_home = own and code not in own and (own[0] in told or not code)
        return self.mentions.gazetteer.country(own[0] if at_home else code)

    def _country_of_date_line(self) -> str:
        """As in "SINGAPORE - …": the country that the place line names, and no city of the story."""
        if any(in_date_line(self.mentions, self.homes)):
            return ""
        return next((one.country for one in in_date_line(self.mentions, self.named) if one.type == "Country"), "")


def without_surroundings(places: Sequence[Place]) -> Place | None:
    """The last of places, the region around it apart: "Ostra, |Velmo Province|"."""
    if len(places) > 1 and places[-1].id in places[-2].within:
        return places[-2]
    return places[-1] if places else None


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
