"""A text as it was copied → the text that its reader sees: letters composed, and nothing that only machines see."""

from __future__ import annotations

import html
import re
import unicodedata

# Where a word may be broken, in which direction it runs: a page shows none of them, and inside a word they hide it.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_WIDE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # blanks of other widths, and those where no line is broken
_BLANKS = re.compile(f"[ {_WIDE}]{{2,}}|[{_WIDE}]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def legible(text: str) -> str:
    r"""Composed letters (NFC), characters in place of HTML's references to them, one blank for any, no soft hyphens.

    >>> legible("per\u00adsau\u00addaraan  &amp;&nbsp;O&#39;Neil")
    "persaudaraan & O'Neil"
    """
    if "&" in text:
        text = _REFERENCE.sub(_character, text)
    if not text.isascii():
        text = _UNSEEN.sub("", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = unicodedata.normalize("NFC", text)
    elif "  " not in text and "\t" not in text:
        return text
    return _BLANKS.sub(" ", text)


def _character(reference: re.Match[str]) -> str:
    return html.unescape(reference[0])
