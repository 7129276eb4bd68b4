"""Partners of a place told one after another, as they came: "Kiel came in 1947; Caen and Graz followed in 1957".

Once an article has said whose partners it tells, the sentences behind name them with the year, the rank or the verb of
coming alone. Such a sentence is looked at as a row of marks, one for each word: its shape tells which of its names are
called up. "Kiel came in 1947, Caen and Graz in 1957 for the sake of Lyon." is ``MVY,M&MYxxxxM.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.dates.readings import days_between
from citygraph.extract.pairing.marks import CALLING, HUB, PARTNER, TIE, WITH, YEAR_OF_ONE, Mark, marks_of
from citygraph.extract.pairing.pairing import BY_TWOS, CROSS_SENTENCE, IN_PASSING, ROLL_CALL, Pairing, spokes
from citygraph.extract.pairing.runs import LONG_LIST, groups
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.model import PartialDate, Place
from citygraph.records import record

_RUN = re.compile(r"(?:(?<=[REV:])U+[,;]+)?M(?:[,;]*&?,*(?:M|U+(?=[,;&]|\.?\Z)))*")
_LEAD = re.compile(
    r"(?:\A|[,;:.–&])(?:(?P<year>Y)[xkUR]{0,3}(?P<mark>[:,])?)?(?P<words>[REV&,]*|R[RU]*[Kk]?W|(?:R[RU]*[Kk]|[Kk]R+),?W?)\Z"
)  # "Then ", "The newest link is with ", "Another twin is "
_TAIL = re.compile(
    r"(?P<aside>,+[xkUMPH&]{1,9}(?=,))?(?P<comma>[,–]*)"  # ", a port on the sea,"
    r"(?:x?(?P<verb>[VKR]+)[xkRU&]{0,5},*)?(?P<year>[Yy])"  # "came in 1947", "twinned since 1999", "(1957)"
    r"|(?:,+[xkUMPH&]{1,9}(?=,))?,*(?:x?V|[RE])(?:x?[VRE])*[Kk]?(?=[,;.]|x{0,2}[.;]|\Z)"  # "is the newest twin."
)
_NO_LEAD = _LEAD.match("")
_SERIES = re.compile(r"(?:M(?:,*&?,*M)*[yY][,;]*&?){2,}")  # "A (1980), B and C (both 1985)"
_BY_TWOS = re.compile(
    r"(?:\A|:)M&M[xkE]{0,3}[KV][xk]{0,2}Y?(?:[,;][xR]?&?M&M(?:[xkE]{0,3}[KV][xk]{0,2}Y?|[xk]{0,2}Y))+"
)
_PAIRS_IN_ROW = re.compile(r"M&M,+&?,*M&M")  # "A and B, C and D": each with the other
_TWO = re.compile(r"M&M[^MY]*(?P<year>Y?)")
_END = re.compile(r"[.;]?\Z|[.;]")
_DATED_NAME = re.compile(r"M[,–]*[Yy][.;]?")  # "Brno, Czechia (1957)" and nothing else
_BESIDE_NAMES = re.compile(r"[MU,;&.]")
_FEW = 3  # words beside names of "Brno, Lyon and Graz came next."
_BESIDE = 8  # words around a long run that is all that a sentence says
_PAIRS = 4  # places of two pairs
_FRESH = 60  # days: who came so short a time ago is news
_NEAR, _SOME, _FAR = 2, 6, 12  # sentences behind the last one that told of partners
_OTHER_DEEDS = frozenset(("events", "hosting", "delegations", "other_parties", "not_ties"))


@record
class Call:
    """Partners that a row calls up together, since when, and how: "year", "verb", "rank" or "run"."""

    places: tuple[Place, ...]
    date: PartialDate | None
    how: str
    start: int
    end: int


@record
class Roll:
    """A sentence that calls up partners of a hub; a plain one says itself that they came one after another."""

    pairing: Pairing
    plain: bool

    @property
    def is_chronicle(self) -> bool:
        """True for three partners with their years, which need nobody to announce them."""
        return self.plain and len(self.pairing.began) >= LONG_LIST


def roll_in(scene: Scene, hub: Place, distance: int) -> Roll | None:
    """The partners that a sentence adds to those of a hub, so many sentences behind the last one that told of some."""
    over = scene.found("removals") or scene.found_as("ended", "verb")
    if distance > _FAR or over or not any(party.way == "place" for party in scene.parties):
        return None
    if len(scene.places) <= 1 and not (scene.dates or scene.years or scene.holds(CALLING)):
        return None
    marks = marks_of(scene, hub)
    row = "".join(mark.what for mark in marks)
    if _are_each_others(scene, hub, row) or _PAIRS_IN_ROW.search(row):
        return None
    calls = list(_calls(row, marks, scene))
    if not calls or _tells_of_others(row, calls):
        return None
    plain = _is_plain(calls) or _DATED_NAME.fullmatch(row) is not None
    most = max(len(call.places) for call in calls)
    if not plain and (scene.holds(_OTHER_DEEDS) or distance > (_SOME if most >= LONG_LIST else _NEAR)):
        return None
    rule = ROLL_CALL if plain else IN_PASSING
    pairing = spokes(hub, [place for call in calls for place in call.places], rule, CROSS_SENTENCE)
    began = {Partnership.pair(hub, place): call.date for call in calls if call.date for place in call.places}
    return Roll(replace(pairing, began=began), plain)


def called_by_twos(scene: Scene) -> Pairing | None:
    """As in "A and B have been twins since 1987, and C and D since 1989": pairs, and no list of anybody's."""
    if len(scene.places) < _PAIRS or not scene.names_kind:
        return None
    marks = marks_of(scene, None)
    row = "".join(mark.what for mark in marks)
    told = _BY_TWOS.search(row)
    began: dict[Partnership, PartialDate | None] = {}
    for two in _TWO.finditer(row, told.start(), told.end()) if told is not None else ():
        one, other = _places(marks, two)
        if one != other:
            began[Partnership.pair(one, other)] = marks[two.start("year")].date if two["year"] else None
    dated = {pair: date for pair, date in began.items() if date is not None}
    return Pairing(tuple(began), BY_TWOS, began=dated) if began else None


