"""The twelve hardest cases of telling what is one and what is not, through articles as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from citygraph import intake
from citygraph.fuse import fuse
from citygraph.model import Fusion


@pytest.fixture
def fused(tmp_path: Path):
    """Fuse articles, each told as (headline, day, place of the date line, sentences)."""

    def fuse_all(*articles: tuple[str, str, str, str]) -> Fusion:
        readings = []
        for number, (headline, day, place, story) in enumerate(articles):
            file = tmp_path / f"{number}.txt"
            file.write_text(f"{headline}\n\n{day}\n\n{place} - {story}\n", encoding="utf-8")
            readings.append(intake.read_one(str(file)))
        return fuse(readings)

    return fuse_all


def names(fusion: Fusion, tell, sort: str) -> set[frozenset[str]]:
    """The names of each thing of a sort."""
    return {
        frozenset(found.get("label", set()) | found.get("altLabel", set()))
        for found in tell.facts(fusion, sort).values()
    }


def test_1_a_provincial_government_by_its_short_its_long_and_its_english_name(tell, fused) -> None:
    day = "menandatangani letter of intent di Jakarta pada Senin (11/8/2025)."
    fusion = fused(
        ("Pemprov teken", "11 Agustus 2025", "JAKARTA", f"Pemprov DKI Jakarta dan Pemerintah Kota Yokohama {day}"),
        ("Kerja sama", "12 Agustus 2025", "JAKARTA", f"Pemerintah Provinsi DKI Jakarta dan Kota Yokohama {day}"),
        (
            *("Jakarta signs", "12 August 2025", "JAKARTA"),
            "The Jakarta Provincial Government and Yokohama City signed a letter of intent in Jakarta on Monday.",
        ),
    )
    assert len(tell.facts(fusion, "government")) == 2
    assert any(
        some >= {"Pemerintah Provinsi DKI Jakarta", "Jakarta Provincial Government"}
        for some in names(fusion, tell, "government")
    )
    (letter,) = tell.facts(fusion, "agreement").values()
    assert letter["signedOn"] == {"2025-08-11"}


def test_2_a_city_hall_by_its_letters_in_malay_and_in_english(tell, fused) -> None:
    fusion = fused(
        (
            *("DBKL meterai MoU", "3 Mac 2025", "KUALA LUMPUR"),
            "DBKL dan Bandaraya Osaka menandatangani memorandum persefahaman (MoU) di Kuala Lumpur pada 3 Mac 2025.",
        ),
        (
            *("Rakan bandar", "4 Mac 2025", "KUALA LUMPUR"),
            (
                "Dewan Bandaraya Kuala Lumpur dan Majlis Bandaraya Osaka menandatangani memorandum persefahaman (MoU) "
                "di Kuala Lumpur pada 3 Mac 2025."
            ),
        ),
        (
            *("Memorandum", "4 March 2025", "KUALA LUMPUR"),
            "Kuala Lumpur City Hall and the City of Osaka signed a memorandum of understanding on 3 March 2025.",
        ),
    )
    assert any(
        some == {"DBKL", "Dewan Bandaraya Kuala Lumpur", "Kuala Lumpur City Hall"}
        for some in names(fusion, tell, "government")
    )
    assert len(tell.facts(fusion, "government")) == 2
    assert len(tell.facts(fusion, "agreement")) == 1


def test_3_a_mayor_in_full_with_titles_by_first_name_politely_and_misspelt(tell, fused) -> None:
    fusion = fused(
        (
            *("Datuk Bandar berkata", "10 Ogos 2025", "KUALA LUMPUR"),
            (
                "Datuk Bandar Kuala Lumpur, Dato’ Seri TPr (Dr.) Maimunah binti Mohd Sharif berkata, Kuala Lumpur dan "
                "Jakarta akan menjadi bandar kembar."
            ),
        ),
        (
            *("Gubernur bertemu", "11 Agustus 2025", "JAKARTA"),
            (
                "Gubernur DKI Jakarta Pramono Anung bertemu Wali Kota Kuala Lumpur Maimunah di Kuala Lumpur.\n\n"
                "“Kami berterima kasih kepada Ibu Maimunah,” kata Pramono."
            ),
        ),
        (
            *("Two capitals", "12 August 2025", "KUALA LUMPUR"),
            (
                "Kuala Lumpur Mayor Maimuna Mohd Sharif welcomed Jakarta Governor Pramono Anung to discuss a sister "
                "city partnership between Kuala Lumpur and Jakarta."
            ),
        ),
        (
            *("Mayor speaks", "13 August 2025", "KUALA LUMPUR"),
            "Kuala Lumpur Mayor Maimunah Mohd Sharif said Kuala Lumpur and Jakarta are sister cities.",
        ),
    )
    assert names(fusion, tell, "official") == {
        frozenset(("Maimunah binti Mohd Sharif", "Maimunah Mohd Sharif", "Maimuna Mohd Sharif", "Maimunah")),
        frozenset(("Pramono Anung", "Pramono")),
    }


def says(name: str, city: str, day: str) -> tuple[str, str, str, str]:
    return f"{name} speaks", day, city.upper(), f"{city} Mayor {name} said {city} and Fukuoka are sister cities."


def test_4_two_mayors_of_one_first_name_in_two_cities(tell, fused) -> None:
    fusion = fused(says("Ahmad", "Ipoh", "1 March 2021"), says("Ahmad", "Malacca", "1 March 2022"))
    assert len(tell.facts(fusion, "official")) == 2


def test_5_two_mayors_of_one_first_name_in_one_city_and_the_first_name_alone(tell, fused) -> None:
    earlier, later = (
        says("Ahmad Zaki Osman", "Ipoh", "1 March 2011"),
        says("Ahmad Suaidi Rahim", "Ipoh", "1 March 2021"),
    )
    alone = says("Ahmad", "Ipoh", "5 March 2021")
    assert names(fused(earlier, later, alone), tell, "official") == {
        frozenset(("Ahmad Zaki Osman",)),
        frozenset(("Ahmad Suaidi Rahim", "Ahmad")),
    }


def test_6_a_mayor_who_becomes_governor_around_the_city(tell, fused) -> None:
    fusion = fused(
        (
            *("Wali kota", "1 Maret 2015", "BANDUNG"),
            "Wali Kota Bandung Ridwan Kamil mengatakan Bandung dan Suwon adalah sister city.",
        ),
        (
            *("Gubernur", "1 Maret 2023", "BANDUNG"),
            "Gubernur Jawa Barat Ridwan Kamil mengatakan Jawa Barat dan Chungcheongnam-do adalah sister province.",
        ),
    )
    assert set(tell.facts(fusion, "official")) == {"ridwan-kamil--mayor-bandung-1650357"}
    assert len(tell.facts(fusion, "tenure")) == 2


def test_7_an_undated_mention_joins_the_dated_document_and_a_renewal_is_another(tell, fused) -> None:
    fusion = fused(
        (
            "MoU",
            "6 May 2015",
            "BRISTOL",
            "Bristol and Porto signed a memorandum of understanding in Porto on 5 May 2015.",
        ),
        ("A memorandum", "10 May 2015", "BRISTOL", "Bristol and Porto have signed a memorandum of understanding."),
        (
            *("Renewed", "8 May 2020", "PORTO"),
            "Bristol and Porto renewed their memorandum of understanding in Porto on 7 May 2020.",
        ),
    )
    assert {min(found["signedOn"]) for found in tell.facts(fusion, "agreement").values()} == {
        "2015-05-05",
        "2020-05-07",
    }


def test_8_a_letter_of_intent_is_no_memorandum(tell, fused) -> None:
    fusion = fused(
        ("Letter", "6 May 2019", "BRISTOL", "Bristol and Porto signed a letter of intent on 5 May 2019."),
        (
            "MoU",
            "6 May 2019",
            "PORTO",
            "Bristol and Porto signed a memorandum of understanding in Porto on 5 May 2019.",
        ),
    )
    assert {min(found["type"]) for found in tell.facts(fusion, "agreement").values()} == {
        "LetterOfIntent",
        "MemorandumOfUnderstanding",
    }


def test_9_a_plan_and_its_signing_are_one_document(tell, fused) -> None:
    fusion = fused(
        ("Plan", "6 May 2019", "BRISTOL", "Bristol and Porto will sign a letter of intent on 5 June 2019."),
        ("Done", "6 June 2019", "BRISTOL", "Bristol and Porto signed a letter of intent on 5 June 2019."),
    )
    (letter,) = tell.facts(fusion, "agreement").values()
    assert letter["status"] == {"signed"}
    assert "plannedFor" not in letter


def test_10_one_ceremony_on_two_days_and_two_visits_of_one_guest(tell, fused) -> None:
    signed = (
        "Jakarta Governor Pramono Anung and Kuala Lumpur Mayor Maimunah Mohd Sharif signed a letter of intent between "
        "Jakarta and Kuala Lumpur in Kuala Lumpur on {} August 2025."
    )
    visit = (
        "Jakarta Governor Pramono Anung visited Kuala Lumpur on {} 2025 to discuss the sister city partnership between "
        "Jakarta and Kuala Lumpur."
    )
    fusion = fused(
        ("Letter", "12 August 2025", "KUALA LUMPUR", signed.format(11)),
        ("A letter", "13 August 2025", "KUALA LUMPUR", signed.format(12)),
        ("Visit", "12 August 2025", "KUALA LUMPUR", visit.format("11 August")),
        ("A visit", "13 March 2025", "KUALA LUMPUR", visit.format("12 March")),
    )
    kinds = sorted(min(found["type"]) for found in tell.facts(fusion, "event").values())
    assert kinds == ["Signing", "Visit", "Visit"]
    assert len(tell.facts(fusion, "agreement")) == 1


def test_11_a_city_and_the_regency_of_its_name(tell, fused) -> None:
    signed = "dan Pemerintah Kota Suwon menandatangani nota kesepahaman di"
    fusion = fused(
        ("Kota", "6 Mei 2019", "BANDUNG", f"Pemerintah Kota Bandung {signed} Bandung pada 5 Mei 2019."),
        ("Kabupaten", "6 Mei 2019", "SOREANG", f"Pemerintah Kabupaten Bandung {signed} Soreang pada 5 Mei 2019."),
    )
    assert set(tell.facts(fusion, "government")) == {"bandung-1650357", "kabupaten-bandung-id", "suwon-1835553"}
    assert len(tell.facts(fusion, "agreement")) == 2


def test_12_one_pair_in_any_order_and_language_and_a_copy_is_no_second_source(tell, fused) -> None:
    long_story = (
        "Porto dan Bristol bandar persahabatan sejak 1984. Kedua-dua bandar raya itu bertukar pelajar, pemuzik dan "
        "pasukan bola setiap musim panas, kata majlis bandaraya, yang turut menyebut pasar, sungai dan jambatan lama."
    )
    fusion = fused(
        ("Sisters", "6 May 2019", "BRISTOL", "Bristol and Porto are sister cities since 1984."),
        ("Kota kembar", "6 Mei 2019", "PORTO", "Porto dan Bristol adalah kota kembar."),
        ("Rakan", "6 Mei 2020", "PORTO", long_story),
        ("Dua bandar", "7 Mei 2020", "PORTO", long_story),
        ("Lagi sekali", "8 Mei 2020", "PORTO", long_story),
    )
    (tie,) = tell.facts(fusion, "partnership").values()
    assert tie["kind"] == {"sister-city"}
    assert len(fusion.copies) == 2
