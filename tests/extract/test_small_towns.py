"""Towns too small for a bare name to be taken for them: what their sentence tells makes them places."""

from __future__ import annotations

import pytest

TOLD = [
    ("en", "Biloxi and Voghera have been sister cities since 1990.", "Biloxi, Voghera"),
    ("en", "Biloxi and Voghera marked 30 years as sister cities.", "Biloxi, Voghera"),
    ("en", "Officials said Biloxi and Sorgues are twinned.", "Biloxi, Sorgues"),
    ("en", "The council's sister city Voghera sent flowers.", "Voghera"),
    ("en", "The council's oldest twin town, Sorgues, sent flowers.", "Sorgues"),
    ("en", "Its sister cities Voghera and Sorgues sent flowers.", "Voghera, Sorgues"),
    ("en", "The sister city relationship between Biloxi and Voghera began in 1985.", "Biloxi, Voghera"),
    ("en", "A memorandum between Biloxi and Sorgues was signed.", "Biloxi, Sorgues"),
    ("en", "The Biloxi-Voghera sister city committee met.", "Biloxi, Voghera"),
    ("en", "The pact is good for the Sorgues–Biloxi partnership.", "Sorgues, Biloxi"),
    ("en", "Mayor Ann B. Karsana of Biloxi spoke first.", "Biloxi"),
    ("en", "On Monday Councillor Bob Lima of Dartford spoke first.", "Dartford"),
    ("en", "On Friday a Voghera delegation came to the school.", "Voghera"),
    ("en", "The choir will visit Sorgues in May.", "Sorgues"),
    ("en", "In South Korea there is Songpa-gu too, and Seosan-si.", "South Korea, Songpa, Seosan"),
    ("id", "Kerja sama sister city Voghera-Sorgues sudah berjalan lima tahun.", "Voghera, Sorgues"),
    ("id", "Voghera dan Sorgues menjadi kota kembar sejak 1990.", "Voghera, Sorgues"),
    ("id", "Kesepakatan kota kembar antara Voghera dan Sorgues dimulai 1985.", "Voghera, Sorgues"),
    ("id", "Menurutnya, kota kembar Voghera akan mengirim pelajar.", "Voghera"),
    ("id", "Kota Kembar Baubau", "Baubau"),
    ("en", "The twinning charter between Biloxi and Varigotti was signed in 1985.", "Biloxi, Varigotti"),
    ("id", "Rombongan itu menemui Wali Kota Voghera Luca Ferri.", "Voghera"),
    (
        "id",
        "Kota Kembar Baru\n\nPemerintah Kota Malang dan kota Hebron meneken perjanjian kota kembar.",
        "Malang, Hebron",
    ),
    ("ms", "Voghera dan Sorgues menjadi bandar kembar sejak 1990.", "Voghera, Sorgues"),
    ("ms", "Perjanjian bandar berkembar antara Voghera dan Sorgues bermula 1985.", "Voghera, Sorgues"),
    ("ms", "Hubungan bandar kembar Voghera-Sorgues masih erat.", "Voghera, Sorgues"),
]
OPENING = [  # where no word of the language opens a sentence, its capital is a name's
    ("en", "Seattle is another story.", "Seattle"),
    ("en", "Edinburgh, the namesake, stays.", "Edinburgh"),
    ("en", "Mine holds pens.", ""),
    ("en", "Surprise was all that the council felt.", ""),
    ("en", "Golden jubilees are rare.", ""),
    ("en", "The Bridge was lit up.", ""),
    ("id", "Makan dan tidur ditanggung tuan rumah.", ""),
    ("id", "Jujur saja, tidak banyak.", ""),
    ("id", "Kali ini giliran wali kota.", ""),
    ("id", "Para tamu tiba Sabtu malam.", ""),
    ("ms", "Cukai dibayar bulan depan.", ""),
    ("ms", "Layang-layang itu dihadiahkan.", ""),
]
SILENT = [
    ("en", "Ann Rhodes-Conway signed the sister city agreement."),
    ("en", "Jean-Biloxi Karsana spoke of the twin towns."),
    ("en", "The Baltic port became the fifth sister city in 1992."),
    ("en", "Her twin sister Martha sang."),
    ("en", "Director Ann Karsana of Toyota Motors spoke first."),
    ("id", "Menurut Bima Arya-Sukma, kerja sama kota kembar berjalan."),
    ("ms", "Dapat Bandar Kembar Baru"),  # the newest, not a town that was once called so
    ("ms", "Encik Frans-Hatta menyokong bandar kembar itu."),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*TOLD, *OPENING])
def test_names_of_towns(mentions, language: str, text: str, expected: str) -> None:
    assert ", ".join(found.place.name for found in mentions(text, language).places) == expected


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_no_towns(mentions, language: str, text: str) -> None:
    assert [found.place.name for found in mentions(text, language).places] == []
