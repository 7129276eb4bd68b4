"""The file of things that are one, or are not, and what a store keeps of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import citygraph
from citygraph import identity
from citygraph.errors import CitygraphError, StoreError
from citygraph.fuse import NOTHING

YAML = """\
same-as:
  - [official/ann-lee--mayor-a-1, official/ann-l--governor-b-2]
different-from:
  - [official/ahmad--mayor-c-3 in article/2009-x-1, official/ahmad--mayor-c-3]
"""
CSV = """\
relation,one,other
same-as,official/ann-lee--mayor-a-1,https://w3id.org/citygraph/id/official/ann-l--governor-b-2
different-from,official/ahmad--mayor-c-3 in article/2009-x-1,official/ahmad--mayor-c-3
"""


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_yaml_and_csv_say_the_same(tmp_path: Path) -> None:
    told = identity.read(put(tmp_path, "a.yaml", YAML))
    assert told == identity.read(put(tmp_path, "a.csv", CSV))
    assert identity.entries_of(told) == [
        ("same-as", "official/ann-lee--mayor-a-1", "official/ann-l--governor-b-2"),
        ("different-from", "official/ahmad--mayor-c-3 in article/2009-x-1", "official/ahmad--mayor-c-3"),
    ]


def test_a_store_keeps_what_it_was_told(tmp_path: Path) -> None:
    told = identity.read(put(tmp_path, "a.yaml", YAML))
    identity.keep(tmp_path, told)
    assert identity.kept(tmp_path) == told
    assert identity.kept(tmp_path / "elsewhere") == identity.told([])


def test_a_damaged_file_of_a_store(tmp_path: Path) -> None:
    put(tmp_path, "identity.csv", "what?")
    with pytest.raises(StoreError, match="damaged"):
        identity.kept(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.csv", "a,b\n", "the first line is not relation,one,other"),
        ("a.csv", "relation,one,other\nsame-as,official/a\n", "line 2 has 2 columns"),
        ("a.yaml", "- 1", "no map of relations"),
        ("a.yaml", "same-as: [[official/a, official/b, official/c]]", "is no pair"),
        ("a.yaml", "same: [[official/a, official/b]]", "'same' is no relation"),
        ("a.yaml", "same-as: [[Ann Lee, Bo]]", "'Ann Lee' is not the IRI of a thing"),
        ("a.yaml", "same-as: [[a", "no YAML"),
        (
            "a.yaml",
            "same-as: [[official/a, official/b]]\ndifferent-from: [[official/b, official/a]]",
            "and to be different",
        ),
    ],
)
def test_what_cannot_be_meant(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    file = put(tmp_path, name, text)
    with pytest.raises(CitygraphError, match=complaint) as raised:
        identity.read(file)
    assert raised.value.where == str(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CitygraphError, match="cannot be read"):
        identity.read(tmp_path / "none.yaml")


def test_builds_remember(tmp_path: Path, run, store: Path, article_of) -> None:
    """The override is kept when the store is built again, and may be taken back."""
    for number, city in enumerate(("Oxford", "Bonn"), 1):
        text = article_of("Leiden", city, number).replace("By Ada", f"Mayor of {city} Ann Karsana signed.\n\nBy Ada", 1)
        put(tmp_path, f"{number}.txt", text.replace("City Hall on", f"City Hall with {city} Mayor Ann Karsana on"))
    assert run("build", tmp_path / "1.txt", tmp_path / "2.txt", "--no-infer", "--no-validate").code == 0

    def officials() -> list[str]:
        rows = run("sparql", "SELECT ?o { ?o a <https://w3id.org/citygraph/ontology#Official> }", "--format", "csv").out
        return sorted(line.rpartition("id/")[2] for line in rows.split()[1:])

    one, other = officials()
    file = put(tmp_path, "told.yaml", f"same-as:\n  - [{one}, {other}]\n")
    assert run("build", tmp_path / "1.txt", "--identity", file, "--no-infer", "--no-validate").code == 0
    (both,) = officials()
    assert run("build", tmp_path / "2.txt", "--no-infer", "--no-validate").code == 0
    assert officials() == [both]
    assert run("identity", "list").out == f"relation,one,other\nsame-as,{one},{other}\n"
    assert "told by the user" in run("show", "--why", both).out
    assert run("identity", "drop", other, one, "--no-infer", "--no-validate").code == 0
    assert officials() == [one, other]
    assert run("identity", "drop", other, one).code == 2
    assert run("identity", "add", "same-as", one, other, "--no-infer", "--no-validate").code == 0
    assert officials() == [both]
    assert "told to be the same" in run("identity", "add", "different-from", one, other).complaint
    identity.keep(store, NOTHING)  # as a command that drops it does before it is killed
    assert run("identity", "drop", one, other, "--no-infer", "--no-validate").code == 0
    assert officials() == [one, other]
    with citygraph.open(store) as graph:
        assert len(graph.readings()) == 2


def test_a_build_that_reads_nothing_remembers_nothing(tmp_path: Path, run, store: Path, article_of) -> None:
    put(tmp_path, "1.txt", article_of("Leiden", "Oxford", 1))
    told = put(tmp_path, "told.yaml", "same-as:\n  - [official/a--mayor-a-1, official/b--mayor-b-2]\n")
    quick = ("--no-infer", "--no-validate")
    assert run("build", tmp_path / "none.txt", "--identity", told, *quick).code == 1
    assert run("build", tmp_path / "1.txt", *quick).code == 0
    assert run("identity", "list").out == "relation,one,other\n"


def test_a_place_that_is_another(tmp_path: Path, run, store: Path, article_of) -> None:
    """Its ties are those of the place that is meant, and why is told; taken back, all is as before."""
    for number, city in enumerate(("Oxford", "Bonn"), 1):
        put(tmp_path, f"{number}.txt", article_of("Leiden", city, number))
    quick = ("--no-infer", "--no-validate")
    assert run("build", tmp_path / "1.txt", tmp_path / "2.txt", *quick).code == 0

    def things(sort: str) -> list[str]:
        rows = run(
            "sparql", f"SELECT ?o {{ ?o a <https://w3id.org/citygraph/ontology#{sort}> }}", "--format", "csv"
        ).out
        return sorted(line.rpartition("id/")[2] for line in rows.split()[1:])

    ties = things("Partnership")
    assert len(ties) == 2
    (bonn,) = (place for place in things("City") if "bonn" in place)
    (oxford,) = (place for place in things("City") if "oxford" in place)
    assert run("identity", "add", "same-as", oxford, bonn, *quick).code == 0
    (tie,) = things("Partnership")
    assert bonn.removeprefix("place/") not in tie
    assert bonn not in things("City")
    assert f"told by the user: the same as {oxford}, not {bonn}" in run("show", "--why", tie).out
    assert f"told by the user: the same as {oxford}" in run("show", "--why", oxford).out
    leads_to = run("sparql", f"SELECT ?o {{ <https://w3id.org/citygraph/id/{bonn}> ?p ?o }}", "--format", "csv").out
    assert oxford in leads_to
    seen = run("query", "run", "partners", "-p", "place=Leiden", "--as-of", "2030", "--format", "csv").out
    assert [line.partition(",")[0] for line in seen.splitlines()[1:]] == ["Oxford"]
    assert "two places already" in run("identity", "add", "different-from", oxford, bonn).complaint
    assert run("identity", "drop", oxford, bonn, *quick).code == 0
    assert things("Partnership") == ties
