"""Who stands in a list of partners."""

from __future__ import annotations

from citygraph.extract.places.partner_lists import items_of_lists


def test_items_of_a_long_list(mentions) -> None:
    told = mentions("Lewes knows four: Dijon, France, since it began; Blois and Graz.", "en")
    assert items_of_lists(told) == set()
    told = mentions("Lewes knows four: Dijon, France (1975), Blois, Lugano and Graz. Ghent is none.", "en")
    assert {place.name for place in items_of_lists(told)} == {"Dijon", "Blois", "Lugano", "Graz"}
