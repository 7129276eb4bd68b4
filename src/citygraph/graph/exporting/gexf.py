"""The network as GEXF 1.2 (https://gexf.net), the format of Gephi.

It has a time line: an edge is there from the first day of the tie to the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citygraph.graph.exporting.days import bounds
from citygraph.graph.exporting.xml_text import attribute as quoted
from citygraph.graph.exporting.xml_text import readable
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Network, Node, values

_TYPES = {str: "string", int: "integer", float: "double"}
_OWN = ("id", "source", "target", "label")
"""What the elements themselves say."""


def write(network: Network) -> Iterator[str]:
    """The document, in pieces."""
    nodes, edges = network.size
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield "  <meta><creator>citygraph</creator><description>Ties between cities and regions</description></meta>\n"
    yield '  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">\n'
    yield from _keys("node", NODE_ATTRIBUTES)
    yield from _keys("edge", EDGE_ATTRIBUTES)
    yield f'    <nodes count="{nodes}">\n'
    for node in network.nodes():
        yield f"      <node id={_quoted(node.id)} label={_quoted(node.label)}>{_values(node, NODE_ATTRIBUTES)}</node>\n"
    yield f'    </nodes>\n    <edges count="{edges}">\n'
    for edge in network.edges():
        ends = f"id={_quoted(edge.id)} source={_quoted(edge.source)} target={_quoted(edge.target)}"
        told = f"label={_quoted(edge.label)}{_span(edge)}"
        yield f"      <edge {ends} {told}>{_values(edge, EDGE_ATTRIBUTES)}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _keys(what: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    yield f'    <attributes class="{what}" mode="static">\n'
    for each in attributes:
        if each.name not in _OWN:
            yield f'      <attribute id="{each.name}" title="{each.name}" type="{_TYPES[each.type]}"/>\n'
    yield "    </attributes>\n"


def _values(thing: Node | Edge, attributes: Sequence[Attribute]) -> str:
    found = "".join(
        f'<attvalue for="{attribute.name}" value={_quoted(str(value))}/>'
        for attribute, value in values(thing, attributes)
        if attribute.name not in _OWN
    )
    return f"<attvalues>{found}</attvalues>" if found else ""


def _span(edge: Edge) -> str:
    """The first and the last day of a tie; a year stands for its first or its last day."""
    first, last = bounds(edge.since), bounds(edge.until)
    return (f' start="{first[0]}"' if first else "") + (f' end="{last[1]}"' if last else "")


def _quoted(text: str) -> str:
    return quoted(readable(text))
