"""An article as a place is looked for in it: its names and cues, asked again and again."""

from __future__ import annotations

import re
from bisect import bisect_right

from citygraph.extract.places.cues import Cue, Cues
from citygraph.extract.places.tie_words import TieWords
from citygraph.extract.places.vocabulary import vocabulary
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer, NameMatch
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon
from citygraph.model import Document

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_FULL_NAME = re.compile(r"(?<![\w-])((?![a-z])[^\W\d_]+) ((?![a-z])[^\W\d_][a-z]+-([a-z]+))(?! [^\W\d_a-z])")
_OFFICE_AHEAD = 80  # characters behind "Ostra" in "Ostra Industries and Trade Minister"
_ATTRIBUTION = 16  # characters: "in the words of"
# "Mayor |Ann B. Karsana |of Ostra"
_CAPITALS = re.compile(r"(?:(?<=\s)|^)(?:(?![a-z])[^\W\d_][\w.'’-]* ){1,4}\Z")


class Article:
    """A document with what is asked of it again and again."""

    def __init__(self, document: Document, lexicon: Lexicon, gazetteer: Gazetteer, cues: Cues) -> None:
        self.text = document.text
        self.gazetteer = gazetteer
        self.cues = cues
        self.words = vocabulary(lexicon)
        self.ties = TieWords(document, lexicon)
        self.known = gazetteer.find(document)
        self._ending = {match.end: [match] for match in self.known}  # none overlaps another
        self._starting = {match.start: [match.key] for match in self.known}
        self.name_ends = {match.end for match in self.known} | {cue.end for cue in cues.all}
        self._lexicon = lexicon
        self._scan = document.scan
        self._descriptions = lexicon.phrases("place_types", "capital_words", "capital_nouns", "kinds")
        self._types = lexicon.phrases("place_types")
        self._attributions = lexicon.phrases("according_to")
        self._of = lexicon.words("of_words")
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._headline: dict[int, bool] = {}

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around a position."""
        found = self._sentences[bisect_right(self._starts, position) - 1]
        return found.start, found.end

    def name_at(self, position: int) -> NameMatch | None:
        """The name of the gazetteer that a position lies in; no two of them overlap."""
        index = bisect_right(self.known, position, key=lambda match: match.start) - 1
        return self.known[index] if index >= 0 and position < self.known[index].end else None

    def names_ending_at(self, position: int) -> list[NameMatch]:
        """The names of the gazetteer that end there."""
        return self._ending.get(position, [])

    def names_starting_at(self, position: int) -> list[str]:
        """The keys of the names of the gazetteer that start there."""
        return self._starting.get(position, [])

    def may_lie_in(self, inner: str, outer: str) -> bool:
        """True when one of the name `inner` lies in a region or country of the name `outer`."""
        around = {place.id for place in self.gazetteer.lookup(outer) if place.type != "City"}
        return bool(around) and any(around.intersection(place.within) for place in self.gazetteer.lookup(inner))

    def is_description(self, start: int, end: int) -> bool:
        """True when words before a name end with what it is: "port city", "capital", "sister city of"."""
        found = self._descriptions.find(self._scan, start, end)
        return bool(found) and self.text[found[-1].end : end].strip() in ("", *self._of)

    def ends_with_link(self, cue: Cue) -> bool:
        """True of "city of", "provincial government of"."""
        return self._scan[cue.start : cue.end].rpartition(" ")[2] in self._of

    def is_attribution(self, cue: Cue) -> bool:
        """True of the "to" of "according to"."""
        found = self._attributions.find(self._scan, max(0, cue.end - _ATTRIBUTION), cue.end)
        return bool(found) and found[-1].end == cue.end and found[-1].start < cue.start

    def level_within(self, office: Cue) -> str:
        """County, where the office's own words begin with that: "County Board Chairman"."""
        found = self._types.find(self._scan, office.start, office.end)
        level = found[0].value.partition(" ")[0] if found and found[0].start == office.start else ""
        return level if level == "county" and self.text[office.start].isupper() else ""

    def is_word(self, start: int) -> bool:
        """True where a phrase of the language begins."""
        return bool(self._lexicon.occurrences(self._scan).all(start, start + 1))

    def leads_to_office(self, position: int) -> bool:
        """As in "X |Industries and Trade| Minister": fields of office alone stand between a position and an office."""
        stop = position + _OFFICE_AHEAD
        fields = self._lexicon.phrases("portfolio", "list_links").find(self._scan, position, stop)
        at = position
        for field in fields:
            if field.start == at + 1:
                at = field.end
        roles = self._lexicon.phrases("roles").find(self._scan, at, stop) if at > position else []
        return any(role.start == at + 1 for role in roles)

    def office_of_person(self, first: int, position: int) -> Cue | None:
        """The office that is told before whoever holds it: "|Mayor| Ann Karsana (of Ostra)"."""
        named = _CAPITALS.search(self.text, max(first, position - _OFFICE_AHEAD), position)
        at = named.start() if named else position
        while at < position:
            if office := self.cues.before(at, "roles"):
                return office
            at = self.text.index(" ", at, position) + 1
        return None

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
        pieces = set(self.text.split())
        plain = {piece for piece in pieces if piece.isalpha()}
        small = [word for word in plain.union(_WORD.findall(" ".join(pieces - plain))) if word.islower()]
        return frozenset([word if word.isascii() and word.isalnum() else fold(word) for word in small])

    @lazy
    def surnames(self) -> frozenset[str]:
        """The family names before given names that a hyphen joins: "X Kyung-soo"; "X Yeonsu-gu" is a place.

        So is what a hyphened office follows: "X Vice-mayor".
        """
        found = _FULL_NAME.finditer(self.text) if "-" in self.text else ()
        names = (name for name in found if name[3] not in self.words.place_endings)
        names = (name for name in names if not self.cues.after(name.end(1), "roles"))
        return frozenset(fold(name[1]) for name in names if not self.gazetteer.knows(fold(name[2])))

    def is_ordinary(self, key: str) -> bool:
        """True when a name is a word of the language or of the text too."""
        return key in self.words.ordinary or key in self._lower


def is_headline(sentence: str, paragraph: int) -> bool:
    """True when nearly every longer word takes a capital, so that capitals tell nothing."""
    if paragraph and sentence.endswith((".", ".”", '."')):
        return False
    longer = [word for word in _WORD.findall(sentence) if len(word) > 3]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) > 3 and capital >= 0.7 * len(longer)
