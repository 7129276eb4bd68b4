"""An article as a graph: what it says about itself, its passages, and the claims that they make.

All is told as TriG, for this is most of a graph: the store loads it as it is, faster than quads, and it is a fifth of
what N-Quads are. The ontology's terms are told by prefix; to tell other IRIs so as well takes longer to read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from citygraph import confidence
from citygraph.graph.terms import Written, decimal, text
from citygraph.model import Claim, Iri, Literal, Metadata, Reading, directness_of
from citygraph.remembered import Remembered
from citygraph.vocab import concept, is_dataset

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
        yield f"<{article}> cg:copyOf {_term(source)} .\n"
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
        _alone(article, f"{me} rdf:subject {written[claim.subject]}"),
        _alone(article, f"{me} rdf:object {written[claim.object]}"),
    )


def copied_from(article: Iri, source: Iri) -> Iterator[str]:
    """That an article repeats another one's text."""
    if source != article:
        yield _alone(article, f"<{article}> cg:copyOf {_term(source)}")


def _metadata(article: Iri, metadata: Metadata) -> Iterator[str]:
    me = _term(article)
    yield f"{me} a {'cg:Dataset, schema:Dataset' if is_dataset(article) else 'cg:Article, schema:NewsArticle'} .\n"
    single = (
        ("schema:headline", metadata.headline),
        ("schema:editor", metadata.editor),
        ("schema:publisher", metadata.publisher),
        ("schema:inLanguage", metadata.language),
    )
    for predicate, value in (*single, *(("schema:author", author) for author in metadata.authors)):
        if value:
            yield f"{me} {predicate} {_term(text(value))} .\n"
    if metadata.published:
        yield f"{me} schema:datePublished {_term(metadata.published.literal())} .\n"
    if metadata.url:
        url = Iri(metadata.url) if _WEB_ADDRESS.fullmatch(metadata.url) else text(metadata.url)
        yield f"{me} schema:url {_term(url)} .\n"


def _passage(article: Iri, content: str, claim: Claim) -> str:
    start, end = claim.start, claim.end
    return (
        f"<{article}/passage/{start}-{end}> a cg:Passage ; cg:statedIn <{article}>"
        f" ; cg:quote {_term(text(content[start:end]))}"
        f' ; cg:start "{start}"^^xsd:integer ; cg:end "{end}"^^xsd:integer .\n'
    )


def _claim(article: Iri, index: int, claim: Claim, written: Written, published: str) -> str:
    day = written[claim.as_of.literal()] if claim.as_of else published
    dated = f" ; cg:asOf {day}" if day else ""
    subject = claim.subject
    alike = _ALIKE[confidence.sort_of(subject), claim.predicate, claim.rule, claim.modality, claim.confidence]
    return (
        f"<{article}/claim/{index + 1}> rdf:subject {written[subject]} ; rdf:object {written[claim.object]}"
        f" ; cg:passage <{article}/passage/{claim.start}-{claim.end}> ; {alike}{dated} .\n"
    )


def _alike(what: tuple[str, Iri, str, str, float]) -> str:
    """What is told of all claims by one property of things of one sort that one rule makes in one way."""
    sort, predicate, rule, modality, given = what
    directness = directness_of(given)
    sure = decimal(confidence.of_such(sort, predicate, directness))
    how, put = concept("directness", directness), concept("modality", modality)
    return (
        f"a cg:Claim, rdf:Statement ; rdf:predicate {_term(predicate)} ; cg:rule {_term(text(rule))}"
        f" ; cg:modality {_term(put)} ; cg:directness {_term(how)} ; cg:confidence {_term(sure)}"
    )


def _alone(article: Iri, triple: str) -> str:
    return f"<{article}> {{ {triple} }}\n"


def _term(value: Iri | Literal) -> str:
    return Written()[value]


_ALIKE = Remembered(_alike)
