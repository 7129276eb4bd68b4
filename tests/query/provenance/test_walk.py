from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph.query.provenance import pattern
from citygraph.query.provenance.parse import select_of
from citygraph.query.provenance.walk import Walk

DATA = "@prefix : <http://e/> . :a :p :b . :b :p :c . :c :p :d . :a :q :c . :d :p :a ."


@pytest.mark.parametrize(
    ("path", "ends", "steps"),
    [
        (":p", "a b", ["apb"]),
        (":p", "b a", []),
        ("^:p", "b a", ["apb"]),
        (":p/:p", "a c", ["apb", "bpc"]),
        ("^(:p/:p)", "c a", ["apb", "bpc"]),
        (":q|(:p/:p)", "a c", ["apb", "aqc", "bpc"]),
        (":p*", "a d", ["apb", "bpc", "cpd"]),
        ("(:p|:q)+", "a d", ["aqc", "cpd"]),
        ("^(:p|:q)+", "d a", ["aqc", "cpd"]),
        (":p*", "a a", []),
        (":p+", "a a", ["apb", "bpc", "cpd", "dpa"]),
        (":p?", "a b", ["apb"]),
        (":p?", "a c", []),
        (":p*/:q", "d c", ["aqc", "dpa"]),
        ("!:p", "a c", ["aqc"]),
        ("!(:q|^:q)", "b a", ["apb"]),
        ("!^:q", "c b", ["bpc"]),
    ],
)
def test_ways(path: str, ends: str, steps: list[str]) -> None:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TURTLE)
    parsed = select_of(f"PREFIX : <http://e/> SELECT * {{ ?x {path} ?y }}")
    assert parsed is not None
    ((triple, _),) = pattern.triples(parsed[1].where)
    start, end = (ox.NamedNode(f"http://e/{name}") for name in ends.split())
    walk = Walk(store, lambda node: ox.NamedNode(f"http://e/{node.text.removeprefix(':')}"))
    found = walk.between(start, triple.path, end)
    assert sorted("".join(part.value[-1] for part in quad.triple) for quad in found) == steps


def test_facts_and_articles_are_kept_apart() -> None:
    store = ox.Store()
    a, p, b = (ox.NamedNode(f"http://e/{name}") for name in "apb")
    article = ox.NamedNode("https://w3id.org/citygraph/id/article/one")
    store.add(ox.Quad(a, p, b, article))
    step = pattern.Step(pattern.Node("<http://e/p>"))
    assert not Walk(store, lambda _: p).between(a, step, b)
    assert len(Walk(store, lambda _: p, article).between(a, step, b)) == 1
