from __future__ import annotations

import pytest

from citygraph.query.lexer import significant_tokens
from citygraph.query.matched import matched, patterns
from citygraph.vocab import TYPE

E = "http://e/"
PROLOGUE = "PREFIX : <http://e/> PREFIX foaf: <http://f/>\n"


def short(text: str) -> set[str] | None:
    """The patterns as ``s p o``, with ``-`` for what is not looked up, and no ``http://e/``."""
    found = matched(significant_tokens(PROLOGUE + text))
    if found is None:
        return None
    return {" ".join((each or "-").removeprefix(E) for each in one) for one in patterns(found)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?a :p ?b . ?b :q 'x'@en ; :r -1, '2'^^:t, true, _:c . }", {"- p -", "- q -", "- r -"}),
        ("SELECT * { ?a :p +5 ; :q :c }", {"- p -", "- q c"}),
        ("SELECT * { :a :p :b, <http://e/c> ; ; . }", {"a p b", "a p c"}),
        ("SELECT * { ?a a :C ; foaf:p ?x }", {f"- {TYPE} C", "- http://f/p -"}),
        ("SELECT * { [] :p [ :q ?b ; :r :c ] . [ :s ?x ] }", {"- p -", "- q -", "- r c", "- s -"}),
        ("SELECT * { [ :p ?x ] :q ?y . ?z :r [] }", {"- p -", "- q -", "- r -"}),
        ("SELECT * { ?a :p/^:q|(:r/:s)+ ?b ; :t ?c }", {"- p -", "- q -", "- r -", "- s -", "- t -"}),
        ("SELECT * { ?a ^:p :b }", {"- p -"}),
        (
            "SELECT * { ?a :p ?b FILTER(?b > 1 && NOT EXISTS { ?b :q ?c FILTER EXISTS { ?c :r 1 } }) }",
            {"- p -", "- q -", "- r -"},
        ),
        ("SELECT * { ?a :p ?b FILTER NOT EXISTS { ?b :q ?c } ?b :r ?d }", {"- p -", "- q -", "- r -"}),
        ("SELECT * { ?a :p ?b FILTER REGEX(STR(?b), '{ ?x ?y ?z }') }", {"- p -"}),
        ("SELECT * { ?a :p ?b FILTER :f(?b) ?b :q ?c }", {"- p -", "- q -"}),
        (
            "SELECT * { ?a :p ?b MINUS { ?b :q ?c } OPTIONAL { ?b :r ?c } { ?b :s 1 } UNION { ?b :t 1 } }",
            {f"- {p} -" for p in "pqrst"},
        ),
        ("SELECT * { VALUES (?a ?b) { (:x :y) (UNDEF 1) } ?a :p ?b } VALUES ?c { :z }", {"- p -"}),
        ("SELECT * { VALUES ?p { :p } GRAPH ?g { ?a ?p ?b ; !:q ?c ; :r* ?d { ?x ?y ?z } } ?a :p ?b }", {"- p -"}),
        ("SELECT * { GRAPH :g { ?a :p ?b } }", set()),
        (
            "SELECT ?a { ?a :p ?b } GROUP BY ?a HAVING (EXISTS { ?a :q 1 }) ORDER BY (EXISTS { ?a :r 1 })",
            {"- p -", "- q -", "- r -"},
        ),
        ("SELECT (EXISTS { ?a :q 1 } AS ?e) { ?a :p ?b }", {"- p -", "- q -"}),
        (
            "SELECT * { { SELECT ?a (MAX(?b) AS ?c) WHERE { ?a :p ?b } GROUP BY ?a VALUES ?a { :x } } ?a :q ?c }",
            {"- p -", "- q -"},
        ),
        ("SELECT * { BIND(EXISTS { ?a :q 1 } AS ?b) ?a :p ?b }", {"- p -", "- q -"}),
        ("CONSTRUCT { ?s ?p ?o ; a :C } WHERE { ?s :p ?o }", {"- p -"}),
        ("CONSTRUCT WHERE { ?s :p ?o }", {"- p -"}),
        ("ask where { ?s :p ?o }", {"- p -"}),
        ("ASK {}", set()),
        ("SELECT * { VALUES ?p { :p :q } ?s ?p ?o ; a :C }", {"- p -", "- q -", f"- {TYPE} C"}),
        ("SELECT * { :a ?p :b OPTIONAL { ?b :r ?c } VALUES $p { foaf:p } }", {"a http://f/p b", "- r -"}),
        ("SELECT * { VALUES ?p { } ?s ?p ?o }", set()),
    ],
)
def test_the_patterns_of_the_default_graph(text: str, expected: set[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s :p ?o OPTIONAL { ?o ?p ?q } }",
        "SELECT * { ?s :p ?o FILTER NOT EXISTS { ?o ?p ?q } }",
        "SELECT * { VALUES ?p { :p UNDEF } ?s ?p ?o }",
        "SELECT * { VALUES ?q { :p } ?s ?p ?o }",
        "SELECT * { VALUES (?p) { (:p) } ?s ?p ?o }",
        "SELECT * { VALUES ?p { :p } OPTIONAL { ?s ?p ?o } }",
        "SELECT * { VALUES ?p { :p } ?s :p ?o MINUS { ?s ?p ?o } }",
        "SELECT * { { VALUES ?p { :p } } ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } VALUES ?p { :p }",
        "SELECT * { GRAPH :g { ?s ?p ?o } ?s ?p ?o }",
        "SELECT * { ?s !:p ?o }",
        "SELECT * { ?s !(:p|^:q) ?o }",
        "SELECT * { ?s :p* ?o }",
        "SELECT * { ?s :p/:q? ?o }",
        "SELECT * { ?s (:p|:q)* :o }",
        "SELECT * { ?s :p (1 2) }",
        "SELECT * { << :a :b :c >> :p ?o }",
        "SELECT * { ?s :p ?o {| :q ?z |} }",
        "SELECT * { SERVICE <http://e/> { ?s :p ?o } }",
        "DESCRIBE :a",
        "DESCRIBE ?a { ?a :p ?b }",
        "BASE <http://e/> SELECT * { ?s <p> ?o }",
        "SELECT * { ?s <p> ?o }",
        "SELECT * { ?s other:p ?o }",
        "SELECT * { ?s :p ?o",
        "SELECT * { ?s :p }",
        "SELECT * { ?s :p ?o } }",
        "nothing",
        "",
    ],
)
def test_what_may_match_any_triple(text: str) -> None:
    assert short(text) is None
