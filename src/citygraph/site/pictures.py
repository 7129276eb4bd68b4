"""The pictures of a site: the network of ties, and maps of them, whose points and lines lead to pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from citygraph.network import Edge, Network, Node
from citygraph.query.render.pictures import map as maps
from citygraph.query.render.pictures import network as networks
from citygraph.site.entities import Entities

MOST_TIES = 250
"""So many ties are in the picture of the network, and on the map of all."""


class Pictures:
    """Draws from one reading of the network."""

    def __init__(self, network: Network, entities: Entities) -> None:
        self._entities = entities
        self._nodes: dict[str, Node] = {node.id: node for node in network.nodes()}
        self._edges: list[Edge] = list(network.edges())
        self._names = _names(self._nodes)
        self._of: dict[str, list[Edge]] = {}
        for edge in self._edges:
            for end in (edge.source, edge.target):
                self._of.setdefault(self._nodes[end].iri, []).append(edge)

    @property
    def shown(self) -> int:
        """How many ties the pictures of all show."""
        return min(len(self._edges), MOST_TIES)

    def network(self, title: str) -> str:
        """The ties between the places that have most, as SVG; each kind of tie has its line."""
        edges = self._foremost()
        ties = [networks.Tie(self._names[edge.source], self._names[edge.target], _kind(edge)) for edge in edges]
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        links = {self._names[end]: self._page(self._nodes[end].iri) for end in ends}
        return networks.draw(ties, title, "", links)

    def map(self, title: str) -> str:
        """The same ties on a map."""
        return self._map(self._foremost(), title, "")

    def map_of(self, iri: str, title: str, root: str) -> str:
        """The ties of one place on a map; empty when the graph does not know where two ends are."""
        edges = [edge for edge in self._of.get(iri, ()) if self._line(edge)]
        return self._map(edges, title, root) if edges else ""

    def _map(self, edges: Sequence[Edge], title: str, root: str) -> str:
        ends = sorted({end for edge in edges for end in (edge.source, edge.target)})
        points = [
            maps.Point(self._names[end], node.latitude, node.longitude, root + self._page(node.iri))
            for end in ends
            if (node := self._nodes[end]).latitude is not None and node.longitude is not None
        ]
        lines = [
            maps.Line("", corners, f"{edge.label}: {_kind(edge)}") for edge in edges if (corners := self._line(edge))
        ]
        return maps.draw(points, lines, title, "")

    def _line(self, edge: Edge) -> tuple[tuple[float, float], ...]:
        corners = [
            (node.latitude, node.longitude)
            for node in (self._nodes[edge.source], self._nodes[edge.target])
            if node.latitude is not None and node.longitude is not None
        ]
        return tuple(corners) if len(corners) == 2 else ()

    def _foremost(self) -> list[Edge]:
        """The ties whose ends have most ties."""
        ties = Counter(end for edge in self._edges for end in (edge.source, edge.target))
        ordered = sorted(self._edges, key=lambda edge: (-min(ties[edge.source], ties[edge.target]), edge.id))
        return sorted(ordered[:MOST_TIES], key=lambda edge: edge.id)

    def _page(self, iri: str) -> str:
        entity = self._entities.get(iri)
        return entity.page if entity else ""


def _kind(edge: Edge) -> str:
    kind = edge.kind.replace("-", " ") or "tie"
    return kind if edge.status in ("active", "") else f"{kind}, {edge.status}"


def _names(nodes: Mapping[str, Node]) -> dict[str, str]:
    """Labels, with the country where two places have the same, or the id where they share that too."""
    plain = {id_: node.label for id_, node in nodes.items()}
    located = {id_: f"{node.label} ({node.country})" if node.country else node.label for id_, node in nodes.items()}
    often, again = Counter(plain.values()), Counter(located.values())
    return {
        id_: label if often[label] == 1 else located[id_] if again[located[id_]] == 1 else f"{label} ({id_})"
        for id_, label in plain.items()
    }
