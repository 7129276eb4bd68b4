"""Lint: what each rule finds, where, and what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from citygraph import query
from citygraph.query import header
from citygraph.query.lint import RULES, Finding, lint, lint_file

PROLOGUE = """\
PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX kind: <https://w3id.org/citygraph/concept/kind/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def found(sparql: str, *head: str) -> list[Finding]:
    """The findings in a query, whose lines count from its own first one."""
    top = "".join(f"#+ {line}\n" for line in ("summary: Q", *head)) + PROLOGUE
    above = top.count("\n")
    return [
        Finding(one.source, one.line - above, one.column, one.rule, one.what, one.remedy)
        for one in lint(header.parse("q", top + sparql, "q.rq"))
    ]


def rules(sparql: str, *head: str) -> list[str]:
    return [one.rule for one in found(sparql, *head)]


@pytest.mark.parametrize(
    ("sparql", "rule", "place", "words"),
    [
        ("SELECT * {\n  ?a ?b ?c ", "syntax", (2, 12), "SPARQL syntax error in line"),
        ("SELECT ?a { ?a ?b 'x }", "syntax", (1, 19), "a quotation mark that is never closed"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "syntax", (1, 1), "changes the graph"),
        (
            "ASK {\n  ?p a cg:Partnershp }",
            "unknown-term",
            (2, 8),
            "no class or property cg:Partnershp; did you mean cg:Partnership?",
        ),
        (
            "ASK { ?p cg:Partner ?x }",
            "unknown-term",
            (1, 10),
            "no class or property cg:Partner; did you mean cg:partner?",
        ),
        (
            "ASK { ?p cg:kind kind:sistercity }",
            "unknown-term",
            (1, 18),
            "no concept kind:sistercity; did you mean kind:sister-city?",
        ),
        (
            "ASK { ?p cg:kind <https://w3id.org/citygraph/concept/knd/sistercity> }",
            "unknown-term",
            (1, 18),
            "knd/sistercity>; did you mean kind:sister-city?",
        ),
        (
            "ASK { ?p cg:kind <https://w3id.org/citygraph/concept/modality/fed> }",
            "unknown-term",
            (1, 18),
            "see docs/ontology.md",
        ),
        (
            "ASK { ?p <https://w3id.org/citygraph/ontology#xyzzy> ?x }",
            "unknown-term",
            (1, 10),
            "no class or property cg:xyzzy; see docs/ontology.md",
        ),
        ("ASK { ?a cg:City ?b }", "never-matches", (1, 10), "cg:City is a class, and stands for a property"),
        ("ASK { ?a a cg:partner }", "never-matches", (1, 12), "cg:partner is a property, and stands for a class"),
        (
            "ASK { ?x a cg:City ; cg:partner ?y }",
            "never-matches",
            (1, 22),
            "?x can't be a cg:City and a cg:Partnership (subject of cg:partner)",
        ),
        ("ASK { ?x a cg:City . ?x a cg:Region }", "never-matches", (1, 27), "?x can't be a cg:City and a cg:Region"),
        (
            "ASK { ?p cg:partner ?x . ?a cg:party ?x }",
            "never-matches",
            (1, 29),
            "?x can't be a cg:Place (object of cg:partner) and a cg:Government (object of cg:party)",
        ),
        ("ASK { ?p cg:partner/cg:party ?x }", "never-matches", (1, 21), "what stands between can't be"),
        ("ASK { ?p cg:since '2019' }", "never-matches", (1, 10), '"2019" is no value of cg:since'),
        ("ASK { ?a cg:signedOn 2019 }", "never-matches", (1, 10), '"2019" is no value of cg:signedOn'),
        ("ASK { ?x ^cg:partner ?y . ?x a cg:Partnership }", "never-matches", (1, 32), "?x can't be a cg:Place"),
        ("ASK { ?x a cg:City ; cg:partyTo ?y }", "never-matches", (1, 22), "a cg:Government (subject of cg:partyTo)"),
        (
            "ASK { ?x cg:countryCode ?c . ?c rdfs:label ?l }",
            "never-matches",
            (1, 33),
            "?c can't be a literal (object of cg:countryCode) and a thing",
        ),
        ('ASK { ?x cg:countryCode "ID"@en }', "never-matches", (1, 10), '"ID"@en is no value of cg:countryCode'),
        ("ASK { ?x cg:partner 'Jakarta' }", "never-matches", (1, 10), '"Jakarta" is no value of cg:partner'),
        ("ASK { ?x a cg:City OPTIONAL { ?x cg:signedOn ?d } }", "never-matches", (1, 34), "?x can't be"),
        ("ASK { ?x a cg:City FILTER NOT EXISTS { ?x cg:kind ?k } }", "never-matches", (1, 43), "?x can't be"),
        ("ASK { ?x a cg:City { ?x cg:kind ?k } UNION { ?x rdfs:label ?l } }", "never-matches", (1, 25), "?x can't be"),
        ("ASK { ?x a cg:City GRAPH ?g { ?x cg:kind ?k } }", "never-matches", (1, 34), "?x can't be"),
        (
            "SELECT ?x { ?x a cg:City { SELECT ?x { ?x cg:kind ?k } } }",
            "never-matches",
            (1, 43),
            "?x can't be a cg:City and a cg:Partnership",
        ),
        ("ASK { ?x a cg:City MINUS { ?y a cg:Region } }", "never-matches", (1, 20), "MINUS shares no variable"),
        (
            "SELECT ?x ?lable { ?x rdfs:label ?label }",
            "unbound-variable",
            (1, 11),
            "?lable gets no value; did you mean ?label?",
        ),
        (
            "ASK { ?x rdfs:label ?l FILTER(?zz = 1) }",
            "unbound-variable",
            (1, 31),
            "?zz gets no value; bind it in a pattern",
        ),
        (
            "ASK { ?x rdfs:label ?l { ?x a cg:City FILTER(LANG(?l) = 'en') } }",
            "unbound-variable",
            (1, 21),
            "?l gets its value outside of these braces, where it is not seen",
        ),
        ("CONSTRUCT { ?x rdfs:label ?m } { ?x rdfs:label ?l }", "unbound-variable", (1, 27), "?m gets no value"),
        ("SELECT ?x { ?x a cg:City } ORDER BY ?name", "unbound-variable", (1, 37), "?name gets no value"),
        (
            "SELECT ?c (COUNT(*) AS ?n) { ?x cg:countryCode ?c } GROUP BY ?c ORDER BY ?c ?x",
            "unbound-variable",
            (1, 77),
            "?x has many values in a group",
        ),
        (
            "SELECT ?a ?d {\n  ?a a cg:City .\n  ?d a cg:Region }",
            "cartesian-product",
            (3, 3),
            "nothing joins ?d with ?a: every row of one",
        ),
        (
            "SELECT * { ?a a cg:City OPTIONAL { ?d a cg:Region } }",
            "cartesian-product",
            (1, 36),
            "nothing joins ?d with ?a",
        ),
        (
            "SELECT ?a { ?a a cg:City { SELECT ?a { ?a a cg:City . ?b a cg:Region } } }",
            "cartesian-product",
            (1, 55),
            "nothing joins ?b with ?a",
        ),
        (
            "SELECT ?a { { ?a a cg:City . ?b a cg:Region } UNION { ?a a cg:Region } }",
            "cartesian-product",
            (1, 30),
            "nothing joins ?b with ?a",
        ),
        ("SELECT ?a { ?a a cg:City }\nLIMIT 5", "limit-without-order", (2, 1), "LIMIT without ORDER BY"),
        ("SELECT ?a { ?a a cg:City } OFFSET 5", "limit-without-order", (1, 28), "OFFSET without ORDER BY"),
        (
            "SELECT ?a { { SELECT ?a { ?a a cg:City } LIMIT 5 } } ORDER BY ?a",
            "limit-without-order",
            (1, 42),
            "LIMIT without",
        ),
        (
            "SELECT ?x { ?x rdfs:label ?l } ORDER BY ?l",
            "hidden-order-key",
            (1, 41),
            "the rows come in the order of ?l, which they don't show; project ?l",
        ),
        (
            "SELECT DISTINCT ?x { ?x rdfs:label ?l } ORDER BY ?x STR(?l)",
            "hidden-order-key",
            (1, 57),
            "DISTINCT makes one",
        ),
    ],
)
def test_a_finding(sparql: str, rule: str, place: tuple[int, int], words: str) -> None:
    findings = found(sparql)
    assert [one.rule for one in findings] == [rule]
    assert words in f"{findings[0].what}; {findings[0].remedy}"
    if rule != "syntax" or "SPARQL syntax error" not in findings[0].what:
        assert (findings[0].line, findings[0].column) == place


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?x a cg:City ; cg:inCountry ?c . ?c a cg:Country }",
        "ASK { ?x cg:partner/^cg:partner ?y }",
        "ASK { ?x (cg:partner|cg:party)+ ?y . ?y a cg:City }",
        "ASK { ?e a cg:Visit ; cg:participant ?o . ?o a cg:Official }",
        "ASK { ?x a cg:City OPTIONAL { ?y a cg:Partnership ; cg:partner ?x } }",
        "ASK { { ?x a cg:City } UNION { ?x a cg:Region } }",
        "ASK { ?x cg:countryCode 'ID' }",
        "ASK { ?x cg:since '2019'^^<http://www.w3.org/2001/XMLSchema#gYear> }",
        "ASK { ?x a cg:City MINUS { ?x cg:countryCode 'ID' } }",
        "ASK { ?x <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> cg:partner }",
        "SELECT ?x (COUNT(?y) AS ?n) { ?x cg:within ?y } GROUP BY ?x HAVING (COUNT(?y) > 1) ORDER BY DESC(?n) ?x",
        "SELECT ?x { ?x rdfs:label ?l OPTIONAL { ?x cg:within ?y FILTER(?l = STR(?y)) } } ORDER BY ?x",
        "SELECT ?x { ?x rdfs:label ?l FILTER EXISTS { ?x cg:within ?y FILTER(STR(?y) = ?l) } } ORDER BY ?x",
        "SELECT ?x ?y { ?x a cg:City . ?y a cg:City FILTER(?x != ?y) }",
        "SELECT ?x ?y { ?x a cg:City . ?y a cg:City FILTER EXISTS { ?p cg:partner ?x, ?y } }",
        "SELECT ?x ?y { GRAPH ?g { ?x a cg:Claim . ?y a cg:Passage } }",
        "SELECT ?x ?n { ?x a cg:City { SELECT (COUNT(*) AS ?n) { ?y a cg:City } } }",
        "SELECT ?x ?k { ?x a cg:City BIND('k' AS ?k) VALUES ?z { 1 } }",
        "SELECT ?x ?s { ?x a cg:City ; rdfs:label ?l . ?y a cg:Region ; rdfs:label ?m BIND(?l = ?m AS ?s) }",
        "SELECT ?n { ?x rdfs:label ?n } ORDER BY ?n STR(?x) LIMIT 10",
        "SELECT DISTINCT ?n ?x { ?x rdfs:label ?n } ORDER BY ?n STR(?x)",
        "SELECT ?n { ?x rdfs:label ?n } ORDER BY COALESCE(?n, STR(?x))",
        "DESCRIBE <https://w3id.org/citygraph/id/place/oslo-1>",
        "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
        "CONSTRUCT { ?x rdfs:label ?l ; cg:within [ rdfs:label ?l ] } WHERE { ?x rdfs:label ?l }",
    ],
)
def test_nothing_to_find(sparql: str) -> None:
    assert found(sparql) == []


