"""What a page has around its article: the menu above it, the boxes and comments below.

Web pages lose it by their elements (:mod:`citygraph.article.page_parts`); here is what tells it in a text copied whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from citygraph.article.boilerplate import without_initials
from citygraph.article.front import is_prose
from citygraph.article.lines import Line
from citygraph.article.wording import wording
from citygraph.folding import fold

_LONGEST_HEADING = 60
_COUNT = re.compile(r"\W*\d*\W*$")  # "Comments (3)"
_LINK_WORDS = 3  # in a link of a menu
_FEWEST_LINKS = 4
_SURE_LINKS = 2  # of a menu's links are known ones


def heading_of(line: str) -> str | None:
    """``box`` for "Related stories", ``end`` for "Comments (3)" and the like, standing alone; None for all others.

    >>> heading_of("Berita Terkait:"), heading_of("Comments (3)"), heading_of("Comments were heard.")
    ('box', 'end', None)
    """
    if not line or len(line) > _LONGEST_HEADING:
        return None
    name = fold(_COUNT.sub("", line))
    return "end" if name in _end_names() else "box" if name in _box_names() else None


def menu_end(text: str, lines: Sequence[Line]) -> int:
    """The index of the first line below a menu at the top: "Skip to content", "News", "Sports", …; 0 without one."""
    sure = 0
    for index, line in enumerate(lines):
        content = text[line.start : line.end]
        name = fold(content)
        is_known = name in wording().page_menus or name in wording().page_sections or name in wording().page_homes
        if not is_known and (len(content.split()) > _LINK_WORDS or is_prose(content)):
            return index if index >= _FEWEST_LINKS and sure >= _SURE_LINKS else 0
        sure += is_known
    return 0


def foot_start(text: str, lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    """The index of the heading below which nothing is the story's: of comments, or of boxes without a sentence.

    `kinds` are the classes of boilerplate lines, which may be sentences. The number of lines when there is no foot.
    """
    told = [heading_of(text[line.start : line.end]) for line in lines]
    headings = [(index, heading) for index, heading in enumerate(told) if index and heading is not None]
    if not headings:
        return len(lines)
    prose = [_prose_in(text[line.start : line.end]) if kind is None else 0 for line, kind in zip(lines, kinds)]
    foot = len(lines)
    for index, heading in reversed(headings):
        below = sum(prose[index:foot])
        if (heading == "end" and sum(prose[:index]) >= below) or (heading == "box" and not below):
            foot = index
    return foot


def _prose_in(content: str) -> int:
    """The length of a line of sentences, also with initials behind them: ``Acara selesai. (sd/ak)``; 0 for others."""
    length, _ = without_initials(content)
    return length if is_prose(content[:length]) else 0


@lru_cache(maxsize=1)
def _box_names() -> frozenset[str]:
    listed = (phrase for phrase, kind in wording().boilerplate.items() if kind in ("read-also", "tags"))
    return frozenset(map(fold, [*wording().page_boxes, *listed]))


@lru_cache(maxsize=1)
def _end_names() -> frozenset[str]:
    return frozenset(map(fold, wording().page_ends))
