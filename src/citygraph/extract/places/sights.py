"""A name that may be a place, and what stands right beside it: cues, words, capitals."""

from __future__ import annotations

import re
from itertools import islice

from citygraph.extract.people.name_origins import is_from_abroad, is_known
from citygraph.extract.places.article import Article
from citygraph.extract.places.cues import Cue
from citygraph.folding import fold
from citygraph.lazily import lazy
from citygraph.model import Place

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_COPULA = re.compile(r"(?: \([^()]*\))? ([^\W\d_]+)")  # "Ostra (pronounced OS-tra) |is| a town"
_NEXT_WORD = re.compile(r" ([^\W\d_][\w'’]*)")
_BEHIND = re.compile(r" ([a-z]+)|[-–](?=[^\W\d_a-z])")
_OWNS = re.compile(r"['’]s?\Z")
_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHES = ("'", "’")
_NATION_PHRASE = 40  # characters between a nationality and its city: "the Ukrainian port city of X"
_DESCRIPTION = 30  # characters between "is" and "town": " one of the oldest market "
_FEW_WORDS = 3
_LONG_NAME = 2  # blanks
_FULL_NAME = re.compile(r" ((?:(?![a-z])[^\W\d_][\w'’.-]+)(?: (?:[a-z]{2,3} ){0,2}(?![a-z])[^\W\d_][\w'’-]+){1,2})")
_HYPHENS = ("-", "–", "—")


