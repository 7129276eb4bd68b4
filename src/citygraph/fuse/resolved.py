"""Which things of many articles are one: the resolvers in order, a later one sees what the earlier ones decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citygraph.fuse import agreements, events, officials, quotations, tenures
from citygraph.fuse.copies import Sources, find_copies
from citygraph.fuse.places import Places, gather
from citygraph.fuse.rewrite import Identity, Resolver, rewrite
from citygraph.fuse.said import profiles_of
from citygraph.fuse.told import Told, overruled
from citygraph.model import Reading
from citygraph.same_places import merged, retold

# Governments, offices and partnerships need no one: their places and roles alone give their IRIs.
RESOLVERS: Mapping[str, Resolver] = {
    "official": officials.resolve,
    "tenure": tenures.resolve,
    "quotation": quotations.resolve,
    "agreement": agreements.resolve,
    "event": events.resolve,
}
"""By the sort of thing that each decides on."""


@dataclass(frozen=True)
class Resolved:
    """Readings whose claims are about the things that they share, with what led there."""

    readings: tuple[Reading, ...]
    places: Places
    copied: Sources
    identity: Identity


def resolve(readings: Iterable[Reading], told: Told) -> Resolved:
    """The readings under the IRIs of the things that they share; what a user `told` goes before what resolvers find."""
    same = told.places
    readings = tuple(retold(reading, same) for reading in readings)
    places = merged(gather(readings), same)
    copied = find_copies({reading.article: reading.document for reading in readings})
    profiles = profiles_of(readings, copied)
    identity = Identity()
    for sort, decide in RESOLVERS.items():
        identity.add(overruled(decide(profiles, places, identity), told.of_sort(sort)))
    rewritten = tuple(rewrite(reading, identity) for reading in readings)
    return Resolved(rewritten, places, copied, identity)
