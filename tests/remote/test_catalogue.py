"""The stored queries on real servers: the same rows as on the embedded store, for every case in their headers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from citygraph import query as room
from citygraph.errors import CitygraphError
from citygraph.query.server import Server
from citygraph.query.stored import Expectation, StoredQuery

DOC = Path(__file__).parents[2] / "docs" / "bigger.md"
CASES = [(query, test) for query in room.catalogue() for test in query.tests if not test.data]
NAMES = [f"{query.name}-{test.name}" for query, test in CASES]
FAULTS = {
    "map-of-ties": "other blanks in WKT, which it reads and writes anew",
}
"""What Virtuoso 7.2.5 makes of the queries that it cannot answer; `docs/bigger.md` lists them."""


def answer(store: ox.Store | Server, text: str) -> Any:
    """An answer as a value: rows with their number, the set of triples, or the truth."""
    result = room.run(store, text)
    if result.form == "boolean":
        return result.truth
    if result.form == "graph":
        return set(map(str, result.triples()))
    return result.columns, Counter(tuple(map(str, row)) for row in result.rows())


def bound(query: StoredQuery, test: Expectation, world: ox.Store) -> str:
    return room.bind(query.text, room.arguments(query, dict(test.given), world))


@pytest.mark.parametrize(("query", "test"), CASES, ids=NAMES)
def test_oxigraph_gives_the_same_rows(
    query: StoredQuery, test: Expectation, world: ox.Store, oxigraph_world: Server
) -> None:
    terms = room.arguments(query, dict(test.given), world)
    assert room.arguments(query, dict(test.given), oxigraph_world, oxigraph_world.names) == terms
    text = room.bind(query.text, terms)
    assert answer(oxigraph_world, text) == answer(world, text)


@pytest.mark.parametrize(("query", "test"), CASES, ids=NAMES)
def test_a_merged_graph_with_a_name_gives_the_same_rows(
    query: StoredQuery, test: Expectation, world: ox.Store, oxigraph_named_world: Server
) -> None:
    text = bound(query, test, world)
    assert answer(oxigraph_named_world, text) == answer(world, text)


@pytest.mark.parametrize(
    ("query", "test"),
    [(query, test) for query, test in CASES if query.name not in FAULTS],
    ids=[f"{query.name}-{test.name}" for query, test in CASES if query.name not in FAULTS],
)
def test_virtuoso_gives_the_same_rows(
    query: StoredQuery, test: Expectation, world: ox.Store, virtuoso_world: Server
) -> None:
    terms = room.arguments(query, dict(test.given), world)
    assert room.arguments(query, dict(test.given), virtuoso_world, virtuoso_world.names) == terms
    text = room.bind(query.text, terms)
    assert answer(virtuoso_world, text) == answer(world, text)


def test_what_virtuoso_cannot_answer_is_documented() -> None:
    rows = [line for line in DOC.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {name: row.split("|")[2].strip() for row in rows for name in row.split("|")[1].strip(" `").split("`, `")}
    assert told == FAULTS


def test_what_virtuoso_cannot_answer_it_really_cannot(world: ox.Store, virtuoso_world: Server) -> None:
    wrong = set()
    for query, test in CASES:
        text = bound(query, test, world)
        try:
            same = answer(virtuoso_world, text) == answer(world, text)
        except CitygraphError:
            same = False
        if not same:
            wrong.add(query.name)
    assert wrong == set(FAULTS)
