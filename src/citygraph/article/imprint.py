"""What a page says about itself, line by line: authors, editor, publisher, dates, place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache

from citygraph.article import boilerplate, dateline
from citygraph.article.dates import find_date, is_clock, without_clock
from citygraph.article.names import (
    has_job,
    is_desk,
    is_name,
    is_person,
    is_place,
    is_reporter,
    outlet,
    people,
    with_comma,
)
from citygraph.article.wording import alternatives, wording
from citygraph.folding import align, fold
from citygraph.model import PartialDate
from citygraph.records import record

_LONGEST = 180  # characters of a line that may be a byline
_MARKS = re.compile(r"\s*\|\s*|\s+[/·•]\s+|\s+-{1,2}\s+|\t+|\s{3,}(?!:)|;\s+")
_BULLET = re.compile(r"^[-*•·–—]\s+")
_SCREEN_NAME = re.compile(r"\w[\w.-]*")  # "by webmaster on 3 May 2019"
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+[^\W\d_]")  # "1. Velmora - 19 May 1984": an item of a list
_HANDLE = re.compile(r"\s+@\w+$")
_HOUR = re.compile(r"[0-2]\d[0-5]\d")  # "22.11.98 0912"
_LINKED = re.compile(r"^[a-z]{2,5}\s+(?=[A-Z])")  # "in Velmora", "for Kabar Lembah"
_PROSE_WORDS = 4  # in small letters: no list of names
_UNLABELLED_WORDS = 3  # of a segment beside a date that says nothing we know
_SMALL_WORDS = 4  # words of a line in small letters: with more of them, one must be of the story
_DATED = ("published", "updated")
_OPENING = ("author", "editor", "nobody")  # labels that need no colon


class Strength(IntEnum):
    """How sure it is that a line belongs to the imprint and not to the story."""

    NONE = 0  # story
    NAME = 1  # a bare name: it depends on the lines around it
    OUTLET = 2  # a publisher or a desk
    LIKELY = 3  # "By Piet Halden"
    SURE = 4  # "Penulis: Bayu Lintang"; a date line


@record
class Imprint:
    """What some lines say.

    `names` are bare names of which only a gazetteer can tell what they are; `written_in` is the place of a byline.
    """

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    updated: PartialDate | None = None
    place: str | None = None
    written_in: str | None = None
    names: tuple[str, ...] = ()

    def __or__(self, other: Imprint) -> Imprint:
        """Both; where they differ, this one."""
        return Imprint(
            authors=tuple(dict.fromkeys(self.authors + other.authors)),
            editors=tuple(dict.fromkeys(self.editors + other.editors)),
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            updated=self.updated or other.updated,
            place=self.place or other.place,
            written_in=self.written_in or other.written_in,
            names=self.names + other.names,
        )


@record
class Notice:
    """A line or a part of one as the imprint reads it."""

    strength: Strength
    imprint: Imprint = Imprint()


_STORY = Notice(Strength.NONE)


def read_line(line: str, *, day_first: bool) -> Notice:
    """What a line says of the page; strength NONE for a line of the story.

    >>> read_line("Penulis: Sekar Mandira | Editor: D. Lazuardi", day_first=True).imprint.editors
    ('D. Lazuardi',)
    """
    if len(line) > _LONGEST or _is_plainly_story(line) or is_item(line):
        return _STORY
    content = _BULLET.sub("", line)
    parts = [part for part in _segments(content) if not boilerplate.is_count(part)] or [content]
    notices = [_read_segment(part, day_first=day_first) for part in parts]
    if content != line and _is_dated_item(parts, notices):
        return _STORY
    notices = list(_with_fellows(parts, notices))
    strength = max((notice.strength for notice in notices), default=Strength.NONE)
    for part, notice in zip(parts, notices):
        if notice.strength == Strength.NONE and not (
            strength == Strength.SURE and len(part.split()) <= _UNLABELLED_WORDS and not part.endswith((".", "?", "!"))
        ):
            return _STORY
    imprint = Imprint()
    for notice in notices:
        imprint |= notice.imprint
    return _with_unlabelled_author(notices, Notice(strength, imprint))


def is_item(line: str) -> bool:
    """True for an item of a numbered list: "1. Velmora, Ardenqui – 3 May 1984"."""
    return _NUMBERED.match(line) is not None


def _is_dated_item(parts: list[str], notices: list[Notice]) -> bool:
    """``• Velmora – 19 May 1984``: an item of a list that names something beside its date."""
    return (
        len(parts) > 1
        and any(notice.imprint.published for notice in notices)
        and any(notice.imprint.names or notice.imprint.place or not notice.strength for notice in notices)
        and not any(notice.strength == Strength.OUTLET or notice.imprint.authors for notice in notices)
    )


def _with_fellows(parts: list[str], notices: list[Notice]) -> Iterator[Notice]:
    """``By Ana Ruhl / Jon Park / Staff reporters, in Kelmond``: what follows a byline belongs to it."""
    bylined = bool(notices) and notices[0].strength >= Strength.LIKELY and bool(notices[0].imprint.authors)
    for part, notice in zip(parts, notices):
        if bylined and notice.strength == Strength.NAME and is_reporter(part):
            yield Notice(Strength.LIKELY, Imprint(authors=(part,)))
        elif bylined and notice.strength == Strength.NONE and _opens_with_job(part):
            yield Notice(Strength.LIKELY)
        else:
            yield notice


def _opens_with_job(part: str) -> bool:
    """``Staff reporters, in Kelmond, with CNA``."""
    first, _, rest = part.partition(",")
    return (is_desk(first) or has_job(first)) and not any(map(str.islower, _LINKED.sub("", rest.strip()).split()[:1]))


def _is_plainly_story(line: str) -> bool:
    """True for prose: many small words, and nothing that a labelled line or a reporter's job would show."""
    words = line.split()
    return (
        len(words) > _SMALL_WORDS
        and ":" not in line
        and "|" not in line
        and sum(map(str.islower, words)) > _SMALL_WORDS
        and not _opened().match(align(line))
        and not has_job(line)
    )


