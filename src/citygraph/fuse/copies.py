"""Copies: one text in several articles, syndicated or on two sites. They are one source, however many carry it.

::

    article ──band_keys──▶ candidates that share a key ──same_text──▶ pairs ──▶ groups, each with its first article

The keys are a function of one article alone, so that a store may keep them and find with them who else has a text.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from rensa import RMinHash

from citygraph.fuse.groups import Groups
from citygraph.model import Document, Iri

Runs = frozenset[str]
"""The runs of words of a text: two texts are compared by those that they share."""

_WORD = re.compile(r"\w+")
_RUN = 4
_FEWEST = 12  # runs: less is not enough to tell a copy from two notices of one kind
_SHORT = 100  # runs: so short a text says in set phrases what another reporter says in the same ones
_ALL_BUT_THE_SAME = 0.9  # of the runs of two short texts
_SHARED = 0.8  # of the shorter text's runs
_NEARLY_AS_LONG = 0.6  # of the longer text
_BANDS, _ROWS = 16, 4
_SEED = 1

Sources = Mapping[Iri, Iri]
"""Copy → the first article with its text."""


def find_copies(documents: Mapping[Iri, Document]) -> dict[Iri, Iri]:
    """Each article that repeats the text of another one, and the first article with that text.

    Groups are chains of pairs with :func:`same_text`; the first is the one that appeared first.
    """
    return copies_among(documents, _candidates(documents))


def copies_among(documents: Mapping[Iri, Document], candidates: Iterable[Collection[Iri]]) -> dict[Iri, Iri]:
    """The same, when it is known which articles share a key: for each key all of its articles."""
    groups: Groups[Iri] = Groups(sorted(documents))
    compared: set[tuple[Iri, Iri]] = set()
    for sharing in candidates:
        for pair in combinations(sorted(sharing), 2):
            one, other = pair
            if pair not in compared and not groups.together(one, other):
                compared.add(pair)
                if same_text(documents[one], documents[other]):
                    groups.unite(one, other)
    return {
        copy: first
        for group in groups.all()
        if len(group) > 1
        for first in [min(group, key=lambda article: _appeared(article, documents[article]))]
        for copy in group
        if copy != first
    }


def band_keys(document: Document) -> tuple[int, ...]:
    """The keys (64 bits, signed) of which two documents with nearly the same text share at least one.

    A text that is too short to be told from others by its runs of words has none.
    """
    found = runs(document)
    if len(found) < _FEWEST:
        return ()
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(list(found))
    digest: list[int] = sketch.digest()
    return tuple(_key(band, digest[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS))


def same_text(one: Document, other: Document) -> bool:
    """True when the shorter of two texts stands, but for a few words, in the longer one, and is most of it.

    Two short texts must be all but the same.
    """
    shorter, longer = sorted((runs(one), runs(other)), key=len)
    if len(shorter) < max(_FEWEST, _NEARLY_AS_LONG * len(longer)):
        return False
    if len(longer) < _SHORT:
        return len(shorter & longer) >= _ALL_BUT_THE_SAME * len(shorter | longer)
    return len(shorter & longer) >= _SHARED * len(shorter)


def runs(document: Document) -> Runs:
    """Every four words that follow one another in the story, without its title and what is no part of it."""
    story = [sentence for sentence in document.sentences if sentence.paragraph]
    parts = [document.scan[sentence.start : sentence.end] for sentence in story] or [document.scan]
    words = [word for part in parts for word in _WORD.findall(part)]
    return frozenset(" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def _candidates(documents: Mapping[Iri, Document]) -> Iterator[list[Iri]]:
    """The articles that share a key, for each key that several have."""
    sharing: dict[int, list[Iri]] = {}
    for article, document in documents.items():
        for key in band_keys(document):
            sharing.setdefault(key, []).append(article)
    return (articles for articles in sharing.values() if len(articles) > 1)


def _key(band: int, values: list[int]) -> int:
    digest = hashlib.blake2b(struct.pack(f">B{_ROWS}I", band, *values), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _appeared(article: Iri, document: Document) -> tuple[bool, str, Iri]:
    published = document.metadata.published
    return published is None, str(published), article
