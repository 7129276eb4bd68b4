"""What was set aside, what a user decided about it, and where a store keeps that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from citygraph.errors import UsageError
from citygraph.graph import own_shapes
from citygraph.graph.checking import Checking
from citygraph.graph.decisions import Decisions
from citygraph.graph.rejection import Rejection
from citygraph.graph.snapshot import Snapshot, open_store
from citygraph.spelling import some_of

if TYPE_CHECKING:
    from citygraph.graph.store import Writer

_UNDECIDED = "set aside"
Decided = tuple[Rejection, str]
"""A rejection, and what was decided about it: "set aside" (nothing yet), "released" or "dropped"."""


def kept(store: Path) -> Decisions:
    """What was decided about what a store sets aside; StoreError when that is damaged."""
    with open_store(store) as snapshot:
        return snapshot.decisions()


def checking(store: Snapshot | Writer) -> Checking:
    """What the graph of a store is checked by."""
    return Checking(store.decisions(), own_shapes.kept(store.root))


def entries(store: Path) -> list[Decided]:
    """All that the last build set aside, and all that was decided, by thing."""
    with open_store(store) as snapshot:
        decisions, waiting = snapshot.decisions(), snapshot.status().rejections
    found = [
        *((each, _UNDECIDED) for each in waiting),
        *((each, "released") for each in decisions.released),
        *((each, "dropped") for each in decisions.dropped),
    ]
    return sorted(found, key=lambda entry: (entry[0].focus, entry[0].id))


def named(ids: Iterable[str], among: Sequence[Decided]) -> list[Decided]:
    """The entries of these ids, or beginnings of them; UsageError for one that fits none or several."""
    return [entry for each in ids for entry in _named(each, among)]


def decided(ids: Iterable[str], among: Sequence[Decided]) -> list[Decided]:
    """Those of the entries of these ids that something was decided about; UsageError when that is nothing for one."""
    return [entry for each in ids for entry in _decided(each, among)]


def _decided(name: str, among: Sequence[Decided]) -> list[Decided]:
    found = [entry for entry in _named(name, among) if entry[1] != _UNDECIDED]
    if not found:
        raise UsageError(f"nothing is decided about '{name}': it is set aside", remedy="release it, or drop it")
    return found


def _named(name: str, among: Sequence[Decided]) -> list[Decided]:
    found = [entry for entry in among if name and entry[0].id.startswith(name)]
    several = {entry[0].id for entry in found}
    if len(several) > 1:
        raise UsageError(f"'{name}' fits {len(several)} entries", remedy=f"choose one of {some_of(sorted(several))}")
    if not found:
        raise UsageError(f"nothing named '{name}' is in quarantine", remedy="see citygraph quarantine list --all")
    return found
