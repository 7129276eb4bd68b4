"""Names that may be places, each with what its surroundings say of it; no name is linked here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from citygraph.extract.cues import Cue, Cues
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer, NameMatch
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Place

COUNTRY_NAME = "country-name"  # "Jepang", "the US"
COUNCIL = "council-name"  # "MBX": a council's initials, or another name than its city's
BESIDE = "place-beside"  # "|Cuenca|, Ecuador"
UNLISTED = "place-unlisted"  # "the town of |X|, Peru": the gazetteer has none of that name there
_LEVEL_OF_ROLE = {
    "governor": "region",
    "vice-governor": "region",
    "mayor": "city",
    "vice-mayor": "city",
    "regent": "county",
    "vice-regent": "county",
}
_SECTIONS_OF_NAMES = frozenset(
    ("country_aliases", "nationalities", "region_adjectives", "councils", "region_abbreviations", "telltales")
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w'’]*)")
_BEHIND = re.compile(r" ([a-z]+)|[-–](?=[^\W\d_a-z])")
_OWNS = re.compile(r"['’]s?\Z")
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z]\. ?)+\Z")
_POSSESSIVE = re.compile(r"['’]s\b")
_NATION_PHRASE = 40  # characters between a nationality and its city: "the Ukrainian port city of X"
_SHORTEST_INITIALS = 3  # shorter ones are degrees and the like, unless the lexicon knows them
_LONGEST_INITIALS = 5
_LONG_NAME = 2  # blanks


_TIE_AHEAD = 60  # characters between a name and the tie that is said of it
_TIES = frozenset(("sister-city", "sister-region", "sister", "friendship-city"))
_PLAIN_WORDS = re.compile(r"(?:['’]s|['’](?= )|(?= [a-z]+ ))(?:[ \u00a0-][a-z]+)* ?")


class Strength(IntEnum):
    """How surely a name names a place, by its surroundings alone."""

    REFUSED = -1  # "Universitas X", "Hotel X", a word within a longer name
    LOOSE = 0  # first word of a sentence, or a headline In Which Every Word Is Capital
    BARE = 1  # capital where no capital need be
    OFFICE = 2  # "Wali Kota X Y": its place or the name of who holds it
    LOCATED = 3  # "di X", "in X", "X Mayor"
    TYPED = 4  # "Kota X", "X Prefecture", "the Chinese city of X", "X (Jepang)"


class PlaceName(NamedTuple):
    """A name at ``[start, end)``, with its type words at ``[outer_start, outer_end)``.

    `level` is what a type word says of it, `hint` what an office beside it makes likely; `around` is the
    country or region that stands beside it, `around_run` one that stands beside a later name of its list
    (numbered `run`), `nation` the code of a nationality before it; `fixed` is the place of a name that means only
    one, and `by` the rule that says so. `joined` tells that another capital word belongs to it, as in a person's
    name, `ordinary` that it is a word of the language too, `among_cities` that it is listed with cities mostly,
    `county` that it is called one, `singled_out` that an article tells it from its namesakes: "the Perth in Ontario".
    """

    start: int
    end: int
    key: str
    strength: Strength
    outer_start: int
    outer_end: int
    level: str = ""
    hint: str = ""
    fixed: Place | None = None
    around: Place | None = None
    around_run: Place | None = None
    nation: str = ""
    run: int = 0
    joined: bool = False
    ordinary: bool = False
    by: str = COUNTRY_NAME
    among_cities: bool = False
    singled_out: bool = False
    county: bool = False


def find_names(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> list[PlaceName]:
    """Every name of a place, in text order, as far as one look at its surroundings tells."""
    article = _Article(document, lexicon, gazetteer, cues)
    longer = {match.start: match.end for match in article.known}
    aliases = [
        _council(cue, gazetteer) if cue.section == "councils" else _alias(cue, gazetteer)
        for cue in cues.all
        if cue.section in ("country_aliases", "councils")
        and longer.get(cue.start, 0) <= cue.end
        and not cues.after(cue.end, "place_refusals")
        and not (cue.section == "country_aliases" and document.scan[cue.start : cue.end] in article.words.assemblies)
    ]
    found = [_look(match, article) for match in article.known]
    free = [name for name in found if not any(alias.start < name.end and name.start < alias.end for alias in aliases)]
    return sorted([*aliases, *free], key=lambda name: name.start)


def deciding_rules(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> dict[int, str]:
    """By where each name starts, the rule of `STRENGTH_RULES` that decided on it: asked by who wants to know why."""
    article = _Article(document, lexicon, gazetteer, cues)
    sights = [_Sight(article, *_without_type_words(match, article)) for match in article.known]
    return {sight.start: next(rule.__name__ for rule in STRENGTH_RULES if rule(sight) is not None) for sight in sights}


def _alias(cue: Cue, gazetteer: Gazetteer) -> PlaceName:
    """A name that the lexicon gives a country: "RRT", "Inggris", "the US"."""
    country = gazetteer.country(cue.value)
    return PlaceName(cue.start, cue.end, cue.value, Strength.TYPED, cue.start, cue.end, "country", fixed=country)


def _council(cue: Cue, gazetteer: Gazetteer) -> PlaceName:
    """The place of a council that goes by initials, or by another name than its city's."""
    place = gazetteer.coded(cue.value) or gazetteer.place(cue.value)
    return PlaceName(cue.start, cue.end, cue.value, Strength.TYPED, cue.start, cue.end, "city", fixed=place, by=COUNCIL)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What a language's lexicon says of the words around names, folded where they are compared with folded ones."""

    determiners: frozenset[str]
    attributed: frozenset[str]
    office_links: frozenset[str]
    patronymics: frozenset[str]
    with_words: frozenset[str]
    calendar: frozenset[str]
    bodies: frozenset[str]
    body_words: frozenset[str]
    departments: frozenset[str]
    office_words: frozenset[str]
    ordinary: frozenset[str]
    institutions: frozenset[str]
    assemblies: frozenset[str]


