"""The date of a page without a date line: in the bracket that signs it, in its last sentence, in a stray line.

Where its dateline tells day and month only, the year may stand beside the mark of its copyright.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from citygraph.article.dateline import find_dateline
from citygraph.article.dates import find_date, is_clock
from citygraph.article.imprint import is_item
from citygraph.article.lines import Line
from citygraph.article.names import is_desk, is_name, outlet
from citygraph.article.wording import alternatives, wording
from citygraph.folding import align
from citygraph.model import PartialDate

_REACH = 160  # characters at the end of a paragraph
_BRACKET = re.compile(r"(?<=[.!?\"'])\s*[(\[](?P<inside>[^()\[\]]{6,60})[)\]]\s*$")
_BEGINS = r"(?:^|(?<=[.!?] )|(?<=\) ))"
_TOP, _END = 8, 3  # lines in which a date is the page's
_SHORT_LINE = 60
_DATELINE = 40  # characters of "PORT LORRIMER, 3 May 2019 –"
_CAPITALS = 4
_UNDER_THE_STORY = re.compile(r"[*(]")  # "*) Tulisan ini …, dimuat 3 Mei 2019."
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_MOST_WORDS = 10  # between the label and the date
_BARRED = re.compile(r"(?P<day>[^|]{6,30}) \|")  # "April 22nd, 2018 | by Ana Ruhl | Read Time: 4 mins."
_BRACKETED = re.compile(  # "OSTRA (3/5/2019) kabar.example – …", "Sekretariat DPRD – Rabu (3/5/2019). …"
    r"(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,5})(?: -{1,2} [A-Z]\w+)? \((?P<day>\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d)\)"
    r"(?: [\w.]{1,30}){0,3}(?:\.| -{1,2}) "
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FOOT = 4  # lines in which the copyright of a page stands
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b|\bhak cipta\b).*?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Closing:
    """A date, and how much of its paragraph is the story's."""

    length: int
    date: PartialDate


def find_closing(paragraph: str, *, day_first: bool) -> Closing | None:
    """The date that closes a paragraph; None when it is the story's own.

    >>> find_closing("Acara selesai. (Ys/Humas, 13 Oktober 2018)", day_first=True)
    Closing(length=14, date=PartialDate(year=2018, month=10, day=13))
    """
    start = max(0, len(paragraph) - _REACH)
    tail = align(paragraph[start:])
    match = _BRACKET.search(tail)
    if match and (found := _of_bracket(match["inside"], day_first=day_first)):
        return Closing(start + match.start(), found)
    told = _told().search(tail)
    if told and (found := _of_sentence(tail[told.end() :], day_first=day_first)):
        return Closing(start + len(tail[: told.start()].rstrip()), found)
    return None


def stray_date(text: str, lines: Sequence[Line], *, day_first: bool) -> PartialDate | None:
    """The day in a short line at the top or the end of a page without a date line: "KABAR, 26-09-1997. Hal. 8".

    Or that of a dateline below the first paragraphs, as press releases have it.
    """
    for line in (*lines[:_TOP], *lines[: -_END - 1 : -1]):
        content = align(text[line.start : line.end])
        if found := _of_issue(content, day_first=day_first) or _marked_day(text, line, content, day_first=day_first):
            return found
        if len(content) > _SHORT_LINE and content[:_CAPITALS].isupper():
            content = content[:_DATELINE]
        elif not _UNDER_THE_STORY.match(content) and (
            len(content) > _SHORT_LINE or _reads_as_prose(content) or is_item(content)
        ):
            continue
        told = find_date(content, day_first=day_first)
        if told and told.date and told.date.day:
            return told.date
    return None


def _marked_day(text: str, line: Line, content: str, *, day_first: bool) -> PartialDate | None:
    """The day of "Posted by …", of a dateline, of "3 May 2019 | …", of "OSTRA (3/5/2019) kabar.example – …"."""
    found = _posted(content, day_first=day_first) or _of_dateline(text, line, day_first=day_first)
    if found is None and (match := _BARRED.match(content) or _BRACKETED.match(content)):
        told = find_date(match["day"], day_first=day_first)
        found = told.date if told and not told.start and told.date and told.date.day else None
    return found


