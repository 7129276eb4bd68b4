from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError
from citygraph.query.paging import Page, cut, page_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """Things with values of every sort, among them what no two engines compare alike, and many that tie."""
    store = ox.Store()
    predicate = ox.NamedNode("http://e/p")
    for number in range(40):
        values = (
            ox.Literal(number),
            ox.Literal(str(number)),
            ox.Literal(str(number), language="en" if number % 2 else "id"),
            ox.Literal(f"{1990 + number}", datatype=ox.NamedNode(XSD + "gYear")),
            ox.Literal(f"{1990 + number}-02-03", datatype=ox.NamedNode(XSD + "date")),
            ox.NamedNode(f"http://e/{number}"),
        )
        for value in values:
            store.add(ox.Quad(ox.NamedNode(f"http://e/{number % 3}"), predicate, value))
    store.add(
        ox.Quad(ox.NamedNode("http://e/one"), predicate, ox.Literal("in a graph"), ox.NamedNode("http://e/graph"))
    )
    return store


QUERIES = (
    "SELECT ?s ?o { ?s ?p ?o }",
    "SELECT * WHERE { ?s ?p ?o } # the end",
    "SELECT DISTINCT ?s ?o { ?s ?p ?o } ORDER BY ?s # by thing",
    "SELECT ?s (STR(?o) AS ?text) { ?s ?p ?o } ORDER BY DESC(?s) LIMIT 100 OFFSET 7",
    "SELECT ?text (COUNT(*) AS ?n) { ?s ?p ?o BIND(STR(?o) AS ?text) } GROUP BY ?text HAVING(COUNT(*) > 0) OFFSET 3",
    "SELECT ?s ?o { ?s ?p ?o { SELECT ?s { ?s ?p 1 } ORDER BY ?s LIMIT 1 } }",
    'SELECT ?s ?o { ?s ?p ?o FILTER(STR(?o) != "LIMIT 3 } ORDER BY") } VALUES ?s { <http://e/1> <http://e/2> }',
    "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s LIMIT 30 VALUES ?s { <http://e/1> <http://e/2> }",
    "PREFIX select: <http://e/> SELECT $s ?o FROM <http://e/graph> { ?s ?p ?o }",
    "SELECT (1 AS ?one) {}",
)


@pytest.mark.parametrize("text", QUERIES)
def test_pages_joined_are_the_whole_answer(store: ox.Store, text: str) -> None:
    whole = list(query.run(store, page_of(text, Page(10**6))).rows())
    pages = [list(query.run(store, page_of(text, Page(17, start))).rows()) for start in range(0, len(whole) + 17, 17)]
    assert [row for page in pages for row in page] == whole
    assert (
        sorted(map(str, whole)) == sorted(map(str, query.run(store, text).rows()))
        or "OFFSET" in text
        or "LIMIT" in text
    )
    assert len(whole) == len(list(query.run(store, text).rows()))


def test_the_order_is_total_whatever_the_order_of_loading(store: ox.Store) -> None:
    turned = ox.Store()
    turned.extend(sorted(store, key=str, reverse=True))
    for text in QUERIES:
        paged = page_of(text, Page(25, 5))
        assert list(query.run(store, paged).rows()) == list(query.run(turned, paged).rows())


def test_the_querys_own_order_comes_first(store: ox.Store) -> None:
    text = "SELECT ?o { ?s ?p ?o FILTER(isNumeric(?o)) } ORDER BY DESC(?o)"
    assert [row[0].value for row in query.run(store, page_of(text, Page(3, 1))).rows()] == ["38", "37", "36"]


@pytest.mark.parametrize(
    ("own", "page", "values"),
    [
        ("LIMIT 5", Page(3), 3),
        ("LIMIT 5", Page(3, 4), 1),
        ("LIMIT 5", Page(None, 2), 3),
        ("LIMIT 5 OFFSET 238", Page(9), 2),
        ("OFFSET 238 LIMIT 5", Page(9, 1), 1),
        ("LIMIT 5", Page(3, 9), 0),
        ("", Page(0), 0),
    ],
)
def test_a_page_is_a_part_of_what_the_query_leaves(store: ox.Store, own: str, page: Page, values: int) -> None:
    assert len(list(query.run(store, page_of(f"SELECT ?o {{ ?s ?p ?o }} {own}", page)).rows())) == values


def test_a_whole_page_leaves_the_text_alone() -> None:
    assert page_of("SELECT ?a { ?a ?b ?c }", Page()) == "SELECT ?a { ?a ?b ?c }"


def test_a_graph_is_cut_in_the_order_of_its_triples(store: ox.Store) -> None:
    text = "CONSTRUCT { ?s <http://e/q> ?o } { ?s ?p ?o FILTER(isNumeric(?o)) }"
    assert page_of(text, Page(3)) == text
    whole = sorted(map(str, query.run(store, text).triples()))
    pages = [list(map(str, cut(query.run(store, text), Page(9, start)).triples())) for start in range(0, 45, 9)]
    assert [triple for page in pages for triple in page] == whole


def test_yes_has_no_pages(store: ox.Store) -> None:
    assert cut(query.run(store, "ASK {}"), Page()).truth
    with pytest.raises(UsageError, match="no pages"):
        cut(query.run(store, page_of("ASK {}", Page(3))), Page(3))
