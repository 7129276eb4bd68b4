"""Since when: the beginning that a sentence tells of a tie that the article knows already.

An old date is a beginning beside a word for founding ("established in 2012", "added in 2015") or as the year of a
document ("the charter of 1991", "a 2016 sister-city agreement").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from citygraph.extract.dates.readings import days_between
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.subjects import Subject, follow, nearest_tie, ties_at
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH
from citygraph.extract.plans import is_denied, is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.bracketed_years import years_in_brackets
from citygraph.extract.ties.dates import is_renewed, is_rough, is_told_in_step, leads_to, tells_end
from citygraph.extract.ties.signs import is_part_of_name
from citygraph.lexicon import Lexicon
from citygraph.model import PartialDate
from citygraph.phrases import Match

_POINTING = frozenset(("both_sides", "tie_pointers"))
_OF_OTHERS = ("other_parties", "states", "generic")  # a university's, the countries' agreement
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b(?!-)")
_ADJECTIVES = re.compile(r" (?:[a-z-]+ ){1,2}")
_BEHIND = 40  # "was concluded [by the two mayors] in October 2000"
_FAR = 100
_TALKS = 60  # characters between "contacts" and "began"
_OPENING = 16  # "In [August] 2014", "Pada tanggal [2 Mei] 2014"
_AT_ONCE = 4  # characters: " in "
_TO_ACT = 160  # "In August 2014, [during a visit, the envoy and the minister] put their names to …"
_OF = 12  # "the charter [of] 1991", "perjanjian [tahun] 1986"
_BARE = 60  # a sentence without a subject
_UNTIL = 14  # characters between "until" and a date: " early in "
_QUOTE = 2  # marks before the first word of a sentence
_SOON = 2  # sentences between a tie and "It all began …"
_FOUNDED = "founded-on"  # "established in 2012", "diikat pada 1988"
_FOUNDED_WHEN = "founded-when"  # "since 1982, when the two became friends", "began when a choir came in 1960"
_OPENED = "founded-on-that-day"  # "In 2010, the mayor signed …"
_YEAR_OF_PAPER = "year-of-document"  # "the charter of 1991", "a 2016 sister-city agreement"


@dataclass(frozen=True, slots=True)
class Beginning:
    """When some ties began, by one sentence."""

    ties: tuple[Partnership, ...]
    date: PartialDate
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    date: PartialDate
    rule: str


def beginnings_of(told: Sequence[Told], subjects: Sequence[Subject]) -> Iterator[Beginning]:
    """All beginnings that an article tells of its ties; `subjects` as they are before each scene."""
    today = _day_of_the_news([one.scene for one in told])
    if today is None:
        return
    for one, subject in zip(told, subjects):
        scene = one.scene
        for tie, date in years_in_brackets(scene, subject.by_place, subject.shared):
            yield Beginning((tie,), date, scene.sentence.start, scene.sentence.end, "year-in-brackets")
        if _tells(one) and (each := tuple(_one_after_another(told, one, subject, today))):
            yield from each
            continue
        if _tells(one) and (own := _by_own_verb(scene, subject, today)) is not None:
            yield own
            continue
        of_tie = _tells_how_all_began(told, one)
        for found in _dates_of(one, today, of_tie=of_tie) if _tells(one) and not is_told_in_step(scene) else ():
            at = _party_led(scene, found.start)
            meant = ties_at(subject, one, at) if subject.named or follow(subject, one).named else ()
            if _is_of_antecedent(scene, at) or (
                len(meant) > 1 and not scene.found("group_ties") and not _opens_list(one, found)
            ):
                meant = nearest_tie(subject, scene, at)
            if meant:
                yield Beginning(meant, found.date, scene.sentence.start, scene.sentence.end, found.rule)


def _is_of_antecedent(scene: Scene, date: int) -> bool:
    """True for "twinned with A|, which it joined in 1968, |and B": the clause names nobody, and closes before B.

    Not for "The tie of the two cities, which dates back to 1979, …": what it tells of is no place.
    """
    start, _ = scene.clause(date)
    spots = (*scene.parties, *scene.cast.whereabouts)
    told_of = any(0 <= start - one.end <= len(", ") for one in spots)
    if not told_of or not scene.within("relatives", start, start + _QUOTE + _OPENING):
        return False
    behind = min((one.start for one in spots if one.start > date), default=-1)
    inside = any(start <= one.start < date for one in spots)
    return behind >= 0 and not inside and "," in scene.gap(date, behind)


def _opens_list(one: Told, found: _Dated) -> bool:
    """True for the one date of "|In 2014| the city took two more twins, A and B": that of all that are listed.

    And of "since |2014|, when it paired up with A and B".
    """
    scene, pairing = one.scene, one.pairing
    if pairing is None or not pairing.is_list:
        return False
    partners = [party for party in scene.parties if party.place != pairing.hub]
    return len(scene.years) == 1 and all(found.start < party.start for party in partners)


def _speaks(told: Sequence[Told], one: Told) -> bool:
    """True where a tie is spoken of, in the sentence or before it in its paragraph."""
    scene, paragraph = one.scene, one.scene.sentence.paragraph
    before = (other.scene for other in told[: scene.index + 1] if other.scene.sentence.paragraph == paragraph)
    return bool(scene.holds(_POINTING) or scene.found("bonds")) or any(other.relates for other in before)


def _one_after_another(told: Sequence[Told], one: Told, before: Subject, today: PartialDate) -> Iterator[Beginning]:
    """As in "|A| was added in |1980| and |B| in |1987|", "A, which dates from 1982, and B, signed up in 1987".

    Partners and years by turns, at least two of both: each year is that of the partner before it. Or first the partners
    and then the years, "respectively".
    """
    scene = one.scene
    founding = (*scene.found("founding"), *scene.found("arriving_verbs"))
    if not founding or not (any(word.value == "tie" for word in founding) or _speaks(told, one)) or is_renewed(scene):
        return
    subject = follow(before, one)
    partners = [
        (party.start, subject.by_place[party.place.id])
        for party in (*scene.parties, *scene.cast.whereabouts)
        if party.place.id in subject.by_place and party.place.id not in subject.shared
    ]
    partners.sort(key=itemgetter(0))
    years = [(start, date) for start, _, date in _old_dates(scene, today) if not _is_of_others(scene, start)]
    marks = sorted([(start, "partner") for start, _ in partners] + [(start, "year") for start, _ in years])
    order = [what for _, what in marks]
    by_turns = order == ["partner", "year"] * len(partners)
    in_step = bool(scene.found("one_to_one")) and order == ["partner"] * len(partners) + ["year"] * len(partners)
    if len(partners) <= 1 or not (by_turns or in_step):
        return
    for (_, ties), (_, date) in zip(partners, sorted(years, key=itemgetter(0))):
        if len(ties) == 1:
            yield Beginning(tuple(ties), date, scene.sentence.start, scene.sentence.end, "founded-one-after-another")


def _by_own_verb(scene: Scene, subject: Subject, today: PartialDate) -> Beginning | None:
    """As in "|Ostra signed in 1992|", "Velmo, a port on the river, |came in 2000|": one of a hub's partners, at last.

    Nothing else may be meant: the verb says nothing of what was signed, nor where somebody came to.
    """
    verbs = scene.found("arriving_verbs")
    if not verbs or not subject.shared:
        return None
    spots = sorted((*scene.parties, *scene.cast.whereabouts), key=lambda spot: spot.start)
    if not spots:
        return None
    first, ties = spots[0], subject.by_place.get(spots[0].place.id, ())
    alone = len(ties) == 1 and first.place.id not in subject.shared and first.way == "place"
    if not alone or first.start - scene.sentence.start > _OPENING:
        return None
    for start, _, date in _old_dates(scene, today):
        verb = next((word for word in verbs if 0 <= start - word.end <= _AT_ONCE), None)
        others = [spot for spot in spots[1:] if spot.place.id not in subject.shared]
        between = [spot for spot in others if verb is not None and spot.start < verb.start]
        if verb is not None and not between and _is_subject(scene, first, verb):
            return Beginning(tuple(ties), date, scene.sentence.start, scene.sentence.end, "arrived-in")
    return None


def _is_subject(scene: Scene, party: Party, verb: Match[str]) -> bool:
    """True where verb and name stand side by side, but for what is told of the name between commas."""
    gap = scene.gap(party.end, verb.start).strip()
    return not gap or (gap.startswith(",") and gap.endswith(","))


def _party_led(scene: Scene, start: int) -> int:
    """Behind the partner that a date is set off before: "A and, since |2004|, with B"; else the date itself."""
    before = [party.end for party in scene.parties if party.end <= start]
    behind = next((party for party in scene.parties if party.start > start), None)
    year = _YEAR.search(scene.document.aligned, start, behind.start) if behind is not None else None
    if behind is None or year is None or not before:
        return start
    return behind.end if leads_to(scene, before[-1], start, year.end(), behind.start) else start


def _day_of_the_news(scenes: Sequence[Scene]) -> PartialDate | None:
    """The day of publication; where it is unknown, the last day of which the article tells, or what follows its years.

    News has a day; what is told of a month or year alone is background.
    """
    published = scenes[0].document.metadata.published if scenes else None
    if published:
        return published
    dates = sorted((date.date for scene in scenes for date in scene.dates), key=str)
    days = [date for date in dates if date.day]
    return days[-1] if days else PartialDate(dates[-1].year + 1) if dates else None


def _tells(one: Told) -> bool:
    """False for titles and items."""
    return one.head is None and not one.scene.is_title


def _tells_how_all_began(told: Sequence[Told], one: Told) -> bool:
    """True for "|It all| began in 1987", "|Semua berawal| pada 1987", close behind a sentence on a tie."""
    scene = one.scene
    opens = any(word.start - scene.sentence.start <= _QUOTE for word in scene.found("it_all"))
    return opens and any(other.scene.relates for other in told[max(0, scene.index - _SOON) : scene.index])


def _dates_of(one: Told, today: PartialDate, *, of_tie: bool) -> Iterator[_Dated]:
    """Old dates beside a word for founding; `of_tie` where it is known that the sentence speaks of one."""
    scene = one.scene
    founding = scene.found("founding")
    papers = (*scene.found("documents"), *scene.found("kinds"))
    bare = scene.sentence.end - scene.sentence.start <= _BARE and scene.found("since_words")
    if not (founding or papers or bare):
        return
    of_cities = [found for found in _old_dates(scene, today) if not _is_of_others(scene, found[1])]
    for start, end, date in of_cities:
        if _is_bare_since(scene, start, end):
            yield _Dated(start, date, _FOUNDED)
            continue
        if any(_is_year_of(scene, paper, start, end) for paper in papers):
            yield _Dated(start, date, _YEAR_OF_PAPER)
            continue
        for word in founding:
            speaks = of_tie or _names_tie(scene) or scene.holds(_POINTING) or scene.found("bonds")
            if word.value != "tie" and not (speaks or _is_bare(scene, word)):
                continue
            if _founds_nothing(scene, word) or _is_renewal(scene, word, start, end) or _is_of_house(scene, word):
                continue
            nearer = any(word.end <= other and stop <= start for other, stop, _ in of_cities)
            # not "|linked| since 1984, and X, since 1947"
            if (rule := _founds(scene, word, start, end)) and not nearer:
                yield _Dated(start, date, rule)
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


def _is_of_others(scene: Scene, date: int) -> bool:
    """True for what others than cities agree on; not for "go back to 2009, when a |school| …": another clause."""
    others = (word for section in _OF_OTHERS for word in scene.found(section))
    return any(word.start < date or not scene.breaks_between(date, word.start) for word in others)


def _old_dates(scene: Scene, today: PartialDate) -> Iterator[tuple[int, int, PartialDate]]:
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
        told_in_full = _YEAR.search(scene.document.aligned, start, end) is not None
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
    opens = start - scene.sentence.start <= _OPENING or _opens(scene, start)
    if opens and 0 <= word.start - end <= _TO_ACT and not _is_end(scene, start):
        return None if word.value != "tie" and _is_of_jubilee(scene, end, word.start) else _OPENED
    if any(
        0 <= when.start - end <= _QUOTE and when.end <= word.start <= when.end + _FAR
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
    return near and any(noun.start <= word.start <= noun.end + _OPENING for noun in nouns)


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
    opens = word.start - sentence.start <= _QUOTE and sentence.end - sentence.start <= _BARE
    named = any(party.way == "place" for party in scene.parties)
    return opens and not named and "," not in scene.gap(word.end, sentence.end)


def _is_bare_since(scene: Scene, start: int, end: int) -> bool:
    """True for "Since 1992.", under the name of the partner."""
    words = [word for word in scene.found("since_words") if word.start - scene.sentence.start <= _QUOTE]
    return any(start - word.end <= 1 for word in words) and scene.sentence.end - end <= _QUOTE


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
