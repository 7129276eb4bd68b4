"""A small SVG writer: elements, text that is measured roughly, colours that are readable in light and dark.

Numbers are rounded to a tenth, so that the same answer gives the same bytes on any machine.
"""

from __future__ import annotations

from html import escape

from citygraph.query.display import plain, width

FONT = 13
"""Height of the text, in the picture's units (pixels, when it is shown in its own size)."""
_CHARACTER = 0.58
"""Mean width of a character, in heights of the text."""
COLOURS = 7
"""So many colours tell categories apart; dashes help where colour does not."""
_STYLE = """
svg { --paper: #fbfaf7; --ink: #1d2127; --soft: #5c646e; --line: #d5d1c8; --c0: #2f5bd0; --c1: #b4500a; --c2: #0b7a75;
  --c3: #a0307c; --c4: #5f6b12; --c5: #7a4fc0; --c6: #6b6258; background: var(--paper); }
@media (prefers-color-scheme: dark) { svg { --paper: #15181d; --ink: #e6e4df; --soft: #a3abb5; --line: #3a414b;
  --c0: #8fb0ff; --c1: #f0a25a; --c2: #4fc4bb; --c3: #ee8fcf; --c4: #c3cf62; --c5: #bd9dfa; --c6: #b9afa3; } }
text { font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--ink); }
text.soft { fill: var(--soft); font-size: 12px; } text.head { font-size: 17px; font-weight: 650; }
text.end { text-anchor: end; } text.middle { text-anchor: middle; }
.halo { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.rule { stroke: var(--line); stroke-width: 1; } .node { stroke: var(--paper); stroke-width: 1.5; }
"""
_FILLS = "".join(
    f".f{n} {{ fill: var(--c{n}); }} .s{n} {{ stroke: var(--c{n}); fill: none; }}\n" for n in range(COLOURS)
)
_DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4", "12 4", "1 4")
MARGIN = 24.0
HEAD = 62.0
"""Height of the title and the line below it."""


class Canvas:
    """A picture that grows by what is drawn on it, from the top left corner."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._leads = False

    def line(
        self, x1: float, y1: float, x2: float, y2: float, kind: str = "rule", thick: float = 1, dash: int = 0
    ) -> None:
        """A straight line."""
        dashes = f' stroke-dasharray="{_DASHES[dash % len(_DASHES)]}"' if dash else ""
        place = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self._parts.append(f'<line class="{kind}" {place} stroke-width="{_n(thick)}"{dashes}/>')

    def bar(self, x: float, y: float, wide: float, high: float, kind: str, tip: str = "", see: float = 1) -> None:
        """A rectangle with round corners; `see` is its opacity."""
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(max(wide, 1))}" height="{_n(high)}" rx="2"'
        faint = f' opacity="{_n(see)}"' if see != 1 else ""
        self._parts.append(_tipped("rect", f'class="{kind}" {place}{faint}', tip))

    def dot(self, x: float, y: float, radius: float, kind: str, tip: str = "", link: str = "") -> None:
        """A circle; one that leads somewhere is named by its tip."""
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
        self._parts.append(self._linked(_tipped("circle", f'class="node {kind}" {place}', tip), link, tip))

    def path(self, corners: list[tuple[float, float]], kind: str, tip: str = "") -> None:
        """Lines from corner to corner."""
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        self._parts.append(_tipped("polyline", f'class="{kind}" points="{points}" stroke-width="1.4"', tip))

    def _linked(self, drawn: str, link: str, tip: str) -> str:
        if not link:
            return drawn
        self._leads = True
        return f'<a href="{_escaped(link)}" aria-label="{_escaped(tip)}">{drawn}</a>'

    def text(self, x: float, y: float, words: str, kind: str = "") -> None:
        """A line of text, on its base line."""
        named = f' class="{kind}"' if kind else ""
        self._parts.append(f'<text x="{_n(x)}" y="{_n(y)}"{named}>{_escaped(words)}</text>')

    def document(self, wide: float, high: float, title: str, description: str, note: str = "") -> str:
        """The whole picture, with its title on top and a description for those who do not see it."""
        size = f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}"'
        head = f'<text class="head" x="{_n(MARGIN)}" y="32">{_escaped(cut(title, wide - 2 * MARGIN, 17))}</text>\n'
        below = f'<text class="soft" x="{_n(MARGIN)}" y="51">{_escaped(note)}</text>\n' if note else ""
        role = "group" if self._leads else "img"  # what is inside an image is not read out, nor reached by a key
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="{role}" aria-labelledby="title description">\n'
            f'<title id="title">{_escaped(title)}</title>\n<desc id="description">{_escaped(description)}</desc>\n'
            f"<style>{_STYLE}{_FILLS}</style>\n"
            f'<rect width="100%" height="100%" style="fill: var(--paper)"/>\n{head}{below}'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )


def measure(words: str, size: float = FONT) -> float:
    """The width of a text, roughly."""
    return width(plain(words)) * size * _CHARACTER


def cut(words: str, room: float, size: float = FONT) -> str:
    """A text that fits; its end is cut for "…"."""
    if measure(words, size) <= room:
        return words
    kept = words
    while kept and measure(kept + "…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _tipped(name: str, attributes: str, tip: str) -> str:
    return f"<{name} {attributes}><title>{_escaped(tip)}</title></{name}>" if tip else f"<{name} {attributes}/>"


def _escaped(text: str) -> str:
    return escape(plain(text))


def _n(number: float) -> str:
    text = f"{number:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"
