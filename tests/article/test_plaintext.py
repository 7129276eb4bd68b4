"""Whole articles: what belongs to the story, and what the page says of itself."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from citygraph import article, resources
from citygraph.model import Document, Metadata, PartialDate


def read(text: str) -> Document:
    return article.read(text.encode(), "a.txt")


def story(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in document.sentences if one.paragraph]


PAGE_ID = """\
Metropolitan

Tirtamaya dan Velmora Resmi Jadi Kota Kembar

Home > Metropolitan > Tirtamaya

Penulis: Sari Dewi
Editor: Aris Karsana
Jumat, 3 Mei 2019 | 20:47 WIB

Wali Kota Tirtamaya bertukar map dengan tamunya. (Foto: Dok. Humas)

TIRTAMAYA, KABAR LEMBAH - Dua kota bertemu. “Kami senang,” kata Budi Karsana.
Baca juga: Jalan Kenanga Ditutup
Baca juga:
- Pasar Baru Dibuka
- Harga Cabai Naik

Awal yang baik

Mereka sepakat. Baca juga: Hujan Deras. Acara selesai. (sd/ak)

Tag: Tirtamaya, Velmora
"""


def test_an_indonesian_page() -> None:
    document = read(PAGE_ID)
    assert document.metadata == Metadata(
        headline="Tirtamaya dan Velmora Resmi Jadi Kota Kembar",
        authors=("Sari Dewi",),
        editor="Aris Karsana",
        publisher="Kabar Lembah",
        published=PartialDate(2019, 5, 3),
        place_line="TIRTAMAYA",
        language="id",
    )
    assert story(document) == [
        "Wali Kota Tirtamaya bertukar map dengan tamunya.",
        "Dua kota bertemu.",
        "“Kami senang,” kata Budi Karsana.",
        "Awal yang baik",
        "Mereka sepakat.",
        "Acara selesai.",
    ]
    assert [one.paragraph for one in document.sentences] == [0, 1, 2, 2, 3, 4, 4]


PAGE_EN = """\
Velmora twins with Kelmond after a decade of letters

The towns are family on paper, too.

By Ana Ruhl and Jon Mertens, Staff Writers
The Velmora Courier
Published: May 3, 2019 at 4:37 PM
Tags: Velmora, Kelmond

VELMORA, Va. — The mayors met here on Friday. They signed a charter.

The towns agreed on:
• schools
• sport

Copyright 2019 The Velmora Courier. All rights reserved.
"""


def test_an_english_page_with_a_teaser() -> None:
    document = read(PAGE_EN)
    assert document.metadata == Metadata(
        headline="Velmora twins with Kelmond after a decade of letters",
        authors=("Ana Ruhl", "Jon Mertens"),
        publisher="The Velmora Courier",
        published=PartialDate(2019, 5, 3),
        place_line="VELMORA, Va.",
        language="en",
    )
    assert story(document) == [
        "The towns are family on paper, too.",
        "The mayors met here on Friday.",
        "They signed a charter.",
        "The towns agreed on:",
        "• schools",
        "• sport",
    ]


PAGE_MS = """\
Dua bandar raya jalin persahabatan

IPOH: Bandaraya ini kini mempunyai dua rakan di luar negara. Datuk Bandar menyambut baik kerjasama itu.

Beliau berkata, kerjasama itu bertujuan mengukuhkan peranan kedua-dua bandar raya dalam pelbagai sektor.

