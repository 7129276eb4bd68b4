"""The formats that articles come in: one reader per suffix. Web pages and article tables find their place here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from citygraph.article import inputs, plaintext
from citygraph.article.decode import decode
from citygraph.errors import InputError
from citygraph.model import Document

Reader = Callable[[bytes, str], Document]


def _read_plain_text(data: bytes, source: str) -> Document:
    text = decode(data, source)
    if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        raise InputError("a web page, not plain text", where=source, remedy=_SUPPORTED)
    return plaintext.document(text, source)


READERS: dict[str, Reader] = {
    "": _read_plain_text,
    ".text": _read_plain_text,
    ".txt": _read_plain_text,
}
"""A reader by the lower-case suffix of its files; a file or stream without one is plain text."""

SUFFIXES = frozenset(READERS) - {""}
"""What a folder is searched for."""

_SUPPORTED = f"supported: plain text ({', '.join(sorted(SUFFIXES))}, or no suffix)"


def read(data: bytes, source: str) -> Document:
    r"""An article from the bytes of a file; the suffix of `source`, its path or name, tells the format.

    Raises InputError when the format is not supported or the bytes are no text.

    >>> read("Dua kota bertemu\n\nBANDUNG - Wali kota hadir.".encode(), "a.txt").metadata.place_line
    'BANDUNG'
    """
    suffix = Path(source).suffix.lower()
    if suffix not in READERS:
        raise InputError(f"unsupported format '{suffix}'", where=source, remedy=_SUPPORTED)
    return READERS[suffix](data, source)


def read_path(path: str | Path) -> Document:
    """An article from a file; ``-`` is stdin. InputError when it cannot be read."""
    return read(inputs.read_bytes(Path(path)), str(path))


def expand(paths: Iterable[str | Path]) -> list[Path | InputError]:
    """The files that paths, folders and patterns stand for, and an InputError for each that stands for none.

    See :func:`citygraph.article.inputs.expand`; each file goes to :func:`read_path`.
    """
    return inputs.expand(paths, SUFFIXES)
