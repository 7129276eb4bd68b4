"""How sure a claim is: how often claims like it were right, measured; and a fact that several sources state.

A claim is like another one when it is of the same property of the same sort of thing, and as direct. The figures are
data (``data/confidence.csv``), written by ``python -m citygraph.evaluate.calibration``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache

from citygraph import resources
from citygraph.model import Claim
from citygraph.remembered import Remembered
from citygraph.vocab import ID, local

ANY = "*"
HIGHEST = 0.99
"""No number of sources makes a fact surer: what misleads one reader may mislead all."""

Key = tuple[str, str, str]
"""Sort of thing, property, directness."""


def of(claim: Claim) -> float:
    """The part of claims like this one that was right.

    >>> from citygraph.model import Iri, Literal
    >>> tie = Iri(ID + "partnership/a--b")
    >>> 0.5 < of(Claim(tie, Iri("https://w3id.org/citygraph/ontology#kind"), Literal("x"), 0, 1, "rule")) < 1
    True
    """
    return _MEASURED[_SORTS[claim.subject], claim.predicate, claim.directness]


def of_such(sort: str, predicate: str, directness: str) -> float:
    """The same for any claim by a property of a thing of a sort (see :func:`sort_of`)."""
    return _MEASURED[sort, predicate, directness]


def sort_of(subject: str) -> str:
    """The sort of thing that a claim is about, by which it is like others."""
    return _SORTS[subject]


def fused(sources: Iterable[Iterable[float]]) -> float:
    """The confidence of a fact by those of the claims that each source makes: that not all sources err at once.

    A source counts by its best claim: 1 - (1 - a)(1 - b)… over the sources, at most :data:`HIGHEST`.

    >>> round(fused([[0.7, 0.8], [0.5]]), 3)
    0.9
    """
    wrong = 1.0
    for confidences in sources:
        wrong *= 1 - max(confidences, default=0.0)
    return min(1 - wrong, HIGHEST)


@lru_cache(maxsize=1)
def table() -> dict[Key, float]:
    """The measured confidences."""
    with resources.path("data", "confidence.csv").open(encoding="utf-8", newline="") as rows:
        lines = (row for row in rows if not row.startswith("#"))
        return {
            (row["thing"], row["property"], row["directness"]): float(row["confidence"])
            for row in csv.DictReader(lines)
        }


def _measured(what: Key) -> float:
    sort, predicate, directness = what
    known, name = table(), local(predicate)
    keys = ((sort, name, directness), (sort, ANY, directness), (ANY, ANY, directness))
    return next(known[key] for key in keys if key in known)


def _sort_of(subject: str) -> str:
    return subject.removeprefix(ID).partition("/")[0] if subject.startswith(ID) else ANY


_MEASURED = Remembered(_measured)
_SORTS = Remembered(_sort_of)
