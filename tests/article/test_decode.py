"""Encodings that are read, and bytes that are refused."""

from __future__ import annotations

import codecs

import pytest

from citygraph.article.decode import MAX_BYTES, decode
from citygraph.errors import InputError

TEXT = "Córdoba – “Malang”"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_utf_with_and_without_a_byte_order_mark(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_a_declared_charset_is_used() -> None:
    assert decode(TEXT.encode("cp1252"), "a.html", declared="windows-1252") == TEXT


def test_a_byte_order_mark_wins_over_the_declared_charset() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "a.html", declared="latin-1") == TEXT


def test_accents_are_composed() -> None:
    assert decode("Quere\u0301taro".encode(), "a.txt") == "Querétaro"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: empty; give a file with an article in it"),
        (b" \r\n\t\n", "a.txt: empty; give a file with an article in it"),
        ("\ufeff".encode(), "a.txt: empty; give a file with an article in it"),
        (b"%PDF-1.7 \xe2\xe3", "a.txt: not a text file but a PDF; save the article as UTF-8 text"),
        (
            b"PK\x03\x04\x14",
            "a.txt: not a text file but a zip archive or office document; save the article as UTF-8 text",
        ),
        (b"\x89PNG\r\n", "a.txt: not a text file but an image; save the article as UTF-8 text"),
        (b"Wali\x00 Kota", "a.txt: not a text file; save the article as UTF-8 text (UTF-16 needs a byte order mark)"),
        (codecs.BOM_UTF8 + b"Wali\x00", "a.txt: not a text file; save the article as UTF-8 text"),
        (b"\xff\xfeabc", "a.txt: not UTF-16 text (byte 4); convert the file to UTF-8"),
        (
            "“Malang”".encode("cp1252"),
            (
                "a.txt: not UTF-8 text (byte 0); if it is Windows-1252, convert it: "
                "iconv -f WINDOWS-1252 -t UTF-8 'a.txt' > utf8.txt"
            ),
        ),
        ("泗水市长".encode("gb18030"), "a.txt: not UTF-8 text (byte 0); convert the file to UTF-8"),
        (b"x" * (MAX_BYTES + 1), "a.txt: larger than 10 MB: this is no article; give one article per file"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == message


def test_an_unknown_declared_charset_is_named() -> None:
    with pytest.raises(InputError, match="unknown charset 'x-none'"):
        decode(b"Malang", "a.html", declared="x-none")