def _with_unlabelled_author(notices: list[Notice], whole: Notice) -> Notice:
    """``Nilam Puspa - Kabar Lembah``: a person's name before that of the paper is the author's."""
    if len(notices) < 2 or whole.imprint.authors:
        return whole
    first, second = notices[0], notices[1]
    if first.strength != Strength.NAME or second.strength != Strength.OUTLET or not second.imprint.publisher:
        return whole
    names = first.imprint.names
    is_single = len(names) == 1 and names[0].istitle() and whole.imprint.publisher in wording().outlets.values()
    found = tuple(name for name in names if is_reporter(name) or (is_single and is_person(name) and not is_place(name)))
    return Notice(Strength.LIKELY, whole.imprint | Imprint(authors=found)) if found else whole


def _segments(line: str) -> Iterator[str]:
    """``"Rep: Tia M / Red: H. F"`` → two; the text is the line's own, its marks are found in the aligned one."""
    aligned = align(line)
    position = 0
    separator = _separator() if ":" in aligned else _MARKS  # labels, which take long to look for, have a colon
    for match in separator.finditer(aligned):
        if (label := _labelled().match(aligned, position)) and label.end() > match.end():
            continue  # "Edited by:" is one label
        if part := line[position : match.start()].strip():
            yield part
        position = match.end()
    if part := line[position:].strip():
        yield part


def _read_segment(part: str, *, day_first: bool) -> Notice:
    part = _HANDLE.sub("", part)
    aligned = align(part)
    if ":" in aligned and (match := _labelled().match(aligned)):
        return _labelled_notice(_label(match), part[match.end() :].strip(), day_first=day_first)
    if match := _opened().match(aligned):
        notice = _opened_notice(_label(match), part[match.end() :].strip(), day_first=day_first)
        if notice.strength:
            return notice
    if found := find_date(aligned, day_first=day_first):
        rest = without_clock(part[: found.start] + " " + part[found.end :])
        return _dated_notice(found.date, rest, day_first=day_first)
    return _bare_notice(part)


