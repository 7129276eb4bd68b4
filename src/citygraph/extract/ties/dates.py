"""Since when a tie is there, as the sentence that speaks of it tells."""

from __future__ import annotations

import re

from citygraph.extract.dates.readings import days_between
from citygraph.extract.mention import DateMention
from citygraph.extract.pairing.earlier import earlier_partners
from citygraph.extract.pairing.lists import is_marked_item
from citygraph.extract.pairing.pairing import Pairing
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import FRESH
from citygraph.extract.plans import is_denied, is_over, is_planned
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import Partnership
from citygraph.model import PartialDate
from citygraph.phrases import Match

_NEXT = 30
_BULLET = 3
_LED = 6  # characters: " in ", " pada "
_ROUGHLY = 20  # characters of " more than "
_BE = 4  # characters: " be "
_TALKS = 60  # characters between "contacts" and "began in"
_BODY = 30  # characters: "Association, which was "
_SILENCE = 40  # characters: "no word from it "
_YEAR_GAP = 12  # "signed in 1967", "diteken pada tahun 1967"
_YEAR = re.compile(r"\s+(?:\w+\s+)?\(?((?:18|19|20)\d\d)\b")  # "since 1989", "dates back to about 1989"
_IN_BRACKETS = re.compile(
    r"\s*\((?:[^()\d]{2,30}[,;:]\s)?(?:in |since )?((?:18|19|20)\d\d)\)"
)  # "(1967)", "(Norland, 1967)"
_LISTED_YEAR = re.compile(r"[,)]\s+((?:18|19|20)\d\d)(?=\s*(?:[;,.]|\Z|\n))")  # "Porto, Portugal, 1984;"
_BEFORE_YEAR = ("since_words", "year_words", "kinds", "owners", "ranks", "founding", "tie_verbs")
_YEAR_AT_HEAD = re.compile(r"[\s•·*–—-]*((?:18|19|20)\d\d)\b(?!\s*[-–])")  # "1991: Monterrey", "• 1991 Monterrey"
_MARKS = frozenset(",;:(")  # before the date of one alone: "Kiel and Caen (1968)"
_BARE_YEAR = re.compile(r"\b((?:18|19|20)\d\d)\b")


def is_renewed(scene: Scene) -> bool:
    """True where a tie or document is continued: what it says of a date is no beginning."""
    return any(not is_denied(scene, word.start) and not _is_part(scene, word) for word in scene.found("deepening"))


def _is_part(scene: Scene, word: Match[str]) -> bool:
    """True for the second word of "never renewed" where that is a phrase of its own."""
    return any(whole.start <= word.start < whole.end for whole in (*scene.found("denied"), *scene.found("ended")))


def since_of(one: Told, pair: Partnership, pairing: Pairing | None = None) -> PartialDate | None:
    """When the tie began: a date behind "since", "diawali", or the year that stands by a partner in a list."""
    scene = one.scene
    if is_told_in_step(scene):
        return None
    pairing = pairing or one.pairing  # of the word at hand, if a sentence tells of several
    if one.head is not None or (pairing is not None and pairing.is_list):
        return date_by(one, pair, pairing=pairing)
    if (told := _year_of_noun(scene)) is not None:
        return told
    for cue in scene.found("since_words"):
        if any(0 <= cue.start - plan.end <= _BE for plan in scene.found_as("planned", "word")):
            continue  # "will be |signed in| October"
        if _tells_of_an_end(scene, cue) or _tells_of_talks(scene, cue) or _is_of_another(scene, cue, pair):
            continue
        if _is_of_a_body(scene, cue) or _tells_of_silence(scene, cue):
            continue
        start, end = scene.clause(cue.start)
        before = _NEXT if scene.lexicon.orders("verb-last") else 0  # "1957 in X begründet"
        dates = [date for date in scene.dates if cue.start - before <= date.end and start <= date.start < end]
        dates = [date for date in dates if not (tells_end(scene, date.start) or _is_of_earlier(scene, date.start))]
        old = [date.date for date in dates if _is_past(scene, date.date) and not is_rough(scene, date.start)]
        year = None if dates else _YEAR.match(scene.document.aligned, cue.end)
        if old or year:
            return old[0] if old else PartialDate(int(year[1])) if year else None
    listed = one.pairing is not None and one.pairing.is_list
    bracketed = not listed and not _is_counted(scene)
    return date_by(one, pair, bracketed=bracketed) or _signed_long_ago(scene, pair)


