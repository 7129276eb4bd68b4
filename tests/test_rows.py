"""Rows in Python: attributes, plain values, data frames, notebooks."""

from __future__ import annotations

import builtins
import copy
import pickle
from pathlib import Path

import pyoxigraph as ox
import pytest

import citygraph
from citygraph.errors import UsageError
from citygraph.model import Iri
from citygraph.query import Result
from citygraph.rows import Rows

DAY = ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")
COLUMNS = ("place", "n", "since", "items", "share", "open")


def rows() -> Rows:
    terms = [
        (
            ox.NamedNode("http://e/a"),
            ox.Literal(3),
            ox.Literal("2025-08", datatype=DAY),
            ox.Literal("<x>", language="en"),
            ox.Literal(0.5),
            ox.Literal(True),
        ),
        (ox.NamedNode("http://e/b"), ox.Literal(12), None, None, None, ox.Literal(False)),
    ]
    return Rows(Result("rows", iter(terms), COLUMNS))


def test_a_row_has_attributes_and_is_a_mapping() -> None:
    row = rows()[0]
    assert (row.place, row.n, row.since, row.share, row.open) == ("http://e/a", 3, "2025-08", 0.5, True)
    assert isinstance(row.place, Iri)
    assert row["items"] == "<x>"
    assert dict(row) == {name: row[name] for name in COLUMNS}
    assert row.term("items") == ox.Literal("<x>", language="en")
    assert row.term("since") == ox.Literal("2025-08", datatype=DAY)
    assert rows()[1].since is None
    assert "place" in dir(row)
    assert row == rows()[0]
    assert len({row, rows()[0]}) == 1


def test_what_is_no_column_is_an_error() -> None:
    row = rows()[0]
    with pytest.raises(AttributeError, match="no column 'plaze'; the columns are place, n"):
        row.plaze  # noqa: B018
    with pytest.raises(KeyError):
        row["plaze"]
    with pytest.raises(KeyError):
        rows().column("plaze")
    assert row.get("plaze") is None


def test_rows_are_a_sequence() -> None:
    every = rows()
    assert len(every) == 2
    assert [row.n for row in every] == every.column("n") == [3, 12]
    assert every[-1].n == 12
    assert [row.n for row in every[:1]] == [3]
    assert every == rows()
    assert bool(every)
    assert not Rows(Result("rows", iter(()), COLUMNS))
    assert repr(every) == "<2 rows: place, n, since, items, share, open>"
    assert every.to_dicts()[1] == dict(zip(COLUMNS, ["http://e/b", 12, None, None, None, False]))


def test_rows_can_be_copied_and_sent_elsewhere() -> None:
    every = rows()
    assert copy.copy(every[0]) == every[0]
    assert pickle.loads(pickle.dumps(every[0])) == every[0]


def test_yes_and_no() -> None:
    assert Rows(Result("boolean", True))
    no = Rows(Result("boolean", False))
    assert not no
    assert no[0].boolean is False
    assert no.to_text() == "no\n"


def test_a_graph_is_a_row_for_each_triple() -> None:
    node = ox.NamedNode
    triples = [ox.Triple(node("http://e/b"), node("http://e/p"), ox.Literal("1")) for _ in range(2)]
    graph = Rows(Result("graph", [*triples, ox.Triple(node("http://e/a"), node("http://e/p"), node("http://e/b"))]))
    assert [(row.subject, row.object) for row in graph] == [("http://e/a", "http://e/b"), ("http://e/b", "1")]
    assert str(graph).splitlines()[1] == '<http://e/b> <http://e/p> "1" .'
    assert "e/a" in graph.to_text("ttl")


def test_pandas() -> None:
    frame = rows().to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["n"].sum() == 15
    assert frame["n"].dtype.kind == "i"
    assert frame["since"].isna().tolist() == [False, True]


def test_polars() -> None:
    frame = rows().to_polars()
    assert frame.columns == list(COLUMNS)
    assert frame["n"].sum() == 15
    assert frame["since"].to_list() == ["2025-08", None]
    empty = Rows(Result("rows", iter(()), COLUMNS)).to_polars()
    assert (empty.columns, empty.height) == (list(COLUMNS), 0)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_without_the_library(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(wanted: str, *rest: object) -> object:
        if wanted == name:
            raise ImportError(wanted)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=rf"{name} is not installed; pip install 'citygraph\[{name}\]'"):
        getattr(rows(), f"to_{name}")()


def test_a_notebook_shows_a_table() -> None:
    html = rows()._repr_html_()
    assert html.count("<tr>") == 3
    assert "&lt;x&gt;" in html
    assert "<x>" not in html
    many = Rows(Result("rows", iter([(ox.Literal(number),) for number in range(500)]), ("n",)))
    assert many._repr_html_().endswith("<p>and 300 more rows</p>")


def test_a_stored_query_in_python(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as city_graph:
        partners = city_graph.query("partners", place="Jakarta")
        assert partners.column("partner") == ["Heidelberg", "Kuala Lumpur", "South Chungcheong"]
        sources = partners.evidence()
        assert len(sources) == len(partners)
        assert all(each[0].sentence and each[0].headline for each in sources)
        with pytest.raises(UsageError, match="only rows"):
            city_graph.sparql("ASK {}").evidence()
