from __future__ import annotations

from citygraph.graph.describe import describe
from citygraph.graph.infer import infer
from citygraph.graph.ontology import ontology
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of, node, quad
from citygraph.model import Fact
from citygraph.vocab import INFERRED_GRAPH, PREFIXES, concept, office_iri, place_iri, tenure_iri, term


def triples(fusion):
    return {quad.triple for quad in infer(describe(fusion)).quads}


def triple(subject, predicate, object_):
    return quad(subject, term(predicate), object_).triple


def holders(fusion):
    return {each.subject.value for each in triples(fusion) if each.predicate.value == term("cg:holds")}


def test_an_active_sister_city_partnership_twins_both_ways(fusion, world):
    found = triples(fusion)
    one, other = place_iri(world.ALPHA.id), place_iri(world.BETA.id)
    for predicate in ("cg:twinnedWith", "cg:cooperatesWith"):
        assert triple(one, predicate, other) in found
        assert triple(other, predicate, one) in found


def test_another_kind_cooperates_without_being_twinned(fusion, world):
    plain = world.with_facts(
        world.without(fusion, world.PARTNERSHIP, "cg:kind"),
        Fact(world.PARTNERSHIP, term("cg:kind"), concept("kind", "friendship-city")),
    )
    predicates = {each.predicate.value for each in triples(plain)}
    assert term("cg:cooperatesWith") in predicates
    assert term("cg:twinnedWith") not in predicates


def test_an_ended_partnership_ties_nobody(fusion, world):
    ended = world.with_facts(
        world.without(fusion, world.PARTNERSHIP, "cg:status"),
        Fact(world.PARTNERSHIP, term("cg:status"), concept("status", "ended")),
    )
    predicates = {each.predicate.value for each in triples(ended)}
    assert not predicates & {term("cg:cooperatesWith"), term("cg:twinnedWith")}


def test_no_place_is_tied_to_itself(fusion):
    assert not [each for each in triples(fusion) if each.subject == each.object]


def test_of_two_mayors_the_one_attested_last_holds_the_office(fusion, world):
    assert holders(fusion) == {world.ANN}


def test_a_year_is_not_later_than_a_day_in_it(fusion, world):
    same_year = world.with_facts(
        world.without(world.without(fusion, world.BO_TENURE, "cg:attestedUntil"), world.BO_TENURE, "cg:attestedFrom"),
        Fact(world.BO_TENURE, term("cg:attestedFrom"), world.date("2024")),
        Fact(world.BO_TENURE, term("cg:attestedUntil"), world.date("2024")),
    )
    assert holders(same_year) == {world.ANN, world.BO}


def test_at_a_tie_the_one_first_attested_later_succeeds(fusion, world):
    handover = world.with_facts(
        world.without(fusion, world.BO_TENURE, "cg:attestedUntil"),
        Fact(world.BO_TENURE, term("cg:attestedUntil"), world.date("2024-05-06")),
    )
    assert holders(handover) == {world.ANN}


def test_an_acting_holder_holds_and_a_former_or_elect_one_does_not(fusion, world):
    for status, expected in (("acting", {world.ANN}), ("former", {world.BO}), ("elect", {world.BO})):
        changed = world.with_facts(
            world.without(fusion, world.ANN_TENURE, "cg:tenureStatus"),
            Fact(world.ANN_TENURE, term("cg:tenureStatus"), concept("tenure", status)),
        )
        assert holders(changed) == expected


def test_an_office_that_many_hold_at_once_keeps_them_all(fusion, world):
    consul = office_iri("consul", world.ALPHA.id)
    facts = [
        Fact(consul, term("rdf:type"), term("cg:Office")),
        Fact(consul, term("cg:role"), concept("role", "consul")),
    ]
    for person, year in ((world.ANN, "2010"), (world.BO, "2020")):
        tenure = tenure_iri(person, consul)
        facts += [
            Fact(tenure, term("rdf:type"), term("cg:Tenure")),
            Fact(tenure, term("cg:holder"), person),
            Fact(tenure, term("cg:office"), consul),
            Fact(tenure, term("cg:tenureStatus"), concept("tenure", "current")),
            Fact(tenure, term("cg:attestedFrom"), world.date(year)),
            Fact(tenure, term("cg:attestedUntil"), world.date(year)),
        ]
    found = triples(world.with_facts(fusion, *facts))
    assert triple(world.ANN, "cg:holds", consul) in found
    assert triple(world.BO, "cg:holds", consul) in found


def test_within_is_closed_and_countries_contain(fusion, world):
    found = triples(fusion)
    assert triple(place_iri(world.ALPHA.id), "cg:within", place_iri(world.ALPHALAND.id)) in found
    assert triple(place_iri(world.ALPHALAND.id), "cg:contains", place_iri(world.ALPHA.id)) in found


def test_superclasses_and_superproperties_of_other_vocabularies_follow(fusion, world):
    found = triples(fusion)
    assert triple(world.LETTER, "rdf:type", term("cg:Agreement")) in found
    assert triple(world.ANN, "rdf:type", term("foaf:Person")) in found
    assert triple(world.ANN, "org:holds", world.OFFICE) in found
    assert triple(world.SIGNING, "schema:startDate", world.date("2024-05-05")) in found
    assert triple(world.PARTNERSHIP, "cg:agreement", world.LETTER) in found


def test_nothing_inferred_is_stated_too_and_all_of_it_is_about_things(fusion):
    quads = describe(fusion)
    inferred = infer(quads).quads
    stated = {each.triple for each in quads if each.graph_name == DEFAULT_GRAPH} | {each.triple for each in ontology()}
    assert inferred
    assert not stated & {each.triple for each in inferred}
    assert {each.graph_name for each in inferred} == {node(INFERRED_GRAPH)}
    vocabularies = tuple(PREFIXES[name] for name in ("owl", "rdfs", "rdf", "xsd"))
    for each in inferred:
        assert not iri_of(each.subject).startswith((*vocabularies, PREFIXES["cg"]))
        assert each.predicate.value == term("rdf:type") or not each.predicate.value.startswith(vocabularies)
        assert not iri_of(each.object).startswith(vocabularies)


def test_claims_of_articles_are_not_reasoned_over(fusion, world):
    subjects = {each.subject.value for each in infer(describe(fusion)).quads}
    assert not [subject for subject in subjects if subject.startswith(world.ARTICLE)]


def test_the_same_facts_in_another_order_give_the_same(fusion):
    quads = describe(fusion)
    assert infer(quads).quads == infer(reversed(quads)).quads


def test_an_inconsistency_is_told_and_stops_nothing(fusion, world):
    broken = world.with_facts(fusion, Fact(world.ANN, term("rdf:type"), term("cg:Event")))
    inference = infer(describe(broken))
    assert inference.quads
    (note,) = [note for note in inference.notes if world.ANN in note]
    assert note.startswith("inconsistent: ")
    assert infer(describe(fusion)).notes == ()


def test_reasoning_leaves_the_conversions_of_rdflib_as_they_were(fusion):
    from rdflib import XSD, Literal

    before = [Literal("2024", datatype=each).value for each in (XSD.gYear, XSD.integer)]
    infer(describe(fusion))
    assert [Literal("2024", datatype=each).value for each in (XSD.gYear, XSD.integer)] == before
