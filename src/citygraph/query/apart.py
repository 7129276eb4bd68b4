"""Graphs in which patterns of a query match, but no match that an answer could hold.

``?tie cg:partner ?place . ?place rdfs:label ?name`` asks for labels, which the ontology has too. But it has no ties: a
place is always one of the facts; and if nothing that the ontology labels is the partner of a tie, then its labels are
looked up in vain. That is proved by look-ups in the store, for each pattern with a match in a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from citygraph.query.matched import Group, Part, Pattern, Triple, as_match

if TYPE_CHECKING:
    GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
    Elements = Sequence[Triple | Part]
    Around = tuple[tuple[Elements, frozenset[str] | None], ...]
    """What a group is joined with, and on which of its variables; None for all."""

_MOST_TERMS = 500
"""Matches of a pattern in a graph, above which no proof is tried: it would take too long."""
_MOST_TRIPLES = 200
"""Patterns of a query, for the same reason."""
_MOST_PROVED = 500
"""Pairs of places that are remembered; then they are forgotten together."""
_MOST_TEXTS = 64
"""Queries whose graphs are remembered."""
_SUBJECT, _VALUE = 0, 2


class Place(NamedTuple):
    """The subjects or the objects that a pattern has in a graph, which is named as a string."""

    pattern: Pattern
    part: int
    graph: str


class Apart:
    """What was proved of a store. It is remembered, so that it holds only as long as nobody writes the store."""

    def __init__(self, store: ox.Store, proved: dict[tuple[Place, Place], bool] | None = None) -> None:
        self.proved = {} if proved is None else proved
        """Whether two places have no term in common: one in a graph that may be left out, one in a graph asked."""
        self.reached: dict[tuple[str | GraphName, ...], list[GraphName]] = {}
        """The graphs that a query needs, by its text and the graphs that it would be asked of."""
        self._store = store
        self._holding: dict[tuple[Pattern, str], bool] = {}
        self._terms: dict[Place, frozenset[Any] | None] = {}

    def needed(self, query: Group, graphs: Sequence[GraphName]) -> list[GraphName]:
        """Those of the graphs without which the query has other answers, and always the first."""
        self._forget_if_many()
        names = {str(graph): graph for graph in graphs}
        left = list(names)
        if sum(1 for _ in query.triples()) <= _MOST_TRIPLES:
            for name in left[:0:-1]:
                others = [each for each in left if each != name]
                if _Absence(self, name, others).changes_nothing(query, ()):
                    left = others
        return [names[name] for name in left]

    def holds(self, pattern: Pattern, graph: str) -> bool:
        """Whether a pattern has a match in a graph."""
        key = pattern, graph
        if key not in self._holding:
            self._holding[key] = any(self._matches(pattern, graph))
        return self._holding[key]

    def have_nothing_in_common(self, one: Place, other: Place) -> bool:
        """Whether no term stands in both places; False also where there are too many to look them up."""
        key = one, other
        if key not in self.proved:
            terms = self._terms_of(one)
            self.proved[key] = terms is not None and not any(self._stands(term, other) for term in terms)
        return self.proved[key]

    def remember_reached(self, asked: tuple[str | GraphName, ...], graphs: list[GraphName]) -> None:
        """Remember which graphs a query needs, and forget all others where there are many."""
        if len(self.reached) >= _MOST_TEXTS:
            self.reached.clear()
        self.reached[asked] = graphs

    def _forget_if_many(self) -> None:
        if len(self.proved) > _MOST_PROVED or len(self._holding) > _MOST_PROVED:
            for known in (self.proved, self._holding, self._terms):
                known.clear()

    def _terms_of(self, place: Place) -> frozenset[Any] | None:
        """None for too many."""
        if place not in self._terms:
            quads = list(islice(self._matches(place.pattern, place.graph), _MOST_TERMS + 1))
            few = len(quads) <= _MOST_TERMS
            self._terms[place] = frozenset(tuple(quad)[place.part] for quad in quads) if few else None
        return self._terms[place]

    def _matches(self, pattern: Pattern, graph: str) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(*as_match(pattern), _graph(graph))

    def _stands(self, term: Any, place: Place) -> bool:
        subject, predicate, value = as_match(place.pattern)
        if place.part == _VALUE:
            value = term
        elif isinstance(term, ox.Literal):
            return False
        else:
            subject = term
        return any(self._store.quads_for_pattern(subject, predicate, value, _graph(place.graph)))


@lru_cache(maxsize=64)
def _graph(name: str) -> GraphName:
    return ox.NamedNode(name[1:-1]) if name.startswith("<") else ox.DefaultGraph()


class _Absence:
    """Whether answers stay the same without a graph, when only others are asked."""

    def __init__(self, apart: Apart, graph: str, others: Sequence[str]) -> None:
        self._apart = apart
        self._graph = graph
        self._others = others

    def changes_nothing(self, group: Group, around: Around) -> bool:
        """Whether each match in the graph is in vain: of a pattern of the group, or of groups in it.

        It is when it joins with nothing, be it in its group or `around` it.
        """
        for index, element in enumerate(group.elements):
            if isinstance(element, Triple):
                if self._matches(element) and not self._is_in_vain(element, ((group.elements, None), *around)):
                    return False
            elif not all(self.changes_nothing(each, _around(element, index, group, around)) for each in element.groups):
                return False
        return True

    def _matches(self, triple: Triple) -> bool:
        return any(self._apart.holds(pattern, self._graph) for pattern in triple.patterns())

    def _is_in_vain(self, triple: Triple, around: Around) -> bool:
        """Whether what is around binds a variable of the triple to nothing that the graph has there."""
        return any(
            self._is_bound_elsewhere(variable, self._places(triple, part, [self._graph]), elements)
            for variable, part in _variables(triple)
            for elements, joining in around
            if joining is None or variable in joining
        )

    def _is_bound_elsewhere(self, variable: str, places: Sequence[Place], elements: Elements) -> bool:
        """Whether each row of the elements has a term for a variable, and from other graphs than that of the places."""
        return any(
            self._binds_elsewhere(element, variable, places)
            if isinstance(element, Triple)
            else element.hands_on(variable)
            and all(self._is_bound_elsewhere(variable, places, group.elements) for group in element.groups)
            for element in elements
        )

    def _binds_elsewhere(self, triple: Triple, variable: str, places: Sequence[Place]) -> bool:
        parts = [part for name, part in _variables(triple) if name == variable]
        if not parts or self._matches(triple):
            return False
        pairs = (product(places, self._places(triple, part, self._others)) for part in parts)
        return any(all(self._apart.have_nothing_in_common(*pair) for pair in every) for every in pairs)

    def _places(self, triple: Triple, part: int, graphs: Sequence[str]) -> list[Place]:
        return [Place(pattern, part, graph) for pattern in triple.patterns() for graph in graphs]


def _variables(triple: Triple) -> Iterator[tuple[str, int]]:
    for name, part in ((triple.subject, _SUBJECT), (triple.value, _VALUE)):
        if name is not None and name.startswith("?"):
            yield name, part


def _around(part: Part, index: int, group: Group, around: Around) -> Around:
    """What groups of a part are joined with, row by row: a match that joins with none of that is in vain."""
    if part.kind == "optional":  # what stands behind it may join with a row that has no match
        return ((group.elements[:index], None),)
    if part.kind == "apart" or not part.plain:
        return ()
    whole: Around = ((group.elements, None), *around)
    if part.columns is None:
        return whole
    return tuple((elements, part.columns if joining is None else joining & part.columns) for elements, joining in whole)
