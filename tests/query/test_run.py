from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.errors import QueryError
from citygraph.query.run import run

PREFIX = "PREFIX cg: <https://w3id.org/citygraph/ontology#>\nPREFIX place: <https://w3id.org/citygraph/id/place/>\n"


def values(store: ox.Store, text: str) -> list[str]:
    return sorted(row[0].value for row in run(store, PREFIX + text).answer)


def test_the_default_graph_is_facts_inferred_and_ontology(world: ox.Store) -> None:
    assert values(world, "SELECT ?p { place:nordhaven-1 cg:twinnedWith ?p }") == [
        "https://w3id.org/citygraph/id/place/vila-azul-2"
    ]
    assert values(world, "SELECT (COUNT(*) AS ?n) { cg:City a ?class . place:nordhaven-1 a cg:City }") == ["1"]
    assert values(world, "SELECT (COUNT(*) AS ?n) { ?claim a cg:Claim }") == ["0"]


def test_claims_are_reached_by_graph(world: ox.Store) -> None:
    assert int(values(world, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?claim a cg:Claim } }")[0]) > 40


def test_a_dataset_that_the_query_names_is_kept(world: ox.Store) -> None:
    article = "<https://w3id.org/citygraph/id/article/2022-01-01-nothing-new-cc>"
    assert values(world, f"SELECT ?s FROM {article} {{ ?s a cg:Article }}") == [article[1:-1]]
    assert values(world, f"SELECT ?s FROM {article} {{ ?s a cg:City }}") == []


@pytest.mark.parametrize(
    ("text", "form", "columns"),
    [
        ("SELECT ?b ?a { ?a ?p ?b } LIMIT 1", "rows", ("b", "a")),
        ("ASK { ?a ?p ?b }", "boolean", ()),
        ("CONSTRUCT WHERE { ?a ?p ?b }", "graph", ()),
        ("DESCRIBE <http://e/a>", "graph", ()),
    ],
)
def test_the_form_of_a_result(world: ox.Store, text: str, form: str, columns: tuple[str, ...]) -> None:
    result = run(world, text)
    assert (result.form, result.columns) == (form, columns)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x\nWHERE { ?x a ; 1 2 3 }", "SPARQL syntax error in line 2, column 17, before '2 3 }'"),
        ("SELECT ?x { ?x a cg:City", "SPARQL syntax error in line 1, column"),
        ("SELECT ?x { ?x a no:thing }", "Prefix not found"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?y 1 }", "The SELECT contains a variable that is unbound"),
        ("", "the query is empty"),
        ("# nothing", "the query is empty"),
        ("hello", "SPARQL syntax error in line 1"),
        ("ASK { 'open }", "a quotation mark that is never closed in line 1, column 7"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "INSERT changes the graph"),
        ("PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }", "DELETE changes the graph"),
        ("# ASK\nDROP ALL", "DROP changes the graph"),
        ("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH changes the graph"),
        ("LOAD <http://127.0.0.1/x>", "LOAD changes the graph"),
        ("SELECT * { service <http://127.0.0.1/x> { ?s ?p ?o } }", "SERVICE would ask another server"),
        ("SELECT * { " + "{" * 3000 + "}" * 3000 + " }", "nested more than 200 deep"),
        ("SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }", "nested more than 200 deep"),
        ("ASK { FILTER(" + "!" * 20_000 + "true) }", "more than 1000 operators"),
        ("ASK { FILTER(1" + "+1" * 20_000 + ") }", "more than 1000 operators"),
        ("ASK { {}" + " UNION {}" * 20_000 + " }", "more than 1000 operators"),
        ("ASK { ?a <a:a>" + "/<a:a>" * 20_000 + " ?b }", "more than 1000 operators"),
    ],
)
def test_what_is_not_run(world: ox.Store, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message.replace("?", r"\?")) as caught:
        run(world, text)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_words_that_only_look_like_updates(world: ox.Store) -> None:
    text = 'PREFIX insert: <a:> SELECT ?service { ?service insert:delete "DROP SERVICE" # LOAD\n}'
    assert run(world, text).columns == ("service",)
