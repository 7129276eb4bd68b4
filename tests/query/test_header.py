from __future__ import annotations

import pytest

from citygraph.errors import QueryError
from citygraph.query.header import Column, Parameter, parse

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
        Parameter("place", "place", required=True, help="a name: or an IRI", example="Jakarta"),
        Parameter("status", "concept", scheme="status", default="active"),
        Parameter("since", "year", default="2025"),
        Parameter("day", "date", example="2025-08-11"),
        Parameter("order", "enumeration", values=("newest", "1")),
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
        ("#+ summary: A\n#+ when: 2025-13-45", "q.rq:1: the header is no YAML: month must be in 1..12"),
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
        ("#+ summary: A\n#+ tags: network", "q.rq:2: tags is not a list of words"),
    ],
)
def test_a_wrong_header_points_to_its_line(header: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse("q", header, "q.rq")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
