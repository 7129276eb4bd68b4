"""owlrl, the reference: what it infers about things from triples and an ontology."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from citygraph.graph.reasoning import Triple
from citygraph.vocab import PREFIXES, TYPE

_VOCABULARIES = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))


def closed_by_owlrl(triples: Iterable[Triple], ontology: Iterable[ox.Quad]) -> set[Triple]:
    """All triples about named things of the closure: none of a thing to itself, none about vocabularies or literals."""
    import owlrl
    import rdflib

    graph = rdflib.Graph()
    data = ox.serialize((quad.triple for quad in ontology), format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=data, format="nt")
    for subject, predicate, object_ in triples:
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), _identifier(object_)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(graph)
    return {_plain(triple) for triple in graph if all(isinstance(each, rdflib.URIRef) for each in triple[:2])}


def about(triples: Iterable[Triple], things: frozenset[str]) -> set[Triple]:
    """The triples of some things: not of a thing to itself, not that it is a thing at all."""
    return {
        (subject, predicate, object_)
        for subject, predicate, object_ in triples
        if subject in things
        and subject != object_
        and not str(object_).startswith((*_VOCABULARIES, "_:"))
        and (predicate == TYPE or str(predicate).endswith("#sameAs") or not str(predicate).startswith(_VOCABULARIES))
    }


def _identifier(term: object):
    import rdflib

    if isinstance(term, ox.Literal):
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return rdflib.URIRef(term)


def _plain(triple) -> Triple:
    import rdflib

    subject, predicate, object_ = triple
    if isinstance(object_, rdflib.Literal):
        datatype = ox.NamedNode(str(object_.datatype)) if object_.datatype else None
        return str(subject), str(predicate), ox.Literal(str(object_), datatype=datatype)
    return str(subject), str(predicate), f"_:{object_}" if isinstance(object_, rdflib.BNode) else str(object_)
