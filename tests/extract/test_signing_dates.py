"""The day of an undated signing comes from its event, never from the article."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
         ("Wali Kota Bandung tiba di Hamamatsu, Senin (11/8/2025). MoU Bandung dan Hamamatsu "
         "ditandatangani."), "2025-08-11 at Hamamatsu"),
        ("MoU Kota Bandung dan Kota Hamamatsu ditandatangani.", ""),
        ("Pada 11 Agustus 2005 Kota Hamamatsu berulang tahun. MoU Kota Bandung dan Kota Hamamatsu ditandatangani.", ""),
    ],
)  # fmt: skip
def test_signed_on(agreements, text, expected) -> None:
    (said,) = agreements(text, "id")
    assert said == f"MemorandumOfUnderstanding of Bandung, Hamamatsu signed {expected}".strip()
