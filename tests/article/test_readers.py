"""Formats by suffix."""

from __future__ import annotations

import pytest

from citygraph import article
from citygraph.errors import InputError


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.text", "a", "-", "folder.d/a"])
def test_plain_text(name: str) -> None:
    assert article.read(b"Dua kota bertemu", name).source == name


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.docx", "a.JSON"])
def test_other_formats_are_named_with_what_is_supported(name: str) -> None:
    suffix = name[1:].lower()
    with pytest.raises(InputError) as caught:
        article.read(b"Dua kota bertemu", name)
    assert str(caught.value) == (
        f"{name}: unsupported format '{suffix}'; supported: plain text (.text, .txt, or no suffix)"
    )


def test_a_web_page_under_another_name() -> None:
    with pytest.raises(InputError, match=r"a\.txt: a web page, not plain text; supported"):
        article.read(b"\n<!DOCTYPE html><html>", "a.txt")
