"""Dates of the story: stated in full, in part, or told from the article's own date ("Senin", "last month")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from citygraph.extract.mention import DateMention, Mentions
from citygraph.folding import align
from citygraph.lexicon import Lexicon
from citygraph.model import PartialDate

# Rows of (rule, pattern); longer readings of one place win, then the earlier row. The fields are filled from the
# lexicon. Example phrases stand behind each row.
_PATTERNS = (
    ("range", "{weekday}?{day} {month}{year}? ?{to} ?{day2} {month2}{year2}?"),  # 30 April-2 Mei 2019
    ("range", "{weekday}?{month} {day}{year}? ?{to} ?{month2} {day2}{year2}?"),  # April 30 to May 2, 2019
    ("range", "{weekday}?{day} ?{to} ?{day2} {month}{year}?"),  # 9-11 Agustus 2017
    ("range", "{weekday}?{month} {day} ?{to} ?{day2}{year}?"),  # May 3-5, 2019
    ("range", "{both} {day} {and} {day2} {month}{year}?"),  # between 3 and 5 May 2019
    ("range", r"\(?{days}\)?"),  # (9-10/8), 9-10/8/2025
    ("day", "{weekday}?{day} {month}{year}?{ago}?"),  # Senin, 11 Agt 2025; 6 Februari lalu
    ("day", "{weekday}?{month} {day}{year}?"),  # on Tuesday, Feb. 5
    ("day", r"{weekday}?\(?{day} {month}{year}?\)"),  # Senin (11 Agustus)
    ("day", r"{weekday}?\(?{iso}\)?"),  # 2025-08-11
    ("day", r"{weekday}?\(?{numeric}\)?"),  # (11/8/2025), 16/01/2025
    ("day", r"{weekday}\(?{short}\)?|\({short2}\)"),  # Kamis (30/3)
    ("month", "{month},?{year}"),  # April 2017
    ("month", "{month} {ago}|{next} {month2}"),  # Februari lalu, last December
    (
        "nearest-month",
        "{month_cue} {month}(?!,? ?[0-9])(?!{away})",
    ),  # in April, pada bulan Juli: of the last twelve months
    # sejak 1994, (1953), the 1994 pact, 1987 wurde
    ("year", r"{cue} {bare}|\({bare2}(?:\)|(?=[;,]))|{a} {bare3} (?={object})|{bare4}(?= {behind})"),
    ("following", "{following} {month}"),  # the following June
    ("counted-on", "(?:{count} {unit}|{one}) {then}"),  # two years later, sebulan berselang
    ("counted", "(?:{count} {unit}|{one}) {before}"),  # 12 years ago, sepuluh tahun silam
    ("counted", "{ahead} (?:{count} {unit}|{one})"),  # vor zwölf Jahren
    ("anchored", "{anchor}"),  # sehari sebelumnya, the next day
    ("relative", "{shift}"),  # kemarin, bulan lalu
    ("weekday", "{weekday}{ago}?"),  # Senin, on Tuesday, Jumat depan
    ("weekday", "{next} {weekday}"),  # next Friday
)


_WITHOUT_DIGITS = frozenset(
    {"month", "nearest-month", "following", "counted", "counted-on", "anchored", "relative", "weekday"}
)
# What a sentence must have for a pattern with such a field to be looked for: sections of the lexicon of which a phrase
# stands in it, or digits so written. The first field that a pattern has decides.
_TRIGGERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("{month", frozenset({"months"})),
    ("{iso}", frozenset({"marks"})),
    ("{numeric}", frozenset({"marks"})),
    ("{short}", frozenset({"marks"})),
    ("{days}", frozenset({"marks"})),
    ("{bare}", frozenset({"digits"})),
    ("{then}", frozenset({"counted_from"})),
    ("{before}", frozenset({"counted_back"})),
    ("{ahead}", frozenset({"counted_ahead"})),
    ("{anchor}", frozenset({"anchored_days"})),
    ("{shift}", frozenset({"relative_days", "relative_periods"})),
    ("{weekday}", frozenset({"weekdays"})),
)
_SECTIONS = tuple(sorted(frozenset().union(*(needed for _, needed in _TRIGGERS)) - {"marks", "digits"}))
_MARKS = re.compile(r"\d[/.-]\d")
_DIGITS = re.compile(r"\d\d")
_FROM_THE_DATE_BEFORE = {"anchored": "relative", "counted-on": "counted", "following": "following"}
_MOST = 60  # years that somebody counts back to a date; more is history
_AHEAD = 1.5  # how much farther a day to come is than one past, where nothing tells which is meant
WEEK = "week"  # how a week was read, told by its month
NEAREST_MONTH = "nearest-month"  # how a month without a year was read
_LEAST_NAME = 3  # letters of a month that may stand alone: "in May"
AGAINST_WEEKDAY = "against-weekday"  # the rule of a date beside the name of another weekday
_LONG_NAME = 5  # letters of a month or weekday that is no short form: its full stop ends the sentence


@dataclass(frozen=True)
class _Grammar:
    patterns: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]  # a rule, its pattern, what triggers it
    months: dict[str, int]
    weekdays: dict[str, int]
    years_away: dict[str, int]  # "lalu" → -1: the last one; "ini" → 0; "mendatang" → 1: the next one
    years_said: frozenset[str]  # of these directions, those that say the year: "tahun lalu"
    counts: dict[str, int]  # "sepuluh" → 10
    units: dict[str, str]  # "tahun" → "year"
    ones: dict[str, str]  # "setahun" → "year"
    then: dict[str, int]  # "later" → 1, "earlier" → -1
    following: dict[str, int]  # "the following" → 1
    shifts: dict[str, str]  # "bulan lalu" → "-1 month"
    anchored: dict[str, int]  # days from the date named before: "keesokan harinya" → 1


def find_dates(mentions: Mentions) -> Mentions:
    """Add the dates of every sentence; what cannot be resolved is left out."""
    grammar = _grammar(mentions.lexicon)
    document = mentions.document
    today = document.metadata.published
    found: list[DateMention] = []
    occurrences = mentions.lexicon.occurrences(document.scan)
    for sentence in document.sentences:
        start, end = sentence.start, sentence.end
        triggers = {section for section in _SECTIONS if occurrences.of((section,), start, end)}
        if _MARKS.search(document.aligned, start, end):
            triggers.add("marks")
        if _DIGITS.search(document.aligned, start, end):
            triggers.add("digits")
        if triggers:
            last_day = next((mention.date for mention in reversed(found) if mention.date.day), None)
            known = _Known(today, found[-1].date if found else None, day=last_day)
            found += _in_window(document.aligned, start, end, grammar, known, triggers)
    return replace(mentions, dates=tuple(found))


def unresolved(mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """What looks like a date and was left out, with the rule that read it: asked by who wants to know why."""
    grammar = _grammar(mentions.lexicon)
    document = mentions.document
    for sentence in document.sentences:
        for rule, pattern, _ in grammar.patterns:
            for match in pattern.finditer(document.aligned, sentence.start, sentence.end):
                start, end = match.start(), _trimmed_end(match)
                before = [date for date in mentions.dates if date.start < start]
                if _inside_word(document.aligned, start, match.end()) or any(date.end > start for date in before):
                    continue
                known = _Known(document.metadata.published, before[-1].date if before else None)
                if _resolve(rule, match, grammar, known) is None:
                    yield start, end, rule


@dataclass(frozen=True, slots=True)
class _Known:
    """What relative dates are told from: the article's day, and the date that was named last."""

    today: PartialDate | None
    before: PartialDate | None
    beside: PartialDate | None = None  # the one named last in the same sentence
    day: PartialDate | None = None  # the last that was told to the day


