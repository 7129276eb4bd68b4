"""The network in networkx and pandas, held against the files that an export writes."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import citygraph
from citygraph import graph
from citygraph.errors import UsageError

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


def exported(city_graph: citygraph.library.CityGraph, form: str, table: str = "") -> io.BytesIO:
    out = io.BytesIO()
    graph.export(city_graph._store, form, out, table=table)
    out.seek(0)
    return out


def test_networkx_is_the_graphml(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as city_graph:
        made = city_graph.to_networkx()
        read = nx.read_graphml(exported(city_graph, "graphml"))
    assert made.number_of_edges() > 30
    assert set(made) == set(read)
    for node, told in read.nodes(data=True):
        assert {**made.nodes[node], "id": node} == {**told, "id": node}
    for one, other, told in read.edges(data=True):
        assert {**made.edges[one, other], "id": ""} == {**told, "id": ""}


@pytest.mark.parametrize("table", ["nodes", "edges"])
def test_pandas_is_the_parquet(bundled_store: Path, table: str) -> None:
    with citygraph.open(bundled_store) as city_graph:
        made = city_graph.to_pandas(table)
        read = pd.read_parquet(exported(city_graph, "parquet", table))
    assert list(made.columns) == list(read.columns)
    assert len(made) > 30
    for column in made:
        ours = [None if pd.isna(value) else value for value in made[column]]
        theirs = [None if pd.isna(value) or value == "" else value for value in read[column]]
        assert ours == theirs, column


def test_columns_keep_their_type_when_nothing_is_known(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as city_graph:
        edges = city_graph.to_pandas()
    assert edges["until"].dtype == "string"
    assert edges["agreements"].dtype == "int64"


def test_there_are_two_tables(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as city_graph, pytest.raises(UsageError, match="no table 'cities'"):
        city_graph.to_pandas("cities")


def test_the_dataset_is_over_the_open_store(bundled_store: Path) -> None:
    with citygraph.open(bundled_store) as city_graph:
        dataset = city_graph.to_rdflib()
        (row,) = dataset.query("SELECT (COUNT(*) AS ?n) { ?tie a cg:Partnership }")
        assert int(row.n) == city_graph.to_networkx().number_of_edges()


@pytest.mark.parametrize(("package", "verb"), [("oxrdflib", "to_rdflib"), ("networkx", "to_networkx")])
def test_a_missing_package_is_named(
    bundled_store: Path, monkeypatch: pytest.MonkeyPatch, package: str, verb: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with citygraph.open(bundled_store) as city_graph, pytest.raises(UsageError, match=package):
        getattr(city_graph, verb)()