Laporan: Lim Siew Ping
Dikemas kini: 13 Ogos 2023
12 Ogos 2023
"""


def test_a_malay_page_with_its_imprint_at_the_end() -> None:
    document = read(PAGE_MS)
    assert document.metadata == Metadata(
        headline="Dua bandar raya jalin persahabatan",
        authors=("Lim Siew Ping",),
        published=PartialDate(2023, 8, 12),
        place_line="IPOH",
        language="ms",
    )
    assert len(story(document)) == 3


def test_the_imprint_may_stand_above_the_title() -> None:
    document = read("Senin, 6 Mei 2019\nOleh: Sari Dewi\n\nDua Kota Bertemu Lagi\n\nDua kota bertemu di Tirtamaya.\n")
    assert document.metadata.headline == "Dua Kota Bertemu Lagi"
    assert document.metadata.authors == ("Sari Dewi",)
    assert document.metadata.published == PartialDate(2019, 5, 6)


@pytest.mark.parametrize(
    "front",
    [
        "Kabar Lembah\nSenin, 6 Mei 2019 14:20 WIB\n",
        "Nusantara\n\n",
        "Home > Nusantara > Tirtamaya\n\n",
        "Jakarta, 6 Mei 2019\n\nSiaran Pers\nNomor: 12/SP/2019\n",
    ],
)
def test_what_stands_above_a_title_is_none(front: str) -> None:
    text = f"{front}Dua Kota Bertemu Lagi di Tirtamaya\nReporter: Sari Dewi\n\nDua kota bertemu. Mereka sepakat.\n"
    document = read(text)
    assert document.metadata.headline == "Dua Kota Bertemu Lagi di Tirtamaya"
    assert story(document) == ["Dua kota bertemu.", "Mereka sepakat."]


def test_a_name_above_the_papers_is_the_reporters() -> None:
    imprint = "Jon Park\nVelmora Daily News\n\nPublished May 3, 2019"
    document = read(f"Velmora and Kelmond meet again\n\n{imprint}\n\nThey met. It rained.\n")
    assert (document.metadata.authors, document.metadata.publisher) == (("Jon Park",), "Velmora Daily News")
    assert story(document) == ["They met.", "It rained."]


def test_a_text_without_title_begins_with_paragraph_one() -> None:
    document = read(
        "TIRTAMAYA, Kabar Lembah - Dua kota bertemu di Balai Kota Tirtamaya. Mereka sepakat.\n\nAcara selesai."
    )
    assert document.metadata.headline is None
    assert [one.paragraph for one in document.sentences] == [1, 1, 2]
    assert story(document)[0] == "Dua kota bertemu di Balai Kota Tirtamaya."


def test_the_date_of_the_dateline_is_the_articles_when_nothing_else_is() -> None:
    text = "Dua Kota Bertemu\n\nTIRTAMAYA, 16/01/2025 — Dua kota bertemu, Kamis (2/1/2025). Mereka akan sepakat."
    assert read(text).metadata.published == PartialDate(2025, 1, 16)


def test_a_date_of_the_story_is_not_the_articles() -> None:
    assert read("Dua Kota Bertemu\n\nDua kota bertemu, Kamis (2/1/2025).\nMereka sepakat.").metadata.published is None


def test_bare_names_in_the_story_stay_there() -> None:
    text = "Kota kembar Tirtamaya\n\nTirtamaya punya tiga kota kembar, yakni:\nVelmora\nKelmond\nOstrawell\n"
    assert story(read(text))[1:] == ["Velmora", "Kelmond", "Ostrawell"]


def test_questions_and_answers_are_no_datelines() -> None:
    text = "Ask the desk\n\nQ: What is a sister city, and are we paying?\n\nA: It is a friendship. Nobody pays.\n"
    assert story(read(text))[0].startswith("Q: ")


def test_an_unknown_language_is_named() -> None:
    text = (
        "Zwei Städte werden Partner\n\nDie Bürgermeister der beiden Städte haben am Montag im Rathaus eine Urkunde "
        "unterzeichnet. Damit beginnt eine Partnerschaft, die vor allem den Schulen und Vereinen zugute kommen soll. "
        "Im nächsten Jahr ist ein Gegenbesuch geplant, zu dem auch der Chor eingeladen ist.\n"
    )
    assert read(text).metadata.language == "de"


def test_a_short_text_is_in_a_language_with_a_lexicon() -> None:
    assert read("Kota Malang").metadata.language in ("id", "ms")
    assert read("12 / 34").metadata.language is None


def test_a_title_alone() -> None:
    document = read("Dua Kota Bertemu")
    assert (document.metadata.headline, story(document)) == ("Dua Kota Bertemu", [])


def test_windows_line_breaks_change_nothing_but_offsets() -> None:
    assert story(article.read(PAGE_ID.replace("\n", "\r\n").encode(), "a.txt")) == story(read(PAGE_ID))


ARTICLES = sorted(resources.path("data", "articles").glob("*.txt"))


def test_the_first_article() -> None:
    document = article.read_path(resources.path("data", "articles", "jakarta-kuala-lumpur.txt"))
    assert document.metadata == Metadata(
        headline="Jakarta-Kuala Lumpur Resmi Jadi Mitra Sister City",
        authors=("Penta Maydita",),
        editor="Aris Basuki",
        publisher="RRI",
        published=PartialDate(2025, 8, 11),
        place_line="Jakarta",
        language="id",
    )
    assert story(document)[0].startswith("Gubernur Jakarta, Pramono Anung, melakukan kunjungan resmi")
    assert len(story(document)) == 15


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_bundled_articles_are_whole_and_in_order(path: Path) -> None:
    document = article.read_path(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert len(document.aligned) == len(document.scan) == len(document.text)
    assert document.metadata.headline
    assert document.metadata.authors
    assert document.metadata.published
    for one in document.sentences:
        content = document.text[one.start : one.end]
        assert content == content.strip() != ""
    for one, other in pairwise(document.sentences):
        assert one.end <= other.start
        assert one.paragraph <= other.paragraph
    for a, b in pairwise(document.tokens):
        assert a.end <= b.start


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("KABAR Jumat, 26-09-1997. Halaman: 8\n\nDUA KOTA BERTEMU\n\nDua kota itu bertemu kemarin.", "1997-09-26"),
        (
            "Dua Kota Bertemu\n\nDua kota itu bertemu.\n\n*) Tulisan ini pendapat pribadi. Dimuat 12 Mei 2015.",
            "2015-05-12",
        ),
        ("Two Cities Meet\n\nThe two cities met on Sunday, it was said.\n\n22.11.98 0912", "1998-11-22"),
    ],
)
def test_a_stray_line_with_a_day_dates_a_page_that_nothing_else_does(page: str, published: str) -> None:
    assert str(read(page).metadata.published) == published


def test_an_item_of_a_list_is_no_imprint() -> None:
    page = (
        "Sisters\n\nThe town has two sisters, it says:\n\n1. Velmora, Ardenqui – 3 May 1984\n2. Kelmond – 4 June 1989"
    )
    assert read(page).metadata.published is None


BYLINES = [
    ("ANA McRUHL\nMay 3 2019 - 6:00AM", ("ANA McRUHL",)),
    ("Two towns, one choir\n\nAna Ruhl\nThe Velmora Journal\nFriday, May 3, 2019", ("Ana Ruhl",)),
    ("ANA RUHL\nVelmora Today | 14:00, Friday, 3 May 2019", ("ANA RUHL",)),
    ("VELMORA TODAY\nFriday May 03, 2019\nAna Ruhl @anaruhl", ("Ana Ruhl",)),
    ("Ana Ruhl\nPublished at : May 3, 2019\nUpdated at : May 4, 2019 07:40", ("Ana Ruhl",)),
    ("Velmora Information Services\nMay 3, 2019", ()),
    ("City News\nMay 3, 2019", ()),
]


@pytest.mark.parametrize(("imprint", "authors"), BYLINES)
def test_a_name_on_a_line_of_its_own_is_the_reporters(imprint: str, authors: tuple[str, ...]) -> None:
    document = read(f"Velmora and Kelmond meet again\n\n{imprint}\n\nThey met. It rained.\n")
    assert document.metadata.authors == authors
    assert document.metadata.published == PartialDate(2019, 5, 3)
    assert story(document)[-2:] == ["They met.", "It rained."]


def test_a_teaser_above_the_byline_has_no_dateline() -> None:
    document = read(
        "Velmora and Kelmond meet\n\nTRIANGLE: The mayors signed, too, and a bear danced for all of them in it\n\n"
        "By Ana Ruhl\nFri, May 3, 2019 - Page 4\n\nThey met. It rained.\n"
    )
    assert document.metadata.place_line is None


def test_items_of_a_list_with_dates_are_text() -> None:
    items = ["1. Lisbon, Portugal – 19 Januari 1984", "2. Hoorn, Belanda – 8 November 1989"]
    document = read("Bandar Kembar\nKemaskini terakhir: 15 April 2008\n\nSenarai bandar:\n" + "\n".join(items))
    assert document.metadata.published == PartialDate(2008, 4, 15)
    assert story(document)[-2:] == items


def test_the_foot_of_a_page_is_no_story() -> None:
    foot = "ana.ruhl@example.com 612-555-0188\nJon Park: 303-555-0142, park@example.com\n#Velmora #Twins\nVisited: 12\n"
    document = read(
        f"Velmora and Kelmond meet again\n\nThey met. It rained. (Tim MP/gnr)\n{foot}Masa membaca: 2 minit\n"
    )
    assert story(document) == ["They met.", "It rained."]


@pytest.mark.parametrize(
    "copied",
    [
        "Kota Tir\u00adta\u00admaya dan kota Velmora me\u200bneken pakta.",
        "Kota Tirtamaya&nbsp;dan kota Velmora meneken pakta.",
        "Kota Tirtamaya dan kota Velmora meneken &#112;akta.",
        "Kota  Tirtamaya\tdan kota\u202fVelmora \u3000 meneken\u00a0pakta.",
    ],
)
def test_what_no_reader_sees_is_not_read(copied: str) -> None:
    document = read(f"Kota Kembar\n\n{copied}\n")
    assert document.aligned.endswith("Kota Tirtamaya dan kota Velmora meneken pakta.\n")
    assert document.text == document.aligned


def test_an_ampersand_stays() -> None:
    assert "A & B; C&D; AT&T" in read("Judul\n\nPerusahaan A & B; C&D; AT&T hadir di kota itu.\n").text
