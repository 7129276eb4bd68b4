"""What each part of a query gives, measured: the parts are queries, and the numbers those of the engine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import QueryError
from citygraph.query.engine import InProcess
from citygraph.query.explain import explain, growing
from citygraph.query.limits import Limits
from citygraph.query.workers import Workers


@pytest.mark.parametrize("name", [stored.name for stored in query.catalogue()])
def test_the_parts_of_stored_queries_are_queries(world: ox.Store, name: str) -> None:
    parts = list(growing(query.find(name).text))
    assert parts
    for _, counting in parts:
        query.run(world, counting)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f ; ?g ?h . }", ["?a ?b ?c", "?d ?e ?f ; ?g ?h"]),
        ("ASK { ?a ?b ?c FILTER(?z > 1) ?a ?d ?z }", ["?a ?b ?c", "?a ?d ?z", "FILTER(?z > 1)"]),
        ("SELECT * { { ?a ?b 1 } UNION { ?a ?b 2 } ?a ?c ?d }", ["{ ?a ?b 1 } UNION { ?a ?b 2 }", "?a ?c ?d"]),
        ("SELECT * { VALUES (?x ?y) { (1 2) } BIND(?x AS ?z) }", ["VALUES (?x ?y) { (1 2) }", "BIND(?x AS ?z)"]),
        (
            "SELECT * { ?a ?b [ ?c ?d ] , ( 1 2 ) MINUS { ?a a ?z } }",
            ["?a ?b [ ?c ?d ] , ( 1 2 )", "MINUS { ?a a ?z }"],
        ),
        ("SELECT * { FILTER NOT EXISTS { ?a ?b 1 } ?a ?b ?c }", ["?a ?b ?c", "FILTER NOT EXISTS { ?a ?b 1 }"]),
        (
            "SELECT * { { SELECT ?a { ?a ?b ?c } LIMIT 1 } ?a ?d ?e }",
            ["{ SELECT ?a { ?a ?b ?c } LIMIT 1 }", "?a ?d ?e"],
        ),
        ("CONSTRUCT { ?a ?b 1 } FROM <a:b> WHERE { ?a ?b ?c }", ["?a ?b ?c"]),
        (
            "SELECT * { GRAPH ?g { ?a ?b ?c } OPTIONAL { ?a ?d ?e } }",
            ["GRAPH ?g { ?a ?b ?c }", "OPTIONAL { ?a ?d ?e }"],
        ),
        ("DESCRIBE <a:b>", []),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    found = list(growing(text))
    assert [part for part, _ in found] == parts
    for _, counting in found:
        ox.Store().query(counting)
        assert ("FROM <a:b>" in counting) == ("FROM" in text)


def test_solutions_are_counted(world: ox.Store) -> None:
    text = "PREFIX cg: <https://w3id.org/citygraph/ontology#> SELECT ?a { ?a a cg:City . ?a cg:countryCode ?c } LIMIT 2"
    check, cities, with_code, whole = explain(InProcess(world), text)
    count = len(list(query.run(world, text.replace(" . ?a cg:countryCode ?c } LIMIT 2", "}")).rows()))
    assert cities.rows == count > 2
    assert with_code.rows is not None
    assert (whole.rows, whole.what[:16]) == (2, "(the whole query")
    assert check.milliseconds > 0


def test_a_part_that_meets_the_limit_ends_the_parts(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "graph"))
    store.bulk_extend(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:p"), ox.Literal(i)) for i in range(5000))
    store.flush()
    with Workers(tmp_path / "graph", Limits(1, None)) as engine:
        text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } LIMIT 3"
        _, one, *_, stopped, whole = explain(engine, text)
    assert one.rows == 5000
    assert stopped.cells()[1] == "the query was stopped after 1 s"
    assert whole.rows == 3


def test_what_is_no_query_is_not_explained(world: ox.Store) -> None:
    with pytest.raises(QueryError, match="changes the graph"):
        list(explain(InProcess(world), "DROP ALL"))
