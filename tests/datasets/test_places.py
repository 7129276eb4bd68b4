from __future__ import annotations

import pytest

from citygraph.datasets.places import UnclearPlaceError, place_of


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"place": "Jakarta"}, "jakarta-1642911"),
        ({"place": "jakarta", "place_country": "id"}, "jakarta-1642911"),
        ({"place": "Seoul", "place_country": "Korea Selatan"}, "seoul-1835848"),
        ({"place": "Seoul", "place_country": "South Korea"}, "seoul-1835848"),
        ({"place": "West Java", "place_country": "Indonesia"}, "jawa-barat-id-jb"),
        ({"place": "Springfield", "place_country": "US", "place_region": "Illinois"}, "springfield-4250542"),
        ({"place": "whatever", "place_code": "1642911"}, "jakarta-1642911"),
        ({"place_code": "https://sws.geonames.org/1642911/"}, "jakarta-1642911"),
        ({"place_code": "ID-JB"}, "jawa-barat-id-jb"),
    ],
)
def test_places(cells, place):
    assert place_of("place", cells).id == place


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"place": "Springfield", "place_country": "US"}, "may be springfield-"),
        ({"place": "Nowhereville"}, "no place 'Nowhereville' is known"),
        ({"place": "Jakarta", "place_country": "Atlantis"}, "no country 'Atlantis'"),
        ({"place": "Jakarta", "place_country": "KR"}, "no place 'Jakarta, KR'"),
        ({"place": "Indonesia"}, "no place 'Indonesia'"),
        ({"place_code": "99"}, "no place has the code '99'"),
        ({}, "a place is missing"),
    ],
)
def test_what_names_no_single_place_is_not_guessed(cells, why):
    with pytest.raises(UnclearPlaceError, match=why):
        place_of("place", cells)
