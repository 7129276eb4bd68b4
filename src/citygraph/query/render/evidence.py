"""The evidence of rows, beside their cells: columns for flat formats, text for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from citygraph.query.display import plain, shown
from citygraph.query.render.presentation import Presentation, Sink, Writer
from citygraph.query.result import Result
from citygraph.vocab import local

if TYPE_CHECKING:
    from citygraph.query.provenance.model import Source, Sourced
    from citygraph.query.result import Row

COLUMNS = ("evidenceSentence", "evidenceArticle", "evidenceClaims")
"""The best sentence behind a row, its article, and how many claims stand behind the row in all."""
_SHOWN = 3
"""So many sentences a person is shown of one row; jsonl has all."""


def with_columns(write: Writer) -> Writer:
    """A writer of flat rows, which has three more columns where evidence is wanted: a row stays one row."""

    def written(result: Result, how: Presentation, sink: Sink) -> None:
        write(result if how.sourced is None else _widened(result, how.sourced), how, sink)

    return written


def rows(result: Result, how: Presentation) -> Iterator[tuple[Row, tuple[Source, ...]]]:
    """The rows with their evidence; with none where it isn't wanted."""
    if how.sourced is None:
        return ((row, ()) for row in result.rows())
    return how.sourced(result.rows())


def as_json(sources: tuple[Source, ...]) -> list[dict[str, Any]]:
    """All sources of a row, each with its claims."""
    return [
        {
            "sentence": source.sentence,
            "article": source.article,
            "headline": source.headline,
            "publisher": source.publisher,
            "published": source.published,
            "claims": [
                {
                    "subject": _value(claim.triple.subject),
                    "predicate": _value(claim.triple.predicate),
                    "object": _value(claim.triple.object),
                    "modality": claim.modality,
                    "confidence": claim.confidence,
                    "rule": claim.rule,
                    "claim": claim.iri,
                }
                for claim in source.claims
            ],
        }
        for source in sources
    ]


def lines(sources: tuple[Source, ...]) -> Iterator[str]:
    """What a person is told of the evidence of a row, a line for each sentence."""
    for source in sources[:_SHOWN]:
        yield f"“{plain(source.sentence)}” — {origin(source)} [{said(source)}]"
    if len(sources) > _SHOWN:
        yield f"and {len(sources) - _SHOWN} more"


def origin(source: Source) -> str:
    """Headline, publisher and day of an article, as far as they are known."""
    known = (source.headline or local(source.article), source.publisher, source.published)
    return plain(", ".join(part for part in known if part))


def said(source: Source) -> str:
    """The properties that a sentence speaks of."""
    return ", ".join(dict.fromkeys(shown(claim.triple.predicate).rpartition(":")[2] for claim in source.claims))


def _widened(result: Result, sourced: Sourced) -> Result:
    import pyoxigraph as ox

    def cells(sources: tuple[Source, ...]) -> Row:
        count = ox.Literal(sum(len(source.claims) for source in sources))
        if not sources:
            return None, None, count
        return ox.Literal(sources[0].sentence), ox.NamedNode(sources[0].article), count

    rows = ((*row, *cells(sources)) for row, sources in sourced(result.rows()))
    return Result("rows", rows, (*result.columns, *COLUMNS))


def _value(term: Any) -> str:
    return str(getattr(term, "value", term))
