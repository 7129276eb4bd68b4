"""The patterns of dates, filled from a lexicon: what a sentence must have to be searched, and what its words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from citygraph.folding import align
from citygraph.lazily import lazy
from citygraph.lexicon import Lexicon

# Rows of (rule, pattern); longer readings of one place win, then the earlier row. The fields are filled from the
# lexicon. Example phrases stand behind each row.
_PATTERNS = (
    ("range", "{weekday}?{day} {month}{year}? ?{to} ?{day2} {month2}{year2}?"),  # 30 April-2 Mei 2019
    ("range", "{weekday}?{month} {day}{year}? ?{to} ?{month2} {day2}{year2}?"),  # April 30 to May 2, 2019
    ("range", "{weekday}?{day} ?{to} ?{day2} {month}{year}?"),  # 9-11 Agustus 2017
    ("range", "{weekday}?{month} {day} ?{to} ?{day2}{year}?"),  # May 3-5, 2019
    ("range", "{both} {day} {and} {day2} {month}{year}?"),  # between 3 and 5 May 2019
    ("days-running", "{weekday}?{day} {and} {day2} {month}{year}?"),  # 20 and 21 September
    ("range", r"\(?{days}\)?"),  # (9-10/8), 9-10/8/2025
    ("day", "{next} {month} {day}{year}?"),  # last Nov. 8
    ("day", "{next} {day} {month}{year}?"),  # this coming 3 May
    ("day", "{weekday}?{day} {month}{year}?{ago}?"),  # Senin, 11 Agt 2025; 6 Februari lalu
    ("day", "{weekday}?{month} {day}{year}?{ago}?"),  # on Tuesday, Feb. 5; April 8 last year
    ("day", r"{weekday}?\(?{day} {month}{year}?\)"),  # Senin (11 Agustus)
    ("day", r"{weekday}?\(?{iso}\)?"),  # 2025-08-11
    ("day", r"{weekday}?\(?{numeric}\)?"),  # (11/8/2025), 16/01/2025
    ("day", r"{weekday}\(?{short}\)?|\({short2}\)"),  # Kamis (30/3)
    ("day", r"{weekday}{turn}{day} {month}{year}?"),  # Senin lalu, 11 Agustus
    ("day", r"{weekday}{turn}{month} {day}{year}?"),  # Monday last, June 10
    ("day", r"{weekday}{turn}(?:{short}|{numeric})\)?"),  # Selasa lalu (20/12)
    (
        "day-of-month",
        "(?:{day_cue} {ordinal}|{day_cue2} {cardinal}){day_end}",
    ),  # in June … on the 14th, tanggal 14: of the month told before
    # tanggal 20 bulan depan, on the 20th of next month
    ("day-of-period", "(?:{day_cue} {ordinal}(?: {of})?|{day_cue2} {cardinal}) {month_shift}"),
    ("month", "{month}{of_year}?,?{year}"),  # April 2017, May of 1993, Mei tahun 2019
    ("month", "{month} {ago}|{next} {month2}"),  # Februari lalu, last December
    (
        "nearest-month",
        r"{month_cue}{gap}{month}(?!\.?{of_year}?,? ?[0-9])(?!{away})",
    ),  # in April, pada bulan Juli: of the last twelve months
    # sejak 1994, (1953), the 1994 pact, 1987 wurde; at the town hall, 2015, with …; (charter, 2015); in 1993 and 1997;
    # Pada Pekan Raya 2016, …; During the Games of Ostra 2012, …
    (
        "year",
        (
            r"{cue}{gap}{bare}|\({bare2}(?:\)|(?=[;,]|{gap}(?:{and}){gap}))|(?:{a} |{owner}){bare3} (?={object})"
            r"|{bare4}(?= {behind})|{apart}|{too}|{occasion}"
        ),
    ),
    ("following", "{following} {month}"),  # the following June
    # that July, Juli tahun itu, July 3 that year
    ("same-year", "{same} {month}|{day} {month2} {same2}|{month3} {same3}|{month4} {day2} {same4}"),
    ("counted-on", "(?:{count} {unit}|{one}) {then}"),  # two years later, sebulan berselang
    ("counted", "(?:{count} {unit}|{one}) {before} {next} {season}"),  # 30 years ago this summer
    ("counted", "(?:{count} {unit}|{one}) {before}(?: {shift})?"),  # 12 years ago, ten years ago this week
    ("counted", "{ahead} (?:{count} {unit}|{one})"),  # vor zwölf Jahren
    ("counted-from", "(?:{count} {unit}|{one}) {after}"),  # "said on Tuesday, |a day after| A and B signed"
    ("anchored", "{anchor}"),  # sehari sebelumnya, the next day
    ("relative", "{shift}"),  # kemarin, bulan lalu
    ("weekday", "{weekday}{ago}?"),  # Senin, on Tuesday, Jumat depan
    ("weekday", "{next} {weekday}"),  # next Friday
    ("weekday-of-week", "{weekday}{week}"),  # Monday last week, Selasa pekan lalu
    ("season", "{next} {season}|{season2} {ago}"),  # next spring, vergangenen Herbst
    ("year-end", r"{year_end}(?! ?\d)(?!{away})"),  # by |the end of the year|, hujung tahun
)

# What a sentence must have for a pattern with such a field to be looked for: sections of the lexicon of which a phrase
# stands in it, or digits so written. The first field that a pattern has decides.
_TRIGGERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("{same", frozenset({"same_year"})),
    ("{day_cue", frozenset({"day_cues"})),
    ("{month", frozenset({"months"})),
    ("{iso}", frozenset({"marks"})),
    ("{numeric}", frozenset({"marks"})),
    ("{short}", frozenset({"marks"})),
    ("{days}", frozenset({"marks"})),
    ("{bare}", frozenset({"years"})),
    ("{then}", frozenset({"counted_from"})),
    ("{after}", frozenset({"counted_after"})),
    ("{season", frozenset({"seasons"})),
    ("{year_end}", frozenset({"year_ends"})),
    ("{week}", frozenset({"relative_periods"})),
    ("{before}", frozenset({"counted_back"})),
    ("{ahead}", frozenset({"counted_ahead"})),
    ("{anchor}", frozenset({"anchored_days", "anchored_periods"})),
    ("{shift}", frozenset({"relative_days", "relative_periods"})),
    ("{weekday}", frozenset({"weekdays"})),
)
COUNTED_FROM = "counted-from"  # the rule of a day that only what stands behind it is told of
_WITHOUT_DIGITS = frozenset(
    {
        "month",
        "nearest-month",
        "following",
        "counted",
        "counted-on",
        "anchored",
        "relative",
        "weekday",
        COUNTED_FROM,
        "same-year",
        "weekday-of-week",
        "season",
        "year-end",
    }
)
SECTIONS = frozenset().union(*(needed for _, needed in _TRIGGERS)) - {"marks", "years"}


@dataclass(frozen=True)
class Pattern:
    """A pattern that is compiled when a sentence first asks for it: half of them wait for years."""

    source: str

    @lazy
    def compiled(self) -> re.Pattern[str]:
        """What finds its matches within a text in small letters."""
        return re.compile(self.source)


@dataclass(frozen=True)
class Grammar:
    """The patterns of a language and what the words in their fields mean."""

    patterns: tuple[tuple[str, Pattern, frozenset[str]], ...]  # a rule, its pattern, what triggers it
    months: dict[str, int]
    weekdays: dict[str, int]
    years_away: dict[str, int]  # "lalu" → -1: the last one; "ini" → 0; "mendatang" → 1: the next one
    years_said: frozenset[str]  # of these directions, those that say the year: "tahun lalu"
    counts: dict[str, int]  # "sepuluh" → 10
    lasting: tuple[str, ...]  # "berlaku |lima tahun sejak| …" is no day
    units: dict[str, str]  # "tahun" → "year"
    ones: dict[str, str]  # "setahun" → "year"
    then: dict[str, int]  # "later" → 1, "earlier" → -1
    following: dict[str, int]  # "the following" → 1
    shifts: dict[str, str]  # "bulan lalu" → "-1 month"
    anchored: dict[str, str]  # from the date named before: "keesokan harinya" → "1 day", "that year" → "0 year"
    seasons: dict[str, int]  # "autumn" → 11: its last month
    _asked: dict[tuple[frozenset[str], bool], tuple[tuple[int, str, Pattern], ...]] = field(
        default_factory=dict, init=False, compare=False
    )

    def patterns_for(self, triggers: frozenset[str], *, with_digits: bool) -> tuple[tuple[int, str, Pattern], ...]:
        """The patterns that some triggers are enough for, each with its number and rule."""
        asked = triggers, with_digits
        found = self._asked.get(asked)
        if found is None:
            found = self._asked[asked] = tuple(
                (number, rule, pattern)
                for number, (rule, pattern, needed) in enumerate(self.patterns)
                if (with_digits or rule in _WITHOUT_DIGITS) and not needed.isdisjoint(triggers)
            )
        return found


@cache
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The patterns with the words of a lexicon filled in, made once."""
    months = _numbers(lexicon.classes("months"))
    weekdays = _numbers(lexicon.classes("weekdays"))
    shifts = {phrase: away for away, phrases in lexicon.classes("relative_days").items() for phrase in phrases}
    shifts = {plain(phrase): f"{away} day" for phrase, away in shifts.items()}
    shifts |= {
        plain(phrase): step for step, phrases in lexicon.classes("relative_periods").items() for phrase in phrases
    }
    anchored = {
        plain(phrase): f"{away} day" for away, phrases in lexicon.classes("anchored_days").items() for phrase in phrases
    }
    anchored |= _by_phrase(lexicon.classes("anchored_periods"))
    seasons = _numbers(lexicon.classes("seasons"))
    weeks = [phrase for phrase, step in shifts.items() if step.endswith(" week")]
    same = lexicon.classes("same_year")
    same_before, same_behind = _either(same.get("before", ())), _either(same.get("behind", ()))
    years_away = {
        plain(phrase): int(away.rstrip("y"))
        for away, phrases in lexicon.classes("relative_directions").items()
        for phrase in phrases
    }
    counts = _numbers(lexicon.classes("numerals"))
    lasting = tuple(str(word) for word in lexicon.words("counted_for"))
    units = _by_phrase(lexicon.classes("period_units"))
    ones = _by_phrase(lexicon.classes("single_periods"))
    then = _numbers(lexicon.classes("counted_from"))
    following = _numbers(lexicon.classes("following_words"))
    years_said = frozenset(
        plain(phrase)
        for away, phrases in lexicon.classes("relative_directions").items()
        for phrase in phrases
        if away.endswith("y")
    )
    links = _either(lexicon.words("day_links"))
    suffix = f"(?: ?(?:{_either(lexicon.words('day_suffixes'))})(?![a-z]))?(?: (?:{links})(?!\\w))?"
    month = rf"{_either(months)}"
    months_away = [phrase for phrase, away in shifts.items() if away.endswith("month")]
    parts_of_day = _either(lexicon.words("day_parts"))
    day_cues = lexicon.classes("day_cues")
    fields = {
        "day_cue": rf"(?:{_either(day_cues.get('ordinal', ()))})",
        "ordinal": rf"(?P<day>\d{{1,2}}) ?(?:{_either(lexicon.words('day_suffixes'))})",
        "day_cue2": rf"(?:{_either(day_cues.get('cardinal', ()))})",
        "cardinal": r"(?P<day2>\d{1,2})",
        "of": rf"(?:{_either(lexicon.words('of_words'))})",
        "month_shift": rf"(?P<shift>{_either(months_away)})(?!\w)",
        "day_end": rf"(?=[.,;:)!?](?!\d)|$|\n| (?:{_either(lexicon.words('day_followers'))})(?!\w))",
        "weekday": rf"(?:(?P<weekday>(?:{_either(weekdays)})\.?)(?: (?:{parts_of_day}))?,? ?)",
        "day": rf"(?P<day>\d{{1,2}}){suffix}",
        "day2": rf"(?P<day2>\d{{1,2}}){suffix}",
        "month": rf"(?P<month>{month})\.?",
        "month2": rf"(?P<month2>{month})\.?",
        "month3": rf"(?P<month3>{month})\.?",
        "month4": rf"(?P<month4>{month})\.?",
        "same": rf"(?:{same_before})",
        "same2": rf"(?:{same_behind})(?!\w)",
        "same3": rf"(?:{same_behind})(?!\w)",
        "same4": rf"(?:{same_behind})(?!\w)",
        "year": r"(?:(?P<year>,? (?:19|20)\d\d)(?!\d))",
        "of_year": rf"(?: (?:{_either([*lexicon.words('of_words'), *lexicon.words('year_words')])}))",
        "year2": r"(?:(?P<year2>,? (?:19|20)\d\d)(?!\d))",
        "to": rf"(?:-|(?:{_either(lexicon.words('range_words'))})(?= ))",
        "iso": r"(?P<iso>(?:19|20)\d\d-\d{1,2}-\d{1,2})",
        "numeric": r"(?P<numeric>\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d\d|\d\d))",
        "short": r"(?P<short>\d{1,2}/\d{1,2})",
        "short2": r"(?P<short2>\d{1,2}/\d{1,2})",
        "ago": rf"(?: ?(?P<ago>{_either(years_away)})\b)",
        "turn": rf"(?:{_either(years_away)}),? ?\(?",
        "next": rf"(?P<next>{_either(years_away)})",
        "cue": rf"(?:{_either(lexicon.words('year_cues'))})",
        "away": rf",? ?(?:{_either(years_away)}|{same_behind})\b",
        "month_cue": rf"(?:{_either(lexicon.words('month_cues'))})",
        "gap": r"[ -]",
        "bare": r"(?P<bare>(?:19|20)\d\d)(?![\d/]|-[a-z])",
        "bare2": r"(?P<bare2>(?:19|20)\d\d)",
        "bare3": r"(?P<bare3>(?:19|20)\d\d)",
        "bare4": r"(?P<bare4>(?:19|20)\d\d)",
        "apart": r"(?<=[a-z)], )(?P<bare5>(?:19|20)\d\d)(?=[,.;)](?!\d))",
        "too": rf"{_behind_year(lexicon)}(?P<bare6>(?:19|20)\d\d)(?![\d/-])"
        r"|(?<=\d\d\d\d, )(?P<bare7>(?:19|20)\d\d)"
        rf"(?=,? (?:(?:{_either(lexicon.words('list_links'))}) )?(?:19|20)\d\d)",
        "occasion": rf"(?<![a-z] )(?:{_either(lexicon.words('year_cues'))})"
        rf"(?: (?!(?:{month})\b)[a-z'-]+){{1,4}} (?P<bare8>(?:19|20)\d\d)(?=, )",
        "behind": rf"(?:{_either(lexicon.words('year_followers'))})\b",
        "owner": r"(?<=[a-z]'s )",
        "a": rf"(?:{_either(lexicon.words('year_determiners'))})",
        "object": rf"(?:[a-z-]+ ){{0,2}}(?:{_either(lexicon.words('year_objects'))})(?!\w)",
        "both": rf"(?:{_either(lexicon.words('range_openers'))})",
        "and": rf"(?:{_either(lexicon.words('list_links'))})",
        "days": r"(?P<days>\d{1,2} ?- ?\d{1,2}/\d{1,2}(?:/(?:(?:19|20)\d\d|\d\d))?)",
        "count": rf"(?P<count>\d{{1,3}}|{_either(counts)})",
        "unit": rf"(?P<unit>{_either(units)})",
        "one": rf"(?P<one>{_either(ones)})",
        "then": rf"(?P<then>{_either(then)})(?!\w)",
        "after": rf"(?:{_either(lexicon.words('counted_after'))})(?!\w)",
        "before": rf"(?:{_either(lexicon.words('counted_back'))})(?!\w)",
        "ahead": rf"(?:{_either(lexicon.words('counted_ahead'))})",
        "following": rf"(?P<following>{_either(following)})",
        "anchor": rf"(?P<anchor>{_either(anchored)})",
        "shift": rf"(?P<shift>{_either(shifts)})",
        "week": rf"(?:(?:{_either(lexicon.words('of_words'))}) )?(?P<week>{_either(weeks)})(?!\w)",
        "season": rf"(?P<season>{_either(seasons)})",
        "season2": rf"(?P<season2>{_either(seasons)})",
        "year_end": rf"(?:{_either(lexicon.words('year_ends'))})(?!\w)",
    }
    patterns = tuple(
        (
            rule,
            Pattern(rf"(?<!\w)(?:{pattern.format(**fields)})"),
            _needs(pattern),
        )
        for rule, pattern in _PATTERNS
    )
    return Grammar(
        patterns, months, weekdays, years_away, years_said, counts, lasting, units, ones, then, following, shifts,
        anchored, seasons,
    )  # fmt: skip


