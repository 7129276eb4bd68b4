"""Lines → where title, imprint and story stand.

The imprint is what stands between the title and the first prose, and behind the last; each of its lines must
show by itself, or by its neighbours, that it is no story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

from citygraph.article import boilerplate
from citygraph.article.dateline import Head, find_dateline, is_place
from citygraph.article.dates import find_date
from citygraph.article.imprint import Imprint, Notice, Strength, is_item, read_line
from citygraph.article.lines import Line
from citygraph.folding import align
from citygraph.model import PartialDate, Span

_SECTION_WORDS = 2  # a shorter first line before a title names a section of the paper
_TITLE_WORDS = 4
_LONGEST_TITLE = 220
_PROSE = 100  # characters: a longer line is prose, whatever it ends with
_TEASER_REACH = 2  # lines behind a teaser in which the byline must follow
_FRONT = 4  # lines before the title at most
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_TOP, _END = 8, 3  # lines in which a date is the page's
_SHORT_LINE = 60
_DATELINE = 40  # characters of "PORT LORRIMER, 3 May 2019 –"
_CAPITALS = 4
_UNDER_THE_STORY = re.compile(r"[*(]")  # "*) Tulisan ini …, dimuat 3 Mei 2019."
_DASHES = ("-", "–", "—")
_DATELINES_WITHIN = 3  # paragraphs; a caption or a teaser may stand before the one with the dateline


@dataclass(frozen=True, slots=True)
class Layout:
    """The title (None when there is none), the story's paragraphs, and what the page says of itself."""

    title: Span | None
    story: tuple[Span, ...]
    imprint: Imprint


class _Notices(Sequence[Notice]):
    """What each line says of the page; read when asked for, since most lines stand where the imprint cannot be."""

    def __init__(self, text: str, lines: Sequence[Line], *, day_first: bool) -> None:
        self._text = text
        self._lines = lines
        self._day_first = day_first
        self._read: dict[int, Notice] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Notice: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Notice]: ...
    def __getitem__(self, index: int | slice) -> Notice | Sequence[Notice]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index not in self._read:
            line = self._lines[index]
            self._read[index] = read_line(self._text[line.start : line.end], day_first=self._day_first)
        return self._read[index]


def lay_out(text: str, lines: Sequence[Line], *, day_first: bool, titled: bool = False) -> Layout:
    """Tell title, imprint and story apart; `titled` says that the first line is known to be the title."""
    notices = _Notices(text, lines, day_first=day_first)
    kinds = _kinds(text, lines)
    title = 0 if titled and lines else _title_index(text, lines, notices, kinds, day_first=day_first)
    first = 0 if title is None else title + 1
    header = set(_front(notices[: title or 0])) | set(
        _imprint_lines(text, lines, notices, kinds, range(first, len(lines)))
    )
    footer = set(_imprint_lines(text, lines, notices, kinds, range(len(lines) - 1, first - 1, -1))) - header
    story = [
        Span(line.start, line.end)
        for index, line in enumerate(lines)
        if index >= first and index not in header and index not in footer and kinds[index] is None
    ]
    imprint = _combined(notices, sorted(header)) | _combined(notices, sorted(footer))
    if not imprint.authors:
        imprint |= Imprint(authors=tuple(_above_paper(notices, sorted(header))))
    layout = _with_story(text, lines[title] if title is not None else None, story, imprint, day_first=day_first)
    if layout.imprint.published or layout.imprint.updated:
        return layout
    return replace(layout, imprint=layout.imprint | Imprint(published=_stray_date(text, lines, day_first=day_first)))


def _stray_date(text: str, lines: Sequence[Line], *, day_first: bool) -> PartialDate | None:
    """The day in a short line at the top or the end of a page without a date line: "KABAR, 26-09-1997. Hal. 8"."""
    for line in (*lines[:_TOP], *lines[: -_END - 1 : -1]):
        content = align(text[line.start : line.end])
        if len(content) > _SHORT_LINE and content[:_CAPITALS].isupper():
            content = content[:_DATELINE]
        elif not _UNDER_THE_STORY.match(content) and (
            len(content) > _SHORT_LINE or _reads_as_prose(content) or is_item(content)
        ):
            continue
        found = find_date(content, day_first=day_first)
        if found and found.date and found.date.day:
            return found.date
    return None


def _reads_as_prose(line: str) -> bool:
    return bool(_ENDS_SENTENCE.search(line)) or sum(word.islower() for word in line.split()) > 1


def _with_story(text: str, title: Line | None, story: list[Span], imprint: Imprint, *, day_first: bool) -> Layout:
    """Cut dateline, credits and initials from the paragraphs; what they say joins the imprint."""
    spans = []
    head = Head()
    for index, span in enumerate(story):
        start = span.start
        if index < _DATELINES_WITHIN and head == Head():
            on_its_own = index + 1 < len(story) and text[span.start : span.end].rstrip().endswith(_DASHES)
            end = story[index + 1].end if on_its_own else span.end
            found = find_dateline(text, span.start, end, day_first=day_first, capitals=index > 1)
            if found:
                start, head = found.end, found.head
        end = start + boilerplate.without_credit(text[start : span.end])
        spans.append(Span(start, end))
    signed = None
    if spans:
        length, signed = boilerplate.without_initials(text[spans[-1].start : spans[-1].end])
        spans[-1] = Span(spans[-1].start, spans[-1].start + length)
    imprint |= Imprint(
        publisher=head.publisher or signed,
        published=None if imprint.updated else head.date,
        place=next(filter(is_place, imprint.names), None) or head.place,
    )
    return Layout(
        Span(title.start, title.end) if title else None, tuple(span for span in spans if span.end > span.start), imprint
    )


