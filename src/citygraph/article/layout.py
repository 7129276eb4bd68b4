"""Lines → where title, imprint and story stand.

The imprint is what stands between the title and the first prose, and behind the last; each of its lines must
show by itself, or by its neighbours, that it is no story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

from citygraph.article import boilerplate, chrome, front
from citygraph.article.closing import dateline_with_year, find_closing, stray_date
from citygraph.article.dateline import Head, find_dateline
from citygraph.article.imprint import Imprint, Notice, Strength, read_line
from citygraph.article.lines import Line
from citygraph.article.names import is_place, is_reporter
from citygraph.model import PartialDate, Span

_PROSE = 100  # characters: a longer line is prose, whatever it ends with
_TEASER_REACH = 2  # lines behind a teaser in which the byline must follow
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_REPORTER_REACH = 3  # lines from a reporter's name to the date
_DASHES = ("-", "–", "—")
_CLOSING_WITHIN = 3  # paragraphs from the end
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
    if not titled:
        lines = lines[chrome.menu_end(text, lines) :]
    notices = _Notices(text, lines, day_first=day_first)
    kinds = _kinds(text, lines)
    title = 0 if titled and lines else front.title_index(text, lines, notices, kinds, day_first=day_first)
    heading = front.title_in_crumbs(text, lines, title)
    if heading:
        title = None
    elif title is not None:
        heading = front.title_span(text, lines[title])
    first = 0 if title is None else title + 1
    header = set(front.imprint_above(notices[: title or 0])) | set(
        _imprint_lines(text, lines, notices, kinds, range(first, len(lines)))
    )
    footer = set(_imprint_lines(text, lines, notices, kinds, range(len(lines) - 1, first - 1, -1))) - header
    story = [
        Span(line.start, line.end)
        for index, line in enumerate(lines)
        if index >= first and index not in header and index not in footer and kinds[index] is None
    ]
    imprint = _combined(notices, sorted(header)) | _combined(notices, sorted(footer))
    imprint |= Imprint(publisher=front.masthead_above(text, lines[:title]))
    imprint |= Imprint(publisher=front.masthead_in_crumbs(text, lines, kinds))
    if not imprint.authors:
        imprint |= Imprint(authors=tuple(_reporters(notices, sorted(header))))
    last = story[-1].start if story else 0
    behind = max((lines[index].end for index in header if lines[index].end <= last), default=0)
    layout = _with_story(text, heading, story, imprint, behind, day_first=day_first)
    if layout.imprint.published or layout.imprint.updated:
        return layout
    dated = stray_date(text, lines, day_first=day_first) or _by_copyright(text, lines, layout, day_first=day_first)
    return replace(layout, imprint=layout.imprint | Imprint(published=dated))


def _by_copyright(text: str, lines: Sequence[Line], layout: Layout, *, day_first: bool) -> PartialDate | None:
    """The day before the story in its first line, with the year that the foot of the page tells."""
    first = layout.story[0].start if layout.story else 0
    begin = text.rfind("\n", 0, first) + 1
    return dateline_with_year(text[begin:first], text, lines, day_first=day_first) if begin < first else None


def _with_story(
    text: str, title: Span | None, story: list[Span], imprint: Imprint, behind: int, *, day_first: bool
) -> Layout:
    """Cut dateline, credits and initials from the paragraphs; what they say joins the imprint.

    A paragraph that ends before `behind`, as a teaser above the byline does, has no dateline.
    """
    spans = []
    head = Head()
    for index, span in enumerate(story):
        start = span.start
        if index < _DATELINES_WITHIN and head == Head() and start >= behind:
            on_its_own = index + 1 < len(story) and text[span.start : span.end].rstrip().endswith(_DASHES)
            end = story[index + 1].end if on_its_own else span.end
            found = find_dateline(text, span.start, end, day_first=day_first, capitals=index > 1)
            if found:
                start, head = found.end, found.head
        end = start + boilerplate.without_credit(text[start : span.end])
        spans.append(Span(start, end))
    closed = None
    if not (imprint.published or imprint.updated or head.date):
        spans, closed = _closed(text, spans, day_first=day_first)
    signed = None
    if spans:
        length, signed = boilerplate.without_initials(text[spans[-1].start : spans[-1].end])
        spans[-1] = Span(spans[-1].start, spans[-1].start + length)
    imprint |= Imprint(
        authors=(head.author,) if head.author and not imprint.authors else (),
        publisher=head.publisher or signed,
        published=None if imprint.updated else head.date or closed,
        place=next(filter(is_place, imprint.names), None) or head.place or imprint.written_in,
    )
    return Layout(title, tuple(span for span in spans if span.end > span.start), imprint)


def _closed(text: str, spans: list[Span], *, day_first: bool) -> tuple[list[Span], PartialDate | None]:
    """The paragraphs without the date that closes the last ones, and that date."""
    for index in range(len(spans) - 1, max(-1, len(spans) - 1 - _CLOSING_WITHIN), -1):
        span = spans[index]
        if found := find_closing(text[span.start : span.end], day_first=day_first):
            kept = [Span(span.start, span.start + found.length)] if found.length else []
            return [*spans[:index], *kept, *spans[index + 1 :]], found.date
    return spans, None


def _kinds(text: str, lines: Sequence[Line]) -> list[str | None]:
    """The class of each boilerplate line; the lines listed under a "read also:", and the page's foot, are such too."""
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
    foot = chrome.foot_start(text, lines, kinds)
    return [*kinds[:foot], *(kind or "foot" for kind in kinds[foot:])]


