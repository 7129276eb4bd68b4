"""Events of the past, those that belong to a signing, and whose place or day another sentence tells."""

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

TIED = {
    "en": "Houston and the Japanese city of Kumamoto have been sister cities since 1990. Pupils write to one another. "
    "The council pays for stamps. Nobody complains about it.\n\n",
    "id": "Kota Padang dan Kota Chiba, Jepang, menjadi kota kembar sejak 1990. Pelajar saling berkirim surat. "
    "Dewan membayar prangkonya. Tidak ada yang mengeluh.\n\n",
    "ms": "Ipoh dan bandar Chiba, Jepun, menjadi bandar kembar sejak 1990. Pelajar saling berutus surat. "
    "Majlis membayar setemnya. Tiada siapa yang merungut.\n\n",
}
SIGNED = "Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato signed a charter at City Hall on Friday.\n\n"
SIGNED_ID = (
    "Wali Kota Padang Rudi Hartono dan Wali Kota Chiba Kenji Sato menandatangani piagam kota kembar di Balai Kota "
    "Padang, Jumat (8/8).\n\n"
)
HEADS = {
    "en": ("Houston and its sister", "HOUSTON"),
    "id": ("Kota Padang dan kembarannya", "PADANG"),
    "ms": ("Ipoh dan kembarnya", "IPOH"),
}

PAST = [
    ("en", "Then-Mayor Anna Lowell visited Kumamoto in 2013.", ("Visit", "Kumamoto", "2013")),
    ("en", "Mayor Anna Lowell, who was in Kumamoto in 2009, thanked the pupils.", ("Visit", "Kumamoto", "2009")),
    ("en", "A delegation led by then-Mayor Anna Lowell made the trip in May 2013.", ("Visit", "Kumamoto", "2013-05")),
    ("en", "Then-Mayor Anna Lowell took a delegation across the ocean in May 2007.", ("Visit", "Kumamoto", "2007-05")),
    ("en", "Mayor Anna Lowell travelled there in April 2023 with six others.", ("Visit", "Kumamoto", "2023-04")),
    ("en", "Kumamoto's mayor, Kenji Sato, last came over in May 2019.", ("Visit", "Houston", "2019-05")),
    ("en", "Mayor Anna Lowell, who visited the city in October, spoke of it.", ("Visit", "Kumamoto", "2024-10")),
    ("en", "Chinese President Li Ming came to Houston in February 2012.", ("Visit", "Houston", "2012-02")),
    # a delegation takes a month, as who is named takes a year
    ("en", "In March a delegation from Kumamoto visited Houston.", ("Visit", "Houston", "2025-03")),
    ("id", "Bulan lalu rombongan dari Chiba berkunjung ke Padang.", ("Visit", "Padang", "2025-07")),
    ("id", "Wali Kota Chiba Kenji Sato pernah datang ke Padang pada 2014.", ("Visit", "Padang", "2014")),
    ("ms", "Datuk Bandar Rumaizi Baharin membincangkan cadangan itu semasa lawatannya ke bandar itu minggu lepas.",
     ("Visit", "Chiba", "2025-08")),
]  # fmt: skip
NO_PAST = [
    ("en", "Mayor Anna Lowell said that her father was in Kumamoto in 1945."),
    ("en", "Mayor Anna Lowell would have travelled there in April 2023."),
    ("en", "A delegation from Kumamoto visited Houston in 2003."),
    ("en", "Chinese President Li Ming came to Japan in February 2012."),
    ("en", "Pupils visited the city in October."),
    ("en", "A choir from Houston paid a visit to Kumamoto last May."),
    ("id", "Tahun 2003 rombongan dari Chiba berkunjung ke Padang."),
]

MEETINGS = [
    ("en", "The row began on Friday, when Mayor Anna Lowell received the Ambassador of Japan, Taro Yamada.", "Houston"),
    ("en", "Mayor Anna Lowell told Kumamoto Mayor Kenji Sato so on a courtesy call on Friday.", "Houston"),
    ("id", "Kesepakatan dicapai dalam pertemuan keduanya di Padang, Jumat (8/8).", "Padang"),
]  # fmt: skip

