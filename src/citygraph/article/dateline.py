"""The dateline that opens a story: "SURABAYA, KABAR LEMBAH –", "KBRN, Jakarta:", "Velmora, 4 Mei -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citygraph.article.dates import find_date, is_clock
from citygraph.article.names import is_name, is_place, is_reporter, outlet
from citygraph.article.wording import is_short_form, wording
from citygraph.folding import align, fold, scannable
from citygraph.model import PartialDate

_REACH = 110  # characters in which a dateline has ended
_SEPARATOR = re.compile(
    r"(?P<dash>\s-{1,6}(?=\s|\w|\")|-{1,2}(?=\s)|\s_(?=\s))|(?P<tight>(?<=[A-Z)])-{1,2}(?=\"?[A-Z]?[a-z]))|(?P<bar>\s\|)|(?P<colon>:)"
    r"(?=\s)|(?P<stop>\.)(?=\s)"
)
_NO_PLACE = re.compile(r"[\d:;!?\"“”]")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_SIGN = re.compile(r"[a-z]{2,4}")  # of an agency or a reporter behind a date: "(ots)"
_DASH = re.compile(r"\s[-–—]+(?=\s)")  # "OSTRA – 3 May 2019 – …"
_MOST_WORDS = 4
_SMALL_WORDS = 6  # of a head, in small letters: more are prose
_SHORTEST_ALONE = 3  # letters of a place before a full stop: "Ulm. Der Gemeinderat …"
_LEAST_STORY = 80  # characters behind "VELMORA–": a headline has fewer
_SHORTEST = 5  # letters: a shorter word in capitals may be an abbreviation


@dataclass(frozen=True, slots=True)
class Head:
    """What a dateline says."""

    place: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and where the story goes on behind it."""

    end: int
    head: Head


def find_dateline(text: str, start: int, end: int, *, day_first: bool, capitals: bool = False) -> Dateline | None:
    """The dateline at the start of the paragraph ``text[start:end]``; `capitals` takes surer ones only.

    >>> find_dateline("KBRN, Jakarta: Gubernur hadir.", 0, 30, day_first=True)
    Dateline(end=15, head=Head(place='Jakarta', publisher='RRI', date=None, author=None))
    """
    window = align(text[start : min(end, start + _REACH)])
    found = None
    for match in _SEPARATOR.finditer(window):
        after = start + match.end()
        rest = text[after:end].lstrip()
        if match.lastgroup == "tight" and not _is_tight(text, start + match.start(), rest):
            continue
        head = read_head(text[start : start + match.start()], day_first=day_first)
        if head and rest and _fits(head, match.lastgroup or "", rest, capitals=capitals):
            found = Dateline(end - len(rest), head)
    return found


def _is_tight(text: str, dash: int, rest: str) -> bool:
    """True for the dash of "VELMORA–Setelah …", "VELMORA (Kabar)-Setelah …", not for that of a double name."""
    return (text[dash] in "–—" or text[dash - 1] == ")") and len(rest) >= _LEAST_STORY


def read_head(head: str, *, day_first: bool = False) -> Head | None:
    """Place, publisher and date of the words of a dateline; None when there is anything else among them."""
    if sum(map(str.islower, head.split())) > _SMALL_WORDS:
        return None
    found = find_date(align(head), day_first=day_first)
    names = _DASH.sub(",", head[: found.start]) + "," + head[found.end :] if found else head
    publisher = author = None
    for name in _parts("|".join(_PARENTHESES.findall(names))):
        if not is_name(name) and not (found and _SIGN.fullmatch(name)):
            return None
        if publisher and is_reporter(name):
            author = name
        publisher = publisher or outlet(name) or name
    places: list[str] = []
    for name in _parts(_PARENTHESES.sub(",", names)):
        if paper := outlet(name) or (_paper_behind(name) if places else None):
            publisher = publisher or paper
        elif is_name(name) and len(name.split()) <= _MOST_WORDS and not _NO_PLACE.search(name):
            places.append(name)
        else:
            return None
    if not places and not publisher:
        return None
    if len(places) > 1 and not publisher and _is_unknown_paper(places):
        publisher = places.pop()
    return Head(_closed(", ".join(places), head) or None, publisher, found.date if found else None, author)


def _is_unknown_paper(places: list[str]) -> bool:
    """``PADANG, HARIANLEMBAH``: one word behind a known place that is itself neither place nor state."""
    name = places[-1]
    return name.isalpha() and len(name) > 1 and is_place(places[0]) and not is_place(name) and not _is_state(name)


def _is_state(name: str) -> bool:
    """``Va``, ``Calif``: what stands behind a city for its state or country."""
    return fold(name) in wording().states or fold(name) in wording().degrees


def _parts(names: str) -> Iterator[str]:
    """What commas and bars part, weekdays and hours apart."""
    return (part.strip(" ().") for part in re.split(r"[,|/]", names) if not is_clock(part))


def _paper_behind(name: str) -> str | None:
    """A paper written as one word behind its place: "SEMARANG, kabarlembah"."""
    if not name.isalnum():
        return None
    lower = name.lower()
    is_compound = any(lower != word and lower.startswith(word) for word in wording().outlet_words if len(word) > 3)
    return name if name.islower() or is_compound else None


def _closed(place: str, head: str) -> str:
    """Give ``NORFOLK, Va`` its full stop back."""
    return f"{place}." if place and f"{place}." in head else place


def _fits(head: Head, separator: str, rest: str, *, capitals: bool) -> bool:
    place = head.place or ""
    in_capitals = place.split(",")[0].isupper()
    if fold(place) in wording().courtesies:  # "SIR - I read with dismay"
        return False
    if separator == "stop":  # "BAUBAU. Cerita …", "Baubau, Kabar Lembah. Cerita …"
        marked = in_capitals or (not capitals and len(place) >= _SHORTEST_ALONE and not is_short_form(scannable(place)))
        first = rest.split(maxsplit=1)[0]
        shouts = first.isupper() and len(first) > 1  # not the "A" of "OSTRA, 3 May 2012. |A| team came"
        is_sure = head.publisher is not None or (marked and not shouts)
        return is_sure and is_place(place)
    if separator == "colon":
        known = in_capitals and (is_place(place) or (head.date is not None and is_place(place.split(",")[0])))
        return bool(place) and (head.publisher is not None or known)
    if in_capitals:
        return max(map(len, place.split())) >= _SHORTEST or head.publisher is not None or is_place(place)
    if capitals and not head.publisher:
        return False
    opens = next((char for char in rest if char.isalnum()), "")
    return (
        opens.isalpha()  # not "Ostra – 1992", an item of a list
        and not opens.islower()
        and (separator in ("dash", "tight") or head.date is not None)
        and (head.publisher is not None or head.date is not None or len(place.split()) <= 3)
        and scannable(place).split(" ")[0] not in wording().starters
    )