@pytest.mark.parametrize(
    ("sparql", "params", "rule", "words"),
    [
        (
            "ASK { ?x a cg:City }",
            "{plac: {type: place}}",
            "unused-parameter",
            "parameter plac: the query has no variable ?plac",
        ),
        ("ASK { ?x a cg:City }", "{limit: {type: integer}}", "unused-parameter", "no variable ?limit"),
        (
            "ASK { ?x a cg:City BIND(1 AS ?y) }",
            "{y: {type: integer}}",
            "unused-parameter",
            "gets its value from the query",
        ),
        (
            "ASK { ?x a cg:City }",
            "{x: {type: integer}}",
            "never-matches",
            "?x can't be a literal (parameter) and a thing",
        ),
        ("ASK { ?x ?p 1 }", "{p: {type: string}}", "unused-parameter", "a value of the type string can't stand there"),
        (
            "ASK { ?x cg:partner ?p }",
            "{p: {type: official}}",
            "never-matches",
            "?p can't be a cg:Official (parameter) and a cg:Place (object of cg:partner)",
        ),
        (
            "SELECT ?x { ?x cg:partner ?p }",
            "{p: {type: official}}",
            "never-matches",
            "?p can't be a cg:Official (parameter) and a cg:Place (object of cg:partner)",
        ),
        (
            "SELECT ?x { ?x cg:since ?y }",
            "{y: {type: integer}}",
            "never-matches",
            "parameter y of the type integer is no value of cg:since",
        ),
        ("ASK { ?x cg:countryCode ?c }", "{c: {type: decimal}}", "never-matches", "is no value of cg:countryCode"),
        ("ASK { ?x cg:since ?y . ?x cg:until ?z }", "{y: {type: year}, z: {type: date}}", "", ""),
        ("ASK { ?x cg:countryCode ?c }", "{c: {type: enumeration, values: [ID]}}", "", ""),
        ("ASK { { ?x a cg:City } UNION { ?x ?p 1 } }", "{x: {type: iri}}", "", ""),
        (
            "ASK { ?s rdfs:label ?l FILTER(?l = ?x) }",
            "{x: {multiple: true, required: true}}",
            "unused-parameter",
            "has several values",
        ),
        (
            "ASK { ?s rdfs:label ?l FILTER(?l = ?x) }",
            "{x: {}}",
            "unguarded-parameter",
            "may be left out, and then no condition",
        ),
        ("SELECT ?s { ?s a ?x } LIMIT 9", "{limit: {type: integer}}", "limit-without-order", "LIMIT without"),
    ],
)
def test_a_parameter(sparql: str, params: str, rule: str, words: str) -> None:
    findings = found(sparql, f"params: {params}")
    assert [one.rule for one in findings] == ([rule] if rule else [])
    assert words in " ".join(one.what for one in findings)


