"""What a date beside a word for founding, or as the year of a document, begins: a tie, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citygraph.extract.dates.readings import days_between
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH
from citygraph.extract.plans import is_denied, is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.ties.dates import is_rough, tells_end
from citygraph.extract.ties.signs import is_part_of_name
from citygraph.lexicon import Lexicon
from citygraph.model import PartialDate
from citygraph.phrases import Match

POINTING = frozenset(("both_sides", "tie_pointers"))
_OF_OTHERS = ("other_parties", "states", "generic")  # a university's, the countries' agreement
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b(?!-)")
_ADJECTIVES = re.compile(r" (?:[a-z-]+ ){1,2}")
_BEHIND = 40  # "was concluded [by the two mayors] in October 2000"
_FAR = 100
_TALKS = 60  # characters between "contacts" and "began"
OPENING = 16  # "In [August] 2014", "Pada tanggal [2 Mei] 2014"
_TO_ACT = 160  # "In August 2014, [during a visit, the envoy and the minister] put their names to …"
_OF = 12  # "the charter [of] 1991", "perjanjian [tahun] 1986"
_BARE = 60  # a sentence without a subject
_UNTIL = 14  # characters between "until" and a date: " early in "
QUOTE = 2  # marks before the first word of a sentence
_FOUNDED = "founded-on"  # "established in 2012", "diikat pada 1988"
_FOUNDED_WHEN = "founded-when"  # "since 1982, when the two became friends", "began when a choir came in 1960"
_OPENED = "founded-on-that-day"  # "In 2010, the mayor signed …"
_YEAR_OF_PAPER = "year-of-document"  # "the charter of 1991", "a 2016 sister-city agreement"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that founds a tie, where it stands, and by which rule."""

    start: int
    date: PartialDate
    rule: str


def dates_of(one: Told, today: PartialDate, *, of_tie: bool) -> Iterator[Dated]:
    """Old dates beside a word for founding; `of_tie` where it is known that the sentence speaks of one."""
    scene = one.scene
    founding = scene.found("founding")
    papers = (*scene.found("documents"), *scene.found("kinds"))
    bare = scene.sentence.end - scene.sentence.start <= _BARE and scene.found("since_words")
    if not (founding or papers or bare):
        return
    of_cities = [found for found in old_dates(scene, today) if not is_of_others(scene, found[1])]
    for start, end, date in of_cities:
        if _is_bare_since(scene, start, end):
            yield Dated(start, date, _FOUNDED)
            continue
        if any(_is_year_of(scene, paper, start, end) for paper in papers):
            yield Dated(start, date, _YEAR_OF_PAPER)
            continue
        for word in founding:
            speaks = of_tie or _names_tie(scene) or scene.holds(POINTING) or scene.found("bonds")
            if word.value != "tie" and not (speaks or _is_bare(scene, word)):
                continue
            if _founds_nothing(scene, word) or _is_renewal(scene, word, start, end) or _is_of_house(scene, word):
                continue
            nearer = any(word.end <= other and stop <= start for other, stop, _ in of_cities)
            # not "|linked| since 1984, and X, since 1947"
            if (rule := _founds(scene, word, start, end)) and not nearer:
                yield Dated(start, date, rule)
                break


def _names_tie(scene: Scene) -> bool:
    """True where a word for a tie or a document stands that is no part of a name."""
    words = scene.relating_words
    return scene.relates and (not words or not all(is_part_of_name(scene, word) for word in words))


def _founds_nothing(scene: Scene, word: Match[str]) -> bool:
    """True of what is denied or to come, and of a letter of intent."""
    intends = word.value != "tie" and bool(scene.found_as("documents", "LetterOfIntent"))
    return intends or is_denied(scene, word.start) or _is_to_come(scene, word)


