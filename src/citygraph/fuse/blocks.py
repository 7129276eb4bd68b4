"""Blocks: the mentions that could be one thing share a key, so that what an article changes is found by its keys."""

from __future__ import annotations

import hashlib

from citygraph.model import Iri

Mentioned = tuple[Iri, Iri]
"""A thing of an article: the article's IRI, and the one that this article alone would give to the thing."""

Filed = tuple[Iri, Iri, int]
"""A thing of an article under one of its keys."""


def block_key(*parts: str) -> int:
    """A key (64 bits, signed) of a block. That two blocks have one by chance only costs time.

    >>> block_key("a", "bc") == block_key("ab", "c")
    False
    """
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