def _is_of_earlier(scene: Scene, date: int) -> bool:
    """True for the year of "its first one |since| Ostra in |1984|": that of the partner before."""
    former = {word.end for word in scene.found("former_ties")} & {word.end for word in scene.found("since_words")}
    return any(0 <= date - party.end <= _LED and party.start - 1 in former for party in scene.parties)


def _is_counted(scene: Scene) -> bool:
    """True for "A's |first sister city was| B, in 1960": the day of one among several is when it came."""
    return any(
        0 < kind.start - word.end <= _LED and 0 < copula.start - kind.end <= _BE
        for word in scene.found("ordinal_words")
        for kind in scene.relating_words
        for copula in scene.found("copulas")
    )


def _year_of_noun(scene: Scene) -> PartialDate | None:
    """As in "Lyon is Ostra's oldest |twin (1968)|"."""
    for kind in scene.relating_words:
        year = _IN_BRACKETS.match(scene.document.aligned, kind.end, scene.sentence.end)
        if year and is_old(scene, stated := PartialDate(int(year[1]))) and not is_denied(scene, kind.start):
            return stated
    return None


def tells_end(scene: Scene, date: int) -> bool:
    """True for the date of "their ties |ended in| 2004"."""
    return any(0 <= date - word.end <= _LED for word in scene.found_as("ended", "strong", "verb"))


def is_rough(scene: Scene, date: int) -> bool:
    """True for the date of "|nearly| two decades ago", "|lebih| 20 tahun lalu": no year is told."""
    before = scene.gap(max(scene.sentence.start, date - _ROUGHLY), date).rstrip()
    return any(before.endswith(f" {word}") for word in scene.lexicon.words("rough_words"))


def is_told_in_step(scene: Scene) -> bool:
    """True for "A and B in 1969 and 1972 respectively": beginnings take them one by one."""
    if not scene.found("one_to_one"):
        return False
    return len(_BARE_YEAR.findall(scene.document.aligned, scene.sentence.start, scene.sentence.end)) > 1


def _is_of_another(scene: Scene, cue: Match[str], pair: Partnership) -> bool:
    """True for the first date in "with A since 1969, and a sister of |B| since 1998": it stands by another partner."""
    earlier = earlier_partners(scene)  # "|Besides X|, A has been a sister of B since 1998"
    before = [party.place for party in scene.parties if party.end <= cue.start and party not in earlier]
    own = {pair.one, pair.other}
    named = len(scene.places) > len(own) or any(
        party.place in own for party in scene.parties if party.start > cue.start
    )
    return named and bool(before) and before[-1] not in own


def _tells_of_an_end(scene: Scene, cue: Match[str]) -> bool:
    """True for "has been suspended since 2022": the date of the end, not of the beginning."""
    return any(0 <= cue.start - verb.end <= _YEAR_GAP for verb in scene.found_as("ended", "strong", "verb", "resting"))


def _is_of_a_body(scene: Scene, cue: Match[str]) -> bool:
    """True for "the Ostra Sister Cities Association, which was |founded in| 1987": older or younger than its ties."""
    bodies = scene.lexicon.phrases("other_parties", "gatherings").find(
        scene.document.scan, max(scene.sentence.start, cue.start - _BODY), cue.start
    )
    return bool(bodies) and not scene.within("kinds", bodies[-1].end, cue.start)


def _tells_of_silence(scene: Scene, cue: Match[str]) -> bool:
    """True for "there has been |no word since| 2002", "tidak ada kegiatan |sejak| 2005": not the tie's beginning.

    Not for "hubungan |tidak rasmi sejak| 2021", which denies only what it was.
    """
    start, end = scene.clause(cue.start)
    dates = [date.end for date in scene.dates if cue.end <= date.end < end]
    if dates and any(0 <= word.start - dates[0] <= 1 for word in scene.found("denied")):
        return True  # "sejak Januari 1999 |tidak ada lagi| kegiatan"
    words = scene.within("denied", max(start, cue.start - _SILENCE), cue.start)
    nouns = (*scene.relating_words, *scene.found("bare_ties"), *scene.found("documents"))
    return (
        bool(words)
        and not any(words[-1].end <= tie.start < cue.start for tie in (*nouns, *scene.found("tie_verbs")))
        and not any(words[-1].start - noun.end == 1 for noun in nouns)
    )


def _tells_of_talks(scene: Scene, cue: Match[str]) -> bool:
    """True for "contacts between the two sides began in 2003"."""
    return any(one.end <= cue.start and cue.start - one.end <= _TALKS for one in scene.found("first_contacts"))


