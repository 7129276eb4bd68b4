"""The city of a local office: its owner, its hall, its topic, its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citygraph.extract.mention import PlaceMention, within
from citygraph.extract.people.atoms import DIPLOMATS
from citygraph.extract.people.name_origins import preference
from citygraph.extract.people.office_levels import LOCAL, NATIONAL, are_two_heads
from citygraph.extract.people.office_story import StoryPlaces, without_surroundings
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.home import is_other_side
from citygraph.extract.thing import Office
from citygraph.model import Place, Sentence

_HALL_REACH = 12  # characters between a city hall and its mayor: "at the X City Hall by the mayor"
_LED_REACH = 16  # characters between "led by", "at the invitation of" and the title: " then-"
_HOSTS_REACH = 60  # … and between "received" and it: "received at the town hall on Monday by"
_HOST_GAP = 2  # … and between a host and "received": ", "
_VISIT = 24  # characters before a place in which a word stands
_POSTED_REACH = 60  # … and before one in which a diplomat's title stands
_SENT_REACH = 8  # characters between "represented by" and an office: " its then"
_SENDER_GAP = 14  # … and between a place and "represented by": " City Council "
_TEAM_REACH = 24  # characters between a delegation and where it is from: " from the city of "
_NAMED_AT_HOME = 3.0  # powers of e by which a name is likelier at home than where the guests are from
_OWN_REACH = 12  # characters between "its" and an office that is not what it owns
_COUNCIL_REACH = 25  # characters behind "Ostra's" in which its council stands
_OWNED = re.compile(r"'s? ")
_OPENING = 18  # characters from the start of a sentence in which its topic stands


class CitySeats:
    """Cities that a local title may belong to."""

    def __init__(self, story: StoryPlaces) -> None:
        self._story = story

    def partners(self, sentence: Sentence) -> set[Place]:
        """As in "the twinning with X was begun under the then mayor": places that a sentence tells of from outside.

        Of "guests |from X| toured Y with the mayor" those that somebody is from.
        """
        named = [
            m for m in self._story.places if sentence.start <= m.start < sentence.end and m.place.type != "Country"
        ]
        left = {mention.place for mention in named if self._story.is_left(mention)}
        outside = left or {mention.place for mention in named if is_other_side(self._story.mentions, mention.start)}
        return outside - {m.place for m in named if self._acts(m)}

    def _acts(self, mention: PlaceMention) -> bool:
        return not self._story.is_left(mention) and not is_other_side(self._story.mentions, mention.start)

    def of_hall(self, title: Titled) -> Place | None:
        """As in "received at the X City Hall by the mayor": the government that stands right before."""
        if title.role not in LOCAL:
            return None
        text = self._story.mentions.document.text
        halls = [g for g in self._story.mentions.governments if 0 <= title.start - g.end <= _HALL_REACH]
        joined = halls and not re.search(r"[^\w ]", text[halls[-1].end : title.start])
        return halls[-1].place if joined else None

    def of_that(self, title: Titled) -> Place | None:
        """As in "toured a plant in Ostra with the deputy mayor of |that city|, Ann": the place named last before."""
        scan = self._story.mentions.document.scan
        there = self._story.mentions.lexicon.phrases("that_place").find(scan, title.office_start, title.end)
        told = self._story.told_before(title) if there else []
        return told[0] if told else None

    def possessor(self, title: Titled) -> Place | None:
        """As in "Ostra sent |its| mayor, Ann": the sentence's last place, else the subject of one before.

        Of "|The German city| sent its mayor, Ann" the last one named in that country.
        """
        here = self._story.local_before(title.sentence.start, title.start)
        owners = [m.place for m in here if not self._story.is_inside(m)] or [m.place for m in here]
        if owners:  # "Ostra, a town |in Velmo|, … its mayor, Ann"
            return without_surroundings(owners)
        if (described := self._described_as_foreign(title)) is not None:
            return described
        sentences = self._story.mentions.document.sentences
        for sentence in reversed([one for one in sentences if one.start < title.sentence.start and one.paragraph]):
            told = self._story.local_before(sentence.start, sentence.end)
            acting = [m.place for m in told if not self._story.is_aside(m)]
            if told and self._is_of_guests(title):
                return next((m.place for m in told if m.place not in acting), None) or self._guest()
            if told:
                return (acting or [told[0].place])[0]
        return None

    def _described_as_foreign(self, title: Titled) -> Place | None:
        """As in "|The German city| helped, and its mayor, Ann, came": the last city there that was named before."""
        scan, lexicon = self._story.mentions.document.scan, self._story.mentions.lexicon
        nouns = lexicon.phrases("place_types").find(scan, title.sentence.start, title.start)
        for nation in lexicon.phrases("nationalities").find(scan, title.sentence.start, title.start):
            if any(0 < noun.start - nation.end <= 1 and noun.value.startswith("city") for noun in nouns):
                told = [one.place for one in self._story.local_before(0, nation.start) if one.place.type == "City"]
                return next((place for place in reversed(told) if place.country == nation.value), None)
        return None

    def of_guests(self, title: Titled) -> Place | None:
        """As in "The delegation was |led by| Mayor Ann", "Mayor Ann |leads the group|": the other city of the story.

        Where they come, and the sentence names no place before. Of a council's member or a department's head only
        that of a delegation whose place is told: "a delegation from X, headed by Councillor Ann".
        """
        scan, start = self._story.mentions.document.scan, title.sentence.start
        leads = self._story.mentions.lexicon.phrases("guest_leads").find(scan, start, title.start)
        led = bool(leads) and title.start - leads[-1].end <= _LED_REACH
        if not (led or self._leads_guests(title)):
            return None
        if (sending := self._sending(title)) is not None or title.role not in LOCAL:
            return sending
        if self._story.local_before(start, title.start):
            return None
        guest, home = self._guest(), self._story.home_of(title.role)
        if guest is None or home is None or preference(title.name, home.country, guest.country) > _NAMED_AT_HOME:
            return None
        return guest if self._tells_of_guests(title) else None

    def _leads_guests(self, title: Titled) -> bool:
        """As in "Mayor Ann |leads the group| of nine"."""
        scan = self._story.mentions.document.scan
        leads = self._story.mentions.lexicon.phrases("leads_guests").find(scan, title.end, title.end + _TEAM_REACH)
        return bool(leads) and leads[0].start - title.end <= 1

    def _sending(self, title: Titled) -> Place | None:
        """As in "|A delegation from Ostra| arrived on Monday. It is led by Mayor Ann": whose delegation it is.

        A "delegation from |that city|" is from the one of which the sentence before tells; one that "Ostra |sent| to
        Velmo" from who sent it.
        """
        document = self._story.mentions.document
        near = [one for one in document.sentences if one.start <= title.sentence.start][-2:]
        teams = self._story.mentions.lexicon.phrases("delegations").find(document.scan, near[0].start, title.start)
        for team in reversed(teams):
            before = self._story.local_before(near[0].start, team.start)
            if before and self._is_sent(team.start):
                return before[-1].place
            for mention in self._story.local_before(near[0].start, title.start):
                near_by = 0 <= mention.start - team.end <= _TEAM_REACH and not self._is_visited(mention)
                if near_by or 0 <= team.start - mention.end <= 1:
                    return mention.place
            there = self._story.mentions.lexicon.phrases("that_place").find(document.scan, team.end, title.start)
            if there and there[0].start - team.end <= _TEAM_REACH and before:
                return before[-1].place
        return None

    def _is_sent(self, team: int) -> bool:
        """As in "Ostra |sent| a delegation to Velmo"."""
        document = self._story.mentions.document
        sent = self._story.mentions.lexicon.phrases("senders").find(document.scan, max(0, team - _TEAM_REACH), team)
        return bool(sent) and team - sent[-1].end <= _SENT_REACH

    def _tells_of_guests(self, title: Titled) -> bool:
        """True where people come, in the sentence of a title, the one before it, or earlier in the paragraph."""
        document, phrases = self._story.mentions.document, self._story.mentions.lexicon.phrases
        told = [one for one in document.sentences if one.start <= title.sentence.start]
        near = [one for one in told if one.paragraph == title.sentence.paragraph]
        near = near if len(near) > 1 else told[-2:]
        coming = phrases("delegations", "arrivals").find(document.scan, near[0].start, title.sentence.end)
        return any(word.value == "arrivals" for word in coming)

    def inviting(self, title: Titled) -> Place | None:
        """As in "visited Ostra last year |at the invitation of| Mayor Ann": the place named before.

        Of hosts and of who was met, one that somebody was in or came to: "In Ostra they |were received| at the town
        hall by Mayor Ann", "flew to Ostra and |met| Mayor Ann"; not where guests are from: "Visitors from Ostra …".
        """
        scan, start = self._story.mentions.document.scan, title.sentence.start
        invited = self._story.mentions.lexicon.phrases("invitations", "hosts").find(scan, start, title.start)
        if not invited:
            return None
        last = invited[-1]
        before = self._story.local_before(start, last.start)
        if last.value == "hosts":
            before = [m for m in before if self._is_visited(m)]
            return before[-1].place if before and self._receives(last.end, title) else None
        return without_surroundings([m.place for m in before]) if title.start - last.end <= _LED_REACH else None

    def stop(self, title: Titled) -> Place | None:
        """As in "They flew to |Ostra|. At the town hall they were received by Mayor Ann": where somebody has just come.

        And "On Tuesday she was in |Ostra|. Mayor Ann received her"; not "They flew to Ostra. Mayor Ann was pleased".
        """
        document, sentence = self._story.mentions.document, title.sentence
        before = [one for one in document.sentences if one.start < sentence.start][-1:]
        if not before or before[0].paragraph != sentence.paragraph or not self._is_host(title):
            return None
        if self._story.local_before(sentence.start, sentence.end):
            return None
        told = [m for m in self._story.local_before(before[0].start, before[0].end) if not self._story.is_left(m)]
        come = {mention.place for mention in told if self._is_visited(mention)}
        return come.pop() if len(come) == 1 == len({mention.place for mention in told}) else None

    def _is_host(self, title: Titled) -> bool:
        """As in "they were |received by| Mayor Ann", "Mayor Ann |received| them"."""
        scan, phrases = self._story.mentions.document.scan, self._story.mentions.lexicon.phrases
        hosts = phrases("hosts").find(scan, title.sentence.start, title.start)
        if hosts and self._receives(hosts[-1].end, title):
            return True
        acts = phrases("hosting").find(scan, title.end, title.sentence.end)
        return bool(acts) and acts[0].value == "active" and 0 <= acts[0].start - title.end <= _HOST_GAP

    def received(self, title: Titled) -> set[Place]:
        """As in "Visitors from |Ostra| were welcomed by Mayor Ann": where those are from whom a mayor receives."""
        scan, start = self._story.mentions.document.scan, title.sentence.start
        hosts = self._story.mentions.lexicon.phrases("hosts").find(scan, start, title.start)
        if not hosts or not self._receives(hosts[-1].end, title):
            return set()
        before = self._story.local_before(start, hosts[-1].start)
        return set() if any(map(self._is_visited, before)) else {mention.place for mention in before}

    def _receives(self, end: int, title: Titled) -> bool:
        """As in "were received by Mayor Ann", "were received at the town hall on Monday |by| Mayor Ann"."""
        gap = self._story.mentions.document.scan[end : title.start]
        return len(gap) <= _LED_REACH or (len(gap) <= _HOSTS_REACH and gap.endswith(self._agents()))

    def _is_visited(self, mention: PlaceMention) -> bool:
        """As in "|in| Ostra", "flew |to| Ostra"."""
        before = self._story.mentions.document.scan[max(0, mention.start - _VISIT) : mention.start].split()[-1:]
        visited = bool(before) and before[0] in self._story.mentions.lexicon.words("visit_links")
        return visited and not self._is_posting(mention)

    def _is_posting(self, mention: PlaceMention) -> bool:
        """As in "the consul general of Norland |in Ostra|": where a diplomat sits, who goes elsewhere."""
        scan, start = self._story.mentions.document.scan, max(0, mention.start - _POSTED_REACH)
        titles = self._story.mentions.lexicon.phrases("roles").find(scan, start, mention.start)
        return bool(titles) and titles[-1].value in DIPLOMATS and "," not in scan[titles[-1].end : mention.start]

    def _agents(self) -> tuple[str, ...]:
        """How the passage before a host ends: "… at the town hall |by| "."""
        return tuple(f" {word} " for word in self._story.mentions.lexicon.words("agents"))

    def sender(self, title: Titled) -> Place | None:
        """As in "Ostra |was represented by| Deputy Mayor Ann", "while Velmo |sent| Councillor Bob": who sends them.

        Or "by Mayor Ann and, |from Velmo, by| Deputy Mayor Bob".
        """
        scan, start = self._story.mentions.document.scan, title.sentence.start
        sent = self._story.mentions.lexicon.phrases("senders", "by_words").find(scan, start, title.start)
        if not sent or title.start - sent[-1].end > _SENT_REACH:
            return None
        before = self._story.local_before(start, sent[-1].start)[-1:]
        if not before or self._story.is_inside(before[0]):  # "The mayor, who is |in Velmo|, was represented by"
            return None
        if sent[-1].value == "by_words" and not self._story.is_left(before[0]):
            return None
        return before[0].place if sent[-1].start - before[0].end <= _SENDER_GAP else None

    def _is_of_guests(self, title: Titled) -> bool:
        """As in "The delegation was led by its mayor, Ann"."""
        guests = self._story.mentions.lexicon.phrases("delegations")
        return bool(guests.find(self._story.mentions.document.scan, title.sentence.start, title.start))

    def _guest(self) -> Place | None:
        """Of the story's two cities the one that is not its home."""
        cities = [home for home in self._story.homes if home.type == "City"]
        return cities[1] if len(cities) > 1 else None

    def speaks_of_its_own(self, title: Titled) -> bool:
        """As in "Since then its citizens have given money, and Mayor Ann has been there"."""
        scan, start = self._story.mentions.document.scan, title.sentence.start
        owners = self._story.mentions.lexicon.phrases("possessives").find(scan, start, title.start)
        apart = any(title.start - owner.end > _OWN_REACH for owner in owners)  # "their own mayor" may be the speaker's
        return apart and not self._story.local_before(start, title.start)

    def in_list(self, title: Titled, listed: Office | None) -> Place | None:
        """As in "Wali Kota X Ani dan Sekda Budi": the place of the one before, the story's beside a governor."""
        if listed is None or listed.role in NATIONAL or are_two_heads(title, listed):
            return None
        of_city = title.role in LOCAL or self._story.is_called(title, "city_titles")
        return None if of_city and listed.jurisdiction.type != "City" else listed.jurisdiction

    def council_ahead(self, title: Titled) -> Place | None:
        """As in "Councillor Ann, who chairs X Council's committee": the one government named further on."""
        ahead = within(self._story.mentions.governments, title.end, title.sentence.end)
        places = {government.place for government in ahead if government.place.type != "Country"}
        return places.pop() if len(places) == 1 else None

    def of_committee(self, title: Titled) -> Place | None:
        """As in "|Komisi II| DPRD Kota X … Ketua Komisi II Budi": whose committee of that name the story told of."""
        document = self._story.mentions.document
        body = document.scan[title.office_start : title.name_start].strip(" ,").partition(" ")[2]
        first = document.scan.find(f"{body} ", 0, title.sentence.start) if " " in body else -1
        if first < 0:
            return None
        stop = first + len(body) + _COUNCIL_REACH
        councils = within(self._story.mentions.governments, first, stop)
        named = [*(one.place for one in councils), *(one.place for one in self._story.local_before(first, stop))]
        return named[0] if named else None

    def topic(self, title: Titled) -> Place | None:
        """As in "The City of X will follow. Mayor Ann said …": the government that the sentence before opens with."""
        sentences = [
            one for one in self._story.mentions.document.sentences if one.paragraph == title.sentence.paragraph
        ]
        before = [one for one in sentences if one.start < title.sentence.start][-1:]
        if not before or self._story.local_before(title.sentence.start, title.start):
            return None
        start, stop = before[0].start, before[0].start + _OPENING
        councils = within(self._story.mentions.governments, start, stop)
        acting = [*(one.place for one in councils), *self._owners_of_councils(start, stop)]
        if not acting:
            ahead = self._story.local_before(title.end, title.sentence.end)
            acting = [one.place for one in self._subject(before[0]) if self._is_of(one, ahead)]
        return acting[0] if acting and acting[0].type != "Country" else None

    def _subject(self, sentence: Sentence) -> Iterator[PlaceMention]:
        """As in "|Ostra| has set aside 500 euros. Mayor Ann said …": the place that a sentence begins with, alone."""
        document, links = self._story.mentions.document, self._story.mentions.lexicon.words("list_links")
        for mention in within(self._story.places, sentence.start, sentence.start + 1):
            _, blank, behind = document.scan[mention.end : sentence.end].partition(" ")
            if document.text[mention.end] == blank and behind.partition(" ")[0] not in links:
                yield mention

    def _is_of(self, subject: PlaceMention, ahead: Sequence[PlaceMention]) -> bool:
        """True where what a title's holder says names no other place, or, of one at home, those that it deals with.

        As in "|Ostra| was the next. Mayor Ann halted all visits |to Velmo|"; not in "Hamm came first. Mayor Bob signed
        |with Hamm|".
        """
        if self._story.home is None or subject.place.country != self._story.home.country:
            return not ahead
        near = (mention for mention in ahead if mention.place.country == subject.place.country)
        return all(self._story.is_aside(mention) for mention in near)

    def _owners_of_councils(self, start: int, stop: int) -> Iterator[Place]:
        """As in "|Ostra|'s municipal council": places whose council is named behind them."""
        bodies = self._story.mentions.lexicon.phrases("led_bodies", "governments")
        for place in within(self._story.mentions.places, start, stop):
            owned = _OWNED.match(self._story.mentions.document.scan, place.end)
            if owned and bodies.find(self._story.mentions.document.scan, owned.end(), owned.end() + _COUNCIL_REACH):
                yield place.place
