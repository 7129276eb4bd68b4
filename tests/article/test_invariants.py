"""What holds for any text whatever."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citygraph import article
from citygraph.errors import InputError
from citygraph.model import Document

FRAGMENTS = [
    "Tirtamaya", "TIRTAMAYA", "Velmora, Va.", "Kabar Lembah", "Penulis:", "Oleh", "By", "Editor", "Sari Dewi",
    "Baca juga:", "Foto:", "Senin", "3 Mei 2019", "03/04/19", "10:15 WIB", "(rif/lst)", "***", "“", "”", '"', "(",
    ")", ".", "?", "!", "…", ",", ":", "-", " – ", "|", "/", "Dr.", "No.", "5", "S.Sos.", "B.", "dua kota bertemu",
    "\u00a0", "\t", " ", "\n", "\n\n", "\r\n", "\u2028", "e\u0301", "林大柔", "🏙", "\u00ad", "İ", "ﬁ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=40).map("".join)


def read(text: str) -> Document | None:
    try:
        return article.read(text.encode(errors="replace"), "a.txt")
    except InputError:
        return None


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(TEXTS)
def test_parts_are_trimmed_in_order_and_within_the_text(text: str) -> None:
    document = read(text)
    if document is None:
        return
    assert len(document.aligned) == len(document.scan) == len(document.text)
    for one in document.sentences:
        content = document.text[one.start : one.end]
        assert content.strip() == content != ""
    assert all(one.end <= other.start for one, other in pairwise(document.sentences))
    assert all(one.paragraph <= other.paragraph for one, other in pairwise(document.sentences))
    assert [one.paragraph for one in document.sentences].count(0) == (document.metadata.headline is not None)
    assert "".join(document.text[one.start : one.end] for one in document.tokens) == re.sub(r"\s", "", document.text)


@pytest.mark.parametrize(
    "text",
    ["." * 50_000, '."' * 50_000, "a" + " " * 50_000 + "a", "(" * 50_000 + "a.", "Selesai." + "*** (ab)" * 10_000],
    ids=["stops", "quotes", "blanks", "brackets", "initials"],
)
def test_hostile_texts_take_no_long_time(text: str) -> None:
    assert read(text) is not None
