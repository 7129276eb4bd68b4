"""Classes, properties and concepts that our ontology has not, and those that stand where they can't."""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.query.lint.findings import Finding
from citygraph.query.lint.pattern import Path, Query, Triple, Triples, walk
from citygraph.query.lint.source import Source
from citygraph.query.lint.vocabulary import Vocabulary
from citygraph.rdf import Iri
from citygraph.spelling import did_you_mean
from citygraph.vocab import CG, CONCEPT, TYPE


def unknown(source: Source, vocabulary: Vocabulary) -> Iterator[Finding]:
    """IRIs of our namespaces that name nothing, each with the nearest that does."""
    for token, iri in source.iris:
        if not vocabulary.known(iri):
            kind = "concept" if iri.startswith(CONCEPT) else "class or property"
            remedy = did_you_mean([source.shown(one) for one in vocabulary.nearest(iri)], "see docs/ontology.md")
            yield source.finding("unknown-term", f"there is no {kind} {source.shown(iri)}", remedy, token)


def misplaced(source: Source, query: Query, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A class where a property belongs, or the other way round."""
    for pattern in walk(query.pattern):
        for triple in pattern.triples if isinstance(pattern, Triples) else ():
            yield from _misplaced(source, triple, vocabulary)


def _misplaced(source: Source, triple: Triple, vocabulary: Vocabulary) -> Iterator[Finding]:
    near = triple.variables
    for iri in _properties(triple):
        if iri.startswith(CG) and iri in vocabulary.classes:
            what = f"{source.shown(iri)} is a class, and stands for a property"
            yield source.finding("never-matches", what, f"write a {source.shown(iri)}", source.iri(iri, near))
    if triple.predicate == TYPE and isinstance(triple.object, Iri) and triple.object in vocabulary.properties:
        what = f"{source.shown(triple.object)} is a property, and stands for a class"
        yield source.finding("never-matches", what, "name a class after 'a'", source.iri(triple.object, near))


def _properties(triple: Triple) -> frozenset[Iri]:
    if isinstance(triple.predicate, Path):
        return triple.predicate.properties
    return frozenset([triple.predicate]) if isinstance(triple.predicate, Iri) else frozenset()
