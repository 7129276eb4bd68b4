"""Tables of articles, a row each: JSON Lines, and values between commas or tabs; also compressed with gzip.

A table is never held as a whole: rows are cut off one after another, and a bad one becomes an error in its place.
"""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, cast

from citygraph.article import webpage
from citygraph.article.decode import MAX_BYTES
from citygraph.article.page import Draft, Page, open_draft
from citygraph.errors import InputError, UsageError
from citygraph.spelling import some_of

ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articlebody", "fulltext", "maintext", "html"),
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "publishedat",
        "pubdate",
        "datepublished",
        "publishdate",
        "publisheddate",
        "datetime",
    ),
    "author": ("author", "authors", "byline", "writer"),
    "editor": ("editor",),
    "publisher": ("publisher", "outlet", "sitename", "site", "source", "newspaper"),
    "language": ("language", "lang"),
    "url": ("url", "link", "id"),
}
"""The names, in small letters without marks, under which a column is found when none is chosen for it."""

_NULLS = ("", "null", "none", "nan", "na", "n/a")
_LONGEST_NULL = 8
_SAMPLE = 100  # rows of a table that are all bad: so are the others


@dataclass(frozen=True)
class Columns:
    """Which column holds what; a field that is not chosen is found by the names in ``ALIASES``."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> Columns:
        """From ``text=body,date=pub_date``; UsageError for a field that there is not.

        >>> Columns.parse("text=body").chosen
        {'text': 'body'}
        """
        pairs = [part.partition("=") for part in text.split(",") if part.strip()]
        for name, _, column in pairs:
            if name.strip() not in ALIASES or not column.strip():
                raise UsageError(
                    f"--columns: '{name.strip()}' is not one of {', '.join(ALIASES)}, followed by = and a column",
                    remedy="e.g. --columns text=body,date=pub_date",
                )
        return cls({name.strip(): column.strip() for name, _, column in pairs})

    def values(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The fields of a row as text; what is missing or empty is left out."""
        found = {name: _as_text(row[column]) for name, column in self._of(tuple(row)) if row[column] is not None}
        return {name: value for name, value in found.items() if len(value) > _LONGEST_NULL or not _is_null(value)}

    @lru_cache(maxsize=64)  # noqa: B019 - the rows of a table have the same few sets of columns
    def _of(self, columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """(field, column) for those of the columns that hold a field."""
        by_name = {_plain(name): name for name in reversed(columns)}
        found = {
            name: next((by_name[alias] for alias in aliases if alias in by_name), None)
            for name, aliases in ALIASES.items()
        } | {name: column if column in columns else None for name, column in self.chosen.items()}
        return tuple((name, column) for name, column in found.items() if column is not None)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.chosen.items())))


def is_table(path: Path) -> bool:
    """True for a file of many articles."""
    return _suffix(path) in CUTTERS


def drafts(path: Path, columns: Columns) -> Iterator[Draft | InputError]:
    """The rows of a table, each named for the line on which it begins: ``news.jsonl:17``.

    Raises InputError when the table cannot be read, or none of its first rows holds an article.
    """
    try:
        with _opened(path) as stream:
            yield from _proven(CUTTERS[_suffix(path)](stream, str(path), columns), path)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"damaged gzip file ({error})", where=str(path), remedy="fetch it again") from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})", where=str(path), remedy="check the file and its permissions"
        ) from None


def _proven(rows: Iterator[Draft | InputError], path: Path) -> Iterator[Draft | InputError]:
    """The rows, the first ones tried until one holds an article; InputError when none does."""
    for number, row in enumerate(rows):
        problem = row if isinstance(row, InputError) else _problem(row)
        if problem is None:
            yield row
            break
        if number >= _SAMPLE:
            raise InputError(
                f"none of its first {_SAMPLE} rows holds an article ({problem.what})",
                where=str(path),
                remedy="say which column holds the text: --columns text=NAME",
            )
        yield problem
    yield from rows


def _problem(row: Draft) -> InputError | None:
    try:
        open_draft(row)
    except InputError as problem:
        return problem
    return None


