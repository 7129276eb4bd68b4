"""Indonesian and Malay are told apart by their words; other languages are named by their code."""

from __future__ import annotations

import pytest

from citygraph.article.language import identify

INDONESIAN = (
    "Wali Kota Kuching dan Wali Kota Ipoh bertemu di Kota Kinabalu, Senin, karena kedua kota ingin bekerja sama. "
    "Kantor wali kota mengatakan bahwa Kuching, Ipoh, Melaka dan Johor Bahru sudah lama saling mengunjungi, yaitu "
    "sejak pertemuan di Kuala Terengganu."
)
MALAY = (
    "Datuk Bandar Medan dan Datuk Bandar Padang bertemu di Yogyakarta, Isnin, kerana kedua-dua bandar raya ingin "
    "bekerjasama. Pejabat itu memaklumkan bahawa Medan, Padang, Bandung dan Surabaya sudah lama saling melawat, iaitu "
    "sejak pertemuan di Semarang."
)


@pytest.mark.parametrize(("text", "language"), [(INDONESIAN, "id"), (MALAY, "ms")])
def test_names_of_the_other_country_do_not_decide(text: str, language: str) -> None:
    assert identify(text) == language
    assert identify(text[:120]) == language


def test_a_language_without_a_lexicon_is_named() -> None:
    german = "Der Oberbürgermeister empfing die Gäste aus der Partnerstadt im Rathaus und dankte ihnen für den Besuch. "
    assert identify(german * 3) == "de"


def test_too_little_text_has_no_language() -> None:
    assert identify("12") is None


def test_few_words_that_only_one_of_two_near_languages_has_decide() -> None:
    assert identify("Wali Kota Padang, ujar beliau, bertemu Datuk Bandar Ipoh pada lawatan balas Julai lalu.") == "ms"
    assert identify("Datuk Bandar Ipoh, ujar dia, diterima Wali Kota Padang pada kunjungan balasan Juli lalu.") == "id"
