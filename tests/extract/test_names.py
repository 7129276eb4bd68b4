"""Names that may be one person's."""

from __future__ import annotations

import pytest

from citygraph.extract.people.names import compatible, fullest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budi", "Budi Karsana"),
        ("B. Karsana", "Budi Karsana"),
        ("Macías Olvera", "Felipe Fernando Macias Olvera"),
        ("Hamevara", "Rina Hamevarra"),
        ("Karsana-Lim", "Ann Karsana Lim"),
    ],
)
def test_compatible(one: str, other: str) -> None:
    assert compatible(one, other)
    assert compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Budi", "Ani"), ("Budi Karsana", "Budi Santoso"), ("Andi", "Ardi"), ("B.", "Budi"), ("Karsana", "Larsana")],
)
def test_not_compatible(one: str, other: str) -> None:
    assert not compatible(one, other)


def test_fullest_form() -> None:
    assert fullest(["Budi", "Budi Karsana", "B. Karsana"]) == "Budi Karsana"
