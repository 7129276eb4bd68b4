"""From the triples behind a row to claims, from claims to passages, from passages to articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeGuard

from citygraph.query.provenance.model import Claim, Source
from citygraph.vocab import INFERRED_GRAPH, concept, local, term

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from citygraph.query.server import AnyStore

    Subject = ox.NamedNode | ox.BlankNode | ox.Triple
    Object = Subject | ox.Literal
    Graph = ox.NamedNode | ox.BlankNode
    Found = tuple[ox.NamedNode | ox.BlankNode, Graph]

_DENIED = concept("modality", "denied")
_CACHED = 4096
_CLAIMS = 20_000
"""So many claims about one thing are looked through."""
_SOURCES = 100
"""So many passages are given for one row, the best ones."""


class Library:
    """Finds the sources of triples in a store; `derived` gives the facts that an inferred triple follows from."""

    def __init__(self, store: AnyStore, derived: Callable[[ox.Quad], Iterable[ox.Quad]]) -> None:
        self._store = store
        self._derived = derived
        self._claims_about = lru_cache(_CACHED)(self._read_claims_about)
        self._claim = lru_cache(_CACHED)(self._read_claim)
        self._article = lru_cache(_CACHED)(self._read_article)

    def sources(self, quads: Iterable[ox.Quad]) -> tuple[Source, ...]:
        """The sources of some triples, each passage once."""
        passages: dict[tuple[Object, Graph], dict[str, Claim]] = {}
        asked = set()
        for found, is_asked in self._claims(quads):
            if read := self._claim(*found):
                passage, claim = read
                passages.setdefault((passage, found[1]), {})[claim.iri] = claim
                if is_asked:
                    asked.add((passage, found[1]))
        every = {place: self._source(*place, claims.values()) for place, claims in passages.items()}
        best = sorted(every, key=lambda place: (place not in asked, *_rank(every[place])))
        return tuple(every[place] for place in best[:_SOURCES])

    def _claims(self, quads: Iterable[ox.Quad]) -> Iterator[tuple[Found, bool]]:
        """The claims of facts, and (True) those that the query itself has asked for."""
        import pyoxigraph as ox

        for quad in quads:
            if isinstance(quad.graph_name, ox.DefaultGraph):
                yield from ((found, False) for found in self._claims_of(quad.triple))
            elif quad.graph_name.value == INFERRED_GRAPH:
                yield from ((found, False) for fact in self._derived(quad) for found in self._claims_of(fact.triple))
            elif self._is_claim(quad.subject, quad.graph_name):
                yield (quad.subject, quad.graph_name), True

    def _claims_of(self, fact: ox.Triple) -> Iterator[Found]:
        """The claims that back a fact: the same triple, not denied."""
        for claim, graph, predicate, object_ in self._claims_about(fact.subject):
            if (predicate, object_) == (fact.predicate, fact.object):
                modality = self._value(claim, "cg:modality", graph)
                if modality is None or modality.value != _DENIED:
                    yield claim, graph

    def _is_claim(self, node: Subject, graph: Graph) -> TypeGuard[ox.NamedNode | ox.BlankNode]:
        return self._term(node, "rdf:subject", graph) is not None

    def _read_claims_about(self, subject: Subject) -> tuple[tuple[ox.NamedNode, Graph, Object, Object], ...]:
        import pyoxigraph as ox

        found = []
        about = self._store.quads_for_pattern(None, _node("rdf:subject"), subject, None)
        for quad in islice(about, _CLAIMS):
            claim, graph = quad.subject, quad.graph_name
            if isinstance(graph, ox.DefaultGraph) or isinstance(claim, ox.Triple):
                continue
            predicate, object_ = (self._term(claim, name, graph) for name in ("rdf:predicate", "rdf:object"))
            if predicate is not None and object_ is not None:
                found.append((claim, graph, predicate, object_))
        return tuple(found)  # type: ignore[arg-type]

    def _read_claim(self, claim: ox.NamedNode, graph: Graph) -> tuple[Object, Claim] | None:
        import pyoxigraph as ox

        subject, predicate, object_, passage = (
            self._term(claim, name, graph) for name in ("rdf:subject", "rdf:predicate", "rdf:object", "cg:passage")
        )
        if subject is None or not isinstance(predicate, ox.NamedNode) or object_ is None or passage is None:
            return None
        modality, confidence, rule = (
            self._value(claim, name, graph) for name in ("cg:modality", "cg:confidence", "cg:rule")
        )
        return passage, Claim(
            claim.value,
            ox.Triple(subject, predicate, object_),  # type: ignore[arg-type]
            local(modality.value) if modality is not None else "",
            float(confidence.value) if confidence is not None else 0.0,
            rule.value if rule is not None else "",
        )

    def _source(self, passage: Object, graph: Graph, claims: Iterable[Claim]) -> Source:
        quote, start, article = (self._value(passage, name, graph) for name in ("cg:quote", "cg:start", "cg:statedIn"))
        ordered = sorted(claims, key=lambda claim: (-claim.confidence, claim.iri))
        iri = article.value if article is not None else graph.value
        words = quote.value if quote is not None else ""
        return Source(words, iri, *self._article(iri), int(start.value) if start is not None else 0, tuple(ordered))

    def _read_article(self, iri: str) -> tuple[str, str, str]:
        """Headline, publisher, day; empty for what is not known."""
        import pyoxigraph as ox

        article = ox.NamedNode(iri)
        names = ("schema:headline", "schema:publisher", "schema:datePublished")
        values = [self._value(article, name, article) for name in names]
        headline, publisher, published = (value.value if value is not None else "" for value in values)
        return headline, publisher, published

    def _term(self, subject: Object, name: str, graph: Graph) -> Object | None:
        found = self._store.quads_for_pattern(subject, _node(name), None, graph)  # type: ignore[arg-type]
        return next((quad.object for quad in found), None)

    def _value(self, subject: Object, name: str, graph: Graph) -> ox.NamedNode | ox.Literal | None:
        import pyoxigraph as ox

        found = self._term(subject, name, graph)
        return found if isinstance(found, ox.NamedNode | ox.Literal) else None


def _rank(source: Source) -> tuple[int, float, str, int, str]:
    """The passage that backs most comes first, the surer one at a tie, then in the order of articles and text."""
    surest = max(claim.confidence for claim in source.claims)
    facts = len({claim.triple for claim in source.claims})
    return -facts, -surest, source.article, source.start, source.sentence


@lru_cache
def _node(name: str) -> ox.NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(term(name))