@cache
def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    bodies = _folded(lexicon, "portfolio", "public_bodies")
    return _Vocabulary(
        determiners=frozenset(lexicon.words("determiners")),
        attributed=frozenset(lexicon.words("attributed")),
        office_links=frozenset(lexicon.words("office_links")),
        patronymics=frozenset(lexicon.words("patronymics")),
        with_words=frozenset(lexicon.classes("with_words").get("with", ())),
        calendar=_folded(lexicon, "months", "weekdays"),
        bodies=bodies,
        body_words=frozenset(word for body in bodies for word in body.split(" ")),
        departments=_folded(lexicon, "public_bodies"),
        institutions=_folded(lexicon, "other_parties"),
        assemblies=frozenset(lexicon.classes("led_bodies").get("legislator", ())),
        office_words=bodies | _folded(lexicon, "former", "acting"),
        ordinary=_folded(lexicon, *(section for section in lexicon.sections if section not in _SECTIONS_OF_NAMES)),
    )


def lexicon_words(lexicon: Lexicon) -> frozenset[str]:
    """What a language knows as a word, folded."""
    return _vocabulary(lexicon).ordinary


def _folded(lexicon: Lexicon, *sections: str) -> frozenset[str]:
    contents = (lexicon.sections.get(section) or () for section in sections)
    lists = (words for content in contents for words in (content.values() if isinstance(content, dict) else [content]))
    return frozenset(fold(str(word)) for words in lists for word in words or ())


