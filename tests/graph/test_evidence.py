from __future__ import annotations

from dataclasses import replace

from citygraph import confidence
from citygraph.graph import evidence
from citygraph.graph.ontology import shapes
from citygraph.graph.shacl import by_pyshacl, n_triples
from citygraph.graph.terms import decimal, from_rdf, quads
from citygraph.model import Literal, Metadata
from citygraph.vocab import concept, term


def of(reading, subject):
    return {
        (from_rdf(each.predicate), from_rdf(each.object))
        for each in quads(evidence.describe(reading))
        if each.subject.value == subject
    }


def test_the_article_says_who_wrote_it_and_when(reading):
    said = of(reading, reading.article)
    assert {
        (term("rdf:type"), term("cg:Article")),
        (term("schema:headline"), Literal("Alphaville and Beta Town become sister cities")),
        (term("schema:author"), Literal("Rita Writer")),
        (term("schema:author"), Literal("Sam Scribe")),
        (term("schema:editor"), Literal("Ed Itor")),
        (term("schema:publisher"), Literal("The Daily Test")),
        (term("schema:inLanguage"), Literal("en")),
        (term("schema:url"), "https://news.example/2024/05/06/friends?id=1"),
    } <= said


def test_what_an_article_is_silent_about_is_not_said(reading):
    silent = replace(reading, document=replace(reading.document, metadata=Metadata()), claims=())
    assert {each.predicate.value for each in quads(evidence.describe(silent))} == {term("rdf:type")}


def test_an_address_that_is_no_iri_stays_text(reading):
    metadata = replace(reading.document.metadata, url="https://news.example/a b")
    odd = replace(reading, document=replace(reading.document, metadata=metadata))
    assert (term("schema:url"), Literal("https://news.example/a b")) in of(odd, reading.article)


def test_a_claim_leads_to_its_sentence(reading):
    claim = evidence.claim_iri(reading.article, 0)
    said = dict(of(reading, claim))
    assert claim.endswith("/claim/1")
    assert said[term("rdf:predicate")] == term("rdf:type")
    assert said[term("cg:rule")] == Literal("test-rule")
    assert said[term("cg:asOf")].value == "2024-05-05"
    assert said[term("cg:directness")] == concept("directness", "stated")
    assert said[term("cg:confidence")] == decimal(confidence.of(reading.claims[0]))
    passage = dict(of(reading, said[term("cg:passage")]))
    first = reading.claims[0]
    assert passage[term("cg:quote")].value == reading.document.text[first.start : first.end]
    assert passage[term("cg:quote")].value.startswith("Mayor Ann Lee")
    assert said[term("cg:passage")].endswith(f"/passage/{first.start}-{first.end}")


def test_a_denied_claim_says_so_and_speaks_of_the_articles_date_when_the_text_gives_none(reading):
    said = dict(of(reading, evidence.claim_iri(reading.article, len(reading.claims) - 1)))
    assert said[term("cg:modality")] == concept("modality", "denied")
    assert said[term("cg:asOf")].value == "2024-05-06"


def test_the_evidence_conforms_to_the_shapes(reading):
    data = n_triples(quads(evidence.describe(reading)))
    assert by_pyshacl(shapes().encode()).violations(data) == ()
