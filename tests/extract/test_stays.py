"""Visits without a word for going, and those who take no part: what a story tells below its headline and dateline."""

from __future__ import annotations

import pytest

from citygraph import lexicon
from citygraph.article import plaintext
from citygraph.extract.account import account_of
from citygraph.extract.dates.dates import find_dates
from citygraph.extract.events.events import event_statements
from citygraph.extract.mention import Mentions
from citygraph.extract.people.people import find_people
from citygraph.extract.places.places import find_places
from citygraph.extract.thing import Event
from citygraph.gazetteer import load

AWAY = [
    "Houston Mayor Anna Lowell is in Kumamoto this week with 20 business people.",
    "Houston Mayor Anna Lowell has been in Kumamoto since Sunday with a party of nine.",
    "Houston Mayor Anna Lowell stepped off the plane from Kumamoto on Friday.",
    "Houston Mayor Anna Lowell, fresh from her party's congress, returned from Kumamoto on Friday.",
    "A delegation headed by Houston Mayor Anna Lowell spent three days in Kumamoto.",
    "Houston Mayor Anna Lowell left for Kumamoto on Friday at the head of a delegation.",
]
HERE = [
    "Kumamoto Mayor Kenji Sato arrived on Wednesday with a delegation of ten.",
    "Kumamoto Mayor Kenji Sato and 38 of his townspeople have been in Houston this week.",
    "Kumamoto Mayor Kenji Sato spent three weeks in town in 1959.",
    "Delegations arrived today from Kumamoto and Perth.",
    "A group of 14 councillors from Kumamoto was in town on Friday.",
    "Houston Mayor Anna Lowell welcomed a delegation from Kumamoto at City Hall yesterday.",
    "Houston is hosting a delegation from Kumamoto this week.",
]
NOWHERE = [
    "Kumamoto Mayor Kenji Sato will arrive on Wednesday with a delegation.",
    "Kumamoto Mayor Kenji Sato was due in Houston this month but stayed home.",
    "The delegation from Kumamoto will leave for Perth on Friday.",
    "Houston Mayor Anna Lowell was in Houston on Friday.",
    "Houston Mayor Anna Lowell has never been in Kumamoto.",
    "Houston Mayor Anna Lowell said the show was in Kumamoto last year.",
    "A letter from Kumamoto Mayor Kenji Sato arrived on Friday.",
    "Houston Mayor Anna Lowell was back from Austin on Friday.",
]
OTHERS = [
    ("id", "Wali Kota Padang tamu Chiba", "PADANG", "Wali Kota Padang Rudi Hartono berada di Chiba sejak Rabu lalu.",
     [("Visit", "Chiba")]),
    ("id", "Wali Kota Padang tamu Chiba", "PADANG",
     "Wali Kota Padang Rudi Hartono, sepulang dari Chiba, Senin (4/8), puas.",
     [("Visit", "Chiba")]),
    ("id", "Kota Padang sambut tamu", "PADANG", "Wali Kota Chiba Kenji Sato datang membawa 23 pengusaha, Senin (4/8).",
     [("Visit", "Padang")]),
    ("id", "Kota Padang sambut tamu", "PADANG", "Surat dari Wali Kota Chiba Kenji Sato tiba, Senin (4/8).", []),
    ("ms", "Ipoh terima tetamu", "IPOH", "Datuk Bandar Ipoh Rumaizi Baharin pulang dari Chiba semalam.",
     [("Visit", "Chiba")]),
]  # fmt: skip

