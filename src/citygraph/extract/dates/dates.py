"""Dates of the story: stated in full, in part, or told from the article's own date ("Senin", "last month")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from citygraph.extract.dates.grammar import COUNTED_FROM, SECTIONS, Grammar, grammar_of, plain
from citygraph.extract.dates.readings import DAY_OF_MONTH, READERS, days_between, read_days, unit_of
from citygraph.extract.mention import DateMention, Mentions
from citygraph.model import PartialDate

_MARKS = re.compile(r"\d[/.-]\d")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_FROM_THE_DATE_BEFORE = {
    "anchored": "relative", "counted-on": "counted", "following": "following", "same-year": "same-year",
}  # fmt: skip
_LINE_SENTENCES = 4  # a dateline stands before one of these
_LEAD_SENTENCES = (
    8  # in which the day of the news stands, where a page gives none: "…, said Ann on Wednesday (15/3/2023)"
)
_LINE_DAYS = 7  # from the day of a dateline to that of its paper
_LONGEST_COUNT = 20  # characters of a number's last word
_NEWS_DAYS = 14  # from the day of what is told as news to that of its article
_WEEKS_BEFORE = 60  # days from what "on the 20th" is told from to the article
_SHORT_MONTH = 4  # letters of a month's name that is no short form: "June"
_NAME_BEHIND = re.compile(r"(?!\.) [A-Z][a-z]")
_LONG_NAME = 5  # letters of a month or weekday that is no short form: its full stop ends the sentence


def find_dates(mentions: Mentions) -> Mentions:
    """Add the dates of every sentence; what cannot be resolved is left out."""
    grammar = grammar_of(mentions.lexicon)
    dated = _with_dates(mentions, grammar)
    day = _day_of_lead(dated, grammar) if mentions.document.metadata.published is None else None
    if day is None:
        return dated
    metadata = replace(mentions.document.metadata, published=day)
    return _with_dates(replace(mentions, document=replace(mentions.document, metadata=metadata)), grammar)


def _day_of_lead(mentions: Mentions, grammar: Grammar) -> PartialDate | None:
    """The day told with its weekday in a lead or by whom it quotes, "Rabu (12/11/2025)": where the page gives none."""
    lead = mentions.document.sentences[:_LEAD_SENTENCES]
    end = lead[-1].end if lead else 0
    for date in mentions.dates:
        words = mentions.document.aligned[date.start : date.end].lower().split()
        named = bool(words) and words[0].strip(",.(") in grammar.weekdays
        if named and date.end <= end and date.date.day and date.rule == "stated":
            return date.date
    return None


def _with_dates(mentions: Mentions, grammar: Grammar) -> Mentions:
    document = mentions.document
    today = _told_on(mentions, grammar)
    found: list[DateMention] = []
    text = _Text(document.aligned, document.aligned.lower())
    spans = [(sentence.start, sentence.end) for sentence in document.sentences]
    told = mentions.lexicon.occurrences(document.scan).sections_in(SECTIONS, spans)
    for (start, end), sections in zip(spans, told):
        triggers = sections | _written(text.small, start, end)
        if triggers:
            last_day = _day_before(found, start, text, today)
            known = _Known(today, found[-1].date if found else None, day=last_day)
            found += _in_window(text, start, end, grammar, known, triggers)
    return replace(mentions, dates=tuple(found))


def _day_before(found: Sequence[DateMention], start: int, text: _Text, today: PartialDate | None) -> PartialDate | None:
    """What "the day before" is told from: the last day; in a new paragraph behind an old one, the last of the news.

    Where the page gives no day, the news is what is told to be latest.
    """
    days = [mention for mention in found if mention.date.day]
    if not days:
        return None
    goes_on = "\n" not in text.aligned[days[-1].end : start]
    if today is None or not today.day:
        return days[-1].date if goes_on else max((mention.date for mention in days), key=str)
    news = [mention.date for mention in days if days_between(mention.date, today) <= _NEWS_DAYS]
    return days[-1].date if goes_on or not news else news[-1]


def _written(text: str, start: int, end: int) -> set[str]:
    """How the digits of a sentence are written, as far as patterns ask for it."""
    if not _DIGIT.search(text, start, end):
        return set()
    years = {"years"} if _YEAR.search(text, start, end) else set()
    return years | {"marks"} if _MARKS.search(text, start, end) else years


def unresolved(mentions: Mentions) -> Iterator[tuple[int, int, str]]:
    """What looks like a date and was left out, with the rule that read it: asked by who wants to know why."""
    grammar = grammar_of(mentions.lexicon)
    text = _Text(mentions.document.aligned, mentions.document.aligned.lower())
    for sentence in mentions.document.sentences:
        for rule, pattern, _ in grammar.patterns:
            for match in pattern.compiled.finditer(text.small, sentence.start, sentence.end):
                start, end = match.start(), _trimmed_end(match)
                before = [date for date in mentions.dates if date.start < start]
                if _inside_word(text.small, start, match.end()) or any(date.end > start for date in before):
                    continue
                known = _Known(_told_on(mentions, grammar), before[-1].date if before else None)
                if _resolve(rule, match, text, grammar, known) is None:
                    yield start, end, rule


class _Text(NamedTuple):
    """A document's text as its words are written, and in small letters, as patterns look for them."""

    aligned: str
    small: str