def _of_issue(line: str, *, day_first: bool) -> PartialDate | None:
    """The month or year of "No. 61, December 2013", "Issue 3/2013, July-September": a newsletter's."""
    issue = _issue().match(line) if len(line) <= _SHORT_LINE else None
    if issue is None:
        return None
    if (told := find_date(line[issue.end() :], day_first=day_first)) and told.date:
        return told.date
    year = _YEAR.search(line)
    return PartialDate(int(year.group())) if year else None


@lru_cache(maxsize=1)
def _issue() -> re.Pattern[str]:
    return re.compile(rf"(?:.*[,|] )?(?:{alternatives(wording().issue_numbers)})\b\.? ?\d+", re.IGNORECASE)


def dateline_with_year(head: str, text: str, lines: Sequence[Line], *, day_first: bool) -> PartialDate | None:
    """The day of a dateline "OSTRA, 21 Sept" by the year at the foot of its page: "© Kabar Lembah 2015"."""
    written = align(head)
    found = find_date(written, day_first=day_first)
    if found is None or found.date is not None:
        return None
    years = {
        match["year"] for line in lines[-_FOOT:] for match in _COPYRIGHT.finditer(align(text[line.start : line.end]))
    }
    if len(years) != 1:
        return None
    full = find_date(f"{written[found.start : found.end].rstrip('. ')} {years.pop()}", day_first=day_first)
    return full.date if full else None


def _posted(line: str, *, day_first: bool) -> PartialDate | None:
    """``Diposting oleh Humas pada 12 Maret 2024``, ``Posted by the desk on 12 March 2024``: label, desk and day."""
    if len(line) > _SHORT_LINE or not _label().match(line):
        return None
    found = find_date(line, day_first=day_first)
    told = found is not None and found.date is not None and bool(found.date.day)
    return found.date if told and found and not _ENDS_SENTENCE.search(line) else None


def _of_dateline(text: str, line: Line, *, day_first: bool) -> PartialDate | None:
    """The full day of a dateline that opens a line."""
    if line.end - line.start <= _SHORT_LINE:
        return None
    found = find_dateline(text, line.start, line.end, day_first=day_first)
    date = found.head.date if found else None
    return date if date and date.day else None


def _reads_as_prose(line: str) -> bool:
    return bool(_ENDS_SENTENCE.search(line)) or sum(word.islower() for word in line.split()) > 1


def _of_bracket(inside: str, *, day_first: bool) -> PartialDate | None:
    """``Ys/Humas, 13 Oktober 2018``: a full date, and beside it initials, desks, names, an hour."""
    found = find_date(inside, day_first=day_first)
    if found is None or found.date is None or not found.date.day:
        return None
    rest = re.split(r"[,/|;-]", inside[: found.start] + "," + inside[found.end :])
    parts = [part.strip() for part in rest if part.strip()]
    fits = all(is_name(part) or is_desk(part) or outlet(part) or is_clock(part) or " " not in part for part in parts)
    return found.date if fits else None


def _of_sentence(rest: str, *, day_first: bool) -> PartialDate | None:
    """``in the Velmora Courier newspaper on September 22, 2010.`` behind "Published"."""
    found = find_date(rest, day_first=day_first)
    if found is None or found.date is None or not found.date.day or len(rest[: found.start].split()) > _MOST_WORDS:
        return None
    behind = rest[found.end :].strip(" .)*")
    return found.date if not behind or is_clock(behind) else None


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(rf"{_BEGINS}[*(\s]*(?:{_published()})\b[\s:]", re.IGNORECASE)


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_published()})\s", re.IGNORECASE)


def _published() -> str:
    return alternatives(label for label, name in wording().labels.items() if name == "published")
