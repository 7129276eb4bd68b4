from __future__ import annotations

from dataclasses import replace

from citygraph.graph import places
from citygraph.graph.terms import to_rdf
from citygraph.graph.turtle import name
from citygraph.vocab import place_iri


def lines(place, described):
    return {" ".join(name(to_rdf(term)) for term in triple) for triple in places.describe(place, described)}


def test_a_city_with_all_that_is_known_of_it(world):
    described = {world.ALPHA.id, world.PROVINCE.id, world.ALPHALAND.id}
    assert lines(world.ALPHA, described) == {
        "place:alphaville-101 rdf:type cg:City",
        'place:alphaville-101 rdfs:label "Alphaville"@en',
        'place:alphaville-101 rdfs:label "Kota Alfa"@id',
        'place:alphaville-101 cg:countryCode "XA"',
        "place:alphaville-101 skos:exactMatch <https://sws.geonames.org/101/>",
        "place:alphaville-101 cg:within place:alpha-province-xa-ap",
        "place:alphaville-101 cg:inCountry place:alphaland-xa",
        "place:alphaville-101 wgs:lat -6.21462",
        "place:alphaville-101 wgs:long 106.84513",
        "place:alphaville-101 geo:hasGeometry place:alphaville-101\\/geometry",
        "place:alphaville-101\\/geometry rdf:type geo:Geometry",
        'place:alphaville-101\\/geometry geo:asWKT "POINT(106.84513 -6.21462)"^^geo:wktLiteral',
    }


def test_a_region_has_an_iso_code_and_no_coordinates_when_none_are_known(world):
    assert lines(world.PROVINCE, {world.PROVINCE.id, world.ALPHALAND.id}) == {
        "place:alpha-province-xa-ap rdf:type cg:Region",
        'place:alpha-province-xa-ap rdfs:label "Alpha Province"@en',
        'place:alpha-province-xa-ap cg:countryCode "XA"',
        'place:alpha-province-xa-ap cg:isoCode "XA-AP"',
        "place:alpha-province-xa-ap cg:within place:alphaland-xa",
        "place:alpha-province-xa-ap cg:inCountry place:alphaland-xa",
    }


def test_a_country_lies_in_no_country(world):
    said = lines(world.ALPHALAND, {world.ALPHALAND.id})
    assert not [line for line in said if "inCountry" in line or "within" in line]


def test_a_gap_in_the_places_around_is_skipped(world):
    assert "place:alphaville-101 cg:within place:alphaland-xa" in lines(
        world.ALPHA, {world.ALPHA.id, world.ALPHALAND.id}
    )


def test_a_name_that_is_no_label_is_an_alternative_one(world):
    place = replace(world.ALPHA, labels=(("en", "Alpha City"),))
    assert 'place:alphaville-101 skos:altLabel "Alphaville"' in lines(place, set())


def test_named_places_bring_those_around_them_and_nobody_else(world):
    named = places.named(world.PLACES, {place_iri(world.ALPHA.id)})
    assert list(named) == ["alpha-province-xa-ap", "alphaland-xa", "alphaville-101"]
