"""What becomes of an answer, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def lines(run, store: Path, *options: object) -> list[str]:
    done = run("query", "run", "agreements", *options, "--format", "jsonl", "--store", store)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def test_pages_of_a_stored_query_joined_are_its_answer(run, bundled_store: Path) -> None:
    whole = lines(run, bundled_store)
    pages = [lines(run, bundled_store, "--limit", 5, "--offset", start) for start in range(0, len(whole), 5)]
    assert len(pages) > 2
    assert [line for page in pages for line in page] == whole


def test_pages_of_any_query(run, bundled_store: Path) -> None:
    ask = ("sparql", "SELECT ?s { ?s a <https://w3id.org/citygraph/ontology#City> }", "--store", bundled_store)
    whole = run(*ask, "--format", "csv", "--limit", 1000).out.splitlines()
    assert run(*ask, "--format", "csv", "--offset", 3, "--limit", 2).out.splitlines()[1:] == whole[4:6]


def test_yes_has_no_pages(run, bundled_store: Path) -> None:
    done = run("sparql", "ASK {}", "--limit", "3", "--store", bundled_store)
    assert done.code == 2
    assert "no pages" in done.complaint


@pytest.mark.parametrize("form", ["xml", "jsonl", "md", "tsv"])
def test_formats_of_rows(run, bundled_store: Path, form: str) -> None:
    done = run("query", "run", "partners", "-p", "place=Jakarta", "--format", form, "--store", bundled_store)
    assert done.code == 0
    assert "Kuala Lumpur" in done.out


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "jsonl"])
def test_formats_of_graphs(run, bundled_store: Path, form: str) -> None:
    text = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t . FILTER(?t = <https://w3id.org/citygraph/ontology#Region>) }"
    once, again = (run("sparql", text, "--format", form, "--store", bundled_store) for _ in range(2))
    assert once == again
    assert "Region" in once.out
    if form == "jsonld":
        assert json.loads(once.out)


def test_evidence_of_any_query(run, bundled_store: Path) -> None:
    text = """PREFIX cg: <https://w3id.org/citygraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      SELECT ?name (COUNT(?p) AS ?ties) { ?p cg:partner ?place . ?place rdfs:label ?label BIND(STR(?label) AS ?name)
      FILTER(LANG(?label) = "en") } GROUP BY ?name ORDER BY DESC(?ties) ?name LIMIT 3"""
    done = run("sparql", text, "--evidence", "--format", "jsonl", "--store", bundled_store)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert len(rows) == 3
    for row in rows:
        assert row["evidence"]
        assert all(source["sentence"] and source["article"] and source["claims"] for source in row["evidence"])


def test_only_rows_have_evidence(run, bundled_store: Path) -> None:
    done = run("sparql", "ASK {}", "--evidence", "--store", bundled_store)
    assert done.code == 2
    assert "only rows have evidence" in done.complaint


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("network", "bar label=name value=partners"),
        ("agreements", "timeline start=day"),
        ("partners-not-cities", "graph"),
    ],
)
def test_pictures(run, bundled_store: Path, name: str, view: str) -> None:
    once, again = (
        run("query", "run", name, "--format", "svg", "--view", view, "--store", bundled_store) for _ in range(2)
    )
    assert once == again
    assert once.code == 0
    assert once.out.startswith("<svg")
    assert "San Antonio" in once.out or name != "network"


def test_ties_on_a_map(run, bundled_store: Path) -> None:
    text = """PREFIX cg: <https://w3id.org/citygraph/ontology#>
      SELECT ?a ?b { ?p cg:partner ?a, ?b . ?a a cg:City . ?b a cg:City . FILTER(STR(?a) < STR(?b)) }"""
    done = run("sparql", text, "--format", "geojson", "--view", "graph", "--store", bundled_store)
    found = json.loads(done.out)["features"]
    assert len(found) > 20
    assert all(each["geometry"]["type"] == "LineString" for each in found)


def test_a_view_that_there_is_not(run, bundled_store: Path) -> None:
    done = run("query", "run", "network", "--format", "svg", "--view", "pie", "--store", bundled_store)
    assert done.code == 2
    assert "no view 'pie'" in done.complaint