class _Known(NamedTuple):
    """What relative dates are told from: the article's day, and the date that was named last."""

    today: PartialDate | None
    before: PartialDate | None
    beside: PartialDate | None = None  # the one named last in the same sentence
    day: PartialDate | None = None  # the last that was told to the day


def _in_window(
    text: _Text, start: int, end: int, grammar: Grammar, known: _Known, triggers: set[str]
) -> Iterator[DateMention]:
    has_digit = _DIGIT.search(text.small, start, end) is not None
    matches = [
        (match.start(), -match.end(), row, rule, match)
        for row, rule, pattern in grammar.patterns_for(frozenset(triggers), with_digits=has_digit)
        for match in pattern.compiled.finditer(text.small, start, end)
    ]
    covered = start
    pending: re.Match[str] | None = None
    for begin, negative_end, _, rule, match in sorted(matches, key=lambda found: found[:3]):
        if begin < covered or _inside_word(text.small, begin, -negative_end):
            continue
        if rule == COUNTED_FROM and known.beside is None:
            pending = match  # "A day after signing, they left on Tuesday"
            covered = -negative_end
            continue
        mention = _resolve(rule, match, text, grammar, known)
        if mention is None and rule == "counted":
            covered = -negative_end  # "500 years ago" is not "years ago"
        if mention is not None:
            apart = pending is not None and "," in text.small[pending.end() : mention.start]  # not "… signing on 3 May"
            if pending is not None and apart:
                first = _resolve(COUNTED_FROM, pending, text, grammar, _beside(known, mention))
                yield from (first,) if first else ()
            pending = None
            yield mention
            covered = -negative_end
            day = mention.date if mention.date.day else known.day
            known = known._replace(before=mention.date, beside=mention.date, day=day)


def _beside(known: _Known, mention: DateMention) -> _Known:
    return known._replace(beside=mention.date)


def _told_on(mentions: Mentions, grammar: Grammar) -> PartialDate | None:
    """The day that "today" is told on: the dateline's ("OSTRA, 4 Nov. -") where it has one, else the article's."""
    document = mentions.document
    published = document.metadata.published
    if published is None or not published.day:
        return published
    known, text = _Known(published, None), _Text(document.aligned, document.aligned.lower())
    for sentence in document.sentences[:_LINE_SENTENCES]:
        begin = document.text.rfind("\n", 0, sentence.start) + 1
        if sentence.paragraph == 0 or not _DIGIT.search(document.aligned, begin, sentence.start):
            continue
        for mention in _in_window(text, begin, sentence.start, grammar, known, {"months", "years"}):
            if mention.date.day and 0 <= days_between(mention.date, published) <= _LINE_DAYS:
                return mention.date
    return published


