from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citygraph.errors import ParameterError, QueryError
from citygraph.model import XSD, Iri, Literal, Term
from citygraph.query.bind import bind

A = Iri("http://e/a")
TEXT = Literal('it\'s "x" ?b # {')


def words(query: str) -> str:
    return " ".join(query.split())


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?b { ?x ?p ?b }", "SELECT ?b { <http://e/a> ?p ?b }"),
        ("SELECT * { $x ?p ?b }", "SELECT * { <http://e/a> ?p ?b }"),
        ("SELECT ?x ?b { ?x ?p ?b }", "SELECT (<http://e/a> AS ?x) ?b { <http://e/a> ?p ?b }"),
        (
            "SELECT DISTINCT ?x WHERE { ?x ?p ?xx }",
            "SELECT DISTINCT (<http://e/a> AS ?x) WHERE { <http://e/a> ?p ?xx }",
        ),
        ("SELECT (STR(?x) AS ?b) { ?x ?p 1 }", "SELECT (STR( <http://e/a> ) AS ?b) { <http://e/a> ?p 1 }"),
        (
            "SELECT ?x { { SELECT ?x { ?x ?p ?x_1 } } }",
            "SELECT (<http://e/a> AS ?x) { { SELECT (<http://e/a> AS ?x_2) { <http://e/a> ?p ?x_1 } } }",
        ),
        (
            "SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o } GROUP BY ?x HAVING (COUNT(?x) > 1) ORDER BY ?x DESC(?x)",
            """SELECT (<http://e/a> AS ?x) (COUNT(*) AS ?n) { <http://e/a> ?p ?o } GROUP BY STR(<http://e/a>)
               HAVING (COUNT( <http://e/a> ) > 1) ORDER BY STR(<http://e/a>) DESC( <http://e/a> )""",
        ),
        ("ASK { ?a ?b ?c FILTER(!BOUND(?x) || ?a = ?x) }", "ASK { ?a ?b ?c FILTER(!( true ) || ?a = <http://e/a> ) }"),
        ("ASK { ?a ?b ?c FILTER(?a<?x) }", "ASK { ?a ?b ?c FILTER(?a< <http://e/a> ) }"),
        ("DESCRIBE ?x", "DESCRIBE <http://e/a>"),
        ("CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p 2 }", "CONSTRUCT { <http://e/a> ?p 1 } WHERE { <http://e/a> ?p 2 }"),
        ("ASK { GRAPH ?x { ?a ?b '?x' } } # ?x", "ASK { GRAPH <http://e/a> { ?a ?b '?x' } } # ?x"),
        ("ASK { ?a <http://e/?x> ex:a\\?x . ?x ?b 1 }", "ASK { ?a <http://e/?x> ex:a\\?x . <http://e/a> ?b 1 }"),
        ("ASK { VALUES ?y { 1 } ?x ?p ?y }", "ASK { VALUES ?y { 1 } <http://e/a> ?p ?y }"),
    ],
)
def test_a_variable_becomes_its_term(query: str, bound: str) -> None:
    assert words(bind(query, {"x": A})) == words(bound)


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT * {} LIMIT ?n OFFSET ?m", "SELECT * {} LIMIT 7 OFFSET ?m"),
        (
            "SELECT * { ?a ?b ?n } LIMIT ?n",
            'SELECT * { ?a ?b "7"^^<http://www.w3.org/2001/XMLSchema#integer> } LIMIT 7',
        ),
    ],
)
def test_limit_takes_digits(query: str, bound: str) -> None:
    assert words(bind(query, {"n": Literal("7", Iri(XSD + "integer"))})) == bound


def test_limit_by_name_replaces_the_outermost_number() -> None:
    query = "SELECT * { { SELECT * {} LIMIT 5 } } LIMIT 10"
    assert words(bind(query, {"limit": Literal("7")})) == "SELECT * { { SELECT * {} LIMIT 5 } } LIMIT 7"


@pytest.mark.parametrize("value", ["-1", "1 OFFSET 2", "x", "", "1.5"])
def test_limit_takes_nothing_else(value: str) -> None:
    with pytest.raises(ParameterError, match="LIMIT takes a whole number"):
        bind("SELECT * {} LIMIT ?n", {"n": Literal(value)})


@pytest.mark.parametrize(
    "query",
    [
        "ASK { VALUES ?x { 1 } }",
        "ASK { VALUES (?y ?x) { (1 2) } }",
        "ASK { BIND(1 AS ?x) }",
        "SELECT (1 AS ?x) {}",
    ],
)
def test_what_the_query_itself_sets_is_no_parameter(query: str) -> None:
    with pytest.raises(QueryError, match=r"\?x in line 1, column \d+ gets its value from the query"):
        bind(query, {"x": A})


def test_a_comparison_that_looks_like_an_iri_is_refused() -> None:
    with pytest.raises(QueryError, match="may be an IRI or a comparison"):
        bind("ASK { ?a ?p ?c FILTER(?a<?x&&?c>?d) }", {"x": A})