def _are_each_others(scene: Scene, hub: Place, row: str) -> bool:
    """True for "A and B have been sisters since 1987" where one of the two lies at home, and the other abroad.

    A hub has its partners abroad; two of another country each may be partners of it, told together.
    """
    runs = groups(scene)
    if not scene.names_kind or WITH in row or HUB in row or [len(run) for run in runs] != [2]:
        return False
    return sum(party.place.country == hub.country for party in runs[0]) == 1


def _is_plain(calls: Sequence[Call]) -> bool:
    """True where a verb of coming has its year, or years and partners stand by turns."""
    hows = [call.how for call in calls]
    return "verb" in hows or hows.count("year") > 1 or ("year" in hows and "rank" in hows)


def _tells_of_others(row: str, calls: Sequence[Call]) -> bool:
    """True where others than those called up act: "|Brno has twins|, among them Lyon", "|Lille came|; Brno followed".

    Not in what a colon sets off: "With Lille out, the list stands at two: Brno and Lyon".
    """
    starts, ends = [*(call.start for call in calls), len(row)], [0, *(call.end for call in calls)]
    before, *rest = [row[end:start] for end, start in zip(ends, starts)]
    if not before.endswith(":") and not (TIE in before and before.endswith(WITH)):  # "is one of its sisters, |with| A"
        if PARTNER in before or HUB in before or ";" in before:
            return True
        rest.append(before)
    behind = "".join(rest)
    return TIE in behind and (WITH in behind or PARTNER in behind)


def _calls(row: str, marks: Sequence[Mark], scene: Scene) -> Iterator[Call]:
    """Each run of names that opens a clause, with the year, verb or rank that it has."""
    told = 0  # where the last call ended
    series = [match.span() for match in _SERIES.finditer(row)]
    for run in _RUN.finditer(row):
        lead = _LEAD.search(row, 0, run.start())
        if lead is None and any(start <= run.start() < end for start, end in series):
            lead = _NO_LEAD
        found = _calls_of(row, marks, run, lead, told) if lead is not None else _long_run(row, marks, run)
        for call in found:
            if call.date is None or _is_past(scene, call.date):
                told = max(told, call.end)
                yield call


def _calls_of(row: str, marks: Sequence[Mark], run: re.Match[str], lead: re.Match[str], told: int) -> Iterator[Call]:
    """What a run that opens a clause is called up by."""
    tail, words, places = _TAIL.match(row, run.end()), lead["words"].strip(",&"), _places(marks, run)
    if tail is not None and (tail["year"] or words or told or len(_BESIDE_NAMES.sub("", row)) <= _FEW):
        date = _year_of(marks, tail) or _year_of(marks, lead)
        how = "rank" if date is None else "verb" if tail["verb"] or words else "year"
        of_last = 1 if _is_of_last(tail) else len(places)
        start = run.start() if lead is _NO_LEAD else lead.start("words")
        yield Call(places[-of_last:], date, how, start, tail.end())
        if places[:-of_last]:
            yield Call(places[:-of_last], None, how, start, tail.end())
    elif lead["year"] and lead["mark"]:
        yield Call(places, _year_of(marks, lead), "year", lead.start(), run.end())
    elif words:
        yield Call(places, None, "rank", lead.start("words"), run.end())
    elif _END.match(row, run.end()) and (_goes_on(row, told, run) or (row[: run.start()][-1:] == ":" and places[1:])):
        yield Call(places, None, "run", run.start(), run.end())


def _year_of(marks: Sequence[Mark], clause: re.Match[str]) -> PartialDate | None:
    return marks[clause.start("year")].date if clause["year"] else None


def _long_run(row: str, marks: Sequence[Mark], run: re.Match[str]) -> Iterator[Call]:
    """As in "In the second drawer lie |A, B, C and D|": a list that is all that the sentence says."""
    places, beside = _places(marks, run), len(row) - (run.end() - run.start())
    if len(places) >= LONG_LIST and beside <= _BESIDE:
        yield Call(places, None, "run", run.start(), run.end())


def _places(marks: Sequence[Mark], run: re.Match[str]) -> tuple[Place, ...]:
    return tuple(mark.place for mark in marks[run.start() : run.end()] if mark.place is not None)


def _goes_on(row: str, told: int, run: re.Match[str]) -> bool:
    """True for "Later came A in 1964, |B and C|": nothing stands between a call and the run."""
    return told > 0 and not row[told : run.start()].strip(",&;R")


def _is_of_last(tail: re.Match[str]) -> bool:
    """True for "A, B and C (1957)", "A, B and C, |which came in 1999|": not for "A, B and C all in 1957"."""
    return tail["year"] == YEAR_OF_ONE or bool(tail["aside"]) or (tail["comma"] == "," and bool(tail["verb"]))


def _is_past(scene: Scene, date: PartialDate) -> bool:
    """False for who came in these weeks: "Turku followed in March" is news, and no list."""
    published = scene.document.metadata.published
    if published is None:
        return True
    return days_between(date, published) > _FRESH if date.month else date.year < published.year
