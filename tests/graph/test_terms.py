from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citygraph.graph.terms import decimal, from_rdf, node, quad, to_rdf
from citygraph.model import XSD, Iri, Literal

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.one_of(
        st.builds(Literal, WORDS),
        st.builds(Literal, WORDS, language=st.sampled_from(["id", "en", "ms"])),
        st.builds(Literal, WORDS, st.just(Iri(XSD + "gYear"))),
        st.just(Iri("https://example.org/a")),
    )
)
def test_a_term_comes_back_as_it_was(term):
    assert from_rdf(to_rdf(term)) == term


@pytest.mark.parametrize("foreign", [ox.BlankNode("b"), ox.Triple(node("x:s"), node("x:p"), node("x:o"))])
def test_what_the_model_has_not_is_refused(foreign):
    with pytest.raises(TypeError, match="the model has no term"):
        from_rdf(foreign)


def test_an_invalid_iri_is_refused():
    with pytest.raises(ValueError, match="IRI"):
        quad("not an iri", "x:p", Iri("x:o"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (0.9, "0.9"),
        (0.0, "0"),
        (-0.0000001, "0"),
        (100.0, "100"),
        (-6.21462, "-6.21462"),
        (1e-05, "0.00001"),
    ],
)
def test_decimals_are_canonical_so_that_the_store_keeps_them_as_they_are(value, written):
    store = ox.Store()
    store.add(quad("x:s", "x:p", decimal(value)))
    (stored,) = store
    assert decimal(value).value == written == stored.object.value