BESIDE_SIGNING = [
    # who is told of as coming is on a visit beside the signing, and so is who stays
    ("en", SIGNED + "Sato came with a delegation of 30.", [("Visit", "Houston", "2025-08-08")]),
    ("en", SIGNED + "Sato brought a delegation's greetings.", []),
    ("id", SIGNED_ID + "Kenji Sato datang bersama 30 pengusaha.", [("Visit", "Padang", "2025-08-08")]),
    ("id", SIGNED_ID + "Rombongan Chiba berada di Padang hingga Rabu.", [("Visit", "Padang", "2025-08-08")]),
    ("id", SIGNED_ID + "Mereka berada di Padang hingga Rabu.", [("Visit", "Padang", "2025-08-08")]),
    # an arrival has its own day, counted from the day of the news even behind an old one
    ("id", SIGNED_ID + "Piagam pertama diteken pada 16 Juli 1990.\n\nRombongan Chiba tiba di Padang sehari sebelumnya.",
     [("Visit", "Padang", "2025-08-07")]),
]  # fmt: skip

TOWNS = [
    # the party that lies in a region stands for it
    ("On a visit to the port in Fujian, Houston Mayor Anna Lowell and Xiamen Mayor Li Wei signed a charter on Friday.",
     "Xiamen"),
]  # fmt: skip


def _events(language: str, text: str, byline: str = "") -> list[tuple[str, str, str]]:
    title, line = HEADS[language]
    opening = f"{byline}\n\n" if byline else f"{line} - "
    read = plaintext.document(f"{title}\n\n{opening}{text}\n", "", {"date": "2025-08-11"})
    mentions = Mentions(read, lexicon.load(language), load())
    for find in (find_dates, find_places, find_people):
        mentions = find(mentions)
    things = dict.fromkeys(one.subject for one in event_statements(account_of(mentions)))
    return [
        (thing.class_name, thing.place.name.removeprefix("Kota ") if thing.place else "", str(thing.date or ""))
        for thing in things
        if isinstance(thing, Event)
    ]


@pytest.mark.parametrize(("language", "text", "expected"), PAST)
def test_visits_of_the_past(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert _events(language, TIED[language] + text) == [expected]


@pytest.mark.parametrize(("language", "text"), NO_PAST)
def test_no_visit_of_the_past(language: str, text: str) -> None:
    assert _events(language, TIED[language] + text) == []


@pytest.mark.parametrize(("language", "text", "place"), MEETINGS)
def test_meetings(language: str, text: str, place: str) -> None:
    assert _events(language, TIED[language] + text) == [("Meeting", place, "2025-08-08")]


@pytest.mark.parametrize(("language", "text", "expected"), BESIDE_SIGNING)
def test_a_visit_beside_a_signing(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [event for event in _events(language, TIED[language] + text) if event[0] == "Visit"] == expected


@pytest.mark.parametrize(("text", "town"), TOWNS)
def test_the_party_in_a_region_is_where_it_was(text: str, town: str) -> None:
    assert ("Signing", town, "2025-08-08") in _events("en", text)


def test_a_byline_tells_where_a_signing_was() -> None:
    signed = "Houston Mayor Anna Lowell and the mayor of Kumamoto, Kenji Sato, yesterday signed a sister city charter."
    assert ("Signing", "Kumamoto", "2025-08-10") in _events("en", signed, "By Ann Karsana in Kumamoto")
    assert ("Signing", "Houston", "2025-08-10") in _events("en", signed, "By Ann Karsana")


def test_two_partners_sign_on_one_day() -> None:
    text = (
        "Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato signed a sister city charter at City Hall on Friday. "
        "Earlier in the day Mayor Anna Lowell and Perth Mayor Bob Reed signed a letter of intent at City Hall."
    )
    signings = [event for event in _events("en", TIED["en"] + text) if event[0] == "Signing"]
    assert signings == [("Signing", "Houston", "2025-08-08")] * 2


def test_who_signs_takes_part_though_named_before() -> None:
    planted = "Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato planted a tree on Friday. "
    assert ("Signing", "Houston", "2025-08-08") in _events(
        "en", f"{TIED['en']}{planted} The pair then signed a charter."
    )


ONLINE = [
    # it is the signing that was done so, in the month told right before
    ("In April the two cities became twins. ", "signed the agreement by video link.", ("Signing", "", "2025-04")),
    ("", "signed the agreement during a video conference on Friday.", ("Signing", "", "2025-08-08")),
    ("", "met in a video conference on Friday.", ("Meeting", "", "2025-08-08")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "act", "expected"), ONLINE)
def test_what_was_done_online(before: str, act: str, expected: tuple[str, str, str]) -> None:
    text = f"{before}Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato {act}"
    assert _events("en", TIED["en"] + text) == [expected]
