from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citygraph.query.display import plain, short_iri, width
from citygraph.query.table import lines, wrap

CELL = st.text(max_size=60).map(plain)
LONG = "The mayors of both cities signed the letter of intent on Friday."


def drawn(limit: int, columns: list[str], *rows: list[str]) -> str:
    return "\n".join(lines(columns, rows, limit))


def test_what_fits_is_as_wide_as_it_is() -> None:
    assert drawn(80, ["partner", "n"], ["Ülm", "12"], ["首爾", ""]) == (
        "partner  n\n"
        "───────  ──\n"
        "Ülm      12\n"
        "首爾"
    )  # fmt: skip


def test_the_widest_column_gives_way_first() -> None:
    assert drawn(40, ["city", "sentence"], ["Jakarta", LONG]) == (
        "city     sentence\n"
        "───────  ───────────────────────────────\n"
        "Jakarta  The mayors of both cities\n"
        "         signed the letter of intent on\n"
        "         Friday."
    )  # fmt: skip


def test_too_many_columns_become_blocks() -> None:
    assert drawn(24, ["partner", "sentence", "article"], ["Jakarta Selatan", LONG, "article/1"], ["Ulm", "", "x"]) == (
        "partner   Jakarta\n"
        "          Selatan\n"
        "sentence  The mayors of\n"
        "          both cities\n"
        "          signed the\n"
        "          letter of\n"
        "          intent on\n"
        "          Friday.\n"
        "article   article/1\n"
        "\n"
        "partner   Ulm\n"
        "sentence\n"
        "article   x"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "limit", "wrapped"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("article/2025-08-11", 10, ["article/", "2025-08-11"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("首爾特別市", 4, ["首爾", "特別", "市"]),
    ],
)
def test_wrap(text: str, limit: int, wrapped: list[str]) -> None:
    assert wrap(text, limit) == wrapped


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(28, 120))
def test_no_line_is_wider_than_the_terminal(rows: list[list[str]], limit: int) -> None:
    assert all(width(line) <= limit for line in drawn(limit, ["a", "b", "c"], *rows).split("\n"))


@given(CELL, st.integers(2, 30))
def test_wrapping_loses_nothing_but_blanks(text: str, limit: int) -> None:
    wrapped = wrap(text, limit)
    assert all(width(line) <= limit for line in wrapped)
    assert "".join("".join(wrapped).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/citygraph/id/article/2025-a", "article/2025-a"),
        ("https://w3id.org/citygraph/concept/field/health", "health"),
        ("https://w3id.org/citygraph/ontology#City", "cg:City"),
        ("http://metadata.un.org/sdg/11.2", "sdg:11.2"),
        ("https://schema.org/a/b", "https://schema.org/a/b"),
        ("http://e/x", "http://e/x"),
    ],
)
def test_short_iris(iri: str, short: str) -> None:
    assert short_iri(iri) == short


def test_nothing_moves_the_cursor() -> None:
    assert plain("a\r\nb\x1b[2J\u202e") == "a b\\x1b[2J\\u202e"
