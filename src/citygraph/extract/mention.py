"""Mentions: spans of an article that name something, from the first stages of extraction.

Every mention carries ``start, end`` (code points of ``Document.text``) from the first moment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from citygraph.extract.thing import Official, Tenure
from citygraph.folding import fold
from citygraph.gazetteer import Gazetteer
from citygraph.lexicon import Lexicon
from citygraph.model import Document, PartialDate, Place, Sentence
from citygraph.records import record

if TYPE_CHECKING:
    from citygraph.extract.people.rows import Row


@record
class PlaceMention:
    """A name linked to a place of the gazetteer; `rule` tells how it was told apart from its namesakes."""

    start: int
    end: int
    place: Place
    rule: str


@dataclass(frozen=True, slots=True)
class GovernmentMention:
    """A government as the text names it: "Pemprov DKI Jakarta", "Kuala Lumpur City Hall"."""

    start: int
    end: int
    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, or a range when `until` is set, resolved against the article's date where it is relative.

    `rule` is ``stated`` (day, month and year as needed stand there; ``against-weekday`` where the weekday beside them
    is another) or says how it was resolved (``weekday``, ``relative``, ``year-from-article``).
    """

    start: int
    end: int
    date: PartialDate
    until: PartialDate | None
    rule: str


@record
class PersonMention:
    """One mention of an official: full name, short name, office alone ("Gubernur") or pronoun, as `rule` says."""

    start: int
    end: int
    official: Official
    rule: str = "name"  # "Budi Karsana", by an office: "Wali Kota X, |Budi Karsana|"


@dataclass(frozen=True, slots=True)
class TenureMention:
    """A passage that names somebody together with an office: "Pj Wali Kota X, Drs. Budi Karsana".

    `form` is the name as it stands there, `honours` the titles of honour before it; `status` is a concept of
    the scheme `tenure`; `dated` is false where a day of the passage is none in office ("former").
    """

    start: int
    end: int
    tenure: Tenure
    form: str
    honours: str
    status: str
    rule: str
    confidence: float
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document, each kind in text order; stages add to it."""

    document: Document
    lexicon: Lexicon
    gazetteer: Gazetteer
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    governments: tuple[GovernmentMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    tenures: tuple[Tenure, ...] = field(default=())
    tenure_mentions: tuple[TenureMention, ...] = ()
    homes: tuple[Place, ...] = ()  # its cities and regions, those first that it is told from; known with the people
    rows: tuple[Row, ...] = ()  # its sentences as offices and names are looked for in them


_LINE_WORD = re.compile(r"[^\s,.|/()]+")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)
_start: Callable[[_Placed], int] = attrgetter("start")


def within(found: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Those of mentions in text order that begin in ``[start, end)``, without looking at all of them."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def in_each(found: Sequence[P], sentences: Iterable[Sentence]) -> list[Sequence[P]]:
    """Of mentions in text order those that begin in each of the sentences."""
    if not found:
        return [() for _ in sentences]
    starts = [mention.start for mention in found]
    return [found[bisect_left(starts, one.start) : bisect_left(starts, one.end)] for one in sentences]


def in_date_line(mentions: Mentions, places: Iterable[Place]) -> Iterator[Place]:
    """Those of some places that the place line names, by their own names or others: "Greifswald", "NORFOLK, Va."."""
    line = mentions.document.metadata.place_line
    if not line:
        return
    words = f" {' '.join(_LINE_WORD.findall(fold(line)))} "
    others = mentions.gazetteer.lookup(line.partition(",")[0])
    yield from (place for place in places if f" {fold(place.name)} " in words or place in others)


class Named(NamedTuple):
    """What a sentence names."""

    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    people: Sequence[PersonMention]
    governments: Sequence[GovernmentMention]
    tenures: Sequence[TenureMention] = ()