def _is_of_house(scene: Scene, word: Match[str]) -> bool:
    """True for "wreaths at the |Friendship Park, opened| in 1994", not for "the Ostra |Charter, signed| in 1994"."""
    text, before = scene.document.aligned, word.start - len(", ")
    if word.value == "tie" or text[before : word.start] != ", ":
        return False
    name = text[scene.sentence.start : before].rpartition(" ")[2]
    words = (*scene.relating_words, *scene.found("documents"), *scene.found("bonds"))
    known = {word.end for word in words} | {one.end for one in scene.parties}
    known |= {one.end for one in scene.mentioned} | {one.end for one in scene.people}
    return name[:1].isupper() and before not in known


def is_of_others(scene: Scene, date: int) -> bool:
    """True for what others than cities agree on; not for "go back to 2009, when a |school| …": another clause."""
    others = (word for section in _OF_OTHERS for word in scene.found(section))
    return any(word.start < date or not scene.breaks_between(date, word.start) for word in others)


def old_dates(scene: Scene, today: PartialDate) -> Iterator[tuple[int, int, PartialDate]]:
    """Where the dates of a sentence stand that are before the news, told in full: no ends, no rough ones."""
    dates = [(date.start, date.end, date.date) for date in scene.dates if date.until is None]
    spans = [(date.start, date.end) for date in scene.dates]
    dates += [
        (year.start(), year.end(), PartialDate(int(year[0])))
        for year in scene.years
        if not any(start <= year.start() < end for start, end in spans)
    ]
    for start, end, date in dates:
        if tells_end(scene, start):
            continue
        if any(word.start <= start <= word.end + _UNTIL for word in scene.found("until_words")):
            continue  # "sampai awal tahun 2016"
        in_brackets = "(" in scene.document.text[start - 1 : start + 1]  # of a list
        if is_rough(scene, start):
            continue
        told_in_full = YEAR.search(scene.document.aligned, start, end) is not None
        if told_in_full and not in_brackets and days_between(date, today) > FRESH:
            yield start, end, date


def _founds(scene: Scene, word: Match[str], start: int, end: int) -> str | None:
    """The rule by which a word for founding takes a date: right behind it, or at the head of its sentence."""
    talks = scene.found("first_contacts") if word.value != "tie" else ()
    if any(one.end <= word.start and word.start - one.end <= _TALKS for one in talks):
        return None  # "contacts between the two sides began in 2003"
    if scene.within("held_words", word.end, start):
        return None  # "a race that was |first held in| 1976"
    of_tie = word.value == "tie" or scene.within("kinds", word.end, start)
    far = _FAR if of_tie else _BEHIND  # "was paired with another port on the river, X, in 1956"
    behind = word.end <= end and start - word.end <= far  # a date may begin with the word: "dates to 1944"
    if behind and not scene.breaks_between(word.end, start) and not _is_end(scene, start):
        return _FOUNDED
    opens = start - scene.sentence.start <= OPENING or _opens(scene, start)
    if opens and 0 <= word.start - end <= _TO_ACT and not _is_end(scene, start):
        return None if word.value != "tie" and _is_of_jubilee(scene, end, word.start) else _OPENED
    if any(
        0 <= when.start - end <= QUOTE and when.end <= word.start <= when.end + _FAR
        for when in scene.found("when_words")
    ):
        return _FOUNDED_WHEN
    return _FOUNDED_WHEN if _began_by_deed(scene, word, start) else None


def _is_of_jubilee(scene: Scene, start: int, end: int) -> bool:
    """True for "In 2015, |as part of 20 years of ties|, a park was opened": what is made there is no tie."""
    counted = _counted_years(scene.lexicon).search(scene.document.scan, start, end)
    return counted is not None or bool(scene.within("anniversaries", start, end))


@cache
def _counted_years(lexicon: Lexicon) -> re.Pattern[str]:
    """As in "|20 years| of ties"."""
    units = "|".join(map(re.escape, lexicon.classes("period_units")["year"]))
    return re.compile(rf"\b\d{{1,3}} (?:{units})\b")


