"""What stands above a title is none: links, sections, papers, offices, tags."""

from __future__ import annotations

import pytest

from citygraph import article
from citygraph.article.names import is_masthead

STORY = "\n\nDua kota bertemu di balai kota. Mereka sepakat bekerja sama.\n"


def title(text: str) -> str | None:
    return article.read(text.encode(), "a.txt").metadata.headline


@pytest.mark.parametrize(
    "front",
    [
        "Beranda » Berita » Walikota Terima Tamu\n",
        "Utama » Mengenai Majlis » Bandar Kembar\n",
        "Home / News / Twin towns\n",
        "Home page | News | International activity | Events\n",
        "SIARAN MEDIA\nMAJLIS BANDARAYA IPOH\nBIL. 27/2024\n",
        "MUNICIPALITY OF TURIN\nHome page | News\n",
        "SIARAN PERS\nKEDUTAAN BESAR REPUBLIK INDONESIA SUVA\n",
        "SUARA LEMBAH\nSURAKARTA\nJumat, 5 Oktober 2007\n",
        "Letters\nThursday 8th February 2018\n",
        "KOMPAS Jumat, 26-09-1997. Halaman: 8\n",
        "#VelmoraMaju #KotaKembar\n",
        "VELMORA PEOPLE\nMonday, March 14, 2016\n\n",
        "EVENING BULLETIN — VELMORA\nSaturday, May 18, 2019\n\n",
        "Birmingham City Council\nCyngor Dinas Birmingham\n\nNews\n\n",
    ],
)
def test_above_a_title(front: str) -> None:
    assert title(f"{front}Dua Kota Kini Bersaudara Lagi{STORY}") == "Dua Kota Kini Bersaudara Lagi"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("OPINI | Kota Kembar dan Kita", "Kota Kembar dan Kita"),
        ("Kota Kembar dan Kita | Kabar Lembah", "Kota Kembar dan Kita"),
        ("Opinion | Twin towns are for life | The Velmora Times", "Twin towns are for life"),
        ("Velmora | Kelmond: twins at last", "Velmora | Kelmond: twins at last"),
        ("Beranda » Berita » Dua Kota Kini Bersaudara Lagi", "Dua Kota Kini Bersaudara Lagi"),
    ],
)
def test_within_a_title(line: str, expected: str) -> None:
    assert title(line + STORY) == expected


def test_a_tag_is_no_title() -> None:
    assert title(f"#VelmoraMaju\nVELMORA ----- Pemerintah kota itu bertemu tamunya lagi.{STORY}") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("City of Rome", True),
        ("Wakayama Prefecture", True),
        ("KONSULAT JENDERAL REPUBLIK INDONESIA SYDNEY", True),
        ("Pemerintah Kota Bandung Terima Tamu", False),
        ("City of Rome twins with Paris", False),
        ("Rome meets Paris", False),
    ],
)
def test_mastheads(line: str, expected: bool) -> None:
    assert is_masthead(line) is expected


def test_links_tell_whose_page_it_is() -> None:
    page = "Our twin towns\nBristol City Council > Community > Twin towns\nBristol has seven twins.\n"
    assert article.read(page.encode(), "a.txt").metadata.publisher == "Bristol City Council"
    other = page.replace("City Council", "Choir")
    assert article.read(other.encode(), "a.txt").metadata.publisher is None
