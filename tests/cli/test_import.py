"""Tables of ties beside articles: in, seen, out again, and what cannot be taken."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

TABLE = """city,nation,twin,twin nation,since,type
Jakarta,ID,Seoul,South Korea,1984,Twin Town
Bandung,ID,Hamamatsu,Japan,2014-10-24,Friend
"""
MAPPING = """
dataset: {title: Ties of Alpha, publisher: Alpha, published: 2024-05}
columns: {place: city, place_country: nation, partner: twin, partner_country: twin nation, since: since, kind: type}
values: {kind: {Twin Town: sister-city, Friend: friendship-city}}
"""


@pytest.fixture
def ties(tmp_path):
    (tmp_path / "ties.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "ties.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path / "ties.csv", "--mapping", tmp_path / "ties.yaml"


def exported(run, store):
    outcome = run("export", "--format", "nq", "--store", store)
    assert outcome.code == 0, outcome.err
    return outcome.out


def rows(run, store, query, *parameters):
    outcome = run("query", "run", query, *parameters, "--format", "json", "--store", store)
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def test_a_table_is_a_source_beside_the_articles(run, tmp_path, ties):
    store = tmp_path / "store"
    outcome = run("import", *ties, "--store", store)
    assert outcome.code == 0, outcome.err
    assert "ties-of-alpha" in outcome.out
    shown = run("query", "run", "partners", "-p", "place=Jakarta", "--format", "csv", "--store", store).out
    assert "Seoul,KR" in shown
    assert "1984" in shown
    assert '"Jakarta,ID,Seoul,South Korea,1984,Twin Town"' in shown
    status = json.loads(run("status", "--format", "json", "--store", store).out)
    assert status["figures"]["datasets"] == 1
    assert status["figures"]["articles"] == 0


def test_the_graph_is_a_function_of_what_is_there(run, tmp_path, ties):
    """Before or after the articles, once or twice: the same bytes; and taken out again, as if it had never been."""
    first, second, bare = (tmp_path / name for name in ("first", "second", "bare"))
    assert run("build", "--store", bare).code == 0
    run("import", *ties, "--store", first)
    run("build", "--store", first)
    run("build", "--store", second)
    run("import", *ties, "--store", second)
    run("import", *ties, "--store", second)
    assert exported(run, first) == exported(run, second) != exported(run, bare)
    assert run("remove", "ties-of-alpha", "--store", second).code == 0
    assert exported(run, second) == exported(run, bare)


def test_a_newer_dataset_takes_the_place_of_the_one_of_its_name(run, tmp_path, ties):
    store, alone = tmp_path / "store", tmp_path / "alone"
    run("import", *ties, "--store", store)
    ties[0].write_text(TABLE.replace("1984", "1985").replace("Bandung", "Surabaya"), encoding="utf-8")
    run("import", *ties, "--store", store)
    run("import", *ties, "--store", alone)
    assert exported(run, store) == exported(run, alone)
    assert "<https://w3id.org/citygraph/id/place/bandung" not in exported(run, store)


def test_what_conforms_and_is_inferred(run, tmp_path, ties):
    store = tmp_path / "store"
    run("import", *ties, "--store", store)
    assert run("validate", "--store", store).code == 0
    nquads = exported(run, store)
    assert "twinnedWith" in nquads
    assert "ontology#Dataset> <https://w3id.org/citygraph/id/dataset/ties-of-alpha>" in nquads


def test_packed_tables(run, tmp_path, ties):
    plain, packed = tmp_path / "plain", tmp_path / "packed"
    run("import", *ties, "--store", plain)
    ties[0].write_bytes(gzip.compress(ties[0].read_bytes(), mtime=0))
    assert run("import", *ties, "--store", packed).code == 0
    assert exported(run, plain) == exported(run, packed)


def test_rows_that_mean_nothing_are_told_and_make_a_strict_import_fail(run, tmp_path, ties):
    ties[0].write_text(f"{TABLE}Nowhereville,ID,Seoul,KR,,\n", encoding="utf-8")
    outcome = run("import", *ties, "--store", tmp_path / "store")
    assert outcome.code == 0
    assert "ties.csv:4: no place 'Nowhereville, ID' is known" in outcome.complaint
    assert run("import", *ties, "--strict", "--store", tmp_path / "store").code == 1


@pytest.mark.parametrize(
    ("content", "code", "what"),
    [
        (TABLE.encode()[:-4] + b"\xff\n", 1, "ties.csv:3:42: not UTF-8 text"),
        (TABLE.encode() + b'"open', 1, "ties.csv:4: no CSV"),
        (b"town,twin\na,b\n", 2, "no column 'city' for place"),
        (TABLE.replace("Jakarta", "Xx").replace("Bandung", "Yy").encode(), 1, "none of 2 rows could be taken"),
        (gzip.compress(TABLE.encode(), mtime=0)[:-9], 1, "packing is broken"),
        (b"", 1, "without rows"),
    ],
)
def test_a_broken_file_changes_nothing(run, tmp_path, ties, content, code, what):
    store = tmp_path / "store"
    run("import", *ties, "--store", store)
    before = exported(run, store)
    ties[0].write_bytes(content)
    outcome = run("import", *ties, "--store", store)
    assert outcome.code == code
    assert what in outcome.complaint
    assert exported(run, store) == before


def test_a_broken_first_file_leaves_no_store(run, tmp_path, ties):
    ties[0].write_bytes(b"")
    assert run("import", *ties, "--store", tmp_path / "store").code == 1
    assert not (tmp_path / "store").exists()


def test_what_others_know_is_compared_with_the_articles(run, tmp_path):
    store, table = tmp_path / "store", tmp_path / "elsewhere.csv"
    table.write_text(
        "place,place_country,partner,partner_country,kind,since\n"
        "Jakarta,ID,Kuala Lumpur,MY,sister-city,1999\n"
        "Malang,ID,Hebron,PS,,\n"
        "Jakarta,ID,Seoul,KR,sister-city,1984\n",
        encoding="utf-8",
    )
    assert run("build", "--store", store).code == 0
    assert run("import", table, "--store", store).code == 0
    outcome = run("query", "run", "known-elsewhere", "--format", "csv", "--store", store)
    found = {(row["one"], row["other"]): row["verdict"] for row in csv.DictReader(io.StringIO(outcome.out))}
    assert found["Jakarta", "Kuala Lumpur"] == "contradicted"
    assert found["Hebron", "Malang"] == "confirmed"
    assert found["Jakarta", "Seoul"] == "only elsewhere"
    assert found["Heidelberg", "Jakarta"] == "missing elsewhere"


def test_rdf_into_an_empty_store_is_restored_and_beside_others_a_dataset(run, tmp_path):
    first, second, facts = tmp_path / "first", tmp_path / "second", tmp_path / "facts.ttl"
    assert run("build", "--store", first).code == 0
    facts.write_text(run("export", "--store", first).out, encoding="utf-8")
    outcome = run("import", facts, "--store", second)
    assert outcome.code == 0
    assert "the graph as it was" in outcome.out
    rows = [line.split() for line in run("status", "--store", second).out.splitlines()]
    assert next(line.split() for line in outcome.out.splitlines() if line.startswith("triples of facts")) in rows
    assert run("export", "--store", second).out == facts.read_text(encoding="utf-8")
    outcome = run("import", facts, "--store", first)
    assert outcome.code == 0
    assert "facts" in outcome.out
    assert run("remove", "dataset/facts", "--store", first).code == 2  # its id is its name
    assert run("remove", "facts", "--store", first).code == 0
    assert run("export", "--store", first).out == facts.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["notes.txt", "page.html"])
def test_what_is_neither_rdf_nor_a_table_is_refused(run, tmp_path, name):
    file = tmp_path / name
    file.write_text("<!DOCTYPE html><p>Jakarta</p>" if name == "page.html" else "Jakarta and Seoul\n", encoding="utf-8")
    outcome = run("import", file, "--store", tmp_path / "store")
    assert outcome.code == 1
    assert name in outcome.complaint
    assert not (tmp_path / "store").exists()
