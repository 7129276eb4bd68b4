"""What reading and extraction are measured against: the floor for anything in Python, and another pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import py3langid

from bench.exchange import Named, place_names
from citygraph import article, extract
from citygraph.article import relevance
from citygraph.tokens import tokens_of

Work = Callable[[Sequence[Named]], object]
"""Goes through articles once."""

SPACY = "spaCy names"
SPACY_MISSING = "no row: pip install spacy"
NAMES = 20_000

_WORD = re.compile(r"\w+")


def decode(articles: Sequence[Named]) -> None:
    for _, data in articles:
        data.decode()


def words(articles: Sequence[Named]) -> None:
    for _, data in articles:
        _WORD.findall(data.decode())


def tokens(articles: Sequence[Named]) -> None:
    for _, data in articles:
        tokens_of(data.decode())


def language(articles: Sequence[Named]) -> None:
    for _, data in articles:
        py3langid.classify(data.decode())


def first_test(articles: Sequence[Named]) -> None:
    for source, data in articles:
        relevance.is_relevant(article.Page(data.decode(), source))


def read(articles: Sequence[Named]) -> None:
    for source, data in articles:
        article.read(data, source)


def read_and_extract(articles: Sequence[Named]) -> None:
    for source, data in articles:
        extract.extract(article.read(data, source))


def spacy_names() -> Work | None:
    """The spaCy pipeline that finds names: sentences, places of a list, three patterns; None when it is not installed.

    It tells no place from its namesake, no tie from a denial, and whose mayor somebody is it doesn't know either.
    """
    try:
        import spacy
        from spacy.matcher import Matcher, PhraseMatcher
    except ImportError:
        return None
    pipeline = spacy.blank("id")
    pipeline.add_pipe("sentencizer")
    places = PhraseMatcher(pipeline.vocab)
    places.add("PLACE", list(pipeline.tokenizer.pipe(place_names(NAMES))))
    rules = Matcher(pipeline.vocab)
    title = {"LOWER": {"IN": ["wali", "walikota", "mayor", "gubernur", "governor", "bupati", "datuk"]}}
    rules.add("OFFICIAL", [[title, {"IS_TITLE": True, "OP": "+"}]])
    rules.add(
        "TIE", [[{"LOWER": {"IN": ["kota", "sister", "bandar", "twin"]}}, {"LOWER": {"REGEX": "^(kembar|cit|town)"}}]]
    )
    rules.add("DOCUMENT", [[{"LOWER": {"IN": ["letter", "memorandum", "nota"]}}, {"IS_ALPHA": True, "OP": "{1,2}"}]])

    def names(articles: Sequence[Named]) -> None:
        for document in pipeline.pipe(data.decode() for _, data in articles):
            list(document.sents)
            places(document)
            rules(document)

    return names


def spacy_tokens() -> Work | None:
    """The tokeniser of spaCy alone; None when it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    make = spacy.blank("id").make_doc

    def cut(articles: Sequence[Named]) -> None:
        for _, data in articles:
            make(data.decode())

    return cut