class _Article:
    """A document with what is asked of it again and again."""

    def __init__(self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> None:
        self.text = document.text
        self.gazetteer = gazetteer
        self.cues = cues
        self.words = _vocabulary(lexicon)
        self.known = gazetteer.find(document)
        self.name_ends = {match.end for match in self.known} | {cue.end for cue in cues.all}
        self._lexicon = lexicon
        self._scan = document.scan
        self._descriptions = lexicon.phrases("place_types", "capital_words", "capital_nouns", "kinds")
        self._types = lexicon.phrases("place_types")
        self._ties = lexicon.phrases("kinds", "tie_verbs", "documents")
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._headline: dict[int, bool] = {}

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around a position."""
        found = self._sentences[bisect_right(self._starts, position) - 1]
        return found.start, found.end

    def is_description(self, start: int, end: int) -> bool:
        """True when words before a name end with what it is: "port city", "capital", "sister city of"."""
        found = self._descriptions.find(self._scan, start, end)
        return bool(found) and self.text[found[-1].end : end].strip() in ("", "of")

    def level_within(self, office: Cue) -> str:
        """County, where the office's own words begin with that: "County Board Chairman"."""
        found = self._types.find(self._scan, office.start, office.end)
        level = found[0].value.partition(" ")[0] if found and found[0].start == office.start else ""
        return level if level == "county" and self.text[office.start].isupper() else ""

    def is_word(self, start: int) -> bool:
        """True where a phrase of the language begins."""
        return bool(self._lexicon.occurrences(self._scan).all(start, start + 1))

    def tells_tie(self, position: int) -> bool:
        """True in a sentence that has a word for a tie or a document."""
        return bool(self._ties.find(self._scan, *self.sentence(position)))

    def leads_to_kind(self, position: int) -> bool:
        """True when plain words alone stand between a position and a word for a tie that only places have."""
        found = (word for word in self._ties.find(self._scan, position, position + _TIE_AHEAD) if word.value in _TIES)
        tie = next(found, None)
        if tie is None:
            return False
        verb = tie.value == "sister" and " " in self.text[tie.start : tie.end] and tie.start == position + 1
        return verb or _PLAIN_WORDS.fullmatch(self.text, position, tie.start) is not None

    def is_tie_word(self, start: int, end: int) -> bool:
        """True when what ends there is a word for a tie or a document: "MoU X-Y", "Sister City X"."""
        return any(found.end == end for found in self._ties.find(self._scan, start, end))

    def in_headline(self, position: int) -> bool:
        """True in a sentence whose capitals tell nothing."""
        index = bisect_right(self._starts, position) - 1
        if index not in self._headline:
            sentence = self._sentences[index]
            self._headline[index] = is_headline(self.text[sentence.start : sentence.end], sentence.paragraph)
        return self._headline[index]

    @lazy
    def _lower(self) -> frozenset[str]:
        """The words that the text writes small."""
        return frozenset(fold(word) for word in set(_WORD.findall(self.text)) if word.islower())

    def is_ordinary(self, key: str) -> bool:
        """True when a name is a word of the language or of the text too."""
        return key in self.words.ordinary or key in self._lower


@dataclass(frozen=True)
class _Sight:
    """One name and what stands right beside it."""

    article: _Article
    start: int
    end: int
    key: str

    @lazy
    def before(self) -> Cue | None:
        cues = self.article.cues
        return cues.before(self.start) or cues.before_short_form(self.start, "governments", "place_types")

    @lazy
    def after(self) -> Cue | None:
        if owner := _POSSESSIVE.match(self.article.text, self.end):
            return self._owned(owner.end())
        return self.article.cues.after(self.end)

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
    def first(self) -> int:
        """Where the sentence starts."""
        return self.article.sentence(self.start)[0]

    @lazy
    def word_before(self) -> tuple[str, int] | None:
        """The word right before, blanks apart, and where it starts."""
        return _word_before(self.article.text, self.first, self.start)

    @lazy
    def level(self) -> str:
        return (self.before.level if self.before else "") or (self.after.level if self.after else "") or self._led_level

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
            return self.article.cues.before(link[1], "roles")
        return self.after if self.after and self.after.section in ("roles", "counterparts") else None

    @lazy
    def is_led(self) -> bool:
        """True where the office before the name ends with the word that leads to its place: "Member for X"."""
        title = self.article.text[self.before.start : self.before.end].lower().split() if self.before else []
        return len(title) > 1 and title[-1] in self.article.words.office_links

    @lazy
    def has_mayor(self) -> bool:
        """True of "Bath" in "said Bath mayor Ann": an ordinary word has none."""
        return bool(not self.opens and self.after and self.office is self.after and "mayor" in self.after.value)

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

    def _adjective(self, section: str) -> str:
        """What an adjective before the name, plain words between, stands for."""
        types = self.before.start if self.before and self.before.section == "place_types" else self.start
        for cue in reversed(self.article.cues.within(max(0, self.start - _NATION_PHRASE), self.start)):
            if cue.section == section:
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
        """True after an article: "the Alamo"; not of "the London Borough of X", which is no common noun."""
        if self.is_inflected or not self.word_before or self.key.count(" ") >= _LONG_NAME:
            return False
        return self.word_before[0].lower() in self.article.words.determiners and not self.is_attribute

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
        """True when a capital word follows that is no cue, country or region: "Hermann X", "X Ballet"."""
        following = _NEXT_WORD.match(self.article.text, self.end)
        if following is None or self.after or self.is_inflected or not following[1][0].isupper():
            return False
        words = [word.group() for word in _WORD.finditer(self.article.text, following.start(1), self.end + 40)][:3]
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return not any(
            own and place.type != "City" for name in names for place, own in self.article.gazetteer.bearers(name)
        )

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
            and bool(_WORD.search(self.article.text, self.first, start))
            and not self.article.is_tie_word(self.first, start + len(word))
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
        before = _word_before(self.article.text, self.first, start)
        in_department = before is not None and fold(before[0]) in words.departments
        return fold(word) in words.bodies or in_department


def _look(match: NameMatch, article: _Article) -> PlaceName:
    sight = _Sight(article, *_without_type_words(match, article))
    strength = next(found for rule in STRENGTH_RULES if (found := rule(sight)) is not None)
    if strength is Strength.REFUSED:
        article.name_ends.discard(sight.end)
    before, after = sight.before, sight.after
    return PlaceName(
        sight.start,
        sight.end,
        sight.key,
        strength,
        before.start if before and before.section == "place_types" and not before.linked else sight.start,
        after.end if after and sight.belongs(after) else sight.end,
        sight.level if sight.level != "any" else "",
        _LEVEL_OF_ROLE.get(sight.office.value, "") if sight.office else "",
        around=sight.region,
        nation=sight.nation,
        joined=sight.has_capital_before
        or (strength is Strength.LOOSE and sight.has_opening_before)
        or bool(before and not sight.office and before.section in ("roles", "counterparts", "honorifics")),
        ordinary=(
            (article.is_ordinary(sight.key) or article.is_ordinary(fold(article.text[sight.start : sight.end])))
            and not sight.has_mayor
        )
        or (strength <= Strength.BARE and sight.is_determined),
        singled_out=sight.is_determined,
        county=any(cue.is_county for cue in (before, after) if cue),
    )


def _without_type_words(match: NameMatch, article: _Article) -> tuple[int, int, str]:
    """The name alone of "Kota Bandung" or "Davao City", if it names the same place."""
    start, end, key = match.start, match.end, match.key
    if (word := article.cues.around(start)) and word.end < end:
        start, end = _trimmed(article.text, word.end, end)  # "Kota X" within "Wali Kota X"
        return start, end, fold(article.text[start:end])
    for cue in article.cues.within(start, end):
        if cue.end > end and cue.start > start:
            rest = _trimmed(article.text, start, cue.start)  # "X City" before "City Council"
            if short := _known(article, *rest):
                return *rest, short
        if cue.section != "place_types":
            continue
        if cue.leads and cue.start == start and cue.end < end:
            rest = _trimmed(article.text, cue.end, end)
        elif cue.follows and cue.end == end and cue.start > start:
            rest = _trimmed(article.text, start, cue.start)
        else:
            continue
        short = fold(article.text[slice(*rest)])
        if _is_short_for(short, key, article, own_only=cue.leads):
            return *rest, short
    return start, end, key


def _known(article: _Article, start: int, end: int) -> str:
    key = fold(article.text[start:end])
    return key if article.gazetteer.knows(key) else ""


def _is_short_for(short: str, key: str, article: _Article, *, own_only: bool) -> bool:
    """True of "Bandung" for "Kota Bandung", but not of "Kinabalu" for "Kota Kinabalu": no city's own name."""
    long_names = {place.id for place in article.gazetteer.lookup(key)}
    return any(
        place.id in long_names and (own or not own_only or place.type == "Region")
        for place, own in article.gazetteer.bearers(short)
    )


def _calendar_word(sight: _Sight) -> Strength | None:
    """Months and weekdays: "March", "Mei"."""
    return Strength.REFUSED if sight.key in sight.article.words.calendar else None


def _word_with_a_meaning(sight: _Sight) -> Strength | None:
    """What the lexicon knows as a word that stands beside names: "Kota", "Wali", "Province"."""
    an_article = sight.key in sight.article.words.determiners  # "Der Gemeinderat" is none of a town Der
    return Strength.REFUSED if an_article or sight.article.cues.covers(sight.start, sight.end) else None


def _adjective(sight: _Sight) -> Strength | None:
    """As in "the Canadian ambassador", which is none of a town Canadian."""
    if not sight.article.cues.is_adjective(sight.start, sight.end):
        return None
    bearers = sight.article.gazetteer.bearers(sight.key)
    return None if any(place.type == "Country" for place, _ in bearers) else Strength.REFUSED


def _other_thing(sight: _Sight) -> Strength | None:
    """As in "Universitas X", "X Airport"."""
    refused = any(cue and cue.section == "place_refusals" for cue in (sight.before, sight.after))
    return Strength.REFUSED if refused or _is_institution(sight) else None


def _is_institution(sight: _Sight) -> bool:
    """True for a village that is named like a university: "the University of X"."""
    kind, _, rest = sight.key.partition(" ")
    return kind in sight.article.words.institutions and rest.partition(" ")[0] in sight.article.words.office_links


def _torn_off(sight: _Sight) -> Strength | None:
    """A part of a name that goes on without a blank, or of a person's: "Sun.X", "Barnes-X", "R. T. X", "bin X"."""
    text, start, end = sight.article.text, sight.start, sight.end
    first, last = sight.article.sentence(start)
    if start - first > 1 and text[start - 1] == "." and text[start - 2].isalpha():
        return Strength.REFUSED
    if text[end : end + 1] == "." and end + 1 < last and text[end + 1].isalpha():
        return Strength.REFUSED
    if text[start - 1 : start] == "-" and start - 1 not in sight.article.name_ends and _is_capital_before(text, start):
        return Strength.REFUSED
    before = (
        _INITIALS_BEFORE.search(text, max(first, start - 12), start) if text[start - 2 : start - 1] == "." else None
    )
    if before and before.end() - 1 not in sight.article.name_ends and not sight.before:
        return Strength.REFUSED
    word = sight.word_before
    return Strength.REFUSED if word and word[0].lower() in sight.article.words.patronymics else None


def _is_capital_before(text: str, hyphen: int) -> bool:
    """True when the word before a hyphen is a name's."""
    start = hyphen - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start : start + 1].isupper() and not text[start : hyphen - 1].isupper()


