"""Lines of triples: sorted, each once, whether they fit into memory or not."""

from __future__ import annotations

from typing import IO, cast

import pyoxigraph as ox
import pytest

from citygraph.graph.exporting.lines import Sorter, Spool, in_graph, sorted_lines
from citygraph.graph.terms import DEFAULT_GRAPH, node

LINES = [f'<urn:{number * 7919 % 1000}> <urn:p> "é{number % 50}" .\n'.encode() for number in range(2000)]


@pytest.mark.parametrize("held", [100, 5000, 1 << 20])
@pytest.mark.parametrize("cut", [1, 37, 100_000])
def test_lines_come_back_sorted_and_once(held: int, cut: int) -> None:
    data = b"".join(LINES)
    with Sorter(held) as sorter:
        for start in range(0, len(data), cut):
            cast("IO[bytes]", sorter).write(data[start : start + cut])
        assert list(sorter.lines()) == sorted(set(LINES))


@pytest.mark.parametrize("held", [64, 1 << 20])
def test_a_triple_of_two_graphs_comes_once(held: int) -> None:
    one, two = node("urn:one"), node("urn:two")
    shared, own = (ox.Triple(node(f"urn:{each}"), node("urn:p"), ox.Literal("a\nb")) for each in "sa")
    store = ox.Store()
    for graph in (one, two, DEFAULT_GRAPH):
        store.add(ox.Quad(shared.subject, shared.predicate, shared.object, graph))
    store.add(ox.Quad(own.subject, own.predicate, own.object, two))
    lines = [f"{own} .\n".encode(), f"{shared} .\n".encode()]
    assert list(sorted_lines(store, (one, two), held)) == lines
    assert list(sorted_lines(store, (one,), held)) == lines[1:]
    assert list(sorted_lines(store, (), held)) == []
    quads = b"".join(in_graph(sorted_lines(store, (two,), held), two))
    assert {each.graph_name for each in ox.parse(quads, format=ox.RdfFormat.N_QUADS)} == {two}


@pytest.mark.parametrize("held", [1, 1 << 20])
def test_a_spool_gives_texts_in_the_order_of_their_keys(held: int) -> None:
    spool = Spool(held)
    for key in ("b", "a", "c"):
        spool.add(key, f"{key}é\r\n")
    assert list(spool.sorted()) == [("a", "aé\r\n"), ("b", "bé\r\n"), ("c", "cé\r\n")]
    spool.close()
