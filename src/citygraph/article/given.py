"""What a page's head or a table's columns say of an article, as metadata: desks are nobody, dates are dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from citygraph.article.dates import find_date
from citygraph.article.imprint import read_line
from citygraph.article.names import outlet, people
from citygraph.folding import align
from citygraph.model import Metadata, PartialDate

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_ADDRESS = re.compile(r"https?://\S+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def metadata_of(stated: Mapping[str, str]) -> Metadata:
    """The metadata that statements give; one that is missing, or names nothing, gives None.

    `stated` may hold title, author, editor, publisher, date, language and url.

    >>> metadata_of({"author": "By Mina Harlow and City Wire Staff", "language": "en-US"}).authors
    ('Mina Harlow',)
    """
    publisher = stated.get("publisher", "")
    url = stated.get("url", "").strip()
    code = _LANGUAGE.match(stated.get("language", "").strip().lower())
    return Metadata(
        headline=" ".join(stated.get("title", "").split()) or None,
        authors=_authors(stated.get("author", "")),
        editor=", ".join(people(stated.get("editor", ""))) or None,
        publisher=(outlet(publisher) or " ".join(publisher.split())) or None,
        published=date_of(stated.get("date", "")),
        language=code.group() if code else None,
        url=url if _ADDRESS.fullmatch(url) else None,
    )


def date_of(value: str) -> PartialDate | None:
    """The day of a date as machines or people write it: ISO 8601, seconds since 1970, "11 Agustus 2025".

    >>> str(date_of("1754870400")), str(date_of("20250811")), str(date_of("Mon, 11 Aug 2025 09:00:00 +0700"))
    ('2025-08-11', '2025-08-11', '2025-08-11')
    """
    value = value.strip()
    if _SECONDS.fullmatch(value) or _MILLISECONDS.fullmatch(value):
        moment = datetime.fromtimestamp(float(value) / (1000 if _MILLISECONDS.fullmatch(value) else 1), UTC)
        return PartialDate(moment.year, moment.month, moment.day)
    if compact := _COMPACT.fullmatch(value):
        value = "-".join(compact.groups())
    found = find_date(align(value), day_first=False)
    return found.date if found else None


def completed(own: Metadata, given: Metadata) -> Metadata:
    """What the text says of itself; where it is silent, what was given."""
    return Metadata(
        headline=own.headline or given.headline,
        authors=own.authors or given.authors,
        editor=own.editor or given.editor,
        publisher=own.publisher or given.publisher,
        published=own.published or given.published,
        place_line=own.place_line or given.place_line,
        language=own.language or given.language,
        url=own.url or given.url,
    )


def _authors(value: str) -> tuple[str, ...]:
    """``By Mina Harlow`` and ``Mina Harlow``, but not "Newsroom"."""
    if not value.strip():
        return ()
    return read_line(value, day_first=False).imprint.authors or people(value)
