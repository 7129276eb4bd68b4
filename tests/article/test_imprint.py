"""Lines of the imprint, and lines of the story that look like them."""

from __future__ import annotations

import pytest

from citygraph.article.imprint import Imprint, Strength, read_line
from citygraph.model import PartialDate

DAY = PartialDate(2019, 5, 3)


@pytest.mark.parametrize(
    ("line", "imprint"),
    [
        ("Penulis: Sari Dewi", Imprint(authors=("Sari Dewi",))),
        ("Reporter : Bagus P", Imprint(authors=("Bagus P",))),
        ("- by Sari Dewi", Imprint(authors=("Sari Dewi",))),
        ("By Ruth Ruhl, Local Government Correspondent", Imprint(authors=("Ruth Ruhl",))),
        ("by: Ana Ruhl and Jon Mertens", Imprint(authors=("Ana Ruhl", "Jon Mertens"))),
        ("Reporting by Ana Ruhl; editing by Jon Mertens", Imprint(("Ana Ruhl",), ("Jon Mertens",))),
        ("Maria Ruhl, Digital Journalist", Imprint(authors=("Maria Ruhl",))),
        ("Laporan wartawan Kabar Lembah, Ayu S", Imprint(authors=("Ayu S",), publisher="Kabar Lembah")),
        ("Oleh: Humas/kontributor", Imprint()),
        ("Penulis : Tim Redaksi", Imprint()),
        ("- Editor Aris Dewi", Imprint(editors=("Aris Dewi",))),
        ("Editor  : Rangga S", Imprint(editors=("Rangga S",))),
        ("Rep: Tia M / Red: H. Karsana", Imprint(("Tia M",), ("H. Karsana",))),
        ("Penulis: Wuri H | Editor: D. Karsana", Imprint(("Wuri H",), ("D. Karsana",))),
        ("Penulis: Wuri H, Editor: D. Karsana", Imprint(("Wuri H",), ("D. Karsana",))),
        ("Fotografer: Budi Karsana", Imprint()),
        ("Diterjemahkan oleh Budi Karsana", Imprint()),
        ("Jumat, 3 Mei 2019 | 16:45 WIB", Imprint(published=DAY)),
        ("Sabtu, 3 Mei 2019 - 20:18 WIB", Imprint(published=DAY)),
        ("Diperbarui 3 Mei 2019 09:15 WIB", Imprint(updated=DAY)),
        ("Dikemas kini: 3 Mei 2019", Imprint(updated=DAY)),
        (
            "Posted: May 3, 2019 / 09:52 PM EST | Updated: May 4, 2019",
            Imprint(published=DAY, updated=PartialDate(2019, 5, 4)),
        ),
        ("Published: 2 hours ago", Imprint()),
        ("Kabar Lembah | Jumat, 03/05/2019", Imprint(publisher="Kabar Lembah", published=DAY)),
        ("Memo Lembah – Jumat (03/05/2019)", Imprint(published=DAY, publisher="Memo Lembah")),
        ("City Wire Velmora", Imprint(publisher="City Wire Velmora")),
        ("City Wire Staff", Imprint(publisher="City Wire")),
        ("Sumber: Harian Lembah", Imprint(publisher="Harian Lembah")),
        ("Adinda Dewi - Kabar Lembah", Imprint(("Adinda Dewi",), publisher="Kabar Lembah", names=("Adinda Dewi",))),
        ("KELMOND, Va. (City Wire) | May 3, 2019", Imprint(publisher="City Wire", published=DAY, place="KELMOND, Va.")),
        ("Nomor: 12/SP/2019", Imprint()),
        ("Lokasi: Tirtamaya", Imprint(place="Tirtamaya")),
        ("- Tirtamaya", Imprint(names=("Tirtamaya",))),
        ("Edited by: Ana Ruhl", Imprint(editors=("Ana Ruhl",))),
        ("By Ana P. Ruhl / Jon Mertens", Imprint(authors=("Ana P. Ruhl", "Jon Mertens"))),
        (
            "By Ana Ruhl and Jon Mertens / Staff reporters, in Velmora, with CNA",
            Imprint(authors=("Ana Ruhl", "Jon Mertens")),
        ),
        ("By ANA RUHL Velmora Star", Imprint(authors=("ANA RUHL",), publisher="Velmora Star")),
        ("ANA RUHL, Velmora Messenger", Imprint(authors=("ANA RUHL",), publisher="Velmora Messenger")),
        ("Story: Ana Ruhl, Cape Town", Imprint(authors=("Ana Ruhl",), written_in="Cape Town")),
        ("By Ana Ruhl in Cape Town", Imprint(authors=("Ana Ruhl",), written_in="Cape Town")),
        ("Ana Ruhl in Cape Town", Imprint(written_in="Cape Town", names=("Ana Ruhl",))),
        ("From Ana Ruhl in VELMORA", Imprint(authors=("Ana Ruhl",))),
        ("Dari Sari Dewi", Imprint(authors=("Sari Dewi",))),
        ("Ana Ruhl @anaruhl", Imprint(names=("Ana Ruhl",))),
        ("By JT - May 3,2019", Imprint(published=DAY)),
        ("May 3, 2019 Updated May 4, 2019", Imprint(published=DAY, updated=PartialDate(2019, 5, 4))),
        ("Mei 3, 2019 @ 11:24am", Imprint(published=DAY)),
        ("Fri, May 3, 2019 - Page 4", Imprint(published=DAY)),
        ("KOMPAS Jumat, 03-05-2019. Halaman: 8", Imprint(published=DAY, publisher="Kompas")),
        ("03.05.19 0912", Imprint(published=DAY)),
        ("POSTED: 05/03/2019 07:12:33 PM MST", Imprint(published=DAY)),
        ("Kemaskini terakhir: 3 Mei 2019", Imprint(updated=DAY)),
        ("Farhan - detikcom", Imprint(("Farhan",), publisher="Detikcom", names=("Farhan",))),
        ("Padang, Harianlembah", Imprint(publisher="Harianlembah", place="Padang")),
        ("BIL. 27/2024", Imprint()),
        ("Published May 3, 2019 12:05am", Imprint(published=DAY)),
        ("Published: 00:00 May 3, 2019", Imprint(published=DAY)),
        ("Ditulis oleh Ana Ruhl pada 3 Mei 2019 · 6 komentar", Imprint(("Ana Ruhl",), published=DAY)),
        ("Ditulis oleh ana_ruhl pada 3 Mei 2019", Imprint(published=DAY)),
        ("Submitted by webmaster on Fri, 05/03/2019 - 10:15", Imprint(published=DAY)),
        ("On May 3, 20194:11 amIn News", Imprint(published=DAY)),
        ("Sari Dewi - detikLembah", Imprint(("Sari Dewi",), publisher="detikLembah", names=("Sari Dewi",))),
        ("By Our Velmora Office", Imprint()),
        ("Ditulis oleh: Bagian Humas Setda Kota Velmora", Imprint()),
    ],
)
def test_imprint(line: str, imprint: Imprint) -> None:
    notice = read_line(line, day_first=True)
    assert notice.imprint == imprint
    assert notice.strength > Strength.NONE


@pytest.mark.parametrize(
    "line",
    [
        "By the time the mayors met, it was over",
        "Oleh karena itu dua kota sepakat",
        "Editor surat kabar itu hadir.",
        "Reporter: mayor lied about the twin town",
        "Senin, 3 Mei 2019, menjadi hari bersejarah bagi dua kota",
        "Dua kota bertemu pada 3 Mei 2019.",
        "Kabar gembira datang dari dua kota itu",
        "What was on the table",
        "Bertemu wakil menteri",
        "“Kami senang,” kata Sari Dewi.",
        "1. Velmora, Kelmondia – 19 Januari 1984",
        "• Velmora, Kelmondia – 19 January 1984",
        "From Velmora to Kelmond",
        "Dari Velmora ke Kelmond",
        "Story: nobody knows how it ends",
        "No: the mayor won't resign",
        "Mayor Ana Ruhl, deputy mayor Jon Mertens and chief executive Piet Halden will travel at their own cost.",
        "Karsa and Lima have been sister states since 2013, Chief Minister Ann Ruhl said yesterday.",
    ],
)
def test_story(line: str) -> None:
    assert read_line(line, day_first=True).strength == Strength.NONE