def _initials(sight: _Sight) -> Strength | None:
    """As in "FACT" and "MOA" among plain words; but "NTB" is a region's name."""
    surface = sight.article.text[sight.start : sight.end]
    if not surface.isupper() or len(surface) > _LONGEST_INITIALS:
        return None
    start, end = sight.article.sentence(sight.start)
    if sight.article.text[start:end].isupper():
        return None
    long, typed = len(surface) >= _SHORTEST_INITIALS, bool(sight.level)
    for place, own in sight.article.gazetteer.bearers(sight.key):
        if own and (fold(place.name) != sight.key or (long and (typed or place.type == "Region"))):
            return None  # initials that are known for it: "NTB", "NYC"
    return Strength.REFUSED


def _type_word(sight: _Sight) -> Strength | None:
    """As in "Kota X", "X Prefecture", "Pemkot X"."""
    return Strength.TYPED if sight.level else None


def _office_of_place(sight: _Sight) -> Strength | None:
    """As in "Wali Kota X", "X Mayor"; before a further capital word the name may be the person's."""
    if sight.office is None and not sight.is_behind_body:
        return None
    return Strength.OFFICE if sight.has_capital_after else Strength.LOCATED


def _person(sight: _Sight) -> Strength | None:
    """As in "Mr X", and "Mayor X" where an office needs a word before its place."""
    title = sight.before and sight.before.section in ("roles", "honorifics")
    return Strength.REFUSED if title and not sight.is_led else None


