from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from citygraph.folding import align, scannable
from citygraph.graph import reading_json
from citygraph.model import XSD, Claim, Document, Iri, Literal, Metadata, PartialDate, Place, Reading
from citygraph.tokens import Tokens


def round_trip(reading):
    document, notes = reading_json.load_body(
        reading_json.dump_body(reading.document, reading.notes), reading.document.source
    )
    places = tuple(reading_json.load_place(reading_json.dump_place(place)) for place in reading.places)
    claims = tuple(
        claim
        for index, one in enumerate(reading.claims)
        for _, claim in reading_json.load_claims(one.subject, reading_json.dump_claims([(index, one)]))
    )
    return Reading(reading.article, document, places, claims, notes)


def test_a_reading_comes_back_as_it_was(reading):
    assert round_trip(reading) == reading


def test_terms_come_back_as_their_own_types(reading):
    claims = round_trip(reading).claims
    assert {type(claim.subject) for claim in claims} == {Iri}
    assert {type(claim.object) for claim in claims} == {Iri, Literal}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DATES = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(0, 28)),
)
CLAIMS = st.builds(
    Claim,
    subject=st.just(Iri("https://example.org/s")),
    predicate=st.just(Iri("https://example.org/p")),
    object=st.one_of(
        st.builds(Literal, WORDS, st.just(Iri(XSD + "date"))),
        st.builds(Literal, WORDS, language=st.sampled_from(["id", None])),
        st.just(Iri("https://example.org/o")),
    ),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    rule=WORDS,
    modality=st.sampled_from(["asserted", "planned", "denied", "ended"]),
    as_of=DATES,
    confidence=st.floats(0, 1),
)
PLACES = st.builds(
    Place,
    id=WORDS,
    type=st.sampled_from(["City", "Region", "Country"]),
    name=WORDS,
    country=WORDS,
    latitude=st.one_of(st.none(), st.floats(-90, 90)),
    labels=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    within=st.lists(WORDS, max_size=2).map(tuple),
)


@given(WORDS, st.lists(CLAIMS, max_size=3), st.lists(PLACES, max_size=2), DATES, st.lists(WORDS, max_size=2))
def test_any_reading_comes_back(text, claims, places, published, notes):
    metadata = Metadata(headline=text or None, authors=tuple(notes), published=published)
    document = Document(text, align(text), scannable(text), metadata, (), Tokens(text), source="a.txt")
    reading = Reading(Iri("https://example.org/a"), document, tuple(places), tuple(claims), tuple(notes))
    assert round_trip(reading) == reading


def test_a_document_without_anything_comes_back(reading):
    empty = replace(reading, document=Document("", "", "", Metadata(), (), Tokens("")), claims=(), places=(), notes=())
    assert round_trip(empty) == empty