def _suffix(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return (suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])) or ""


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _json_lines(stream: IO[bytes], where: str, columns: Columns) -> Iterator[Draft | InputError]:
    """A row is opened later, maybe by another process; only its end is looked for here."""
    open_row = partial(_open_json, columns)
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        source = f"{where}:{number}"
        if len(line) > MAX_BYTES:
            yield _too_long(source)
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
        elif not line.isspace():
            yield Draft(source, open_row, line, len(line))


def _separated(separator: str | None, stream: IO[bytes], where: str, columns: Columns) -> Iterator[Draft | InputError]:
    """Rows with a header; a value in quotes may hold line breaks. The rows become JSON, which one reader opens."""
    csv.field_size_limit(MAX_BYTES)
    with TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        header = lines.readline()
        delimiter = separator or max(",;\t|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        _check_header(names, where, columns)
        rows = csv.reader(lines, delimiter=delimiter)
        open_row = partial(_open_json, columns)
        while True:
            source = f"{where}:{rows.line_num + 2}"
            try:
                values = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield InputError(f"no row ({error})", where=source, remedy="check its quotes")
                continue
            if len(values) > len(names):
                yield InputError(
                    f"{len(values)} values for {len(names)} columns",
                    where=source,
                    remedy="put values with commas in quotes",
                )
            elif values:
                data = json.dumps(dict(zip(names, values)), ensure_ascii=False).encode("utf-8", "surrogateescape")
                yield Draft(source, open_row, data, len(data))


CUTTERS: dict[str, Callable[[IO[bytes], str, Columns], Iterator[Draft | InputError]]] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": partial(_separated, None),
    ".tsv": partial(_separated, "\t"),
}
"""How rows are cut off a table, by its lower-case suffix without ``.gz``."""

STREAMED = frozenset(suffix + end for suffix in (".jsonl", ".ndjson") for end in ("", ".gz"))
"""The suffixes of tables that are always of articles."""


def _check_header(names: list[str], where: str, columns: Columns) -> None:
    if not names:
        raise InputError("a table without rows", where=where, remedy="give a file with a header and rows")
    if not all(_is_utf8(name) for name in names):
        raise InputError("not UTF-8 text", where=where, remedy="convert the file to UTF-8")
    missing = [column for column in columns.chosen.values() if column not in names]
    if missing or not columns.values(dict.fromkeys(names, "x")).get("text"):
        raise InputError(
            f"no column {' or '.join(map(repr, missing)) or 'with the text'} among {some_of(names)}",
            where=where,
            remedy="say which column holds the text: --columns text=NAME",
        )


def _is_utf8(text: str) -> bool:
    """False for what was not decoded, but carried on byte by byte."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _open_json(columns: Columns, data: bytes, source: str) -> Page:
    """The page of a row."""
    try:
        row = json.loads(data.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 text (byte {error.start})", where=source, remedy="convert the file to UTF-8"
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error})", where=source, remedy="write one object a line") from None
    if not isinstance(row, dict):
        raise InputError("no JSON object", where=source, remedy="write one object a line, with named values")
    values = columns.values(row)
    text = values.pop("text", "").replace("\0", "")
    if not text.strip():
        raise InputError(
            f"no text among {some_of(list(map(str, row))) or 'no columns'}",
            where=source,
            remedy="say which column holds it: --columns text=NAME",
        )
    return Page(text, source, is_markup="<" in text and webpage.is_markup(text), given=values)


def _as_text(value: Any) -> str:
    """Names in a list, or under "name" in an object, are told one after another."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_text, value)))
    if isinstance(value, dict):
        return _as_text(value.get("name"))
    return "" if value is None or isinstance(value, bool) else str(value)


def _is_null(value: str) -> bool:
    return value.strip().lower() in _NULLS


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _too_long(source: str) -> InputError:
    return InputError(
        f"larger than {MAX_BYTES // 1_000_000} MB: this is no article", where=source, remedy="write one object a line"
    )
