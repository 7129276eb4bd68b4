"""The date at the end of a story."""

from __future__ import annotations

import pytest

from citygraph.article.closing import find_closing


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