B = Iri("http://e/b")
IN = "VALUES ?x { <http://e/a> <http://e/b> }"


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?x { ?s ?p ?x , ?x }", f"SELECT ?x {{ {IN} ?s ?p ?x , ?x }}"),
        (
            "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?x } }",
            f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {IN} ?s ?q ?x }} }}",
        ),
        (
            "SELECT * { ?s ?p ?o FILTER(!BOUND(?x) || ?o IN (1, ?x) || EXISTS { ?s ?q ?x } || ?o NOT IN(?x)) }",
            f"""SELECT * {{ ?s ?p ?o FILTER(!( true ) || ?o IN (1, <http://e/a>, <http://e/b> ) ||
                EXISTS {{ {IN} ?s ?q ?x }} || ?o NOT IN( <http://e/a>, <http://e/b> )) }}""",
        ),
        (
            "SELECT ?x (COUNT(?x) AS ?n) { { SELECT ?x { ?s ?p ?x } } } GROUP BY ?x HAVING (?n IN (?x)) ORDER BY ?x",
            f"""SELECT ?x (COUNT(?x) AS ?n) {{ {{ SELECT ?x {{ {IN} ?s ?p ?x }} }} }} GROUP BY ?x
                HAVING (?n IN ( <http://e/a>, <http://e/b> )) ORDER BY ?x""",
        ),
        ("CONSTRUCT { ?s ?p ?x } { ?s ?p ?x }", f"CONSTRUCT {{ ?s ?p ?x }} {{ {IN} ?s ?p ?x }}"),
        ("ASK { GRAPH ?x { ?s ?x [ ?p (?x) ] } }", f"ASK {{ {IN} GRAPH ?x {{ {IN} ?s ?x [ ?p (?x) ] }} }}"),
        ("ASK { ?s (?p|^?x)* ?o MINUS { ?s a ?x } }", f"ASK {{ {IN} ?s (?p|^?x)* ?o MINUS {{ {IN} ?s a ?x }} }}"),
        ("DESCRIBE ?x", "DESCRIBE <http://e/a> <http://e/b>"),
        (
            "ASK { FILTER(?s = 1) ?s ?p ?x FILTER regex(?s, 'x') }",
            f"ASK {{ {IN} FILTER(?s = 1) ?s ?p ?x FILTER regex(?s, 'x') }}",
        ),
    ],
)
def test_a_variable_of_several_terms(query: str, bound: str) -> None:
    assert words(bind(query, {"x": (A, B)})) == words(bound)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("ASK { ?s ?p ?o FILTER(?o = ?x) }", r"\?x in line 1, column 28 has several values; write \?other IN \(\?x\)"),
        ("ASK { ?s ?p ?o FILTER(EXISTS { ?s ?p 1 } && ?o = ?x) }", "has several values"),
        ("ASK { ?s ?p ?o FILTER regex(?o, ?x) }", "has several values"),
        ("ASK { ?s ?p ?o FILTER(?o IN (STR(?x))) }", "has several values"),
        ("ASK { ?s ?p ?o BIND(STR(?x) AS ?y) }", "has several values"),
        ("CONSTRUCT WHERE { ?s ?p ?x }", "CONSTRUCT WHERE can't have"),
        ("ASK { ?s ?p ?o VALUES ?x { 1 } }", "gets its value from the query"),
    ],
)
def test_several_terms_where_only_one_can_stand(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(query, {"x": (A, B)})


def test_several_values_are_the_same_in_the_engine() -> None:
    """Each row of one value or of the other, and none of a third."""
    store = ox.Store()
    store.load(
        b"".join(b"<http://e/s%d> <http://e/p> <http://e/%c> .\n" % (n, b"abc"[n]) for n in range(3)),
        ox.RdfFormat.N_TRIPLES,
    )

    def subjects(query: str) -> list[str]:
        return [row["s"].value[-2:] for row in store.query(bind(query, {"x": (A, B)}))]

    for query in (
        "SELECT ?s { ?s <http://e/p> ?x } ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o FILTER(!BOUND(?x) || ?o IN (?x)) } ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o FILTER EXISTS { ?s ?p ?x } } ORDER BY ?s",
        "SELECT ?s { { SELECT ?s ?x (COUNT(*) AS ?n) { ?s ?p ?x } GROUP BY ?s ?x } } ORDER BY ?s",
    ):
        assert subjects(query) == ["s0", "s1"]
    assert subjects("SELECT ?s { ?s ?p ?o MINUS { ?s ?p ?x } }") == ["s2"]


def test_an_absent_variable() -> None:
    with pytest.raises(QueryError, match=r"no variable \?x"):
        bind("ASK { ?a ?b '?x' }", {"x": A})


@pytest.mark.parametrize(
    "iri", ["http://e/a b", "http://e/a> ?s ?p", "no-scheme", "http://e/\n", "http://e/\\u003e", "", "a:{"]
)
def test_no_iri(iri: str) -> None:
    with pytest.raises(ParameterError, match="is not an IRI"):
        bind("ASK { ?x ?p ?o }", {"x": Iri(iri)})


def test_no_language_tag() -> None:
    with pytest.raises(ParameterError, match="not a language tag"):
        bind("ASK { ?s ?p ?x }", {"x": Literal("a", language="en . ?s ?p ?o")})


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(ParameterError, match="surrogate"):
        bind("ASK { ?s ?p ?x }", {"x": Literal("\ud800")})


HOSTILE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="\"'\\{}<>#?$xuU0241 \n\r\t.;@^", max_size=25),
    st.lists(
        st.sampled_from(
            [
                '"',
                "'",
                "\\",
                "\\u0022",
                "\\U00000022",
                "}",
                "{",
                "?y",
                "# ",
                "\n",
                '"""',
                "> ",
                "u005C",
                "\u202e",
                "SERVICE <x>",
            ]
        ),
        max_size=8,
    ).map("".join),
)


@settings(max_examples=500, deadline=None)
@given(HOSTILE, st.sampled_from([None, "en", "pt-BR"]))
def test_a_value_arrives_as_it_was_given(value: str, language: str | None) -> None:
    if any("\ud800" <= char <= "\udfff" for char in value):
        return
    term: Term = Literal(value, language=language)
    rows = list(ox.Store().query(bind("SELECT ?x {}", {"x": term})))
    assert [(row["x"].value, row["x"].language) for row in rows] == [(value, language and language.lower())]