def _locative(sight: _Sight) -> Strength | None:
    """As in "di X", "in X"; not "di Balai Kota"."""
    if sight.before is None or sight.before.section != "locatives":
        return None
    return Strength.LOOSE if sight.has_capital_after else Strength.LOCATED


def _headline_word(sight: _Sight) -> Strength | None:
    """As in "X Signs Pact With Y": a capital word among capital words."""
    return Strength.LOOSE if sight.article.in_headline(sight.start) else None


def _part_of_longer_name(sight: _Sight) -> Strength | None:
    """As in "Hermann X", "X Ballet"."""
    if sight.has_capital_before or sight.has_capital_after:
        return Strength.REFUSED
    return Strength.LOOSE if sight.has_opening_before else None


def _partner(sight: _Sight) -> Strength | None:
    """As in "its friendship with X" of a sentence that tells of a tie."""
    word = sight.word_before
    if word is None or word[0].lower() not in sight.article.words.with_words:
        return None
    return Strength.LOCATED if sight.article.tells_tie(sight.start) else None


def _owner_of_tie(sight: _Sight) -> Strength | None:
    """As in "X's sister cities are …", "X is currently twinned with …" at the head of a sentence."""
    if not sight.opens or sight.article.is_ordinary(sight.key) or not sight.article.leads_to_kind(sight.end):
        return None
    if any(match.key.startswith(f"{sight.key} ") for match in sight.article.known):
        return None  # short for it
    return Strength.LOCATED


