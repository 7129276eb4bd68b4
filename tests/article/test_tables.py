"""Tables of articles: rows become drafts named for their lines, and bad ones errors in their place."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from citygraph import article
from citygraph.article import Columns, tables
from citygraph.errors import InputError, UsageError
from citygraph.model import Document, Metadata, PartialDate

ROW = {
    "id": 7,
    "headline": "Hexley and Wendmoor sign charter",
    "body": "HEXLEY - The mayors of Hexley and Wendmoor signed a twinning charter on Friday.",
    "pub_date": "2024-05-03T10:00:00Z",
    "authors": ["Mina Harlow", {"name": "Newsroom"}],
    "publisher": {"name": "City Wire"},
    "url": "https://citywire.example/7",
    "lang": "en-GB",
    "tags": None,
}


def read(path: Path, columns: str = "") -> list[Document | str]:
    """The documents of a table, or why there is none."""
    found: list[Document | str] = []
    for draft in article.drafts(path, Columns.parse(columns)):
        try:
            if isinstance(draft, InputError):
                raise draft
            found.append(article.read_draft(draft))
        except InputError as error:
            found.append(str(error).replace(str(path), path.name))
    return found


def texts(path: Path, columns: str = "") -> list[str]:
    return [each if isinstance(each, str) else each.text for each in read(path, columns)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_row_is_a_document(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path / "a.jsonl", json.dumps(ROW)))
    assert isinstance(document, Document)
    assert document.text == f"{ROW['headline']}\n\n{ROW['body']}"
    assert document.source == f"{tmp_path}/a.jsonl:1"
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]
    assert document.metadata == Metadata(
        headline="Hexley and Wendmoor sign charter",
        authors=("Mina Harlow",),
        publisher="City Wire",
        published=PartialDate(2024, 5, 3),
        place_line="HEXLEY",
        language="en",
        url="https://citywire.example/7",
    )


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".JSONL", ".jsonl.gz"])
def test_json_lines(suffix: str, tmp_path: Path) -> None:
    content = b'\xef\xbb\xbf{"text": "One."}\r\n\n[1]\n{"text": "\\ud83c\\udfd9 caf\\u0065\\u0301 \\ud800"}\n'
    content += b'{"text": null}\nbroken\n{"text": "\xff"}\n{"text": "Last."}'
    file = write(tmp_path / f"a{suffix}", gzip.compress(content) if suffix.endswith(".gz") else content)
    name = file.name
    assert texts(file) == [
        "One.",
        f"{name}:3: no JSON object; write one object a line, with named values",
        "🏙 café \ufffd",
        f"{name}:5: no text among text; say which column holds it: --columns text=NAME",
        f"{name}:6: no JSON (Expecting value: line 1 column 1 (char 0)); write one object a line",
        f"{name}:7: not UTF-8 text (byte 10); convert the file to UTF-8",
        "Last.",
    ]


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".csv", ";"), (".tsv", "\t"), (".csv.gz", ",")])
def test_separated_values(suffix: str, mark: str, tmp_path: Path) -> None:
    rows = [["title", "body"], ["One", '"Two, lines\n\nof ""text""."'], ["Too", "many", "values"], ["No text", ""]]
    rows += [[], ["Last", "Text."]]
    content = "\n".join(mark.join(row) for row in rows).encode()
    file = write(tmp_path / f"a{suffix}", gzip.compress(content) if suffix.endswith(".gz") else content)
    assert texts(file) == [
        'One\n\nTwo, lines\n\nof "text".',
        f"{file.name}:5: 3 values for 2 columns; put values with commas in quotes",
        f"{file.name}:6: no text among title, body; say which column holds it: --columns text=NAME",
        "Last\n\nText.",
    ]
    sources = [getattr(each, "source", None) for each in read(file)]
    assert (sources[0], sources[-1]) == (f"{file}:2", f"{file}:8")


def test_columns_are_chosen(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", '{"text": "No.", "story": "Yes.", "day": "3 Mei 2024"}')
    (document,) = read(file, "text=story, date=day")
    assert isinstance(document, Document)
    assert (document.text, document.metadata.published) == ("Yes.", PartialDate(2024, 5, 3))


@pytest.mark.parametrize("text", ["body", "nosuch=x", "text=", "=x"])
def test_a_wrong_choice_is_wrong_use(text: str) -> None:
    with pytest.raises(UsageError, match="--columns: "):
        Columns.parse(text)


@pytest.mark.parametrize(
    ("name", "content", "columns", "problem"),
    [
        ("a.csv", b"a,b\n1,2\n", "", "no column with the text among a, b; say which"),
        ("a.csv", b"text,b\n1,2\n", "title=c", "no column 'c' among text, b; say which"),
        ("a.csv", b"", "", "a table without rows; give a file with a header and rows"),
        ("a.csv", "text,Größe\na,b\n".encode("latin-1"), "", "not UTF-8 text; convert the file to UTF-8"),
        ("a.jsonl.gz", b"{}", "", "damaged gzip file"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "One."}\n', mtime=0)[:-9], "", "damaged gzip file"),
        ("a.jsonl", b'{"a": 1}\n' * 200, "", "none of its first 100 rows holds an article"),
        ("b.jsonl", None, "", "cannot be read (No such file or directory)"),
    ],
)
def test_what_is_wrong_with_the_table_is_said_once(
    name: str, content: bytes | None, columns: str, problem: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    if content is not None:
        write(file, content)
    with pytest.raises(InputError) as caught:
        list(article.drafts(file, Columns.parse(columns)))
    assert problem in str(caught.value)


def test_html_in_a_column(tmp_path: Path) -> None:
    page = "<html><head><title>T</title></head><body><p>A whole page.</p></body></html>"
    piece = "<p>Dua&nbsp;kota</p><p>bertemu.</p>"
    rows = [{"title": "A piece", "html": piece}, {"html": page}, {"text": "1 < 2 and 3 > 2"}]
    file = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert texts(file) == ["A piece\n\nDua kota\n\nbertemu.", "T\n\nA whole page.", "1 < 2 and 3 > 2"]


def test_a_title_that_is_repeated_stands_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", '{"title": "Dua kota", "text": "DUA KOTA\\nMereka bertemu."}')
    assert texts(file) == ["Dua kota\n\nMereka bertemu."]


def test_a_table_is_never_held_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("w") as stream:
        for _ in range(20_000):
            stream.write(json.dumps({"text": "x" * 1000}) + "\n")
    tracemalloc.start()
    assert sum(1 for _ in article.drafts(file)) == 20_000
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_row_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 100)
    file = write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 1000}) + '\n{"text": "Short."}\n')
    assert texts(file)[1:] == ["Short."]
    assert texts(file)[0].startswith("a.jsonl:1: larger than")
