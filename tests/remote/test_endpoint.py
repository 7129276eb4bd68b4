"""The commands that ask a server: the same output as from the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests import calling

ENVIRONMENT = {"CITYGRAPH_USER": None, "CITYGRAPH_PASSWORD": None, "CITYGRAPH_STORE": None}


def call(*words: str, **environment: str) -> Result:
    return calling.call(*words, **{**ENVIRONMENT, **environment})


@pytest.fixture(scope="module")
def url(oxigraph_url: str, bundled_store: Path) -> str:
    done = call("push", oxigraph_url, "--replace", "--store", str(bundled_store))
    assert done.exit_code == 0, done.stderr
    assert "triples in 19 graphs are on the server" in done.stderr
    return oxigraph_url


@pytest.mark.parametrize(
    "words",
    [
        ["query", "run", "partners", "-p", "place=jakarta", "--format", "csv"],
        ["query", "run", "partners", "-p", "place=Jakarta", "--evidence", "--format", "json"],
        ["query", "run", "map-of-ties", "--format", "geojson"],
        ["query", "run", "agreements", "--limit", "3", "--offset", "2"],
        ["sparql", "ASK { ?s a <https://w3id.org/citygraph/ontology#City> }"],
        ["show", "Jakarta", "Kuala Lumpur"],
        ["show", "Pramono Anung", "--format", "json"],
    ],
)
def test_the_same_output(words: list[str], url: str, bundled_store: Path) -> None:
    there, here = call(*words, "--endpoint", url), call(*words, "--store", str(bundled_store))
    assert there.exit_code == here.exit_code == 0, there.stderr
    assert there.stdout == here.stdout


def test_validate(url: str, bundled_store: Path) -> None:
    there = call("validate", "--format", "json", "--endpoint", url)
    here = call("validate", "--format", "json", "--store", str(bundled_store))
    assert there.exit_code == 0, there.stderr
    assert json.loads(there.stdout) == json.loads(here.stdout)


def test_pull(url: str, bundled_store: Path, tmp_path: Path) -> None:
    pulled = call("pull", url, "-o", str(tmp_path / "there.trig"))
    exported = call("export", "--format", "trig", "--store", str(bundled_store), "-o", str(tmp_path / "here.trig"))
    assert pulled.exit_code == exported.exit_code == 0, pulled.stderr
    assert (tmp_path / "there.trig").read_bytes() == (tmp_path / "here.trig").read_bytes()


def test_pull_into_a_store(url: str, bundled_store: Path, tmp_path: Path) -> None:
    fetched = tmp_path / "fetched"
    pulled = call("pull", url, "--into", str(fetched))
    assert pulled.exit_code == 0, pulled.stderr
    assert "restored" in pulled.stdout
    for words in (["export", "--format", "trig"], ["show", "Jakarta"], ["query", "run", "ties", "--format", "csv"]):
        there, here = call(*words, "--store", str(fetched)), call(*words, "--store", str(bundled_store))
        assert there.exit_code == here.exit_code == 0, there.stderr
        assert there.stdout == here.stdout
    again = call("pull", url, "--into", str(fetched))
    assert again.exit_code == 2
    assert "the store holds something already" in again.stderr


def test_a_pull_that_fails_leaves_nothing(tmp_path: Path) -> None:
    failed = call("pull", "http://127.0.0.1:1/query", "-o", str(tmp_path / "there.trig"))
    assert failed.exit_code == 1
    failed = call("pull", "http://127.0.0.1:1/query", "--into", str(tmp_path / "fetched"))
    assert failed.exit_code == 1
    assert "cannot be reached" in failed.stderr
    assert not (tmp_path / "there.trig").exists()
    assert call("status", "--store", str(tmp_path / "fetched")).exit_code == 1
    assert call("pull", "http://127.0.0.1:1/query", "--into", "x", "-o", "y").exit_code == 2


def test_query_test(url: str) -> None:
    there = call("query", "test", "partners", "--endpoint", url)  # its cases are about the small world, not this one
    assert there.exit_code == 1
    assert "no place 'Nordhaven' in the graph" in there.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["query", "run", "partners", "-p", "place=Jakarta", "--as-of", "2019"], "--as-of needs the store"),
        (["query", "run", "partners", "-p", "place=Jakarta", "--explain"], "--explain needs the store"),
        (["show", "Jakarta", "--why"], "--why needs the store"),
        (["sparql", "INSERT DATA { <urn:a> <urn:b> 1 }"], "INSERT changes the graph"),
        (["query", "run", "partners", "-p", "place=Jakrta"], "did you mean Jakarta"),
    ],
)
def test_what_is_refused(words: list[str], message: str, url: str) -> None:
    refused = call(*words, "--endpoint", url)
    assert refused.exit_code in (1, 2)
    assert message in refused.stderr
    assert refused.stdout == ""


def test_options_of_a_server_need_one() -> None:
    assert "add --endpoint URL" in call("sparql", "ASK {}", "--user", "ana").stderr


def test_a_password_on_the_command_line_is_refused_and_not_shown() -> None:
    refused = call("push", "http://ana:geheim@localhost:1/sparql")
    assert refused.exit_code == 2
    assert "geheim" not in refused.stdout + refused.stderr


def test_a_user_without_a_password() -> None:
    refused = call("sparql", "ASK {}", "--endpoint", "http://localhost:1/sparql", "--user", "ana")
    assert refused.exit_code == 2
    assert "set CITYGRAPH_PASSWORD" in refused.stderr
