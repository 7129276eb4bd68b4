"""Rows as lines between things; what a line means is told by its colour and its dashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citygraph.query.render.pictures import layout
from citygraph.query.render.pictures.canvas import COLOURS, FONT, HEAD, MARGIN, Canvas, cut, measure

_NAME = 170.0
_RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two things."""

    source: str
    target: str
    label: str = ""


def draw(ties: list[Tie], title: str, note: str, links: Mapping[str, str] | None = None) -> str:
    """The picture; ties between the same two things are one line, and no thing is tied to itself.

    `links` says where things lead, by name.
    """
    leads = links or {}
    meanings = _meanings(ties)
    lines: dict[tuple[str, str], list[str]] = {}
    for tie in ties:
        if tie.source != tie.target:
            ends = (min(tie.source, tie.target), max(tie.source, tie.target))
            labels = lines.setdefault(ends, [])
            if tie.label not in labels:
                labels.append(tie.label)
    names = sorted({name for tie in ties for name in (tie.source, tie.target)})
    degrees = Counter(name for ends in lines for name in ends)
    shown = {name: cut(name, _NAME) for name in names}
    sizes = {name: (measure(shown[name]) + 8, _RADIUS * 2 + FONT + 12) for name in names}
    places, wide, high = layout.places(names, sorted(lines), sizes)
    canvas = Canvas()
    top = HEAD + _draw_legend(canvas, meanings) if meanings else HEAD
    spots = {name: (MARGIN + place.x, top + place.y - FONT / 2) for name, place in places.items()}
    for (one, other), labels in sorted(lines.items()):
        kind = meanings.get(labels[0], 0)
        canvas.line(*spots[one], *spots[other], f"s{kind % COLOURS}", 1.6, kind)
    for name in names:
        x, y = spots[name]
        about = sorted({f"{other} ({label})" if label else other for other, label in _of(name, lines)})
        tip = f"{name}: {'; '.join(about)}"
        canvas.dot(x, y, _RADIUS + min(degrees[name], 16) * 0.4, "f0", tip, leads.get(name, ""))
    for name in names:
        x, y = spots[name]
        canvas.text(x, y + _RADIUS + min(degrees[name], 16) * 0.4 + FONT, shown[name], "middle halo")
    legend = max((measure(meaning) + 60 for meaning in meanings), default=0)
    size = max(wide, legend, measure(note, 12), 320) + 2 * MARGIN, top + high + MARGIN
    return canvas.document(*size, title, _description(names, lines, degrees, meanings), note)


def _of(name: str, lines: dict[tuple[str, str], list[str]]) -> Iterable[tuple[str, str]]:
    for (one, other), labels in lines.items():
        if name in (one, other):
            yield from ((other if name == one else one, label) for label in labels)


def _meanings(ties: list[Tie]) -> dict[str, int]:
    """The labels with a number each, the commonest first."""
    counts = Counter(tie.label for tie in ties if tie.label)
    return {label: number for number, label in enumerate(sorted(counts, key=lambda label: (-counts[label], label)))}


def _draw_legend(canvas: Canvas, meanings: dict[str, int]) -> float:
    """Draws what lines mean; gives the height that it took."""
    for label, number in meanings.items():
        y = HEAD + number * 20
        canvas.line(MARGIN, y, MARGIN + 36, y, f"s{number % COLOURS}", 2.4, number)
        canvas.text(MARGIN + 46, y + FONT * 0.35, label)
    return len(meanings) * 20.0 + 12


def _description(
    names: list[str], lines: dict[tuple[str, str], list[str]], degrees: Counter[str], meanings: dict[str, int]
) -> str:
    if not names:
        return "A network without ties: the answer has no rows."
    most = max(names, key=lambda name: (degrees[name], -names.index(name)))
    told = f" Lines mean {', '.join(meanings)}." if meanings else ""
    return f"Network of {len(names)} nodes and {len(lines)} ties. The most ties has {most}: {degrees[most]}.{told}"
