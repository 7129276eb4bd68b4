"""What the fields of a matched pattern say: a day, month or year, as exact as the words and the article's day allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from citygraph.extract.dates.grammar import COUNTED_FROM, Grammar, plain
from citygraph.model import PartialDate

_MOST = 60  # years that somebody counts back to a date; more is history
_AHEAD = 1.5  # how much farther a day to come is than one past, where nothing tells which is meant
WEEK = "week"  # how a week was read, told by its month
WEEK_BEFORE = "last-week"  # the same, of one that is over
NEAREST_MONTH = "nearest-month"  # how a month without a year was read
_SEASON = 2  # months of a season before its last
_LEAST_NAME = 3  # letters of a month that may stand alone: "in May"
FROM_ARTICLE = "year-from-article"  # the rule of a day without its year
DAY_OF_MONTH = "day-of-month"  # the rule of a day without its month
WEEKDAY = "weekday"  # the rule of a day that a weekday tells
AGAINST_WEEKDAY = "against-weekday"  # the rule of a date beside the name of another weekday

Found = tuple[PartialDate, PartialDate | None, str] | None


def read_days(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """A day ("11 Agustus 2025"), or the first and last day of a range ("May 3-5"); the year may be the article's."""
    day, month, year = _parts(fields, grammar)
    last_day = int(fields["day2"]) if "day2" in fields else 0  # `_parts` finds that of "9-10/8"
    last_month = _month_number(fields["month2"], grammar) if "month2" in fields else month
    how = "stated"
    if not year and "year2" in fields:
        year = _full_year(fields["year2"]) - (last_month < month)
    if not year:
        year = _likely_year(day, month, fields, grammar, today)
        how = FROM_ARTICLE
    first = _valid(year, month, day)
    if first is None:
        return None
    if how == "stated" and _contradicts(day, month, year, fields, grammar):
        how = AGAINST_WEEKDAY
    last = _valid(year + (last_month < month), last_month, last_day) if last_day else None
    return first, last if last and last > first else None, how


