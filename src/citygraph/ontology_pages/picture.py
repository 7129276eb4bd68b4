"""The class diagram: a box for each class that stands by itself, an arrow for each property between neighbours.

Where the boxes stand is said here; what is in them and between them comes from the ontology, and from the shapes where
the ontology leaves domain or range open. A property whose classes are no neighbours is a line in the box instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from citygraph.ontology_pages.reading import CLASS, OBJECT, Entry, Ontology, shaped, short

_GRID = (
    ("Quotation", "Official", "Tenure", "Office"),
    ("Event", "Agreement", "Government", "Place"),
    ("Source", "Partnership", "Partnership", "Partnership"),
    ("Passage", "Claim", "Disagreement", "Milestone"),
)
"""Rows of boxes; a name that is repeated is one wide box."""

_WIDTH, _GAP_X, _GAP_Y, _MARGIN, _LINE, _HEAD = 218, 92, 58, 24, 17, 30
_STYLE = """
  text { font: 12px "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2933 }
  .name { font-weight: 700; font-size: 13.5px }
  .below { font-style: italic; fill: #486581 }
  .on { font-size: 11.5px; fill: #0b4f8a }
  .box { fill: #f7fafc; stroke: #486581; stroke-width: 1.2 }
  .evidence { fill: #fdf8ee; stroke: #a5712a }
  .way { stroke: #0b4f8a; stroke-width: 1.4; fill: none; marker-end: url(#arrow) }"""

_DEFINITIONS = """<defs>
<marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
<path d="M0,0 L8,4 L0,8 z" fill="#0b4f8a"/></marker></defs>"""


@dataclass(frozen=True, slots=True)
class Box:
    """A class on the picture, in pixels; `lines` are its properties in words."""

    name: str
    below: str
    lines: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    style: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """Properties from one class to a neighbour."""

    names: tuple[str, ...]
    start: tuple[int, int]
    stop: tuple[int, int]


def draw(ontology: Ontology) -> str:
    """The picture as SVG, the same bytes for the same ontology."""
    boxes, arrows = plan(ontology)
    width = max(box.left + box.width for box in boxes) + _MARGIN
    height = max(box.top + box.height for box in boxes) + _MARGIN
    ways = sum(len(arrow.names) for arrow in arrows)
    told = f"{len(boxes)} classes with their properties; {ways} properties as arrows."
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(ontology.title)}: classes</title>",
        f"<desc>{told}</desc>",
        f"<style>{_STYLE}\n</style>",
        _DEFINITIONS,
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(line for box in boxes for line in _box(box)),
        *(line for arrow in arrows for line in _arrow(arrow)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def plan(ontology: Ontology) -> tuple[tuple[Box, ...], tuple[Arrow, ...]]:
    """Boxes and arrows, placed."""
    targets = {name: _properties(name, ontology) for name in dict.fromkeys(name for row in _GRID for name in row)}
    drawn = {
        (one, entry.name): of
        for one, properties in targets.items()
        for entry, values in properties
        for of in values
        if entry.kind == OBJECT and of in targets and _neighbours(one, of)
    }
    boxes = _placed(ontology, targets, drawn)
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (one, name), of in drawn.items():
        between[one, of].append(name)
    arrows = tuple(_between(boxes[one], boxes[of], names) for (one, of), names in between.items())
    return tuple(boxes.values()), arrows


def _properties(name: str, ontology: Ontology) -> list[tuple[Entry, tuple[str, ...]]]:
    """The properties of a class with the classes of their values; of two inverses one."""
    in_shapes: dict[str, tuple[str, ...]] = {}
    for of in (name, *ontology.entry(name).children):
        in_shapes |= shaped().get(of, {})
    found = []
    for entry in ontology.entries:
        is_shaped = not entry.domain and entry.name in in_shapes
        is_of = name in entry.domain or is_shaped or _inherits(entry, name, ontology)
        if entry.kind != CLASS and is_of and not _is_turned(entry, ontology):
            found.append((entry, entry.range or _inherited_range(entry, ontology) or in_shapes.get(entry.name, ())))
    return found


def _is_turned(entry: Entry, ontology: Ontology) -> bool:
    """True for the second of two inverses that both have a domain; what has none is of no class by itself."""
    return bool(entry.inverse) and entry.name > entry.inverse and bool(ontology.entry(entry.inverse).domain)


def _inherits(entry: Entry, name: str, ontology: Ontology) -> bool:
    return not entry.domain and not entry.inverse and any(name in ontology.entry(one).domain for one in entry.parents)


def _inherited_range(entry: Entry, ontology: Ontology) -> tuple[str, ...]:
    return tuple(of for one in entry.parents for of in ontology.entry(one).range)


def _neighbours(one: str, other: str) -> bool:
    """True for boxes side by side, or one right above the other."""
    rows = [(row, column) for row, names in enumerate(_GRID) for column, name in enumerate(names) if name == one]
    for row, column in rows:
        around = ((row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column))
        if one != other and any(_at(*place) == other for place in around):
            return True
    return False


def _at(row: int, column: int) -> str | None:
    return _GRID[row][column] if 0 <= row < len(_GRID) and 0 <= column < len(_GRID[row]) else None


def _placed(
    ontology: Ontology,
    targets: dict[str, list[tuple[Entry, tuple[str, ...]]]],
    drawn: dict[tuple[str, str], str],
) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    top = _MARGIN
    for row in _GRID:
        tall = 0
        for name in dict.fromkeys(row):
            entry = ontology.entry(name)
            lines = tuple(_line(each, values) for each, values in targets[name] if (name, each.name) not in drawn)
            left = _MARGIN + row.index(name) * (_WIDTH + _GAP_X)
            width = row.count(name) * (_WIDTH + _GAP_X) - _GAP_X
            below = ", ".join(entry.children)
            height = _HEAD + _LINE * (len(lines) + len(_wrapped(below, width))) + 10
            style = "box evidence" if entry.module.endswith("/evidence") else "box"
            boxes[name] = Box(name, below, lines, left, top, width, height, style)
            tall = max(tall, height)
        top += tall + _GAP_Y
    return boxes


def _line(entry: Entry, values: Iterable[str]) -> str:
    of = " or ".join("concept" if value.endswith("#Concept") else short(value) for value in dict.fromkeys(values))
    return f"{entry.name} → {of}" if of else f"{entry.name}"


def _between(one: Box, other: Box, names: list[str]) -> Arrow:
    """From the border of one box to that of the other, straight, where they face each other."""
    if one.top == other.top:
        y = one.top + min(one.height, other.height) // 2
        edges = (one.left + one.width, other.left) if one.left < other.left else (one.left, other.left + other.width)
        return Arrow(tuple(names), (edges[0], y), (edges[1], y))
    left, right = max(one.left, other.left), min(one.left + one.width, other.left + other.width)
    x = (left + right) // 2
    ends = (one.top + one.height, other.top) if one.top < other.top else (one.top, other.top + other.height)
    return Arrow(tuple(names), (x, ends[0]), (x, ends[1]))


def _box(box: Box) -> Iterator[str]:
    yield f'<rect class="{box.style}" x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" rx="5"/>'
    y = box.top + 20
    yield f'<text class="name" x="{box.left + 10}" y="{y}">{escape(box.name)}</text>'
    for line in _wrapped(box.below, box.width):
        y += _LINE
        yield f'<text class="below" x="{box.left + 10}" y="{y}">{escape(line)}</text>'
    y += 4
    for line in box.lines:
        y += _LINE
        yield f'<text x="{box.left + 10}" y="{y}">{escape(line)}</text>'


def _arrow(arrow: Arrow) -> Iterator[str]:
    (x1, y1), (x2, y2) = arrow.start, arrow.stop
    yield f'<path class="way" d="M{x1},{y1} L{x2},{y2}"/>'
    is_level = y1 == y2
    last = ((x1 + x2) // 2, y1 - 6) if is_level else (x1 + 7, (y1 + y2) // 2 + 4 + 7 * (len(arrow.names) - 1))
    anchor = ' text-anchor="middle"' if is_level else ""
    for above, name in enumerate(reversed(arrow.names)):
        yield f'<text class="on" x="{last[0]}" y="{last[1] - above * 14}"{anchor}>{escape(name)}</text>'


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of a text that fit, broken after commas."""
    lines: list[str] = []
    for part in filter(None, text.split(", ")):
        if lines and len(lines[-1]) + len(part) + 2 <= width // 6.6:
            lines[-1] += f", {part}"
        else:
            if lines:
                lines[-1] += ","
            lines.append(part)
    return lines
