"""Quotations. Each case: language, text, and `speaker [day] [@place]: words` of each."""

from __future__ import annotations

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.mention import Mentions
from citygraph.extract.quotations import quotation_statements
from citygraph.model import Literal

CASES = [
    (
        "id",
        "Wali Kota Malang Budi Karsana tiba.\n“Kami senang berada di sini,” ujar Budi, di Kochi, Senin (4/8/2025).",
        ["Budi Karsana 2025-08-04 @Kochi: Kami senang berada di sini"],
    ),
    (
        "id",
        'Wali Kota Malang Budi Karsana tiba. "Kami senang berada di sini," ujarnya.',
        ["Budi Karsana: Kami senang berada di sini"],
    ),
    (
        "id",
        'Wali Kota Malang Budi Karsana mengatakan, "Kami senang berada di sini."',
        ["Budi Karsana: Kami senang berada di sini."],
    ),
    (
        "id",
        'Semua siap. "Kami senang sekali," kata Kepala Bappeda Kota Malang, Dwi Rahayu. "Nanti kita lanjutkan."',
        ["Dwi Rahayu: Kami senang sekali", "Dwi Rahayu: Nanti kita lanjutkan."],
    ),
    (
        "id",
        'Wali Kota Malang Budi Karsana tiba. "Kami senang," kata Budi, "dan ingin kembali lagi."',
        ["Budi Karsana: Kami senang, dan ingin kembali lagi."],
    ),
    (
        "id",
        'Menurut Gubernur Jawa Barat Dedi Karsana, "kerja sama ini harus segera dimulai".',
        ["Dedi Karsana: kerja sama ini harus segera dimulai"],
    ),
    (
        "ms",
        "Datuk Bandar Ipoh, Ramli Bakar hadir.\n“Kita mahu lebih banyak kerjasama,” katanya.",
        ["Ramli Bakar: Kita mahu lebih banyak kerjasama"],
    ),
    (
        "en",
        'Leeds Mayor Ann Karsana came. "We are glad to be here," she said on Friday. "It took a long time."',
        ["Ann Karsana 2025-08-08: We are glad to be here", "Ann Karsana 2025-08-08: It took a long time."],
    ),
    (
        "en",
        'Leeds Mayor Ann Karsana said: "We are glad to be here."',
        ["Ann Karsana: We are glad to be here."],
    ),
    (
        "en",
        'Leeds Mayor Ann Karsana met Dortmund mayor Tom Weber. "It is a golden chance," the Dortmund mayor said.',
        ["Tom Weber: It is a golden chance"],
    ),
]
NOT_SAID_BY_OFFICIALS = [
    ("id", 'Wali Kota Malang Budi Karsana tiba. "Kami senang sekali," kata mahasiswa Andi Saputra.'),
    ("id", "Wali Kota Malang Budi Karsana meresmikan “Taman Kota Kita Bersama” di Malang, kata Budi."),
    ("id", "Wali Kota Malang Budi Karsana menyebut “sister city” itu penting."),
    ("en", 'Leeds Mayor Ann Karsana came. "Nobody pays me for this," said Dave Smith, who chairs a club.'),
]


def quotations(found: Mentions) -> list[str]:
    told: dict[object, dict[str, str]] = {}
    for statement in quotation_statements(account_of(found)):
        value = statement.object
        shown = value.value if isinstance(value, Literal) else value.name
        told.setdefault(statement.subject, {})[statement.predicate] = shown
    return [
        f"{parts['cg:speaker']}"
        + (f" {parts['cg:saidOn']}" if "cg:saidOn" in parts else "")
        + (f" @{parts['cg:saidAt']}" if "cg:saidAt" in parts else "")
        + f": {parts['cg:text']}"
        for parts in told.values()
    ]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_quotations(mentions, language: str, text: str, expected: list[str]) -> None:
    assert quotations(mentions(text, language)) == expected


@pytest.mark.parametrize(("language", "text"), NOT_SAID_BY_OFFICIALS)
def test_no_officials_words(mentions, language: str, text: str) -> None:
    assert quotations(mentions(text, language)) == []
