"""Bytes → text: by byte order mark, declared charset, or UTF-8. Nothing is guessed.

A wrong guess would spoil names silently, so that bytes in another encoding are an error; its remedy
names the encoding that they look like.
"""

from __future__ import annotations

import codecs
import unicodedata

from citygraph.errors import InputError

MAX_BYTES = 10_000_000

# The UTF-32 marks come first: the little-endian one begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"II*\x00", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_CONVERT = "convert the file to UTF-8"
_SAVE_AS_TEXT = "save the article as UTF-8 text"


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    r"""The text of a file, without its byte order mark, canonically composed (NFC).

    `declared` is the charset that the format itself names, if it can. Raises InputError when the bytes
    are empty, too many, no text, or not in the encoding that they should be in.

    >>> decode(b"\xff\xfeH\x00i\x00", "a.txt")
    'Hi'
    """
    check_size(len(data), where)
    mark, encoding = _byte_order_mark(data)
    if not mark:
        _refuse_binary(data, where)
        encoding = declared or "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        raise InputError(f"unknown charset '{encoding}'", where=where, remedy=_CONVERT) from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"not {encoding.removesuffix('-sig').upper()} text (byte {error.start})",
            where=where,
            remedy=_CONVERT if mark or declared else _remedy(data, where),
        ) from None
    if "\0" in text:
        raise InputError("not a text file", where=where, remedy=_SAVE_AS_TEXT)
    if not text.strip():
        raise InputError("empty", where=where, remedy="give a file with an article in it")
    return unicodedata.normalize("NFC", text)


def check_size(size: int, where: str) -> None:
    """InputError when a file is too big to be an article."""
    if size > MAX_BYTES:
        raise InputError(
            f"larger than {MAX_BYTES // 1_000_000} MB: this is no article",
            where=where,
            remedy="give one article per file",
        )


def _byte_order_mark(data: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise InputError(f"not a text file but {name}", where=where, remedy=_SAVE_AS_TEXT)
    if b"\0" in data:
        raise InputError("not a text file", where=where, remedy=f"{_SAVE_AS_TEXT} (UTF-16 needs a byte order mark)")


def _remedy(data: bytes, where: str) -> str:
    """How to convert the file; with the Windows code page when the bytes could be its letters and quotes."""
    try:
        foreign = [char for char in data.decode("cp1252") if char > "\x7f"]
    except UnicodeDecodeError:
        foreign = []
    if foreign and all(char.isalpha() or char in "‘’“”–—…•€©® \u00a0«»°" for char in foreign):
        return f"if it is Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8 '{where}' > utf8.txt"
    return _CONVERT
