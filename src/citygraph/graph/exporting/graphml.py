"""The network as GraphML (http://graphml.graphdrawing.org), for Gephi, networkx, yEd, igraph and others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.graph.exporting.xml_text import attribute as quoted
from citygraph.graph.exporting.xml_text import content, readable
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Network, Node, values

_TYPES = {str: "string", int: "int", float: "double"}
_OWN = ("id", "source", "target")
"""What the elements themselves say."""


def write(network: Network) -> Iterator[str]:
    """The document, in pieces."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    yield ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    yield ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    yield from _keys("node", NODE_ATTRIBUTES)
    yield from _keys("edge", EDGE_ATTRIBUTES)
    yield '  <graph id="citygraph" edgedefault="undirected">\n'
    for node in network.nodes():
        yield f"    <node id={_quoted(node.id)}>{_data('node', node, NODE_ATTRIBUTES)}</node>\n"
    for edge in network.edges():
        ends = f"id={_quoted(edge.id)} source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f"    <edge {ends}>{_data('edge', edge, EDGE_ATTRIBUTES)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(what: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    for each in attributes:
        if each.name not in _OWN:
            typed = f'attr.name="{each.name}" attr.type="{_TYPES[each.type]}"'
            yield f'  <key id="{what}-{each.name}" for="{what}" {typed}>'
            yield f"<desc>{content(each.meaning)}</desc></key>\n"


def _data(what: str, thing: Node | Edge, attributes: Sequence[Attribute]) -> str:
    return "".join(
        f'<data key="{what}-{attribute.name}">{content(readable(str(value)))}</data>'
        for attribute, value in values(thing, attributes)
        if attribute.name not in _OWN
    )


def _quoted(text: str) -> str:
    return quoted(readable(text))
