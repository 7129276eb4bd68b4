"""A fusion as quads: facts with full descriptions, one graph per article, and the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from citygraph.graph import disagreements, evidence, milestones, places, surest
from citygraph.graph.ontology import ontology
from citygraph.graph.terms import PREFIXED, quad, quads, text
from citygraph.model import Fusion, Iri, Place
from citygraph.vocab import term

_REPLACED_BY = term("dcterms:isReplacedBy")
_CHANGE_NOTE = term("skos:changeNote")


def describe(fusion: Fusion) -> list[ox.Quad]:
    """All quads of a fusion but the inferred ones, each once."""
    every = dict.fromkeys(chain(describe_default(fusion), _beside(fusion)))
    for article in _articles(fusion):
        every.update(dict.fromkeys(quads(article)))
    every.update(dict.fromkeys(ontology()))
    return list(every)


def store_of(fusion: Fusion, folder: Path | None = None) -> ox.Store:
    """All quads of a fusion but the inferred ones, as :func:`describe`, and sooner asked: in memory, or in a folder."""
    store = ox.Store(str(folder)) if folder else ox.Store()
    store.bulk_extend(chain(describe_default(fusion), _beside(fusion), ontology()))
    lines = chain([PREFIXED], *_articles(fusion))
    store.bulk_load(input="".join(lines).encode(), format=ox.RdfFormat.TRIG, lenient=True)
    return store


def describe_default(fusion: Fusion) -> Iterator[ox.Quad]:
    """The default graph: facts, places, and what leads from IRIs that an article alone would give to fused ones."""
    yield from describe_facts(fusion)
    yield from _replacements(fusion)
    yield from _replaced_places(fusion)


def _beside(fusion: Fusion) -> Iterator[ox.Quad]:
    """What fusing found out about the facts, in graphs beside them."""
    yield from disagreements.describe(fusion.disagreements)
    yield from surest.describe(fusion.facts)
    yield from milestones.describe(fusion.milestones)


def describe_facts(fusion: Fusion) -> Iterator[ox.Quad]:
    """The facts, and a description of every place that they name and of those around it."""
    for fact in fusion.facts:
        yield quad(fact.subject, fact.predicate, fact.object)
    named = _described(fusion)
    for place in named.values():
        for triple in places.describe(place, named.keys()):
            yield quad(*triple)


def _described(fusion: Fusion) -> dict[str, Place]:
    """The places in a fact, and those around them."""
    iris: set[Iri] = set()
    for fact in fusion.facts:
        iris.add(fact.subject)
        if isinstance(fact.object, Iri):
            iris.add(fact.object)
    return places.named(fusion.places, iris)


def _replaced_places(fusion: Fusion) -> Iterator[ox.Quad]:
    """What leads from places that are told to be others to these."""
    described = _described(fusion) if fusion.same_places else {}
    same = {old: new for old, new in fusion.same_places if new in described}
    for old in same:
        for triple in places.replaced(old, same):
            yield quad(*triple)


def _replacements(fusion: Fusion) -> Iterator[ox.Quad]:
    """An IRI that one article alone would give leads to the fused one, with the reason for taking them for one."""
    present = {fact.subject for fact in fusion.facts}
    reasons = {(one, other): reason for one, other, reason in fusion.reasons}
    for old, new in fusion.replaced:
        if new in present and old not in present:
            yield quad(old, _REPLACED_BY, new)
            if reason := reasons.get((old, new)):
                yield quad(old, _CHANGE_NOTE, text(reason))


def _articles(fusion: Fusion) -> Iterator[Iterator[str]]:
    """The graph of each article, as TriG."""
    copies = dict(fusion.copies)
    for reading in fusion.readings:
        if fusion.hidden and all((reading.article, index) in fusion.hidden for index in range(len(reading.claims))):
            continue
        yield evidence.describe(reading, copies.get(reading.article), fusion.hidden)