def _is_of_anothers_document(scene: Scene, act: Match[str], pair: Partnership) -> bool:
    """True for "a twin in A, while the letter of intent |with B, signed| in 2015, …": no day of the tie with A."""
    before = [party for party in scene.parties if party.end <= act.start]
    own = [party for party in before if party.place in (pair.one, pair.other)]
    if not own or own[-1] == before[-1]:
        return False
    return any(own[-1].end <= word.start < before[-1].start for word in scene.found("documents"))


def _signed_long_ago(scene: Scene, pair: Partnership) -> PartialDate | None:
    """As in "the twinning charter, signed in 1967": an old date right behind the verb, where nothing is renewed."""
    if is_renewed(scene) or scene.is_title:
        return None
    for verb in scene.found_as("sign_verbs", "active", "passive"):
        if _is_of_anothers_document(scene, verb, pair):
            continue
        for date in scene.dates:
            near = 0 <= date.start - verb.end <= _YEAR_GAP and not is_rough(scene, date.start)
            if near and is_old(scene, date.date) and not is_planned(scene, verb.start):
                return date.date
        if year := _YEAR.match(scene.document.aligned, verb.end, scene.sentence.end):
            stated = PartialDate(int(year[1]))
            return stated if is_old(scene, stated) else None
    return None


def is_old(scene: Scene, date: PartialDate) -> bool:
    """False for the days of the news: a tie that is founded in it has no other beginning."""
    published = scene.document.metadata.published
    return published is None or days_between(date, published) > FRESH


def _is_past(scene: Scene, date: PartialDate) -> bool:
    """True for an old date, and for the whole of last year: "since last year" tells of no news."""
    return is_old(scene, date) or (not date.month and is_over(scene, date))


def stands_by(scene: Scene, start: int, end: int) -> bool:
    """True for the year in "Monterrey, Mexico (1953)", "Tacoma since 1994", "Nikko, its sister city since 2009".

    And in "Tacoma, paired since 1994", "Tacoma, a twin since 1994".
    """
    spans = [(place.start, place.end) for place in scene.asides]
    # "Nikko, |its sister city since| 2009"
    spans += [(cue.start, cue.end) for section in _BEFORE_YEAR for cue in scene.within(section, start, end)]
    inside = scene.lexicon.phrases("inside_words", "locating_words", "indefinite").find(scene.document.scan, start, end)
    spans += [(word.start, word.end) for word in inside]
    return not any(char.isalnum() for char in left_of(scene.document.scan, start, end, spans))


def date_by(
    one: Told, pair: Partnership, *, bracketed: bool = False, pairing: Pairing | None = None
) -> PartialDate | None:
    """The date that stands by a partner; before it at the head of an item: "1991: Monterrey"; or in brackets only.

    What stands by the hub of a `pairing` is asked last: "a twin of |A since 1988| and B since 2003".
    """
    scene = one.scene
    if is_told_in_step(scene):
        return None
    if one.head is not None and (first := _date_at_head(scene)) is not None:
        return first
    hub = pairing.hub if pairing is not None else None
    for index, party in sorted(enumerate(scene.parties), key=lambda each: each[1].place == hub):
        if party.place in (pair.one, pair.other) and not _is_in_anothers_aside(one, index, pair):
            found, ends = _date_behind(one, index, bracketed=bracketed)
            if found is not None or ends:
                return found
    return None


def _date_behind(one: Told, index: int, *, bracketed: bool) -> tuple[PartialDate | None, bool]:
    """The date of one partner, and whether it is the end's."""
    scene, party = one.scene, one.scene.parties[index]
    stop = scene.parties[index + 1].start if index + 1 < len(scene.parties) else scene.sentence.end
    if (led := _date_before(scene, index)) is not None:
        return led, False
    found = [date for date in scene.dates if party.end <= date.start < stop]
    if not found and (bare := _year_behind(one, party.end, stop)):
        return bare, False
    if bracketed and found and scene.document.text[found[0].start - 1] != "(":
        return None, False
    found = [date for date in found if not _leads_next(scene, date, index)]
    if found and not is_old(scene, found[0].date):
        return None, False  # "its twinning with Vitebsk next month"
    if found and (one.head is not None or stands_by(scene, party.end, found[0].start)):
        ends = one.head is not None and _tells_of_an_end_before(scene, found[0].start)
        ends = ends or _is_day_of_an_end(scene, party.start, party.end, found[0])
        return None if ends else found[0].date, ends
    return _date_of_run(scene, party), False


