"""The network of ties as a picture, a net or a map, in SVG or PNG; drawn as the pictures of answers are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from citygraph.errors import CitygraphError
from citygraph.graph.exporting.extras import needed
from citygraph.network import Edge, Network, Node

if TYPE_CHECKING:
    import pyoxigraph as ox

FORMATS = ("svg", "png")
PICTURES = ("network", "map")
MOST = {"network": 400, "map": 1000}
"""So many ties are drawn, those of the places with most ties; a note says that there are more."""
_TITLE = "Ties between cities and regions"
_ZOOM = 2.0
_VARIABLE = re.compile(r"(--\w+): *([^;]+);")
_USED = re.compile(r"var\((--\w+)\)")
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{ svg \{[^}]*\} \}")
_FAMILIES = re.compile(r"(?<=px )system-ui,[^;]*")
_FONTS = ("DejaVu Sans", "Noto Sans", "Liberation Sans", "Segoe UI", "Helvetica", "Arial", "Roboto", "FreeSans")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<text y="15" font-family="{font}">{text}</text></svg>'
)


def draw(store: ox.Store, form: str, picture: str = "network") -> bytes:
    """The picture of a store's facts: "svg" or "png", "network" or "map".

    Raises UsageError for png without the package resvg-py, CitygraphError when there is no font to write names with.
    """
    svg = _drawn(Network(store), picture)
    return svg.encode() if form == "svg" else as_png(svg)


def as_png(svg: str) -> bytes:
    """A picture of ours as pixels, two for each of its units, in the colours of a light screen."""
    resvg: Any = needed("resvg_py", "png", "PNG")
    font = next((family for family in _FONTS if _is_installed(family, resvg)), None)
    if font is None:
        raise CitygraphError("there is no font to write names with", remedy="install one, or export as svg")
    return bytes(resvg.svg_to_bytes(svg_string=_FAMILIES.sub(f'"{font}"', _light(svg)), zoom=_ZOOM))


def _is_installed(font: str, resvg: Any) -> bool:
    written, empty = (_PROBE.format(text=text, font=font) for text in ("X", ""))
    return bytes(resvg.svg_to_bytes(svg_string=written)) != bytes(resvg.svg_to_bytes(svg_string=empty))


def _light(svg: str) -> str:
    """The picture without variables, which not every reader of SVG knows."""
    svg = _DARK.sub("", svg)
    colours = dict(_VARIABLE.findall(svg))
    return _USED.sub(lambda used: colours.get(used[1], "currentColor"), svg)


def _drawn(network: Network, picture: str) -> str:
    nodes = {node.id: node for node in network.nodes()}
    names = _names(list(nodes.values()))
    edges = sorted(network.edges(), key=lambda edge: (-max(nodes[edge.source].ties, nodes[edge.target].ties), edge.id))
    if picture == "map":
        edges = [edge for edge in edges if _is_located(nodes[edge.source]) and _is_located(nodes[edge.target])]
    shown = list(islice(edges, MOST[picture]))
    notes = [f"{len(shown)} of {len(edges)} ties"] if len(shown) < len(edges) else []
    left_out = network.size[1] - len(edges)
    if left_out:
        notes.append(f"{left_out} {'tie' if left_out == 1 else 'ties'} of places whose coordinates are not known")
    return (_map if picture == "map" else _net)(shown, nodes, names, " · ".join(notes))


def _net(edges: Sequence[Edge], nodes: dict[str, Node], names: dict[str, str], note: str) -> str:
    del nodes
    from citygraph.query.render.pictures import network

    ties = [network.Tie(names[edge.source], names[edge.target], _meaning(edge)) for edge in edges]
    return network.draw(ties, _TITLE, note)


def _map(edges: Sequence[Edge], nodes: dict[str, Node], names: dict[str, str], note: str) -> str:
    from citygraph.query.render.pictures import map as world

    ends = {end: nodes[end] for edge in edges for end in (edge.source, edge.target)}
    points = [world.Point(names[name], *_corner(node)) for name, node in ends.items()]
    lines = [world.Line("", (_corner(ends[edge.source]), _corner(ends[edge.target]))) for edge in edges]
    return world.draw(points, lines, _TITLE, note)


def _names(nodes: Sequence[Node]) -> dict[str, str]:
    """A name for each place that no other has: with its country where two are called alike, else with its id."""
    alike = Counter(node.label for node in nodes)
    longer = {node.id: f"{node.label} ({node.country})" if alike[node.label] > 1 else node.label for node in nodes}
    still = Counter(longer.values())
    return {name: label if still[label] == 1 else f"{label} {name}" for name, label in longer.items()}


def _meaning(edge: Edge) -> str:
    return ", ".join(filter(None, (edge.kind, "" if edge.status == "active" else edge.status)))


def _is_located(node: Node) -> bool:
    return node.latitude is not None and node.longitude is not None


def _corner(node: Node) -> tuple[float, float]:
    return node.latitude or 0.0, node.longitude or 0.0
