"""Terms as a person reads them: short IRIs, plain literals, nothing that moves a terminal's cursor."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from citygraph.vocab import CONCEPT, ID, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

_NAMESPACES = PREFIXES | {"sdg": "http://metadata.un.org/sdg/"}
_LOCAL = re.compile(r"[\w.\-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[\t\n\x0b\x0c\r\u2028\u2029]+")


def shown(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None) -> str:
    """A term for a table's cell; empty for an unbound variable."""
    import pyoxigraph as ox

    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return plain(short_iri(term.value))
    return plain(term.value) if isinstance(term, ox.Literal) else plain(str(term))


@lru_cache(maxsize=4096)  # answers name the same things again and again
def short_iri(iri: str) -> str:
    """An IRI without what every reader knows.

    >>> short_iri("https://w3id.org/citygraph/id/place/jakarta-1642911")
    'place/jakarta-1642911'
    >>> short_iri("https://w3id.org/citygraph/concept/kind/sister-city")
    'sister-city'
    >>> short_iri("http://www.w3.org/2004/02/skos/core#Concept")
    'skos:Concept'
    """
    if iri.startswith(CONCEPT):
        return iri.removeprefix(CONCEPT).partition("/")[2] or iri
    if iri.startswith(ID):
        return iri.removeprefix(ID)
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def plain(text: str) -> str:
    r"""One line of visible characters: breaks as blanks, control characters as their code.

    >>> plain("a\nb\x1b[31m")
    'a b\\x1b[31m'
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), _SPACES.sub(" ", text))


def width(text: str) -> int:
    """The columns that a text takes on a terminal: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "row"), counted(3, "query")
    ('1 row', '3 queries')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
