"""The whole way from a document to a reading."""

from __future__ import annotations

from citygraph.extract import extract

STORY = "Gubernur Jawa Barat Dedi Karsana tiba di Bandung, Senin (11/8/2025).\n“Kami senang berada di sini,” ujar Dedi."


def test_reading_names_its_places_and_those_around(document) -> None:
    reading = extract(document(STORY, "id"))
    assert not reading.notes
    assert {"jawa-barat-id-jb", "indonesia-id"} <= {place.id for place in reading.places}
    assert all(0 <= claim.start < claim.end <= len(STORY) for claim in reading.claims)


def test_extracting_twice_gives_the_same(document) -> None:
    assert extract(document(STORY, "id")) == extract(document(STORY, "id"))


def test_language_without_lexicon_gets_a_note(document) -> None:
    reading = extract(document("La ville de Lyon.", "fr"))
    assert reading.claims == ()
    assert reading.notes == ("language 'fr' has no lexicon",)


def test_story_without_a_city_gets_a_note(document) -> None:
    reading = extract(document("Hujan turun sejak pagi.", "id"))
    assert reading.claims == ()
    assert reading.notes == ("names no city",)


def test_a_weekday_that_contradicts_its_date_is_noted_and_not_trusted(document) -> None:
    reading = extract(document(STORY.replace("Senin", "Rabu"), "id"))
    assert reading.notes == ("'Rabu (11/8/2025)': 2025-08-11 is another weekday",)
