"""The formats that articles come in, and the one place where an input becomes the articles in it.

::

    name ──expand──▶ files ──drafts──▶ Draft (a file, or a row of a table) ──open──▶ Page ──read_page──▶ Document
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from citygraph.article import inputs, plaintext, tables, webpage
from citygraph.article.decode import decode
from citygraph.article.page import Draft, Page, open_draft
from citygraph.article.tables import Columns
from citygraph.errors import InputError
from citygraph.model import Document

Opener = Callable[[bytes, str], Page]


def _open_text(data: bytes, source: str) -> Page:
    if webpage.is_page(data[:2000].decode("latin-1")):
        return webpage.open_page(data, source)
    return Page(decode(data, source), source)


OPENERS: dict[str, Opener] = {
    "": _open_text,
    ".text": _open_text,
    ".txt": _open_text,
    ".html": webpage.open_page,
    ".htm": webpage.open_page,
}
"""How to open a file that holds one article, by its lower-case suffix; a stream without one may be a page too."""

SUFFIXES = (frozenset(OPENERS) - {""}) | tables.STREAMED
"""What a folder is searched for; a table with commas may be anything, so that it must be named."""

_SUPPORTED = (
    f"supported: plain text and web pages ({', '.join(sorted(frozenset(OPENERS) - {''}))}, or no suffix), "
    f"tables of articles ({', '.join(sorted(tables.CUTTERS))}, also with .gz)"
)


def drafts(path: Path, columns: Columns | None = None) -> Iterator[Draft | InputError]:
    """The articles of an input, one by one: its only one, or those of its rows, of which the bad ones are errors.

    Raises InputError when nothing of it can be read.
    """
    if tables.is_table(path):
        yield from tables.drafts(path, columns or Columns())
    else:
        yield Draft(str(path), _opener(str(path)), size=inputs.size_of(path))


def read_draft(draft: Draft) -> Document:
    """The Document of a draft; InputError when it cannot be read."""
    return read_page(open_draft(draft))


def read_page(page: Page) -> Document:
    """The Document of a page: what its text says of itself first, then what its table and its head state."""
    if not page.is_markup:
        return plaintext.document(page.text, page.source, page.given)
    text, stated = webpage.article_of(page)
    return plaintext.document(text, page.source, {**stated, **page.given})


def read(data: bytes, source: str) -> Document:
    r"""An article from the bytes of a file that holds one; the suffix of `source`, its path or name, tells the format.

    Raises InputError when the format is not supported or the bytes are no text.

    >>> read("Dua kota bertemu\n\nBANDUNG - Wali kota hadir.".encode(), "a.txt").metadata.place_line
    'BANDUNG'
    """
    return read_page(_opener(source)(data, source))


def read_path(path: str | Path) -> Document:
    """An article from a file that holds one; ``-`` is stdin. InputError when it cannot be read."""
    return read(inputs.read_bytes(Path(path)), str(path))


def expand(paths: Iterable[str | Path]) -> list[Path | InputError]:
    """The files that paths, folders and patterns stand for, and an InputError for each that stands for none.

    See :func:`citygraph.article.inputs.expand`; each file goes to :func:`drafts`.
    """
    return inputs.expand(paths, SUFFIXES)


def _opener(source: str) -> Opener:
    suffix = Path(source).suffix.lower()
    if suffix not in OPENERS:
        raise InputError(f"unsupported format '{suffix}'", where=source, remedy=_SUPPORTED)
    return OPENERS[suffix]
