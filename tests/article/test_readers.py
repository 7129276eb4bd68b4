"""Formats by suffix."""

from __future__ import annotations

import pytest

from citygraph import article
from citygraph.errors import InputError


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.text", "a", "-", "folder.d/a"])
def test_plain_text(name: str) -> None:
    assert article.read(b"Dua kota bertemu", name).source == name


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.JSON"])
def test_other_formats_are_named_with_what_is_supported(name: str) -> None:
    with pytest.raises(InputError) as caught:
        article.read(b"Dua kota bertemu", name)
    assert str(caught.value) == (
        f"{name}: unsupported format '{name[1:].lower()}'; supported: plain text and web pages (.htm, .html, "
        ".text, .txt, or no suffix), tables of articles (.csv, .jsonl, .ndjson, .tsv, also with .gz)"
    )


@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_a_web_page_under_any_name(name: str) -> None:
    page = b"\n<!DOCTYPE html><html><body><h1>Dua kota bertemu</h1><p>Wali kota hadir.</p></body></html>"
    assert article.read(page, name).text == "Dua kota bertemu\n\nWali kota hadir."
