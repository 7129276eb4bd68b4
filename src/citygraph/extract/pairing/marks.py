"""The words of a sentence as a row of marks, one letter each: what lists are made of, and what only fills them out.

"Kiel came in 1947, Caen and Graz (France) followed in 1957." is ``MVY,M&MVY.``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from citygraph.extract.pairing.runs import led_from
from citygraph.extract.scene import Scene
from citygraph.model import PartialDate, Place
from citygraph.phrases import Match
from citygraph.records import record

PARTNER, HUB, _ACTOR = "M", "H", "P"  # names: of who may be a member, the place that has them, officials
_YEAR, YEAR_OF_ONE = "Y", "y"  # "in 1957"; "(1957)", of the name right before it alone
COMING, _RANK, _THERE = "V", "R", "E"  # "came"; "third", "then"; "there is"
_LINK, TIE, _LOOSE_TIE, WITH = "&", "K", "k", "W"  # "and"; "twin towns"; "links"; "with"
_NAME, _WORD, _NONE = "U", "x", ""  # a name of nothing known, any other word, what has no mark
_SISTERS = ("sister-city", "sister-region", "sister", "friendship-city", "partner-city")
_MARKS: tuple[tuple[str, tuple[str, ...], str], ...] = (  # of the words of a section, or of some of its classes
    ("arriving_verbs", (), COMING),
    ("ranks", (), COMING),
    ("founding", ("tie",), COMING),
    ("more_partners", ("list",), COMING),
    ("more_partners", ("more",), _RANK),
    ("then_words", (), _RANK),
    ("roll_words", (), _RANK),
    ("rest_words", (), _RANK),
    ("existentials", ("there",), _THERE),
    ("list_openers", (), _THERE),
    ("kinds", _SISTERS, TIE),
    ("tie_verbs", ("sister", "partner"), TIE),
    ("kinds", ("cooperation",), _LOOSE_TIE),
    ("with_words", ("with",), WITH),
    ("count_words", (), _NONE),
    ("it_words", (), _NONE),
    ("relatives", (), _NONE),
    ("since_words", (), _NONE),
    ("copulas", (), _NONE),
)
CALLING = frozenset(section for section, _, what in _MARKS if what in (COMING, _RANK, _THERE))
"""Sections of the words that call up partners."""
_FILLERS = ("determiners", "place_types", "nationalities", "inside_words", "year_words", "of_each")
_TOKEN = re.compile(r"'s\b|\w[\w'-]*|[^\w\s]")
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTES = frozenset('"“”‘’')
_DASHES = frozenset("-–—")


@record
class Mark:
    """What a word of a sentence is in its row, and where it stands; of a year the date."""

    what: str
    start: int
    end: int
    place: Place | None = None
    date: PartialDate | None = None


def marks_of(scene: Scene, hub: Place | None) -> list[Mark]:
    """The row of a sentence: names, years and words that lists are made of; what only fills them out has no mark."""
    text, at = scene.document.scan, scene.sentence.start
    marks: list[Mark] = []
    for mark in sorted(_known(scene, hub), key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at:
            continue
        marks += _unknown(scene, text, at, mark.start)
        marks += [mark] if mark.what else []
        at = mark.end
    return [*marks, *_unknown(scene, text, at, scene.sentence.end)]


def _unknown(scene: Scene, text: str, start: int, end: int) -> Iterator[Mark]:
    for token in _TOKEN.finditer(text, start, end):
        if token[0] in _QUOTES:
            continue
        what = _WORD if token[0][0].isalnum() else "–" if token[0] in _DASHES else token[0][0]
        if what == _WORD and token.start() > scene.sentence.start and scene.document.text[token.start()].isupper():
            what = _NAME
        yield Mark(what, token.start(), token.end())


def _known(scene: Scene, hub: Place | None) -> Iterator[Mark]:
    years = list(_years(scene))
    named = [
        Mark(HUB if party.place == hub else PARTNER if party.way == "place" else _ACTOR, party.start, party.end,
             None if party.place == hub else party.place)
        for party in scene.parties
    ]  # fmt: skip
    named += [Mark(_ACTOR, person.start, person.end) for person in scene.people]
    named += [Mark(_NONE, start, end) for start, end in _insides(scene)]
    brackets = [mark for match in _BRACKETS.finditer(scene.document.aligned, scene.sentence.start, scene.sentence.end)
                for mark in _in_brackets(scene, match, years, named)]  # fmt: skip
    taken = [*years, *named]
    yield from brackets
    yield from taken
    for section, classes, what in _MARKS:
        for cue in scene.found_as(section, *classes) if classes else scene.found(section):
            end = _before_year(cue.start, cue.end, years)
            if not _overlaps(cue.start, end, taken):
                yield Mark(what, cue.start, end)
    for section, what in (("list_links", _LINK), ("of_words", _WORD)):
        for word in scene.lexicon.phrases(section).find(scene.document.scan, scene.sentence.start, scene.sentence.end):
            yield Mark(what, word.start, word.end)
    for word in (*_fillers(scene), *_asides(scene)):
        end = _before_year(word.start, word.end, years)
        if not _overlaps(word.start, end, taken):
            yield Mark(_NONE, word.start, end)


def _fillers(scene: Scene) -> Iterable[Match[str]]:
    return scene.lexicon.phrases(*_FILLERS).find(scene.document.scan, scene.sentence.start, scene.sentence.end)


def _asides(scene: Scene) -> Iterator[Match[str]]:
    """As in "Brno and, |the newest|, Lyon"; not in "|The newest| is Lyon"."""
    text = scene.document.scan
    for word in scene.lexicon.phrases("list_asides").find(text, scene.sentence.start, scene.sentence.end):
        if text[word.end] in ",;":
            yield word


def _before_year(start: int, end: int, years: Sequence[Mark]) -> int:
    """Where a phrase ends that a date takes the last word of: "came |in 1968|"."""
    return min((year.start for year in years if start < year.start < end), default=end)


def _overlaps(start: int, end: int, marks: Sequence[Mark]) -> bool:
    return any(mark.start < end and start < mark.end for mark in marks)


def _years(scene: Scene) -> Iterator[Mark]:
    for date in scene.dates:
        yield Mark(_YEAR, date.start, date.end, date=date.date)
    for year in scene.years:
        if not any(date.start <= year.start() < date.end for date in scene.dates):
            yield Mark(_YEAR, year.start(), year.end(), date=PartialDate(int(year[0])))


def _insides(scene: Scene) -> Iterator[tuple[int, int]]:
    """Countries and regions that a name lies in, with the word that leads to them: "Lyon |of France|"."""
    for aside in scene.asides:
        if aside.place.type == "City":
            continue
        owns = scene.document.aligned.startswith("'s", aside.end)
        start = led_from(scene, scene.sentence.start, aside.start, "inside_words")
        yield start, aside.end + len("'s") * owns


def _in_brackets(scene: Scene, brackets: re.Match[str], years: Sequence[Mark], named: Sequence[Mark]) -> Iterator[Mark]:
    """Of "(sister since 1982)" the year, of "(whose timber built a theatre)" nothing, of "(Lyon and Graz)" all."""
    start, end = brackets.span()
    inside = [year for year in years if start <= year.start < end]
    if any(start < mark.start < end and mark.what == PARTNER for mark in named):
        return
    over = scene.within("ended", start, end) or scene.within("until_words", start, end) or len(inside) > 1
    if not inside or over:
        yield Mark(_NONE, start, end)
        return
    of_all = scene.lexicon.phrases("of_each").find(scene.document.scan, start, end)
    yield Mark(_YEAR if of_all else YEAR_OF_ONE, start, end, date=inside[0].date)
