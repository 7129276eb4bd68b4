"""Explanations: what was found, what was turned down and why; and that explaining changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citygraph import article
from citygraph.extract import extract
from citygraph.extract.explain import Explained, Found, Refused, explain
from citygraph.model import Document

ARTICLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))


@pytest.fixture
def told(document: Callable[..., Document]) -> Callable[..., tuple[str, Explained]]:
    """``told(text, language)``: the text and its first sentence explained."""

    def tell(text: str, language: str, **given: object) -> tuple[str, Explained]:
        return text, explain(document(text, language, **given)).sentences[0]

    return tell


def surfaces(text: str, items: tuple[Found, ...] | tuple[Refused, ...], kind: str) -> dict[str, str]:
    return {
        text[item.start : item.end]: item.meaning if isinstance(item, Found) else item.reason
        for item in items
        if item.kind == kind
    }


@pytest.mark.parametrize("file", ARTICLES[:6], ids=lambda file: file.stem)
def test_the_parts_of_a_score_add_up_and_the_best_is_chosen(file: Path) -> None:
    explanation = explain(article.read_path(str(file)))
    items = [item for one in explanation.sentences for item in (*one.found, *one.refused)]
    bearers = [bearer for item in items for bearer in item.bearers]
    assert bearers
    for bearer in bearers:
        assert sum(part.value for part in bearer.parts) == pytest.approx(bearer.score)
    for item in items:
        if isinstance(item, Found) and item.bearers:
            assert item.bearers[0].rank == max(bearer.rank for bearer in item.bearers)
            assert item.iri is not None
            assert item.iri.endswith(item.bearers[0].place.id)


@pytest.mark.parametrize("file", ARTICLES[:3], ids=lambda file: file.stem)
def test_every_claim_stands_in_one_sentence_and_the_reading_is_the_same(file: Path) -> None:
    document = article.read_path(str(file))
    explanation = explain(document)
    assert explanation.reading == extract(document)
    claims = [at for one in explanation.sentences for at in one.claims]
    assert sorted(claims) == list(range(len(explanation.reading.claims)))


def test_what_stands_beside_a_name_refuses_it(told) -> None:
    text, one = told("Delegasi Surabaya berkunjung ke Universitas Heidelberg.", "id")
    assert surfaces(text, one.found, "place") == {"Surabaya": "Surabaya, ID (city)"}
    reason = surfaces(text, one.refused, "place")["Heidelberg"]
    assert reason == "part of the name of something else (“Universitas” stands beside it)"


def test_a_name_that_is_not_sure_enough_says_what_it_needed(told) -> None:
    text, one = told("They gathered where Praja spoke.", "en")
    (refused,) = [item for item in one.refused if text[item.start : item.end] == "Praja"]
    assert refused.reason.startswith("not sure enough: ")
    assert float(refused.reason.split()[3]) == round(refused.bearers[0].score, 1)


def test_the_namesakes_that_lost_say_by_what(told) -> None:
    _, one = told("Ostra hosted guests from Córdoba, Argentina.", "en")
    (found,) = [item for item in one.found if item.meaning.startswith("Córdoba, AR")]
    chosen, *others = found.bearers
    assert {other.place.country for other in others} >= {"ES"}
    spain = next(other for other in others if other.place.country == "ES")
    assert "place beside it" in [part.name for part in spain.behind(chosen)]


def test_persons_without_an_office_are_named(told) -> None:
    text, one = told("Wali Kota Surabaya Budi Karsana menjamu Ani Wulandari di Surabaya.", "id")
    assert "Budi Karsana" in surfaces(text, one.found, "person")
    assert surfaces(text, one.refused, "person") == {"Ani Wulandari": "a name without an office"}


def test_a_date_that_cannot_be_told(told) -> None:
    text, one = told("Surabaya menandatanganinya kemarin, 31 Februari 2020.", "id")
    assert surfaces(text, one.found, "date") == {"kemarin": "2025-08-10", "Februari 2020": "2020-02"}
    assert surfaces(text, one.refused, "date") == {"31 Februari 2020": "no day of the calendar"}
    _, one = told("Surabaya menandatanganinya kemarin.", "id", published=None)
    assert [item.reason for item in one.refused if item.kind == "date"] == ["the article has no date to tell it from"]


def test_whose_tie_it_is_and_the_document(told) -> None:
    _, one = told("Surabaya dan Liverpool menandatangani MoU sister city pada 9 Agustus 2025.", "id")
    assert one.about is not None
    assert [{pair[0].name, pair[1].name} for pair in one.about.pairs] == [{"Surabaya", "Liverpool"}]
    assert one.about.rule == "coordinated-pair"
    (document,) = one.documents
    assert (document.class_name, document.status, document.date) == (
        "MemorandumOfUnderstanding", "signed", "2025-08-09",
    )  # fmt: skip


def test_a_sentence_that_ties_nothing_says_so(told) -> None:
    _, one = told("Surabaya is warm.", "en")
    assert one.about is not None
    assert (one.about.pairs, one.about.silence) == ((), "no word for a tie or a document")


@pytest.mark.parametrize("file", ARTICLES[:6], ids=lambda file: file.stem)
def test_pairs_that_are_claimed_are_weighed_and_the_likeliest_come_first(file: Path) -> None:
    explanation = explain(article.read(file.read_bytes(), file.name))
    weights = [one.weight for one in explanation.weighed]
    assert weights == sorted(weights, reverse=True)
    ties = {claim.subject for claim in explanation.reading.claims if "/partnership/" in claim.subject}
    assert len(ties) == len([one for one in explanation.weighed if one.kept]) or not explanation.weighed
    assert all(one.reasons for one in explanation.weighed)


@pytest.mark.parametrize("file", ARTICLES[:6], ids=lambda file: file.stem)
def test_fields_that_are_claimed_are_weighed_and_the_likeliest_come_first(file: Path) -> None:
    explanation = explain(article.read(file.read_bytes(), file.name))
    weights = [one.weight for one in explanation.weighed_fields]
    assert weights == sorted(weights, reverse=True)
    fields = {
        (claim.subject, claim.object)
        for claim in explanation.reading.claims
        if claim.predicate.endswith("#field") and "/partnership/" in claim.subject
    }
    assert len(fields) == len([one for one in explanation.weighed_fields if one.kept]) or not explanation.weighed_fields


def test_a_language_without_lexicon_has_sentences_only(document) -> None:
    explanation = explain(document("Warszawa i Kijów.", "pl"))
    assert [one.found for one in explanation.sentences] == [()]
    assert explanation.reading.notes
