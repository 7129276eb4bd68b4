"""What is read of a query's pattern, and that it means the same when it is written again."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import QueryError
from citygraph.query.provenance import pattern
from citygraph.query.provenance.parse import rule_of, select_of

DATA = """
@prefix : <http://e/> .
:a :p :b, :c ; :q "1", 2 ; :label "A"@en . :b :p :c ; :label "B"@en . :c :q -3 ; :list ( :a :b ) .
"""
PATTERNS = (
    "?x :p ?y",
    "?x :p ?y, ?z ; :q ?w ; . ?y :label ?l",
    "?x a|^:p/(:q|:label) ?y . FILTER(isLiteral(?y))",
    "?x :p* ?y OPTIONAL { ?y :q ?z FILTER(?z > 1) }",
    "?x :p [ :p ?y ; :label ?l ] .",
    "[ :p ?y ] :label ?l .",
    "[ :p ?y ; :q -3, 2 ] .",
    "_:one :p ?x . _:one :label ?l",
    "?x :list ( ?first ?second ) .",
    "{ ?x :p ?y } UNION { ?y :q ?x } UNION { { ?x :label ?y } }",
    "{ SELECT ?x (COUNT(*) AS ?n) { ?x :p ?y } GROUP BY ?x } ?x :label ?l",
    "{ { SELECT DISTINCT ?x { ?x :p ?y } ORDER BY ?y LIMIT 3 } ?x :label ?l }",
    "?x :label ?l MINUS { ?x :p :c } FILTER NOT EXISTS { ?x :q 2 } FILTER(!BOUND(?z) && EXISTS { ?x :p ?y })",
    "VALUES (?x ?l) { (:a UNDEF) (:b 'B'@en) } ?x :label ?l # } SELECT\n",
    'VALUES ?x { :a } ?x !(:p|^:q|a) ?y BIND(STR(?y) AS ?s) FILTER REGEX(?s, "[{(]")',
    "?x ?p ?y . FILTER(?p IN (:p, :q)) ?x :q true, 2.5, +2 . ",
    "?x :p? ?y . ?y ^(:p/:q?) ?z",
)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("body", PATTERNS)
def test_a_pattern_written_again_means_the_same(store: ox.Store, body: str) -> None:
    names = sorted({token for token in body.replace("?", " ?").split() if token.startswith("?")})
    columns = [name.strip("?,.;(){}[]*/") for name in names]
    head = " ".join(f"?{name}" for name in dict.fromkeys(columns) if name.isidentifier())
    text = f"PREFIX : <http://e/> SELECT {head} WHERE {{ {body} }}"
    parsed = select_of(text)
    assert parsed is not None
    prologue, select = parsed
    again = f"{prologue} SELECT {head} WHERE {{ {pattern.written(select.where)} }}"
    assert sorted(map(str, query.run(store, again).rows())) == sorted(map(str, query.run(store, text).rows()))


def read(body: str, head: str = "*", tail: str = "") -> pattern.Select:
    parsed = select_of(f"PREFIX : <http://e/> SELECT {head} FROM <http://g/> WHERE {{ {body} }} {tail}")
    assert parsed is not None
    return parsed[1]


def test_blank_nodes_are_variables_with_names_of_their_own() -> None:
    select = read("?blank0 :p [ :q ?y ]")
    assert [triple.subject.variable for triple, _ in pattern.triples(select.where)] == ["blank1", "blank0"]


def test_triples_know_their_graph() -> None:
    select = read("?x :p ?y GRAPH ?g { ?x :q ?y OPTIONAL { ?y :p ?z } }")
    assert [(triple.text, graph and graph.text) for triple, graph in pattern.triples(select.where)] == [
        (":p", None), (":q", "?g"), (":p", "?g"),
    ]  # fmt: skip


def test_columns_that_are_no_aggregates_are_the_keys() -> None:
    select = read("?x :p ?y", "?x (STR(?y) AS ?s) (COUNT(?z) + 1 AS ?n)", "GROUP BY ?x (LANG(?y) AS ?t) ?y ORDER BY ?n")
    assert select.keys == ("x", "s")
    assert [name for _, name in select.computed] == ["s", "t"]
    assert select.dataset == "FROM <http://g/>"


def test_exists_is_known_unless_it_is_negated() -> None:
    select = read(
        "?x :p ?y FILTER EXISTS { ?y :one ?z } FILTER NOT EXISTS { ?y :two ?z }"
        " FILTER(!EXISTS { ?y :three ?z } || (EXISTS { ?y :four ?z }))"
    )
    known = [triple.text for inner, _ in pattern.nested(select.where) for triple, _ in pattern.triples(inner.where)]
    assert known == [":one", ":four"]


def test_values_at_the_end() -> None:
    assert read("?x :p ?y", tail="LIMIT 3 VALUES ?x { :a }").values == "VALUES ?x { :a }"


@pytest.mark.parametrize("text", ["ASK { ?x ?y ?z }", "CONSTRUCT WHERE { ?x ?y ?z }", "DESCRIBE <http://e/>", ""])
def test_other_forms_have_no_rows(text: str) -> None:
    assert select_of(text) is None


def test_what_can_not_be_followed_is_said_with_its_place() -> None:
    with pytest.raises(QueryError, match="line 2, column 3"):
        select_of("SELECT * { ?x ?y ?z .\n  SERVICE <http://e/> { ?x ?y ?z } }")


def test_a_rule() -> None:
    prologue, template, select = rule_of("PREFIX : <http://e/> CONSTRUCT { ?x :q ?y } WHERE { ?y :p ?x }")
    assert prologue.strip() == "PREFIX : <http://e/>"
    assert [triple.text for triple in template] == [":q"]
    assert [triple.text for triple, _ in pattern.triples(select.where)] == [":p"]
