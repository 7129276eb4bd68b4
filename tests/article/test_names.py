"""Whose name it is."""

from __future__ import annotations

import pytest

from citygraph.article.names import is_desk, is_name, outlet, people


@pytest.mark.parametrize(
    "text", ["Sari", "Budi Karsana", "Fatimah binti Zulkifli", "Jon van der Mertens", "B. Karsana"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["", "kota", "Kota bertemu", "A B C D E F G", "2019"])
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("KBRN", "RRI"),
        ("Lkbn Antara", "ANTARA"),
        ("Kabar Lembah", "Kabar Lembah"),
        ("KABAR LEMBAH", "Kabar Lembah"),
        ("KABARLEMBAH.COM", "KABARLEMBAH.COM"),
        ("City Wire Staff", "City Wire"),
        ("The Velmora Courier", "The Velmora Courier"),
        ("Penta Maydita", None),
        ("News", None),
        ("Velmora (City Wire)", None),
    ],
)
def test_outlets(text: str, paper: str | None) -> None:
    assert outlet(text) == paper


@pytest.mark.parametrize(
    "text", ["Tim Redaksi", "Humas/kontributor", "City Wire Staff", "Sidang Pengarang", "Newsroom"]
)
def test_desks(text: str) -> None:
    assert is_desk(text)
    assert people(text) == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Penta Maydita", ("Penta Maydita",)),
        ("Luis Amador and Kerry Beal", ("Luis Amador", "Kerry Beal")),
        ("Sari Dewi, Budi & Ana dan Tono", ("Sari Dewi", "Budi", "Ana", "Tono")),
        ("Ruth Ruhl, Local Government Correspondent", ("Ruth Ruhl",)),
        ("Joanna Ruhl, City Desk", ("Joanna Ruhl",)),
        ("Mina Mae Ruhl - City Wire Velmora", ("Mina Mae Ruhl",)),
        ("Kabar Lembah, Ayu S", ("Ayu S",)),
        ("Kumar a/l Rajan", ("Kumar a/l Rajan",)),
        ("Sari Dewi (sari@kabar.com)", ("Sari Dewi",)),
        ("Tim Redaksi", ()),
        ("para wartawan kota", ()),
    ],
)
def test_people(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names