@pytest.mark.parametrize(
    ("sparql", "params"),
    [
        ("ASK { ?s rdfs:label ?l FILTER(?l = ?x) }", "{x: {required: true}}"),
        ("ASK { ?s rdfs:label ?l FILTER(?l = ?x) }", "{x: {default: y}}"),
        ("ASK { ?s rdfs:label ?l FILTER(!BOUND(?x) || ?l = ?x) }", "{x: {}}"),
        ("ASK { ?s rdfs:label ?l FILTER(!BOUND(?x) || ?l IN (?x)) }", "{x: {multiple: true}}"),
        ("ASK { ?s rdfs:label ?l FILTER(COALESCE(?l = ?x, true)) }", "{x: {}}"),
        ("SELECT ?s { ?s a ?x } ORDER BY ?s LIMIT 9", "{limit: {type: integer}, x: {type: iri}}"),
        ("SELECT ?x ?s { ?s rdfs:label ?l FILTER(!BOUND(?x)) }", "{x: {}}"),
    ],
)
def test_a_parameter_that_is_well(sparql: str, params: str) -> None:
    assert found(sparql, f"params: {params}") == []


@pytest.mark.parametrize(
    ("params", "what", "remedy"),
    [
        ("{k: {type: integer, default: ten}}", "the default of k: 'ten' is no whole number", "write digits: 10"),
        ("{k: {type: date, example: 2025-13}}", "the example of k: '2025-13' is no date: ", "write 2025-08-11"),
        (
            "{k: {type: concept, scheme: kind, default: twin}}",
            "the default of k: 'twin' is no kind",
            "choose from coop",
        ),
        ("{k: {type: year, multiple: true, default: [2019, 20]}}", "the default of k: '20' is no year", "write four"),
    ],
)
def test_a_value_that_its_parameter_does_not_take(params: str, what: str, remedy: str) -> None:
    (finding,) = found("ASK { ?x ?p ?k }", f"params: {params}")
    assert finding.rule == "wrong-value"
    assert finding.what.startswith(what)
    assert finding.remedy.startswith(remedy)


