"""Menus above an article and boxes below it, in a text copied whole, are no story."""

from __future__ import annotations

import pytest

from citygraph import article
from citygraph.article.chrome import heading_of

TITLE = "Dua Kota Kini Bersaudara Lagi"
STORY = "Dua kota bertemu di balai kota.\n\nMereka sepakat bekerja sama. (sd/ak)"


def read(text: str) -> tuple[str | None, str]:
    """The title of a page, and its last sentence."""
    document = article.read(text.encode(), "a.txt")
    last = document.sentences[-1]
    return document.metadata.headline, document.text[last.start : last.end]


@pytest.mark.parametrize(
    "menu",
    [
        "Beranda\nNasional\nOlahraga\nIndeks\nMasuk",
        "Skip to main content\nNews\nSports\nWhat's on\nSign In",
        "Menu\n\nVelmora\n\nBerita\n\nHiburan\n\nCari",
    ],
)
def test_a_menu_above_the_title(menu: str) -> None:
    assert read(f"{menu}\n\n{TITLE}\n\n{STORY}\n") == (TITLE, "Mereka sepakat bekerja sama.")


@pytest.mark.parametrize("title", ["Kota kembar lagi", "Sister city visit"])
def test_short_lines_are_a_menu_only_where_links_are_known(title: str) -> None:
    assert read(f"{title}\nSari Dewi\nKabar Lembah\nVelmora\n\n{STORY}\n")[0] == title


@pytest.mark.parametrize(
    "foot",
    [
        "Berita Terkait\n\nKota Velmora Bersaudara dengan Kelmond\n\nTerpopuler\n\n1\n\nHarga Cabai Naik",
        "Tag:\n\nkota kembar\n\nwali kota",
        "Comments (2)\n\nVelmora should be a twin of Kelmond too.\n\nMayor Smith agrees.",
        "Most read\n\nVelmora twins with Kelmond\n\nCopyright 2019 Kabar Lembah. All rights reserved.",
    ],
)
def test_what_stands_below(foot: str) -> None:
    assert read(f"{TITLE}\n\n{STORY}\n\n{foot}\n")[1] == "Mereka sepakat bekerja sama."


@pytest.mark.parametrize(
    "heading",
    ["Comments (2)", "Terkini", "Rekomendasi"],  # a counter above the story; headings within it
)
def test_headings_with_a_story_below(heading: str) -> None:
    assert read(f"{TITLE}\n\n{heading}\n\n{STORY}\n")[1] == "Mereka sepakat bekerja sama."


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Related stories", "box"), ("Tags:", "box"), ("Komentar (12)", "end"), ("Related to us", None)],
)
def test_headings(line: str, expected: str | None) -> None:
    assert heading_of(line) == expected
