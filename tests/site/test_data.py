"""The triples of a page, inside it and beside it, are those of the graph, as other parsers read them."""

from __future__ import annotations

import gzip
import json
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCAT, RDF, VOID, Graph, URIRef
from rdflib.compare import isomorphic

from citygraph import resources
from citygraph.site import Options
from citygraph.site.description import description
from citygraph.site.entities import Entities
from citygraph.vocab import ID
from tests.site.conftest import BASE
from tests.site.reading import parsed


@pytest.fixture(params=["site", "hostile_site"])
def both(request: pytest.FixtureRequest) -> tuple[Path, ox.Store, float]:
    """A site, its graph, and how much of an article its page may quote."""
    graph, quoted = {"site": ("bundled_graph", Options().quoted), "hostile_site": ("hostile_graph", 1)}[request.param]
    return request.getfixturevalue(request.param), request.getfixturevalue(graph), quoted


def graph_of(content: str, form: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's reader of JSON-LD, about itself
        return Graph().parse(data=content, format=form)


def expected(store: ox.Store, iri: str) -> Graph:
    """What a query of the engine's own gives of the thing, its geometry and its passages."""
    rows = store.query(
        f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
            {{ {{ ?s ?p ?o }} UNION {{ GRAPH <{ID}graph/inferred> {{ ?s ?p ?o }} }}
              UNION {{ GRAPH <{iri}> {{ ?s ?p ?o }} }} }}
            FILTER(?s IN (<{iri}>, <{iri}/geometry>) || EXISTS {{ <{iri}> ?part ?s FILTER(ISBLANK(?s)) }}
              || EXISTS {{ GRAPH <{iri}> {{ ?s <https://w3id.org/citygraph/ontology#statedIn> <{iri}> }} }})
        }}"""
    )
    return graph_of(ox.serialize(rows, format=ox.RdfFormat.N_TRIPLES).decode(), "nt")


def test_json_ld_and_turtle_are_the_things_triples(both: tuple[Path, ox.Store, float]) -> None:
    folder, store, _ = both
    seen: dict[str, int] = {}
    for entity in Entities(store):
        if seen.setdefault(entity.kind, 0) == 6:
            continue
        seen[entity.kind] += 1
        (script,) = parsed(folder / entity.page).query('script[type="application/ld+json"]')
        inside = graph_of(script.to_text(), "json-ld")
        beside = graph_of((folder / f"{entity.path}.ttl").read_text(encoding="utf-8"), "turtle")
        wanted = expected(store, entity.iri)
        if entity.kind == "article":  # of which not every passage may be quoted
            for passage in set(wanted.subjects()) - set(beside.subjects()):
                wanted.remove((passage, None, None))
        assert (URIRef(entity.iri), None, None) in wanted
        assert isomorphic(inside, wanted), entity.iri
        assert isomorphic(beside, wanted), entity.iri
    assert len(seen) > 3


def test_every_turtle_file_is_its_description(both: tuple[Path, ox.Store, float]) -> None:
    folder, store, quoted = both
    for entity in Entities(store):
        found = ox.Dataset(
            ox.Quad(each.subject, each.predicate, each.object)
            for each in ox.parse((folder / f"{entity.path}.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
        )
        told = ox.Dataset(
            ox.Quad(each.subject, each.predicate, each.object) for each in description(store, entity, quoted)
        )
        for dataset in (found, told):
            dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        assert found == told, entity.iri


def test_a_script_cannot_be_ended_from_within(hostile_site: Path) -> None:
    text = (hostile_site / "place/evil-1.html").read_text(encoding="utf-8")
    (script,) = text.split('<script type="application/ld+json">')[1:]
    inside = script.partition("</script>")[0]
    assert "<" not in inside
    assert json.loads(inside)["@graph"]


def test_the_context_and_the_frame_are_there(site: Path) -> None:
    for name in ("context.jsonld", "frame.jsonld"):
        assert (site / "data" / name).read_bytes() == resources.path("ontology", name).read_bytes()


def test_the_dataset_is_described(site: Path, bundled_graph: ox.Store) -> None:
    described = Graph().parse(site / "void.ttl", format="turtle")
    dataset = URIRef(f"{BASE}void.ttl#dataset")
    assert (dataset, RDF.type, VOID.Dataset) in described
    assert described.value(dataset, VOID.entities).toPython() == len(Entities(bundled_graph))
    facts = graph_of((site / "data/facts.ttl").read_text(encoding="utf-8"), "turtle")
    assert described.value(dataset, VOID.triples).toPython() == len(facts)
    for dump in described.objects(dataset, VOID.dataDump):
        assert (site / str(dump).removeprefix(BASE)).is_file()
    for distribution in described.objects(dataset, DCAT.distribution):
        file = site / str(described.value(distribution, DCAT.downloadURL)).removeprefix(BASE)
        assert described.value(distribution, DCAT.byteSize).toPython() == file.stat().st_size
    assert (site / ".well-known/void").read_bytes() == (site / "void.ttl").read_bytes()


def test_the_description_reads_without_an_address_too(hostile_site: Path) -> None:
    described = Graph().parse(hostile_site / "void.ttl", format="turtle", publicID="https://else.where/x/void.ttl")
    assert (URIRef("https://else.where/x/void.ttl#dataset"), RDF.type, DCAT.Dataset) in described


def test_the_dump_is_the_graph_as_exported(site: Path, bundled_graph: ox.Store) -> None:
    packed = gzip.decompress((site / "data/graph.trig.gz").read_bytes())
    assert set(ox.parse(packed, format=ox.RdfFormat.TRIG)) == set(bundled_graph)


def test_the_search_index_names_every_thing(site: Path, bundled_graph: ox.Store) -> None:
    script = (site / "search.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("citygraphSearch(").removesuffix(");\n"))
    assert {row[2] for row in index["things"]} == {entity.path for entity in Entities(bundled_graph)}
    folded = {row[2]: row[3].split(" \n") for row in index["things"]}
    assert folded["place/santiago-de-queretaro-3991164"][0] == "santiago de queretaro"
    assert "jepang" in folded["place/japan-jp"]
    assert all(index["kinds"][row[1]] for row in index["things"])
