"""What an archive keeps of reasoning beside the graph: what follows and isn't said there, and what cannot all be."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from citygraph.graph.reasoning import Derivation, Rule, Triple
from citygraph.graph.reasoning.rules import dump, dump_triples, parse, parse_triples

_KEPT = "reasoned"


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What follows and is left unsaid; the rules that are broken all the same, with what breaks them."""

    unsaid: frozenset[Triple] = frozenset()
    clashes: tuple[Derivation, ...] = ()


def are_kept(database: sqlite3.Connection) -> bool:
    """True when the inferred graph is all that follows from the facts."""
    return database.execute("SELECT 1 FROM figure WHERE name = ? AND value", (_KEPT,)).fetchone() is not None


def kept(database: sqlite3.Connection) -> Conclusions:
    """What there is."""
    unsaid = (triple for (text,) in database.execute("SELECT triple FROM unsaid") for triple in parse_triples(text))
    broken = database.execute("SELECT rule, premises FROM clash")
    return Conclusions(frozenset(unsaid), tuple((_rule(rule), parse_triples(premises)) for rule, premises in broken))


def keep(database: sqlite3.Connection, conclusions: Conclusions | None) -> None:
    """Keep this in place of what there was; None when nothing was inferred."""
    for table in ("unsaid", "clash"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed
    database.execute("INSERT OR REPLACE INTO figure VALUES (?, ?)", (_KEPT, conclusions is not None))
    if conclusions is not None:
        unsaid = ((dump_triples([triple]),) for triple in conclusions.unsaid)
        database.executemany("INSERT INTO unsaid VALUES (?)", unsaid)
        rows = ((dump([rule]), dump_triples(premises)) for rule, premises in conclusions.clashes)
        database.executemany("INSERT OR IGNORE INTO clash VALUES (?, ?)", rows)


def doubt(database: sqlite3.Connection) -> None:
    """What is in the inferred graph counts no more: it is inferred anew."""
    database.execute("UPDATE figure SET value = 0 WHERE name = ?", (_KEPT,))


def _rule(text: str) -> Rule:
    (rule,) = parse(text)
    return rule
