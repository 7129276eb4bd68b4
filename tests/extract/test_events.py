"""Signings, visits and meetings."""

from __future__ import annotations

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.events.events import event_statements
from citygraph.extract.thing import Event, Official


def _events(mentions, text: str, language: str) -> list[tuple[str, str, str, list[str]]]:
    things = dict.fromkeys(one.subject for one in event_statements(account_of(mentions(text, language))))
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
    statements = event_statements(account_of(mentions(text, "id")))
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
    assert _events(mentions, text, "id") == [("Meeting", "Surabaya", "2025-08-11", ["Eri Cahyadi", "Seiya Okazaki"])]


def test_a_visitors_own_city_is_never_the_destination(mentions) -> None:
    text = (
        "JAKARTA - Gubernur Jakarta Budi Karsana tiba. "
        "Wali Kota Chiba Kenji Sato menyampaikan apresiasi atas kunjungan Gubernur Jakarta Budi Karsana."
    )
    assert all(place != "Jakarta" for _, place, _, _ in _events(mentions, text, "id"))


def test_an_undated_visit_takes_the_day_on_which_its_guest_is_quoted_there(mentions) -> None:
    text = (
        "Gubernur Jakarta Budi Karsana melakukan kunjungan resmi ke Chiba. "
        "“Kami belajar banyak,” ujar Budi Karsana, di Chiba, pada Senin (11/8/2025)."
    )
    assert _events(mentions, text, "id") == [("Visit", "Chiba", "2025-08-11", ["Budi Karsana"])]
    (day,) = [one for one in event_statements(account_of(mentions(text, "id"))) if one.predicate == "cg:date"]
    assert (day.rule, day.confidence) == ("visit-date-from-speech", 0.7)


def test_a_delegation_that_is_received_visits(mentions) -> None:
    text = "Kumamoto Mayor Kenji Sato on Monday welcomed a delegation from Tampere."
    assert [event[:3] for event in _events(mentions, text, "en")] == [("Visit", "Kumamoto", "2025-08-11")]


def test_a_visit_may_serve_a_plan(mentions) -> None:
    text = (
        "Wakil Wali Kota Chiba Kenji Sato datang dan diterima Wali Kota Padang Rudi Hartono untuk menjajaki kerja sama."
    )
    assert [event[:2] for event in _events(mentions, text, "id")] == [("Visit", "Padang")]


def test_the_post_in_an_envoys_title_is_no_place_of_a_meeting(mentions) -> None:
    text = (
        "Wali Kota Padang Rudi Hartono menerima audiensi Konsul Jenderal Jepang di Medan Taro Yamada, "
        "Senin (11/8/2025)."
    )
    assert _events(mentions, text, "id") == [("Meeting", "Padang", "2025-08-11", ["Rudi Hartono", "Taro Yamada"])]


