"""Since when: the beginning that a sentence tells of a tie that the article knows already.

An old date is a beginning beside a word for founding ("established in 2012", "added in 2015") or as the year of a
document ("the charter of 1991", "a 2016 sister-city agreement").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.subjects import Subject, follow, nearest_tie, ties_at
from citygraph.extract.pairing.told import Told
from citygraph.extract.scene import Scene
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.bracketed_years import years_in_brackets
from citygraph.extract.ties.dates import is_renewed, is_told_in_step, leads_to
from citygraph.extract.ties.founding_dates import (
    OPENING,
    POINTING,
    QUOTE,
    YEAR,
    Dated,
    dates_of,
    is_of_others,
    old_dates,
)
from citygraph.model import PartialDate
from citygraph.phrases import Match

_AT_ONCE = 4  # characters: " in "
_SOON = 2  # sentences between a tie and "It all began …"


@dataclass(frozen=True, slots=True)
class Beginning:
    """When some ties began, by one sentence."""

    ties: tuple[Partnership, ...]
    date: PartialDate
    start: int
    end: int
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
        for found in dates_of(one, today, of_tie=of_tie) if _tells(one) and not is_told_in_step(scene) else ():
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
    if not told_of or not scene.within("relatives", start, start + QUOTE + OPENING):
        return False
    behind = min((one.start for one in spots if one.start > date), default=-1)
    inside = any(start <= one.start < date for one in spots)
    return behind >= 0 and not inside and "," in scene.gap(date, behind)


def _opens_list(one: Told, found: Dated) -> bool:
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
    return bool(scene.holds(POINTING) or scene.found("bonds")) or any(other.relates for other in before)


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
    years = [(start, date) for start, _, date in old_dates(scene, today) if not is_of_others(scene, start)]
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
    if not alone or first.start - scene.sentence.start > OPENING:
        return None
    for start, _, date in old_dates(scene, today):
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
    year = YEAR.search(scene.document.aligned, start, behind.start) if behind is not None else None
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
    opens = any(word.start - scene.sentence.start <= QUOTE for word in scene.found("it_all"))
    return opens and any(other.scene.relates for other in told[max(0, scene.index - _SOON) : scene.index])
