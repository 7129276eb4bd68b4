"""What no text says in so many words: names of things that have none, and the days seen in office."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.fuse.coherence import Stated
from citygraph.fuse.labels import labels
from citygraph.fuse.places import Places
from citygraph.fuse.said import Said, sort_of
from citygraph.fuse.tenures import attested
from citygraph.model import Fact, Iri
from citygraph.vocab import term

_TENURE_STATUS = term("cg:tenureStatus")
_ATTESTED_FROM, _ATTESTED_UNTIL = term("cg:attestedFrom"), term("cg:attestedUntil")


def derive(stated: Stated, said: dict[Iri, dict[Iri, list[Said]]], places: Places) -> Iterator[Fact]:
    """Labels and attested days of all that is stated, with the claims that they derive from.

    `said` holds all that may be believed, also what was not chosen: each report of a status attests a day.
    """
    yield from labels(stated, places)
    for subject in stated:
        if sort_of(subject) != "tenure":
            continue
        if span := attested(said[subject].get(_TENURE_STATUS, ())):
            (first, why_first), (last, why_last) = span
            yield Fact(subject, _ATTESTED_FROM, first.literal(), (why_first.backing,))
            yield Fact(subject, _ATTESTED_UNTIL, last.literal(), (why_last.backing,))
