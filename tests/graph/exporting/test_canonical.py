"""One text for one dataset, whatever its blank nodes are called."""

from __future__ import annotations

import hashlib
import io

import pyoxigraph as ox
import pytest

from citygraph import graph
from citygraph.errors import UsageError
from citygraph.graph.exporting.canonical import Digest
from citygraph.graph.terms import node

BLANKS = """
_:{a} <urn:p> _:{b} <urn:g> . _:{b} <urn:p> _:{c} <urn:g> . _:{c} <urn:p> "> _:x" .
<urn:s> <urn:p> "> _:not a blank node\\n" . <urn:s> <urn:q> _:{a} . <urn:s> <urn:p> "é"@id <urn:h> .
"""


def store_of(text: str) -> ox.Store:
    store = ox.Store()
    store.load(text.replace(" . ", " .\n").encode(), format=ox.RdfFormat.N_QUADS)
    return store


def exported(store: ox.Store, form: str = "nq", **options: object) -> bytes:
    out = io.BytesIO()
    graph.export(store, form, out, canonical=True, **options)  # type: ignore[arg-type]
    return out.getvalue()


def reference(store: ox.Store) -> bytes:
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).splitlines(keepends=True)
    return b"".join(sorted(lines))


def test_it_is_what_the_whole_dataset_gives_and_names_do_not_matter() -> None:
    one, other = (store_of(BLANKS.format(a=a, b=b, c=c)) for a, b, c in ("abc", "zyx"))
    assert exported(one) == exported(other) == reference(one)
    assert len(exported(one).splitlines()) == 6


def test_the_bundled_graph_is_canonical(bundled_store) -> None:
    with graph.open_store(bundled_store) as snapshot:
        written = exported(snapshot.store)
        assert written == reference(snapshot.store)
        facts = exported(snapshot.store, "nt")
    assert facts.splitlines() == sorted(facts.splitlines())
    assert set(facts.splitlines()) < set(written.splitlines())


@pytest.mark.parametrize("form", ["turtle", "trig", "graphml"])
def test_other_formats_are_refused(form: str) -> None:
    with pytest.raises(UsageError, match=f"{form} has no canonical form; choose nq or nt"):
        exported(ox.Store(), form)


def test_the_digest_is_that_of_what_passed() -> None:
    out = io.BytesIO()
    digest = Digest(out)
    digest.write(b"one")
    digest.writelines([b"two", b"three"])
    assert digest.hexadecimal() == hashlib.sha256(out.getvalue()).hexdigest()


@pytest.mark.parametrize(
    ("form", "graphs", "names"),
    [
        ("nq", ("facts",), {None}),
        (
            "nq",
            ("inferred", "ontology"),
            {"https://w3id.org/citygraph/id/graph/inferred", "https://w3id.org/citygraph/id/graph/ontology"},
        ),
        ("nt", ("inferred",), {None}),
    ],
)
def test_graphs_are_chosen(bundled_store, form: str, graphs: tuple[str, ...], names: set[str | None]) -> None:
    out = io.BytesIO()
    with graph.open_store(bundled_store) as snapshot:
        graph.export(snapshot.store, form, out, graphs=graphs)
    read = list(ox.parse(out.getvalue(), format=ox.RdfFormat.N_QUADS))
    assert {None if each.graph_name == ox.DefaultGraph() else each.graph_name.value for each in read} == names


def test_an_article_is_chosen_by_its_iri_or_the_end_of_it(bundled_store) -> None:
    with graph.open_store(bundled_store) as snapshot:
        article = next(each for each in snapshot.store.named_graphs() if "/article/" in each.value).value
        for name in (article, article.rpartition("/")[2], "article/" + article.rpartition("/")[2]):
            out = io.BytesIO()
            graph.export(snapshot.store, "nq", out, graphs=[name])
            read = set(ox.parse(out.getvalue(), format=ox.RdfFormat.N_QUADS))
            assert read == set(snapshot.store.quads_for_pattern(None, None, None, node(article)))


@pytest.mark.parametrize("name", ["nothing", "https://example.com/none", "no iri at all <>"])
def test_a_graph_that_is_not_there_is_refused(bundled_store, name: str) -> None:
    with (
        graph.open_store(bundled_store) as snapshot,
        pytest.raises(UsageError, match=r"no graph '.*'; there are: facts"),
    ):
        graph.export(snapshot.store, "nq", io.BytesIO(), graphs=[name])
