"""From bytes to a Document: decoding, metadata, language, sentences and tokens, all with their offsets.

``inputs`` finds the files, ``readers`` knows their formats, ``decode`` gives text, ``plaintext`` makes the
Document: ``lines`` → ``layout`` (title, imprint, story) → ``sentences`` and ``tokens``.
"""

from __future__ import annotations

from citygraph.article.readers import SUFFIXES, expand, read, read_path

__all__ = ["SUFFIXES", "expand", "read", "read_path"]