def _kinds(text: str, lines: Sequence[Line]) -> list[str | None]:
    """The class of each boilerplate line; the lines listed under a "read also:" are such lines too."""
    kinds: list[str | None] = []
    listing = False
    for index, line in enumerate(lines):
        content = text[line.start : line.end]
        kind = boilerplate.kind_of(content)
        if kind is None and listing and _is_link(content) and lines[index - 1].block == line.block:
            kind = "read-also"
        else:
            listing = kind == "read-also" and content.rstrip().endswith(":")
        kinds.append(kind)
    return kinds


def _is_link(content: str) -> bool:
    return not _ENDS_SENTENCE.search(content) and len(content) <= _PROSE


def _title_index(
    text: str, lines: Sequence[Line], notices: Sequence[Notice], kinds: Sequence[str | None], *, day_first: bool
) -> int | None:
    """The first line that is neither imprint nor a section's name; None when that is prose already."""
    index = _behind(notices, kinds, Strength.OUTLET)
    if not _looks_like_title(text, lines, index):
        index = _behind(notices, kinds, Strength.SURE)
    if index >= len(lines):
        return None
    if _is_section(text, lines, notices, index):
        index += 1
    line = lines[index]
    content = text[line.start : line.end]
    is_story = (
        len(content) > _LONGEST_TITLE
        or (len(content) > _PROSE and content.endswith("."))
        or find_dateline(text, line.start, line.end, day_first=day_first, capitals=True) is not None
    )
    return None if is_story and (content.endswith((".", "”", '"')) or len(content) > _PROSE) else index


def _behind(notices: Sequence[Notice], kinds: Sequence[str | None], least: Strength) -> int:
    """The first line that is neither boilerplate nor so surely imprint."""
    index = 0
    while index < min(_FRONT, len(notices)) and (
        notices[index].strength >= least or kinds[index] in ("crumbs", "notice", "copyright")
    ):
        index += 1
    return index


def _looks_like_title(text: str, lines: Sequence[Line], index: int) -> bool:
    if index >= len(lines):
        return False
    content = text[lines[index].start : lines[index].end]
    return len(content.split()) >= _TITLE_WORDS and not _is_prose(text, lines[index])


def _is_section(text: str, lines: Sequence[Line], notices: Sequence[Notice], index: int) -> bool:
    """``Nusantara`` above a title."""
    if index + 1 >= len(lines) or notices[index + 1].strength > Strength.NAME:
        return False
    here, below = (text[line.start : line.end] for line in (lines[index], lines[index + 1]))
    return (
        len(here.split()) <= _SECTION_WORDS
        and len(below.split()) >= _TITLE_WORDS
        and len(below) <= _LONGEST_TITLE
        and not _ENDS_SENTENCE.search(below)
    )


def _front(notices: Sequence[Notice]) -> Iterator[int]:
    """Imprint lines above the title."""
    return (index for index, notice in enumerate(notices) if notice.strength >= Strength.OUTLET)


def _imprint_lines(
    text: str, lines: Sequence[Line], notices: Sequence[Notice], kinds: Sequence[str | None], order: Iterable[int]
) -> Iterator[int]:
    """Walk from the title down, or from the end up, to the first prose; give the imprint's lines.

    One sentence may stand between: a teaser, an address to the reader.
    """
    ahead = list(order)
    touching = True
    for position, index in enumerate(ahead):
        if notices[index].strength >= Strength.LIKELY or (touching and _belongs(lines, notices, index)):
            touching = True
            yield index
        elif kinds[index] is None:
            touching = False
            next_ones = ahead[position + 1 : position + 1 + _TEASER_REACH]
            if _is_prose(text, lines[index]) and not any(notices[i].strength >= Strength.LIKELY for i in next_ones):
                return


def _is_prose(text: str, line: Line) -> bool:
    content = text[line.start : line.end]
    return len(content) > _PROSE or _ENDS_SENTENCE.search(content) is not None


def _belongs(lines: Sequence[Line], notices: Sequence[Notice], index: int) -> bool:
    """True for a byline, and for a bare name or paper that has one beside it in its block."""
    strength = notices[index].strength
    if strength != Strength.NAME:
        return strength >= Strength.OUTLET
    near = range(max(0, index - 3), min(len(lines), index + 4))
    return any(
        notices[other].strength >= Strength.OUTLET and lines[other].block == lines[index].block for other in near
    )


def _above_paper(notices: Sequence[Notice], indexes: Sequence[int]) -> Iterator[str]:
    """A person's name on the line above the paper's: its reporter."""
    for index in indexes:
        names = notices[index].imprint.names
        below = notices[index + 1] if index + 1 in indexes else None
        if below and below.strength == Strength.OUTLET and below.imprint.publisher and len(names) == 1:
            yield from (name for name in names if 2 <= len(name.split()) <= 4 and not is_place(name))


def _combined(notices: Sequence[Notice], indexes: Iterable[int]) -> Imprint:
    imprint = Imprint()
    for index in indexes:
        imprint |= notices[index].imprint
    return imprint
