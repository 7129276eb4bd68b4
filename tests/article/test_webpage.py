"""Web pages: each folder in ``pages/`` holds an invented page and the text that a person would copy off it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from citygraph import article, extract
from citygraph.article import page_head, webpage
from citygraph.article.page import Page
from citygraph.errors import InputError
from citygraph.model import Metadata, PartialDate

PAGES = Path(__file__).parent / "pages"
COPIES = [(folder / "page.html", folder / "article.txt") for folder in sorted(PAGES.iterdir())]
# More pages, each beside the text that was copied off it, where there are some at hand.
COPIES += [
    (page, page.with_suffix(".txt"))
    for page in sorted(Path(os.environ.get("CITYGRAPH_CORPUS", "nowhere")).glob("*.html"))
]
WRAP = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
STORY = "<p>HEXLEY - The mayors of Hexley and Wendmoor signed a twinning charter on Friday.</p>" * 3


@pytest.mark.parametrize("folder", sorted(PAGES.iterdir()), ids=lambda folder: folder.name)
def test_the_article_and_nothing_else(folder: Path) -> None:
    document = article.read_path(folder / "page.html")
    assert document.text + "\n" == (folder / "article.txt").read_text(encoding="utf-8")


def test_what_the_text_lacks_is_in_the_page() -> None:
    assert article.read_path(PAGES / "json-ld" / "page.html").metadata == Metadata(
        headline="Hexley and Wendmoor sign twinning charter",
        authors=("Mina Harlow",),
        publisher="City Wire Hexley",
        published=PartialDate(2024, 5, 3),
        place_line="HEXLEY",
        language="en",
        url="https://citywire.example/hexley-wendmoor",
    )


def test_a_byline_on_the_page_wins_over_the_desk_in_its_head() -> None:
    metadata = article.read_path(PAGES / "portal" / "page.html").metadata
    assert (metadata.authors, metadata.editor, metadata.publisher) == (
        ("Sekar Mandira",),
        "D. Lazuardi",
        "Kabar Lembah",
    )


def test_a_desk_is_nobody() -> None:
    page = WRAP.format(head='<title>Twins</title><meta name="author" content="Newsroom">', body=STORY)
    assert article.read(page.encode(), "a.html").metadata.authors == ()


@pytest.mark.parametrize(("page", "copy"), COPIES)
def test_a_page_says_what_its_copied_text_says(page: Path, copy: Path) -> None:
    claims = [
        {(claim.predicate, claim.subject, str(claim.object), claim.modality) for claim in extract.extract(one).claims}
        for one in (article.read_path(page), article.read_path(copy))
    ]
    assert claims[0] == claims[1]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),  # declared wrongly
        ("utf-8", None),
        ("cp1252", "iso-8859-1"),  # as browsers read it
        ("cp1252", "utf-8"),
        ("cp1252", None),
        ("cp1251", "windows-1251"),
        ("utf-16", "utf-8"),
        ("utf-8-sig", "iso-8859-1"),
    ],
)
def test_charsets(encoding: str, declared: str | None) -> None:
    name = "Пётр Львович" if encoding == "cp1251" else "“Querétaro”"
    head = f"<meta charset='{declared}'>" if declared else ""
    page = WRAP.format(head=head, body=f"<p>{name} menjadi kota kembar.</p>")
    assert article.read(page.encode(encoding), "a.html").text == f"{name} menjadi kota kembar."


def test_utf8_with_one_broken_letter_is_utf8() -> None:
    page = WRAP.format(head="<meta charset=utf-8>", body="<p>" + "Querétaro é bela. " * 20 + "</p>").encode()
    assert article.read(page.replace(b"<p>", b"<p>\xc3 "), "a.html").text.endswith("Querétaro é bela.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html>\0</html>", "not a text file"),
        (b"\x89PNG\r\n", "an image"),
        (b"<html><body><script>x</script></body></html>", "a web page without an article"),
        (b"<meta charset=klingon><p>\xe9", "unknown charset 'klingon'"),
        (b"<meta charset=shift_jis><p>\xff\xff", "not SHIFT_JIS text"),
    ],
)
def test_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        article.read(data, "a.html")


def test_a_piece_of_a_page_is_all_article() -> None:
    piece = (
        "<p>Dua kota <b>bertemu</b>.</p><figure><figcaption>Foto lama</figcaption></figure><p>Selesai.<br>Pulang.</p>"
    )
    assert webpage.article_of(Page(piece, "a", is_markup=True)) == ("Dua kota bertemu.\n\nSelesai.\n\nPulang.", {})


def test_a_page_in_a_form_or_a_misnamed_box_is_not_cut_away() -> None:
    page = WRAP.format(head="", body=f"<form><div class='sidebar menu'>{STORY}</div></form>")
    assert "twinning charter" in article.read(page.encode(), "a.html").text


@pytest.mark.parametrize(
    ("script", "author"),
    [
        ('{"@type": "NewsArticle", "author": "Mina Harlow"}', "Mina Harlow"),
        ('[{"@type": ["NewsArticle"], "author": {"name": "Mina Harlow"}}]', "Mina Harlow"),
        ('[{"@id": "#r", "name": "Mina Harlow"}, {"@type": "NewsArticle", "author": {"@id": "#r"}}]', "Mina Harlow"),
        ('{"@graph": [{"@type": "NewsArticle", "author": "Mina Harlow"}]}', "Mina Harlow"),
        ('{"@type": "NewsArticle", "author": "https://x.example/r"}', None),
        ('{"@type": "NewsArticle", "author": ', None),
        ("[[[[", None),
    ],
)  # fmt: skip
def test_statements_in_json(script: str, author: str | None) -> None:
    from lxml import html

    page = WRAP.format(head=f'<script type="application/ld+json">{script}</script>', body=STORY)
    assert page_head.read(html.fromstring(page)).get("author") == author


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5000 + STORY,
        "<b>" * 3000 + STORY,
        "<table><tr><td>" * 300 + STORY,
        "<p>a" * 4000,
        "<" * 50_000 + STORY,
    ],
    ids=["divs", "bolds", "tables", "paragraphs", "brackets"],
)
def test_hostile_pages_take_no_long_time(body: str) -> None:
    with contextlib.suppress(InputError):  # said in one line, which is as good
        assert article.read(WRAP.format(head="", body=body).encode(), "a.html").text
