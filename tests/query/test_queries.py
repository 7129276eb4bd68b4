"""What each stored query answers on the small world, and that its evidence is the sentence that says so."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.vocab import local

LOI_2019 = "Letter of Intent: Nordhaven – Vila Azul (2019-03-01)"
LOI_2021 = "Letter of Intent: Delta – Nordhaven (2021-06-02)"
MOU_2020 = "Memorandum of Understanding: Nordhaven – Vila Azul (2020)"
PLANNED = "Memorandum of Understanding: Nordhaven – Springfield"
SIGNED = "Mayors Bo Lund and Ana Pérez signed the letter of intent in Vila Azul on Friday."


def short(rows: list[tuple[str | None, ...]]) -> list[tuple[str | None, ...]]:
    """Rows with the last parts of IRIs."""
    return [tuple(local(value) if value and value.startswith("http") else value for value in row) for row in rows]


def test_parties(ask) -> None:
    assert short(ask("agreement-parties", "agreement party governs status signed")) == [
        (LOI_2021, "Delta Province", "Delta", "signed", "2021-06-02"),
        (LOI_2021, "Nordhaven City Hall", "Nordhaven", "signed", "2021-06-02"),
        (LOI_2019, "Nordhaven City Hall", "Nordhaven", "signed", "2019-03-01"),
        (LOI_2019, "Vila Azul", "Vila Azul", "signed", "2019-03-01"),
        (PLANNED, "Nordhaven City Hall", "Nordhaven", "planned", None),
        (PLANNED, "Springfield", "Springfield", "planned", None),
        (MOU_2020, "Nordhaven City Hall", "Nordhaven", "signed", "2020"),
        (MOU_2020, "Vila Azul", "Vila Azul", "signed", "2020"),
    ]


def test_parties_of_the_agreements_of_one_place(ask) -> None:
    assert ask("agreement-parties", "agreement party", place="Delta") == [
        (LOI_2021, "Delta Province"),
        (LOI_2021, "Nordhaven City Hall"),
    ]


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        (
            {},
            [
                ("Delta", "XS", "cooperation", "active", None),
                ("Vila Azul", "XS", "sister-city", "active", "2019-03"),
            ],
        ),
        ({"status": "proposed"}, [("Springfield", "XN", "friendship-city", "proposed", None)]),
        ({"kind": "kota kembar"}, [("Vila Azul", "XS", "sister-city", "active", "2019-03")]),
        ({"kind": "friendship-city"}, []),
    ],
)
def test_partners(ask, given: dict[str, str], rows: list[tuple[str | None, ...]]) -> None:
    assert short(ask("partners", "partner country kind status since", place="Pelabuhan Utara", **given)) == rows


def test_partners_of_any_status(ask) -> None:
    assert [name for (name,) in ask("partners", "partner", place="Nordhaven", status="")] == [
        "Delta",
        "Springfield",
        "Vila Azul",
    ]


def test_the_surest_sentence_goes_before_the_newest(ask) -> None:
    assert short(ask("partners", "partner sentence article", place="Nordhaven")) == [
        (
            "Delta",
            "Nordhaven, since 2018 a sister city of Vila Azul, found a new friend in Delta.",
            "2021-06-03-delta-comes-to-nordhaven-bb",
        ),
        (
            "Vila Azul",
            "Nordhaven and Vila Azul are sister cities since March 2019.",
            "2019-03-02-two-harbours-become-sisters-aa",
        ),
    ]


def test_officials(ask) -> None:
    assert short(ask("officials", "official honorific role tenure from until", place="Vila Azul")) == [
        ("Ana Pérez", "Dra", "mayor", "current", "2019-03-01", "2021-06-02")
    ]
    assert ask("officials", "official from", place="Nordhaven") == [
        ("Bo Lund", "2019-03-01"),
        ("Cy Dahl", "2021-06-02"),
    ]
    assert ask("officials", "official", place="Nordhaven", role="governor") == []


def test_an_ambassador_belongs_to_both_countries(ask) -> None:
    assert (
        ask("officials", "official", place="Nordland") == ask("officials", "official", place="Sulia") == [("Ana Ruiz",)]
    )


def test_office_holders(ask) -> None:
    assert short(ask("office-holders", "official role jurisdiction")) == [
        ("Ana Ruiz", "ambassador", "Sulia"),
        ("Cy Dahl", "mayor", "Nordhaven"),
        ("Ana Pérez", "mayor", "Vila Azul"),
    ]


def test_signatories(ask) -> None:
    assert short(ask("signatories", "signatory agreement type signed signedAt sentence")) == [
        ("Ana Pérez", LOI_2019, "LetterOfIntent", "2019-03-01", "Vila Azul", SIGNED),
        ("Bo Lund", LOI_2019, "LetterOfIntent", "2019-03-01", "Vila Azul", SIGNED),
    ]
    assert ask("signatories", "signatory", official="Lund") == [("Bo Lund",)]
    assert ask("signatories", "signatory", official="Dahl") == []


def test_fields(ask) -> None:
    assert short(ask("fields", "tie field sdg")) == [
        ("Delta – Nordhaven", "water-and-sanitation", "6"),
        (LOI_2021, "transport", "11.2"),
        (LOI_2021, "transport", "9.1"),
        ("Nordhaven – Vila Azul", "culture", "11.4"),
        ("Nordhaven – Vila Azul", "health", "3"),
    ]
    assert ask("fields", "tie sentence", field="kesehatan") == [
        ("Nordhaven – Vila Azul", "They will work together on health and culture.")
    ]


def test_statements(ask) -> None:
    assert ask("statements", "speaker words saidOn saidAt", official="Pérez") == [
        ("Ana Pérez", 'Air | "bersih" \\ untuk semua.', None, None),
        ("Ana Pérez", "The sea joins us, it does not part us.", "2019-03-01", "Vila Azul"),
    ]


def test_events_in_time_order(ask) -> None:
    assert short(ask("events", "date type heldIn participant")) == [
        ("2017", "Forum", "Springfield", None),
        ("2019-03-01", "Signing", "Vila Azul", "Ana Pérez"),
        ("2019-03-01", "Signing", "Vila Azul", "Bo Lund"),
        ("2021-06", "Visit", "Nordhaven", "Ana Pérez"),
    ]


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"from": "2019-03-01"}, ["2019-03-01", "2019-03-01", "2021-06"]),
        ({"from": "2019-03-02"}, ["2021-06"]),
        ({"from": "2021-06-15"}, ["2021-06"]),  # a month holds that day
        ({"from": "2019", "until": "2019"}, ["2019-03-01", "2019-03-01"]),
        ({"until": "2017-05-05"}, ["2017"]),
        ({"until": "2016"}, []),
        ({"place": "Nordhaven", "until": "2020"}, ["2019-03-01", "2019-03-01"]),
    ],
)
def test_events_of_a_time(ask, given: dict[str, str], days: list[str]) -> None:
    assert [day for (day,) in ask("events", "date", **given)] == days


def test_evidence(ask) -> None:
    rows = short(ask("evidence", "subject object believed modality", about="springfield-4", predicate="cg:partner"))
    assert rows == short(
        ask("evidence", "subject object believed modality", about="place/springfield-4", predicate="cg:partner")
    )
    assert rows == [
        ("springfield-4--vila-azul-2", "springfield-4", "true", "ended"),
        ("nordhaven-1--springfield-4", "springfield-4", "false", "denied"),
    ]


def test_evidence_of_a_thing_by_its_label(ask) -> None:
    assert ask("evidence", "object confidence rule", about="Nordhaven – Vila Azul", predicate="cg:since") == [
        ("2019-03", "0.9", "tie-by-verb"),
        ("2018", "0.8", "tie-by-verb"),
    ]


def test_letters_without_a_later_memorandum(ask) -> None:
    assert ask("letters-without-mou", "letter signed sentence") == [
        (LOI_2021, "2021-06-02", "A letter of intent with Delta was signed on 2 June.")
    ]
    assert ask("letters-without-mou", "letter", place="Vila Azul") == []


def test_partners_that_are_not_cities(ask) -> None:
    assert short(ask("partners-not-cities", "partner type country partnerOf kind status")) == [
        ("Delta", "Region", "XS", "Nordhaven", "cooperation", "active")
    ]
    assert ask("partners-not-cities", "partner", status="ended") == []


def test_agreements(ask) -> None:
    assert short(ask("agreements", "agreement type status day")) == [
        (LOI_2019, "LetterOfIntent", "signed", "2019-03-01"),
        (MOU_2020, "MemorandumOfUnderstanding", "signed", "2020"),
        (LOI_2021, "LetterOfIntent", "signed", "2021-06-02"),
        (PLANNED, "MemorandumOfUnderstanding", "planned", "2022-01"),
    ]


@pytest.mark.parametrize(
    ("given", "agreements"),
    [
        ({"type": "letter of intent"}, [LOI_2019, LOI_2021]),
        ({"year": "2022"}, [PLANNED]),
        ({"status": "planned"}, [PLANNED]),
        ({"place": "Vila Azul", "type": "cg:MemorandumOfUnderstanding"}, [MOU_2020]),
    ],
)
def test_agreements_by_their_parameters(ask, given: dict[str, str], agreements: list[str]) -> None:
    assert [name for (name,) in ask("agreements", "agreement", **given)] == agreements


def test_planned(ask) -> None:
    assert short(ask("planned", "plan status plannedFor")) == [
        (PLANNED, "planned", "2022-01"),
        ("Nordhaven – Springfield", "proposed", None),
    ]


def test_ended(ask) -> None:
    assert ask("ended", "tie since until sentence") == [
        ("Springfield – Vila Azul", "1998", "2018", "A tie of Vila Azul with Springfield ended in 2018.")
    ]


def test_network(ask) -> None:
    assert ask("network", "name partners abroad") == [
        ("Nordhaven", "2", "2"),
        ("Delta", "1", "1"),
        ("Vila Azul", "1", "1"),
    ]
    assert ask("network", "name partners abroad", status="", limit="2") == [
        ("Nordhaven", "3", "2"),
        ("Vila Azul", "2", "1"),
    ]
    assert ask("network", "name", kind="cooperation") == [("Delta",), ("Nordhaven",)]


def test_articles(ask) -> None:
    assert short(ask("articles", "published publisher language headline claims")) == [
        ("2019-03-02", "The Daily Test", "en", "Two harbours become sisters", "30"),
        ("2021-06-03", "The Daily Test", "en", "Delta comes to Nordhaven", "23"),
        ("2022-01-01", "Harian Uji", "id", "Nothing new", "0"),
    ]
    assert ask("articles", "headline", language="id") == [("Nothing new",)]
    assert ask("articles", "headline", year="2021") == [("Delta comes to Nordhaven",)]


def test_disagreements(ask) -> None:
    assert short(ask("disagreements", "subject predicate believed claimed")) == [
        ("nordhaven-1--vila-azul-2", "since", "2019-03", "2018")
    ]


def test_history(ask) -> None:
    assert short(ask("history", "day stage deal believed", place="Nordhaven", other="Vila Azul")) == [
        ("2018", "begins", "nordhaven-1--vila-azul-2", "false"),
        ("2019-03", "begins", "nordhaven-1--vila-azul-2", "true"),
        ("2019-03-01", "letter of intent signed", "letter-of-intent--nordhaven-1--vila-azul-2--2019-03-01", "true"),
    ]


def test_every_stored_query_is_tested_here() -> None:
    names = {stored.name for stored in query.catalogue()}
    with open(__file__, encoding="utf-8") as file:  # noqa: PTH123
        text = file.read()
    assert {name for name in names if f'("{name}"' not in text} == set()


@pytest.mark.parametrize("stored", query.catalogue(), ids=lambda stored: stored.name)
def test_a_stored_query_runs_unbound_when_nothing_is_required(world: ox.Store, stored: query.StoredQuery) -> None:
    """The file as it stands is valid SPARQL; a required parameter only narrows it."""
    assert query.run(world, stored.text).columns
