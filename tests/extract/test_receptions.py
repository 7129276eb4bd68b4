"""Guests: who is received, who arrives, and whose visit has not been made."""

from __future__ import annotations

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.events.events import event_statements
from citygraph.extract.thing import Event

RECEIVED = [
    # a guest visits, whatever the word for receiving
    ("en", "Houston Mayor Anna Lowell welcomed Kumamoto Mayor Kenji Sato to City Hall on Monday.", "Visit"),
    ("en", "Kumamoto Mayor Kenji Sato was received on Monday at City Hall by Houston Mayor Anna Lowell.", "Visit"),
    ("en", "Houston Mayor Anna Lowell received a courtesy visit from a delegation from Kumamoto yesterday.", "Visit"),
    ("id", "Wali Kota Padang Rudi Hartono menjamu Wali Kota Chiba Kenji Sato, Senin (11/8).", "Visit"),
    ("id", "Wali Kota Chiba Kenji Sato diterima Wali Kota Padang Rudi Hartono di pendopo, Senin (11/8).", "Visit"),
    ("ms", "Datuk Bandar Ipoh Rumaizi Baharin menerima kunjungan hormat Datuk Bandar Chiba, Kenji Sato semalam.",
     "Visit"),
    # in the host's own room, in an audience, on a call, and with an envoy it is a meeting
    ("en", "Houston Mayor Anna Lowell received Kumamoto Mayor Kenji Sato in her office on Monday.", "Meeting"),
    ("en", "Houston Mayor Anna Lowell received Japan's Consul General in Houston, Taro Yamada, on Monday.", "Meeting"),
    ("en", "Kumamoto Mayor Kenji Sato called on Houston Mayor Anna Lowell on Monday.", "Meeting"),
    ("en", "Houston Mayor Anna Lowell met with visiting Kumamoto Mayor Kenji Sato on Monday.", "Meeting"),
    ("id", "Wali Kota Padang Rudi Hartono menerima Wali Kota Chiba Kenji Sato di ruang kerjanya, Senin (11/8).",
     "Meeting"),
    ("id", "Wali Kota Padang Rudi Hartono menerima audiensi delegasi Kota Chiba di Balai Kota, Senin (11/8).",
     "Meeting"),
    ("ms", "Datuk Bandar Ipoh Rumaizi Baharin menerima kunjungan Datuk Bandar Chiba, Kenji Sato di pejabatnya semalam.",
     "Meeting"),
]  # fmt: skip

TIE = "HOUSTON - Houston put out flags. Houston and Kumamoto have been sister cities since 1990. "
TIE_ID = "PADANG - Kota Padang berhias. Kota Padang dan Kota Chiba menjadi kota kembar sejak 1990. "
GUESTS = [
    # who comes is told of before; the day is that of the arrival
    (TIE + "The visitors arrived by coach on Friday.", [("Visit", "2025-08-08")]),
    (TIE + "Kumamoto Mayor Kenji Sato and his party flew in via Toronto on Saturday.", [("Visit", "2025-08-09")]),
    (TIE + "The group landed on Friday night after a flight of 14 hours.", [("Visit", "2025-08-08")]),
    (TIE + "The guests arrived on Friday. On Saturday Houston Mayor Anna Lowell welcomed the delegation from Kumamoto.",
     [("Visit", "2025-08-08"), ("Meeting", "2025-08-09")]),
    # who lands elsewhere, who is none of the two, a box, what is quoted, and an arrival without a day
    (TIE + "The visitors landed in Toronto on Friday.", []),
    (TIE + "A box of seeds arrived on Friday.", []),
    (TIE + "“The visitors arrived on Friday,” a baker said.", []),
    (TIE + "The visitors arrived by coach.", []),
]  # fmt: skip
GUESTS_ID = [
    (TIE_ID + "Rombongan tiba sejak Jumat dan disambut tarian.", [("Visit", "2025-08-08")]),
    (TIE_ID + "Para tamu mendarat Sabtu malam.", [("Visit", "2025-08-09")]),
    (TIE_ID + "Paket buku tiba Jumat.", []),
]

UNMADE = [
    ("en", "Houston Mayor Anna Lowell invited Kumamoto Mayor Kenji Sato to bring a delegation to Houston on Monday."),
    ("en", "Houston Mayor Anna Lowell cancelled a trip to Kumamoto in May."),
    ("en", "Houston Mayor Anna Lowell called off her visit to Kumamoto last month."),
    ("id", "Wali Kota Padang Rudi Hartono mengundang Wali Kota Chiba Kenji Sato datang ke Padang, Senin (11/8)."),
    ("id", "Wali Kota Padang Rudi Hartono membatalkan kunjungan ke Chiba, Senin (11/8)."),
    ("ms", "Datuk Bandar Ipoh Rumaizi Baharin menjemput Datuk Bandar Chiba, Kenji Sato melawat Ipoh semalam."),
]


def _told(mentions, text: str, language: str) -> list[tuple[str, str]]:
    things = dict.fromkeys(one.subject for one in event_statements(account_of(mentions(text, language))))
    return [(thing.class_name, str(thing.date or "")) for thing in things if isinstance(thing, Event)]


@pytest.mark.parametrize(("language", "text", "expected"), RECEIVED)
def test_a_reception(mentions, language: str, text: str, expected: str) -> None:
    assert [kind for kind, _ in _told(mentions, text, language)] == [expected]


@pytest.mark.parametrize(("text", "expected"), GUESTS)
def test_guests_arrive(mentions, text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(_told(mentions, text, "en"), key=lambda told: told[1]) == expected


@pytest.mark.parametrize(("text", "expected"), GUESTS_ID)
def test_guests_arrive_in_indonesian(mentions, text: str, expected: list[tuple[str, str]]) -> None:
    assert _told(mentions, text, "id") == expected


@pytest.mark.parametrize(("language", "text"), UNMADE)
def test_a_visit_that_was_not_made(mentions, language: str, text: str) -> None:
    assert _told(mentions, text, language) == []
