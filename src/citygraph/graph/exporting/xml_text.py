"""Text inside XML 1.0."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""
_KEPT = {"\r": "&#xD;"}


def content(text: str) -> str:
    r"""Text between tags, as a reader gets it back; FORBIDDEN must not be in it.

    >>> content("a < b\r")
    'a &lt; b&#xD;'
    """
    return escape(text, _KEPT)


def attribute(text: str) -> str:
    """Text as the value of an attribute, in its quotation marks."""
    return quoteattr(text, {"\r": "&#xD;", "\n": "&#xA;", "\t": "&#x9;"})


def readable(text: str) -> str:
    r"""Text with U+FFFD for what XML cannot hold.

    >>> readable("a\x01b")
    'a\ufffdb'
    """
    return FORBIDDEN.sub("\ufffd", text)
