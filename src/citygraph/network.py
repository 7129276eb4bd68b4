"""The graph as a network: its nodes are the places that have a tie, its edges the partnerships between them.

What graph tools, tables, maps and pictures show of the graph, all alike. Only the fused facts are read, each thing by
one look-up, and in the order of IRIs, so that the same facts give the same network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from citygraph.vocab import ID, LABEL, PREFIXES, TYPE, local, term

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(TYPE)
_PARTNERSHIP = ox.NamedNode(term("cg:Partnership"))
_PARTNER = ox.NamedNode(term("cg:partner"))
_UNDER = ox.NamedNode(term("cg:under"))
_LANGUAGE = "en"

Value = str | int | float | tuple[str, ...] | None
Described = dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is told of a node or an edge: its name in this module and in every format, its type, and what it means."""

    name: str
    type: type[str] | type[int] | type[float]
    meaning: str


NODE_ATTRIBUTES = (
    Attribute("id", str, "The last part of the place's IRI"),
    Attribute("label", str, "The name in English, else in another language"),
    Attribute("type", str, "City, Region or Country"),
    Attribute("country", str, "ISO 3166-1 code of the country, two letters"),
    Attribute("latitude", float, "Degrees north, WGS 84"),
    Attribute("longitude", float, "Degrees east, WGS 84"),
    Attribute("ties", int, "How many edges end here"),
    Attribute("same_as", str, "The place in GeoNames or Wikidata"),
    Attribute("iri", str, "The place in the graph"),
)
EDGE_ATTRIBUTES = (
    Attribute("id", str, "The last part of the partnership's IRI"),
    Attribute("source", str, "The id of one place; ties have no direction"),
    Attribute("target", str, "The id of the other place"),
    Attribute("label", str, "The names of both places"),
    Attribute("kind", str, "sister-city, sister-region, friendship-city or cooperation"),
    Attribute("status", str, "proposed, active or ended"),
    Attribute("since", str, "When the tie began: a day, month or year, as precise as the articles say"),
    Attribute("until", str, "When it ended"),
    Attribute("fields", str, "The fields of cooperation"),
    Attribute("agreements", int, "How many agreements stand under the tie"),
    Attribute("iri", str, "The partnership in the graph"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A place that has a tie: :data:`NODE_ATTRIBUTES`, empty or None where the graph says nothing."""

    id: str
    label: str
    type: str
    country: str
    latitude: float | None
    longitude: float | None
    ties: int
    same_as: str
    iri: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A partnership: :data:`EDGE_ATTRIBUTES`, empty where the graph says nothing."""

    id: str
    source: str
    target: str
    label: str
    kind: str
    status: str
    since: str
    until: str
    fields: tuple[str, ...]
    agreements: int
    iri: str


class Network:
    """The network of a store's facts; nodes and edges are read when they are asked for, and can be asked for again.

    A partnership of other than two places, which the shapes forbid, is no edge.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @property
    def size(self) -> tuple[int, int]:
        """How many nodes and edges there are."""
        return len(self._ties), len(self._pairs)

    def nodes(self) -> Iterator[Node]:
        """The places, in the order of their IRIs."""
        for place, ties in sorted(self._ties.items()):
            yield _node(place, self._about(ox.NamedNode(place)), ties)

    def edges(self) -> Iterator[Edge]:
        """The partnerships, in the order of their IRIs."""
        for partnership, (one, other) in self._pairs:
            about = self._about(ox.NamedNode(partnership))
            agreements = {str(each) for each in about.get(term("cg:agreement"), ())}
            under = self._store.quads_for_pattern(None, _UNDER, ox.NamedNode(partnership), _DEFAULT)
            agreements |= {str(quad.subject) for quad in under}
            yield _edge(partnership, (one, other), about, len(agreements))

    @cached_property
    def _pairs(self) -> list[tuple[str, tuple[str, str]]]:
        found = []
        for quad in self._store.quads_for_pattern(None, _TYPE, _PARTNERSHIP, _DEFAULT):
            partners = self._store.quads_for_pattern(quad.subject, _PARTNER, None, _DEFAULT)
            places = sorted(each.object.value for each in partners if isinstance(each.object, ox.NamedNode))
            if len(places) == 2 and isinstance(quad.subject, ox.NamedNode):
                found.append((quad.subject.value, (places[0], places[1])))
        return sorted(found)

    @cached_property
    def _ties(self) -> Counter[str]:
        return Counter(place for _, pair in self._pairs for place in pair)

    def _about(self, thing: ox.NamedNode) -> Described:
        described: Described = {}
        for quad in self._store.quads_for_pattern(thing, None, None, _DEFAULT):
            described.setdefault(quad.predicate.value, []).append(quad.object)
        return described


def values(thing: Node | Edge, attributes: Sequence[Attribute]) -> Iterator[tuple[Attribute, str | int | float]]:
    """The attributes of which something is known; several values as one text, parted by ";"."""
    for attribute in attributes:
        value = getattr(thing, attribute.name)
        if isinstance(value, tuple):
            value = ";".join(value)
        if value not in ("", None):
            yield attribute, value


def _node(place: str, about: Described, ties: int) -> Node:
    own = sorted(
        local(each.value)
        for each in about.get(TYPE, ())
        if isinstance(each, ox.NamedNode) and each.value.startswith(PREFIXES["cg"]) and local(each.value) != "Place"
    )
    matches = sorted(each.value for each in about.get(term("skos:exactMatch"), ()) if isinstance(each, ox.NamedNode))
    return Node(
        _short(place),
        _label(about) or _short(place),
        own[0] if own else "",
        _text(about, "cg:countryCode"),
        _degrees(about, "wgs:lat", 90),
        _degrees(about, "wgs:long", 180),
        ties,
        matches[0] if matches else "",
        place,
    )


def _edge(partnership: str, pair: tuple[str, str], about: Described, agreements: int) -> Edge:
    fields = {local(each.value) for each in about.get(term("cg:field"), ()) if isinstance(each, ox.NamedNode)}
    source, target = map(_short, pair)
    return Edge(
        _short(partnership),
        source,
        target,
        _label(about) or f"{source} – {target}",
        _concept(about, "cg:kind"),
        _concept(about, "cg:status"),
        _text(about, "cg:since"),
        _text(about, "cg:until"),
        tuple(sorted(fields)),
        agreements,
        partnership,
    )


def _short(iri: str) -> str:
    """The id of a thing of ours; another one keeps its whole IRI, for its last part may be another thing's too."""
    kind, _, own = iri.removeprefix(ID).partition("/")
    return own if iri.startswith(ID) and kind in ("place", "partnership") and own else iri


def _label(about: Described) -> str:
    labels = [each for each in about.get(LABEL, ()) if isinstance(each, ox.Literal)]
    best = min(labels, key=lambda each: (each.language != _LANGUAGE, each.language or "", each.value), default=None)
    return best.value if best else ""


def _text(about: Described, curie: str) -> str:
    return min((each.value for each in about.get(term(curie), ()) if isinstance(each, ox.Literal)), default="")


def _concept(about: Described, curie: str) -> str:
    found = (local(each.value) for each in about.get(term(curie), ()) if isinstance(each, ox.NamedNode))
    return min(found, default="")


def _degrees(about: Described, curie: str, most: int) -> float | None:
    try:
        degrees = float(_text(about, curie))
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None
