"""An article as a graph: what it says about itself, its passages, and the claims that they make.

All is told as TriG, for this is most of a graph: the store loads it as it is, faster than quads, and it is a third of
what N-Quads are. No line holds more than one triple.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from citygraph import confidence
from citygraph.graph.terms import XSD_INTEGER, Written, decimal, text
from citygraph.model import Claim, Iri, Literal, Metadata, Reading, directness_of
from citygraph.remembered import Remembered
from citygraph.vocab import TYPE, concept, is_dataset, term

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`%\[\]]+")


def passage_iri(article: Iri, start: int, end: int) -> Iri:
    """``<article>/passage/<start>-<end>``."""
    return Iri(f"{article}/passage/{start}-{end}")


def claim_iri(article: Iri, index: int) -> Iri:
    """``<article>/claim/<n>``, counted from 1: the claim at `index` of the article's reading."""
    return Iri(f"{article}/claim/{index + 1}")


def describe(reading: Reading, source: Iri | None = None, hidden: Container[tuple[Iri, int]] = ()) -> Iterator[str]:
    """An article's graph.

    `source` is the first article with the same text, for a copy; `hidden` claims (article, index) are left out.
    """
    article, document = reading.article, reading.document
    shown = ((index, claim) for index, claim in enumerate(reading.claims) if (article, index) not in hidden)
    return describe_claims(article, document.text, document.metadata, shown, source or article)


def describe_claims(
    article: Iri, content: str, metadata: Metadata, claims: Iterable[tuple[int, Claim]], source: Iri
) -> Iterator[str]:
    """An article's graph from the parts of its reading that it tells of; claims with their places."""
    written = Written()
    yield f"<{article}> {{\n"
    yield from _metadata(article, metadata)
    if source != article:
        yield f"<{article}>{_COPY_OF}{_term(source)}{_STOP}"
    published = written[metadata.published.literal()] if metadata.published else ""
    passages: set[tuple[int, int]] = set()
    for index, claim in claims:
        if (claim.start, claim.end) not in passages:
            passages.add((claim.start, claim.end))
            yield _passage(article, content, claim)
        yield _claim(article, index, claim, written, published)
    yield "}\n"


def fused_parts(article: Iri, index: int, claim: Claim) -> tuple[str, str]:
    """The graphs of one triple that change of a claim's description when its things are fused otherwise."""
    me, written = f"<{claim_iri(article, index)}>", Written()
    return (
        _alone(article, f"{me}{_SUBJECT}{written[claim.subject]}"),
        _alone(article, f"{me}{_OBJECT}{written[claim.object]}"),
    )


def copied_from(article: Iri, source: Iri) -> Iterator[str]:
    """That an article repeats another one's text."""
    if source != article:
        yield _alone(article, f"<{article}>{_COPY_OF}{_term(source)}")


def _metadata(article: Iri, metadata: Metadata) -> Iterator[str]:
    me = _term(article)
    for one in (_DATASET, _SCHEMA_DATASET) if is_dataset(article) else (_ARTICLE, _NEWS_ARTICLE):
        yield f"{me}{_TYPE}{one}{_STOP}"
    single = (
        (_HEADLINE, metadata.headline),
        (_EDITOR, metadata.editor),
        (_PUBLISHER, metadata.publisher),
        (_LANGUAGE, metadata.language),
    )
    for predicate, value in (*single, *((_AUTHOR, author) for author in metadata.authors)):
        if value:
            yield f"{me}{predicate}{_term(text(value))}{_STOP}"
    if metadata.published:
        yield f"{me}{_PUBLISHED}{_term(metadata.published.literal())}{_STOP}"
    if metadata.url:
        url = Iri(metadata.url) if _WEB_ADDRESS.fullmatch(metadata.url) else text(metadata.url)
        yield f"{me}{_URL}{_term(url)}{_STOP}"


