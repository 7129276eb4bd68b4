"""What is suggested for a name that there is not: what it is a slip of, or begins; not all that is somewhat like it."""

from __future__ import annotations

import pytest

from citygraph.spelling import did_you_mean, nearest, some_of


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("nmae", ["name", "label"], ["name"]),
        ("PLACE", ["place"], ["place"]),
        ("plce", ["place", "Place"], ["place"]),
        ("sao vicente", ["São Vicente"], ["São Vicente"]),
        ("malan", ["Malang", "Semarang", "Malaysia"], ["Malang"]),
        ("bardum", ["Bardun", "Bardus"], ["Bardus", "Bardun"]),
        ("min", ["min_rows", "rows"], ["min_rows"]),
        ("city", ["history"], []),
        ("wali", ["awal"], []),
        ("table", ["triangles"], []),
        ("b", ["bardun"], []),
        ("", ["", "a"], []),
        ("?", ["", "a"], []),
        ("x", [], []),
    ],
)
def test_what_may_be_meant(word: str, known: list[str], found: list[str]) -> None:
    assert nearest(word, known, 3) == found


def test_the_best_ones_of_many() -> None:
    assert nearest("bardum", ["Bardun", "Bardus"]) == ["Bardus"]


def test_the_remedy() -> None:
    assert did_you_mean(["a", "b"], "see the list") == "did you mean a or b?"
    assert did_you_mean([], "see the list") == "see the list"


def test_names_to_choose_from() -> None:
    assert some_of(["a", "b"]) == "a, b"
    assert some_of(["a", "b", "c", "d"], 2) == "a, b and 2 more"
