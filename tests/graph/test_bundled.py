"""The graph of the bundled articles, as a whole."""

from __future__ import annotations

import io
import random

import pyoxigraph as ox
import pytest

from citygraph import fuse, graph
from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.shacl import by_pyshacl, n_triples
from citygraph.graph.terms import DEFAULT_GRAPH, iri_of
from citygraph.vocab import ID, INFERRED_GRAPH, ONTOLOGY_GRAPH, term


@pytest.fixture(scope="module")
def snapshot(bundled_store):
    with graph.open_store(bundled_store) as opened:
        yield opened


def written(store: ox.Store) -> bytes:
    out = io.BytesIO()
    graph.export(store, "trig", out)
    return out.getvalue()


def test_all_of_it_conforms_to_the_shapes_evidence_too(snapshot):
    reasoned = {INFERRED_GRAPH, ONTOLOGY_GRAPH}
    stated = [quad for quad in snapshot.store if iri_of(quad.graph_name) not in reasoned]
    assert by_pyshacl(shapes().encode()).violations(n_triples([*stated, *ontology()])) == ()


def test_it_is_consistent(snapshot):
    assert not [note for note in snapshot.status().notes if note.startswith("inconsistent")]


def test_every_quote_stands_in_the_text_where_its_offsets_say(snapshot):
    texts = {reading.article: reading.document.text for reading in snapshot.readings()}
    passages = 0
    for quote in snapshot.store.quads_for_pattern(None, ox.NamedNode(term("cg:quote")), None, None):
        start, end = map(int, iri_of(quote.subject).rpartition("/")[2].split("-"))
        assert quote.object.value == texts[iri_of(quote.graph_name)][start:end]
        passages += 1
    assert passages


def test_whatever_the_facts_name_is_described(snapshot):
    facts = list(snapshot.store.quads_for_pattern(None, None, None, DEFAULT_GRAPH))
    described = {iri_of(quad.subject) for quad in facts}
    named = {iri_of(quad.object) for quad in facts}
    assert not {iri for iri in named if iri.startswith(ID)} - described


@pytest.mark.parametrize("seed", [1, 2])
def test_the_articles_in_any_order_give_the_same_bytes(snapshot, seed):
    readings = list(snapshot.readings())
    random.Random(seed).shuffle(readings)
    fusion, _ = graph.validate(fuse.fuse(readings))
    quads = graph.describe(fusion)
    again = ox.Store()
    again.extend([*quads, *graph.infer(quads).quads])
    assert written(again) == written(snapshot.store)
