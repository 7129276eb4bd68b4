"""Signings, visits and meetings."""

from __future__ import annotations

from citygraph.extract.events import event_statements
from citygraph.extract.thing import Event, Official


def _events(mentions, text: str, language: str) -> list[tuple[str, str, str, list[str]]]:
    things = dict.fromkeys(one.subject for one in event_statements(mentions(text, language)))
    return [
        (
            thing.class_name,
            thing.place.name if thing.place else "",
            str(thing.date or ""),
            sorted(who.name if isinstance(who, Official) else who.place.name for who in thing.participants),
        )
        for thing in things
        if isinstance(thing, Event)
    ]


def test_a_signing_is_about_its_document(mentions) -> None:
    text = (
        "Wali Kota Malang Sutiaji dan Wali Kota Hebron Tayseer Abu Sneineh menandatangani MoU di Malang, "
        "Senin (11/8/2025)."
    )
    statements = event_statements(mentions(text, "id"))
    assert _events(mentions, text, "id") == [
        ("Signing", "Malang", "2025-08-11", ["Sutiaji", "Tayseer Abu Sneineh"]),
    ]
    (about,) = [one.object for one in statements if one.predicate == "cg:about"]
    assert about.class_name == "MemorandumOfUnderstanding"


def test_a_visit_to_another_place(mentions) -> None:
    text = "Gubernur Jakarta Pramono Anung melakukan kunjungan resmi ke Kuala Lumpur."
    assert _events(mentions, text, "id") == [("Visit", "Kuala Lumpur", "", ["Pramono Anung"])]


def test_a_planned_visit_is_no_event(mentions) -> None:
    text = "Gubernur Jakarta Pramono Anung berencana melakukan kunjungan resmi ke Kuala Lumpur."
    assert _events(mentions, text, "id") == []


def test_a_meeting_of_two_cities(mentions) -> None:
    text = "Wali Kota Surabaya Eri Cahyadi bertemu Wali Kota Kochi Seiya Okazaki, Senin (11/8/2025)."
    assert _events(mentions, text, "id") == [("Meeting", "", "2025-08-11", ["Eri Cahyadi", "Seiya Okazaki"])]
