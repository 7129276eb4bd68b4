"""The network of places and ties for Python's own tools: a networkx graph, and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from citygraph.errors import UsageError
from citygraph.graph.exporting.extras import needed
from citygraph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Network, Node, values

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_DTYPES = {str: "string", int: "int64", float: "float64"}


def as_networkx(network: Network) -> nx.Graph[str]:
    """Nodes and edges by the ids and with the attributes that the GraphML of an export has.

    Raises UsageError when networkx is not installed.
    """
    networkx = needed("networkx", "networkx", "A networkx graph")
    made: nx.Graph[str] = networkx.Graph()
    for node in network.nodes():
        made.add_node(node.id, **_known(node, NODE_ATTRIBUTES, but=("id",)))
    for edge in network.edges():
        made.add_edge(edge.source, edge.target, **_known(edge, EDGE_ATTRIBUTES, but=("source", "target")))
    return made


def as_pandas(network: Network, table: str) -> pd.DataFrame:
    """The "nodes" or the "edges" as a data frame with the columns of an export's tables; UsageError for another table.

    An unknown text is missing; several fields are one text, parted by ";".
    """
    pandas = needed("pandas", "pandas", "A data frame")
    if table == "nodes":
        return _frame(pandas, network.nodes(), NODE_ATTRIBUTES)
    if table == "edges":
        return _frame(pandas, network.edges(), EDGE_ATTRIBUTES)
    raise UsageError(f"no table {table!r}", remedy="there are nodes (places) and edges (ties)")


def _frame(pandas: Any, things: Iterable[Node | Edge], attributes: Sequence[Attribute]) -> pd.DataFrame:
    frame: pd.DataFrame = pandas.DataFrame(
        [_known(thing, attributes) for thing in things], columns=[each.name for each in attributes]
    )
    return frame.astype({each.name: _DTYPES[each.type] for each in attributes})


def _known(thing: Node | Edge, attributes: Sequence[Attribute], but: Sequence[str] = ()) -> dict[str, Any]:
    return {attribute.name: value for attribute, value in values(thing, attributes) if attribute.name not in but}
