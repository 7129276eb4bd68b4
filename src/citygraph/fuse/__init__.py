"""What many articles say, as one: which claims speak of the same thing, and what the graph believes of it.

``fuse(readings)`` is pure: the same readings in any order give the same Fusion. :data:`RESOLVERS` names, in order,
who decides which things of different articles are one; a later one sees what the earlier ones decided.

A store that keeps what was fused does not begin anew with each article: it offers itself as an :class:`Index`, and
``identify(index)``, then ``believe(index)`` bring it to what ``fuse`` would give, at the cost of what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from citygraph.fuse import agreements, events, officials, quotations, tenures
from citygraph.fuse.believe import believe, whole
from citygraph.fuse.copies import find_copies
from citygraph.fuse.facts import facts_of
from citygraph.fuse.identify import identify, keys_of
from citygraph.fuse.index import Index
from citygraph.fuse.places import gather
from citygraph.fuse.rewrite import Identity, replaced, rewrite
from citygraph.fuse.said import profiles_of
from citygraph.model import Fusion, Reading

__all__ = ["RESOLVERS", "Index", "believe", "fuse", "identify", "keys_of", "whole"]

# Governments, offices and partnerships need no one: their places and roles alone give their IRIs.
RESOLVERS = (officials.resolve, tenures.resolve, quotations.resolve, agreements.resolve, events.resolve)


def fuse(readings: Iterable[Reading]) -> Fusion:
    """One graph from many articles: claims under the IRIs of the things that they share, and the facts they give.

    Of two readings with one article IRI (the same text read twice) the first by source counts.
    """
    ordered = _each_once(readings)
    places = gather(ordered)
    copied = find_copies({reading.article: reading.document for reading in ordered})
    profiles = profiles_of(ordered, copied)
    identity = Identity()
    for resolve in RESOLVERS:
        identity.add(resolve(profiles, places, identity))
    rewritten = tuple(rewrite(reading, identity) for reading in ordered)
    facts = facts_of(rewritten, places, copied)
    pairs, reasons = replaced(identity)
    described = tuple(places[key] for key in sorted(places))
    return Fusion(rewritten, described, facts, pairs, reasons, tuple(sorted(copied.items())))


def _each_once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    once: dict[str, Reading] = {}
    for reading in readings:
        known = once.setdefault(reading.article, reading)
        if known is not reading and known != reading:
            once[reading.article] = min(known, reading, key=_source_order)
    return tuple(once[article] for article in sorted(once))


def _source_order(reading: Reading) -> tuple[str, str]:
    return reading.document.source, repr(reading)