def _in_window(
    text: str, start: int, end: int, grammar: _Grammar, known: _Known, triggers: set[str]
) -> Iterator[DateMention]:
    has_digit = any(char.isdigit() for char in text[start:end])
    matches = [
        (match.start(), -match.end(), row, rule, match)
        for row, (rule, pattern, needed) in enumerate(grammar.patterns)
        if (has_digit or rule in _WITHOUT_DIGITS) and not needed.isdisjoint(triggers)
        for match in pattern.finditer(text, start, end)
    ]
    covered = start
    for begin, negative_end, _, rule, match in sorted(matches, key=lambda found: found[:3]):
        if begin < covered or _inside_word(text, begin, -negative_end):
            continue
        mention = _resolve(rule, match, grammar, known)
        if mention is None and rule == "counted":
            covered = -negative_end  # "500 years ago" is not "years ago"
        if mention is not None:
            yield mention
            covered = -negative_end
            day = mention.date if mention.date.day else known.day
            known = replace(known, before=mention.date, beside=mention.date, day=day)


def _inside_word(text: str, begin: int, end: int) -> bool:
    before = text[begin - 1 : begin]
    after = text[end : end + 1]
    digit_goes_on = text[end - 1].isdigit() and (
        after.isalnum() or (after in "-/" and text[end + 1 : end + 2].isdigit())
    )
    return (
        (before.isalnum() and text[begin].isalnum()) or digit_goes_on or (after.isalpha() and text[end - 1].isalpha())
    )


