"""The date of a date line, in whatever style newsrooms write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from citygraph.article.wording import alternatives, wording
from citygraph.model import PartialDate

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W\d_]+")
_DOTS = 2  # in 12.11.2016: nobody writes the month first with them
_PIVOT = 70  # two-digit years from here on are of the last century

# Example phrases stand behind each pattern; the first that gives a date wins.
_PATTERNS = (
    r"(?P<year>{year})[-/.](?P<m>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",  # 2025-08-11
    (
        r"(?<!\d){day}[ ./,-]*(?:(?:{link}) )?(?P<month>{month})\.?[ ./,-]*"
        r"(?P<year>{year}|'?\d\d(?![:.]|,? (?:19|20)\d\d))(?!\d)"
    ),  # 11 Agt 2025; 3 May '25; not "10:15 May 3, 2019"
    r"(?P<month>{month})[.,]?[ -]*{day}[ ,/-]+(?P<year>{year})(?!\d(?!\d?:\d\d))",  # Nov. 17, 2014; May, 16/2019
    r"(?<!\d)(?<!\d:)(?P<a>\d{{1,2}})[-/. ]+(?P<b>\d{{1,2}})[-/. ]+(?P<year>{year}|\d\d)(?![\d:])",  # 21/04/2025
    r"(?<![\d-])(?P<month>{month})\.?,?[ -]+(?P<year>{year})(?!\d)",  # Juni 2024
    r"(?<!\d){day}[ -]+(?P<month>{month})(?![a-z])",  # 14 Ogos: the year is missing
    r"(?P<month>{month})\.?[ -]+{day}(?!\d)",  # May 3
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date at ``[start, end)`` of a line; `date` is None when it lacks its year or is no day of the calendar."""

    start: int
    end: int
    date: PartialDate | None


def find_date(line: str, *, day_first: bool) -> Found | None:
    """The first date of a line (aligned text); None when there is none.

    3/4/2019 is read with the day first when the language does so or the weekday of the line says so; else
    only its year is sure.

    >>> find_date("Senin, 19 Maret 2018 | 20:47 WIB", day_first=True)
    Found(start=7, end=20, date=PartialDate(year=2018, month=3, day=19))
    """
    if not _DIGIT.search(line):
        return None
    lower = line.lower()
    has_month = not _month_words().isdisjoint(_LETTERS.findall(lower))
    for pattern in _patterns():
        if not has_month and "month" in pattern.groupindex:
            continue
        if match := pattern.search(lower):
            return Found(match.start(), match.end(), _date_of(match, lower, day_first=day_first))
    return None


def without_clock(line: str) -> str:
    """What a date line says beside weekday and time: ``"Senin, | 20:47 WIB - Kabar Kota"`` → ``"Kabar Kota"``.

    >>> without_clock("Tuesday, , 11:47 BST")
    ''
    """
    return _clock().sub(" ", line).strip(" \t,.;:|/()-[]·•\xa0+@")


def is_clock(line: str) -> bool:
    """True when weekday and time are all that a line says: :func:`without_clock` of it is empty.

    >>> is_clock("Tuesday, 11:47 BST"), is_clock("Tuesday market")
    (True, False)
    """
    return _clock_words().issuperset(_WORD.findall(line.lower())) and not without_clock(line)


def _date_of(match: re.Match[str], line: str, *, day_first: bool) -> PartialDate | None:
    part = match.groupdict()
    if not part.get("year"):
        return None
    year = _full_year(part["year"])
    if part.get("month"):
        return _valid(year, wording().months[part["month"]], int(part.get("day") or 0))
    if part.get("m"):
        return _valid(year, int(part["m"]), int(part["day"]))
    return _read(match, line, year, day_first=day_first)


def _read(match: re.Match[str], line: str, year: int, *, day_first: bool) -> PartialDate | None:
    """3/4/2019 by what the line says: its weekday, an American hour, the dots; only its year when nothing does."""
    readings = list(dict.fromkeys(_readings(year, int(match["a"]), int(match["b"]))))
    weekday = _weekday_of(line)
    agreeing = [found for found in readings if _weekday(found) == weekday] if weekday else []
    if len(agreeing) == 1:
        return agreeing[0]
    if len(readings) > 1 and not wording().month_first.isdisjoint(_LETTERS.findall(line)):
        return readings[1]  # 12/11/2016 07:12 PM MST
    if len(readings) == 1 or (readings and (day_first or match.group().count(".") == _DOTS)):
        return readings[0]
    return PartialDate(year) if readings else None


def _readings(year: int, a: int, b: int) -> Iterator[PartialDate]:
    for month, day in ((b, a), (a, b)):
        if found := _valid(year, month, day):
            yield found


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'"))
    if year > 99:
        return year
    return (1900 if year >= _PIVOT else 2000) + year


def _weekday(found: PartialDate) -> int:
    return date(found.year, found.month, found.day).isoweekday()


def _weekday_of(line: str) -> int | None:
    match = _weekday_pattern().search(line)
    return wording().weekdays[match.group()] if match else None


@lru_cache(maxsize=1)
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(wording().weekdays)})\b")


@lru_cache(maxsize=1)
def _month_words() -> frozenset[str]:
    """The first word of each month: a line without any of them names no month."""
    return frozenset(match.group() for month in wording().months if (match := _LETTERS.search(month)))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = wording()
    fields = {
        "day": rf"(?P<day>\d{{1,2}})(?: ?(?:{alternatives(words.day_suffixes)})\b)?",
        "month": rf"(?<![a-z])(?:{alternatives(words.months)})(?![a-z])",
        "year": r"(?:19|20)\d\d",
        "link": alternatives(words.day_links),
    }
    return tuple(re.compile(pattern.format(**fields)) for pattern in _PATTERNS)


@lru_cache(maxsize=1)
def _clock_words() -> frozenset[str]:
    """Every word that :func:`without_clock` can take away: a line with another one is more than a clock."""
    phrases = " ".join([*wording().clock, *wording().weekdays]).lower()
    return frozenset(_WORD.findall(phrases)) | wording().page_numbers | {"gmt", "utc", "t", "z"}


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    words = wording()
    half = r"(?:\s?[ap]\.?m(?:\b\.?|in\s+\w+$))?"  # "4:11 AMIN NEWS"
    hour = rf"(?<!\d)(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\.\d+)?(?![\d]){half}"
    bare_hour = r"\b(?:1[0-2]|\d) ?(?=[ap]\.?m\b)"
    zone = r"\b(?:gmt|utc)? ?[+-]\d{1,2}(?::?\d\d)?\b|(?<=\d)[tz]\b|\bt(?=\d)"
    names = rf"\b(?:{alternatives({*words.clock, *words.weekdays})})(?:\b\.?|(?<=\.))"
    page = rf"\b(?:{alternatives(words.page_numbers)})\b\.?\s*:?\s*[a-z]?\d+\b"
    return re.compile(f"{hour}|{bare_hour}|{zone}|{names}|{page}", re.IGNORECASE)
