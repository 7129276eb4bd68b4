"""Short invented articles as Documents and Mentions, without the article room."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from citygraph import lexicon
from citygraph.extract.dates import find_dates
from citygraph.extract.mention import Mentions
from citygraph.extract.people import find_people
from citygraph.extract.places import find_places
from citygraph.folding import align, scannable
from citygraph.gazetteer import load
from citygraph.model import Document, Metadata, PartialDate, Sentence

MONDAY = PartialDate(2025, 8, 11)
_SENTENCE = re.compile(
    r"\S.*?(?:(?<!\b[A-Z])(?<!Dr)(?<!Hj)(?<!Ts)(?<!Plt)(?<!Drs)(?<!Moch)[.!?][\"”]?(?=\s+[\"“A-Z]|$)|$)"
)


def _document(text: str, language: str, published: PartialDate | None = MONDAY) -> Document:
    """Every line is a paragraph of the story; there is no headline."""
    sentences = tuple(
        Sentence(match.start(), match.end(), number)
        for number, line in enumerate(re.finditer(r"[^\n]+", text), 1)
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

    def find_all(text: str, language: str, published: PartialDate | None = MONDAY) -> Mentions:
        found = Mentions(_document(text, language, published), lexicon.load(language), load())
        for find in (find_dates, find_places, find_people):
            found = find(found)
        return found

    return find_all
