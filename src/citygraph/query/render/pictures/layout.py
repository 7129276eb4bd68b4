"""Places for the nodes of a network: those that are tied lie near one another, names do not cover one another.

Forces as in Fruchterman and Reingold (1991), from a fixed beginning, each connected part by itself; the parts stand in
rows, largest first. Only sums, products and roots, so that the outcome is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

_ROUNDS = 250
_EDGE = 105.0
"""The length that a line wants to have."""
_PUSHES = 80
_GAP = 28.0
_ROW = 1150.0
_TURN = (-0.7373688780783197, 0.6754902942615238)
"""Cosine and sine of the golden angle, by which the next node starts."""


@dataclass
class _Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is."""

    x: float
    y: float


def places(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], sizes: Mapping[str, tuple[float, float]]
) -> tuple[dict[str, Place], float, float]:
    """The place of each node, and the width and height of all; `sizes` are those of the nodes with their names."""
    found: dict[str, Place] = {}
    x = y = row = right = 0.0
    for part in _parts(nodes, edges):
        points = _spread(part, [edge for edge in edges if edge[0] in set(part)], sizes)
        left = min(point.x - sizes[name][0] / 2 for name, point in points.items())
        top = min(point.y - sizes[name][1] / 2 for name, point in points.items())
        wide = max(point.x + sizes[name][0] / 2 for name, point in points.items()) - left
        high = max(point.y + sizes[name][1] / 2 for name, point in points.items()) - top
        if x and x + wide > _ROW:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for name, point in points.items():
            found[name] = Place(x + point.x - left, y + point.y - top)
        x, row = x + wide + _GAP, max(row, high)
        right = max(right, x - _GAP)
    return found, right, y + row


def _parts(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The connected parts, the largest first; nodes by the number of their ties."""
    ties: dict[str, list[str]] = {name: [] for name in nodes}
    for one, other in edges:
        ties[one].append(other)
        ties[other].append(one)
    seen: set[str] = set()
    parts = []
    for start in sorted(nodes, key=lambda name: (-len(ties[name]), name)):
        if start in seen:
            continue
        part, waiting = [], [start]
        seen.add(start)
        while waiting:
            here = waiting.pop(0)
            part.append(here)
            for name in sorted(ties[here]):
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
        parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part))


def _spread(
    part: list[str], edges: list[tuple[str, str]], sizes: Mapping[str, tuple[float, float]]
) -> dict[str, _Point]:
    points: dict[str, _Point] = {}
    across, down = 1.0, 0.0
    for number, name in enumerate(part):
        distance = _EDGE * 0.6 * sqrt(number)
        points[name] = _Point(across * distance, down * distance)
        across, down = across * _TURN[0] - down * _TURN[1], across * _TURN[1] + down * _TURN[0]
    ordered = [points[name] for name in part]
    tied = [(points[one], points[other]) for one, other in edges]
    rounds = _ROUNDS if len(part) <= 60 else max(_ROUNDS * 3600 // (len(part) * len(part)), 25)
    for number in range(rounds):
        _move(ordered, tied, _EDGE * (1 - number / rounds))
    for _ in range(_PUSHES):
        if not _push_apart(part, points, sizes):
            break
    return points


def _move(points: list[_Point], tied: list[tuple[_Point, _Point]], most: float) -> None:
    """One round: all push each other away, those that are tied pull, none goes further than `most`."""
    forces = {id(point): [0.0, 0.0] for point in points}
    for number, one in enumerate(points):
        mine = forces[id(one)]
        for other in points[number + 1 :]:
            x, y = one.x - other.x, one.y - other.y
            push = _EDGE * _EDGE / (x * x + y * y + 0.01)
            theirs = forces[id(other)]
            mine[0] += x * push
            mine[1] += y * push
            theirs[0] -= x * push
            theirs[1] -= y * push
    for one, other in tied:
        x, y = one.x - other.x, one.y - other.y
        pull = sqrt(x * x + y * y) / _EDGE
        for point, sign in ((one, -1), (other, 1)):
            forces[id(point)][0] += sign * x * pull
            forces[id(point)][1] += sign * y * pull
    for point in points:
        x, y = forces[id(point)]
        length = sqrt(x * x + y * y)
        if length > 0:
            step = min(length, most) / length
            point.x += x * step
            point.y += y * step


def _push_apart(part: list[str], points: Mapping[str, _Point], sizes: Mapping[str, tuple[float, float]]) -> bool:
    """Move nodes whose names overlap, along the shorter way; False when none does."""
    moved = False
    for number, one in enumerate(part):
        for other in part[number + 1 :]:
            a, b = points[one], points[other]
            over_x = (sizes[one][0] + sizes[other][0]) / 2 - abs(a.x - b.x)
            over_y = (sizes[one][1] + sizes[other][1]) / 2 - abs(a.y - b.y)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_x < over_y:
                shift = over_x / 2 if a.x >= b.x else -over_x / 2
                a.x, b.x = a.x + shift, b.x - shift
            else:
                shift = over_y / 2 if a.y >= b.y else -over_y / 2
                a.y, b.y = a.y + shift, b.y - shift
    return moved
