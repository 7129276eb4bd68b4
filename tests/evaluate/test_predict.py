"""What the RDF of one article says, in the form of a gold file."""

from __future__ import annotations

from pathlib import Path

import pytest

from citygraph import fuse, intake
from citygraph.evaluate.facts import facts_of
from citygraph.evaluate.predict import predict


@pytest.fixture
def predicted(folder: Path) -> dict[str, list[dict[str, object]]]:
    return predict(fuse.fuse([intake.read_one(str(folder / "a.txt"))]))


def test_places_have_their_level_country_and_reference(predicted: dict[str, dict[str, dict[str, object]]]) -> None:
    refs = {(place["type"], place["country"], place.get("ref")) for place in predicted["places"].values()}
    assert refs >= {("City", "GB", "gn:2654675"), ("City", "PT", "gn:2735943"), ("Country", "PT", "iso:PT")}


def test_a_partnership_has_its_partners_kind_status_and_fields(predicted: dict[str, list[dict[str, object]]]) -> None:
    (tie,) = predicted["partnerships"]
    assert tie["kind"] == "sister-city"
    assert tie["status"] == "active"
    assert tie["fields"] == ["health"]
    assert len(tie["partners"]) == 2  # type: ignore[arg-type]
    assert str(tie["about"]).startswith("https://w3id.org/citygraph/id/partnership/")


def test_it_reads_as_a_gold_file(predicted: dict[str, list[dict[str, object]]]) -> None:
    assert [fact.kind for fact in facts_of(predicted)] == ["partnership", "kind", "field"]
