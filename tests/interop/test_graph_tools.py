"""Tools for graphs, tables and maps read the network."""

from __future__ import annotations

import json
from importlib.metadata import version

import networkx as nx
import pytest


def counted(exported) -> str:
    places, ties = exported.places_and_ties
    return f"{places:,} nodes, {ties:,} edges"


def test_networkx(exported, told):
    read = {
        "GraphML": nx.read_graphml(exported.file("network.graphml")),
        "GEXF": nx.read_gexf(exported.file("network.gexf")),
    }
    for name, graph in read.items():
        assert (graph.number_of_nodes(), graph.number_of_edges()) == exported.places_and_ties, name
        assert {data["kind"] for *_, data in graph.edges(data=True)} >= {"sister-city"}, name
    told("networkx", version("networkx"), ", ".join(read), counted(exported), "all")


def test_cytoscape(exported, node, npm_version, told):
    found = json.loads(node("cytoscape.mjs", exported.file("network.cytoscape")))
    assert tuple(found) == exported.places_and_ties
    told("Cytoscape.js", npm_version("cytoscape"), "Cytoscape JSON", counted(exported), "all")


def test_duckdb(exported, told):
    import duckdb

    for suffix in ("parquet", "csv"):
        nodes, edges = (str(exported.file(f"{table}.{suffix}")) for table in ("nodes", "edges"))
        counts = f"SELECT (SELECT COUNT(*) FROM '{nodes}'), (SELECT COUNT(*) FROM '{edges}')"
        assert duckdb.sql(counts).fetchall() == [exported.places_and_ties]
        join = (
            f"SELECT COUNT(*) FROM '{edges}' e JOIN '{nodes}' a ON e.source = a.id JOIN '{nodes}' b ON e.target = b.id"
        )
        assert duckdb.sql(join).fetchall() == [exported.places_and_ties[1:]]
    told("DuckDB", version("duckdb"), "Parquet, CSV", counted(exported), "all, every edge joins two nodes")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frames(exported, library, told):
    frames = pytest.importorskip(library)
    for read, suffix in ((frames.read_parquet, "parquet"), (frames.read_csv, "csv")):
        nodes, edges = (read(exported.file(f"{table}.{suffix}")) for table in ("nodes", "edges"))
        assert (len(nodes), len(edges)) == exported.places_and_ties
        assert int(nodes["ties"].sum()) == 2 * len(edges)
    told(library, version(library), "Parquet, CSV", counted(exported), "all")


def test_geopandas(exported, told):
    import geopandas

    frame = geopandas.read_file(exported.file("network.geojson"), engine="pyogrio")
    assert frame.crs.to_epsg() == 4326
    shown = frame[frame.geometry.notna()]
    assert shown.geometry.is_valid.all()
    west, south, east, north = shown.total_bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    lines = shown.geometry.geom_type.isin(["LineString", "MultiLineString"])
    places, ties = exported.places_and_ties
    assert len(frame) == places + ties
    found = f"{int((~lines).sum()):,} points, {int(lines.sum()):,} lines, {len(frame) - len(shown):,} that lie nowhere"
    told("GeoPandas", version("geopandas"), "GeoJSON", found, "all, valid, in degrees of WGS 84")