def _date_of_run(scene: Scene, party: Party) -> PartialDate | None:
    """As in "twinned with |Kiel| and Caen in |1968|": the date behind the last of a run that has no other."""
    run = next(run for run in groups(scene) if party in run)
    date = next((date for date in scene.dates if date.start >= run[-1].end), None)
    if party == run[-1] or date is None or _BARE_YEAR.search(scene.document.aligned, run[0].end, run[-1].start):
        return None
    gap = scene.gap(run[-1].end, date.start + 1)  # with the bracket that a date may open with
    plain = not _MARKS.intersection(gap) and stands_by(scene, run[-1].end, date.start)
    over = _is_day_of_an_end(scene, party.start, run[-1].end, date)
    return date.date if plain and not over and is_old(scene, date.date) else None


def _is_in_anothers_aside(one: Told, index: int, pair: Partnership) -> bool:
    """True for the hub in "A, with which |X| has been linked since 1947, B and C": what is told there is told of A."""
    party, before = one.scene.parties[index], one.scene.parties[index - 1] if index else None
    if one.pairing is None or party.place != one.pairing.hub or before is None:
        return False
    aside = one.scene.within("relatives", before.end, party.start)
    return bool(aside) and before.place not in (pair.one, pair.other)


def _year_behind(one: Told, start: int, stop: int) -> PartialDate | None:
    """A year that no word makes a date: "Ostra (1967)", "- Ostra 1967", "Ostra, Norland, 1967; Velm, …"."""
    text = one.scene.document.aligned
    if year := _IN_BRACKETS.match(text, start, stop):
        return PartialDate(int(year[1]))
    if one.head is not None and (is_marked_item(one.scene) or one.scene.is_list_item):
        year = _BARE_YEAR.search(text, start, stop)
        return PartialDate(int(year[1])) if year and not _tells_of_an_end_before(one.scene, year.start()) else None
    if one.pairing is None or not one.pairing.is_list:
        return None
    year = _LISTED_YEAR.search(text, start, stop)
    return PartialDate(int(year[1])) if year and stands_by(one.scene, start, year.start(1)) else None


def _leads_next(scene: Scene, date: DateMention, index: int) -> bool:
    """True for the date that stands before the next partner: "Then came A, and, in |1989|, B"."""
    if index + 1 >= len(scene.parties):
        return False
    return leads_to(scene, scene.parties[index].end, date.start, date.end, scene.parties[index + 1].start)


def leads_to(scene: Scene, last: int, start: int, end: int, party: int) -> bool:
    """True for a date at ``[start, end)`` set off before a party: "A, and, since |2004|, with B"; `last` is A's end."""
    behind = scene.gap(end, party)
    withs = [word for word in scene.within("with_words", end, party) if word.value == "with"]
    rest = left_of(scene.document.scan, end, party, [(word.start, word.end) for word in withs])
    words = (*scene.within("year_words", start - _YEAR_GAP, end), *scene.within("since_words", start - _YEAR_GAP, end))
    links = scene.lexicon.phrases("list_links").find(scene.document.scan, last, start)
    return (
        "," in scene.gap(last, start)
        and bool(links)
        and behind.startswith(",")
        and not rest.strip(" ,")
        and bool(words)
    )


def _date_before(scene: Scene, index: int) -> PartialDate | None:
    """As in "and, in |1989|, B"."""
    dates = [date for date in scene.dates if date.end <= scene.parties[index].start]
    return dates[-1].date if index and dates and _leads_next(scene, dates[-1], index - 1) else None


def _tells_of_an_end_before(scene: Scene, date: int) -> bool:
    """True for the year in "ended 2013"."""
    return any(0 <= date - word.end <= _YEAR_GAP for word in scene.found("ended"))


def _is_day_of_an_end(scene: Scene, start: int, end: int, date: DateMention) -> bool:
    """True for the date in "|ended| its ties with A |in March|"; not for "cut ties with A, its twin since 1989"."""
    clause, _ = scene.clause(start)
    over = any(word.value in ("strong", "verb") for word in scene.within("ended", clause, start))
    return over and not scene.within("since_words", end - 1, date.end)


def _date_at_head(scene: Scene) -> PartialDate | None:
    """The date that an item opens with: "1991: Monterrey, Mexico", "May 1991 Monterrey"."""
    if not scene.is_list_item:
        return None
    if scene.dates and scene.dates[0].start - scene.sentence.start <= _BULLET:
        return scene.dates[0].date
    year = _YEAR_AT_HEAD.match(scene.document.aligned, scene.sentence.start, scene.sentence.end)
    return PartialDate(int(year[1])) if year else None
