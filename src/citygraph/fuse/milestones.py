"""What sources say became of a tie, dated: explored, planned, begun, signed, running out, ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citygraph.fuse.said import Said, sort_of, sources, surest
from citygraph.model import Iri, Literal, Milestone, PartialDate, Term
from citygraph.vocab import concept, term

_DATES = tuple(term(f"cg:{name}") for name in ("since", "signedOn", "validUntil", "until"))
_STATUS = term("cg:status")
_LASTING = tuple(concept("status", name) for name in ("proposed", "planned", "active", "ended"))
"""Not that a document is signed, which has a day of its own."""
_TIES = ("partnership", "agreement")


def milestones(tie: Iri, said: Mapping[Iri, list[Said]]) -> Iterator[Milestone]:
    """Each day that sources give to what became of a tie, believed or not; of a status the first one of each year."""
    if sort_of(tie) in _TIES:
        for predicate in _DATES:
            yield from _dated(tie, predicate, said.get(predicate, ()))
        yield from _lasting(tie, said.get(_STATUS, ()))


def _dated(tie: Iri, predicate: Iri, said: Iterable[Said]) -> Iterator[Milestone]:
    by_day: dict[Literal, list[Said]] = {}
    for one in said:
        if isinstance(one.claim.object, Literal):
            by_day.setdefault(one.claim.object, []).append(one)
    for day, claims in by_day.items():
        yield Milestone(tie, predicate, day, day, len(sources(claims)), surest(claims).backing)


def _lasting(tie: Iri, said: Iterable[Said]) -> Iterator[Milestone]:
    by_year: dict[tuple[Term, str], list[Said]] = {}
    for one in said:
        if one.day and one.claim.object in _LASTING:
            by_year.setdefault((one.claim.object, one.day[:4]), []).append(one)
    for (status, _), claims in by_year.items():
        first = PartialDate.parse(min(one.day for one in claims)).literal()
        yield Milestone(tie, _STATUS, status, first, len(sources(claims)), surest(claims).backing)
