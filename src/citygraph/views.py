"""The graph seen under a condition, such as how it was on a day: a store in memory, so that every query works on it.

What articles speak of was decided when the store was built; what is believed of it is chosen anew from all claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
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


def store_of(snapshot: Snapshot, view: View) -> ox.Store:
    """The part of a store that a view shows; inferred and checked again if the store was."""
    if view.is_whole:
        return snapshot.store
    from citygraph import fuse, graph, quarantine

    fusion = _seen(
        fuse.decided(snapshot.readings(), snapshot.verdicts(), snapshot.copies(), snapshot.same_places()), view
    )
    counts = snapshot.status().counts
    checking = quarantine.checking(snapshot.root)
    if counts.get("set_aside") or checking.decisions.dropped:
        fusion, _ = graph.validate(fusion, checking=checking)
    store = graph.store_of(fusion)
    if counts.get("inferred"):
        store.extend(graph.infer_in(store).quads)
    return store


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
