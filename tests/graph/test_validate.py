from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from citygraph.graph.checking import Checking
from citygraph.graph.decisions import Decisions
from citygraph.graph.describe import describe_facts
from citygraph.graph.rejection import Rejection
from citygraph.graph.shacl import n_triples
from citygraph.graph.validate import validate
from citygraph.model import XSD, Fact, Iri, Literal
from citygraph.vocab import concept, place_iri, term

BAD_DATE = Literal("yesterday")


def test_what_conforms_stays_as_it_is(fusion):
    assert validate(fusion) == (fusion, ())


# What is added to the small world, the message that it gets, and nothing else is lost.
WRONG_VALUES = [
    ("PARTNERSHIP", "cg:kind", Literal("sister city"), "a partnership has one kind"),
    ("PARTNERSHIP", "cg:status", concept("status", "signed"), "a partnership is proposed, active or ended"),
    ("PARTNERSHIP", "cg:since", BAD_DATE, "the beginning of a partnership is not one date"),
    ("PARTNERSHIP", "cg:until", BAD_DATE, "the end of a partnership is not one date"),
    ("PARTNERSHIP", "cg:until", Literal("2023", Iri(XSD + "gYear")), "it ends before it begins"),
    ("PARTNERSHIP", "cg:field", concept("field", "no-such-field"), "is not a concept of the scheme of fields"),
    ("PARTNERSHIP", "cg:field", concept("role", "mayor"), "is not a concept of the scheme of fields"),
    ("PARTNERSHIP", "cg:agreement", Iri("https://w3id.org/citygraph/id/agreement/none"), "not a described agreement"),
    ("LETTER", "cg:party", Iri("https://w3id.org/citygraph/id/place/alphaville-101"), "not a described government"),
    ("LETTER", "cg:signatory", Iri("https://w3id.org/citygraph/id/official/nobody"), "not a described official"),
    ("LETTER", "cg:plannedFor", BAD_DATE, "the plan for an agreement is not for one date"),
    ("LETTER", "cg:validUntil", Literal("2024-04", Iri(XSD + "gYearMonth")), "ends before it is signed"),
    ("LETTER", "cg:field", Literal("health"), "is not a concept of the scheme of fields"),
    (
        "LETTER",
        "cg:under",
        Iri("https://w3id.org/citygraph/id/partnership/none"),
        "stands under a described partnership",
    ),
    ("LETTER", "cg:follows", Iri("https://w3id.org/citygraph/id/agreement/none"), "what an agreement follows"),
    ("OFFICE", "cg:postedTo", Literal("Beta Town"), "is posted to a described place"),
    ("ANN", "schema:honorificPrefix", Iri("https://example.org/Dr"), "an honorific is a text"),
    ("SIGNING", "cg:until", Literal("2024-05-04", Iri(XSD + "date")), "it ends before it begins"),
    ("SIGNING", "cg:participant", Literal("Ann"), "who takes part in an event"),
    ("SIGNING", "cg:about", Literal("friendship"), "an event is about"),
    ("QUOTATION", "cg:saidAt", Literal("here"), "was said at one described place"),
]


@pytest.mark.parametrize(("subject", "predicate", "value", "message"), WRONG_VALUES)
def test_a_wrong_value_costs_the_fact_that_gives_it(fusion, world, subject, predicate, value, message):
    subject = getattr(world, subject)
    wrong = Fact(subject, term(predicate), value)
    checked, rejections = validate(world.with_facts(world.without(fusion, subject, predicate, value), wrong))
    told = [rejection for rejection in rejections if message in rejection.message]
    assert told, rejections
    assert told[0].facts == ((subject, term(predicate), value),)
    assert wrong not in checked.facts
    assert set(fusion.facts) - set(checked.facts) <= {
        fact for fact in fusion.facts if fact.predicate == term(predicate)
    }


