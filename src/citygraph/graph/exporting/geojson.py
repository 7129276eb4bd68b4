"""The network as GeoJSON (https://www.rfc-editor.org/rfc/rfc7946): places as points, ties as lines between them.

A place without coordinates, and a tie of one, is a feature without a geometry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citygraph.graph.exporting.cytoscape import known
from citygraph.graph.exporting.json_pieces import listed
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Network

_Position = tuple[float, float]
"""Longitude and latitude, as GeoJSON has them."""
_NODE = tuple(each for each in NODE_ATTRIBUTES if each.name not in ("latitude", "longitude"))


def write(network: Network) -> Iterator[str]:
    """The document, in pieces."""
    yield '{"type": "FeatureCollection", "features": ['
    yield from listed(_features(network))
    yield "\n]}\n"


def _features(network: Network) -> Iterator[dict[str, Any]]:
    where: dict[str, _Position] = {}
    for node in network.nodes():
        if node.latitude is not None and node.longitude is not None:
            where[node.id] = (node.longitude, node.latitude)
        yield _feature(node.iri, _point(where.get(node.id)), {"feature": "place", **known(node, _NODE)})
    for edge in network.edges():
        yield _feature(edge.iri, _line(edge, where), {"feature": "tie", **known(edge, EDGE_ATTRIBUTES)})


def _feature(iri: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": iri, "geometry": geometry, "properties": properties}


def _point(position: _Position | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": list(position)} if position else None


def _line(edge: Edge, where: dict[str, _Position]) -> dict[str, Any] | None:
    if edge.source not in where or edge.target not in where:
        return None
    one, other = where[edge.source], where[edge.target]
    if abs(one[0] - other[0]) <= 180:
        return {"type": "LineString", "coordinates": [list(one), list(other)]}
    return {"type": "MultiLineString", "coordinates": _cut(one, other)}


def _cut(one: _Position, other: _Position) -> list[list[list[float]]]:
    """The shorter way leads over the 180th meridian, where the RFC wants a line in two (3.1.9)."""
    east, west = (one, other) if one[0] > other[0] else (other, one)
    whole = 360 - (east[0] - west[0])
    share = (180 - east[0]) / whole if whole else 0.0
    latitude = round(east[1] + (west[1] - east[1]) * share, 6)
    return [[list(east), [180.0, latitude]], [[-180.0, latitude], list(west)]]
