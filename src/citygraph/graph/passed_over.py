"""``passed_over.db``: the files and rows whose articles could not be about city diplomacy.

A stream of news consists of little else: the names are kept on disk, and copied from one generation to the next.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS passed_over (source TEXT PRIMARY KEY) WITHOUT ROWID"


class PassedOver:
    """The names in a new generation, which begins with those of the one before."""

    def __init__(self, file: Path, before: Path | None) -> None:
        if before is not None and before.exists():
            shutil.copyfile(before, file)
        self._database = sqlite3.connect(file)
        self._database.execute(_SCHEMA)

    def add(self, sources: Iterable[str]) -> None:
        """Note that they were passed over."""
        self._database.executemany("INSERT OR IGNORE INTO passed_over VALUES (?)", ((source,) for source in sources))

    def remove(self, sources: Iterable[str]) -> None:
        """Forget those that the graph has now."""
        self._database.executemany("DELETE FROM passed_over WHERE source = ?", ((source,) for source in sources))

    def close(self) -> None:
        """Put it on disk."""
        self._database.commit()
        self._database.close()


def count(file: Path) -> int:
    """How many there are; none in a generation that noted none."""
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        found: int = database.execute("SELECT count(*) FROM passed_over").fetchone()[0]
        return found
