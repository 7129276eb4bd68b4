"""The things that get a page: what they are, what they are called, and where their page is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from citygraph.site.addresses import address
from citygraph.site.text import Text, best
from citygraph.vocab import ALT_LABEL, LABEL, TYPE, local, term

DEFAULT = ox.DefaultGraph()

KINDS: Mapping[str, tuple[str, ...]] = {
    "city": ("cg:City",),
    "region": ("cg:Region",),
    "country": ("cg:Country",),
    "place": ("cg:Place",),
    "government": ("cg:Government",),
    "partnership": ("cg:Partnership",),
    "agreement": (
        *("cg:LetterOfIntent", "cg:MemorandumOfUnderstanding", "cg:CooperationAgreement", "cg:JointDeclaration"),
        "cg:Agreement",
    ),
    "event": ("cg:Visit", "cg:Signing", "cg:Meeting", "cg:Forum", "cg:Event"),
    "official": ("cg:Official",),
    "office": ("cg:Office",),
    "tenure": ("cg:Tenure",),
    "quotation": ("cg:Quotation",),
    "article": ("cg:Article",),
    "dataset": ("cg:Dataset",),
}
"""The kinds of things in the order in which pages list them, each with its classes, the narrowest first."""
PLACES = ("city", "region", "country", "place")
SOURCES = ("article", "dataset")
_RANK: dict[str, int] = {
    term(curie): number for number, curie in enumerate(each for own in KINDS.values() for each in own)
}
_KIND: dict[str, str] = {term(curie): kind for kind, curies in KINDS.items() for curie in curies}
_HEADLINE = term("schema:headline")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that has a page. `labels` are by language tag, `others` what it is called besides, `path` has no ending.

    `graph` is where its facts are: the default graph, or that of an article.
    """

    iri: str
    kind: str
    cls: str
    path: str
    graph: ox.NamedNode | ox.DefaultGraph
    labels: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @property
    def node(self) -> ox.NamedNode:
        """The thing in the graph."""
        return ox.NamedNode(self.iri)

    @property
    def page(self) -> str:
        """The path of its page."""
        return f"{self.path}.html"

    @property
    def name(self) -> Text:
        """What it is called, in each language of the site."""
        return best(self.labels, local(self.iri) or self.iri)

    @property
    def key(self) -> tuple[str, str]:
        """By which things stand in lists: the name without regard to case, then the IRI."""
        return self.name[0].text.casefold(), self.iri


class Entities:
    """All things with a page, by IRI."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._of: dict[str, Entity] = {iri: self._entity(iri, cls, graph) for iri, (cls, graph) in self._classes()}

    def __iter__(self) -> Iterator[Entity]:
        """In the order of their IRIs."""
        return iter(self._of.values())

    def __len__(self) -> int:
        return len(self._of)

    def get(self, iri: str) -> Entity | None:
        """The entity of an IRI; None for what has no page."""
        return self._of.get(iri)

    def of(self, *kinds: str) -> list[Entity]:
        """Those of some kinds, by name."""
        return sorted((entity for entity in self if entity.kind in kinds), key=lambda entity: entity.key)

    def _classes(self) -> list[tuple[str, tuple[str, ox.NamedNode | ox.DefaultGraph]]]:
        """The narrowest class of each thing, and its graph; sources are described in their own graphs only."""
        found: dict[str, tuple[str, ox.NamedNode | ox.DefaultGraph]] = {}
        for cls in sorted(_RANK, key=lambda cls: _RANK[cls]):
            own = DEFAULT if _KIND[cls] not in SOURCES else None
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(cls), own):
                if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.graph_name, ox.BlankNode):
                    found.setdefault(quad.subject.value, (cls, quad.graph_name))
        return sorted(found.items())

    def _entity(self, iri: str, cls: str, graph: ox.NamedNode | ox.DefaultGraph) -> Entity:
        node, kind = ox.NamedNode(iri), _KIND[cls]
        labels: dict[str, str] = {}
        for literal in self._literals(node, _HEADLINE if kind in SOURCES else LABEL, graph):
            tag = literal.language or ""
            labels[tag] = min(literal.value, labels.get(tag, literal.value))
        others = {literal.value for literal in self._literals(node, ALT_LABEL, graph)} - set(labels.values())
        folder = "place" if kind in PLACES else kind
        return Entity(iri, kind, cls, address(iri, folder), graph, labels, tuple(sorted(others)))

    def _literals(
        self, node: ox.NamedNode, predicate: str, graph: ox.NamedNode | ox.DefaultGraph
    ) -> Iterator[ox.Literal]:
        for quad in self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, graph):
            if isinstance(quad.object, ox.Literal):
                yield quad.object