def _behind_year(lexicon: Lexicon) -> str:
    """What stands before the second of "1993 and 1997", which is no period: "between 1993 and 1997"."""
    ranges = set(lexicon.words("range_words"))
    links = [align(str(link)).lower() for link in lexicon.words("list_links") if link not in ranges]
    openers = [align(str(word)).lower() for word in lexicon.words("range_openers")]
    periods = "".join(rf"(?<!{word} \d\d\d\d {link} )" for word in openers for link in links)
    return "(?:" + "|".join(rf"(?<=\d\d\d\d {re.escape(link)} )" for link in links) + ")" + periods


def _needs(pattern: str) -> frozenset[str]:
    return next(needed for field, needed in _TRIGGERS if field in pattern)


def _numbers(classes: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {align(phrase).lower().rstrip("."): int(number) for number, phrases in classes.items() for phrase in phrases}


def _by_phrase(classes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {plain(phrase): name for name, phrases in classes.items() for phrase in phrases}


def _either(phrases: Iterable[str]) -> str:
    """Alternatives, the longest first; one that never matches when there are none.

    They are parted by their first letter, so that most are passed over at one look.
    """
    listed = sorted({align(str(phrase)).lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    by_letter: dict[str, list[str]] = {}
    for phrase in listed:
        by_letter.setdefault(phrase[:1], []).append(_spaced(phrase[1:]))
    parted = (f"{_spaced(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return "|".join(parted) or r"(?!)"


def _spaced(phrase: str) -> str:
    """The pattern of a phrase, in which a hyphen is as good as a blank."""
    return re.escape(phrase).replace(r"\ ", "[ -]")


def plain(text: str) -> str:
    """Words as the tables of a grammar hold them: small, with single blanks.

    >>> plain("Two-Years  Later")
    'two years later'
    """
    return " ".join(align(text).lower().replace("-", " ").split())
