"""IRIs as the archive keeps them: things by their path, terms of known vocabularies by prefix, others as they are."""

from __future__ import annotations

from citygraph.rdf import Iri
from citygraph.remembered import Remembered
from citygraph.vocab import CONCEPT, ID, PREFIXES

_NAMESPACES = {"concept": CONCEPT, **PREFIXES}
_WHOLE = "<"


def shorten(iri: str) -> str:
    """The short form.

    >>> shorten("https://w3id.org/citygraph/id/office/mayor-alpha-1"), shorten("https://w3id.org/citygraph/ontology#party")
    ('office/mayor-alpha-1', 'cg:party')
    """
    return _SHORT[iri]


def lengthen(short: str) -> Iri:
    """The IRI of which :func:`shorten` made this."""
    return LONG[short]


def _shorten(iri: str) -> str:
    if iri.startswith(ID):
        local = iri[len(ID) :]
        return local if local and ":" not in local and not local.startswith(_WHOLE) else _WHOLE + iri
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return _WHOLE + iri


def _lengthen(short: str) -> Iri:
    if short.startswith(_WHOLE):
        return Iri(short[1:])
    prefix, colon, local = short.partition(":")
    return Iri(_NAMESPACES[prefix] + local) if colon else Iri(ID + short)


_SHORT = Remembered(_shorten)
LONG = Remembered(_lengthen)
"""Short form → IRI, for those who lengthen many."""