def _is_link(content: str) -> bool:
    return not _ENDS_SENTENCE.search(content) and len(content) <= _PROSE


def _imprint_lines(
    text: str, lines: Sequence[Line], notices: Sequence[Notice], kinds: Sequence[str | None], order: Iterable[int]
) -> Iterator[int]:
    """Walk from the title down, or from the end up, to the first prose; give the imprint's lines.

    One sentence may stand between: a teaser, an address to the reader.
    """
    ahead = list(order)
    downward = ahead[:1] < ahead[-1:]
    touching = True
    for position, index in enumerate(ahead):
        if (
            notices[index].strength >= Strength.LIKELY
            or (touching and _belongs(lines, notices, index))
            or (
                downward and notices[index].strength >= Strength.NAME and _leads_to_date(notices, ahead[position + 1 :])
            )
        ):
            touching = True
            yield index
        elif kinds[index] is None:
            touching = False
            next_ones = ahead[position + 1 : position + 1 + _TEASER_REACH]
            if front.is_prose(text[lines[index].start : lines[index].end]) and not any(
                notices[i].strength >= Strength.LIKELY for i in next_ones
            ):
                return


def _belongs(lines: Sequence[Line], notices: Sequence[Notice], index: int) -> bool:
    """True for a byline, and for a bare name or paper that has one beside it in its block."""
    strength = notices[index].strength
    if strength != Strength.NAME:
        return strength >= Strength.OUTLET
    near = range(max(0, index - 3), min(len(lines), index + 4))
    return any(
        notices[other].strength >= Strength.OUTLET and lines[other].block == lines[index].block for other in near
    )


def _leads_to_date(notices: Sequence[Notice], ahead: Sequence[int]) -> bool:
    """True for a name, and a paper behind it, above a date line: "Ana Ruhl", "Velmora Times", "3 May 2019"."""
    for index in ahead[:_REPORTER_REACH]:
        strength = notices[index].strength
        if strength == Strength.SURE and notices[index].imprint.published:
            return True
        if strength < Strength.NAME:
            return False
    return False


def _reporters(notices: Sequence[Notice], indexes: list[int]) -> Iterator[str]:
    """A person's name on a line of its own, above the paper's or near the date: the reporter's."""
    for position, index in enumerate(indexes):
        names = notices[index].imprint.names
        if notices[index].strength != Strength.NAME or len(names) != 1 or not is_reporter(names[0]):
            continue
        near = indexes[max(0, position - 1) : position] + indexes[position + 1 : position + _REPORTER_REACH]
        if any(
            abs(other - index) <= _REPORTER_REACH
            and (notices[other].imprint.published or notices[other].imprint.publisher)
            for other in near
        ):
            yield names[0]
            return


def _combined(notices: Sequence[Notice], indexes: Iterable[int]) -> Imprint:
    imprint = Imprint()
    for index in indexes:
        imprint |= notices[index].imprint
    return imprint
