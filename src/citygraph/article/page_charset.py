"""The bytes of a web page → its text, whatever charset it declares.

A declaration is often wrong: bytes that are good UTF-8 are UTF-8, whatever was declared; a page without a
declaration that is not UTF-8 is Windows-1252, as the HTML standard has it.
"""

from __future__ import annotations

import re
import unicodedata

from citygraph.article.decode import check_size, decode
from citygraph.errors import InputError

_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a declaration stands
_UNICODE = ("utf-8", "utf8", "unicode", "utf-16", "utf-16le", "utf-16be")  # names that a meta element may give to UTF-8
_LATIN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "windows-1252", "cp1252")
_FEWEST_GOOD = 20  # good letters beyond ASCII for each broken one, in a page that is UTF-8 but for a slip


def decode_page(data: bytes, where: str) -> str:
    r"""The text of a page; InputError when its bytes are empty, too many, or no text.

    >>> decode_page("<meta charset=utf-8><p>Querétaro".encode("cp1252"), "a.html")[-9:]
    'Querétaro'
    """
    check_size(len(data), where)
    try:
        return decode(data, where)
    except InputError:
        if not data.strip() or b"\0" in data or not re.search(rb"<[a-zA-Z!?]", data[:_HEAD]):
            raise
    name = _declared(data)
    if name in _UNICODE and (mended := _mended(data)):
        return mended
    encoding = "cp1252" if name is None or name in (*_LATIN, *_UNICODE) else name
    try:
        text = data.decode(encoding, "replace" if encoding == "cp1252" else "strict")
    except (LookupError, UnicodeDecodeError):
        return decode(data, where, encoding)  # whose message says it all
    return unicodedata.normalize("NFC", text)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace").lower() if match else None


def _mended(data: bytes) -> str | None:
    """UTF-8 with a slip in it, such as a description that was cut within a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - broken
    return unicodedata.normalize("NFC", text) if good >= _FEWEST_GOOD * broken else None
