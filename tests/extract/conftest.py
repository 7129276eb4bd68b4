"""Short invented articles as Documents and Mentions, without the article room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from citygraph import lexicon
from citygraph.extract.account import account_of
from citygraph.extract.dates.dates import find_dates
from citygraph.extract.mention import Mentions
from citygraph.extract.papers.agreements import agreement_statements
from citygraph.extract.people.people import find_people
from citygraph.extract.places.places import find_places
from citygraph.extract.thing import Agreement, Statement
from citygraph.extract.ties.ties import partnership_statements
from citygraph.folding import align, scannable
from citygraph.gazetteer import load
from citygraph.model import Document, Metadata, PartialDate, Sentence
from citygraph.vocab import local

MONDAY = PartialDate(2025, 8, 11)
_SENTENCE = re.compile(
    r"\S.*?(?:(?<!\b[A-Z])(?<!Dr)(?<!Hj)(?<!Ts)(?<!Plt)(?<!Drs)(?<!Moch)(?<!Md)(?<!Mohd)[.!?][\"”]?(?=\s+[\"“A-Z]|$)|$)"
)


def _document(text: str, language: str, published: PartialDate | None = MONDAY, *, titled: bool = False) -> Document:
    """Every line is a paragraph of the story; there is no headline, unless the first line is one."""
    sentences = tuple(
        Sentence(match.start(), match.end(), number)
        for number, line in enumerate(re.finditer(r"[^\n]+", text), 0 if titled else 1)
        for match in _SENTENCE.finditer(text, line.start(), line.end())
    )
    metadata = Metadata(language=language, published=published)
    return Document(text, align(text), scannable(text), metadata, sentences, ())


@pytest.fixture
def document() -> Callable[..., Document]:
    """``document(text, language)``; published on Monday, 2025-08-11."""
    return _document


@pytest.fixture
def mentions() -> Callable[..., Mentions]:
    """``mentions(text, language)``: dates, places and people found."""

    def find_all(text: str, language: str, published: PartialDate | None = MONDAY, *, titled: bool = False) -> Mentions:
        found = Mentions(_document(text, language, published, titled=titled), lexicon.load(language), load())
        for find in (find_dates, find_places, find_people):
            found = find(found)
        return found

    return find_all


def _values(statements: Iterable[Statement], subject: object, predicate: str) -> list[str]:
    found = [one.object for one in statements if one.subject == subject and one.predicate == predicate]
    return [getattr(value, "value", None) or getattr(value, "name", None) or local(str(value)) for value in found]


def _first(values: list[str]) -> str:
    return values[0] if values else ""


@pytest.fixture
def ties(mentions: Callable[..., Mentions]) -> Callable[..., dict[str, str]]:
    """``ties(text, language)``: "Bandung - Hamamatsu" → "sister-city active 2014", or "denied"."""

    def tell(text: str, language: str, published: PartialDate | None = MONDAY) -> dict[str, str]:
        statements = partnership_statements(account_of(mentions(text, language, published)))
        told = {}
        for pair in dict.fromkeys(one.subject for one in statements):
            parts = [_first(_values(statements, pair, name)) for name in ("cg:kind", "cg:status", "cg:since")]
            said = " ".join(part for part in parts if part)
            told[" - ".join(sorted((pair.one.name, pair.other.name)))] = said or statements[0].modality
        return told

    return tell


@pytest.fixture
def agreements(mentions: Callable[..., Mentions]) -> Callable[..., list[str]]:
    """``agreements(text, language)``: "LetterOfIntent of A, B signed 2014 at A by X, Y", in text order."""

    def tell(text: str, language: str, published: PartialDate | None = MONDAY) -> list[str]:
        statements = agreement_statements(account_of(mentions(text, language, published)))
        told = []
        for thing in dict.fromkeys(one.subject for one in statements if isinstance(one.subject, Agreement)):
            status = _first(_values(statements, thing, "cg:status")) or "denied"
            dates = _values(statements, thing, "cg:signedOn") + _values(statements, thing, "cg:plannedFor")
            place = _first(_values(statements, thing, "cg:signedAt"))
            people = ", ".join(sorted(_values(statements, thing, "cg:signatory")))
            parties = ", ".join(sorted(one.name for one in thing.places))
            said = [f"{thing.class_name} of {parties} {status}", *dates[:1]]
            told.append(" ".join([*said, *([f"at {place}"] if place else []), *([f"by {people}"] if people else [])]))
        return told

    return tell


@pytest.fixture
def fields(mentions: Callable[..., Mentions]) -> Callable[..., set[str]]:
    """``fields(text, language)``: all fields of all partnerships."""

    def tell(text: str, language: str, *, titled: bool = False) -> set[str]:
        statements = partnership_statements(account_of(mentions(text, language, titled=titled)))
        return {local(str(one.object)) for one in statements if one.predicate == "cg:field"}

    return tell
