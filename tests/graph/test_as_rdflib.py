"""The store as rdflib sees it, with rdflib's own reading of the same export as the reference."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib
from rdflib import RDF, Dataset, Literal, Namespace, URIRef

from citygraph import graph, query
from citygraph.errors import UsageError
from citygraph.graph.as_rdflib import dataset
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH

CG = Namespace("https://w3id.org/citygraph/ontology#")
UNION = {None, URIRef(INFERRED_GRAPH), URIRef(ONTOLOGY_GRAPH)}

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture(scope="module")
def snapshot(small_store) -> Iterator[graph.Snapshot]:
    with graph.open_store(small_store) as snapshot:
        yield snapshot


@pytest.fixture
def seen(snapshot) -> Dataset:
    return dataset(snapshot.store)


@pytest.fixture
def copied(snapshot) -> Dataset:
    out = io.BytesIO()
    graph.export(snapshot.store, "nq", out)
    copied = Dataset()
    copied.parse(data=out.getvalue(), format="nquads")
    return copied


def default(graph_name: object) -> object:
    return None if str(graph_name) == "urn:x-rdflib:default" else graph_name


def test_every_quad_is_the_term_that_rdflib_reads(seen: Dataset, copied: Dataset) -> None:
    def quads(of: Dataset) -> set[tuple[object, ...]]:
        return {(*spo, default(name)) for *spo, name in of.quads()}

    assert quads(seen) == quads(copied)


def test_a_plain_string_is_plain(seen: Dataset) -> None:
    codes = set(seen.objects(None, CG.countryCode))
    assert Literal("XA") in codes
    assert {code.datatype for code in codes} == {None}
    (row,) = seen.query("SELECT ?code { ?place cg:countryCode ?code } ORDER BY ?code LIMIT 1")
    assert row.code == Literal("XA")
    assert (None, CG.countryCode, Literal("XA")) in seen


def test_stored_queries_give_the_same_rows(seen: Dataset, snapshot) -> None:
    for name in ("network", "articles", "agreements-by-year"):
        text = query.bind(query.find(name).text, {})
        ours = [tuple(term and term.value for term in row) for row in query.run(snapshot.store, text).rows()]
        assert ours
        assert [tuple(None if term is None else str(term) for term in row) for row in seen.query(text)] == ours


def test_what_was_inferred_is_seen_by_sparql_and_has_a_graph(seen: Dataset) -> None:
    assert seen.query("ASK { ?a cg:twinnedWith ?b }").askAnswer
    assert set(seen.graph(URIRef(INFERRED_GRAPH)).triples((None, CG.twinnedWith, None)))


def test_a_graph_of_an_article_is_asked_alone(seen: Dataset) -> None:
    ((article,),) = seen.query("SELECT ?g { GRAPH ?g { ?g a cg:Article } }")
    of_article = seen.graph(article)
    assert len(of_article) == sum(1 for _ in seen.quads((None, None, None, article)))
    ((count,),) = of_article.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(count) == len(of_article)


def test_variables_may_be_given(seen: Dataset) -> None:
    given = {"code": Literal("XA")}
    text = "SELECT ?place { ?place cg:countryCode ?code }"
    assert {row.place for row in seen.query(text, initBindings=given)} == set(
        seen.subjects(CG.countryCode, Literal("XA"))
    )
    assert not seen.query("ASK { ?place cg:countryCode ?code }", initBindings={"code": Literal('"} #')}).askAnswer


def test_construct_gives_a_graph(seen: Dataset) -> None:
    made = seen.query("CONSTRUCT { ?p a cg:Partnership } WHERE { ?p a cg:Partnership }").graph
    assert set(made.subjects(RDF.type, CG.Partnership)) == set(seen.subjects(RDF.type, CG.Partnership))


def test_nothing_can_be_written(seen: Dataset) -> None:
    before = Counter(seen.quads())
    for write in (
        lambda: seen.add((CG.a, CG.b, CG.c)),
        lambda: seen.addN([(CG.a, CG.b, CG.c, seen.graph(CG.g))]),
        lambda: seen.remove((None, None, None)),
        lambda: seen.update("DELETE WHERE { ?a ?b ?c }"),
        lambda: seen.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
        lambda: seen.remove_graph(URIRef(INFERRED_GRAPH)),
    ):
        with pytest.raises(UsageError, match="read-only"):
            write()
    assert Counter(seen.quads()) == before


def test_a_prepared_query_is_refused(seen: Dataset) -> None:
    from rdflib.plugins.sparql import prepareQuery

    with pytest.raises(UsageError, match="prepared"):
        seen.query(prepareQuery("SELECT * { ?a ?b ?c }"))


def test_a_copy_is_made_as_the_error_says(seen: Dataset) -> None:
    copy = Dataset()
    copy.parse(data=seen.serialize(format="nquads"), format="nquads")
    assert sum(1 for _ in copy.quads()) == sum(1 for _ in seen.quads())
    copy.add((CG.a, CG.b, CG.c))
    assert isinstance(copy, rdflib.Dataset)
