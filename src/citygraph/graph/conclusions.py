"""What an archive keeps of reasoning beside the graph: what follows and isn't said there, and what cannot all be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from citygraph.graph.reasoning import Derivation, Rule, Triple
from citygraph.graph.reasoning.rules import dump, dump_triples, parse, parse_triples

_KEPT = "reasoned"


def are_kept(database: sqlite3.Connection) -> bool:
    """True when the inferred graph is all that follows from the facts."""
    return database.execute("SELECT 1 FROM figure WHERE name = ? AND value", (_KEPT,)).fetchone() is not None


def kept(database: sqlite3.Connection) -> tuple[frozenset[Triple], tuple[Derivation, ...]]:
    """What follows and is left unsaid; the rules that are broken, with what breaks them."""
    unsaid = (triple for (text,) in database.execute("SELECT triple FROM unsaid") for triple in parse_triples(text))
    broken = database.execute("SELECT rule, premises FROM clash")
    return frozenset(unsaid), tuple((_rule(rule), parse_triples(premises)) for rule, premises in broken)


def keep(database: sqlite3.Connection, unsaid: Iterable[Triple], clashes: Iterable[Derivation]) -> None:
    """Keep this in place of what there was."""
    drop(database)
    database.executemany("INSERT INTO unsaid VALUES (?)", ((dump_triples([triple]),) for triple in unsaid))
    rows = ((dump([rule]), dump_triples(premises)) for rule, premises in clashes)
    database.executemany("INSERT OR IGNORE INTO clash VALUES (?, ?)", rows)
    database.execute("INSERT OR REPLACE INTO figure VALUES (?, 1)", (_KEPT,))


def drop(database: sqlite3.Connection) -> None:
    """Nothing is inferred."""
    for table in ("unsaid", "clash"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
    database.execute("INSERT OR REPLACE INTO figure VALUES (?, 0)", (_KEPT,))


def _rule(text: str) -> Rule:
    (rule,) = parse(text)
    return rule
