"""One article's claims for a person or a program: a list with sentences, JSON, or Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from citygraph import confidence
from citygraph.model import Claim, Iri, Literal, Reading, Term
from citygraph.vocab import ID, PREFIXES


def write(reading: Reading, form: str, out: IO[bytes]) -> None:
    """Write a reading as ``table``, ``json`` or ``ttl`` (UTF-8)."""
    if form == "ttl":
        _write_turtle(reading, out)
        return
    text = json.dumps(as_json(reading), ensure_ascii=False, indent=2) if form == "json" else "\n".join(_lines(reading))
    out.write(text.encode() + b"\n")


def as_json(reading: Reading) -> dict[str, Any]:
    """Metadata, places and claims; every claim with its quote and offsets."""
    metadata = reading.document.metadata
    return {
        "article": reading.article,
        "headline": metadata.headline,
        "authors": list(metadata.authors),
        "editor": metadata.editor,
        "publisher": metadata.publisher,
        "published": str(metadata.published) if metadata.published else None,
        "language": metadata.language,
        "notes": list(reading.notes),
        "claims": [_claim_json(reading, claim) for claim in reading.claims],
    }


def _claim_json(reading: Reading, claim: Claim) -> dict[str, Any]:
    value = claim.object
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": value
        if isinstance(value, Iri)
        else {"value": value.value, "datatype": value.datatype}
        | ({"language": value.language} if value.language else {}),
        "modality": claim.modality,
        "asOf": str(claim.as_of) if claim.as_of else None,
        "rule": claim.rule,
        "directness": claim.directness,
        "confidence": confidence.of(claim),
        "quote": reading.document.text[claim.start : claim.end],
        "start": claim.start,
        "end": claim.end,
    }


def _lines(reading: Reading) -> Iterator[str]:
    """Claims grouped by the passage that makes them, in text order."""
    metadata = reading.document.metadata
    yield metadata.headline or reading.document.source
    by_passage: dict[tuple[int, int], list[Claim]] = {}
    for claim in reading.claims:
        by_passage.setdefault((claim.start, claim.end), []).append(claim)
    for start, end in sorted(by_passage):
        yield ""
        yield f"[{start}-{end}] {' '.join(reading.document.text[start:end].split())}"
        yield from _rows(by_passage[start, end])


def _rows(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        mark = "" if claim.modality == "asserted" else f" ({claim.modality})"
        yield (
            f"  {short(claim.subject)}  {short(claim.predicate)}  {short(claim.object)}{mark}"
            f"  [{claim.rule} {confidence.of(claim):.2f}]"
        )


def short(value: Term) -> str:
    """A term as a person reads it: prefixed, or below ``id/``.

    >>> short(Iri("https://w3id.org/citygraph/id/place/jakarta-1642911"))
    'place/jakarta-1642911'
    """
    if isinstance(value, Literal):
        return f'"{value.value}"' + (f"@{value.language}" if value.language else "")
    if value.startswith(ID):
        return value.removeprefix(ID)
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value.removeprefix("https://w3id.org/citygraph/")


def _write_turtle(reading: Reading, out: IO[bytes]) -> None:
    import pyoxigraph as ox

    from citygraph import fuse, graph

    store = ox.Store()
    store.extend(graph.describe(fuse.fuse([reading])))
    graph.export(store, "turtle", out, evidence=True)
