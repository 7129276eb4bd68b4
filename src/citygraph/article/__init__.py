"""From bytes to a Document: decoding, metadata, language, sentences and tokens, all with their offsets.

``inputs`` finds the files, ``readers`` knows their formats, ``tables`` cuts files of many articles, ``decode`` gives
text, ``webpage`` finds the article of a page, ``relevance`` says which articles are worth the reading, ``plaintext``
makes the Document: ``lines`` → ``layout`` (title, imprint, story) → ``sentences``.
"""

from __future__ import annotations

from citygraph.article.inputs import size_of
from citygraph.article.page import Draft, Page, open_draft
from citygraph.article.readers import SUFFIXES, drafts, expand, read, read_draft, read_page, read_path
from citygraph.article.tables import Columns

__all__ = [
    "SUFFIXES",
    "Columns",
    "Draft",
    "Page",
    "drafts",
    "expand",
    "open_draft",
    "read",
    "read_draft",
    "read_page",
    "read_path",
    "size_of",
]
