"""``validate``: what it tells of a store, in which form, and with which exit code."""

from __future__ import annotations

import json

import pytest
import rdflib
from rdflib.namespace import SH

NO_SPARQL = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix cg: <https://w3id.org/citygraph/ontology#> .
<urn:s> a sh:NodeShape ; sh:targetClass cg:City ; sh:sparql [ sh:select "SELECT nonsense" ] .
"""


def test_a_graph_that_conforms(built, run) -> None:
    told = run("validate")
    assert (told.code, told.out) == (0, "")
    assert "triples: all conform" in told.complaint


@pytest.mark.parametrize("engine", ["pyshifty", "pySHACL"])
def test_shapes_of_ones_own_are_checked_too(built, run, strict, engine) -> None:
    told = run("validate", "--shapes", strict, "--engine", engine)
    assert told.code == 1
    (line,) = told.out.splitlines()
    assert line.startswith("Violation  leiden-2751773--oxford-2640729 kind sister-city: only friendship counts; ")
    assert "1 of severity Violation" in told.complaint


def test_json_is_for_programs(built, run, strict) -> None:
    told = json.loads(run("validate", "--shapes", strict, "--format", "json").out)
    assert (told["conforms"], told["engine"], told["counts"]["Violation"]) == (False, "pyshifty", 1)
    (result,) = told["results"]
    assert result["shape"] == "https://example.org/shapes#Friends-kind"
    assert result["message"] == "only friendship counts"
    assert result["remedy"] == "look for another article"
    assert result["component"] == "InConstraintComponent"


def test_the_report_is_shacl(built, run, strict, tmp_path) -> None:
    file = tmp_path / "report.ttl"
    assert run("validate", "--shapes", strict, "--format", "ttl", "-o", file).code == 1
    report = rdflib.Graph().parse(file)
    assert [value.toPython() for value in report.objects(None, SH.conforms)] == [False]
    assert len(list(report.objects(None, SH.result))) == 1
    good = rdflib.Graph().parse(data=run("validate", "--format", "ttl").out, format="turtle")
    assert [value.toPython() for value in good.objects(None, SH.conforms)] == [True]


def test_warnings_are_told_when_asked_for_and_are_no_failure(built, run, tmp_path, strict) -> None:
    mild = tmp_path / "mild.ttl"
    mild.write_text(strict.read_text().replace("sh:path cg:kind", "sh:path cg:kind ; sh:severity sh:Warning"))
    assert run("validate", "--shapes", mild).out == ""
    told = run("validate", "--shapes", mild, "--severity", "warning")
    assert told.code == 0
    assert [line[:7] for line in told.out.splitlines()] == ["Warning"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("this is no Turtle", "no Turtle"),
        ("<urn:a> <urn:b> <urn:c> .", "there are no SHACL shapes in it"),
        ("", "a file of shapes is empty"),
        (NO_SPARQL, "the shapes cannot be used"),
    ],
)
def test_what_are_no_shapes(built, run, tmp_path, text, complaint) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text(text, encoding="utf-8")
    told = run("validate", "--shapes", file)
    assert (told.code, told.out) == (2, "")
    assert complaint in told.complaint


def test_without_a_store(store, run) -> None:
    told = run("validate")
    assert told.code == 1
    assert "no store" in told.complaint