class Sight:
    """One name and what stands right beside it.

    `before` tells what it names ("|Pemkot| X", "|in| X"), as does `after`, or what it owns: "X |Prefecture|", "X's
    |mayor|". `word_before` is the word right before, blanks apart, and where it starts; the sentence is
    ``[first, last)``.
    """

    def __init__(self, article: Article, start: int, end: int, key: str) -> None:
        self.article = article
        self.start = start
        self.end = end
        self.key = key
        self.first, self.last = article.sentence(start)
        cues, text = article.cues, article.text
        before = cues.before(start) or cues.before_short_form(start, "governments", "place_types")
        self.before = None if before and self._contains_name_before(before) else before
        owner = _POSSESSIVE.match(text, end) if text[end : end + 1] in _APOSTROPHES else None
        self.after = self._owned(owner.end()) if owner else cues.after(end) or self._own_type_word()
        self.word_before = _word_before(text, self.first, start)

    def _contains_name_before(self, before: Cue) -> bool:
        """True of "Jinan city of |China|": the type word is that of the name before it, which lies in this one."""
        if not before.linked or before.section != "place_types":
            return False
        article = self.article
        return any(article.may_lie_in(name.key, self.key) for name in article.names_ending_at(before.start - 1))

    def _own_type_word(self) -> Cue | None:
        """The type word of "Jinan |city| of China", which else would lead to the name behind it.

        So does the government's of "Gyeonggi |provincial government| of South Korea".
        """
        article = self.article
        linked = article.cues.leading_from(self.end + 1, "place_types", "governments")
        if linked is None or not article.ends_with_link(linked):
            return None
        if not any(article.may_lie_in(self.key, name) for name in article.names_starting_at(linked.end + 1)):
            return None
        end = article.text.rindex(" ", linked.start, linked.end)
        return Cue(linked.start, end, linked.section, f"{linked.level} after")

    def _owned(self, position: int) -> Cue | None:
        """The office or government that a place owns, plain words between: "X's |elected| mayor"."""
        for _ in range(3):
            if cue := self.article.cues.after(position, "roles", "governments"):
                return cue
            word = _NEXT_WORD.match(self.article.text, position)
            if word is None or fold(word[1]) not in self.article.words.office_words:
                return None
            position = word.end()
        return None

    @lazy
    def level(self) -> str:
        """What a type word beside the name says of it, e.g. "city"; empty without one.

        Of two that which is part of the name: "a sister |city of| Ostra |County|".
        """
        before, after = (cue.level if cue else "" for cue in (self.before, self.after))
        if after == "city" and self._is_region_of_city:
            after = ""
        is_led = bool(self.before and self.before.linked and self.article.text[self.before.start].islower())
        own = after if is_led and self.after and self.belongs(self.after) else ""
        return own or before or after or self._led_level or ("city" if self._is_told_a_city else "")

    @property
    def _is_told_a_city(self) -> bool:
        """True of "|Ostra| is a small market town", "|Ostra| adalah kota di …", beside "Ostra County" or not."""
        article, copula = self.article, _COPULA.match(self.article.text, self.end)
        if copula is None or copula[1] not in article.words.copulas:
            return False
        for cue in article.cues.within(copula.end(), min(copula.end() + _DESCRIPTION, self.last)):
            if cue.section == "place_types" and cue.level == "city":
                words = article.text[copula.end() : cue.start].split()
                plain = len(words) <= _FEW_WORDS and all(map(str.islower, words))
                return plain and article.words.introducing.issuperset(words[:1])
        return False

    @property
    def _is_region_of_city(self) -> bool:
        """As in "the Iwate |city|": a city of that region, where "Iwate |City|" is one of its own.

        Without "the", as headlines have it, only where no city in the region has its name: "ties with Florida |town|".
        """
        word, words = self.word_before, self.article.words
        led = word is not None and word[0].lower() in words.articles
        small = self.after is not None and self.article.text[self.after.start].islower()
        bearers = self.article.gazetteer.bearers(self.key) if small else ()
        wide = next((place for place, own in bearers if own and place.type == "Region"), None)
        if wide is None or led:
            return wide is not None
        return wide == bearers[0][0] and not any(wide.id in place.within for place, _ in bearers)

    @property
    def _led_level(self) -> str:
        """What the first word of an office says of its place: "X |County| Commissioner"."""
        if self.after is None or self.after.section != "roles":
            return ""
        return self.article.level_within(self.after)

    @lazy
    def office(self) -> Cue | None:
        """The office that belongs to the place: "Wali Kota X", "mayor of X", "X Mayor", "her X counterpart"."""
        if self.before and self.before.section == "roles":
            return self.before if "" in self.article.words.office_links or self.is_led else None
        link = self.word_before
        if link and link[0] in self.article.words.office_links:
            return self.article.cues.before(link[1], "roles") or self.article.office_of_person(self.first, link[1])
        return self.after if self.after and self.after.section in ("roles", "counterparts") else None

    @lazy
    def is_led(self) -> bool:
        """True where the office before the name ends with the word that leads to its place: "Member for X"."""
        title = self.article.text[self.before.start : self.before.end].lower().split() if self.before else []
        return len(title) > 1 and title[-1] in self.article.words.office_links

    @lazy
    def has_mayor(self) -> bool:
        """True of "Bath" in "said Bath mayor Ann", "the mayor of Bath": an ordinary word has none."""
        if self.opens or self.office is None or "mayor" not in self.office.value:
            return False
        return self.office is self.after or self.office is not self.before

    @lazy
    def is_tied(self) -> bool:
        """True of a partner that the word for its tie leads to: "twinned with X", "sister city agreement with X"."""
        link = self.word_before
        if link is None or link[0] not in self.article.words.tie_links:
            return False
        if self.has_capital_after or self.article.in_headline(self.start):
            return False
        return self.article.ties.comes_from_kind(self.first, *link)

    @lazy
    def is_named_by_tie(self) -> bool:
        """True of a partner that the word for what it is stands before: "its sister city X", "its twin town, X"."""
        if self.before or self.has_capital_after or self.article.in_headline(self.start):
            return False
        return self.article.ties.is_named_by_kind(self.first, self.start)

    @lazy
    def heads_list(self) -> bool:
        """True of the first partner of a list: "its sister cities, among them X, Y and Z"."""
        return not self.before and self.article.ties.opens_list(self.first, self.start)

    @property
    def owns(self) -> bool:
        """True of "X's"."""
        return _POSSESSIVE.match(self.article.text, self.end) is not None

    @lazy
    def owns_kind(self) -> bool:
        """True of "X's sister cities are …", "X has been twinned with …": a word for a tie that only places have."""
        return self.article.ties.leads_to_kind(self.end, self.opens)

    @property
    def is_behind_hyphen(self) -> bool:
        """True of the second part of "X-Y"."""
        return self.start > 0 and self.article.text[self.start - 1] in _HYPHENS

    @lazy
    def is_hyphenated(self) -> bool:
        """True of each name in "X-Y", where both are known; not of a person's, as in "Ann X-Y", "X-Y Karsana"."""
        article = self.article
        if article.text[self.end : self.end + 1] in _HYPHENS:
            is_persons = self.has_capital_before or self.has_opening_before
            return bool(article.names_starting_at(self.end + 1)) and not is_persons
        if not self.is_behind_hyphen or self.has_capital_after:
            return False
        return any(Sight(article, *first).is_hyphenated for first in article.names_ending_at(self.start - 1))

    @lazy
    def is_of_two(self) -> bool:
        """True of the first name of "perjanjian |X| dan Y": a document of two places, and none called for a town."""
        article, before = self.article, self.before
        if before is None or not article.ties.is_tie_word(before.start, before.end):
            return False
        link = _NEXT_WORD.match(article.text, self.end)
        return link is not None and link[1].islower() and bool(article.names_starting_at(link.end() + 1))

    @property
    def tells_tie(self) -> bool:
        """True in a sentence that has a word for a tie or a document."""
        return self.article.ties.tells_tie(self.first, self.last)

    @lazy
    def sends_delegation(self) -> bool:
        """True of "an X delegation"."""
        return self.article.ties.is_delegation(self.end + 1)

    @lazy
    def nation(self) -> str:
        """The country of a nationality before the name, plain words between: "the Ukrainian port city of X"."""
        return self._adjective("nationalities")

    @lazy
    def region(self) -> Place | None:
        """The region of an adjective before the name, if the name can lie there: "the Bavarian town of X"."""
        gazetteer = self.article.gazetteer
        region = gazetteer.coded(code) if (code := self._adjective("region_adjectives")) else None
        fits = region and any(region.id in place.within for place in gazetteer.lookup(self.key))
        return region if fits else None

    @lazy
    def _adjectives(self) -> list[Cue]:
        return self.article.cues.adjectives(self.start - _NATION_PHRASE, self.start)

    def _adjective(self, section: str) -> str:
        """What an adjective before the name, plain words between, stands for."""
        for cue in reversed(self._adjectives):
            if cue.section == section:
                types = self.before.start if self.before and self.before.section == "place_types" else self.start
                between = self.article.text[cue.end : max(types, cue.end)]
                if not between.strip():
                    return cue.value
                described = between.islower() and self.article.is_description(cue.end, self.start)
                return cue.value if described else ""
        return ""

    @lazy
    def has_opening_before(self) -> bool:
        """True when the first word of the sentence precedes and is no common word: "Josh X said"."""
        if self.word_before is None or self.before:
            return False
        word, start = self.word_before
        if not word.istitle() or _WORD.search(self.article.text, self.first, start) or _OWNS.search(word):
            return False
        return not self.article.is_ordinary(fold(word)) and not self.article.is_word(start)

    @lazy
    def is_inflected(self) -> bool:
        """True of "Göttinger", "Krakaus": an article before it and a capital word behind it say nothing."""
        return fold(self.article.text[self.start : self.end]) != self.key

    @lazy
    def is_determined(self) -> bool:
        """True after an article: "the Alamo"; not of "the London Borough of X", nor of "said that London will …"."""
        if self.is_inflected or not self.word_before or self.key.count(" ") >= _LONG_NAME:
            return False
        before, words = self.word_before[0].lower(), self.article.words
        return before in words.articles and not self.is_attribute

    @lazy
    def is_attribute(self) -> bool:
        """True before what a place has: "the Kobe delegation", "the Bristol-Porto link"."""
        following = _BEHIND.match(self.article.text, self.end)
        return following is not None and (not following[1] or following[1] in self.article.words.attributed)

    def belongs(self, after: Cue) -> bool:
        """True when a word after the name is part of it: "X Prefecture", "X Selatan"."""
        return after.section == "place_types" or (
            after.section == "compass_words" and self.article.text[after.start].isupper()
        )

    @lazy
    def opens(self) -> bool:
        """True for the first word of a sentence."""
        return not _WORD.search(self.article.text, self.first, self.start)

    @lazy
    def has_capital_after(self) -> bool:
        """True when a capital word follows that is no cue nor what it may lie in: "X Ballet", but not "X Kenya"."""
        text, start = self.article.text, self.end + 1
        if not text[start : start + 1].isupper() or text[self.end] != " " or self.after or self.is_inflected:
            return False
        words = [word.group() for word in islice(_WORD.finditer(text, start, self.end + 40), 3)]
        keys = (fold(" ".join(words[:count])) for count in range(len(words), 0, -1))
        gazetteer = self.article.gazetteer
        around = {
            place.country
            for key in keys
            if gazetteer.knows(key)
            for place, own in gazetteer.bearers(key)
            if own and place.type != "City"
        }
        return not (around and any(place.country in around for place in gazetteer.lookup(self.key)))

    @lazy
    def is_before_foreigner(self) -> bool:
        """True of "Wali Kota |Hoorn| Jan Bakker": a town abroad before the full name of one of its people."""
        following = _FULL_NAME.match(self.article.text, self.end)
        if following is None or is_known(self.key):
            return False
        bearers = self.article.gazetteer.bearers(self.key)
        countries = dict.fromkeys(place.country for place, own in bearers if own and place.type == "City")
        return any(is_from_abroad(following[1], country, self.article.words.home) for country in countries)

    @lazy
    def has_capital_before(self) -> bool:
        """True when a capital word precedes that is no cue, no initials and not the first of its sentence.

        Where an office needs no word before its place, nor does a public body: "Dinas Pariwisata X", "Setda X".
        """
        if self.word_before is None or self.before:
            return False
        word, start = self.word_before
        return (
            word[0].isupper()
            and not self.is_behind_body
            and not _OWNS.search(word)
            and not word.isupper()
            and fold(word) not in self.article.words.calendar
            and bool(_WORD.search(self.article.text, self.first, start))
            and not self.article.ties.is_tie_word(self.first, start + len(word))
        )

    @lazy
    def is_behind_body(self) -> bool:
        """True behind a body's name, where none but it stands before its place: "Setda X", "Kantor Imigrasi X"."""
        words, found = self.article.words, self.word_before
        if "" not in words.office_links or self.before or found is None or not found[0][0].isupper():
            return False
        if self.key in words.body_words:
            return False
        word, start = found
        if self.article.text[start : self.end].lower() in self.article.text:
            return False  # "Air |Baku|", if the text has "air baku"
        before = _word_before(self.article.text, self.first, start)
        if before is not None and (fold(before[0]) in words.departments or fold(f"{before[0]} {word}") in words.bodies):
            return True  # "Kantor Imigrasi |X|", "Menteri Kerja Raya |X|"
        return fold(word) in words.bodies


def _word_before(text: str, first: int, position: int) -> tuple[str, int] | None:
    """The word that ends one blank before a position, and where it starts; None where no word does."""
    end = position - 1
    if end <= first or text[end] != " ":
        return None
    start = text.rfind(" ", first, end) + 1 or first
    if (word := text[start:end]).isalpha():
        return word, start
    start = end
    while start > first and (text[start - 1].isalnum() or text[start - 1] in "_'’"):
        start -= 1
    while start < end and not text[start].isalpha():
        start += 1
    return (text[start:end], start) if start < end else None
