"""Datelines: the story begins behind the bar."""

from __future__ import annotations

import pytest

from citygraph.article.dateline import find_dateline

FOUND = [
    ("VELMORA _ |The town has found a sister.", "VELMORA", None, None),
    ("KBRN, Tirtamaya: |Gubernur hadir.", "Tirtamaya", "RRI", None),
    (
        "TIRTAMAYA–|Setelah lama tidak ada kabarnya, hubungan dua kota yang dipisahkan laut itu dihangatkan lagi.",
        "TIRTAMAYA",
        None,
        None,
    ),
    (
        "TIRTAMAYA (CENPOS)-|Setelah lama tak ada kabar, hubungan dua kota yang dipisahkan laut itu dihangatkan lagi.",
        "TIRTAMAYA",
        "CENPOS",
        None,
    ),
    ("TIRTAMAYA ---- |Pemerintah kota itu hadir.", "TIRTAMAYA", None, None),
    ("RANDUWANGI, Kabar Lembah – |Dua kota bertemu.", "RANDUWANGI", "Kabar Lembah", None),
    ("RANDUWANGI, KABAR LEMBAH — |Dua kota bertemu.", "RANDUWANGI", "Kabar Lembah", None),
    ("RANDUWANGI, kabarlembah - |Dua kota bertemu.", "RANDUWANGI", "kabarlembah", None),
    ("KABAR LEMBAH, RANDUWANGI – |Dua kota bertemu.", "RANDUWANGI", "Kabar Lembah", None),
    ("KABARLEMBAH.COM, RANDUWANGI – |Dua kota bertemu.", "RANDUWANGI", "KABARLEMBAH.COM", None),
    ("RANDUWANGI (MK) - |Dua kota bertemu.", "RANDUWANGI", "MK", None),
    ("Randuwangi (Kabar Lembah) - |Rencana itu matang.", "Randuwangi", "Kabar Lembah", None),
    ("Randuwangi - |Pemkot bersiap.", "Randuwangi", None, None),
    ("Kota Randuwangi – |Hari kedua.", "Kota Randuwangi", None, None),
    ("Randuwangi, 3 Mei 2019 – |Dua kota bertemu.", "Randuwangi", None, "2019-05-03"),
    ("RANDUWANGI, 16/01/2025 — |Dua kota bertemu.", "RANDUWANGI", None, "2025-01-16"),
    ("RANDUWANGI | Senin (17/7/2023) – |Dua kota bertemu.", "RANDUWANGI", None, "2023-07-17"),
    ("IPOH, 14 Ogos — |Majlis hari ini.", "IPOH", None, "None"),
    ("PORT LORRIMER, May 3 (Reuters) -- |The mayors met.", "PORT LORRIMER", "Reuters", "None"),
    ("KELMOND, Va. — |The mayors met.", "KELMOND, Va.", None, None),
    ("CHIBA, Japan — |There were toasts.", "CHIBA, Japan", None, None),
    ("VELMORA - |“Kami senang,” kata Sari.", "VELMORA", None, None),
    ("IPOH: |Bandaraya itu senang.", "IPOH", None, None),
    ("BANDUNG. |Persaudaraan itu lama.", "BANDUNG", None, None),
    ("Bandung. |Persaudaraan itu lama.", "Bandung", None, None),
    ("PADANG, LEMBAHPOSNYA – |Dua kota bertemu.", "PADANG", "LEMBAHPOSNYA", None),
    ("Padang, BP. |Dua kota bertemu.", "Padang", "BP", None),
    ("BALTIMORE, Md. – |Two mayors met.", "BALTIMORE, Md.", None, None),
    ("Padang, padangkota.go.id. |Dua kota bertemu.", "Padang", "padangkota.go.id", None),
    ("Bernama, Ipoh – |Bandaraya itu senang.", "Ipoh", "Bernama", None),
    ("Ipoh, 3 May 2019. |A team met.", "Ipoh", None, "2019-05-03"),
    ("Ipoh – 3 May 2019 – |Mayor Ann met them.", "Ipoh", None, "2019-05-03"),
    ("Ipoh, 3 May 2019 (kl) – |Mayor Ann met them.", "Ipoh", "kl", "2019-05-03"),
    ("IPOH, MALAYSIA, 3 May 2019: |The mayors met.", "IPOH, MALAYSIA", None, "2019-05-03"),
]
NONE = [
    "TIRTAMAYA–Randuwangi berkembar.",
    "DIY-Prefektur Velmora perbarui komitmen setelah empat puluh tahun, dan kedua pemimpin daerah itu bertemu di sana.",
    "Dua kota bertemu - mereka senang.",
    "Wali Kota Tirtamaya Budi Karsana – yang baru dilantik – hadir.",
    "Randuwangi – kota kecil itu – senang.",
    "Jakarta-Kuala Lumpur Resmi Jadi Mitra.",
    "DPRD: Kami setuju.",
    "MBKS. Kami setuju.",
    "A: It is a friendship.",
    "Selain itu - Sari menambahkan - semua hadir.",
    "“Benar – Sari hadir.”",
    "SIR – I read with dismay that the link may be cut.",
]


@pytest.mark.parametrize(("line", "place", "publisher", "date"), FOUND)
def test_found(line: str, place: str, publisher: str | None, date: str | None) -> None:
    text = line.replace("|", "", line.count("|") - 1) if line.count("|") > 1 and "| " not in line else line
    head, _, story = text.rpartition("|")
    text = head + story
    found = find_dateline(text, 0, len(text), day_first=True)
    assert found is not None
    assert text[found.end :] == story
    assert (found.head.place, found.head.publisher) == (place, publisher)
    assert str(found.head.date) == str(date)


@pytest.mark.parametrize("line", NONE)
def test_none(line: str) -> None:
    assert find_dateline(line, 0, len(line), day_first=True) is None


def test_further_down_only_capitals_make_one() -> None:
    text = "Randuwangi - Pemkot bersiap."
    assert find_dateline(text, 0, len(text), day_first=True, capitals=True) is None


def test_an_agencys_reporter_may_stand_beside_it() -> None:
    text = "VELMORA, May 3 (Reuters, Ana Ruhl) - Two mayors met."
    found = find_dateline(text, 0, len(text), day_first=False)
    assert found is not None
    assert (found.head.publisher, found.head.author) == ("Reuters", "Ana Ruhl")