def _began_by_deed(scene: Scene, word: Match[str], start: int) -> bool:
    """True for "The relationship |began when| a choir came |in 1960|": it began that day."""
    deeds = (*scene.found("when_words"), *scene.found("event_times"))
    near = any(0 <= deed.start - word.end <= 1 and 0 < start - deed.end <= _TO_ACT for deed in deeds)
    nouns = (*scene.found("kinds"), *scene.found("bare_ties"), *scene.found("bonds"), *scene.found("it_all"))
    return near and any(noun.start <= word.start <= noun.end + OPENING for noun in nouns)


def _opens(scene: Scene, start: int) -> bool:
    """True for the date of "Long before that, |in 1985|, A twinned with B": nobody is named before it, and no tie."""
    named = [spot.start for spot in (*scene.parties, *scene.cast.whereabouts)]
    named += [word.start for word in scene.relating_words]
    before = scene.gap(scene.sentence.start, start)
    return len(before) <= _BARE and "," in before and all(start < spot for spot in named)


def _is_year_of(scene: Scene, paper: Match[str], start: int, end: int) -> bool:
    """True for "a 2016 sister-city agreement", "a 2012 economic cooperation agreement", "the charter of 1991"."""
    before = 0 <= paper.start - end <= 1 or _is_attribute(scene, paper, start, end)
    gap = scene.gap(paper.end, start)
    behind = 0 <= start - paper.end <= _OF and not any(char in ",;(" for char in gap)
    led = scene.lexicon.phrases("of_words", "year_of").find(scene.document.scan, paper.end, start)
    own = scene.within("of_words", start, end)  # of the date "|of| 1991"
    return before or (behind and bool(led or own))


def _is_attribute(scene: Scene, paper: Match[str], start: int, end: int) -> bool:
    """True for the year of "a |2012| economic cooperation agreement": behind an article, adjectives at most between."""
    scan = scene.document.scan
    articles = scene.lexicon.phrases("determiners").find(scan, max(scene.sentence.start, start - _OF), start)
    return any(word.end == start - 1 for word in articles) and bool(_ADJECTIVES.fullmatch(scan, end, paper.start))


def _is_bare(scene: Scene, word: Match[str]) -> bool:
    """True for "Diresmikan pada 2009.", under the name of the partner: nothing else can be meant."""
    sentence = scene.sentence
    opens = word.start - sentence.start <= QUOTE and sentence.end - sentence.start <= _BARE
    named = any(party.way == "place" for party in scene.parties)
    return opens and not named and "," not in scene.gap(word.end, sentence.end)


def _is_bare_since(scene: Scene, start: int, end: int) -> bool:
    """True for "Since 1992.", under the name of the partner."""
    words = [word for word in scene.found("since_words") if word.start - scene.sentence.start <= QUOTE]
    return any(start - word.end <= 1 for word in words) and scene.sentence.end - end <= QUOTE


def _is_to_come(scene: Scene, word: Match[str]) -> bool:
    """True for a plan, unless its word is that for the founding: "dirintis pada 1990" was long ago."""
    return is_planned(scene, word.start) and not any(word.start == plan.start for plan in scene.found("planned"))


def _is_renewal(scene: Scene, word: Match[str], start: int, end: int) -> bool:
    """True for "renewed the agreement signed in 1990", not for "will continue the tie that was begun in 1990".

    Nor for "signed a charter in |1984| and renewed it in 2004": the date stands before what renews.
    """
    near = (*scene.found("deepening"), *scene.found("renewed"))
    return any(
        abs(other.start - word.start) <= _BEHIND
        and not _tells_more(scene, other, word)
        and not word.start <= start < end <= other.start
        for other in near
    )


def _tells_more(scene: Scene, before: Match[str], word: Match[str]) -> bool:
    """True where a clause on a tie begins between: "melanjutkan ikatan |yang| dirintis sejak 1992"."""
    relatives = scene.lexicon.phrases("relative_words").find(scene.document.scan, before.end, word.start)
    return any(word.start - relative.end <= _BEHIND // 2 for relative in relatives)


def _is_end(scene: Scene, start: int) -> bool:
    """True for "ended in 2013"."""
    return any(0 <= start - verb.end <= _OF for verb in scene.found("ended"))