# What is taken from the small world, the message, and who goes.
MISSING_PARTS = [
    ("PARTNERSHIP", "cg:partner", "a partnership ties exactly two places"),
    ("LETTER", "cg:party", "an agreement needs two parties or more"),
    ("OFFICE", "cg:role", "an office needs one role"),
    ("OFFICE", "cg:jurisdiction", "an office needs one described place"),
    ("ANN_TENURE", "cg:holder", "a tenure needs one official"),
    ("ANN_TENURE", "cg:office", "a tenure needs one office"),
    ("QUOTATION", "cg:speaker", "a quotation needs one described official"),
    ("QUOTATION", "cg:text", "a quotation needs its words"),
    ("ALPHA_GOVERNMENT", "cg:governs", "a government governs one described place"),
    ("ANN", "rdfs:label", "has no name"),
]


@pytest.mark.parametrize(("subject", "predicate", "message"), MISSING_PARTS)
def test_a_missing_part_costs_the_thing_and_what_points_to_it(fusion, world, subject, predicate, message):
    subject = getattr(world, subject)
    checked, rejections = validate(world.without(fusion, subject, predicate))
    assert [rejection for rejection in rejections if message in rejection.message and rejection.focus == subject]
    assert not [fact for fact in checked.facts if subject in (fact.subject, fact.object)]
    assert validate(checked) == (checked, ())


def test_what_then_lacks_a_part_itself_goes_too(fusion, world):
    checked, rejections = validate(world.without(fusion, world.ANN, "rdfs:label"))
    assert {rejection.focus for rejection in rejections} == {world.ANN, world.ANN_TENURE, world.QUOTATION}
    assert [fact for fact in checked.facts if fact.subject == world.SIGNING]


def test_of_two_values_where_one_may_stand_the_better_backed_stays(fusion, world):
    proposed = Fact(world.PARTNERSHIP, term("cg:status"), concept("status", "proposed"))
    checked, (rejection,) = validate(world.with_facts(fusion, proposed))
    assert rejection.facts == ((world.PARTNERSHIP, term("cg:status"), concept("status", "proposed")),)
    assert set(checked.facts) == set(fusion.facts)


def test_of_two_labels_in_one_language_one_stays_and_the_other_languages_too(fusion, world):
    labels = [
        Fact(world.OFFICE, term("rdfs:label"), Literal("head of Alphaville", language="en")),
        Fact(world.OFFICE, term("rdfs:label"), Literal("wali kota Alphaville", language="id")),
    ]
    checked, rejections = validate(world.with_facts(fusion, *labels))
    kept = {
        fact.object.language
        for fact in checked.facts
        if fact.subject == world.OFFICE and fact.predicate == term("rdfs:label")
    }
    assert kept == {"en", "id"}
    assert len(rejections) == 1


def test_a_planned_agreement_has_neither_day_nor_signatory(fusion, world):
    planned = world.with_facts(
        world.without(fusion, world.LETTER, "cg:status"),
        Fact(world.LETTER, term("cg:status"), concept("status", "planned")),
    )
    checked, rejections = validate(planned)
    assert {rejection.message for rejection in rejections} == {
        "a planned agreement has no day of signing yet",
        "a planned agreement has no signatories yet",
    }
    assert Fact(world.LETTER, term("cg:status"), concept("status", "planned")) in checked.facts
    assert not [fact for fact in checked.facts if fact.predicate in (term("cg:signedOn"), term("cg:signatory"))]


def test_a_bad_position_costs_the_position_and_not_the_place(fusion, world):
    moved = tuple(replace(place, latitude=91.5) if place == world.ALPHA else place for place in fusion.places)
    checked, rejections = validate(replace(fusion, places=moved))
    assert rejections[0].message == "the latitude is not a decimal from -90 to 90"
    assert checked.facts == fusion.facts
    (alpha,) = [place for place in checked.places if place.id == world.ALPHA.id]
    assert (alpha.latitude, alpha.longitude) == (None, None)