def _first_word(sight: _Sight) -> Strength | None:
    """As in "X signed …": the capital may be the sentence's."""
    return Strength.LOOSE if sight.opens else None


def _capital_word(_: _Sight) -> Strength:
    """As in "the visit of X": a capital where none need be."""
    return Strength.BARE


# The first that answers decides.
STRENGTH_RULES: tuple[Callable[[_Sight], Strength | None], ...] = (
    _calendar_word,
    _word_with_a_meaning,
    _adjective,
    _other_thing,
    _torn_off,
    _initials,
    _type_word,
    _office_of_place,
    _person,
    _locative,
    _headline_word,
    _part_of_longer_name,
    _partner,
    _owner_of_tie,
    _first_word,
    _capital_word,
)


def _word_before(text: str, first: int, position: int) -> tuple[str, int] | None:
    """The word that ends one blank before a position, and where it starts; None where no word does."""
    end = position - 1
    if end <= first or text[end] not in " \u00a0":
        return None
    start = end
    while start > first and (text[start - 1].isalnum() or text[start - 1] in "_'’"):
        start -= 1
    while start < end and not text[start].isalpha():
        start += 1
    return (text[start:end], start) if start < end else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def is_headline(sentence: str, paragraph: int) -> bool:
    """True when nearly every longer word takes a capital, so that capitals tell nothing."""
    if paragraph and sentence.endswith((".", ".”", '."')):
        return False
    longer = [word for word in _WORD.findall(sentence) if len(word) > 3]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) > 3 and capital >= 0.7 * len(longer)
