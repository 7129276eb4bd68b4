"""Places that are others, and what is named after them."""

from __future__ import annotations

import pytest

from citygraph.model import Iri, Place
from citygraph.same_places import merged, renamed
from citygraph.vocab import ID

SAME = {"alpha-1": "delta-4", "gresik-id": "surabaya-5"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("place/alpha-1", "place/delta-4"),
        ("government/alpha-1", "government/delta-4"),
        ("office/mayor-alpha-1", "office/mayor-delta-4"),
        ("official/alpha-1--mayor-alpha-1", "official/alpha-1--mayor-delta-4"),
        ("tenure/ann--mayor-alpha-1--governor-beta-2", "tenure/ann--mayor-delta-4--governor-beta-2"),
        ("partnership/alpha-1--beta-2", "partnership/beta-2--delta-4"),
        (
            "agreement/letter-of-intent--alpha-1--delta-4--zeta-9--2019",
            "agreement/letter-of-intent--delta-4--zeta-9--2019",
        ),
        ("event/visit--alpha-1--undated--alpha-1--ann", "event/visit--delta-4--undated--ann--delta-4"),
        ("quotation/alpha-1--0123456789", "quotation/delta-4--0123456789"),
        ("office/regent-kabupaten-gresik-id", "office/regent-kabupaten-gresik-id"),
        ("office/regent-gresik-id", "office/regent-surabaya-5"),
        ("place/alpha-11", "place/alpha-11"),
    ],
)
def test_things_are_named_after_the_place_that_is_meant(before: str, after: str) -> None:
    known = ("kabupaten-gresik-id", "alpha-1", "beta-2")
    assert renamed(Iri(ID + before), SAME, known) == ID + after


def test_other_iris_stay() -> None:
    other = Iri("https://example.org/place/alpha-1")
    assert renamed(other, SAME) is other


def test_a_place_that_no_article_names_is_described_as_the_one_that_is_it() -> None:
    inner = Place("inner-7", "City", "Inner", "XA", within=("alpha-1", "land-xa"))
    alpha = Place("alpha-1", "Region", "Alpha", "XA", within=("delta-4", "land-xa"))
    places = merged({place.id: place for place in (inner, alpha)}, SAME)
    assert set(places) == {"inner-7", "delta-4"}
    assert (places["delta-4"].name, places["delta-4"].within) == ("Alpha", ("land-xa",))
    assert places["inner-7"].within == ("delta-4", "land-xa")


def test_the_description_of_the_place_that_is_meant_goes_before() -> None:
    alpha, delta = Place("alpha-1", "City", "Alpha", "XA"), Place("delta-4", "City", "Delta", "XA")
    assert merged({place.id: place for place in (alpha, delta)}, SAME) == {"delta-4": delta}
