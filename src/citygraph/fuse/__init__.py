"""What many articles say, as one: which claims speak of the same thing, and what the graph believes of it.

``fuse(readings)`` is pure: the same readings in any order give the same Fusion. :data:`RESOLVERS` names, in order,
who decides which things of different articles are one; a later one sees what the earlier ones decided.

A store that keeps what was fused does not begin anew with each article: it offers itself as an :class:`Index`, and
``identify(index)``, then ``believe(index)`` bring it to what ``fuse`` would give, at the cost of what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citygraph.fuse.account import Account, account
from citygraph.fuse.believe import believe, facts_about
from citygraph.fuse.facts import believing
from citygraph.fuse.identify import identify, keys_of
from citygraph.fuse.index import Index
from citygraph.fuse.moment import as_of
from citygraph.fuse.narrow import narrow
from citygraph.fuse.places import gather
from citygraph.fuse.resolved import RESOLVERS, resolve
from citygraph.fuse.rewrite import Identity, Verdict, replaced, rewrite
from citygraph.fuse.told import NOTHING, Ref, Told
from citygraph.model import Fusion, Iri, Reading
from citygraph.same_places import NONE, Same, merged, retold

__all__ = [
    "NOTHING",
    "RESOLVERS",
    "Account",
    "Index",
    "Ref",
    "Told",
    "account",
    "as_of",
    "believe",
    "decided",
    "facts_about",
    "fuse",
    "identify",
    "keys_of",
    "narrow",
    "sure",
]


def fuse(readings: Iterable[Reading], told: Told = NOTHING) -> Fusion:
    """One graph from many articles: claims under the IRIs of the things that they share, and the facts they give.

    Of two readings with one article IRI (the same text read twice) the first by source counts. `told` is what a user
    knows better: things that are one, or are not.
    """
    found = resolve(_each_once(readings), told)
    pairs, reasons = replaced(found.identity)
    places = tuple(found.places[key] for key in sorted(found.places))
    return believing(
        Fusion(
            found.readings,
            places,
            (),
            pairs,
            reasons,
            tuple(sorted(found.copied.items())),
            same_places=_told_of(found.readings, told.places),
        )
    )


def decided(
    readings: Iterable[Reading],
    verdicts: Iterable[tuple[Iri, Iri, Iri, str]],
    copies: Mapping[Iri, Iri],
    same: Same = NONE,
) -> Fusion:
    """The fusion of readings of which it was decided before what is one; no facts are chosen yet.

    `same` are the places that are others.
    """
    identity = Identity()
    identity.add(Verdict(*verdict) for verdict in verdicts)
    rewritten = tuple(rewrite(retold(reading, same), identity) for reading in readings)
    places = merged(gather(rewritten), same)
    pairs, reasons = replaced(identity)
    in_order = tuple(places[key] for key in sorted(places))
    copied = tuple(sorted(copies.items()))
    return Fusion(rewritten, in_order, (), pairs, reasons, copied, same_places=_told_of(rewritten, same))


def sure(fusion: Fusion, least: float) -> Fusion:
    """The fusion without facts that are less sure than `least`, and what is not whole without them."""
    return believing(fusion, least)


def _told_of(readings: Iterable[Reading], same: Same) -> tuple[tuple[str, str], ...]:
    """Those of some places that readings name."""
    named = {place.id for reading in readings for place in reading.places} if same else set()
    return tuple((old, new) for old, new in sorted(same.items()) if old in named)


def _each_once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    once: dict[str, Reading] = {}
    for reading in readings:
        known = once.setdefault(reading.article, reading)
        if known is not reading and known != reading:
            once[reading.article] = min(known, reading, key=_source_order)
    return tuple(once[article] for article in sorted(once))


def _source_order(reading: Reading) -> tuple[str, str]:
    return reading.document.source, repr(reading)
