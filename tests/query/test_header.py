from __future__ import annotations

import pytest

from citygraph.errors import QueryError
from citygraph.query.header import parse
from citygraph.query.stored import Column, Expectation, Parameter, StoredQuery, View

GOOD = """\
#+ summary: Partners of a place
#+ description: >
#+   Every partnership
#+   of a city.
#+ tags: [partnerships, network]
#+ params:
#+   place: {type: place, required: true, help: "a name: or an IRI", example: Jakarta}
#+   status: {type: concept, scheme: status, default: active}
#+   since: {type: year, default: 2025}
#+   day: {type: date, example: 2025-08-11}
#+   order: {type: enumeration, values: [newest, 1]}
#+   kinds: {type: concept, scheme: kind, multiple: true, default: [a, b], example: c}
#+ columns:
#+   partner: A partner
#+   area: {type: decimal, unit: km2, label: Area}
#+ endpoint: http://localhost/sparql
# a comment of SPARQL
SELECT * {}
"""


def test_everything_that_a_header_says() -> None:
    query = parse("partners", GOOD, "queries/partners.rq")
    assert (query.name, query.summary, query.description) == (
        "partners",
        "Partners of a place",
        "Every partnership of a city.",
    )
    assert query.tags == ("partnerships", "network")
    assert query.parameters == (
        Parameter("place", "place", required=True, help="a name: or an IRI", examples=("Jakarta",)),
        Parameter("status", "concept", scheme="status", defaults=("active",)),
        Parameter("since", "year", defaults=("2025",)),
        Parameter("day", "date", examples=("2025-08-11",)),
        Parameter("order", "enumeration", values=("newest", "1")),
        Parameter("kinds", "concept", multiple=True, defaults=("a", "b"), examples=("c",), scheme="kind"),
    )
    assert query.columns == (Column("partner", label="A partner"), Column("area", "decimal", "Area", "km2"))
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("SELECT * {}", "q.rq:1: there is no summary; begin the file with '#+ summary: what the query answers'"),
        ("#+ summary: A\n#+ paramz: {}", "q.rq:2: the header has an unknown key 'paramz'; did you mean params?"),
        ("#+ summary: A\n#+ xyz: 1", "q.rq:2: the header has an unknown key 'xyz'; known keys are"),
        ("#+ summary: A\n#+ tags: [a", "q.rq:2: the header is no YAML"),
        ("# x\n#+ summary: A: b", "q.rq:2: the header is no YAML: mapping values are not allowed"),
        ("#+ summary: A\n#+ summary: B", "q.rq:2: the header has 'summary' twice; leave out one of the two"),
        ("#+ summary: [a]", "q.rq:1: summary is no text"),
        ("#+ just words", "q.rq:1: the header is not a map; write 'key: value' lines"),
        ("#+ summary: A\n#+ params: [a]", "q.rq:2: params is not a map"),
        ("#+ summary: A\n#+ params:\n#+   a-b: {}", "q.rq:3: 'a-b' in params is no variable's name"),
        (
            "#+ summary: A\n#+ params:\n#+   a: {type: place}\n#+   b: {type: city}",
            "q.rq:4: parameter b has no known type: 'city'",
        ),
        (
            "#+ summary: A\n#+ params:\n#+   a: {typ: place}",
            "q.rq:3: parameter a has an unknown key 'typ'; did you mean type?",
        ),
        ("#+ summary: A\n#+ params:\n#+   a: {type: concept}", "q.rq:3: parameter a names no concept scheme"),
        ("#+ summary: A\n#+ params:\n#+   a: {type: enumeration}", "q.rq:3: parameter a has nothing to choose from"),
        ("#+ summary: A\n#+ params:\n#+   a: {required: 1}", "q.rq:3: 'required' of parameter a is neither"),
        (
            "#+ summary: A\n#+ params:\n#+   a: {required: true, default: x}",
            "q.rq:3: parameter a is required and has a default",
        ),
        ("#+ summary: A\n#+ tags: network", "q.rq:2: tags is not a list of words; write 'tags: [one, other]'"),
        (
            "#+ summary: A\n#+ params:\n#+   a: {default: [x, y]}",
            "q.rq:3: parameter a takes one value and names several",
        ),
        (
            "#+ summary: A\n#+ params:\n#+   a: {type: enumeration, values: [x], default: y}",
            "q.rq:3: 'y' is none of the values of parameter a; choose from x",
        ),
        (
            "#+ summary: A\n#+ columns:\n#+   a: {type: day}",
            "q.rq:3: column a has no known type: 'day'; choose from str",
        ),
        ("#+ summary: A\n#+ view: pie", "q.rq:2: there is no view 'pie'; choose from table, map"),
        ("#+ summary: A\n#+ view: [bar]", "q.rq:2: view is not a map"),
        (
            "#+ summary: A\n#+ view: {type: bar, label: a, vale: b}",
            "q.rq:2: a bar has no role 'vale'; did you mean value?",
        ),
        ("#+ summary: A\n#+ view: {type: bar, k: b}", "q.rq:2: a bar has no role 'k'; its roles are la"),
        ("#+ summary: A\n#+ view: {kind: map}", "q.rq:2: a table has no role 'kind'; it takes none"),
        ("#+ summary: A\n#+ view: timline", "q.rq:2: there is no view 'timline'; did you mean timeline?"),
        (
            "#+ summary: A\n#+ view: {type: bar, label: a}",
            "q.rq:2: a bar needs a column for value; write 'view: {type: b",
        ),
        ("#+ summary: A\n#+ view: {type: map, lat: a}", "q.rq:2: a map needs columns for lat and long, or for wkt"),
        (
            "#+ summary: A\n#+ columns: {a: A}\n#+ view: {type: timeline, start: b}",
            "q.rq:3: view names no column: 'b'; t",
        ),
        ("#+ summary: A\n#+ columns: {a: A}\n#+ view: timeline", "q.rq:3: a timeline needs a column for start"),
    ],
)
def test_a_wrong_header_points_to_its_line(header: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse("q", header, "q.rq")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


TESTED = """\
#+ summary: A
#+ params: {place: {}, kinds: {multiple: true}}
#+ columns: {partner: Partner, since: {type: date}}
#+ tests:
"""


def with_tests(*lines: str) -> StoredQuery:
    return parse("q", TESTED + "\n".join(f"#+ {line}" for line in lines), "q.rq")


def test_a_view_is_a_map_or_a_word() -> None:
    text = "#+ summary: A\n#+ columns: {source: S, target: T, b: B}\n#+ view: "
    assert parse("q", text + "graph").view == View("graph", (("source", "source"), ("target", "target")))
    roles = parse("q", text + "{type: graph, source: b, target: source, label: target}").view
    assert [roles.column(role) for role in ("source", "target", "label", "nothing")] == ["b", "source", "target", None]
    assert parse("q", "#+ summary: A").view == View("table")
    assert parse("q", "#+ summary: A\n#+ view: graph").view == View("graph")


def test_what_an_answer_must_be() -> None:
    query = with_tests(
        "  - params: {place: Nordhaven, kinds: [a, b]}",
        "    rows:",
        "      - {partner: Delta, since: 2019-03}",
        "      - {partner: 'null', since: null}",
        "  - {params: {place: ''}, min_rows: 2, data: other.ttl}",
        "  - empty: true",
        "  - ordered_by: [-since, partner]",
        "  - triples: 12",
        "  - boolean: false",
    )
    assert query.tests == (
        Expectation(
            given=(("place", ("Nordhaven",)), ("kinds", ("a", "b"))),
            rows=((("partner", "Delta"), ("since", "2019-03")), (("partner", "null"), ("since", None))),
            line=5,
        ),
        Expectation(given=(("place", ("",)),), min_rows=2, data="other.ttl", line=9),
        Expectation(empty=True, line=10),
        Expectation(ordered_by=(("since", True), ("partner", False)), line=11),
        Expectation(triples=12, line=12),
        Expectation(boolean=False, line=13),
    )
    assert [test.name for test in query.tests[:3]] == ["place=Nordhaven kinds=a kinds=b", "place=", "no parameters"]


@pytest.mark.parametrize(
    ("test", "message"),
    [
        ("{}", "a test asks for nothing; add one of rows, min_rows"),
        ("{min_row: 2}", "a test has an unknown key 'min_row'; did you mean min_rows?"),
        ("{min_rows: 0}", "a test can't fail"),
        ("{empty: false}", "a test can't fail"),
        ("{rows: []}", "a test names no rows; write 'empty: true'"),
        ("{rows: [{}]}", "a row names no column"),
        ("{rows: [{partners: x}]}", "the query has no column 'partners'; did you mean partner?"),
        ("{rows: [{partner: [x]}]}", "cell partner is no text"),
        ("{ordered_by: [begin]}", "the query has no column 'begin'; there are partner, since"),
        ("{params: {plac: x}, empty: true}", "the query has no parameter 'plac'; did you mean place?"),
        ("{params: {place: [x, y]}, empty: true}", "parameter place takes one value"),
        ("{min_rows: few}", "min_rows is no whole number"),
        ("{triples: -1}", "triples is no whole number"),
        ("{boolean: 1}", "boolean is neither true nor false"),
    ],
)
def test_a_wrong_test(test: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        with_tests(f"  - {test}")
    assert str(caught.value).startswith(f"q.rq:5: {message}")
