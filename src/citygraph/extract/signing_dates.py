"""When an undated document was signed: the day of the event or visit that the signing belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as calendar

from citygraph.extract.discourse import Told
from citygraph.extract.mention import DateMention
from citygraph.extract.pairing import RESOLVED
from citygraph.extract.papers import Paper
from citygraph.extract.scene import Scene
from citygraph.model import PartialDate

_REACH = (-1, 1, -2, 2)  # sentences away, nearest first, those before ahead of those behind
FRESH = 14  # days: news tells of an event this old at most


def dated(papers: Sequence[Paper], told: Sequence[Told]) -> tuple[Paper, ...]:
    """The papers, the undated ones of the news with the day of the event around them."""
    return tuple(_with_date(paper, papers, told) for paper in papers)


def _with_date(paper: Paper, papers: Sequence[Paper], told: Sequence[Told]) -> Paper:
    if paper.date is not None or paper.status != "signed" or paper.rule == "document-dated" or paper.joins:
        return paper
    if any(_is_its_twin(paper, other) for other in papers):
        return paper
    for step in _REACH:
        index = paper.scene.index + step
        if 0 <= index < len(told) and not told[index].scene.is_title:
            scene = told[index].scene
            found = next((date for date in scene.dates if _is_fresh(date, scene)), None)
            if found is not None and _is_one_event(paper, scene):
                visit = paper.scene.found("events", "Visit") or scene.found("events", "Visit")
                rule = "signing-date-from-visit" if visit else "signing-date-from-event"
                return replace(paper, date=found, date_rule=rule, date_confidence=RESOLVED)
    return paper


def _is_its_twin(paper: Paper, other: Paper) -> bool:
    """True when another sentence dates a document of this kind between these places."""
    return (
        other.date is not None
        and other.pairing.places == paper.pairing.places
        and other.status == "signed"
        and (other.class_name == paper.class_name)
    )


def _is_fresh(date: DateMention, scene: Scene) -> bool:
    published = scene.document.metadata.published
    if not date.date.day:
        return False
    return published is None or 0 <= days_between(date.date, published) <= FRESH


def days_between(earlier: PartialDate, later: PartialDate) -> int:
    """Days from one date to another, each taken as early as it may be.

    >>> days_between(PartialDate(2025, 8, 9), PartialDate(2025, 8, 11))
    2
    """
    return (_first_day(later) - _first_day(earlier)).days


def _first_day(date: PartialDate) -> calendar:
    return calendar(date.year, date.month or 1, date.day or 1)


def _is_one_event(paper: Paper, scene: Scene) -> bool:
    """True when a scene tells of the parties, or of the place where the document was signed."""
    spots = {spot.place for spot in scene.cast.whereabouts} | set(scene.places)
    return bool(spots & (paper.pairing.places | {paper.place}))