def _label(match: re.Match[str]) -> str:
    return wording().labels[" ".join(match["label"].lower().replace("-", " ").split())]


def _labelled_notice(label: str, value: str, *, day_first: bool) -> Notice:
    """``Penulis: …``: sure, unless a sentence follows."""
    if label in _OPENING and sum(word.islower() for word in value.split()) >= _PROSE_WORDS:
        return _STORY
    found = find_date(align(value), day_first=day_first)
    date = found.date if found else None
    if label in _DATED:
        return Notice(Strength.SURE, _dated(label, date))
    if (label == "sender" and not _is_sender(value)) or (label == "reference" and not any(map(str.isdigit, value))):
        return _STORY
    if found:
        value = without_clock(value[: found.start] + " " + value[found.end :])
    return Notice(Strength.SURE, _labelled_imprint(label, value) | Imprint(published=date))


def _labelled_imprint(label: str, value: str) -> Imprint:
    """What a label's value names; nothing for photographers, translators, file numbers."""
    match label:
        case "author" | "sender":
            name = _at_place().split(value, maxsplit=1)[0]
            return Imprint(authors=people(name), publisher=_publisher_in(value), written_in=_place_in(value))
        case "editor":
            return Imprint(editors=people(value))
        case "publisher":
            return Imprint(publisher=(outlet(value) or value.strip(" .")) or None)
        case "place":
            return Imprint(place=value.strip(" .") or None)
        case _:
            return Imprint()


def _opened_notice(label: str, value: str, *, day_first: bool) -> Notice:
    """``By …``, ``Diperbarui …``: only when nothing but a name, a desk or a date follows."""
    found = find_date(align(value), day_first=day_first)
    rest = without_clock(value[: found.start] + " " + value[found.end :]) if found else value
    if label in _DATED:
        return Notice(Strength.SURE, _dated(label, found.date)) if found and not rest else _STORY
    if label == "reference":
        return Notice(Strength.SURE) if _is_file_number(value) else _STORY
    if label == "sender" and not _is_sender(value):
        return _STORY
    if label not in (*_OPENING, "sender") or value.endswith(("?", "!", ":")):
        return _STORY
    if rest and not _is_byline(rest) and not (found and _SCREEN_NAME.fullmatch(rest)):
        return _STORY
    inner = _labelled_notice(label, value, day_first=day_first)
    return Notice(Strength.LIKELY, inner.imprint)


def _is_file_number(value: str) -> bool:
    """``27/2024`` behind "BIL."."""
    return bool(re.fullmatch(r"[\w.]*\d[\w.-]*/[\w./-]+", value))


def _is_sender(value: str) -> bool:
    """``Ana Ruhl in VELMORA`` behind "From": a person, and perhaps where; not "From Velmora to Kelmond"."""
    name, _, place = _at_place().sub("\n", value, count=1).partition("\n")
    return is_reporter(name) and (not place or is_name(place))


def _is_byline(value: str) -> bool:
    """True when people, jobs, papers and desks are all that it names."""
    return all(
        is_name(name) or is_desk(name) or outlet(name) is not None or has_job(name)
        for part in re.split(r"\s*[,|&/]\s*|\s+[-–—]\s+|\s+\w{1,4}\s+(?=[A-Z])", value)
        if part and (name := _LINKED.sub("", part))
    )


