"""The network in the formats of graph tools, maps and tables, as the tools themselves read it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from citygraph import graph
from citygraph.errors import UsageError
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Network

AWKWARD = """
PREFIX : <https://w3id.org/citygraph/id/place/>
PREFIX p: <https://w3id.org/citygraph/id/partnership/>
PREFIX f: <https://w3id.org/citygraph/concept/field/>
PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
INSERT DATA {
  p:a--b a cg:Partnership ; cg:partner :a, :b ; rdfs:label "A & <B> \\"C\\", \\r\\n; 'D' \\u0001"@en ;
    cg:since "2014-12" ;
    cg:until "2019" ; cg:field f:x, f:y .
  p:a--c a cg:Partnership ; cg:partner :a, :c ; cg:since "soon" .
  :a a cg:City ; rdfs:label "=cmd|' /C calc'!A0 \\u202e😀"@en ; wgs:lat 10 ; wgs:long 170 .
  :b a cg:City ; rdfs:label "B"@en ; wgs:lat 20 ; wgs:long -170 .
}
"""


@pytest.fixture
def awkward() -> ox.Store:
    """Two ties: with names that formats must escape, across the 180th meridian, and with a place that is nowhere."""
    store = ox.Store()
    store.update(AWKWARD)
    return store


@pytest.fixture(params=["awkward", "bundled"])
def store(request: pytest.FixtureRequest, awkward: ox.Store) -> Any:
    if request.param == "awkward":
        yield awkward
        return
    with graph.open_store(request.getfixturevalue("bundled_store")) as snapshot:
        yield snapshot.store


def export(store: ox.Store, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    graph.export(store, form, out, **options)
    return out.getvalue()


def cleaned(value: object) -> object:
    """As XML gives it back."""
    return value.replace("\x01", "\ufffd") if isinstance(value, str) else value


def told(thing: object, attributes: Any, without: tuple[str, ...]) -> dict[str, object]:
    values = {each.name: getattr(thing, each.name) for each in attributes if each.name not in without}
    joined = {name: ";".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {name: cleaned(value) for name, value in joined.items() if value not in ("", None)}


def test_networkx_reads_graphml_as_the_network(store: ox.Store) -> None:
    read = nx.read_graphml(io.BytesIO(export(store, "graphml")))
    assert not read.is_directed()
    network = Network(store)
    assert dict(read.nodes(data=True)) == {node.id: told(node, NODE_ATTRIBUTES, ("id",)) for node in network.nodes()}
    ends = ("id", "source", "target")
    expected = {frozenset((edge.source, edge.target)): told(edge, EDGE_ATTRIBUTES, ends) for edge in network.edges()}
    found = {frozenset((one, other)): dict(data) for one, other, data in read.edges(data=True)}
    assert {ends: {k: v for k, v in data.items() if k != "id"} for ends, data in found.items()} == expected


def test_networkx_reads_gexf_as_the_network(store: ox.Store) -> None:
    read = nx.read_gexf(io.BytesIO(export(store, "gexf")))
    network = Network(store)
    assert {name: data["label"] for name, data in read.nodes(data=True)} == {n.id: n.label for n in network.nodes()}
    found = {data["id"]: (frozenset((one, other)), data.get("since")) for one, other, data in read.edges(data=True)}
    assert found == {e.id: (frozenset((e.source, e.target)), e.since or None) for e in network.edges()}


def test_gexf_has_the_days_of_a_tie(awkward: ox.Store) -> None:
    text = export(awkward, "gexf").decode()
    assert text.count(' start="') == 1
    assert ' start="2014-12-01" end="2019-12-31"' in text


def test_cytoscape_has_nodes_and_edges(store: ox.Store) -> None:
    elements = json.loads(export(store, "cytoscape"))["elements"]
    network = Network(store)
    assert [each["data"]["id"] for each in elements["nodes"]] == [node.id for node in network.nodes()]
    assert [(each["data"]["source"], each["data"]["target"]) for each in elements["edges"]] == [
        (edge.source, edge.target) for edge in network.edges()
    ]


def test_geojson_has_points_and_lines(store: ox.Store) -> None:
    read = json.loads(export(store, "geojson"))
    network = Network(store)
    assert [each["id"] for each in read["features"]] == [
        *(node.iri for node in network.nodes()),
        *(edge.iri for edge in network.edges()),
    ]
    located = {n.id: [n.longitude, n.latitude] for n in network.nodes() if n.latitude is not None}
    points = {f["properties"]["id"]: f["geometry"] for f in read["features"] if f["properties"]["feature"] == "place"}
    assert {name: point["coordinates"] for name, point in points.items() if point} == located
    for feature in read["features"][len(points) :]:
        ends = [located.get(feature["properties"][end]) for end in ("source", "target")]
        assert (feature["geometry"] is None) == (None in ends)
        if feature["geometry"] and feature["geometry"]["type"] == "LineString":
            assert feature["geometry"]["coordinates"] == ends


def test_a_line_over_the_180th_meridian_is_in_two(awkward: ox.Store) -> None:
    lines = [each["geometry"] for each in json.loads(export(awkward, "geojson"))["features"][3:]]
    assert lines == [
        {"type": "MultiLineString", "coordinates": [[[170, 10], [180, 15]], [[-180, 15], [-170, 20]]]},
        None,
    ]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def cells(thing: object, attributes: Any) -> dict[str, str]:
    values = {each.name: getattr(thing, each.name) for each in attributes}
    return {
        name: ";".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
        for name, value in values.items()
    }


def test_csv_has_every_value(store: ox.Store) -> None:
    network = Network(store)
    assert rows(export(store, "csv", table="nodes")) == [cells(each, NODE_ATTRIBUTES) for each in network.nodes()]
    assert rows(export(store, "csv", table="edges")) == [cells(each, EDGE_ATTRIBUTES) for each in network.edges()]


def test_the_package_describes_its_tables(store: ox.Store) -> None:
    package = zipfile.ZipFile(io.BytesIO(export(store, "csv")))
    described = json.loads(package.read("datapackage.json"))
    read = {}
    for resource in described["resources"]:
        data = package.read(resource["path"])
        assert data == export(store, "csv", table=resource["name"])
        fields = resource["schema"]["fields"]
        read[resource["name"]] = rows(data)
        assert data.decode().partition("\r\n")[0].split(",") == [field["name"] for field in fields]
    for resource in described["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            (field,), (target,) = key["fields"], key["reference"]["fields"]
            known = {row[target] for row in read[key["reference"]["resource"]]}
            assert {row[field] for row in read[resource["name"]]} <= known


def test_pandas_reads_parquet_as_the_network(store: ox.Store) -> None:
    import pandas as pd

    network = Network(store)
    for table, things in (("nodes", list(network.nodes())), ("edges", list(network.edges()))):
        frame = pd.read_parquet(io.BytesIO(export(store, "parquet", table=table)))
        assert list(frame["id"]) == [thing.id for thing in things]
        assert list(frame["label"]) == [thing.label for thing in things]
        number = "ties" if table == "nodes" else "agreements"
        assert [int(value) for value in frame[number]] == [getattr(thing, number) for thing in things]
        package = zipfile.ZipFile(io.BytesIO(export(store, "parquet")))
        assert pd.read_parquet(io.BytesIO(package.read(f"{table}.parquet"))).equals(frame)


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "geojson", "csv", "parquet"])
def test_the_same_network_gives_the_same_bytes(store: ox.Store, form: str) -> None:
    again = ox.Store()
    again.extend(sorted(store, key=str, reverse=True))
    assert export(again, form) == export(store, form)


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "geojson"])
def test_an_empty_graph_is_an_empty_network(form: str) -> None:
    written = export(ox.Store(), form)
    if form in ("cytoscape", "geojson"):
        assert json.loads(written)
    else:
        read = nx.read_graphml if form == "graphml" else nx.read_gexf
        assert len(read(io.BytesIO(written))) == 0


def test_only_tables_have_a_table(awkward: ox.Store) -> None:
    with pytest.raises(UsageError, match="geojson has no tables; choose csv or parquet"):
        export(awkward, "geojson", table="nodes")


def test_without_pyarrow_the_remedy_is_told(awkward: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'citygraph\[parquet\]'"):
        export(awkward, "parquet", table="nodes")
