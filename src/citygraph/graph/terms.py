"""The one place where the model's terms become pyoxigraph's, and back."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from citygraph.rdf import XSD, XSD_STRING, Iri, Literal, Term
from citygraph.remembered import Remembered
from citygraph.vocab import PREFIXES

GraphName = ox.NamedNode | ox.DefaultGraph
Node = ox.NamedNode | ox.Literal
AnyNode = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
DEFAULT_GRAPH = ox.DefaultGraph()

XSD_DECIMAL = Iri(XSD + "decimal")
XSD_INTEGER = Iri(XSD + "integer")

PREFIXED = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
"""What TriG with names that have the known prefixes begins with."""


_NODES: Remembered[str, ox.NamedNode] = Remembered(ox.NamedNode)


def node(iri: str) -> ox.NamedNode:
    """An IRI; ValueError when it is not a valid one."""
    return _NODES[iri]


def to_rdf(term: Term) -> Node:
    """A term of the model as one of pyoxigraph.

    >>> str(to_rdf(Literal("Jakarta", language="id")))
    '"Jakarta"@id'
    """
    if isinstance(term, Iri):
        return node(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=node(term.datatype))


def from_rdf(term: AnyNode) -> Term:
    """A term of pyoxigraph as one of the model; TypeError for what the model has not (blank nodes, quoted triples).

    >>> from_rdf(ox.Literal("Jakarta", language="id"))
    Literal(value='Jakarta', datatype='http://www.w3.org/2001/XMLSchema#string', language='id')
    """
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, language=term.language)
        return Literal(term.value, Iri(term.datatype.value))
    raise TypeError(f"the model has no term for {term}")


def iri_of(value: AnyNode | ox.DefaultGraph) -> str:
    """The IRI of a node; empty for what is not named."""
    return value.value if isinstance(value, ox.NamedNode) else ""


def quad(subject: str, predicate: str, object_: Term, graph: GraphName = DEFAULT_GRAPH) -> ox.Quad:
    """A triple of the model in a graph, the default one unless said."""
    return ox.Quad(node(subject), node(predicate), to_rdf(object_), graph)


class Written(dict[Term, str]):
    """Terms of the model → as TriG has them, each written, and checked, once.

    >>> Written()[Literal("Jakarta", language="id")]
    '"Jakarta"@id'
    """

    def __missing__(self, term: Term) -> str:
        self[term] = written = str(to_rdf(term))
        return written


def quads(lines: Iterable[str]) -> Iterable[ox.Quad]:
    """Lines of TriG, in which names may have the known prefixes, as quads."""
    return ox.parse(input="".join((PREFIXED, *lines)).encode(), format=ox.RdfFormat.TRIG, lenient=True)


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value, XSD_STRING)


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), XSD_INTEGER)


def decimal(value: float) -> Literal:
    """An `xsd:decimal` in canonical form, exact to six places.

    >>> decimal(106.84513).value, decimal(1).value, decimal(-0.0).value
    ('106.84513', '1', '0')
    """
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if digits in ("-0", "") else digits, XSD_DECIMAL)