def _resolve(rule: str, match: re.Match[str], grammar: _Grammar, known: _Known) -> DateMention | None:
    fields = {name: text for name, text in match.groupdict().items() if text}
    today = known.today
    if rule == "nearest-month" and known.beside is not None and not known.beside.day and today is not None:
        today = PartialDate(known.beside.year, 12) if known.beside.year < today.year else today  # "In 2007, …, in May"
    if rule in _FROM_THE_DATE_BEFORE:
        days_away = "anchor" in fields and grammar.anchored[_plain(fields["anchor"])]
        today = known.day if days_away else known.before  # "the day before": before a day; "damals": then
        rule = _FROM_THE_DATE_BEFORE[rule]
    reader = {
        "relative": _relative,
        "weekday": _weekday,
        "month": _month,
        "nearest-month": _nearest_month,
        "year": _year,
        "counted": _counted,
        "following": _following,
    }.get(rule, _days)
    found = reader(fields, grammar, today)
    if found is None:
        return None
    first, last, how = found
    return DateMention(match.start(), _trimmed_end(match), first, last, how)


def _trimmed_end(match: re.Match[str]) -> int:
    text = match.group().rstrip(" ,")
    short = text[:-1].rpartition(" ")[2]
    return match.start() + len(text) - (text.endswith(".") and len(short) >= _LONG_NAME)


_Found = tuple[PartialDate, PartialDate | None, str] | None


