"""What tables and page heads state, as metadata."""

from __future__ import annotations

import pytest

from citygraph.article.given import date_of, metadata_of
from citygraph.model import Metadata


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-08-11", "2025-08-11"),
        ("2025-08-11T23:30:00+07:00", "2025-08-11"),
        ("Mon, 11 Aug 2025 09:00:00 GMT", "2025-08-11"),
        ("11 Agustus 2025", "2025-08-11"),
        ("20250811", "2025-08-11"),
        ("20250811T101500Z", "2025-08-11"),
        ("1754870400", "2025-08-11"),
        ("1754870400000", "2025-08-11"),
        ("Agustus 2025", "2025-08"),
        ("yesterday", "None"),
        ("", "None"),
    ],
)
def test_dates(value: str, date: str) -> None:
    assert str(date_of(value)) == date


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Mina Harlow", ("Mina Harlow",)),
        ("By Mina Harlow and Tim Amador", ("Mina Harlow", "Tim Amador")),
        ("Penulis: Sekar Mandira", ("Sekar Mandira",)),
        ("Tim Redaksi", ()),
        ("Newsroom", ()),
        ("", ()),
    ],
)
def test_authors(author: str, authors: tuple[str, ...]) -> None:
    assert metadata_of({"author": author}).authors == authors


def test_what_says_nothing_is_none() -> None:
    assert metadata_of({"url": "/news/7", "language": "English?", "title": " ", "publisher": ""}) == Metadata()
    assert metadata_of({"language": "id_ID"}).language == "id"
