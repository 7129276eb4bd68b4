"""Answers as pictures: bars, timelines, networks and maps as plain SVG, without anything from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from citygraph.errors import UsageError
from citygraph.query.display import shown
from citygraph.query.render.columns import roles
from citygraph.query.render.pictures import bars, map, network, timeline  # noqa: A004 - named for the views
from citygraph.query.render.places import Locator
from citygraph.query.render.presentation import Presentation, Sink
from citygraph.query.render.values import value
from citygraph.query.result import Result

if TYPE_CHECKING:
    from citygraph.query.result import Row

MOST = {"bar": 100, "timeline": 100, "graph": 400, "map": 1000}
"""So many rows are drawn; a note in the picture says that there are more."""


def svg(result: Result, how: Presentation, sink: Sink) -> None:
    """The picture that the view asks for; UsageError when it asks for none, or its columns are not there."""
    kind = how.view.kind
    if kind not in _DRAWN:
        raise UsageError(
            "the query has no view that is a picture",
            remedy='give one: --view bar, or --view "graph source=a target=b"',
        )
    coming = result.rows()
    rows = list(islice(coming, MOST[kind]))
    more = next(coming, None) is not None
    note = f"the first {MOST[kind]} rows; there are more" if more else ""
    places = {name: place for place, name in enumerate(result.columns)}
    found = roles(result.columns, how, _numeric(result.columns, rows))
    sink.text(_DRAWN[kind](_Cells(places, found), rows, how, note))


class _Cells:
    """What rows hold in the roles of a view."""

    def __init__(self, places: Mapping[str, int], found: Mapping[str, str]) -> None:
        self.places = places
        self.found = found

    def text(self, row: Row, role: str) -> str:
        """What a person reads; empty for nothing, or when no column has the role."""
        return shown(row[self.places[self.found[role]]]) if role in self.found else ""

    def number(self, row: Row, role: str) -> float | None:
        """A number; None for what is none."""
        plain = value(row[self.places[self.found[role]]])
        try:
            return None if plain is None or isinstance(plain, bool) else float(plain)
        except ValueError:
            return None


def _bars(cells: _Cells, rows: Sequence[Row], how: Presentation, note: str) -> str:
    drawn = []
    for row in rows:
        number = cells.number(row, "value")
        if number is not None and math.isfinite(number):
            drawn.append(bars.Bar(cells.text(row, "label"), number, cells.text(row, "value")))
    column = next((each for each in how.columns if each.name == cells.found["value"]), None)
    measured = (column and column.label) or cells.found["value"]
    unit = f" ({column.unit})" if column and column.unit else ""
    told = _joined(f"{measured}{unit}", note, _left_out(rows, drawn, "a number"))
    return bars.draw(drawn, _title(how), f"{measured}{unit}", told)


def _timeline(cells: _Cells, rows: Sequence[Row], how: Presentation, note: str) -> str:
    moments = []
    for row in rows:
        start, end = timeline.span(cells.text(row, "start")), timeline.span(cells.text(row, "end"))
        if start is not None:
            moments.append(timeline.Moment(cells.text(row, "label"), start, end))
    return timeline.draw(moments, _title(how), _joined(note, _left_out(rows, moments, "a date")))


def _graph(cells: _Cells, rows: Sequence[Row], how: Presentation, note: str) -> str:
    every = [network.Tie(*(cells.text(row, role) for role in ("source", "target", "label"))) for row in rows]
    ties = [tie for tie in every if tie.source and tie.target]
    return network.draw(ties, _title(how), _joined(note, _left_out(rows, ties, "two ends")))


def _map(cells: _Cells, rows: Sequence[Row], how: Presentation, note: str) -> str:
    locator = Locator(cells.places, cells.found)
    if not locator.can_find:
        raise UsageError("no column of the answer is a place on a map", remedy='name them: --view "map lat=x long=y"')
    points, lines = [], []
    for row in rows:
        geometry, label = locator.geometry(row) or {"type": None}, cells.text(row, "label")
        if geometry["type"] == "Point":
            long, lat = geometry["coordinates"]
            points.append(map.Point(label, lat, long))
        elif geometry["type"] == "LineString":
            lines.append(map.Line(label, tuple((lat, long) for long, lat in geometry["coordinates"])))
    left = _left_out(rows, [*points, *lines], "a point or a line")
    return map.draw(points, lines, _title(how), _joined(note, left))


def _numeric(columns: Iterable[str], rows: Sequence[Row]) -> list[str]:
    """The columns whose first value is a number."""
    first = (next((row[place] for row in rows if row[place] is not None), None) for place, _ in enumerate(columns))
    held = [value(term) for term in first]
    return [name for name, one in zip(columns, held) if isinstance(one, int | float) and not isinstance(one, bool)]


def _left_out(rows: Sequence[Row], drawn: Sequence[object], what: str) -> str:
    missing = len(rows) - len(drawn)
    return f"{missing} {'row' if missing == 1 else 'rows'} without {what}" if missing else ""


def _joined(*notes: str) -> str:
    return " · ".join(note for note in notes if note)


def _title(how: Presentation) -> str:
    return how.title or "Answer"


_DRAWN: dict[str, Callable[[_Cells, Sequence[Row], Presentation, str], str]] = {
    "bar": _bars,
    "timeline": _timeline,
    "graph": _graph,
    "map": _map,
}
