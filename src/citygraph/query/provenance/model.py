"""What stands behind a row: sentences of articles, each with the claims that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

    from citygraph.query.result import Row


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: the triple that it makes, how the text puts it, how sure it is (0 to 1), and the rule that found it."""

    iri: str
    triple: ox.Triple
    modality: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """A passage, and the claims in it that a row comes from. `article` is an IRI, `start` counts code points."""

    sentence: str
    article: str
    headline: str
    publisher: str
    published: str
    start: int
    claims: tuple[Claim, ...]


Sourced = Callable[[Iterable["Row"]], Iterator[tuple["Row", tuple[Source, ...]]]]
"""Gives each row with the sources behind it: first those with a claim that the query itself asked
for, of them first what backs most of the row, the surer one at a tie."""
