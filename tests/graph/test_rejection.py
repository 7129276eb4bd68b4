from __future__ import annotations

from dataclasses import replace

from citygraph.graph.rejection import dump, load, reject
from citygraph.model import Fact, Iri, Literal
from citygraph.vocab import term


def test_the_surest_claim_speaks_and_of_equal_ones_the_first(reading, world):
    surer = replace(reading.claims[2], confidence=0.99)
    reading = replace(reading, claims=(*reading.claims[:2], surer, *reading.claims[3:]))
    fact = Fact(world.ANN, term("cg:holds"), world.OFFICE, tuple((reading.article, index) for index in (3, 2, 1, 0)))
    readings = {reading.article: reading}
    told = reject("no", world.ANN, [fact], readings)
    assert [claim.confidence for claim in told.claims] == [0.9, 0.9, 0.99, 0.9]
    assert (told.article, told.sentence) == (reading.article, reading.document.text[surer.start : surer.end])
    assert load(dump(told)) == told


def test_derived_facts_have_no_sentence(world):
    rejection = reject("too short", world.ANN, [Fact(world.ANN, term("rdfs:label"), Literal(""))], {})
    assert (rejection.sentence, rejection.article) == ("", "")
    assert str(rejection) == "ann-lee--mayor-alphaville-101: too short (label “”)"


def test_many_facts_are_told_in_short(world):
    facts = [Fact(world.ANN, term("cg:holds"), Iri(f"https://example.org/{letter}")) for letter in "edcba"]
    assert str(reject("too many", world.ANN, facts, {})).endswith("too many (holds a; holds b; holds c and 2 more)")
