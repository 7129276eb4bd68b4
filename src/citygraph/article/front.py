"""What stands above a title: links that lead to the page, the paper, the section, the office that publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citygraph.article import boilerplate
from citygraph.article.dateline import find_dateline
from citygraph.article.imprint import Notice, Strength
from citygraph.article.lines import Line
from citygraph.article.names import is_masthead, outlet
from citygraph.article.wording import wording
from citygraph.folding import fold
from citygraph.model import Span

_SECTION_WORDS = 2  # a shorter first line before a title names a section of the paper
_TITLE_WORDS = 4
_LONGEST_TITLE = 220
_PROSE = 100  # characters: a longer line is prose, whatever it ends with
_FRONT = 6  # lines before the title at most
_EDITION_WORDS = 3  # "SURAKARTA" between a paper's name and its date
_BELOW_DATE = 2  # the line under a paper's name and its day
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_ISSUER_WORDS = 6
_BAR = re.compile(r"\s+\|\s+")


def title_index(
    text: str, lines: Sequence[Line], notices: Sequence[Notice], kinds: Sequence[str | None], *, day_first: bool
) -> int | None:
    """The first line that is neither imprint nor a section's name; None when that is prose already."""
    index = _behind(text, lines, notices, kinds, Strength.OUTLET)
    if not _looks_like_title(text, lines, index):
        index = _behind(text, lines, notices, kinds, Strength.SURE)
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


def title_span(text: str, line: Line) -> Span:
    """A title without the section's name before it and the paper's behind it: ``OPINI | …``, ``… | Kabar Lembah``."""
    start, end = line.start, line.end
    parts = _BAR.split(text[start:end])
    if len(parts) > 1 and fold(parts[0]) in wording().page_sections:
        start = end - len(text[start:end].split("|", 1)[1].lstrip())
        parts = parts[1:]
    if len(parts) > 1 and (outlet(parts[-1]) or fold(parts[-1]) in wording().page_sections):
        end = start + len(text[start:end].rpartition("|")[0].rstrip())
    return Span(start, end)


def title_in_crumbs(text: str, lines: Sequence[Line], title: int | None) -> Span | None:
    """The title at the end of the links to a page that has it nowhere else: ``Beranda » Berita » Dua Kota Bertemu``."""
    if title is not None and not text[: lines[title].end].endswith("."):
        return None
    for line in lines[: _FRONT if title is None else title]:
        content = text[line.start : line.end]
        parts = boilerplate.crumbs(content)
        if len(parts) > 1 and len(parts[-1].split()) >= _TITLE_WORDS:
            return Span(line.end - len(parts[-1]), line.end)
    return None


def _behind(
    text: str, lines: Sequence[Line], notices: Sequence[Notice], kinds: Sequence[str | None], least: Strength
) -> int:
    """The first line that is neither boilerplate, the page's own name nor so surely imprint."""
    index = 0
    while index < min(_FRONT, len(notices)):
        content = text[lines[index].start : lines[index].end]
        if not (
            notices[index].strength >= least
            or kinds[index] in ("crumbs", "notice", "copyright")
            or _is_label(content)
            or _is_edition(content, notices, index)
            or _is_unknown_paper(text, lines, notices, index)
            or _is_second_name(text, lines, notices, index)
            or _is_issuer(text, lines, kinds, index)
        ):
            return index
        index += 1
    return index


def _is_label(content: str) -> bool:
    """``Siaran Media``, ``MUNICIPALITY OF VELMORA``: a section's name, or that of the page's publisher."""
    return fold(content) in wording().page_sections or is_masthead(content)


def _is_edition(content: str, notices: Sequence[Notice], index: int) -> bool:
    """``SURAKARTA`` between the paper's name and the date."""
    return (
        0 < index < len(notices) - 1
        and notices[index].strength == Strength.NAME
        and len(content.split()) <= _EDITION_WORDS
        and notices[index - 1].strength >= Strength.OUTLET
        and notices[index + 1].strength == Strength.SURE
        and notices[index + 1].imprint.published is not None
    )


def _is_unknown_paper(text: str, lines: Sequence[Line], notices: Sequence[Notice], index: int) -> bool:
    """``VELMORA PEOPLE`` and the day, above a title: a paper, known by no word of its name."""
    if index or len(lines) <= _BELOW_DATE:
        return False
    content = text[lines[index].start : lines[index].end]
    paper, dash, _ = content.partition(" — ")
    if dash and outlet(paper):  # "VELMORA BULLETIN — OSTRA"
        return True
    if notices[index].strength != Strength.NAME:
        return False
    is_dated = notices[1].strength == Strength.SURE and notices[1].imprint.published is not None
    return (
        is_dated
        and content.isupper()
        and len(content.split()) <= _EDITION_WORDS
        and notices[_BELOW_DATE].strength <= Strength.NAME
        and _looks_like_title(text, lines, _BELOW_DATE)
    )


def _is_second_name(text: str, lines: Sequence[Line], notices: Sequence[Notice], index: int) -> bool:
    """The publisher's name in its other language, between the first one and a section's name."""
    if not 0 < index < len(notices) - 1 or notices[index].strength != Strength.NAME:
        return False
    above, below = (text[lines[at].start : lines[at].end] for at in (index - 1, index + 1))
    return is_masthead(above) and fold(below) in wording().page_sections


def _is_issuer(text: str, lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> bool:
    """``Office of the Governor`` right above ``Contact: Ann Karsana, 410-555-0136``."""
    content = text[lines[index].start : lines[index].end]
    short = len(content.split()) <= _ISSUER_WORDS and not _ENDS_SENTENCE.search(content)
    return short and index + 2 < len(lines) and kinds[index + 1] == "notice"


def _looks_like_title(text: str, lines: Sequence[Line], index: int) -> bool:
    if index >= len(lines):
        return False
    content = text[lines[index].start : lines[index].end]
    return len(content.split()) >= _TITLE_WORDS and not is_prose(content)


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


def masthead_above(text: str, lines: Sequence[Line]) -> str | None:
    """The government that publishes the page, as its first lines name it: ``CITY OF VELMORA, OREGON``."""
    names = (text[line.start : line.end] for line in lines[:_FRONT])
    return next((name for name in names if is_masthead(name)), None)


def masthead_in_crumbs(text: str, lines: Sequence[Line], kinds: Sequence[str | None]) -> str | None:
    """The government to whose page links lead: ``Velmora City Council > Community > Twin towns``."""
    links = (text[line.start : line.end] for line, kind in zip(lines[:_FRONT], kinds) if kind == "crumbs")
    return next((part for line in links for part in boilerplate.parts_of_crumbs(line) if is_masthead(part)), None)


def is_prose(content: str) -> bool:
    """True for a line that is no title, name or label: long, or closed as a sentence is."""
    return len(content) > _PROSE or _ENDS_SENTENCE.search(content) is not None


def imprint_above(notices: Sequence[Notice]) -> Iterator[int]:
    """Imprint lines above the title."""
    return (index for index, notice in enumerate(notices) if notice.strength >= Strength.OUTLET)
