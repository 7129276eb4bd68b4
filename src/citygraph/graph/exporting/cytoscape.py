"""The network as JSON for Cytoscape and Cytoscape.js (https://js.cytoscape.org/#notation/elements-json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from citygraph.graph.exporting.json_pieces import listed
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Network, Node


def write(network: Network) -> Iterator[str]:
    """The document, in pieces; ties between the same two places in the order of their ids."""
    head = {"format_version": "1.0", "generated_by": "citygraph", "target_cytoscapejs_version": "~3.0"}
    yield json.dumps(head)[:-1] + ', "data": {"name": "citygraph"}, "elements": {\n"nodes": ['
    yield from listed(_element(node, NODE_ATTRIBUTES) for node in network.nodes())
    yield '\n],\n"edges": ['
    yield from listed(_element(edge, EDGE_ATTRIBUTES) for edge in network.edges())
    yield "\n]}}\n"


def known(thing: Node | Edge, attributes: Iterable[Attribute]) -> dict[str, Any]:
    """The attributes of which something is known, as values of JSON."""
    told = {attribute.name: getattr(thing, attribute.name) for attribute in attributes}
    return {name: value for name, value in told.items() if value not in ("", None, ())}


def _element(thing: Node | Edge, attributes: Iterable[Attribute]) -> dict[str, Any]:
    return {"data": known(thing, attributes)}
