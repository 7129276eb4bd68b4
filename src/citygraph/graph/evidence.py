"""An article as a graph: what it says about itself, its passages, and the claims that they make."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from citygraph import confidence
from citygraph.graph.places import Triple
from citygraph.graph.terms import decimal, integer, text
from citygraph.model import Claim, Iri, Metadata, Reading
from citygraph.vocab import TYPE, concept, term

_ARTICLE = term("cg:Article")
_NEWS_ARTICLE = term("schema:NewsArticle")
_HEADLINE = term("schema:headline")
_AUTHOR = term("schema:author")
_EDITOR = term("schema:editor")
_PUBLISHER = term("schema:publisher")
_PUBLISHED = term("schema:datePublished")
_LANGUAGE = term("schema:inLanguage")
_URL = term("schema:url")
_COPY_OF = term("cg:copyOf")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`%\[\]]+")

_PASSAGE_CLASS = term("cg:Passage")
_STATED_IN = term("cg:statedIn")
_QUOTE = term("cg:quote")
_START = term("cg:start")
_END = term("cg:end")

_CLAIM_CLASS = term("cg:Claim")
_STATEMENT = term("rdf:Statement")
_SUBJECT = term("rdf:subject")
_PREDICATE = term("rdf:predicate")
_OBJECT = term("rdf:object")
_PASSAGE = term("cg:passage")
_RULE = term("cg:rule")
_MODALITY = term("cg:modality")
_AS_OF = term("cg:asOf")
_DIRECTNESS = term("cg:directness")
_CONFIDENCE = term("cg:confidence")


def passage_iri(article: Iri, start: int, end: int) -> Iri:
    """``<article>/passage/<start>-<end>``."""
    return Iri(f"{article}/passage/{start}-{end}")


def claim_iri(article: Iri, index: int) -> Iri:
    """``<article>/claim/<n>``, counted from 1: the claim at `index` of the article's reading."""
    return Iri(f"{article}/claim/{index + 1}")


def describe(reading: Reading, source: Iri | None = None, hidden: Container[tuple[Iri, int]] = ()) -> Iterator[Triple]:
    """The triples of an article's graph.

    `source` is the first article with the same text, for a copy; `hidden` claims (article, index) are left out.
    """
    article, document = reading.article, reading.document
    shown = ((index, claim) for index, claim in enumerate(reading.claims) if (article, index) not in hidden)
    return describe_claims(article, document.text, document.metadata, shown, source or article)


def describe_claims(
    article: Iri, content: str, metadata: Metadata, claims: Iterable[tuple[int, Claim]], source: Iri
) -> Iterator[Triple]:
    """The triples of an article's graph from the parts of its reading that they tell of; claims with their places."""
    yield from _metadata(article, metadata)
    yield from copied_from(article, source)
    passages: set[tuple[int, int]] = set()
    for index, claim in claims:
        if (claim.start, claim.end) not in passages:
            passages.add((claim.start, claim.end))
            yield from _passage(article, content, claim)
        yield from _claim(article, metadata, index, claim)


def fused_parts(article: Iri, index: int, claim: Claim) -> Iterator[Triple]:
    """What changes of a claim's description when its things are fused otherwise."""
    me = claim_iri(article, index)
    yield me, _SUBJECT, claim.subject
    yield me, _OBJECT, claim.object


def copied_from(article: Iri, source: Iri) -> Iterator[Triple]:
    """That an article repeats another one's text."""
    if source != article:
        yield article, _COPY_OF, source


def _metadata(article: Iri, metadata: Metadata) -> Iterator[Triple]:
    yield article, TYPE, _ARTICLE
    yield article, TYPE, _NEWS_ARTICLE
    single = ((_HEADLINE, metadata.headline), (_EDITOR, metadata.editor), (_PUBLISHER, metadata.publisher))
    for predicate, value in (*single, (_LANGUAGE, metadata.language)):
        if value:
            yield article, predicate, text(value)
    for author in metadata.authors:
        yield article, _AUTHOR, text(author)
    if metadata.published:
        yield article, _PUBLISHED, metadata.published.literal()
    if metadata.url:
        yield article, _URL, Iri(metadata.url) if _WEB_ADDRESS.fullmatch(metadata.url) else text(metadata.url)


def _passage(article: Iri, content: str, claim: Claim) -> Iterator[Triple]:
    me = passage_iri(article, claim.start, claim.end)
    yield me, TYPE, _PASSAGE_CLASS
    yield me, _STATED_IN, article
    yield me, _QUOTE, text(content[claim.start : claim.end])
    yield me, _START, integer(claim.start)
    yield me, _END, integer(claim.end)


def _claim(article: Iri, metadata: Metadata, index: int, claim: Claim) -> Iterator[Triple]:
    me = claim_iri(article, index)
    yield me, TYPE, _CLAIM_CLASS
    yield me, TYPE, _STATEMENT
    yield from fused_parts(article, index, claim)
    yield me, _PREDICATE, claim.predicate
    yield me, _PASSAGE, passage_iri(article, claim.start, claim.end)
    yield me, _RULE, text(claim.rule)
    yield me, _MODALITY, concept("modality", claim.modality)
    yield me, _DIRECTNESS, concept("directness", claim.directness)
    yield me, _CONFIDENCE, decimal(confidence.of(claim))
    if day := claim.as_of or metadata.published:
        yield me, _AS_OF, day.literal()
