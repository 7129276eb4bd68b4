"""Tenures are one when holder and office are; and the first and last day on which one is attested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.fuse.places import Places
from citygraph.fuse.rewrite import Identity, Verdict
from citygraph.fuse.said import Profiles, Said, of_sort
from citygraph.model import PartialDate
from citygraph.vocab import concept, tenure_iri

IN_OFFICE = (concept("tenure", "current"), concept("tenure", "acting"))
FORMER = concept("tenure", "former")


def resolve(profiles: Profiles, places: Places, identity: Identity) -> Iterator[Verdict]:  # noqa: ARG001
    """A tenure's IRI follows its holder's."""
    for profile in of_sort(profiles, "tenure"):
        holders, offices = profile.things("cg:holder"), profile.things("cg:office")
        if len(holders) == len(offices) == 1:
            fused = tenure_iri(identity.of(profile.article, holders[0]), offices[0])
            reason = "the holder is one" if fused != profile.iri else ""
            yield Verdict(profile.article, profile.iri, fused, reason)


def attested(said: Iterable[Said]) -> tuple[tuple[PartialDate, Said], tuple[PartialDate, Said]] | None:
    """The first and the last day on which claims of a tenure's status see the holder in office, with those claims.

    That someone is a former holder attests the office only for a day that the claim itself names ("then-mayor").
    """
    days = sorted(_in_office(said), key=lambda found: (str(found[0]), found[1].backing))
    if not days:
        return None
    last = max(str(day) for day, _ in days)
    return days[0], next(found for found in days if str(found[0]) == last)


def _in_office(said: Iterable[Said]) -> Iterator[tuple[PartialDate, Said]]:
    for one in said:
        status, as_of = one.claim.object, one.claim.as_of
        day = (as_of or one.published) if status in IN_OFFICE else as_of if status == FORMER else None
        if day is not None:
            yield day, one
