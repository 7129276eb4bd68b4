"""How sure claims and facts are."""

from __future__ import annotations

import pytest

from citygraph import confidence
from citygraph.model import Claim, Iri, Literal
from citygraph.vocab import ID, concept, term

STATED, JOINED, RESOLVED = 0.95, 0.8, 0.7


def claim(sort: str, curie: str, directness: float = STATED) -> Claim:
    return Claim(Iri(f"{ID}{sort}/x"), term(curie), Literal("x"), 0, 1, "rule", confidence=directness)


@pytest.mark.parametrize("curie", ["cg:kind", "cg:status", "cg:field", "cg:partner", "rdfs:label"])
def test_a_more_direct_claim_is_never_less_sure(curie: str) -> None:
    rising = [confidence.of(claim("partnership", curie, way)) for way in (RESOLVED, JOINED, STATED)]
    assert rising == sorted(rising)
    assert all(0 < sure < 1 for sure in rising)


def test_every_kind_of_claim_has_its_figure() -> None:
    known = confidence.table()
    assert confidence.of(claim("tenure", "cg:tenureStatus")) == known["tenure", "tenureStatus", "stated"]
    assert confidence.of(claim("tenure", "cg:holder", JOINED)) == known["tenure", "*", "joined"]
    assert confidence.of(claim("quotation", "cg:text")) == known["*", "*", "stated"]
    foreign = Claim(Iri("urn:x"), term("cg:kind"), concept("kind", "cooperation"), 0, 1, "rule")
    assert confidence.of(foreign) == known["*", "*", "stated"]


def test_sources_that_agree_make_a_fact_surer_up_to_a_limit() -> None:
    assert confidence.fused([[0.8]]) == pytest.approx(0.8)
    assert confidence.fused([[0.8], [0.8]]) == pytest.approx(0.96)
    assert confidence.fused([[0.8, 0.6]]) == pytest.approx(0.8)
    assert confidence.fused([[0.9]] * 10) == confidence.HIGHEST
    assert confidence.fused([]) == 0
