"""A Reading as JSON and back, exactly; the text itself is kept beside, for it is long and looked at by people."""

from __future__ import annotations

import json
from typing import Any

from citygraph.folding import align, scannable
from citygraph.model import (
    Claim,
    Document,
    Iri,
    Literal,
    Metadata,
    PartialDate,
    Place,
    Reading,
    Sentence,
    Term,
)
from citygraph.tokens import Tokens

Json = dict[str, Any]


def dump(reading: Reading) -> str:
    """All of a reading but its text and source."""
    document = reading.document
    content = {
        "metadata": _metadata(document.metadata),
        "sentences": [[each.start, each.end, each.paragraph] for each in document.sentences],
        "places": [_place(place) for place in reading.places],
        "claims": [_claim(claim) for claim in reading.claims],
        "notes": list(reading.notes),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(article: str, source: str, text: str, content: str) -> Reading:
    """The reading that :func:`dump` wrote."""
    data: Json = json.loads(content)
    document = Document(
        text=text,
        aligned=align(text),
        scan=scannable(text),
        metadata=_load_metadata(data["metadata"]),
        sentences=tuple(Sentence(*each) for each in data["sentences"]),
        tokens=Tokens(text),
        source=source,
    )
    return Reading(
        article=Iri(article),
        document=document,
        places=tuple(_load_place(each) for each in data["places"]),
        claims=tuple(_load_claim(each) for each in data["claims"]),
        notes=tuple(data["notes"]),
    )


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


def _place(place: Place) -> Json:
    return {
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


def _load_place(data: Json) -> Place:
    labels = tuple((language, label) for language, label in data["labels"])
    return Place(**{**data, "labels": labels, "within": tuple(data["within"])})


def _claim(claim: Claim) -> Json:
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": _term(claim.object),
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "modality": claim.modality,
        "as_of": _date(claim.as_of),
        "confidence": claim.confidence,
    }


def _load_claim(data: Json) -> Claim:
    given = {
        **data,
        "subject": Iri(data["subject"]),
        "predicate": Iri(data["predicate"]),
        "object": _load_term(data["object"]),
        "as_of": _load_date(data["as_of"]),
    }
    return Claim(**given)


def _term(term: Term) -> str | list[str | None]:
    return str(term) if isinstance(term, Iri) else [term.value, str(term.datatype), term.language]


def _load_term(data: str | list[str]) -> Term:
    return Iri(data) if isinstance(data, str) else Literal(data[0], Iri(data[1]), data[2])


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _load_date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
