"""An article as its file holds it (`Draft`), and opened (`Page`): its text, before anything is read in it.

Opening is cheap; whether a page is worth the reading is decided on it (:mod:`citygraph.article.relevance`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citygraph.article import inputs


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one article, and what its table says of it beside the text.

    `is_markup` tells that `text` is HTML. `given` holds what is known of title, author, editor, publisher, date,
    language and url, as it was written; a title that is given does not stand in the text.
    """

    text: str
    source: str
    is_markup: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """One article among the inputs: a file to open when its turn comes, or the bytes of a row.

    `size` is what it takes of its file, in bytes; `open` makes the page of its bytes.
    """

    source: str
    open: Callable[[bytes, str], Page]
    data: bytes | None = None
    size: int = 0


def open_draft(draft: Draft) -> Page:
    """The page of a draft; InputError when its bytes cannot be read."""
    data = inputs.read_bytes(Path(draft.source)) if draft.data is None else draft.data
    return draft.open(data, draft.source)
