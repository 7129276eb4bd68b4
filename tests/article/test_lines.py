"""Lines, blocks and wrapped paragraphs."""

from __future__ import annotations

import textwrap

import pytest

from citygraph.article.lines import lines_of, unwrapped

STORY = (
    "Pemerintah Kota Tirtamaya dan Pemerintah Kota Velmora menandatangani surat kehendak di balai kota, Senin. "
    "Acara itu dihadiri para kepala dinas dan perwakilan warga. Kedua wali kota berharap kerja sama segera berjalan."
)


def shown(text: str) -> list[str]:
    return [text[line.start : line.end] for line in lines_of(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_breaks_of_all_systems(end: str) -> None:
    text = f"Judul{end}{end}Oleh Sari {end} Isi.{end}{end}{end}Akhir."
    assert shown(text) == ["Judul", "Oleh Sari", "Isi.", "Akhir."]
    assert [line.block for line in lines_of(text)] == [0, 1, 1, 2]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_paragraphs_wrapped_at_a_width_are_joined(width: int) -> None:
    paragraphs = ["Judul yang pendek", STORY, "Kalimat pendek.", STORY]
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [" ".join(line.split()) for line in shown(text)] == paragraphs


def test_a_wrapped_text_is_read_without_the_breaks_of_its_lines() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in ["Judul", STORY, STORY])
    whole = unwrapped(text, lines_of(text))
    assert whole == f"Judul\n\n{STORY}\n\n{STORY}"
    listed = "Judul\nSatu\nDua\nTiga\nEmpat"
    assert unwrapped(listed, lines_of(listed)) == listed


def test_a_list_in_a_wrapped_text_stays_a_list() -> None:
    items = ["- Velmora, Ardenqui, di pesisir utara", "- Kelmond"]
    text = "\n".join([textwrap.fill(STORY, 50), "", *items, "", textwrap.fill(STORY, 50)])
    assert shown(text)[1:3] == items


def test_short_lines_are_not_joined() -> None:
    text = "Judul\nOleh Sari\n3 Mei 2019\nDua kota bertemu.\nMereka senang.\nAcara selesai.\nTamu pulang."
    assert len(shown(text)) == 7
