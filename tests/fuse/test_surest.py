"""The surest claim of each fact: written down by fusing, chosen anew when it is gone or hidden."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from citygraph import fuse, graph, query, views
from citygraph.graph import surest
from citygraph.model import Literal
from citygraph.vocab import term


def reports(tell, *confidences: float):
    """One report of a signing for each confidence that its rule gives to who signed."""
    signatory = tell.official("Ann Lee", "mayor", tell.ALPHA)
    signing = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2020-05-05")
    (document,) = {claim.subject for claim in signing if claim.predicate == term("cg:signedOn")}
    signed = tell.claim(document, "cg:signatory", tell.who("Ann Lee", "mayor", tell.ALPHA))
    return [
        tell.article(
            f"2020-05-{day:02}",
            signing,
            signatory,
            tell.but((signed,), confidence=confidence),
            title=str(day),
        )
        for day, confidence in enumerate(confidences, 6)
    ]


def signatory(fusion):
    (fact,) = (fact for fact in fusion.facts if fact.predicate == term("cg:signatory"))
    return fact


def signed_by(store: ox.Store) -> list[str]:
    """The articles that the stored query names for a signature."""
    return [row["article"].value for row in query.run(store, query.find("signatories").text).answer]


def evidence(store: ox.Store) -> set[str]:
    return set(map(str, store.quads_for_pattern(None, None, None, surest.GRAPH)))


def said_by(store: ox.Store) -> set[str]:
    """The articles whose claims are the surest of a fact."""
    told = store.quads_for_pattern(None, ox.NamedNode(term("cg:surestClaim")), None, surest.GRAPH)
    return {each.object.value.partition("/claim/")[0] for each in told}


def test_it_is_the_one_with_the_highest_confidence(tell) -> None:
    readings = reports(tell, 0.9, 0.5)
    assert signatory(fuse.fuse(readings)).surest[0] == readings[0].article


def test_of_equally_sure_ones_it_is_that_of_the_last_article(tell) -> None:
    readings = reports(tell, 0.9, 0.9, 0.5)
    assert signatory(fuse.fuse(readings)).surest[0] == readings[1].article


def test_a_place_has_none(tell) -> None:
    facts = fuse.fuse(reports(tell, 0.9)).facts
    assert {fact.surest is None for fact in facts if "/place/" in fact.subject} <= {True}
    assert all(fact.surest in fact.backing for fact in facts if fact.surest)


def test_it_goes_with_its_article(tell, tmp_path) -> None:
    first, second = reports(tell, 0.9, 0.5)
    tell.put(tmp_path, [first, second])
    with graph.open_store(tmp_path) as snapshot:
        assert signed_by(snapshot.store) == [first.article]
    tell.put(tmp_path, go=[first.article])
    with graph.open_store(tmp_path) as snapshot:
        assert signed_by(snapshot.store) == [second.article]


def test_what_a_view_hides_is_not_the_surest(tell, tmp_path) -> None:
    first, second = (tell.article(day, tell.partnership(tell.ALPHA, tell.BETA)) for day in ("2019-05-05", "2020-05-05"))
    tell.put(tmp_path, [first, second])
    with graph.open_store(tmp_path) as snapshot:
        assert said_by(snapshot.store) == {second.article}
        view = views.View(as_of=views.parse_day("2019"))
        assert said_by(views.store_of(snapshot, view)) == {first.article}


def test_nothing_states_what_is_set_aside(tell, tmp_path) -> None:
    tie = tell.partnership(tell.ALPHA, tell.BETA)
    wrong = tell.claim(tell.partnership_iri(tell.ALPHA.id, tell.BETA.id), "cg:since", Literal("long ago"))
    reading = tell.article("2025-01-01", tie, (wrong,))
    tell.put(tmp_path, [reading], validate=True)
    kept, _ = graph.validate(fuse.fuse([reading]))
    with graph.open_store(tmp_path) as snapshot:
        assert evidence(snapshot.store) == evidence(graph.store_of(kept))
        (since,) = snapshot.store.query(
            f"SELECT ?claim {{ GRAPH ?article {{ ?claim <{term('rdf:object')}> 'long ago' }} }}"
        )
        assert not list(
            snapshot.store.quads_for_pattern(ox.NamedNode(wrong.subject), None, since["claim"], surest.GRAPH)
        )


def test_a_copy_of_the_same_words_changes_nothing(tell) -> None:
    (reading,) = reports(tell, 0.9)
    assert signatory(fuse.fuse([reading, replace(reading)])).surest == signatory(fuse.fuse([reading])).surest