def _dated_notice(date: PartialDate | None, rest: str, *, day_first: bool) -> Notice:
    """A date line; beside its date there may stand a label, a paper, a place or a name."""
    if not rest or _HOUR.fullmatch(rest):
        return Notice(Strength.SURE, Imprint(published=date))
    if (match := _opened().match(align(rest))) and _label(match) in _DATED:
        again = _opened_notice(_label(match), rest[match.end() :], day_first=day_first)  # "Jun 12 Updated Jun 14"
        return Notice(again.strength, again.imprint | Imprint(published=date)) if again.strength else _STORY
    label = wording().labels.get(" ".join(align(rest).lower().split()))
    if label in _DATED:
        return Notice(Strength.SURE, _dated(label, date))
    inner = _bare_notice(rest)
    if inner.strength == Strength.NONE:
        return _STORY
    strength = Strength.LIKELY if inner.strength == Strength.NAME else Strength.SURE
    return Notice(strength, inner.imprint | Imprint(published=date))


def _bare_notice(part: str) -> Notice:
    """A segment without label and date: an hour, a paper, a desk, a reporter, a place."""
    if is_clock(part):
        return Notice(Strength.NAME)
    if is_desk(part) or outlet(part):
        return Notice(Strength.OUTLET, Imprint(publisher=_publisher_in(part)))
    name, comma, job = part.partition(",")
    if comma and has_job(job) and not _is_told(part) and people(name):
        return Notice(Strength.LIKELY, Imprint(authors=people(name)))
    if comma and (paper := outlet(job)) and is_reporter(name):
        return Notice(Strength.LIKELY, Imprint(authors=people(name), publisher=paper))  # "ANA RUHL, Velmora Times"
    if (head := dateline.read_head(part)) and (head.publisher or comma):
        place = head.place if fold(head.place or "") not in wording().desks else None  # "KYODO, STAFF REPORT"
        own_line = head.publisher and head.place and comma  # "Velmora, Kabar Lembah"
        return Notice(Strength.OUTLET if own_line else Strength.NAME, Imprint(publisher=head.publisher, place=place))
    reporter = _at_place().split(part, maxsplit=1)[0]
    place = None if comma or not is_reporter(reporter) else _place_in(part)  # "Ana Ruhl in Velmora"
    named = reporter if place else part
    return Notice(Strength.NAME, Imprint(names=(named,), written_in=place)) if is_name(named) else _STORY


def _is_told(part: str) -> bool:
    """True for a whole sentence: "Ana Ruhl, deputy mayor Piet Halden |and chief executive Jon Park will travel|."."""
    return part.endswith((".", "!", "?")) and sum(map(str.islower, part.split())) > _SMALL_WORDS


def _publisher_in(value: str) -> str | None:
    """The paper that a byline names beside its people: "Mina Harlow - City Wire Hexley"."""
    parts = re.split(r"\s*[,|/]\s*|\s+[-–—]\s+", with_comma(value))
    return next((found for part in parts if (found := outlet(part))), None)


@cache
def _at_place() -> re.Pattern[str]:
    """As in "Ana Ruhl| in |VELMORA"."""
    words = sorted(word for word, use in wording().place_links.items() if use == "at")
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})\s+(?=[A-Z])")


def _place_in(byline: str) -> str | None:
    """Where its byline says that a text was written: ``Ana Ruhl in Velmora``, ``Ana Ruhl, Velmora``.

    >>> _place_in("Ana Ruhl, in Shanghai"), _place_in("Ana Ruhl, City Hall Reporter"), _place_in("Ana Ruhl")
    ('Shanghai', None, None)
    """
    name, _, place = _at_place().sub("\n", byline, count=1).partition("\n")
    if not place:
        name, _, place = byline.rpartition(",")
    place = place.strip(" .")
    return place if is_person(name.strip(" ,.")) and is_name(place) and is_place(place) else None


def _dated(label: str, date: PartialDate | None) -> Imprint:
    return Imprint(published=date) if label == "published" else Imprint(updated=date)


@lru_cache(maxsize=1)
def _separator() -> re.Pattern[str]:
    labels = alternatives(wording().labels)
    return re.compile(rf"{_MARKS.pattern}|[,\s]\s*(?<!^)(?=(?:{labels})\s*:\s)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{alternatives(wording().labels)})\s*:\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{alternatives(wording().labels)})\.?\s+(?=\S)", re.IGNORECASE)
