"""Quads as a graph in rdflib's own memory, for pySHACL, which works on rdflib. Imports rdflib."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib
from rdflib.term import Identifier, Node

from citygraph.graph.terms import AnyNode, from_rdf
from citygraph.model import Iri, Literal, Term


def graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples of quads of any graphs, as one graph."""
    made = rdflib.Graph()
    for each in quads:
        made.add((_identifier(each.subject), _identifier(each.predicate), _identifier(each.object)))
    return made


def to_term(identifier: Node) -> Term:
    """An IRI or a literal of rdflib as a term of the model; TypeError for a blank node."""
    if isinstance(identifier, rdflib.URIRef):
        return Iri(identifier)
    if isinstance(identifier, rdflib.Literal):
        if identifier.language:
            return Literal(str(identifier), language=identifier.language)
        return Literal(str(identifier), Iri(identifier.datatype)) if identifier.datatype else Literal(str(identifier))
    raise TypeError(f"the model has no term for {identifier!r}")


def _identifier(value: AnyNode) -> Identifier:
    term = from_rdf(value)
    if isinstance(term, Iri):
        return rdflib.URIRef(term)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype), normalize=False)
