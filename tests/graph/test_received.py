"""Graphs that came as files, as readings: fused anew they give the facts that they gave."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from citygraph import graph, importing, pipeline
from citygraph.errors import InputError
from citygraph.graph import received
from citygraph.graph.terms import DEFAULT_GRAPH, integer, node
from citygraph.graph.terms import text as plain
from citygraph.vocab import LABEL, term

PREFIXES = """
@prefix cg: <https://w3id.org/citygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix kind: <https://w3id.org/citygraph/concept/kind/> .
@prefix status: <https://w3id.org/citygraph/concept/status/> .
@prefix role: <https://w3id.org/citygraph/concept/role/> .
@prefix held: <https://w3id.org/citygraph/concept/tenure/> .
@prefix o: <https://other.example/> .
@prefix geonames: <https://sws.geonames.org/> .
"""
TIES = (
    PREFIXES
    + """
o:jakarta a cg:City ; skos:exactMatch <https://sws.geonames.org/1642911/> .
o:tie a cg:Partnership ; cg:partner o:jakarta, <https://sws.geonames.org/1835848/> ;
    cg:kind kind:sister-city ; cg:status status:active ; cg:since "1984"^^xsd:gYear .
o:city-hall a cg:Government ; cg:governs o:jakarta ; rdfs:label "Jakarta City Hall"@en .
o:seoul-hall a cg:Government ; cg:governs <https://sws.geonames.org/1835848/> .
o:paper a cg:MemorandumOfUnderstanding ; cg:party o:city-hall, o:seoul-hall ; cg:signedOn "2001-02-03"^^xsd:date ;
    cg:status status:signed ; cg:under o:tie .
o:office a cg:Office ; cg:role role:governor ; cg:jurisdiction o:jakarta .
o:ann a cg:Official ; rdfs:label "Ann Lee" .
o:term a cg:Tenure ; cg:holder o:ann ; cg:office o:office ; cg:tenureStatus held:current ;
    cg:attestedFrom "2001-02-03"^^xsd:date ; cg:attestedUntil "2002"^^xsd:gYear .
o:nothing a cg:Partnership ; cg:partner o:unknown, o:jakarta .
o:jakarta cg:twinnedWith <https://sws.geonames.org/1835848/> .
"""
)


def facts(root):
    with graph.open_store(root) as snapshot:
        return {
            (quad.subject.value, quad.predicate.value, str(quad.object))
            for quad in snapshot.store.quads_for_pattern(None, None, None, DEFAULT_GRAPH)
        }


def exported(root, form="nq"):
    out = io.BytesIO()
    with graph.open_store(root) as snapshot:
        graph.export(snapshot.store, form, out)
    return out.getvalue()


def without_forwarding(found):
    forwarding = {term("dcterms:isReplacedBy"), term("skos:changeNote")}
    return {fact for fact in found if fact[1] not in forwarding}


@pytest.fixture
def others(tmp_path):
    file = tmp_path / "others.ttl"
    file.write_text(TIES, encoding="utf-8")
    return file


@pytest.fixture
def taken(others, tmp_path):
    """A store of the others' graph alone, as a dataset."""
    root = tmp_path / "store"
    importing.bring_in(others, root, importing.Wish(name="Others"))
    return root


def test_a_restored_graph_that_is_written_to_gives_the_same_facts(bundled_store, tmp_path):
    file, root = tmp_path / "b.nq", tmp_path / "store"
    file.write_bytes(exported(bundled_store))
    importing.bring_in(file, root)
    pipeline.infer(root)
    assert facts(root) == without_forwarding(facts(bundled_store))
    with graph.open_store(root) as again, graph.open_store(bundled_store) as first:
        for here, there in zip(again.readings(), first.readings(), strict=True):
            assert len(here.claims) == len(there.claims)
            assert here.document.metadata.headline == there.document.metadata.headline
            assert all(
                here.document.text[claim.start : claim.end] == there.document.text[claim.start : claim.end]
                for claim in here.claims
            )


def test_an_article_that_is_read_takes_the_place_of_what_came_of_it(bundled_store, tmp_path):
    """The text is in no export; once its file is built the store has it."""
    file, root = tmp_path / "b.nq", tmp_path / "store"
    file.write_bytes(exported(bundled_store))
    importing.bring_in(file, root)
    summary = pipeline.build([], root)
    assert summary.articles == 14
    assert exported(root) == exported(bundled_store)


