from __future__ import annotations

import pytest

from citygraph.graph.short import lengthen, shorten
from citygraph.vocab import CG, ID, article_iri, concept, place_iri, term


@pytest.mark.parametrize(
    "iri",
    [
        place_iri("alpha-1"),
        concept("role", "mayor"),
        term("cg:party"),
        term("rdfs:label"),
        article_iri(None, "A: b", "text"),
        "https://example.org/a",
        "urn:x:y",
        ID,
        f"{ID}odd:one",
        f"{ID}<odd",
        f"{CG}odd:one",
    ],
)
def test_every_iri_comes_back(iri):
    assert lengthen(shorten(iri)) == iri
