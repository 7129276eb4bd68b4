"""What was set aside, what a user decided about it, and where a store keeps that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from citygraph.errors import StoreError, UsageError
from citygraph.graph import own_shapes
from citygraph.graph.checking import Checking
from citygraph.graph.decisions import Decisions
from citygraph.graph.rejection import Rejection, dump, load
from citygraph.graph.snapshot import open_store

_FILE = "quarantine.json"
Decided = tuple[Rejection, str]
"""A rejection, and what was decided about it: "set aside" (nothing yet), "released" or "dropped"."""


def kept(store: Path) -> Decisions:
    """What was decided about what a store sets aside; StoreError when its file is damaged."""
    file = store / _FILE
    if not file.exists():
        return Decisions()
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        released, dropped = (
            tuple(load(json.dumps(each)) for each in content[name]) for name in ("released", "dropped")
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("damaged", where=str(file), remedy="mend or delete the file") from error
    return Decisions(released, dropped)


def keep(store: Path, decisions: Decisions) -> None:
    """Let a store remember what was decided: at once and for good, or not at all."""
    content = {
        "released": [json.loads(dump(each)) for each in decisions.released],
        "dropped": [json.loads(dump(each)) for each in decisions.dropped],
    }
    beside = store / f"{_FILE}.new"
    try:
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(store / _FILE)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", where=str(store), remedy="free disk space") from error


def checking(store: Path) -> Checking:
    """What the graph of a store is checked by."""
    return Checking(kept(store), own_shapes.kept(store))


def entries(store: Path) -> list[Decided]:
    """All that the last build set aside, and all that was decided, by thing."""
    decisions = kept(store)
    with open_store(store) as snapshot:
        waiting = snapshot.status().rejections
    found = [
        *((each, "set aside") for each in waiting),
        *((each, "released") for each in decisions.released),
        *((each, "dropped") for each in decisions.dropped),
    ]
    return sorted(found, key=lambda entry: (entry[0].focus, entry[0].id))


def named(ids: Iterable[str], among: Sequence[Decided]) -> list[Decided]:
    """The entries of these ids, or beginnings of them; UsageError for one that fits none or several."""
    return [entry for each in ids for entry in _named(each, among)]


def _named(name: str, among: Sequence[Decided]) -> list[Decided]:
    found = [entry for entry in among if name and entry[0].id.startswith(name)]
    several = {entry[0].id for entry in found}
    if len(several) > 1:
        raise UsageError(f"'{name}' fits {len(several)} entries", remedy=f"choose one of {', '.join(sorted(several))}")
    if not found:
        raise UsageError(f"nothing named '{name}' is in quarantine", remedy="see citygraph quarantine list --all")
    return found