def _passage(article: Iri, content: str, claim: Claim) -> str:
    return (
        f"<{article}/passage/{claim.start}-{claim.end}>{_A_PASSAGE}"
        f"{_AND}{_STATED_IN}<{article}>"
        f"{_AND}{_QUOTE}{_term(text(content[claim.start : claim.end]))}"
        f'{_AND}{_START}"{claim.start}"{_INTEGER}'
        f'{_AND}{_END}"{claim.end}"{_INTEGER}{_STOP}'
    )


def _claim(article: Iri, index: int, claim: Claim, written: Written, published: str) -> str:
    day = written[claim.as_of.literal()] if claim.as_of else published
    dated = f"{_AND}{_AS_OF}{day}" if day else ""
    subject = claim.subject
    alike = _ALIKE[confidence.sort_of(subject), claim.predicate, claim.rule, claim.modality, claim.confidence]
    return (
        f"<{article}/claim/{index + 1}>{_SUBJECT}{written[subject]}"
        f"{_AND}{_OBJECT}{written[claim.object]}"
        f"{_AND}{_PASSAGE}<{article}/passage/{claim.start}-{claim.end}>"
        f"{_AND}{alike}{dated}{_STOP}"
    )


def _alike(what: tuple[str, Iri, str, str, float]) -> str:
    """What is told of all claims by one property of things of one sort that one rule makes in one way."""
    sort, predicate, rule, modality, given = what
    directness = directness_of(given)
    sure = confidence.of_such(sort, predicate, directness)
    told = (
        (_TYPE, _CLAIM_CLASS),
        (_TYPE, _STATEMENT),
        (_PREDICATE, _term(predicate)),
        (_RULE, _term(text(rule))),
        (_MODALITY, _term(concept("modality", modality))),
        (_DIRECTNESS, _term(concept("directness", directness))),
        (_CONFIDENCE, _term(decimal(sure))),
    )
    return _AND.join(f"{name}{value}" for name, value in told)


def _alone(article: Iri, triple: str) -> str:
    return f"<{article}> {{ {triple} }}\n"


def _term(value: Iri | Literal) -> str:
    return Written()[value]


def _predicate(curie: str) -> str:
    return f" {_term(term(curie))} "


_AND, _STOP = " ;\n", " .\n"

_TYPE = f" {_term(TYPE)} "

_ARTICLE, _NEWS_ARTICLE = _term(term("cg:Article")), _term(term("schema:NewsArticle"))
_DATASET, _SCHEMA_DATASET = _term(term("cg:Dataset")), _term(term("schema:Dataset"))
_HEADLINE = _predicate("schema:headline")
_AUTHOR = _predicate("schema:author")
_EDITOR = _predicate("schema:editor")
_PUBLISHER = _predicate("schema:publisher")
_PUBLISHED = _predicate("schema:datePublished")
_LANGUAGE = _predicate("schema:inLanguage")
_URL = _predicate("schema:url")
_COPY_OF = _predicate("cg:copyOf")

_A_PASSAGE = f"{_TYPE}{_term(term('cg:Passage'))}"
_STATED_IN = _predicate("cg:statedIn")
_QUOTE = _predicate("cg:quote")
_INTEGER = f"^^{_term(XSD_INTEGER)}"
_START = _predicate("cg:start")
_END = _predicate("cg:end")

_CLAIM_CLASS, _STATEMENT = _term(term("cg:Claim")), _term(term("rdf:Statement"))
_SUBJECT = _predicate("rdf:subject")
_PREDICATE = _predicate("rdf:predicate")
_OBJECT = _predicate("rdf:object")
_PASSAGE = _predicate("cg:passage")
_RULE = _predicate("cg:rule")
_MODALITY = _predicate("cg:modality")
_AS_OF = _predicate("cg:asOf")
_DIRECTNESS = _predicate("cg:directness")
_CONFIDENCE = _predicate("cg:confidence")

_ALIKE = Remembered(_alike)
