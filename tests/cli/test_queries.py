"""Stored queries on the command line: a user's own folder, and their tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

GOOD = """\
#+ summary: Things
#+ params: {thing: {type: iri, example: urn:a}}
#+ tests:
#+   - params: {thing: urn:a}
#+     rows: [{n: 1}]
SELECT ?n { ?thing <urn:n> ?n } ORDER BY ?n
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "world.trig").write_text("<urn:a> <urn:n> 1 . <urn:b> <urn:n> 2, 3 .", encoding="utf-8")
    (folder / "things.rq").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_folder_of_ones_own(folder: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = run("query", "list", "--queries", folder)
    assert (listed.code, listed.err) == (0, "")
    assert "things" in listed.out
    assert "partners" in listed.out
    assert run("query", "show", "things", "--queries", folder).out.startswith(GOOD)
    assert run("query", "show", "things").code == 2
    monkeypatch.setenv("CITYGRAPH_QUERIES", str(folder))
    assert run("query", "show", "things").code == 0


def test_the_users_query_wins_and_says_so(folder: Path, run) -> None:
    (folder / "partners.rq").write_text(GOOD, encoding="utf-8")
    shown = run("query", "show", "partners", "--queries", folder)
    assert shown.out.startswith(GOOD)
    assert shown.complaint.startswith(f"citygraph: {folder / 'partners.rq'}: stands in for partners of ")
    assert run("query", "show", "things", "--queries", folder).err == ""


def test_a_file_that_is_no_query_is_set_aside(folder: Path, run) -> None:
    (folder / "wrong.rq").write_text("#+ summary: [a]\n", encoding="utf-8")
    listed = run("query", "list", "--queries", folder)
    assert (listed.code, listed.complaint) == (
        0,
        f"citygraph: {folder / 'wrong.rq'}:1: summary is no text; write words, in quotes if they hold ': ' or '# '",
    )
    assert "things" in listed.out


def test_a_run_of_ones_own_query(built: Path, folder: Path, run) -> None:
    (folder / "cities.rq").write_text(
        "#+ summary: Cities\n#+ params: {names: {multiple: true}}\n"
        "SELECT ?name { ?s a <https://w3id.org/citygraph/ontology#City> ; "
        "<http://www.w3.org/2000/01/rdf-schema#label> ?label "
        "BIND(STR(?label) AS ?name) FILTER(LANG(?label) = 'en' && (!BOUND(?names) || ?name IN (?names))) } "
        "ORDER BY ?name",
        encoding="utf-8",
    )
    asked = ("query", "run", "cities", "--queries", folder, "--format", "csv")
    assert run(*asked).out.split() == ["name", "Leiden", "Oxford"]
    assert run(*asked, "-p", "names=Oxford").out.split() == ["name", "Oxford"]
    assert run(*asked, "-p", "names=Oxford", "-p", "names=Leiden").out.split() == ["name", "Leiden", "Oxford"]


def test_tests_that_pass(folder: Path, run) -> None:
    tested = run("query", "test", folder)
    assert (tested.code, tested.out, tested.err) == (0, "1 test of 1 query: 1 passed, 0 failed\n", "")
    assert run("query", "test", "things", "--queries", folder).out == tested.out


def test_a_miss_is_1_and_names_the_line(folder: Path, run) -> None:
    (folder / "things.rq").write_text(GOOD.replace("{n: 1}", "{n: 2}"), encoding="utf-8")
    (folder / "untested.rq").write_text("#+ summary: A\nASK {}", encoding="utf-8")
    report = folder / "report.xml"
    tested = run("query", "test", folder, "--junit", report)
    assert tested.code == 1
    assert tested.out.splitlines() == [
        f"{folder / 'things.rq'}:4: things (thing=urn:a): expected 1 row, the answer has 1: "  # noqa: ISC004
        "missing {n: 2}; not expected {n: 1}",
        "1 test of 1 query: 0 passed, 1 failed",
        "without a test: untested",
    ]
    suites = etree.parse(report).getroot()
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("1", "1", "0")
    case = suites.find("testsuite[@name='things']/testcase")
    assert (case.get("name"), case.get("classname"), case.get("line")) == ("thing=urn:a", "queries.things", "4")
    assert case.find("failure").get("message").startswith("expected 1 row")


def test_tests_of_the_same_parameters_have_names_of_their_own(folder: Path, run) -> None:
    more = "#+   - {params: {thing: urn:a}, min_rows: 1}\n#+   - {params: {thing: urn:b}, min_rows: 1}\nSELECT"
    (folder / "things.rq").write_text(GOOD.replace("SELECT", more), encoding="utf-8")
    run("query", "test", folder, "--junit", folder / "report.xml")
    names = [case.get("name") for case in etree.parse(folder / "report.xml").iter("testcase")]
    assert names == ["thing=urn:a", "thing=urn:a (2)", "thing=urn:b"]


def test_a_query_that_cannot_be_asked_is_an_error(folder: Path, run) -> None:
    (folder / "things.rq").write_text(GOOD.replace("SELECT", "SELEKT"), encoding="utf-8")
    report = folder / "report.xml"
    assert run("query", "test", folder, "--junit", report).code == 1
    assert etree.parse(report).find("testsuite/testcase/error").get("message").startswith("SPARQL syntax error")


def test_a_test_whose_data_cannot_be_read_is_an_error_and_the_next_is_asked(folder: Path, run) -> None:
    (folder / "absent.rq").write_text(
        "#+ summary: A\n#+ tests: [{data: absent.ttl, min_rows: 1}]\nSELECT * { ?s ?p ?o }", encoding="utf-8"
    )
    report = folder / "report.xml"
    tested = run("query", "test", folder, "--junit", report)
    assert (tested.code, tested.err) == (1, "")
    first, last = tested.out.splitlines()
    assert first.startswith(
        f"{folder / 'absent.rq'}:2: absent (no parameters): {folder / 'absent.ttl'}: cannot be read ("
    )
    assert "None" not in first
    assert last == "2 tests of 2 queries: 1 passed, 1 failed"
    assert etree.parse(report).find("testsuite[@name='absent']/testcase/error") is not None


def test_a_file_that_is_no_query_is_an_error_and_the_others_are_tested(folder: Path, run) -> None:
    (folder / "wrong.rq").write_text("#+ summary: A\n#+ vew: table\nASK {}", encoding="utf-8")
    report = folder / "report.xml"
    tested = run("query", "test", folder, "--junit", report)
    assert (tested.code, tested.err) == (1, "")
    assert tested.out.splitlines()[0].startswith(f"{folder / 'wrong.rq'}:2: wrong (its header): ")
    assert tested.out.splitlines()[1] == "2 tests of 2 queries: 1 passed, 1 failed"
    assert etree.parse(report).find("testsuite[@name='wrong']/testcase/error") is not None


def test_a_query_that_begins_with_a_mark_of_utf_8(built: Path, folder: Path, run) -> None:
    (folder / "marked.rq").write_text("#+ summary: A\nASK { ?a ?b ?c }", encoding="utf-8-sig")
    assert run("query", "run", "marked", "--queries", folder).out == "yes\n"
    assert run("sparql", folder / "marked.rq").out == "yes\n"
    assert run("sparql", "-", stdin=b"\xef\xbb\xbfASK { ?a ?b ?c }").out == "yes\n"


def test_tests_on_the_store(built: Path, folder: Path, run) -> None:
    assert run("query", "test", folder, "--store", built).code == 1
    (folder / "tests" / "world.trig").unlink()
    assert run("query", "test", folder).code == 1
    (folder / "things.rq").write_text(
        "#+ summary: A\n#+ tests: [{min_rows: 1}]\nSELECT * { ?s ?p ?o }", encoding="utf-8"
    )
    assert run("query", "test", folder).code == 0


def test_a_runaway_query_is_stopped_and_the_next_test_is_asked(built: Path, folder: Path, run) -> None:
    (folder / "runaway.rq").write_text(
        "#+ summary: A\n#+ tests: [{data: many.nt, min_rows: 1}]\n"
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        encoding="utf-8",
    )
    many = (f"<urn:{n}> <urn:p> <urn:{n + 1}> .\n" for n in range(3000))
    (folder / "many.nt").write_text("".join(many), encoding="utf-8")
    report = folder / "report.xml"
    tested = run("query", "test", "--timeout", "4", "--junit", report, folder)
    assert tested.code == 1
    assert tested.out.splitlines() == [
        f"{folder / 'runaway.rq'}:2: runaway (no parameters): the query was stopped after 4 s; "  # noqa: ISC004
        "make the query narrower, or raise --timeout",
        "2 tests of 2 queries: 1 passed, 1 failed",
    ]
    cases = {case.get("classname"): case for case in etree.parse(report).iter("testcase")}
    assert cases["queries.runaway"].find("error") is not None
    assert len(cases["queries.things"]) == 0


def test_nothing_to_test(folder: Path, run) -> None:
    (folder / "things.rq").write_text("#+ summary: A\nASK {}", encoding="utf-8")
    tested = run("query", "test", folder)
    assert tested.code == 1
    assert "there is nothing to test" in tested.complaint


def test_lint(folder: Path, run) -> None:
    assert run("query", "lint", folder).out == "1 query: 0 errors, 0 warnings\n"
    (folder / "cut.rq").write_text("#+ summary: A\nSELECT ?s { ?s ?p ?o }\nLIMIT 5", encoding="utf-8")
    warned = run("query", "lint", folder)
    assert (warned.code, warned.out.splitlines()) == (
        0,
        [
            f"{folder / 'cut.rq'}:3:1: warning limit-without-order: LIMIT without ORDER BY: "  # noqa: ISC004
            "which rows come is left to chance; order by something that never ties",
            "2 queries: 0 errors, 1 warning",
        ],
    )
    assert run("query", "lint", folder, "--strict").code == 1
    (folder / "wrong.rq").write_text("#+ summary: A\nSELECT ?t { ?s ?p ?o } ORDER BY ?s", encoding="utf-8")
    wrong = run("query", "lint", folder / "wrong.rq", "--format", "json")
    assert wrong.code == 1
    assert [(one["rule"], one["severity"], one["line"], one["column"]) for one in json.loads(wrong.out)] == [
        ("unbound-variable", "error", 2, 8),
        ("hidden-order-key", "warning", 2, 33),
    ]


def test_new_makes_its_folder_and_says_what_it_stands_in_for(tmp_path: Path, run) -> None:
    folder = tmp_path / "not" / "yet"
    made = run("query", "new", "twin-towns", "--queries", folder)
    assert (made.code, made.out, made.err) == (0, f"{folder / 'twin-towns.rq'}\n", "")
    taken = run("query", "new", "partners", "--queries", folder)
    assert taken.complaint.startswith(f"citygraph: {folder / 'partners.rq'}: stands in for partners of ")


def test_new_and_export(folder: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("query", "new", "twin-towns", "--queries", folder)
    assert (made.code, made.out) == (0, f"{folder / 'twin-towns.rq'}\n")
    assert run("query", "new", "twin-towns", "--queries", folder).code == 2
    monkeypatch.chdir(folder)
    assert run("query", "new", "other").out == "other.rq\n"
    assert (folder / "other.rq").is_file()
    exported = run("query", "export", folder, "-o", folder / "all.ttl")
    assert (exported.code, exported.out) == (0, "")
    assert (folder / "all.ttl").read_text(encoding="utf-8").count("a sh:SPARQLExecutable") == 3
