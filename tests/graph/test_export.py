from __future__ import annotations

import io
import warnings

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from citygraph import graph
from citygraph.errors import UsageError
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

INFERRED, ONTOLOGY = node(INFERRED_GRAPH), node(ONTOLOGY_GRAPH)
PARSED = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}


@pytest.fixture(scope="module")
def store(small_store):
    with graph.open_store(small_store) as snapshot:
        yield snapshot.store


def export(store, form, **options):
    out = io.BytesIO()
    graph.export(store, form, out, **options)
    return out.getvalue()


def parsed(store, form, **options):
    return set(ox.parse(export(store, form, **options), format=PARSED[form]))


def stored(store, *graphs):
    return {ox.Quad(*each.triple) for each in store if each.graph_name in graphs}


@pytest.mark.parametrize("form", ["turtle", "nt"])
@pytest.mark.parametrize(
    ("options", "graphs"),
    [
        ({}, (DEFAULT_GRAPH,)),
        ({"inferred": True}, (DEFAULT_GRAPH, INFERRED)),
        ({"ontology": True}, (DEFAULT_GRAPH, ONTOLOGY)),
        ({"inferred": True, "ontology": True}, (DEFAULT_GRAPH, INFERRED, ONTOLOGY)),
        ({"merged": True}, (DEFAULT_GRAPH, INFERRED, ONTOLOGY)),
    ],
)
def test_triples_are_the_facts_and_what_is_asked_for_besides(store, form, options, graphs):
    assert parsed(store, form, **options) == stored(store, *graphs)


def test_evidence_brings_the_articles_without_their_graphs(store, world):
    assert parsed(store, "nt", evidence=True) == stored(store, DEFAULT_GRAPH, node(world.ARTICLE))


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_datasets_carry_everything_as_stored(store, form):
    assert parsed(store, form) == set(store)


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_merged_datasets_have_facts_inferred_and_ontology_in_the_default_graph(store, form, world):
    quads = parsed(store, form, merged=True)
    assert {each.graph_name for each in quads} == {DEFAULT_GRAPH, node(world.ARTICLE)}
    assert {each for each in quads if each.graph_name == DEFAULT_GRAPH} == stored(
        store, DEFAULT_GRAPH, INFERRED, ONTOLOGY
    )


@pytest.mark.parametrize("form", ["nt", "nq"])
def test_lines_are_sorted_within_each_graph(store, form):
    lines = export(store, form, merged=True).decode().splitlines()
    assert len(lines) == len(set(lines))
    if form == "nt":
        assert lines == sorted(lines)


def test_only_prefixes_in_use_are_declared(store):
    text = export(store, "turtle").decode()
    declared = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert declared == sorted(declared, key=lambda prefix: prefix.rstrip(":"))
    for prefix in declared:
        assert text.count(f" {prefix}") + text.count(f"^^{prefix}") + text.count(f"\n{prefix}") > 1, prefix


def test_sections_stand_in_a_fixed_order(store):
    text = export(store, "turtle").decode()
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == [
        "# Partnerships",
        "# Agreements",
        "# Events",
        "# Quotations",
        "# Officials",
        "# Tenures",
        "# Offices",
        "# Governments",
        "# Cities",
        "# Regions",
        "# Countries",
        "# Geometries",
        "# Replaced IRIs",
    ]


def test_rdflib_reads_turtle_and_n_triples_as_the_same_graph(store):
    options = {"inferred": True, "ontology": True, "evidence": True}
    turtle = rdflib.Graph().parse(data=export(store, "turtle", **options), format="turtle")
    lines = rdflib.Graph().parse(data=export(store, "nt", **options), format="nt")
    assert isomorphic(turtle, lines)
    assert len(turtle) == len(parsed(store, "nt", **options))


def test_rdflib_reads_the_dataset(store):
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's TriG parser uses a name that rdflib gave up
        dataset.parse(data=export(store, "trig"), format="trig")
    assert sum(1 for _ in dataset.quads()) == len(store)


def test_an_unknown_format_is_refused(store):
    with pytest.raises(UsageError, match="no format 'xlsx'; there are: turtle, trig, nq, nt, rdfxml"):
        export(store, "xlsx")
