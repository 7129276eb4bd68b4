"""Rows along the time: a dot where something begins or happens, a bar as long as it lasts.

A date that is only a month or a year is a faint bar as long as that, with the dot in its middle.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from citygraph.query.render.pictures.canvas import FONT, HEAD, MARGIN, Canvas, cut, measure

_STEP = 24.0
_LENGTH = 620.0
_LABELS = 440.0
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean, as ordinals; `told` is the date as the answer has it."""

    first: int
    last: int
    told: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of the timeline."""

    label: str
    start: Span
    end: Span | None = None

    @property
    def told(self) -> str:
        """Its dates in words."""
        if self.end == self.start:
            return self.start.told
        return f"{self.start.told} – {self.end.told}" if self.end else self.start.told


def span(text: str) -> Span | None:
    """The days of a date, a month or a year; None for what is none.

    >>> span("2025-02").last - span("2025-02").first
    27
    """
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last = date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return Span(first.toordinal(), last.toordinal(), found[0])


def draw(moments: list[Moment], title: str, note: str) -> str:
    """The picture, earliest first."""
    ordered = sorted(moments, key=lambda each: (each.start.first, each.start.last, each.told, each.label))
    canvas = Canvas()
    labels = min(max((measure(each.label) for each in ordered), default=0), _LABELS)
    left, top = MARGIN + labels + 16, HEAD + 22
    bottom = top + len(ordered) * _STEP
    days = [day for each in ordered for one in (each.start, each.end) if one for day in (one.first, one.last)]
    axis = _axis(days or [1], left)
    for year in axis.years():
        here = axis.at(date(year, 1, 1).toordinal())
        canvas.line(here, top - 8, here, bottom, "rule")
        canvas.text(here, top - 13, str(year), "soft middle")
    for number, each in enumerate(ordered):
        _draw_moment(canvas, axis, each, top + number * _STEP + _STEP / 2, labels)
    room = max((measure(each.told, 12) for each in ordered), default=0)
    return canvas.document(left + _LENGTH + room + 16 + MARGIN, bottom + MARGIN, title, _description(ordered), note)


def _draw_moment(canvas: Canvas, axis: _Axis, moment: Moment, middle: float, labels: float) -> None:
    base = middle + FONT * 0.35
    first, last = axis.at(moment.start.first), axis.at(moment.start.last)
    tip = f"{moment.label}: {moment.told}"
    canvas.text(MARGIN + labels, base, cut(moment.label, _LABELS), "end")
    if moment.end is not None and moment.end != moment.start:
        right = axis.at(moment.end.last)
        canvas.bar(first, middle - 5, right - first, 10, "f0", tip, 0.55)
    else:
        right = last
        if last - first > 2:
            canvas.bar(first, middle - 3, last - first, 6, "f0", tip, 0.35)
    dot = (first + last) / 2
    canvas.dot(dot, middle, 5, "f0", tip)
    canvas.text(max(right, dot + 5) + 6, base, moment.told, "soft halo")


def _axis(days: list[int], left: float) -> _Axis:
    """Whole years."""
    first, last = (date.fromordinal(max(day, 1)).year for day in (min(days), max(days)))
    return _Axis(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal(), left)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days as places between the left and the right end."""

    first: int
    last: int
    left: float

    def at(self, day: int) -> float:
        return self.left + (day - self.first) / max(self.last - self.first, 1) * _LENGTH

    def years(self) -> Iterator[int]:
        """The years that get a line: so few that their numbers stay apart."""
        first, last = (date.fromordinal(max(day, 1)).year for day in (self.first, self.last))
        step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 1000, 10_000) if (last - first) / step <= 12)
        for year in range(first - first % step, last + 1, step):
            if year > 0 and self.first <= date(year, 1, 1).toordinal() <= self.last:
                yield year


def _description(moments: list[Moment]) -> str:
    if not moments:
        return "A timeline without entries: no row of the answer has a date."
    first, last = moments[0], max(moments, key=lambda each: (each.end or each.start).last)
    return (
        f"Timeline of {len(moments)} entries, from {first.start.told} ({first.label}) "
        f"to {(last.end or last.start).told} ({last.label})."
    )
