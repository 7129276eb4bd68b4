from __future__ import annotations

from citygraph.graph import names
from citygraph.graph.describe import describe
from citygraph.graph.names import Named
from citygraph.graph.terms import node, quad
from citygraph.model import Literal
from citygraph.vocab import place_iri, term


def test_every_label_of_places_people_governments_and_offices_is_there(fusion, world):
    found = names.index(describe(fusion))
    assert Named(place_iri(world.ALPHA.id), "City", "Kota Alfa", True) in found
    assert Named(world.ANN, "Official", "Ann Lee", True) in found
    assert Named(world.ALPHA_GOVERNMENT, "Government", "Alphaville City Hall", True) in found
    assert {each.kind for each in found} == {"City", "Region", "Country", "Government", "Office", "Official"}
    assert list(found) == sorted(found)


def test_another_form_of_a_name_is_found_and_not_preferred(fusion, world):
    other = quad(world.ANN, term("skos:altLabel"), Literal("Mrs Lée"))
    (found,) = [each for each in names.index([*describe(fusion), other]) if each.name == "Mrs Lée"]
    assert (found.key, found.preferred) == ("mrs lee", False)


def test_names_in_article_graphs_are_not_taken(world):
    graph = node(world.ARTICLE)
    quads = [
        quad(world.ANN, term("rdf:type"), term("cg:Official"), graph),
        quad(world.ANN, term("rdfs:label"), Literal("Ann Lee"), graph),
    ]
    assert names.index(quads) == ()
