"""Sentences, written with bars between them."""

from __future__ import annotations

import pytest

from citygraph.article.sentences import RULES, explain, sentences_of

GOLDEN = [
    # ends
    "Dua kota bertemu.|Mereka senang!|Apa lagi?|Banyak.",
    "Acara selesai pukul 11.30 WIB.|Wali Kota pulang.",
    "Kerja sama itu dimulai pada 2018.|Kota Tirtamaya senang.",
    "The deal runs until 2.30 p.m.|The mayors left.",
    "“Kami senang.”|Ia lalu pulang.",
    "“Kami senang.”|“Kami juga.”",
    "Ia berkata, “Kami senang.”|Setelah itu ia pulang.",
    "Tamu datang (dari Velmora).|Mereka disambut.",
    "Tamu datang… |Mereka disambut.",
    "Mereka hadir.|(Sebagian saja.)|Lalu pulang.",
    "Dihadiri Ketua DPRD, H. Asep Karsana, S.H.|Ia menyambut tamu.",
    "Anggarannya 10 juta.|40 orang hadir.",
    "Kata orang begitu dll.|Acara ditutup.",
    # spaces lost
    "Acara di Balai Kota.|Sementara itu hujan turun.",
    "Acara berlangsung meriah.”|Kami senang.",
    # goes on
    "“Kami senang,” kata Sari, Senin.|Ia pulang.",
    "“Apa kabar?” tanya Sari.",
    "“Kapan mulai?” kata Sari.|“Besok!” jawab Budi.",
    '"Is it over?" Ana Ruhl asked.|Nobody answered.',
    "Wali Kota Drs. H. Budi Karsana, S.E., M.Si. hadir.",
    "Prof. Dr. Ir. Sari datang.",
    "Mayor Bernard P. Ruhl Jr. signed.|He left.",
    "M.J. Khan took a delegation to the U.S. Embassy.",
    "Gov. Ruhl tweeted on Feb. 26 that it was over.",
    "It was signed on Nov. 17, 2014.",
    "Perwal No. 5 Tahun 2019 berlaku.",
    "Jalan Jl. Merdeka No. 1 ditutup.",
    "Plt. Wali Kota dan Pj. Sekda hadir.",
    "Menghasilkan 1.000 ton per hari.",
    "Situs Kabar.com dan aplikasi Halo.Bdg dipakai.",
    "Perusahaan PT Karsa Tbk. Velmora ikut.",
    "A native of (St. Mary) Kelmond spoke.",
    "1. kesetaraan status administrasi;",
    "2. Kesamaan karakteristik.",
    "KUNJUNGAN YB. Datuk Rahim dan YBhg. Tan Sri Osman.",
    "Dia ... tidak tahu.",
]


@pytest.mark.parametrize("line", GOLDEN)
def test_golden(line: str) -> None:
    text = line.replace("|", " ")
    assert [text[span.start : span.end] for span in sentences_of(text, 0, len(text))] == [
        part.strip() for part in line.split("|")
    ]


@pytest.mark.parametrize(
    "line", ["Ia diterima Letkol. Karsa.|Lalu pulang.", "Wali Kota Pdt. Karsa hadir.|Moch. Lima pulang."]
)
def test_short_forms_of_any_length(line: str) -> None:
    text = line.replace("|", " ")
    assert [text[span.start : span.end] for span in sentences_of(text, 0, len(text))] == line.split("|")


@pytest.mark.parametrize(
    "line",
    [
        "Acara di Balai Kota.|Sementara itu hujan turun.",
        "Ia menang.|“Kami senang,” katanya.",
        "Kami senang.”|Ia lalu pulang.",
        "Sudah selesai?|Belum juga.",
    ],
)
def test_lost_spaces(line: str) -> None:
    text = line.replace("|", "")
    assert [text[span.start : span.end] for span in sentences_of(text, 0, len(text))] == line.split("|")


@pytest.mark.parametrize(
    "line",
    [
        "Am 11. August kamen sie.|Der 12. Besuch folgt.",
        "Sie feiern den 25. Jahrestag.|Es war 1987.|Danach kam Krieg.",
        "Sie tagen bis zum 12.|Die Gäste reisen ab.",
        "„Das ist gut.“|Danach ging er.",
    ],
)
def test_ordinal_numbers_and_quotes_of_a_language_that_writes_them_so(line: str) -> None:
    text = line.replace("|", " ")
    found = [text[span.start : span.end] for span in sentences_of(text, 0, len(text), ordinals=True)]
    assert found == line.split("|")


def test_offsets_are_those_of_the_text_and_without_blanks() -> None:
    text = "Judul.\n\n  Satu.   Dua. \n"
    assert [(span.start, span.end) for span in sentences_of(text, 8, len(text))] == [(10, 15), (18, 22)]


def test_marks_alone_are_no_sentence() -> None:
    assert list(sentences_of("*** ... “”", 0, 10)) == []


def test_explain_names_the_rule_that_answered() -> None:
    names = {rule.__name__.strip("_") for rule in RULES} | {"ends"}
    found = list(explain("Dr. Sari hadir. Ia pulang."))
    assert [(rule, ends) for _, rule, ends in found] == [("title", False), ("ends", True), ("nothing_follows", True)]
    assert {rule for _, rule, _ in found} <= names
