"""What no text says in so many words: names of things that have none, and the days seen in office."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.fuse.labels import Names
from citygraph.fuse.said import Said, sort_of
from citygraph.fuse.tenures import attested
from citygraph.model import Fact, Iri
from citygraph.vocab import term

_TENURE_STATUS = term("cg:tenureStatus")
_ATTESTED_FROM, _ATTESTED_UNTIL = term("cg:attestedFrom"), term("cg:attestedUntil")


def derive(subject: Iri, said: dict[Iri, list[Said]], names: Names) -> Iterator[Fact]:
    """Labels and attested days of a thing, with the claims that they derive from.

    `said` holds all that may be believed, also what was not chosen: each report of a status attests a day.
    """
    yield from names.labels(subject)
    if sort_of(subject) == "tenure" and (span := attested(said.get(_TENURE_STATUS, ()))):
        (first, why_first), (last, why_last) = span
        yield Fact(subject, _ATTESTED_FROM, first.literal(), (why_first.backing,))
        yield Fact(subject, _ATTESTED_UNTIL, last.literal(), (why_last.backing,))
