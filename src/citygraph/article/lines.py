"""Text → lines: what stands between line breaks, or, in a text wrapped at a fixed width, a whole paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BLANK = re.compile(r"\s")
_BULLET = re.compile(r"[-*•·–—▪●◦‣]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_NARROWEST, _WIDEST = 40, 130  # columns between which mails and terminals wrap
_FEWEST = 4  # full lines that make a text a wrapped one


@dataclass(frozen=True, slots=True)
class Line:
    """``text[start:end]`` without blanks around it; lines without an empty one between them are a block."""

    start: int
    end: int
    block: int


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines that are not blank, those of a wrapped paragraph joined.

    >>> [(line.start, line.end, line.block) for line in lines_of("Title\n\nOne \nTwo")]
    [(0, 5, 0), (7, 10, 1), (12, 15, 1)]
    """
    lines = tuple(_printed_lines(text))
    if len(lines) <= _FEWEST:
        return lines
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST or not _is_wrapped(text, lines, width):
        return lines
    return tuple(_joined(text, lines, width))


def unwrapped(text: str, lines: tuple[Line, ...]) -> str:
    r"""A text of the same length, in which blanks join the lines of a wrapped paragraph.

    >>> unwrapped("One\ntwo", (Line(0, 7, 0),))
    'One two'
    """
    parts: list[str] = []
    position = 0
    for line in lines:
        if _LINE.fullmatch(text, line.start, line.end) is None:
            parts += text[position : line.start], _BLANK.sub(" ", text[line.start : line.end])
            position = line.end
    return "".join((*parts, text[position:])) if parts else text


def _printed_lines(text: str) -> Iterator[Line]:
    block, position = 0, 0
    seen = False
    for match in _LINE.finditer(text):
        content = match.group()
        stripped = content.strip()
        if not stripped:
            continue
        start = match.start() + len(content) - len(content.lstrip())
        if seen and len(_BREAK.findall(text, position, start)) > 1:
            block += 1
        yield Line(start, start + len(stripped), block)
        seen, position = True, start + len(stripped)


def _width(lines: tuple[Line, ...]) -> int:
    """The column at which lines are wrapped, if they are; a title or an address may be longer."""
    return sorted(line.end - line.start for line in lines)[-3]


def _is_wrapped(text: str, lines: tuple[Line, ...], width: int) -> bool:
    """True when line after line is broken in mid-sentence just where its successor's first word would not fit."""
    broken = [
        pair
        for pair in pairwise(lines)
        if _is_full(text, *pair, width) and not _ENDS_SENTENCE.search(text[pair[0].start : pair[0].end])
    ]
    return len(broken) >= _FEWEST and 3 * len(broken) >= len(lines)


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """True when the next line's first word did not fit on this one."""
    if line.block != following.block or _BULLET.match(text, following.start):
        return False
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _joined(text: str, lines: tuple[Line, ...], width: int) -> Iterator[Line]:
    current, last = lines[0], lines[0]
    for line in lines[1:]:
        if _is_full(text, last, line, width):
            current = Line(current.start, line.end, current.block)
        else:
            yield current
            current = line
        last = line
    yield current
