"""What a user decided about what was set aside, as an archive keeps it: it counts with the generation made by it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from citygraph.errors import StoreError
from citygraph.graph.decisions import UNDECIDED, Decisions
from citygraph.graph.rejection import dump, load

_EARLIER_FILE = "quarantine.json"
"""Where programs kept them that had no table for them."""


def keep(database: sqlite3.Connection, decisions: Decisions) -> None:
    """Keep what was decided, in place of what was decided before."""
    content = {
        "released": [json.loads(dump(each)) for each in decisions.released],
        "dropped": [json.loads(dump(each)) for each in decisions.dropped],
    }
    database.execute("DELETE FROM decision")
    database.execute("INSERT INTO decision VALUES (?)", (json.dumps(content, ensure_ascii=False),))


def kept(database: sqlite3.Connection, root: Path) -> Decisions:
    """What was decided; StoreError when a file of it is damaged."""
    if database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'decision'").fetchone():
        row = database.execute("SELECT content FROM decision").fetchone()
        if row:
            return _loaded(row[0])
    return _from_file(root / _EARLIER_FILE)


def _from_file(file: Path) -> Decisions:
    if not file.exists():
        return UNDECIDED
    try:
        return _loaded(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("damaged", where=str(file), remedy="mend or delete the file") from error


def _loaded(text: str) -> Decisions:
    content = json.loads(text)
    released, dropped = (tuple(load(json.dumps(each)) for each in content[name]) for name in ("released", "dropped"))
    return Decisions(released, dropped)
