"""Rows as points and lines on a map: a grid of degrees, north above, without coasts or borders."""

from __future__ import annotations

from dataclasses import dataclass

from citygraph.query.render.pictures.canvas import FONT, HEAD, MARGIN, Canvas, cut, measure

_WIDE, _HIGH = 960.0, 560.0
_NAME = 180.0
_RADIUS = 4.5


@dataclass(frozen=True, slots=True)
class Point:
    """A named point, in degrees; `link` is where it leads."""

    label: str
    lat: float
    long: float
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points of latitude and longitude, in degrees; one without a label has a `tip` alone."""

    label: str
    corners: tuple[tuple[float, float], ...]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is shown, in degrees, and how many units a degree takes."""

    west: float
    north: float
    unit: float
    wide: float
    high: float

    def at(self, lat: float, long: float) -> tuple[float, float]:
        return MARGIN + 30 + (long - self.west) * self.unit, HEAD + (self.north - lat) * self.unit


def draw(points: list[Point], lines: list[Line], title: str, note: str) -> str:
    """The picture; a name that would cover another one is left to the tip of its point, as that of a line is."""
    canvas = Canvas()
    ends = [Point(line.label, *corner) for line in lines for corner in line.corners]
    frame = _frame([*points, *ends])
    _draw_grid(canvas, frame)
    for line in sorted(lines, key=lambda each: (each.label, each.corners)):
        canvas.path([frame.at(*corner) for corner in line.corners], "s1", line.label or line.tip)
    named: dict[tuple[float, float], list[str]] = {}
    links: dict[tuple[float, float], str] = {}
    for point in sorted(points, key=lambda each: (each.label, each.lat, each.long)):
        links.setdefault(frame.at(point.lat, point.long), point.link)
        labels = named.setdefault(frame.at(point.lat, point.long), [])
        if point.label not in labels:
            labels.append(point.label)
    for (x, y), labels in named.items():
        canvas.dot(x, y, _RADIUS, "f0", ", ".join(labels), links[x, y])
    taken = [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in named]
    right = MARGIN + 30 + frame.wide
    for (x, y), labels in named.items():
        _draw_name(canvas, x, y, cut(", ".join(labels), _NAME), taken, right)
    for line in (each for each in lines if each.label):
        (x1, y1), (x2, y2) = (frame.at(*corner) for corner in (line.corners[0], line.corners[-1]))
        _draw_name(canvas, (x1 + x2) / 2, (y1 + y2) / 2, cut(line.label, _NAME), taken, right)
    size = right + MARGIN, HEAD + frame.high + MARGIN + 16
    return canvas.document(*size, title, _description(points, ends, len(lines)), note)


def _frame(points: list[Point]) -> _Frame:
    """As much of the world as holds all points, with some room around."""
    lats, longs = [each.lat for each in points] or [0.0], [each.long for each in points] or [0.0]
    around = max(max(lats) - min(lats), max(longs) - min(longs), 1.0) * 0.08
    south, north = max(min(lats) - around, -90), min(max(lats) + around, 90)
    west, east = max(min(longs) - around, -180), min(max(longs) + around, 180)
    unit = min(_WIDE / (east - west), _HIGH / (north - south))
    return _Frame(west, north, unit, (east - west) * unit, (north - south) * unit)


def _draw_grid(canvas: Canvas, frame: _Frame) -> None:
    degrees = max(frame.wide, frame.high) / frame.unit
    step = next(step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45, 90) if degrees / step <= 10 or step == 90)
    left, right, bottom = MARGIN + 30, MARGIN + 30 + frame.wide, HEAD + frame.high
    number = int((frame.north - frame.high / frame.unit) // step) + 1
    while number * step <= frame.north:
        _, y = frame.at(number * step, frame.west)
        canvas.line(left, y, right, y)
        canvas.text(left - 5, y + 4, _degrees(number * step, "N", "S"), "soft end")
        number += 1
    number = int(frame.west // step) + 1
    while number * step <= frame.west + frame.wide / frame.unit:
        x, _ = frame.at(frame.north, number * step)
        canvas.line(x, HEAD, x, bottom)
        canvas.text(x, bottom + 16, _degrees(number * step, "E", "W"), "soft middle")
        number += 1


def _draw_name(
    canvas: Canvas, x: float, y: float, name: str, taken: list[tuple[float, float, float, float]], right: float
) -> None:
    """The name at the first of four places where it covers nothing."""
    wide = measure(name)
    for kind, start, base in (
        ("", x + 8, y + FONT * 0.35),
        ("end", x - 8, y + FONT * 0.35),
        ("middle", x, y - 9),
        ("middle", x, y + FONT + 7),
    ):
        left = {"": start, "end": start - wide, "middle": start - wide / 2}[kind]
        box = (left, base - FONT * 0.85, left + wide, base + FONT * 0.25)
        if left < MARGIN + 32 or left + wide > right + MARGIN or any(_overlap(box, other) for other in taken):
            continue
        taken.append(box)
        canvas.text(start, base, name, f"{kind} halo".strip())
        return


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _degrees(number: float, positive: str, negative: str) -> str:
    told = f"{abs(number):.1f}".removesuffix(".0")
    return f"{told}°{positive if number > 0 else negative if number < 0 else ''}"


def _description(points: list[Point], ends: list[Point], lines: int) -> str:
    if not points and not ends:
        return "A map without points: no row of the answer has a place on it."
    counts = [(len(points), "point"), (lines, "line")]
    shown = " and ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts if count)
    points = [*points, *ends]
    edges = (
        ("northernmost", max(points, key=lambda each: each.lat)),
        ("southernmost", min(points, key=lambda each: each.lat)),
        ("westernmost", min(points, key=lambda each: each.long)),
        ("easternmost", max(points, key=lambda each: each.long)),
    )
    told = ", ".join(f"the {where} {point.label}" for where, point in edges)
    return f"Map of {shown}: {told}."