def _days(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """A day ("11 Agustus 2025"), or the first and last day of a range ("May 3-5"); the year may be the article's."""
    day, month, year = _parts(fields, grammar)
    last_day = int(fields["day2"]) if "day2" in fields else 0  # `_parts` finds that of "9-10/8"
    last_month = _month_number(fields["month2"], grammar) if "month2" in fields else month
    how = "stated"
    if not year and "year2" in fields:
        year = _full_year(fields["year2"]) - (last_month < month)
    if not year:
        year = _likely_year(day, month, fields, grammar, today)
        how = "year-from-article"
    first = _valid(year, month, day)
    if first is None:
        return None
    if how == "stated" and _contradicts(day, month, year, fields, grammar):
        how = AGAINST_WEEKDAY
    last = _valid(year + (last_month < month), last_month, last_day) if last_day else None
    return first, last if last and last > first else None, how


def _parts(fields: dict[str, str], grammar: _Grammar) -> tuple[int, int, int]:
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


def _contradicts(day: int, month: int, year: int, fields: dict[str, str], grammar: _Grammar) -> bool:
    """True when the weekday beside a date says that it is another day."""
    found = _valid(year, month, day) if year else None
    name = fields.get("weekday")
    return bool(year and not found) or bool(
        found and name and _calendar(found).isoweekday() != _weekday_number(name, grammar)
    )


def _likely_year(day: int, month: int, fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> int:
    """The year of a day without one: past or future as its words say, as its weekday allows, else the nearest."""
    if today is None:
        return 0
    anchor = _anchor(today)
    around = [found for year in range(today.year - 1, today.year + 2) if (found := _valid(year, month, day))]
    direction = _plain(fields.get("ago", ""))
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


def _month(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """As in "April 2017", and "Februari lalu" told from the day of the article."""
    name = fields.get("month") or fields["month2"]
    number = _month_number(name, grammar)
    if not name[0].isupper():
        return None
    if "year" in fields:
        return PartialDate(_full_year(fields["year"]), number), None, "stated"
    if today is None or not today.month:
        return None
    direction = _plain(fields.get("ago") or fields["next"])
    away = grammar.years_away[direction]
    year = today.year
    if direction in grammar.years_said:
        year += away
    elif away < 0 and number >= today.month:
        year -= 1
    elif away > 0 and number <= today.month:
        year += 1
    return PartialDate(year, number), None, "relative"


def _nearest_month(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """The last such month, the article's own included; a plan may mean the one to come."""
    name = fields["month"]
    if today is None or not today.month or not name[0].isupper() or len(name) < _LEAST_NAME:
        return None
    number = _month_number(name, grammar)
    return PartialDate(today.year - (number > today.month), number), None, NEAREST_MONTH


def _year(fields: dict[str, str], _grammar: _Grammar, _today: PartialDate | None) -> _Found:
    """As in "sejak 1994", "(1953)", "1987 wurde"."""
    year = next(fields[name] for name in ("bare", "bare2", "bare3", "bare4") if name in fields)
    return PartialDate(int(year)), None, "stated"


def _counted(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """As in "12 years ago", and "two years later" told from the date before."""
    number = _plain(fields.get("count", ""))
    steps = int(number) if number.isdigit() else grammar.counts.get(number, 1)
    unit = grammar.units[_plain(fields["unit"])] if "unit" in fields else grammar.ones[_plain(fields["one"])]
    steps *= grammar.then[_plain(fields["then"])] if "then" in fields else -1
    if "then" in fields and unit == "week":
        steps, unit = 7 * steps, "day"
    return None if unit == "year" and abs(steps) > _MOST else _moved(today, steps, unit)


def _following(fields: dict[str, str], grammar: _Grammar, before: PartialDate | None) -> _Found:
    """As in "signed in March 2019 … the following June"."""
    name, number = fields["month"], _month_number(fields["month"], grammar)
    if before is None or not before.month or not name[0].isupper():
        return None
    away = grammar.following[_plain(fields["following"])]
    passed = number <= before.month if away > 0 else number >= before.month
    return PartialDate(before.year + away * passed, number), None, "relative"


def _relative(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """As in "kemarin", "bulan lalu": told from the day of the article, or from the date named before."""
    steps, unit = _step(fields, grammar)
    if today is not None and unit == "day" and not steps:
        return today, None, "relative"  # "damals", which may be a year
    return _moved(today, steps, unit)


def _moved(today: PartialDate | None, steps: int, unit: str) -> _Found:
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
    if unit == "day" and today.day:
        return _partial(_calendar(today) + timedelta(days=steps)), None, "relative"
    return None


def _week(today: date, steps: int) -> _Found:
    """The month that a whole week lies in; None where it lies in two."""
    monday = today + timedelta(days=7 * steps - today.weekday())
    sunday = monday + timedelta(days=6)
    return (PartialDate(monday.year, monday.month), None, WEEK) if monday.month == sunday.month else None


def _step(fields: dict[str, str], grammar: _Grammar) -> tuple[int, str]:
    if "anchor" in fields:
        return grammar.anchored[_plain(fields["anchor"])], "day"
    count, unit = grammar.shifts[_plain(fields["shift"])].split()
    return int(count), unit


def _weekday(fields: dict[str, str], grammar: _Grammar, today: PartialDate | None) -> _Found:
    """The last such weekday, the day of the article included; the next one when the words say so."""
    name = fields["weekday"].strip(" ,(")
    if today is None or not today.day or not name[0].isupper() or len(name.rstrip(".")) < 4:
        return None
    away = grammar.years_away.get(_plain(fields.get("ago") or fields.get("next", "")), 0)
    back = (_calendar(today).isoweekday() - _weekday_number(name, grammar)) % 7
    if away > 0:
        return _partial(_calendar(today) + timedelta(days=7 - back)), None, "weekday"
    return _partial(_calendar(today) - timedelta(days=back or (7 if away < 0 else 0))), None, "weekday"


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


def _plain(text: str) -> str:
    return " ".join(align(text).lower().replace("-", " ").split())


def _month_number(text: str, grammar: _Grammar) -> int:
    return grammar.months[text.lower().rstrip(".")]


def _weekday_number(text: str, grammar: _Grammar) -> int:
    return grammar.weekdays[text.lower().strip(" ,(").rstrip(".")]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    months = _numbers(lexicon.classes("months"))
    weekdays = _numbers(lexicon.classes("weekdays"))
    shifts = {phrase: away for away, phrases in lexicon.classes("relative_days").items() for phrase in phrases}
    shifts = {_plain(phrase): f"{away} day" for phrase, away in shifts.items()}
    shifts |= {
        _plain(phrase): step for step, phrases in lexicon.classes("relative_periods").items() for phrase in phrases
    }
    anchored = {
        _plain(phrase): int(away) for away, phrases in lexicon.classes("anchored_days").items() for phrase in phrases
    }
    years_away = {
        _plain(phrase): int(away.rstrip("y"))
        for away, phrases in lexicon.classes("relative_directions").items()
        for phrase in phrases
    }
    counts = _numbers(lexicon.classes("numerals"))
    units = _by_phrase(lexicon.classes("period_units"))
    ones = _by_phrase(lexicon.classes("single_periods"))
    then = _numbers(lexicon.classes("counted_from"))
    following = _numbers(lexicon.classes("following_words"))
    years_said = frozenset(
        _plain(phrase)
        for away, phrases in lexicon.classes("relative_directions").items()
        for phrase in phrases
        if away.endswith("y")
    )
    suffix = (
        f"(?: ?(?:{_either(lexicon.words('day_suffixes'))})(?![a-z]))?(?: (?:{_either(lexicon.words('day_links'))}))?"
    )
    month = rf"{_either(months)}"
    blank = r"[ \u00a0]"
    parts_of_day = _either(lexicon.words("day_parts"))
    fields = {
        "weekday": rf"(?:(?P<weekday>(?:{_either(weekdays)})\.?)(?:{blank}(?:{parts_of_day}))?,?{blank}?)",
        "day": rf"(?P<day>\d{{1,2}}){suffix}",
        "day2": rf"(?P<day2>\d{{1,2}}){suffix}",
        "month": rf"(?P<month>{month})\.?",
        "month2": rf"(?P<month2>{month})\.?",
        "year": rf"(?:(?P<year>,?{blank}(?:19|20)\d\d)(?!\d))",
        "year2": rf"(?:(?P<year2>,?{blank}(?:19|20)\d\d)(?!\d))",
        "to": rf"(?:-|(?:{_either(lexicon.words('range_words'))})(?= ))",
        "iso": r"(?P<iso>(?:19|20)\d\d-\d{1,2}-\d{1,2})",
        "numeric": r"(?P<numeric>\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d\d|\d\d))",
        "short": r"(?P<short>\d{1,2}/\d{1,2})",
        "short2": r"(?P<short2>\d{1,2}/\d{1,2})",
        "ago": rf"(?:{blank}?(?P<ago>{_either(years_away)})\b)",
        "next": rf"(?P<next>{_either(years_away)})",
        "cue": rf"(?:{_either(lexicon.words('year_cues'))})",
        "away": rf",?{blank}?(?:{_either(years_away)})\b",
        "month_cue": rf"(?:{_either(lexicon.words('month_cues'))})",
        "bare": r"(?P<bare>(?:19|20)\d\d)(?![\d/])",
        "bare2": r"(?P<bare2>(?:19|20)\d\d)",
        "bare3": r"(?P<bare3>(?:19|20)\d\d)",
        "bare4": r"(?P<bare4>(?:19|20)\d\d)",
        "behind": rf"(?:{_either(lexicon.words('year_followers'))})\b",
        "a": rf"(?:{_either(lexicon.words('year_determiners'))})",
        "object": rf"(?:{_either(lexicon.words('year_objects'))})(?!\w)",
        "both": rf"(?:{_either(lexicon.words('range_openers'))})",
        "and": rf"(?:{_either(lexicon.words('list_links'))})",
        "days": r"(?P<days>\d{1,2} ?- ?\d{1,2}/\d{1,2}(?:/(?:(?:19|20)\d\d|\d\d))?)",
        "count": rf"(?P<count>\d{{1,3}}|{_either(counts)})",
        "unit": rf"(?P<unit>{_either(units)})",
        "one": rf"(?P<one>{_either(ones)})",
        "then": rf"(?P<then>{_either(then)})(?!\w)",
        "before": rf"(?:{_either(lexicon.words('counted_back'))})(?!\w)",
        "ahead": rf"(?:{_either(lexicon.words('counted_ahead'))})",
        "following": rf"(?P<following>{_either(following)})",
        "anchor": rf"(?P<anchor>{_either(anchored)})",
        "shift": rf"(?P<shift>{_either(shifts)})",
    }
    patterns = tuple(
        (
            rule,
            re.compile(rf"(?<!\w)(?:{pattern.replace(' ', blank).format(**fields)})", re.IGNORECASE),
            _needs(pattern),
        )
        for rule, pattern in _PATTERNS
    )
    return _Grammar(
        patterns, months, weekdays, years_away, years_said, counts, units, ones, then, following, shifts, anchored
    )


def _needs(pattern: str) -> frozenset[str]:
    return next(needed for field, needed in _TRIGGERS if field in pattern)


def _numbers(classes: dict[str, list[str]]) -> dict[str, int]:
    return {align(phrase).lower().rstrip("."): int(number) for number, phrases in classes.items() for phrase in phrases}


def _by_phrase(classes: dict[str, list[str]]) -> dict[str, str]:
    return {_plain(phrase): name for name, phrases in classes.items() for phrase in phrases}


def _either(phrases: object) -> str:
    """Alternatives, the longest first; one that never matches when there are none."""
    listed = sorted({align(str(phrase)).lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))  # type: ignore[attr-defined]
    return "|".join(re.escape(phrase).replace(r"\ ", "[ -]") for phrase in listed) or r"(?!)"
