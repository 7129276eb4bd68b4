"""What a site is to be like, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from citygraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Options:
    """`base` is the address at which the site will stand, ending in "/"; empty when it is not known.

    Without it there are no canonical addresses, no sitemap, and the dataset's description names files relatively.
    An article's page quotes no more than the share `quoted` of its text, for that may be somebody's; `evidence` adds
    the file with every quoted sentence and claim, out of which much of a text could be put together again.
    """

    title: str = "citygraph"
    base: str = ""
    answers: bool = True
    quoted: float = 1 / 3
    evidence: bool = False

    @property
    def path(self) -> str:
        """The path of the site on its server."""
        return urlsplit(self.base).path or "/"


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files there are now, how many of them pages of things, and how many of an earlier run were removed."""

    files: int
    things: int
    removed: int


def checked_base(text: str) -> str:
    """The address of a site, with a "/" at its end; UsageError for what is none.

    >>> checked_base("https://example.org/ties")
    'https://example.org/ties/'
    """
    parts = urlsplit(text)
    plain = text.isascii() and not any(char in text for char in " <>\"'{}|\\^`")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment or not plain:
        raise UsageError(f"{text!r} is no address of a site", remedy="write https://example.org/folder/")
    return text if text.endswith("/") else f"{text}/"
