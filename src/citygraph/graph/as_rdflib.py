"""The graph as an rdflib ``Dataset``: no copy, every look-up is the engine's (oxrdflib)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import oxrdflib
import pyoxigraph as ox
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from citygraph.errors import UsageError
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH, PREFIXES

_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_UNION: list[_Graph] = [ox.DefaultGraph(), ox.NamedNode(INFERRED_GRAPH), ox.NamedNode(ONTOLOGY_GRAPH)]


def dataset(store: ox.Store) -> Dataset:
    """A dataset over a store, read-only, with the prefixes of the ontology.

    Its default graph holds the facts; SPARQL sees what was inferred and the ontology there too, as everywhere in
    citygraph.
    """
    seen = Dataset(store=_Seen(store=store))
    for prefix, namespace in PREFIXES.items():
        seen.bind(prefix, namespace)
    return seen


class _Seen(oxrdflib.OxigraphStore):
    """The engine's store with literals as rdflib has them: a plain string is ``Literal("x")``, without a datatype.

    oxrdflib gives ``Literal("x", datatype=XSD.string)``, which rdflib takes for another term.
    """

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[Any]:
        for triple, contexts in super().triples(triple_pattern, context):
            yield tuple(map(_plain, triple)), contexts

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: Any,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        if isinstance(query, Query) or kwargs:
            raise UsageError("a prepared query runs in no store but rdflib's own", remedy="give the query as a text")
        graphs: list[_Graph] | None = None
        if queryGraph == DATASET_DEFAULT_GRAPH_ID:
            graphs = _UNION
        elif queryGraph != "__UNION__":
            graphs = [ox.NamedNode(str(queryGraph))]
        result = self._inner.query(
            f"{query}\n{_given(initBindings)}",
            default_graph=graphs,
            use_default_graph_as_union=graphs is None,
            prefixes={**self._namespace_for_prefix, **initNs},
        )
        return _result(result)

    def add(self, triple: Any, context: Graph, quoted: bool = False) -> None:  # noqa: ARG002
        raise _read_only()

    def addN(self, quads: Any) -> None:  # noqa: ARG002, N802
        raise _read_only()

    def remove(self, triple: Any, context: Graph | None = None) -> None:  # noqa: ARG002
        raise _read_only()

    def update(self, *_: Any, **__: Any) -> None:
        raise _read_only()

    def add_graph(self, graph: Graph) -> None:
        """Nothing: rdflib announces each graph that is looked at."""

    def remove_graph(self, graph: Graph) -> None:  # noqa: ARG002
        raise _read_only()


def _result(found: ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples) -> Result:
    if isinstance(found, ox.QueryBoolean):
        answer = Result("ASK")
        answer.askAnswer = bool(found)
    elif isinstance(found, ox.QueryTriples):
        answer = Result("CONSTRUCT")
        answer.graph = Graph()
        for triple in found:
            answer.graph.add((_from_ox(triple.subject), _from_ox(triple.predicate), _from_ox(triple.object)))
    else:
        answer = Result("SELECT")
        names = answer.vars = [Variable(variable.value) for variable in found.variables]
        answer.bindings = (
            {name: _from_ox(term) for name, term in zip(names, row) if term is not None} for row in found
        )
    return answer


def _from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise UsageError("rdflib has no triple terms", remedy="ask by CityGraph.sparql")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == str(XSD.string) else URIRef(datatype))


def _given(bindings: Mapping[str, URIRef | Literal]) -> str:
    """The bindings as a last VALUES: the engine's own substitution wants each variable in the projection."""
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    return f"VALUES ({names}) {{ ({' '.join(term.n3() for term in bindings.values())}) }}"


def _plain(term: Node) -> Node:
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term


def _read_only() -> UsageError:
    return UsageError(
        "the dataset is read-only",
        remedy='copy it: Dataset().parse(data=seen.serialize(format="nquads"), format="nquads")',
    )
