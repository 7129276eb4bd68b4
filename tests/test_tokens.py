"""Tokens, written with bars between them."""

from __future__ import annotations

import pytest

from citygraph.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Kota Tirtamaya, Senin (11/8/2025).", "Kota|Tirtamaya|,|Senin|(|11/8/2025|)|."),
        ("pukul 11.30 WIB, 1.250,5 ton", "pukul|11.30|WIB|,|1.250,5|ton"),
        ("Kaua'i dan Dato’ Seri", "Kaua'i|dan|Dato|’|Seri"),
        ("Sari, S.Sos., M.Si.", "Sari|,|S.Sos|.|,|M.Si|."),
        ("di Balai Kota.Sementara itu", "di|Balai|Kota|.|Sementara|itu"),
        ("sister-city antar-kota", "sister|-|city|antar|-|kota"),
        ("“Bagus,” katanya", "“|Bagus|,|”|katanya"),
        ("Lin Darou (林大柔)", "Lin|Darou|(|林大柔|)"),
        ("the U.S. Embassy", "the|U.S|.|Embassy"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(text[token.start : token.end] for token in tokens_of(text)) == tokens


def test_a_window_of_the_text() -> None:
    assert [(token.start, token.end) for token in tokens_of("satu dua tiga", 5, 8)] == [(5, 8)]
