"""What is no story."""

from __future__ import annotations

import pytest

from citygraph.article.boilerplate import is_inset, kind_of, without_credit, without_initials


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Baca juga: Jalan Kenanga Ditutup", "read-also"),
        ("BACA JUGA", "read-also"),
        ("- Baca Juga : Jalan Kenanga Ditutup", "read-also"),
        ("Simak Video: Kota Tua Kian Ramai", "read-also"),
        ("Read more about the twin towns", "read-also"),
        ("Tag: Tirtamaya, sister city", "tags"),
        ("Tags: Velmora", "tags"),
        ("Related: Airport numbers climb | Festival opens", "tags"),
        ("(Foto: Humas)", "photo-credit"),
        ("Foto: Istimewa", "photo-credit"),
        ("Foto/Humas Pemkot", "photo-credit"),
        ("Courtesy photo", "photo-credit"),
        ("Copyright 2025 by City Wire - All rights reserved.", "copyright"),
        ("© 2025 Kabar Lembah", "copyright"),
        ("SCROLL UNTUK LANJUT MEMBACA", "notice"),
        ("Artikel ini telah tayang di Kabar Lembah", "notice"),
        ("ADVERTISEMENT", "notice"),
        ("(rif/lst)", "notice"),
        ("***", "notice"),
        ("https://kabar.example/berita/1", "notice"),
        ("Home > Metropolitan > Tirtamaya", "crumbs"),
    ],
)
def test_boilerplate(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Foto bersama menutup acara.",
        "Foto: Wali Kota Tirtamaya Budi Karsana menerima cendera mata dari tamunya di Balai Kota.",
        "Video promosi diputar di acara itu.",
        "Related services in both cities will grow.",
        "Copyright lawyers met in both cities.",
        "Iklan layanan masyarakat juga dibahas",
        "Bacaan juga disumbangkan.",
        "Dua kota bertemu (MoU)",
    ],
)
def test_story(line: str) -> None:
    assert kind_of(line) is None


@pytest.mark.parametrize(
    ("paragraph", "story"),
    [
        ("Wali kota bertukar map. (Foto: Dok. Humas)", "Wali kota bertukar map."),
        ("Wali kota (tengah) hadir. [Gambar: Ihsan MBI]", "Wali kota (tengah) hadir."),
        ("Wali kota hadir (bersama istri).", "Wali kota hadir (bersama istri)."),
    ],
)
def test_credits(paragraph: str, story: str) -> None:
    assert paragraph[: without_credit(paragraph)] == story


@pytest.mark.parametrize(
    ("paragraph", "story", "agency"),
    [
        ("Acara ditutup. (gr)", "Acara ditutup.", None),
        ("Acara ditutup. (rif/lst)", "Acara ditutup.", None),
        ("Acara ditutup. (cw2/gie)", "Acara ditutup.", None),
        ("Acara ditutup. [zis]", "Acara ditutup.", None),
        ("Acara ditutup.***", "Acara ditutup.", None),
        ("Acara ditutup (bersama). ***(ab)", "Acara ditutup (bersama).", None),
        ("It was over. /rml", "It was over.", None),
        ("Majlis tamat. — BERNAMA", "Majlis tamat.", "Bernama"),
        ("“Kami senang.” – Bernama", "“Kami senang.”", "Bernama"),
        ("They signed an agreement (MoU).", "They signed an agreement (MoU).", None),
        ("They signed it – Velmora did not.", "They signed it – Velmora did not.", None),
    ],
)
def test_initials(paragraph: str, story: str, agency: str | None) -> None:
    length, signed = without_initials(paragraph)
    assert (paragraph[:length], signed) == (story, agency)


def test_read_also_within_a_paragraph() -> None:
    assert is_inset("(Baca juga: Jalan Kenanga Ditutup)")
    assert not is_inset("Baca juga karya lainnya.")
