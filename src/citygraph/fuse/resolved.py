"""Which things of many articles are one: the resolvers in order, a later one sees what the earlier ones decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citygraph.fuse import agreements, events, officials, quotations, tenures
from citygraph.fuse.copies import Sources, find_copies
from citygraph.fuse.places import Places, gather
from citygraph.fuse.rewrite import Identity, rewrite
from citygraph.fuse.said import profiles_of
from citygraph.model import Reading

# Governments, offices and partnerships need no one: their places and roles alone give their IRIs.
RESOLVERS = (officials.resolve, tenures.resolve, quotations.resolve, agreements.resolve, events.resolve)


@dataclass(frozen=True)
class Resolved:
    """Readings whose claims are about the things that they share, with what led there."""

    readings: tuple[Reading, ...]
    places: Places
    copied: Sources
    identity: Identity


def resolve(readings: Iterable[Reading]) -> Resolved:
    """The readings under the IRIs of the things that they share."""
    readings = tuple(readings)
    places = gather(readings)
    copied = find_copies({reading.article: reading.document for reading in readings})
    profiles = profiles_of(readings, copied)
    identity = Identity()
    for decide in RESOLVERS:
        identity.add(decide(profiles, places, identity))
    rewritten = tuple(rewrite(reading, identity) for reading in readings)
    return Resolved(rewritten, places, copied, identity)