def test_a_value_of_a_test_that_its_parameter_does_not_take() -> None:
    (finding,) = found(
        "ASK { ?x ?p ?k }", "params: {k: {type: decimal}}", "tests: [{params: {k: half}, boolean: true}]"
    )
    assert (finding.rule, finding.what) == ("wrong-value", "a test's value of k: 'half' is no number")
    lifted = "tests: [{params: {k: ''}, boolean: true}]"
    assert found("ASK { ?x ?p ?k }", "params: {k: {type: decimal, default: 0.5}}", lifted) == []


def test_a_scheme_that_the_ontology_has_not() -> None:
    (finding,) = found("ASK { ?x cg:kind ?k }", "params: {k: {type: concept, scheme: kinds}}")
    assert (finding.rule, finding.what) == ("unknown-term", "parameter k: there is no concept scheme 'kinds'")
    assert finding.remedy == "did you mean kind?"
    (finding,) = found("ASK { ?x cg:kind ?k }", "params: {k: {type: concept, scheme: xyzzy}}")
    assert "kind, modality" in finding.remedy


@pytest.mark.parametrize(
    "params",
    [
        "{k: {type: place, example: Nowhere}}",
        "{k: {type: concept, scheme: kind, default: kota kembar}}",
        "{k: {type: date, default: 2025-08}}",
        "{k: {type: string, default: ''}}",
    ],
)
def test_a_value_that_is_well_or_known_to_a_store_alone(params: str) -> None:
    assert found("ASK { ?k ?p ?o }" if "place" in params else "ASK { ?s ?p ?k }", f"params: {params}") == []