def test_a_signing_told_by_its_year_alone_is_background(mentions) -> None:
    text = "Padang dan Chiba menandatangani nota kesepahaman pada 2009 di Padang."
    assert _events(mentions, text, "id") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # an envoy who is received, or who calls at the city hall, meets his host
        ("id",
         "PADANG - Wali Kota Padang Rudi Hartono menerima kunjungan Konsul Jepang Taro Yamada, Senin (11/8).",
         [("Meeting", "Padang", "2025-08-11", ["Rudi Hartono", "Taro Yamada"])]),
        # who else is received visits, alone or with a delegation
        ("en", "Houston Mayor Anna Lowell hosted Kumamoto Mayor Kenji Sato on Monday.",
         [("Visit", "Houston", "2025-08-11", ["Anna Lowell", "Kenji Sato"])]),
        ("en", "Houston Mayor Anna Lowell welcomed a delegation from Kumamoto on Monday.",
         [("Visit", "Houston", "2025-08-11", ["Anna Lowell", "Kumamoto"])]),
        ("ms",
         "PADANG: Datuk Bandar Ipoh Rumaizi Baharin menerima kunjungan hormat Konsul Jepun Taro Yamada semalam.",
         [("Meeting", "Ipoh", "2025-08-10", ["Rumaizi Baharin", "Taro Yamada"])]),
        # the goal stands behind what it is
        ("en", "Houston Mayor Anna Lowell flew to sister city Kumamoto on Monday.",
         [("Visit", "Kumamoto", "2025-08-11", ["Anna Lowell"])]),
        # tourists, the way home, what is yet to come, what was long ago, a welcome to an idea
        ("id", "Kepala Dinas Pariwisata Kota Padang Andi Siregar merinci, 42 ribu turis berkunjung ke Padang.", []),
        ("id", "Rombongan Kota Padang kembali ke Padang hari ini.", []),
        ("id", "Wali Kota Padang Rudi Hartono dijadwalkan melihat pelabuhan, lalu terbang ke Chiba.", []),
        ("id", "Wali Kota Padang Rudi Hartono pernah berkunjung ke Chiba.", []),
        ("id", "Wali Kota Padang Rudi Hartono menyambut baik tawaran Wali Kota Chiba Kenji Sato.", []),
    ],
)  # fmt: skip
def test_encounters(mentions, language: str, text: str, expected: list[tuple[str, str, str, list[str]]]) -> None:
    assert _events(mentions, text, language) == expected


def test_a_meeting_takes_the_day_told_right_before(mentions) -> None:
    text = (
        "Senin (11/8/2025), Balai Kota Padang ramai. Wali Kota Padang Rudi Hartono bertemu Wali Kota Chiba Kenji Sato."
    )
    assert _events(mentions, text, "id") == [("Meeting", "Padang", "2025-08-11", ["Kenji Sato", "Rudi Hartono"])]


def test_the_day_in_a_quotation_is_the_speakers(mentions) -> None:
    text = (
        "Wali Kota Padang Rudi Hartono dan Wali Kota Chiba Kenji Sato menandatangani MoU kota kembar di Padang. "
        '"Ini ujung pembicaraan. Mulai hari ini warga Chiba adalah warga Padang," kata Rudi.'
    )
    assert [date for _, _, date, _ in _events(mentions, text, "id")] == [""]


def test_a_signing_is_where_the_story_just_was(mentions) -> None:
    text = (
        "Senin (11/8/2025), Wali Kota Padang Rudi Hartono berada di Chiba. Di sana, bersama Wali Kota Chiba "
        "Kenji Sato, ia menandatangani MoU kota kembar Padang-Chiba."
    )
    assert [event[:3] for event in _events(mentions, text, "id")] == [
        ("Signing", "Chiba", "2025-08-11"),
        ("Visit", "Chiba", "2025-08-11"),
    ]


def test_a_visitor_who_arrives_comes_to_the_home_of_the_story(mentions) -> None:
    text = "PADANG - Kota Padang ramai. Kedatangan Wali Kota Chiba Kenji Sato, Senin (11/8/2025), disambut tarian."
    assert [event[:3] for event in _events(mentions, text, "id")] == [("Visit", "Padang", "2025-08-11")]


def test_a_signing_is_where_its_signatory_went(mentions) -> None:
    text = (
        "Wali Kota Padang Rudi Hartono terbang ke Chiba. Cuaca cerah. Para tamu menunggu lama. Hujan pun turun. "
        "Senin (11/8), Wali Kota Padang Rudi Hartono dan Wali Kota Chiba Kenji Sato menandatangani MoU kota kembar."
    )
    assert ("Signing", "Chiba", "2025-08-11") in [event[:3] for event in _events(mentions, text, "id")]


def _places(mentions, text: str, language: str) -> list[tuple[str, str, str]]:
    things = dict.fromkeys(one.subject for one in event_statements(account_of(mentions(text, language))))
    return [(thing.class_name, thing.place.name, thing.place.type) for thing in things if thing.place is not None]