COURTESY = [
    # a visiting official is a guest where the other holds office
    ("en", "Houston hosts guests", "HOUSTON",
     "Houston Mayor Anna Lowell and visiting Vice Mayor of Kumamoto Kenji Sato opened a garden on Friday.",
     [("Visit", "Houston")]),
    ("en", "Houston hosts guests", "HOUSTON",
     "Houston Mayor Anna Lowell received a courtesy visit from a 14-member delegation from Kumamoto yesterday.",
     [("Visit", "Houston")]),
    ("en", "Houston hosts guests", "HOUSTON", "The mayors of Houston and Kumamoto met on Friday.",
     [("Meeting", "Houston")]),
    ("en", "Houston hosts guests", "HOUSTON", "Officials from Houston and Kumamoto met at City Hall on Friday.",
     [("Meeting", "Houston")]),
    ("ms", "Ipoh terima tetamu", "IPOH",
     "Hubungan itu penting, katanya selepas menerima kunjungan Datuk Bandar Chiba, Kenji Sato, di sini hari ini.",
     [("Visit", "Ipoh")]),
    ("ms", "Ipoh terima tetamu", "IPOH",
     "Datuk Bandar Ipoh Rumaizi Baharin menerima kunjungan rombongan Chiba di Menara MBI semalam.",
     [("Visit", "Ipoh")]),
    ("id", "Kota Padang sambut tamu", "PADANG",
     "Wali Kota Padang Rudi Hartono menerima audiensi delegasi Kota Chiba di Balai Kota, Senin (4/8).",
     [("Meeting", "Padang")]),
    ("id", "Kota Padang sambut tamu", "PADANG",
     "Wali Kota Padang Rudi Hartono menerima kedatangan Wali Kota Chiba Kenji Sato dan tujuh staf, Senin (4/8).",
     [("Visit", "Padang")]),
]  # fmt: skip

TOWNS = [
    # of a province and its capital, which the date line names, the capital
    ("id", "DIY dan Kyoto perbarui kerja sama", "YOGYAKARTA",
     "Gubernur DIY Budi Karsana bertemu Gubernur Prefektur Kyoto Kenji Sato, Senin (4/8).",
     [("Meeting", "Yogyakarta")]),
]  # fmt: skip

SESSIONS = [
    ("en", "Houston keeps its sister", "HOUSTON",
     "A bid to cut the sister city ties with Kumamoto was lost at a special meeting of the council on Friday.", []),
    ("id", "Padang setujui kota kembar", "PADANG",
     "Rapat paripurna DPRD, Senin (4/8), menyetujui kota kembar Padang dan Chiba.", [("Meeting", "Padang")]),
    ("id", "Padang setujui kota kembar", "PADANG",
     "Kota kembar Padang dan Chiba berjalan, kata Rudi usai rapat paripurna, Senin (4/8).", []),
    ("en", "Houston keeps its sister", "HOUSTON",
     "The ties with Kumamoto will be discussed at a special meeting of the council on Friday.", []),
]  # fmt: skip


def _events(language: str, title: str, line: str, text: str) -> list[tuple[str, str]]:
    read = plaintext.document(f"{title}\n\n{line} - {text}\n", "", {"date": "2025-08-11"})
    mentions = Mentions(read, lexicon.load(language), load())
    for find in (find_dates, find_places, find_people):
        mentions = find(mentions)
    things = dict.fromkeys(one.subject for one in event_statements(account_of(mentions)))
    return [(thing.class_name, thing.place.name if thing.place else "") for thing in things if isinstance(thing, Event)]


@pytest.mark.parametrize("text", AWAY)
def test_who_is_in_a_town_or_back_from_there_visits_it(text: str) -> None:
    assert _events("en", "Houston mayor in Japan", "HOUSTON", text) == [("Visit", "Kumamoto")]


@pytest.mark.parametrize("text", HERE)
def test_guests_come_to_the_town_of_the_story(text: str) -> None:
    assert _events("en", "Houston hosts guests", "HOUSTON", text) == [("Visit", "Houston")]


@pytest.mark.parametrize("text", NOWHERE)
def test_no_visit(text: str) -> None:
    assert _events("en", "Houston news of the day", "HOUSTON", text) == []


def test_a_signing_that_names_no_place_is_at_home_or_where_its_people_went() -> None:
    signed = "On Friday Mayor Anna Lowell of Houston and Kumamoto Mayor Kenji Sato signed a charter in front of guests."
    assert ("Signing", "Houston") in _events("en", "Houston, Kumamoto sign charter", "By Ann Lee", signed)
    away = f"Houston Mayor Anna Lowell returned from Kumamoto on Sunday. {signed}"
    assert ("Signing", "Kumamoto") in _events("en", "Houston, Kumamoto sign charter", "By Ann Lee", away)


@pytest.mark.parametrize(("language", "title", "line", "text", "expected"), [*OTHERS, *COURTESY, *TOWNS, *SESSIONS])
def test_in_other_languages(language: str, title: str, line: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, place.removeprefix("Kota ")) for kind, place in _events(language, title, line, text)]
    assert found == expected