def test_columns_that_the_answer_has_not() -> None:
    findings = found(
        "SELECT ?name { ?x rdfs:label ?name }", "columns: {nam: Name}", "view: {type: bar, label: nam, value: nam}"
    )
    assert [(one.rule, one.what, one.remedy) for one in findings] == [
        ("unknown-column", "columns names nam, which the answer has not", "did you mean name?"),
        ("unknown-column", "view names nam, which the answer has not", "did you mean name?"),
    ]
    (nothing,) = found("SELECT * { }", "columns: {nam: Name}")
    assert nothing.remedy == "the answer has no columns"
    assert rules("SELECT ?n { ?x rdfs:label ?n }", "tests: [{rows: [{m: x}]}, {ordered_by: n}]") == ["unknown-column"]


def test_what_is_ignored_with_a_reason() -> None:
    product = "SELECT * { ?a a cg:City . ?b a cg:Region }"
    assert rules(product) == ["cartesian-product"]
    assert rules(product, "lint-ignore: {cartesian-product: every pair is wanted}") == []
    assert rules("ASK {}", "lint-ignore: {cartesian-product: every pair is wanted}") == ["unneeded-ignore"]


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("#+ summary: A\n#+ view: pie\nASK {}", encoding="utf-8")
    (finding,) = lint_file(file)
    assert (
        str(finding)
        == f"{file}:2:1: error header: there is no view 'pie'; choose from table, map, timeline, graph, bar"
    )


def test_every_rule_is_graded() -> None:
    assert {severity for severity, _ in RULES.values()} == {"error", "warning"}


@pytest.mark.parametrize("stored", query.catalogue(), ids=lambda stored: stored.name)
def test_a_built_in_query_is_clean(stored: query.StoredQuery) -> None:
    assert [str(one) for one in lint(stored)] == []