_PROVINCES = "Gubernur Daerah Istimewa Yogyakarta Budi Karsana dan Gubernur Prefektur Kyoto Kenji Sato"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "id",
            (f"{_PROVINCES} menandatangani pernyataan bersama sister province di Bangsal Merak, Yogyakarta, Senin "
            "(11/8/2025)."),
            ("Signing", "Yogyakarta", "City"),
        ),
        (  # named as a prefecture, with no town
            "en",
            "Nanaimo Mayor Bill Marsh visited Nagasaki prefecture on Monday.",
            ("Visit", "Nagasaki", "Region"),
        ),
    ],
)  # fmt: skip
def test_an_event_takes_place_in_a_town(mentions, language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _places(mentions, text, language)


_TWINS = "Kumamoto and Tampere have been sister cities since 1990. "


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", _TWINS + "The delegation arrived in Kumamoto on Monday.", [("Visit", "Kumamoto", "2025-08-11")]),
        ("en", _TWINS + "They came to Kumamoto on Monday.", [("Visit", "Kumamoto", "2025-08-11")]),
        ("en", _TWINS + "The trams came to Kumamoto on Monday.", []),
        ("en", _TWINS + "The delegation also visited Nagoya on Monday.", []),
        (
            "en",
            _TWINS + "Working groups of both cities met on Monday in Kumamoto.",
            [("Meeting", "Kumamoto", "2025-08-11")],
        ),
        ("en", _TWINS + "Rain and wind met on Monday in both cities.", []),
        (
            "id",
            ("Bandung dan Kumamoto menjadi kota kembar sejak 1990. Kedua pemerintah kota menggelar pertemuan daring, "
            "Senin (11/8/2025)."),
            [("Meeting", "", "2025-08-11")],
        ),
        (
            "en",
            "Houston Mayor Anna Lowell welcomed a delegation of the Kumamoto City Council on Monday.",
            [("Visit", "Houston", "2025-08-11")],
        ),
        (
            "id",
            ("Wali Kota Medan Budi Karsana menerima kunjungan Wali Kota Ichikawa Kenji Sato di Balai Kota Medan, "
            "Senin (11/8/2025)."),
            [("Visit", "Medan", "2025-08-11")],
        ),
        (
            "id",
            ("Rombongan Ichikawa berkunjung ke Medan dalam rangka peringatan 25 tahun kota kembar yang ditandatangani "
            "pada 4 November 1989."),
            [("Visit", "Medan", "")],
        ),
    ],
)  # fmt: skip
def test_who_comes_and_who_meets(mentions, language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [event[:3] for event in _events(mentions, text, language)] == expected


def test_a_visit_is_on_the_day_on_which_its_guest_signs(mentions) -> None:
    text = (
        "TACLOBAN - Tacloban and Fukuyama renewed their sister-city tie on Monday. Mayor Ann Cruz of Tacloban and "
        "visiting Fukuyama Mayor Kenji Sato signed the agreement at City Hall."
    )
    assert ("Visit", "Tacloban", "2025-08-11") in [event[:3] for event in _events(mentions, text, "en")]


SIGNED = "HOUSTON - Houston put out flags. Houston Mayor Ann Lowell and Kumamoto Mayor Kenji Sato signed a charter"


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        # a river, a fort or a house that bears a town's name is no town; the home is meant
        ("on the banks of the Columbia on Friday.", "Houston"),
        ("in the Victoria Town Hall on Friday.", "Houston"),
        ("in Seoul on Friday.", "Seoul"),
        ("in Seoul Friday.", "Seoul"),
        # a suburb stands for its town
        ("in Bellaire, Texas, on Friday.", "Houston"),
        # what was signed from afar was signed nowhere
        ("by video link on Friday.", ""),
    ],
)
def test_where_it_was_signed(mentions, rest: str, place: str) -> None:
    events = _events(mentions, f"{SIGNED} {rest}", "en")
    assert [(event[0], event[1]) for event in events] == [("Signing", place)]