def test_a_place_without_a_country_code_goes_with_what_needs_it(fusion, world):
    places = tuple(replace(place, country="") if place == world.BETA else place for place in fusion.places)
    checked, rejections = validate(replace(fusion, places=places))
    assert "a place needs one country code of two capital letters" in {rejection.message for rejection in rejections}
    named = {iri for quad in describe_facts(checked) for iri in (quad.subject.value, getattr(quad.object, "value", ""))}
    assert place_iri(world.BETA.id) not in named
    assert world.PARTNERSHIP not in named


def test_a_city_is_not_a_country_too(fusion, world):
    both = Fact(place_iri(world.ALPHA.id), term("rdf:type"), term("cg:Country"))
    _, rejections = validate(world.with_facts(fusion, both))
    assert "a place is a city, a region or a country, and only one of them" in {each.message for each in rejections}


def test_a_rejection_tells_the_sentence_of_the_surest_claim(fusion, world):
    index = next(i for i, fact in enumerate(fusion.facts) if fact.predicate == term("cg:since"))
    wrong = replace(fusion.facts[index], object=BAD_DATE)
    facts = (*fusion.facts[:index], wrong, *fusion.facts[index + 1 :])
    _, (rejection,) = validate(replace(fusion, facts=facts))
    assert rejection.article == world.ARTICLE
    assert rejection.sentence.startswith("Mayor Ann Lee of Alphaville signed")
    assert str(rejection) == (
        "alphaville-101--betatown-202: the beginning of a partnership is not one date, month or year "
        "(since “yesterday”) - “Mayor Ann Lee of Alphaville signed a letter of intent with Beta Town on 5 May 2024.”"
        f" ({world.ARTICLE.rpartition('/')[2]})"
    )


def decided(fusion, *, release=(), drop=()):
    return validate(fusion, checking=Checking(Decisions(tuple(release), tuple(drop))))


def test_what_is_released_stays_and_what_fell_because_of_it_too(fusion, world):
    nameless = world.without(fusion, world.ANN, "rdfs:label")
    _, rejections = validate(nameless)
    (cause,) = [each for each in rejections if each.focus == world.ANN]
    assert decided(nameless, release=[cause]) == (nameless, ())


def test_what_is_dropped_goes_untold_whatever_the_shapes_say(fusion, world):
    since = next(fact for fact in fusion.facts if fact.predicate == term("cg:since"))
    rejection = Rejection("no", since.subject, ((since.subject, since.predicate, since.object),), path=since.predicate)
    kept, told = decided(fusion, drop=[rejection])
    assert told == ()
    assert set(fusion.facts) - set(kept.facts) == {since}


def test_a_thing_that_is_dropped_goes_with_what_points_to_it(fusion, world):
    nameless = world.without(fusion, world.ANN, "rdfs:label")
    _, rejections = validate(nameless)
    (cause,) = [each for each in rejections if each.focus == world.ANN]
    assert cause.is_of_the_whole
    kept, told = decided(fusion, drop=[cause])
    assert not [fact for fact in kept.facts if world.ANN in (fact.subject, fact.object)]
    assert {each.focus for each in told} == {world.ANN_TENURE, world.QUOTATION}  # they need a holder, a speaker


def test_shapes_of_ones_own_cost_facts_as_well(fusion, world):
    shapes = n_triples(ox.parse(NO_HONORIFICS, format=ox.RdfFormat.TURTLE))
    kept, (rejection,) = validate(fusion, checking=Checking(shapes=shapes))
    assert {fact.predicate for fact in set(fusion.facts) - set(kept.facts)} == {term("schema:honorificPrefix")}
    assert (rejection.message, rejection.remedy, rejection.source) == ("titles are vain", "leave them out", "urn:no")


NO_HONORIFICS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:all> a sh:NodeShape ; sh:targetClass <https://w3id.org/citygraph/ontology#Official> ; sh:property <urn:no> .
<urn:no> a sh:PropertyShape ; sh:path <https://schema.org/honorificPrefix> ; sh:in () ;
    sh:message "titles are vain; leave them out" .
"""