def read_running_days(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "on |20 and 21 September|": two days on end; of others the first is no part of one event."""
    return read_days(fields, grammar, today) if int(fields["day2"]) - int(fields["day"]) == 1 else None


def _parts(fields: dict[str, str], grammar: Grammar) -> tuple[int, int, int]:
    """Day, month and year (0: not stated) of a match."""
    written = fields.get("numeric") or fields.get("short") or fields.get("short2")
    if days := fields.get("days"):
        first, last, month, *year_said = re.findall(r"\d+", days)
        fields["day2"] = last
        return int(first), int(month), _full_year(year_said[0]) if year_said else 0
    if iso := fields.get("iso"):
        year, month, day = (int(part) for part in re.split(r"\D", iso))
        return day, month, year
    if not written:
        return int(fields["day"]), _month_number(fields["month"], grammar), _full_year(fields.get("year", ""))
    numbers = re.findall(r"\d+", written)
    day, month = int(numbers[0]), int(numbers[1])
    year = _full_year(numbers[2]) if len(numbers) > 2 else 0
    if month > 12 or (
        _contradicts(day, month, year, fields, grammar) and not _contradicts(month, day, year, fields, grammar)
    ):
        day, month = month, day
    return day, month, year


def _contradicts(day: int, month: int, year: int, fields: dict[str, str], grammar: Grammar) -> bool:
    """True when the weekday beside a date says that it is another day."""
    found = _valid(year, month, day) if year else None
    name = fields.get("weekday")
    return bool(year and not found) or bool(
        found and name and _calendar(found).isoweekday() != _weekday_number(name, grammar)
    )


def _likely_year(day: int, month: int, fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> int:
    """The year of a day without one: past or future as its words say, as its weekday allows, else the nearest."""
    if today is None:
        return 0
    anchor = _anchor(today)
    around = [found for year in range(today.year - 1, today.year + 2) if (found := _valid(year, month, day))]
    direction = plain(fields.get("ago") or fields.get("next", ""))
    if direction in grammar.years_said:
        return today.year + grammar.years_away[direction]
    if away := grammar.years_away.get(direction, 0):
        around = [found for found in around if (_calendar(found) - anchor).days * away >= 0]
    if name := fields.get("weekday"):
        number = _weekday_number(name, grammar)
        around = [found for found in around if _calendar(found).isoweekday() == number] or around
    around.sort(key=lambda found: _distance((_calendar(found) - anchor).days))
    return around[0].year if around else 0


def _distance(days: int) -> float:
    return days * _AHEAD if days > 0 else -days


def read_month(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "April 2017", and "Februari lalu" told from the day of the article."""
    name = fields.get("month") or fields["month2"]
    number = _month_number(name, grammar)
    if not name[0].isupper():
        return None
    if "year" in fields:
        return PartialDate(_full_year(fields["year"]), number), None, "stated"
    if today is None or not today.month:
        return None
    direction = plain(fields.get("ago") or fields["next"])
    away = grammar.years_away[direction]
    year = today.year
    if direction in grammar.years_said:
        year += away
    elif away < 0 and number >= today.month:
        year -= 1
    elif away > 0 and number <= today.month:
        year += 1
    return PartialDate(year, number), None, "relative"


def read_nearest_month(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """The last such month, the article's own included; a plan may mean the one to come."""
    name = fields["month"]
    if today is None or not today.month or not name[0].isupper() or len(name) < _LEAST_NAME:
        return None
    number = _month_number(name, grammar)
    return PartialDate(today.year - (number > today.month), number), None, NEAREST_MONTH


def read_day_of_month(fields: dict[str, str], _grammar: Grammar, near: PartialDate | None) -> Found:
    """As in "will be there in June and sign |on the 14th|": of the month told before, or the nearest such day."""
    if near is None or not near.month:
        return None
    day, months = int(fields.get("day") or fields["day2"]), near.year * 12 + near.month - 1
    if not near.day:
        found = _valid(near.year, near.month, day)
        return (found, None, DAY_OF_MONTH) if found else None
    around = [
        found for month in (months - 1, months, months + 1) if (found := _valid(month // 12, month % 12 + 1, day))
    ]
    nearest = min(around, key=lambda found: _distance((_calendar(found) - _calendar(near)).days), default=None)
    return (nearest, None, DAY_OF_MONTH) if nearest else None


def read_day_of_period(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "tanggal 20 bulan depan", "on the 20th of next month"."""
    moved = _moved(today, *_step(fields, grammar))
    found = _valid(moved[0].year, moved[0].month, int(fields.get("day") or fields["day2"])) if moved else None
    return (found, None, "relative") if found else None


def read_year(fields: dict[str, str], _grammar: Grammar, _today: PartialDate | None) -> Found:
    """As in "sejak 1994", "(1953)", "1987 wurde"."""
    year = next(found for name, found in fields.items() if name.startswith("bare"))
    return PartialDate(int(year)), None, "stated"


def read_counted(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "12 years ago", and "two years later" told from the date before."""
    steps, unit = _counted(fields, grammar)
    steps *= grammar.then[plain(fields["then"])] if "then" in fields else -1
    if "then" in fields and unit == "week":
        steps, unit = 7 * steps, "day"
    return None if unit == "year" and abs(steps) > _MOST else _moved(today, steps, unit)


def read_counted_from(fields: dict[str, str], grammar: Grammar, day: PartialDate | None) -> Found:
    """As in "said on Tuesday it was cutting ties, |a day after| X and Y signed": the day of what follows."""
    steps, unit = _counted(fields, grammar)
    if unit == "week":
        steps, unit = 7 * steps, "day"
    found = _moved(day, -steps, unit) if steps <= _MOST else None
    return (found[0], None, COUNTED_FROM) if found else None


def _counted(fields: dict[str, str], grammar: Grammar) -> tuple[int, str]:
    number = plain(fields.get("count", ""))
    count = int(number) if number.isdigit() else grammar.counts.get(number, 1)
    return count, grammar.units[plain(fields["unit"])] if "unit" in fields else grammar.ones[plain(fields["one"])]


def unit_of(fields: dict[str, str], grammar: Grammar) -> str:
    """``day``, ``week``, ``month`` or ``year`` of "two |years| later", "|sehari| sebelumnya"."""
    return _counted(fields, grammar)[1]


def read_following(fields: dict[str, str], grammar: Grammar, before: PartialDate | None) -> Found:
    """As in "signed in March 2019 … the following June", "met in 1994 … the following June"."""
    name, number = fields["month"], _month_number(fields["month"], grammar)
    if before is None or not name[0].isupper():
        return None
    away = grammar.following[plain(fields["following"])]
    passed = not before.month or (number <= before.month if away > 0 else number >= before.month)
    return PartialDate(before.year + away * passed, number), None, "relative"


def read_relative(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "kemarin", "bulan lalu": told from the day of the article, or from the date named before."""
    steps, unit = _step(fields, grammar)
    if today is not None and (unit == "time" or (unit == "day" and not steps and "shift" in fields)):
        return today, None, "relative"  # "damals", which may be a year; "today" of a page that tells its month only
    return _moved(today, steps, unit)


def _moved(today: PartialDate | None, steps: int, unit: str) -> Found:  # noqa: PLR0911 - one line for each unit
    """A date some units away from another, as exact as the unit."""
    if today is None:
        return None
    if unit == "year":
        return PartialDate(today.year + steps), None, "relative"
    if unit == "month" and today.month:
        year, month = divmod(today.year * 12 + today.month - 1 + steps, 12)
        return PartialDate(year, month + 1), None, "relative"
    if unit == "week" and today.day:
        return _week(_calendar(today), steps)
    if unit == "weekend" and today.day:
        return _weekend(_calendar(today), steps)
    if unit == "day" and today.day:
        return _partial(_calendar(today) + timedelta(days=steps)), None, "relative"
    return None


def _week(today: date, steps: int) -> Found:
    """The month that a whole week lies in; None where it lies in two."""
    monday = today + timedelta(days=7 * steps - today.weekday())
    sunday = monday + timedelta(days=6)
    how = WEEK_BEFORE if steps < 0 else WEEK
    return (PartialDate(monday.year, monday.month), None, how) if monday.month == sunday.month else None


def _weekend(today: date, steps: int) -> Found:
    """The month of the last weekend that has begun, or of the one to come; None where it lies in two."""
    saturday = today + timedelta(days=7 * steps - (today.weekday() + 2) % 7)
    sunday = saturday + timedelta(days=1)
    return (PartialDate(saturday.year, saturday.month), None, WEEK) if saturday.month == sunday.month else None


def _step(fields: dict[str, str], grammar: Grammar) -> tuple[int, str]:
    step = grammar.anchored[plain(fields["anchor"])] if "anchor" in fields else grammar.shifts[plain(fields["shift"])]
    count, unit = step.split()
    return int(count), unit


def read_weekday(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """The last such weekday, the day of the article included; the next one when the words say so."""
    name = fields["weekday"].strip(" ,(")
    if today is None or not today.day or not name[0].isupper() or len(name.rstrip(".")) < 4:
        return None
    away = grammar.years_away.get(plain(fields.get("ago") or fields.get("next", "")), 0)
    back = (_calendar(today).isoweekday() - _weekday_number(name, grammar)) % 7
    if away > 0:
        return _partial(_calendar(today) + timedelta(days=7 - back)), None, WEEKDAY
    return _partial(_calendar(today) - timedelta(days=back or (7 if away < 0 else 0))), None, WEEKDAY


def read_weekday_of_week(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "Monday last week", "Selasa pekan lalu": that day of the week that is told."""
    name = fields["weekday"].strip(" ,(")
    if today is None or not today.day or not name[0].isupper():
        return None
    steps = int(grammar.shifts[plain(fields["week"])].split()[0])
    monday = _calendar(today) - timedelta(days=_calendar(today).weekday())
    return _partial(monday + timedelta(days=7 * steps + _weekday_number(name, grammar) - 1)), None, WEEKDAY


def read_season(fields: dict[str, str], grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "next spring", "last summer": the year of the season that comes, or came, first."""
    name = fields.get("season") or fields["season2"]
    last = grammar.seasons[plain(name)]
    away = grammar.years_away[plain(fields.get("next") or fields["ago"])]
    if today is None or not today.month or abs(away) > 1:
        return None
    begun = today.month > last - _SEASON
    passed = today.month > last
    year = today.year + (begun if away > 0 else passed - 1 if away < 0 else 0)
    return PartialDate(year), None, "relative"


def read_year_end(_fields: dict[str, str], _grammar: Grammar, today: PartialDate | None) -> Found:
    """As in "by the end of the year": the year of the article."""
    return (PartialDate(today.year), None, "relative") if today is not None else None


def read_same_year(fields: dict[str, str], grammar: Grammar, before: PartialDate | None) -> Found:
    """As in "twinned in 1980 … signed that July", "Juli tahun itu": in the year that was named before."""
    name = next(fields[key] for key in ("month", "month2", "month3", "month4") if key in fields)
    if before is None or not name[0].isupper():
        return None
    month, day = _month_number(name, grammar), fields.get("day") or fields.get("day2")
    found = _valid(before.year, month, int(day)) if day else PartialDate(before.year, month)
    return (found, None, "relative") if found else None


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _calendar(day: PartialDate) -> date:
    return date(day.year, day.month, day.day)


def _anchor(today: PartialDate) -> date:
    return date(today.year, today.month or 7, today.day or 1)


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _full_year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if not digits:
        return 0
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month_number(text: str, grammar: Grammar) -> int:
    return grammar.months[text.lower().rstrip(".")]


def _weekday_number(text: str, grammar: Grammar) -> int:
    return grammar.weekdays[text.lower().strip(" ,(").rstrip(".")]


def days_between(earlier: PartialDate, later: PartialDate) -> int:
    """Days from one date to another, each taken as early as it may be.

    >>> days_between(PartialDate(2025, 8, 9), PartialDate(2025, 8, 11))
    2
    """
    return (_first_day(later) - _first_day(earlier)).days


def _first_day(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


Reader = Callable[[dict[str, str], Grammar, PartialDate | None], Found]

READERS: dict[str, Reader] = {
    "days-running": read_running_days,
    "relative": read_relative,
    "weekday": read_weekday,
    "month": read_month,
    "nearest-month": read_nearest_month,
    DAY_OF_MONTH: read_day_of_month,
    "day-of-period": read_day_of_period,
    "year": read_year,
    "counted": read_counted,
    "following": read_following,
    "counted-from": read_counted_from,
    "same-year": read_same_year,
    "weekday-of-week": read_weekday_of_week,
    "season": read_season,
    "year-end": read_year_end,
}


def next_week(day: PartialDate) -> PartialDate:
    """The same weekday, a week later."""
    return _partial(_calendar(day) + timedelta(days=7))
