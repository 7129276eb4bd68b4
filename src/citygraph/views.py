"""The graph seen under a condition, such as how it was on a day: a store of its own, so that every query works on it.

What articles speak of was decided when the store was built; what is believed of it is chosen anew, where the condition
makes a difference. A view is kept beside the graph that it is of, and goes with that.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from citygraph.errors import UsageError
from citygraph.rdf import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from citygraph.graph import Snapshot
    from citygraph.model import Fusion
    from citygraph.query.names import Index


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen: the graph as of a day, and the facts that are sure enough. Without a condition, all of it."""

    as_of: PartialDate | None = None
    min_confidence: float = 0.0

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out."""
        return self.as_of is None and not self.min_confidence


WHOLE = View()
_MUCH = 0.35
"""Of this part of all claims on it is quicker to write what is left than to take the rest out of articles' graphs."""
_FORM = 1
"""Changes when this module makes other views of the same generation."""


def parse_day(text: str) -> PartialDate:
    """A day, month or year; UsageError for what is none, or is not in the calendar.

    >>> str(parse_day("2019-12"))
    '2019-12'
    """
    try:
        if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text, re.ASCII):
            date.fromisoformat(f"{text}-01-01"[:10])
            return PartialDate.parse(text)
    except ValueError:
        pass
    raise UsageError(f"{text!r} is no day of the calendar", remedy="write 2019-12-31, 2019-12 or 2019")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows: a store, and the folder of its files; None for one in memory."""

    store: ox.Store
    folder: Path | None

    @property
    def asked(self) -> Path | ox.Store:
        """What a process of its own is given, to ask it."""
        return self.folder or self.store


def store_of(snapshot: Snapshot, view: View, *, articles: bool = True) -> ox.Store:
    """The store of :func:`see`."""
    return see(snapshot, view, articles=articles).store


def see(snapshot: Snapshot, view: View, *, articles: bool = True) -> Seen:
    """The part of a store that a view shows; inferred and checked again if the store was.

    It is there as long as the snapshot is open, and kept for the next time, if it can be. Without `articles` their
    graphs may hold any claims, which is sooner made, and does for who asks for none.
    """
    if view.is_whole:
        return Seen(snapshot.store, snapshot.graph)
    keys = [_key(snapshot, view, whole) for whole in (True, False)[: 1 if articles or not view.as_of else 2]]
    for key in keys:
        if seen := _opened(snapshot, key, snapshot.kept_view(key)):
            return seen
    key, whole = keys[-1], len(keys) == 1
    try:
        made = snapshot.keep_view(key, lambda folder: _write(snapshot, view, folder, whole))
    except (OSError, sqlite3.OperationalError):  # no room, or no right to write: it is seen all the same
        made = None
    return _opened(snapshot, key, made) or Seen(fused_anew(snapshot, view), None)


def fused_anew(snapshot: Snapshot, view: View, folder: Path | None = None) -> ox.Store:
    """The part of a store that a view shows, from the readings; in memory, or in a folder that is not there yet."""
    from citygraph import fuse, graph, quarantine

    fusion = _seen(
        fuse.decided(snapshot.readings(), snapshot.verdicts(), snapshot.copies(), snapshot.same_places()), view
    )
    counts = snapshot.status().counts
    checking = quarantine.checking(snapshot)
    if counts.get("set_aside") or checking.decisions.dropped:
        fusion, _ = graph.validate(fusion, checking=checking)
    store = graph.store_of(fusion, folder)
    if counts.get("inferred"):
        store.extend(graph.infer_in(store).quads)
    return store


def _key(snapshot: Snapshot, view: View, whole: bool) -> str:
    """Another one for whatever would be seen otherwise, within a generation."""
    from citygraph import graph, quarantine

    checking = quarantine.checking(snapshot)
    told = _FORM, str(view.as_of), view.min_confidence, whole, graph.fusing_version(), repr(checking.decisions)
    return sha256(repr(told).encode() + checking.shapes).hexdigest()[:24]


def _opened(snapshot: Snapshot, key: str, folder: Path | None) -> Seen | None:
    import pyoxigraph as ox

    if folder is None:
        return None
    try:
        return Seen(ox.Store.read_only(str(folder)), folder)
    except (OSError, RuntimeError):  # as the engine puts it
        snapshot.forget_view(key)
        return None


def _write(snapshot: Snapshot, view: View, folder: Path, whole: bool) -> None:
    """Make a view of what the store believes; where much of it would go, or is believed otherwise now, of the articles.

    Those of what is not `whole` keep all their claims.
    """
    from citygraph import fuse, quarantine

    counts, checking = snapshot.status().counts, quarantine.checking(snapshot)
    # What is set aside depends on all that stands beside it, and is looked for in the whole view.
    is_sound = not (counts.get("set_aside") or checking.decisions.dropped)
    if is_sound and snapshot.is_as_fused_now():
        least = view.min_confidence
        with snapshot.seen(folder) as draft:
            hidden = fuse.narrow(draft.index, view.as_of, least)
            if not whole or hidden <= _MUCH * draft.claims:
                if whole:
                    draft.hide_in_articles()
                for _ in fuse.believe(draft.index, least):
                    pass
                if counts.get("inferred"):
                    draft.infer_all_the_same()
                return
        rmtree(folder)
    fused_anew(snapshot, view, folder).flush()


def part_of(
    store: ox.Store,
    places: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    names: Index | None = None,
) -> ox.Store:
    """What concerns some places (names or IRIs) in some time (days, months or years), in memory.

    `names` finds places by name (``Snapshot.names``). Raises ParameterError for a place that is not there or not clear,
    UsageError for a day that is none, or a time that ends before it begins.
    """
    from citygraph.graph.exporting.days import bounds
    from citygraph.graph.selection import select
    from citygraph.query.names import Lookup
    from citygraph.query.parameters import term_of
    from citygraph.query.stored import Parameter

    lookup = Lookup(store, names)
    iris = [str(term_of(Parameter("place", "place"), place, lookup)) for place in places]
    first, last = (bounds(str(parse_day(day))) if day else None for day in (since, until))
    if first and last and first[0] > last[1]:
        raise UsageError(f"there is no time from {since} until {until}", remedy="give the earlier one to --since")
    return select(store, iris, first and first[0], last and last[1])


def _seen(fusion: Fusion, view: View) -> Fusion:
    from citygraph import fuse

    if view.as_of:
        return fuse.as_of(fusion, view.as_of, view.min_confidence)
    return fuse.sure(fusion, view.min_confidence)
