"""Evidence beside the rows, in every format that has it."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.query.render.evidence import COLUMNS

TEXT = """
PREFIX cg: <https://w3id.org/citygraph/ontology#>
SELECT ?p ?since { ?p a cg:Partnership OPTIONAL { ?p cg:since ?since } } ORDER BY STR(?p)
"""
SISTERS = "Nordhaven and Vila Azul are sister cities since March 2019."


@pytest.fixture
def rendered(world: ox.Store):
    def render(form: str, text: str = TEXT) -> str:
        result = query.run(world, text)
        out = io.BytesIO()
        how = query.Presentation(sourced=query.sources_of(world, text, result.columns))
        query.render(result, form, out, how)
        return out.getvalue().decode()

    return render


def test_flat_formats_have_three_more_columns_and_the_same_rows(world: ox.Store, rendered) -> None:
    head, *rows = csv.reader(io.StringIO(rendered("csv"), newline=""))
    assert head == ["p", "since", *COLUMNS]
    plain = io.BytesIO()
    query.render(query.run(world, TEXT), "csv", plain)
    assert [row[:2] for row in rows] == list(csv.reader(io.StringIO(plain.getvalue().decode(), newline="")))[1:]
    (row,) = (row for row in rows if row[1] == "2019-03")
    assert row[2:] == [
        SISTERS,
        "https://w3id.org/citygraph/id/article/2019-03-02-two-harbours-become-sisters-aa",
        "2",
    ]
    assert any(row[2:] == ["", "", "0"] for row in rows)


@pytest.mark.parametrize(("form", "name"), [("tsv", "TSV"), ("json", "JSON"), ("xml", "XML")])
def test_they_stay_sparql_results(rendered, form: str, name: str) -> None:
    parsed = ox.parse_query_results(rendered(form), getattr(ox.QueryResultsFormat, name))
    assert isinstance(parsed, ox.QuerySolutions)
    assert [variable.value for variable in parsed.variables] == ["p", "since", *COLUMNS]
    assert SISTERS in [row["evidenceSentence"].value for row in parsed if row["evidenceSentence"]]


def test_json_lines_have_every_source_with_its_claims(rendered) -> None:
    rows = [json.loads(line) for line in rendered("jsonl").splitlines()]
    (row,) = (row for row in rows if row["since"] == "2019-03")
    (source,) = row["evidence"]
    assert source["sentence"] == SISTERS
    assert source["publisher"] == "The Daily Test"
    assert {claim["predicate"].rpartition("#")[2] for claim in source["claims"]} == {"type", "since"}
    assert all(
        claim["confidence"] == 0.9 and claim["claim"].startswith(source["article"]) for claim in source["claims"]
    )
    assert [] in [row["evidence"] for row in rows]


def test_a_table_has_it_below_each_row(rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = rendered("table").splitlines()
    place = next(number for number, line in enumerate(lines) if "2019-03" in line)
    assert lines[place + 1] == (
        f"    “{SISTERS}” — Two harbours become sisters, The Daily Test, 2019-03-02 [type, since]"
    )


def test_markdown_has_one_more_column(rendered) -> None:
    lines = rendered("md").splitlines()
    assert lines[0] == "| p | since | evidence |"
    assert all(line.count("|") == 4 for line in lines)
    assert any(f"“{SISTERS}” — Two harbours" in line for line in lines)


def test_more_than_a_few_sentences_are_counted(rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = rendered("table", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").splitlines()
    assert len([line for line in lines if line.startswith("    “")]) == 3
    assert re.fullmatch(r"    and \d+ more", lines[-1])


def test_a_page_folds_it_away(rendered) -> None:
    from lxml import html

    tree = html.document_fromstring(rendered("html"))
    assert tree.xpath("//th[last()]")[0].text_content() == "evidence"
    assert SISTERS in [quote.text for quote in tree.findall(".//details/blockquote")]
