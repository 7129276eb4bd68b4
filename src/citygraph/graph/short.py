"""IRIs as the archive keeps them: things by their path, terms of known vocabularies by prefix, others as they are."""

from __future__ import annotations

from functools import lru_cache

from citygraph.model import Iri
from citygraph.vocab import CONCEPT, ID, PREFIXES

_NAMESPACES = {"concept": CONCEPT, **PREFIXES}
_WHOLE = "<"


@lru_cache(maxsize=65536)
def shorten(iri: str) -> str:
    """The short form.

    >>> shorten("https://w3id.org/citygraph/id/office/mayor-alpha-1"), shorten("https://w3id.org/citygraph/ontology#party")
    ('office/mayor-alpha-1', 'cg:party')
    """
    if iri.startswith(ID):
        local = iri[len(ID) :]
        return local if local and ":" not in local and not local.startswith(_WHOLE) else _WHOLE + iri
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return _WHOLE + iri


@lru_cache(maxsize=65536)
def lengthen(short: str) -> Iri:
    """The IRI of which :func:`shorten` made this."""
    if short.startswith(_WHOLE):
        return Iri(short[1:])
    prefix, colon, local = short.partition(":")
    return Iri(_NAMESPACES[prefix] + local) if colon else Iri(ID + short)