def test_an_export_beside_other_articles_brings_its_sources(bundled_store, tmp_path):
    article = tmp_path / "own.txt"
    article.write_text(
        "Surabaya and Hamamatsu become sister cities\n\n4 May 2021\n\n"
        "SURABAYA - The cities of Surabaya and Hamamatsu signed a sister city agreement on 4 May 2021.\n"
    )
    file, root = tmp_path / "b.trig", tmp_path / "store"
    file.write_bytes(exported(bundled_store, "trig"))
    pipeline.build([str(article)], root)
    imported = importing.bring_in(file, root)
    assert (imported.summary.articles, imported.summary.datasets) == (15, 0)
    assert without_forwarding(facts(bundled_store)) <= facts(root)


def test_things_of_others_get_our_names(taken):
    found = {
        (subject.rpartition("/id/")[2], predicate.rpartition("#")[2], value)
        for subject, predicate, value in facts(taken)
    }
    tie = "partnership/jakarta-1642911--seoul-1835848"
    paper = "agreement/memorandum-of-understanding--jakarta-1642911--seoul-1835848--2001-02-03"
    assert (tie, "since", '"1984"^^<http://www.w3.org/2001/XMLSchema#gYear>') in found
    assert (paper, "under", f"<https://w3id.org/citygraph/id/{tie}>") in found
    assert ("government/jakarta-1642911", "label", '"Jakarta City Hall"@en') in found
    (tenure,) = {subject for subject, predicate, _ in found if predicate == "attestedUntil"}
    assert tenure == "tenure/ann-lee--governor-jakarta-1642911--governor-jakarta-1642911"
    assert (tenure, "attestedFrom", '"2001-02-03"^^<http://www.w3.org/2001/XMLSchema#date>') in found
    assert not [fact for fact in found if "other.example" in str(fact)]


def test_each_claim_quotes_its_triple_and_backs_a_fact(taken):
    with graph.open_store(taken) as snapshot:
        (reading,) = snapshot.readings()
        quotes = {reading.document.text[claim.start : claim.end] for claim in reading.claims}
        lines = {f"{q.subject} {q.predicate} {q.object} ." for q in ox.parse(TIES, format=ox.RdfFormat.TURTLE)}
        assert quotes <= lines
        stated = {(str(claim.subject), str(claim.predicate)) for claim in reading.claims}
        tie = node("https://w3id.org/citygraph/id/partnership/jakarta-1642911--seoul-1835848")
        for quad in snapshot.store.quads_for_pattern(tie, None, None, DEFAULT_GRAPH):
            if quad.predicate.value != LABEL:  # which is derived
                assert (quad.subject.value, quad.predicate.value) in stated


def test_what_was_derived_is_derived_anew_and_not_claimed(taken):
    with graph.open_store(taken) as snapshot:
        (reading,) = snapshot.readings()
        assert not [claim for claim in reading.claims if claim.predicate == term("cg:twinnedWith")]
        assert list(snapshot.store.quads_for_pattern(None, node(term("cg:twinnedWith")), None, None))


def test_facts_of_an_export_without_its_evidence_become_a_dataset(bundled_store, tmp_path):
    file, root = tmp_path / "facts.ttl", tmp_path / "store"
    file.write_bytes(exported(bundled_store, "turtle"))
    importing.bring_in(file, root, importing.Wish(name="Facts"))
    ours, theirs = without_forwarding(facts(root)), without_forwarding(facts(bundled_store))
    ties = {fact for fact in theirs if "/id/partnership/" in fact[0]}
    assert ties == {fact for fact in ours if "/id/partnership/" in fact[0]}
    assert len(ours & theirs) > 0.95 * len(theirs)


def test_a_graph_of_something_else_is_no_dataset(tmp_path, others):
    others.write_text("<urn:a> <urn:b> <urn:c> .")
    with pytest.raises(InputError, match="no claim and no fact under the ontology"):
        importing.bring_in(others, tmp_path / "store", importing.Wish(name="x"))


def test_passages_that_do_not_fit_their_quotes_stand_behind_the_others():
    passages = received._Passages()

    def passage(quote, start, end):
        return {"cg:quote": [plain(quote)], "cg:start": [integer(start)], "cg:end": [integer(end)]}

    first = passages.add(passage("Jakarta and Seoul", 5, 22))
    inside = passages.add(passage("and", 13, 16))
    other = passages.add(passage("Bandung", 13, 20))
    wrong = passages.add(passage("short", 0, 99))
    assert (first, inside) == ((5, 22), (13, 16))
    whole = passages.text()
    for (start, end), quote in [(first, "Jakarta and Seoul"), (inside, "and"), (other, "Bandung"), (wrong, "short")]:
        assert whole[start:end] == quote
