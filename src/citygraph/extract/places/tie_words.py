"""Words for ties and guests near a name: whether what they tell is told of a place of that name."""

from __future__ import annotations

import re
from functools import cache

from citygraph.extract.word_marks import end_with_marks, start_with_marks
from citygraph.lexicon import Lexicon
from citygraph.model import Document

_COMING_AHEAD = 30  # characters between a name and the end of "was added to the list"
_YEAR_BEHIND = re.compile(r" (?:[a-z]+ ){0,2}(?:19|20)\d\d\b")
_TIE_AHEAD = 60  # characters between a name and the tie that is said of it
_TIE_BEHIND = 50  # characters: "sister-city agreement "
_OPENER = 20  # characters: " ranging from "
# "kota kembar |Padang| dengan", "twinning |of Leeds| with"
_NOUNS = re.compile(r" (?:[a-z]+ ){0,2}(?:[^\W\da-z][\w'’-]* ){0,3}")
_TO_LIST = re.compile(r"(?: [a-z]+){0,4}\s*[,:–-]?\s*")  # "sister cities |around the world:| X"
_TIES = frozenset(("sister-city", "sister-region", "sister", "friendship-city", "partner-city"))
# "'s oldest ", " is currently ", " marked 30 years as ", " is Tampa's third "
_PLAIN_WORDS = re.compile(
    r"(?:['’]s|['’](?= )|(?= [a-z]+ ))(?:[ -](?:[a-z]+|\d+))*(?:(?: [^\W\da-z][\w-]*){1,3}['’]s?(?: [a-z]+)*)? ?"
)
_APPOSED = (" ", ", ")


@cache
def _last_words(lexicon: Lexicon, section: str) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in lexicon.words(section))


class TieWords:
    """The words for ties and guests of a document, asked by where a name stands."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._text = document.text
        self._scan = document.scan
        self._ties = lexicon.phrases("kinds", "tie_verbs", "documents")
        self._kinds = lexicon.phrases("kinds", "tie_verbs")
        self._comings = lexicon.phrases("arriving_verbs", "ranks")
        self._links = lexicon.phrases("list_links")
        self._owners = lexicon.phrases("possessives")
        self._clitics = tuple(lexicon.words("pronoun_clitics"))
        self._nations = lexicon.phrases("nationalities")
        self._says = lexicon.phrases("speech_verbs")
        self._things = lexicon.phrases("object_relatives")
        self._delegations = lexicon.phrases("delegations")
        self._openers = lexicon.phrases("list_openers")
        self._last_of_openers = _last_words(lexicon, "list_openers")

    def tells_tie(self, start: int, end: int) -> bool:
        """True where a sentence has a word for a tie or a document."""
        return bool(self._ties.find(self._scan, start, end))

    def leads_to_kind(self, position: int, at_head: bool) -> bool:
        """True when plain words alone stand between a position and a word for a tie that only places have.

        Behind a comma too, as in "X|, which has been twinned with| Y, …", "X|, twinned with| Y since 1980, …"; not in
        "X, who chairs the sister city committee", "X said the sister city". Inside a sentence a "sister" may be a
        person's.
        """
        found = (
            word
            for word in self._kinds.find(self._scan, position, position + _TIE_AHEAD)
            if word.value in _TIES and (at_head or " " in self._text[word.start : word.end])
        )
        tie = next(found, None)
        if tie is None:
            return False
        if self._text.startswith(", ", position):
            position += len(",")
            clause = self._things.find(self._scan, position, tie.start)
            if not (clause and clause[0].start == position + 1) and tie.start > position + 1:
                return False
        verb = tie.value == "sister" and " " in self._text[tie.start : tie.end] and tie.start == position + 1
        nations = self._nations.find(self._scan, position, tie.start)
        nation = next((one for one in nations if one.end == tie.start - 1), None)  # "and its |Japanese| sister city"
        end = nation.start if nation is not None else start_with_marks(self._text, tie.start)
        plain = verb or _PLAIN_WORDS.fullmatch(self._text, position, end) is not None
        return plain and not self._says.find(self._scan, position, end)

    def shares_kind(self, position: int) -> bool:
        """As in "X |and its| sister city", "X |dan kota kembarnya|": what stands right before "and" has it."""
        link = next(iter(self._links.find(self._scan, position, position + _OPENER)), None)
        if link is None or link.start != position + 1:
            return False
        owns = self._owners.find(self._scan, link.end, link.end + _OPENER)
        kinds = self._kinds.find(self._scan, link.end, position + _TIE_AHEAD)
        theirs = bool(kinds and self._clitics) and self._scan.startswith(self._clitics, kinds[0].end)
        return theirs or (bool(owns) and owns[0].start == link.end + 1)

    def comes_in_year(self, position: int) -> bool:
        """As in "X |came in 1968|", "X |was added in 1990|": who came to a list of partners, where ties are told of."""
        found = self._comings.find(self._scan, position, position + _COMING_AHEAD)
        if not found or found[0].start != position + 1 or not _YEAR_BEHIND.match(self._scan, found[0].end):
            return False
        return any(word.value in _TIES for word in self._kinds.find(self._scan))

    def may_lead(self, first: int, position: int) -> bool:
        """False where no word for a tie stands near before a position: nothing leads from one to it."""
        return self._kinds.may_begin(self._scan, max(first, position - 2 * _TIE_BEHIND), position)

    def comes_from_kind(self, first: int, link: str, position: int) -> bool:
        """True when a word for a tie that only places have ends with a link or before it, a noun or two between."""
        end = position + len(link)
        found = self._kinds.find(self._scan, max(first, position - _TIE_BEHIND), end)
        kinds = [word.end for word in found if word.value in _TIES]
        behind = end_with_marks(self._text, kinds[-1]) if kinds else end
        return bool(kinds) and (kinds[-1] == end or _NOUNS.fullmatch(self._text, behind, position) is not None)

    def opens_list(self, first: int, position: int) -> bool:
        """True for "sister cities|, among them| X, Y and Z", "three twin towns around the world|:| X, Y and Z"."""
        before = self._scan[max(first, position - _OPENER) : position].rstrip()
        if not before.endswith(":") and before.rpartition(" ")[2] not in self._last_of_openers:
            return False
        found = self._kinds.find(self._scan, max(first, position - _TIE_BEHIND), position)
        kinds = [word.end for word in found if word.value in _TIES]
        if not kinds:
            return False
        openers = self._openers.find(self._scan, kinds[-1], position)
        end = openers[0].start if openers and openers[-1].end == position - 1 else position
        return _TO_LIST.fullmatch(self._scan, end_with_marks(self._text, kinds[-1]), end) is not None

    def is_delegation(self, position: int) -> bool:
        """True where a word for guests or envoys begins."""
        found = self._delegations.find(self._scan, position, position + _COMING_AHEAD)
        return bool(found) and found[0].start == position

    def is_named_by_kind(self, first: int, position: int) -> bool:
        """True right behind what only places are: "its sister city |X|", "the twin town of Ostra, |X|"."""
        found = self._kinds.find(self._scan, max(first, position - _TIE_BEHIND), position)
        if not found or found[-1].value not in _TIES or " " not in self._text[found[-1].start : found[-1].end]:
            return False
        return self._text[end_with_marks(self._text, found[-1].end) : position] in _APPOSED

    def is_tie_word(self, start: int, end: int) -> bool:
        """True when what ends there is a word for a tie or a document: "MoU X-Y", "Sister City X"."""
        return any(found.end == end for found in self._ties.find(self._scan, start, end))
