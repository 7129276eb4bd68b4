"""The parts of a Reading as JSON and back, exactly: claims thing by thing, places each once, and the rest."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

from citygraph.folding import align, scannable
from citygraph.graph.short import LONG, lengthen, shorten
from citygraph.model import Claim, Document, Iri, Literal, Metadata, PartialDate, Place, Sentence, Term
from citygraph.remembered import Remembered
from citygraph.tokens import Tokens

Json = dict[str, Any]
Claims = tuple[tuple[int, Claim], ...]
"""Claims with their places in a reading."""

_FAST = 1
_DECODER = json.JSONDecoder()  # without the search for white space around, which there is none of


def dump_body(document: Document, notes: Iterable[str] = ()) -> bytes:
    """A document but its source, and notes, compressed: a text is long and seldom looked at."""
    content = {
        "text": document.text,
        "metadata": _metadata(document.metadata),
        "sentences": [[each.start, each.end, each.paragraph] for each in document.sentences],
        "notes": list(notes),
    }
    return zlib.compress(_dump(content).encode(), _FAST)


def load_body(body: bytes, source: str) -> tuple[Document, tuple[str, ...]]:
    """The document and the notes of a reading."""
    data: Json = json.loads(zlib.decompress(body))
    text = data["text"]
    document = Document(
        text=text,
        aligned=align(text),
        scan=scannable(text),
        metadata=_load_metadata(data["metadata"]),
        sentences=tuple(Sentence(*each) for each in data["sentences"]),
        tokens=Tokens(text),
        source=source,
    )
    return document, tuple(data["notes"])


def load_text(body: bytes) -> tuple[str, Metadata]:
    """The text and the metadata of a reading."""
    data: Json = json.loads(zlib.decompress(body))
    return data["text"], _load_metadata(data["metadata"])


def dump_claims(claims: Iterable[tuple[int, Claim]]) -> str:
    """Claims about one thing, which is not said again."""
    return _dump([_claim(index, claim) for index, claim in claims])


def load_claims(subject: Iri, content: str) -> Claims:
    """The claims that :func:`dump_claims` wrote."""
    return tuple(
        [
            (
                index,
                Claim(
                    subject,
                    LONG[predicate],
                    LONG[value] if value.__class__ is str else _load_literal(*value),
                    start,
                    end,
                    rule,
                    modality,
                    _DAYS[as_of] if as_of else None,
                    confidence,
                ),
            )
            for index, predicate, value, start, end, rule, modality, as_of, confidence in _DECODER.raw_decode(content)[
                0
            ]
        ]
    )


def dump_all_claims(claims: Iterable[Claim]) -> str:
    """All claims of a reading, in their order."""
    return _dump([[shorten(claim.subject), *_claim(index, claim)] for index, claim in enumerate(claims)])


def load_all_claims(content: str) -> tuple[Claim, ...]:
    """The claims that :func:`dump_all_claims` wrote."""
    return tuple(
        claim for subject, *told in json.loads(content) for _, claim in load_claims(lengthen(subject), _dump([told]))
    )


def dump_place(place: Place) -> str:
    """A place."""
    content = {
        "id": place.id,
        "type": place.type,
        "name": place.name,
        "country": place.country,
        "code": place.code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "labels": [list(label) for label in place.labels],
        "within": list(place.within),
    }
    return _dump(content)


def load_place(content: str) -> Place:
    """The place that :func:`dump_place` wrote."""
    data: Json = json.loads(content)
    labels = tuple((language, label) for language, label in data["labels"])
    return Place(**{**data, "labels": labels, "within": tuple(data["within"])})


def _dump(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _claim(index: int, claim: Claim) -> list[object]:
    return [
        index,
        shorten(claim.predicate),
        _term(claim.object),
        claim.start,
        claim.end,
        claim.rule,
        claim.modality,
        _date(claim.as_of),
        claim.confidence,
    ]


def _metadata(metadata: Metadata) -> Json:
    return {
        "headline": metadata.headline,
        "authors": list(metadata.authors),
        "editor": metadata.editor,
        "publisher": metadata.publisher,
        "published": _date(metadata.published),
        "place_line": metadata.place_line,
        "language": metadata.language,
        "url": metadata.url,
    }


def _load_metadata(data: Json) -> Metadata:
    return Metadata(**{**data, "authors": tuple(data["authors"]), "published": _load_date(data["published"])})


def _term(term: Term) -> str | list[str | None]:
    if isinstance(term, Literal):
        return [term.value, shorten(term.datatype), term.language]
    return shorten(term)


def _load_literal(value: str, datatype: str, language: str | None) -> Literal:
    return Literal(value, LONG[datatype], language)


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _load_date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


_DAYS = Remembered(PartialDate.parse)
