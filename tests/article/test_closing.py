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
