"""Names that may be one person's, and names that may not."""

from __future__ import annotations

import pytest

from citygraph.fuse.names import covers, fuller, words


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Mary Lee", "Ann Lee"),
        ("Ann Mary Lee", "Lee"),
        ("Ánn-Mary O’Lee", "ann mary olee"),
        ("Annmary Lee", "Ann-Mary Lee"),
        ("Maximilian Ray", "Maximillian Ray"),
        ("Maximilian Ray", "Maximilain Ray"),
        ("Maximilian Ray", "Maximilian"),
        ("Maximilian Ray", "Maximilia"),
        ("Maximilian Ray", "M. Ray"),
        ("M. Ray", "Maximilian Ray"),
        ("Anna Lee", "Anan Lee"),
    ],
)
def test_compatible(full: str, short: str) -> None:
    assert covers(words(full), words(short))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ann Lee", "Ann Ray"),
        ("Ann Lee", "Ann Mary Lee"),
        ("Ann Lee", "Anne Lee"),  # short words: another name rather than a mistake
        ("Anna", "Anan"),  # alone it may be anybody
        ("Maximilian Ray", "Maximilienne Ray"),
        ("Maximilian Ray", "M."),  # an initial alone is nobody
        ("Ann Lee", "Ann Ann"),
        ("Ann Lee", ""),
    ],
)
def test_incompatible(full: str, short: str) -> None:
    assert not covers(words(full), words(short))


def standing_for(*names: str) -> dict[str, str]:
    found = fuller({words(name): frozenset() for name in names})
    return {" ".join(name): " ".join(full) for name, full in found.items()}


def test_a_short_name_stands_for_the_only_fuller_one() -> None:
    assert standing_for("Ann", "Ann Lee", "Ann Mary Lee", "Bo") == {
        "ann": "ann mary lee",
        "ann lee": "ann mary lee",
        "ann mary lee": "ann mary lee",
        "bo": "bo",
    }


def test_a_short_name_of_two_people_stands_for_neither() -> None:
    assert standing_for("Ann", "Ann Lee", "Ann Ray")["ann"] == "ann"


def test_two_spellings_of_the_fuller_name_are_one() -> None:
    found = standing_for("Maximilian", "Maximilian Ray", "Maximillian Ray")
    assert len(set(found.values())) == 1


def test_a_form_that_an_article_gives_counts_though_it_is_no_part() -> None:
    names = {words("Annabel Lee"): frozenset({words("Billie")}), words("Billie"): frozenset()}
    assert fuller(names)[words("Billie")] == words("Annabel Lee")


def test_one_word_is_not_enough_where_many_hold_the_office() -> None:
    names = {words("Ann"): frozenset(), words("Ann Lee"): frozenset()}
    assert fuller(names, lone_words=False)[words("Ann")] == words("Ann")
