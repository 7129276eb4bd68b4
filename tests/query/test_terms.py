from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.model import XSD, Iri, Literal, Term
from citygraph.query.terms import n_triples


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Iri("https://e/ä?x=1#y"), "<https://e/ä?x=1#y>"),
        (Iri("urn:uuid:1"), "<urn:uuid:1>"),
        (Literal("Dato’ “A”"), '"Dato’ “A”"'),
        (Literal("a\tb\r\n\\"), r'"a\tb\r\n\\"'),
        (Literal("x", language="id"), '"x"@id'),
        (Literal("2025", Iri(XSD + "gYear")), '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (Literal("\\u0022"), r'"\\\U000000750022"'),
    ],
)
def test_n_triples(term: Term, text: str) -> None:
    assert n_triples(term) == text
    line = f"<http://s> <http://p> {text} ."
    (parsed,) = ox.parse(line, ox.RdfFormat.N_TRIPLES)
    assert parsed.object.value == (term if isinstance(term, Iri) else term.value)
