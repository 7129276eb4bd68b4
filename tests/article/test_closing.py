"""The date at the end of a story."""

from __future__ import annotations

import re

import pytest

from citygraph.article.closing import dateline_with_year, find_closing, stray_date
from citygraph.article.lines import Line


@pytest.mark.parametrize(
    ("paragraph", "story", "date"),
    [
        ("Acara selesai. (Ys/Humas, 13 Oktober 2018)", "Acara selesai.", "2018-10-13"),
        ("They left. (Velmora, 3 May 2019)", "They left.", "2019-05-03"),
        ("*) Tulisan ini pendapat penulis. Dimuat 12 Desember 2015.", "*) Tulisan ini pendapat penulis.", "2015-12-12"),
        ("Published in the Velmora Courier newspaper on September 22, 2010.", "", "2010-09-22"),
        ("Disiarkan pada 3 Ogos 2019.", "", "2019-08-03"),
    ],
)
def test_found(paragraph: str, story: str, date: str) -> None:
    found = find_closing(paragraph, day_first=True)
    assert found is not None
    assert (paragraph[: found.length], str(found.date)) == (story, date)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mereka bertemu lagi (3 Mei 2019).",
        "Acara selesai. (Tamu dari Velmora pulang pada 3 Mei 2019)",
        "The report was published on May 3, 2019, and nobody read it.",
        "Published in 2019, the report says little.",
        "The charter was published on May 3, 2019.",
        "Acara selesai.",
    ],
)
def test_none(paragraph: str) -> None:
    assert find_closing(paragraph, day_first=True) is None


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Diposting oleh Humas Setwan pada 12 Maret 2024"], "2024-03-12"),
        (["Posted by the newsroom on 12 March 2024"], "2024-03-12"),
        (["Diposting oleh Humas Setwan pada 12 Maret 2024 dan dibaca banyak orang."], "None"),
        (["April 22nd, 2018 | by Ana Ruhl | in Regional News | Read Time: 4 mins."], "2018-04-22"),
        (["Ostra (17/07/2025) ostrakini.example – Wali kota Ostra hadir pada hari itu di balai kota."], "2025-07-17"),
        (["Sekretariat DPRD Ostra – Rabu (9/10/2019). Komisi A menggelar rapat kerja di ruang sidang."], "2019-10-09"),
        (["OSTRA NEWSLETTER FOR RESIDENTS", "No. 61, December 2013"], "2013-12"),
        (["Ostra International Newsletter", "Issue 3/2013, July-September"], "2013"),
        (["Warta Ostra", "Edisi 4, Mei 2016"], "2016-05"),
        (["A letter of 3 May 2019 | which nobody has read | was found in the attic of the hall."], "None"),
        (["The mayor of Ostra (3/5/2019) wrote it, said the council of the town on that day."], "None"),
        (["No. 12 of the charter says so", "Route number 7 has been closed"], "None"),
    ],
)
def test_posted(lines: list[str], date: str) -> None:
    text = "\n".join(lines)
    spans = [Line(match.start(), match.end(), 0) for match in re.finditer(r"[^\n]+", text)]
    assert str(stray_date(text, spans, day_first=True)) == date


@pytest.mark.parametrize(
    ("head", "foot", "date"),
    [
        ("OSTRA 21 Sept. - ", "© Kabar Lembah 2015", "2015-09-21"),
        ("OSTRA, 21 Sept - ", "(c) Kabar Lembah Bhd 2002", "2002-09-21"),
        ("OSTRA - ", "© Kabar Lembah 2015", "None"),
        ("OSTRA, 21 Sept - ", "Kabar Lembah sejak 2015", "None"),
    ],
)
def test_the_year_of_a_dateline_from_the_foot(head: str, foot: str, date: str) -> None:
    assert str(dateline_with_year(head, foot, [Line(0, len(foot), 0)], day_first=True)) == date
