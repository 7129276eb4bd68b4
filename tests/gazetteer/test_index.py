from __future__ import annotations

import pickle

import pytest

from citygraph.gazetteer import Gazetteer, load
from citygraph.model import Document, Metadata, Sentence


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Jakarta", "jakarta-1642911"),
        ("DKI Jakarta", "jakarta-1642911"),
        ("Daerah Khusus Jakarta", "jakarta-1642911"),
        ("Chungcheongnam-do", "chungcheongnam-do-kr-44"),
        ("South Chungcheong", "chungcheongnam-do-kr-44"),
        ("KABUPATEN GRESIK", "kabupaten-gresik-id"),
        ("Busan", "busan-1838524"),
        ("Busan-gwangyeoksi", "busan-1838524"),
        ("Praha", "prague-3067696"),
        ("Mekkah", "makkah-104515"),
        ("Yamatotakada", "yamato-takada-1848593"),
        ("Higashi Matsushima", "higashimatsushima-6822189"),
        ("Querétaro City", "santiago-de-queretaro-3991164"),
        ("Korea Selatan", "south-korea-kr"),
        ("Central Java", "jawa-tengah-id-jt"),
        ("Jateng", "jawa-tengah-id-jt"),
        ("Kaua’i", "kauai-county-us"),
    ],
)
def test_the_most_populous_bearer_comes_first(gazetteer: Gazetteer, name: str, ident: str) -> None:
    assert gazetteer.lookup(name)[0].id == ident


def test_lookup_by_type_and_country(gazetteer: Gazetteer) -> None:
    assert [place.country for place in gazetteer.lookup("Heidelberg")][:2] == ["DE", "ZA"]
    assert gazetteer.lookup("Heidelberg", country="AU")[0].id == "heidelberg-2163654"
    assert gazetteer.lookup("Kochi", type="Region")[0].code == "JP-39"
    assert gazetteer.lookup("Xyzzyburg") == ()


def test_a_city_that_is_a_region_is_listed_once(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Beijing", type="Region") == ()
    assert gazetteer.lookup("Kuala Lumpur", type="Region") == ()


def test_a_place_by_its_id_and_by_its_code(gazetteer: Gazetteer) -> None:
    for ident in ("jakarta-1642911", "chungcheongnam-do-kr-44", "kabupaten-gresik-id", "south-korea-kr"):
        place = gazetteer.place(ident)
        assert place is not None
        assert place.id == ident
    assert gazetteer.place("nowhere-1") is None
    coded = gazetteer.coded("KR-44")
    assert coded is not None
    assert coded.name == "Chungcheongnam-do"


def test_what_lies_around_ends_with_the_country(gazetteer: Gazetteer) -> None:
    tacoma = gazetteer.lookup("Tacoma", country="US")[0]
    assert [place.id for place in gazetteer.around(tacoma)] == ["washington-us-wa", "united-states-us"]
    gresik = gazetteer.lookup("Kabupaten Gresik")[0]
    assert [place.id for place in gazetteer.around(gresik)] == ["jawa-timur-id-ji", "jawa-id-jw", "indonesia-id"]


def test_labels_in_the_languages_of_the_lexicons(gazetteer: Gazetteer) -> None:
    japan = gazetteer.country("JP")
    assert japan is not None
    assert dict(japan.labels) == {"de": "Japan", "en": "Japan", "id": "Jepang", "ms": "Jepun"}
    central_java = {"de": "Jawa Tengah", "en": "Central Java", "id": "Jawa Tengah", "ms": "Jawa Tengah"}
    assert dict(gazetteer.lookup("Jawa Tengah")[0].labels) == central_java


def test_a_city_is_labelled_as_the_press_writes_it(gazetteer: Gazetteer) -> None:
    seongnam, rajkot, can_tho = (gazetteer.lookup(name, "City")[0] for name in ("Seongnam", "Rajkot", "Cần Thơ"))
    assert [dict(place.labels)["en"] for place in (seongnam, rajkot, can_tho)] == ["Seongnam", "Rajkot", "Cần Thơ"]
    assert ("seongnam-si-1897000", True) in [(place.id, own) for place, own in gazetteer.bearers("Seongnam")]


def test_nationalities_and_other_names_of_countries(gazetteer: Gazetteer) -> None:
    chinese = gazetteer.nationality("Chinese", "en")
    inggris = gazetteer.country_called("Inggris", "id")
    jepun = gazetteer.country_called("Jepun", "ms")
    assert (chinese and chinese.code, inggris and inggris.code, jepun and jepun.code) == ("CN", "GB", "JP")
    assert gazetteer.nationality("Velmoran", "en") is None


def test_names_in_a_document(gazetteer: Gazetteer) -> None:
    text = "Kota Bandung and Auckland's friends; jakarta in lower case is none."
    document = Document(text, text, text.lower(), Metadata(), (Sentence(0, len(text), 1),), ())
    assert [text[match.start : match.end] for match in gazetteer.find(document)] == ["Kota Bandung", "Auckland"]


def test_a_copy_in_another_process_opens_the_same_files(gazetteer: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(gazetteer)).lookup("Jakarta") == gazetteer.lookup("Jakarta")


def test_a_town_of_an_english_name_leaves_its_old_one_to_those_that_bear_it(gazetteer: Gazetteer) -> None:
    bearers = {(place.name, place.country) for place, _ in gazetteer.bearers("ennis")}
    assert ("Ennis", "IE") in bearers
    assert ("Surprise", "US") not in bearers
    assert "New York City" in {place.name for place, _ in gazetteer.bearers("new york")}  # parts of its own name stay
    assert "Guangzhou" in {place.name for place, _ in gazetteer.bearers("canton")}
