"""Questions that cannot be asked: the message says where the fault is and what would be right."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

ASK_ALL = "SELECT * WHERE { ?s ?p ?o }"


@pytest.mark.parametrize("verb", ["show", "run"])
def test_an_unknown_query_suggests_the_nearest(verb: str, built, run) -> None:
    result = run("query", verb, "partnerz")
    assert (result.code, result.out) == (2, "")
    assert "partnerz" in result.complaint
    assert "partners" in result.complaint.replace("partnerz", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["query", "lst"], "No such command 'lst'. Did you mean 'list'?"),
        (["xyzzy"], "No such command 'xyzzy'."),
    ],
)
def test_an_unknown_command_suggests_the_nearest(words: list[str], told: str, run) -> None:
    result = run(*words)
    assert (result.code, result.out, result.err.splitlines()[-1]) == (2, "", f"Error: {told}")


def test_a_missing_parameter_is_named(built, run) -> None:
    result = run("query", "run", "partners")
    assert (result.code, result.out) == (2, "")
    assert "place" in result.complaint


def test_a_parameter_that_the_query_does_not_have(built, run) -> None:
    result = run("query", "run", "partners", "-p", "place=Leiden", "-p", "plaze=Leiden")
    assert (result.code, result.out) == (2, "")
    assert "plaze" in result.complaint


def test_a_parameter_without_its_value(built, run) -> None:
    result = run("query", "run", "partners", "-p", "Leiden")
    assert (result.code, result.out) == (2, "")
    assert "=" in result.complaint


def test_a_parameter_without_its_option(built, run) -> None:
    result = run("query", "run", "partners", "place=The Hague")
    assert (result.code, result.out) == (2, "")
    assert "write: -p 'place=The Hague'" in result.complaint


def test_a_word_too_many(built, run) -> None:
    result = run("query", "run", "partners", "-p", "place=Leiden", "Gouda")
    assert (result.code, result.out) == (2, "")
    assert "unexpected extra argument (Gouda)" in result.err


def test_a_very_long_value_is_repeated_in_part(built, run) -> None:
    result = run("query", "run", "partners", "-p", f"place={'Leiden' * 1000}")
    assert (result.code, result.out) == (2, "")
    assert "LeidenLeiden" in result.complaint
    assert len(result.complaint) < 300


def test_a_place_that_is_not_in_the_graph(built, run) -> None:
    result = run("query", "run", "partners", "-p", "place=Atlantis")
    assert (result.code, result.out) == (2, "")
    assert "Atlantis" in result.complaint


def test_a_concept_that_is_none_of_its_scheme(built, run) -> None:
    result = run("query", "run", "partners", "-p", "place=Leiden", "-p", "status=activ")
    assert (result.code, result.out) == (2, "")
    assert "activ" in result.complaint
    assert "active" in result.complaint


@pytest.mark.parametrize(
    ("query", "assignment", "right"),
    [
        ("agreements", "year=soon", "2025"),
        ("events", "from=2025-13", "2025-08"),
        ("events", "until=11.8.2025", "2025-08-11"),
        ("network", "limit=ten", "10"),
        ("network", "limit=-3", "digits"),
        ("network", "limit=9999999999999999999999", "digits"),
        ("articles", "language=Indonesian!", "en"),
        ("office-holders", "role=mayr", "mayor"),
        ("partners", "place=", "-p place=Jakarta"),
        ("evidence", "about=<x", "IRI"),
    ],
)
def test_a_mistyped_parameter_is_told_what_is_right(query: str, assignment: str, right: str, built, run) -> None:
    result = run("query", "run", query, "-p", assignment)
    assert (result.code, result.out) == (2, "")
    assert assignment.partition("=")[0] in result.complaint
    assert right in result.complaint


def test_a_parameter_given_twice(built, run) -> None:
    result = run("query", "run", "partners", "-p", "place=Leiden", "-p", "place=Oxford")
    assert (result.code, result.out) == (2, "")
    assert "twice" in result.complaint


HOSTILE = ['Leiden" } INSERT DATA { <a:a> <a:b> <a:c> } #', "<a:a> . ?x ?y ?z", "Leiden\n} LIMIT 0 #"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_parameter_is_only_a_strange_name(value: str, built, run) -> None:
    before = run("export").out
    result = run("query", "run", "partners", "-p", f"place={value}")
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert run("export").out == before


@pytest.mark.parametrize("query", ["SELECT ?s WHERE {\n  ?s ?p ?o\n", "SELECT ?s WHERE {\n  ?s ?p }"])
def test_a_syntax_error_says_line_and_column(query: str, built, run) -> None:
    result = run("sparql", query)
    assert (result.code, result.out) == (1, "")
    assert "line 2" in result.complaint or "line 3" in result.complaint
    assert "column" in result.complaint


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX cg: <https://w3id.org/citygraph/ontology#>\nDELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "LOAD <file:///etc/hostname>",
    ],
)
def test_an_update_is_refused_and_changes_nothing(update: str, built, run) -> None:
    before = run("export").out
    result = run("sparql", update)
    assert (result.code, result.out) == (1, "")
    assert "changes the graph" in result.complaint
    assert run("export").out == before


def test_a_query_may_speak_of_updates(built, run) -> None:
    result = run("sparql", 'SELECT ("DELETE WHERE { }" AS ?text) WHERE { } # INSERT DATA', "--format", "csv")
    assert (result.code, result.err) == (0, "")
    assert "DELETE WHERE" in result.out


def test_a_call_to_another_service_is_refused(built, run) -> None:
    result = run("sparql", "SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")
    assert (result.code, result.out) == (1, "")
    assert "SERVICE" in result.complaint


def test_three_thousand_braces_do_not_crash_the_engine(built, run) -> None:
    result = run("sparql", "SELECT * WHERE " + "{" * 3000 + "?s ?p ?o" + "}" * 3000)
    assert (result.code, result.out) == (1, "")
    assert "nest" in result.complaint


def test_an_empty_query(built, run) -> None:
    result = run("sparql", "-", stdin=b" \n")
    assert (result.code, result.out) == (1, "")
    assert "empty" in result.complaint


def test_a_query_that_is_not_utf_8(tmp_path, built, run) -> None:
    query = b"SELECT * WHERE { ?s ?p '\xff\xfe' }"
    (tmp_path / "odd.rq").write_bytes(query)
    for argument, stdin in (("-", query), (tmp_path / "odd.rq", b"")):
        result = run("sparql", argument, stdin=stdin)
        assert (result.code, result.out) == (1, "")
        assert "UTF-8" in result.complaint


def test_a_query_file_that_is_not_there(tmp_path, built, run) -> None:
    result = run("sparql", tmp_path / "nowhere.rq")
    assert (result.code, result.out) == (2, "")
    assert "nowhere.rq" in result.complaint
    assert "no such file" in result.complaint


def test_a_query_too_long_for_a_file_name(built, run) -> None:
    result = run("sparql", "ASK { ?s ?p ?o" + " " * 5000 + "}", "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert "true" in result.out


def test_a_form_that_the_result_cannot_take(built, run) -> None:
    result = run("sparql", ASK_ALL, "--format", "ttl")
    assert result.code in (1, 2)
    assert "ttl" in result.complaint


@pytest.mark.parametrize(
    "command",
    [
        ["query", "run", "partners", "-p", "place=Leiden"],
        ["sparql", ASK_ALL],
        ["show", "Leiden"],
        ["export"],
        ["status"],
        ["remove", "x"],
    ],
    ids=lambda command: command[0],
)
def test_without_a_store_the_way_to_one_is_named(command: list[str], store, run) -> None:
    result = run(*command)
    assert (result.code, result.out) == (1, "")
    assert "store" in result.complaint
    assert "citygraph build" in result.complaint
    assert not store.exists()


def test_a_name_that_the_graph_does_not_know(built, run) -> None:
    result = run("show", "Atlantis")
    assert result.code in (1, 2)
    assert "Atlantis" in result.complaint


def test_an_article_that_the_store_does_not_have(built, run) -> None:
    before = run("export").out
    result = run("remove", "1999-01-01-nothing")
    assert result.code == 2
    assert "1999-01-01-nothing" in result.complaint
    assert run("export").out == before


def test_an_output_file_that_cannot_be_written(tmp_path, built, run) -> None:
    result = run("export", "-o", tmp_path / "no" / "folder" / "graph.ttl")
    assert result.code == 1
    assert "graph.ttl" in result.complaint


def test_a_failed_query_leaves_the_output_file_as_it_was(tmp_path, built, run) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("old", encoding="utf-8")
    assert run("sparql", "SELECT", "-o", file).code == 1
    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if "answer" in path.name] == ["answer.csv"]


def test_a_query_that_is_a_folder(built, run, tmp_path) -> None:
    result = run("sparql", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert f"{tmp_path}: cannot be read (Is a directory); check the path" in result.complaint


def test_a_query_comes_through_a_pipe_with_a_name(built, run, tmp_path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_text, "ASK { ?s ?p ?o }")
        assert (run("sparql", pipe).out) == "yes\n"
