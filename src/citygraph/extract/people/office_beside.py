"""The place of an office that its own sentence tells: "Ostra, whose mayor, …", "signed on behalf of Ostra"."""

from __future__ import annotations

import re

from citygraph.extract.mention import PlaceMention
from citygraph.extract.people.office_levels import LOCAL, REGIONAL, are_two_heads
from citygraph.extract.people.office_story import StoryPlaces, without_surroundings
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.home import is_other_side
from citygraph.extract.thing import Office
from citygraph.model import Place, Sentence
from citygraph.phrases import Match

_PLAIN_CAPACITY = 8  # letters of a link that means nothing else ("on behalf of", not "for")
_CAPACITY_REACH = 110  # characters from it to an office that comes after
_ACTED_FOR = 60  # … and from an office that comes before, to it
_LED_PLACE = 5  # … and from it to the place: " the "
_RELATIVE_REACH = 12  # characters between "whose", "where" and an office
_ANTECEDENT = 30  # … and between the place and "whose"
_DASH = re.compile(r" -+ |--+|: ")


class SentenceSeats:
    """Places that a title's own sentence gives it, of whatever level."""

    def __init__(self, story: StoryPlaces) -> None:
        self._story = story

    def nearest(self, title: Titled, types: set[str]) -> Place | None:
        """As in "In Ostra the mayor, Ann, …": the place named last before the title in its sentence.

        Of a pair that includes the home, the home: "Ties of |Ostra| with Velmo are old, said Governor Ann".
        """
        before = [
            mention
            for mention in self._story.places
            if title.sentence.start <= mention.start < title.start
            and mention.place.type in types
            and mention.start >= self._story_start(title.sentence)
        ]
        if not before:
            return None
        home = self._story.home
        around = {home.id, *home.within} if home else set()  # news of a region may be written in its capital
        own = [one for one in before if one.place.id in around]
        return own[-1].place if own and self._is_beside(own[-1], before[-1]) else before[-1].place

    def _is_beside(self, home: PlaceMention, other: PlaceMention) -> bool:
        """As in "|Ostra| and |Velmo|", "ties of |Ostra| with |Velmo|"."""
        between = self._story.mentions.document.scan[home.end : other.start].strip()
        return between in self._story.mentions.lexicon.words("list_links") or is_other_side(
            self._story.mentions, other.start
        )

    def _story_start(self, sentence: Sentence) -> int:
        """Where a sentence begins behind its date line: "X, VELMORA (June 12, 2011) – Governor Ann"."""
        line = self._story.mentions.document.metadata.place_line
        if not line or not self._story.mentions.document.text.startswith(line, sentence.start):
            return sentence.start
        dash = _DASH.search(self._story.mentions.document.aligned, sentence.start + len(line), sentence.end)
        return dash.end() if dash else sentence.start

    def other_side(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "Mayor Ann of X and her counterpart, Bob", "… and Mayor Bob": the other place told of."""
        if not title.peer and (not are_two_heads(title, listed) or self.is_beside_premier(title)):
            return None
        own = listed.jurisdiction if listed else self._story.home_of(title.role)
        sentence = title.sentence
        told = [m for m in self._story.places if sentence.start <= m.start < sentence.end]
        told = [m for m in told if not (own and m.place.country == own.country and self._story.is_inside(m))]
        before = [m for m in told if m.start < title.start]
        ahead, named = [m.place for m in before], [m.place for m in told]
        acting = [m.place for m in before if not self._story.is_inside(m)]  # "signed |in| Velmo by Ann and Mayor Bob"
        for level in self._levels(title, own):
            alike = [home for home in self._story.homes if home.type == level]
            for places in (ahead, acting, self._abroad_before(title, own, level), named, alike[:2]):
                others = {place for place in places if place != own and place.type == level}
                if len(others) == 1:
                    return others.pop()
        return None

    def _levels(self, title: Titled, own: Place | None) -> tuple[str, ...]:
        """The levels that the other side may have: its own's; a region's beside a city's governor, cities of mayors."""
        if own is None:
            return ()
        if title.role in LOCAL and own.type == "Region":
            return ("City", "Region")
        return ("Region", "City") if title.role in REGIONAL and own.type == "City" else (own.type,)

    def is_beside_premier(self, title: Titled) -> bool:
        """As in "Chief Minister Ann and |Governor| Bob": a state has both."""
        scan, heads = self._story.mentions.document.scan, self._story.mentions.lexicon.phrases("cabinet_heads")
        beside = self._story.mentions.lexicon.words("governors_beside_premiers")
        if title.role != "governor" or set(beside).isdisjoint(self._story.countries):
            return False
        before = bool(heads.find(scan, title.sentence.start, title.office_start))
        return before and not self._story.is_called(title, "cabinet_heads")

    def _abroad_before(self, title: Titled, own: Place | None, level: str) -> list[Place]:
        """As in "… with Y. Mayor Ann and her counterpart, Bob, …": the place abroad that was named last."""
        if not title.peer or own is None:
            return []
        before = (mention.place for mention in reversed(self._story.places) if mention.start < title.start)
        return [place for place in before if place.type == level and place.country != own.country][:1]

    def of_relative(self, title: Titled) -> Place | None:
        """As in "Ostra, |whose| mayor, Ann", "in Velmo, |where| Governor Ann": the place that the clause is about.

        Also "Ostra |was represented by| its deputy mayor, Bob".
        """
        scan, start = self._story.mentions.document.scan, title.sentence.start
        words = self._story.mentions.lexicon.phrases("office_relatives", "sign_verbs")
        cues = [cue for cue in words.find(scan, start, title.start) if cue.value in ("office_relatives", "represented")]
        if not cues or title.start - cues[-1].end > _RELATIVE_REACH:
            return None
        before = [
            m.place
            for m in self._story.local_before(start, cues[-1].start)
            if cues[-1].start - m.end <= _ANTECEDENT
            if cues[-1].value == "office_relatives" or not self._story.is_inside(m)
        ]
        return without_surroundings(before)

    def represented(self, title: Titled) -> Place | None:
        """As in "Governor Ann signed on behalf of X": the place for which somebody acts."""
        if ahead := self._represented_before(title):
            return ahead
        scan, lexicon = self._story.mentions.document.scan, self._story.mentions.lexicon
        for link in lexicon.phrases("capacity_links").find(scan, title.end, title.sentence.end):
            if self._is_another_link(title, link):
                return None
            for mention in self._story.places:
                if 0 <= mention.start - link.end <= _LED_PLACE and mention.place.type != "Country":
                    return mention.place
            for nation in lexicon.phrases("nationalities").find(scan, link.end, link.end + 30):
                country = self._story.mentions.gazetteer.country(nation.value)
                if country and nation.start - link.end <= 5:
                    return self._story.only_in(country, title.role)
        return None

    def _is_another_link(self, title: Titled, link: Match[str]) -> bool:
        """True of a "for" that says for whom nobody acts: of another office, behind another place, of a journey."""
        scan, lexicon = self._story.mentions.document.scan, self._story.mentions.lexicon
        offices = lexicon.phrases("roles").find(scan, title.end, title.sentence.end)
        if any(office.start < link.start < office.end for office in offices):
            return True  # "City Clerk Ann and Councillor |for| Ostra Ward Bob"
        if lexicon.phrases("leavings").find(scan, title.end, link.end):
            return True  # "Mayor Ann |leaves| today |for| Ostra"
        between = any(title.end <= mention.start < link.start for mention in self._story.places)  # "left X for Y"
        passage = self._story.mentions.document.aligned[title.end : link.start]
        return between or '"' in passage or ";" in passage or link.start - title.end > _ACTED_FOR

    def _opens_clause(self, start: int, end: int, title: Titled) -> bool:
        """As in "|For| Ostra, Mayor Ann signed; |for| Velmo, Governor Bob": a short link that begins a clause."""
        document, lexicon = self._story.mentions.document, self._story.mentions.lexicon
        if start != title.sentence.start and document.text[:start].rstrip()[-1:] not in (";", ":", ","):
            return False
        before = [m for m in self._story.places if end <= m.start < title.start]
        if len(before) != 1 or before[0].start - end > 1:
            return False
        comma, _, rest = document.scan[before[0].end : title.start].partition(" ")
        return comma == "," and rest.strip() in ("", *lexicon.words("determiners"))

    def _represented_before(self, title: Titled) -> Place | None:
        """As in "on behalf of the X government it was signed by Vice Mayor Ann"."""
        scan = self._story.mentions.document.scan
        offices = self._story.mentions.lexicon.phrases("roles").find(scan, title.sentence.start, title.sentence.end)
        breaks = self._story.mentions.lexicon.phrases("clause_breaks").find(scan, title.sentence.start, title.start)
        for match in self._story.mentions.lexicon.phrases("capacity_links").find(
            scan, title.sentence.start, title.start
        )[::-1]:
            if any(office.start < match.start < office.end for office in offices):
                continue  # "Councillor |for| Ostra Ward"
            if any(word.value != "none" for word in breaks if match.end <= word.start):
                return None  # "Representing Velmo was Deputy Mayor Bob, |while| Mayor Ann signed for Ostra"
            plain = match.end - match.start >= _PLAIN_CAPACITY and title.start - match.end <= _CAPACITY_REACH
            if plain or self._opens_clause(match.start, match.end, title):
                places = [m.place for m in self._story.places if match.end <= m.start < title.start]
                local = [place for place in places if place.type != "Country"]
                return local[-1] if local else None
        return None