def _inside_word(text: str, begin: int, end: int) -> bool:
    before = text[begin - 1 : begin]
    after = text[end : end + 1]
    digit_goes_on = text[end - 1].isdigit() and (
        after.isalnum() or (after in "-/" and text[end + 1 : end + 2].isdigit())
    )
    return (
        (before.isalnum() and text[begin].isalnum()) or digit_goes_on or (after.isalpha() and text[end - 1].isalpha())
    )


def _resolve(rule: str, match: re.Match[str], text: _Text, grammar: Grammar, known: _Known) -> DateMention | None:
    fields = {name: text.aligned[slice(*match.span(name))] for name, found in match.groupdict().items() if found}
    today = known.today
    if rule == "nearest-month" and known.beside is not None and not known.beside.day and today is not None:
        today = PartialDate(known.beside.year, 12) if known.beside.year < today.year else today  # "In 2007, …, in May"
    if rule == "nearest-month" and _is_first_name(match, text):
        return None
    if rule == DAY_OF_MONTH:
        today = _day_nearby(known)
    if rule == "anchored" and _is_counted(match, text, grammar):
        return None
    if rule in _FROM_THE_DATE_BEFORE:
        step = grammar.anchored[plain(fields["anchor"])] if "anchor" in fields else ""
        of_day = step.endswith("day") or (rule == "counted-on" and unit_of(fields, grammar) in ("day", "week"))
        today = known.day if of_day else known.before  # "the same day", though a year was named since; "damals": then
        rule = _FROM_THE_DATE_BEFORE[rule]
    if rule == COUNTED_FROM:
        today = None if _lasts(match, text, grammar) else known.beside
    reader = READERS.get(rule, read_days)
    found = reader(fields, grammar, today)
    if found is None:
        return None
    first, last, how = found
    return DateMention(match.start(), _trimmed_end(match), first, last, how)


def _is_first_name(match: re.Match[str], text: _Text) -> bool:
    """True for the month of "signed by |Jan| Novak", as no full stop makes it a short form."""
    month = match["month"].rstrip(".")
    return len(month) < _SHORT_MONTH and _NAME_BEHIND.match(text.aligned, match.end("month")) is not None


def _day_nearby(known: _Known) -> PartialDate | None:
    """What "on the 14th" is told from: the month of the same sentence, the last day of these weeks, the article's."""
    if known.beside is not None and known.beside.month:
        return PartialDate(known.beside.year, known.beside.month) if not known.beside.day else known.beside
    if known.day is not None and known.today is not None and 0 <= days_between(known.day, known.today) <= _WEEKS_BEFORE:
        return known.day
    return known.today


def _is_counted(match: re.Match[str], text: _Text, grammar: Grammar) -> bool:
    """True for the "that year" of "selama lima |tahun itu|", which are five."""
    word = text.small[max(0, match.start() - _LONGEST_COUNT) : match.start()].split()[-1:]
    return bool(word) and (word[0].isdigit() or plain(word[0]) in grammar.counts)


def _lasts(match: re.Match[str], text: _Text, grammar: Grammar) -> bool:
    """True for "berlaku |lima tahun sejak| MoU diteken", "valid for |five years after| it was signed": no day."""
    before = plain(text.small[max(0, match.start() - _LONGEST_COUNT) : match.start()].rstrip())
    return any(before.endswith(word) and not before.removesuffix(word)[-1:].isalnum() for word in grammar.lasting)


def _trimmed_end(match: re.Match[str]) -> int:
    text = match.group().rstrip(" ,")
    short = text[:-1].rpartition(" ")[2]
    return match.start() + len(text) - (text.endswith(".") and len(short) >= _LONG_NAME)
