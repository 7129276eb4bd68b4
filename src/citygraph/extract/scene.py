"""A sentence as the relation rules look at it: its parties, its dates and people, and the words that relate them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from operator import attrgetter

from citygraph.extract.mention import DateMention, PersonMention, PlaceMention
from citygraph.extract.pairing.parties import Cast, Party
from citygraph.extract.thing import PLAIN
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon
from citygraph.model import Document, Place, Sentence
from citygraph.phrases import Match
from citygraph.records import open_record

_TIES = frozenset(("kinds", "documents"))
LIST_WORDS = (
    "place_types",
    "governments",
    "inside_words",
    "list_links",
    "nationalities",
    "country_aliases",
    "since_words",
)
BARE = re.compile(r"[\W\d_]*")
_LETTER = re.compile(r"[^\W\d_]")
_NOUN_BETWEEN = re.compile(r" (?:[a-z]+ ){1,2}")
_COUNTED = 3  # places: "Keenam kabupaten itu, A, B …"
_start = attrgetter("start")
_YEAR = re.compile(r"(?:18|19|20)(?<!\w..)\d\d\b(?!-)")  # it looks behind second: digits are rarer than words


@open_record
class Scene:
    """A sentence; `cues` maps a lexicon section to what of it stands here, in text order.

    Rules ask for that all the time, mostly in vain: ``scene.found("kinds")`` is a look-up, and `cues` holds no section
    of which nothing stands here.
    """

    index: int
    sentence: Sentence
    document: Document
    lexicon: Lexicon
    cast: Cast
    cues: Mapping[str, tuple[Match[str], ...]]
    found: Callable[[str], tuple[Match[str], ...]]  # the cues of a section here
    mentioned: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    people: tuple[PersonMention, ...]
    date_line: Place | None = None
    breaks: tuple[int, ...] = field(default=())
    at: tuple[int, int] | None = None  # the words that the scene is looked at for

    @lazy
    def parties(self) -> tuple[Party, ...]:
        """Who may stand on a side here."""
        return self.cast.parties

    @lazy
    def places(self) -> tuple[Place, ...]:
        """The parties' places, each once."""
        return self.cast.places

    @lazy
    def spots(self) -> list[Party]:
        """The places that the sentence names; "he" names none, though it may stand for somebody's mayor."""
        spots = sorted((*self.cast.parties, *self.cast.whereabouts), key=_start)
        if any(spot.way == "official" for spot in spots):
            pronouns = self.lexicon.words("pronouns")
            spots = [spot for spot in spots if self.gap(spot.start, spot.end) not in pronouns]
        return spots

    @lazy
    def is_title(self) -> bool:
        """True for the article's title."""
        return self.sentence.paragraph == 0

    @lazy
    def years(self) -> tuple[re.Match[str], ...]:
        """The years that stand here, none that another follows: "1996-"."""
        return tuple(_YEAR.finditer(self.document.aligned, self.sentence.start, self.sentence.end))

    @lazy
    def is_list_item(self) -> bool:
        """True for a sentence of nothing but places, their countries and years."""
        if not self.parties:
            return False
        scan, begin, end = self.document.scan, self.sentence.start, self.sentence.end
        links = self.lexicon.phrases(*LIST_WORDS)
        spans = [(one.start, one.end) for named in (self.mentioned, self.parties, self.dates) for one in named]
        if len(self.places) >= _COUNTED:
            spans += self._counted()
        opening = _LETTER.search(scan, begin, end)
        if opening is not None and not links.may_begin(scan, begin, opening.end()):
            first = opening.start()
            if not any(start <= first < stop for start, stop in spans):
                return False
        spans += [(link.start, link.end) for link in links.find(scan, begin, end)]
        return BARE.fullmatch(left_of(scan, begin, end, spans)) is not None

    def _counted(self) -> list[tuple[int, int]]:
        """The count of what is listed, its noun and article with it: "|Kedelapan daerah itu| Kabupaten A, B …"."""
        counts, pointers = self.found("count_words"), self.found("definite")
        spans = [(word.start, word.end) for word in (*counts, *pointers)]
        text = self.document.text
        return spans + [
            (count.end, pointer.start)
            for count in counts
            for pointer in pointers
            if _NOUN_BETWEEN.fullmatch(text, count.end, pointer.start)
        ]

    @lazy
    def relates(self) -> bool:
        """True when there is a word for a tie or a document."""
        return self.holds(_TIES) or bool(self.found_as("tie_verbs", "sister"))

    @lazy
    def relating_words(self) -> tuple[Match[str], ...]:
        """The words for a tie, nouns and verbs."""
        return (*self.found("kinds"), *self.found_as("tie_verbs", "sister"))

    @lazy
    def names_kind(self) -> bool:
        """True when a tie is called more than cooperation."""
        return any(cue.value != PLAIN for cue in self.relating_words)

    def found_as(self, section: str, *classes: str) -> tuple[Match[str], ...]:
        """The cues here of some classes of a section."""
        cues = self.found(section)
        return tuple([cue for cue in cues if cue.value in classes]) if cues else cues

    def holds(self, sections: frozenset[str]) -> bool:
        """True when something of any of the sections stands here."""
        return not sections.isdisjoint(self.cues)

    def with_cast(self, cast: Cast, at: tuple[int, int] | None = None) -> Scene:
        """The same sentence with other parties, looked at for the words at ``[start, end)``."""
        return Scene(
            self.index, self.sentence, self.document, self.lexicon, cast, self.cues, self.found, self.mentioned,
            self.dates, self.people, self.date_line, self.breaks, at or self.at,
        )  # fmt: skip

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around a position."""
        at = bisect_right(self.breaks, position)
        start = self.breaks[at - 1] if at else self.sentence.start
        return start, self.breaks[at] if at < len(self.breaks) else self.sentence.end

    def breaks_between(self, start: int, end: int) -> bool:
        """True when a clause ends between two positions."""
        at = bisect_left(self.breaks, start)
        return at < len(self.breaks) and self.breaks[at] < end

    @lazy
    def asides(self) -> tuple[PlaceMention, ...]:
        """Places that stand here and are no party: countries, and where a city lies."""
        inside = {(party.start, party.end) for party in self.cast.parties}
        return tuple(place for place in self.mentioned if (place.start, place.end) not in inside)

    def within(self, section: str, start: int, end: int) -> tuple[Match[str], ...]:
        """The cues of a section that lie in ``[start, end)``."""
        cues = self.cues.get(section)
        return tuple([cue for cue in cues if start <= cue.start and cue.end <= end]) if cues else ()

    def gap(self, start: int, end: int) -> str:
        """What stands between two positions, as phrases are looked for."""
        return self.document.scan[start:end]


def left_of(scan: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """``scan[start:end]`` with blanks for what the spans cover.

    >>> left_of("a, b and c", 0, 10, [(0, 1), (5, 8)])
    ' , b     c'
    """
    chars = list(scan[start:end])
    for begin, stop in spans:
        first, last = max(begin, start) - start, min(stop, end) - start
        if first < last:
            chars[first:last] = " " * (last - first)
    return "".join(chars)
