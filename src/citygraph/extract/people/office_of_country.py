"""The country of a national office, or of a diplomat: told before, abroad, or at home."""

from __future__ import annotations

from collections import Counter

from citygraph.extract.mention import within
from citygraph.extract.people.office_story import StoryPlaces
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.home import headline_end
from citygraph.extract.thing import Office
from citygraph.model import Place, Sentence

_SEAT_REACH = 24  # characters behind "MP" in which its constituency stands
_COUNTRY_REACH = 150  # characters from a country to the sentence that names its president


class CountrySeats:
    """Countries that a national title may belong to."""

    def __init__(self, story: StoryPlaces) -> None:
        self._story = story

    def is_at_embassy(self, title: Titled) -> bool:
        """As in "first secretary of the embassy, Ann"."""
        scan = self._story.mentions.document.scan
        return bool(self._story.mentions.lexicon.phrases("embassies").find(scan, title.office_start, title.name_start))

    def of_constituency(self, title: Titled) -> Place | None:
        """As in "Ann Karsana, MP for |Velmora| North": the country of the place that a member is elected for."""
        gazetteer, scan = self._story.mentions.gazetteer, self._story.mentions.document.scan
        links = self._story.mentions.lexicon.phrases("capacity_links").find(scan, title.end, title.end + _SEAT_REACH)
        for mention in within(self._story.places, title.end, title.end + _SEAT_REACH) if links else ():
            if links[0].start == title.end + 1 and mention.start == links[0].end + 1:
                return gazetteer.country(mention.place.country)
        return None

    def other_country(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "the minister and his counterpart, Ann": the country abroad that the story names most."""
        own = listed.jurisdiction if listed else self._story.country()
        if not title.peer or own is None:
            return None
        named = Counter(mention.place.country for mention in self._story.places if mention.place.country != own.country)
        return self._story.mentions.gazetteer.country(named.most_common(1)[0][0]) if named else None

    def country_opening(self, title: Titled) -> Place | None:
        """As in "In Ostra, Foreign Minister Ann said …": the country of the city that a sentence opens with."""
        opening = (
            None
            if self._story.mentions.lexicon.words("home_countries")
            else self._story.opening(title.sentence, title.start)
        )
        return self._story.mentions.gazetteer.country(opening.country) if opening else None

    def nation_before(self, title: Titled) -> Place | None:
        """As in "It cost Karsan choirs their tours and irritated President Ann": the nation named last before."""
        if self._story.mentions.lexicon.words("home_countries"):
            return None
        lexicon, scan = self._story.mentions.lexicon, self._story.mentions.document.scan
        found = lexicon.phrases("nationalities").find(scan, title.sentence.start, title.start)
        named = [
            nation
            for nation in found
            if self._story.mentions.document.text[nation.start].isupper()
            and not lexicon.phrases("roles").may_begin(scan, nation.end + 1, nation.end + 2)
        ]
        return self._story.mentions.gazetteer.country(named[-1].value) if named else None

    def country_before(self, title: Titled) -> Place | None:
        """As in "X hosted Kenya's guests. President Ann said": where the press has no country of its own."""
        if self._story.mentions.lexicon.words("home_countries"):
            return None
        headline = headline_end(self._story.mentions)
        before = [m for m in self._story.places if m.place.type == "Country" and headline <= m.start < title.start]
        near = [m for m in before if title.sentence.start - m.end <= _COUNTRY_REACH]
        return near[-1].place if near and not self._tells_of_home(near[-1].end, title.sentence) else None

    def _tells_of_home(self, start: int, sentence: Sentence) -> bool:
        """True when a sentence, or the one before, has the adjective of the home's country.

        "Karsan papers say that the president …", "Norland turned away Karsan choirs. President Ann …".
        """
        nations = self._story.mentions.lexicon.phrases("nationalities")
        found = nations.find(self._story.mentions.document.scan, start, sentence.end)
        return self._story.home is not None and any(nation.value == self._story.home.country for nation in found)

    def foreign_country(self, title: Titled) -> Place | None:
        """As in "… Norland. Duta Besar Budi …": the country abroad named last before, else the only one told of."""
        own = self._story.home.country if self._story.home else ""
        hosts = {own, title.posted.country if title.posted else own}
        if title.posted and title.posted.country != own:
            return self._story.country() if not self._named_before(title, hosts) else self._named_before(title, hosts)
        return self._named_before(title, hosts)

    def _named_before(self, title: Titled, hosts: set[str]) -> Place | None:
        abroad = [m for m in self._story.places if m.place.type == "Country" and m.place.country not in hosts]
        before = [m.place for m in abroad if m.start < title.start]
        return before[-1] if before else abroad[0].place if abroad else self._only_abroad(hosts)

    def _only_abroad(self, hosts: set[str]) -> Place | None:
        """The country of whatever places abroad the story tells of, where it is one."""
        countries = {place.country for place in self._story.named} - hosts
        return self._story.mentions.gazetteer.country(countries.pop()) if len(countries) == 1 else None
