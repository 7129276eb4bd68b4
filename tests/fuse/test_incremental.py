"""A store that grows, changes and shrinks article by article holds what fusing all its articles at once gives."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import fuse, graph, pipeline
from citygraph.model import Iri, Reading


def change(root: Path, come: Iterable[Reading] = (), go: Iterable[Iri] = ()) -> None:
    """One build: some articles come, some go."""
    with graph.writing(root) as writer:
        writer.take_out(go)
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=False, infer=False, advance=lambda *_: None)


def stored(root: Path) -> tuple[list[str], tuple[object, ...]]:
    """All that can be asked of a store: its quads, and what its archive tells."""
    out = io.BytesIO()
    with graph.open_store(root) as snapshot:
        graph.export(snapshot.store, "nq", out)
        status = snapshot.status()
        names = snapshot._archive._names("true", [])
        rest = status.articles, status.counts, names, snapshot.readings()
    return out.getvalue().decode().splitlines(), rest


def fused(readings: Iterable[Reading]) -> list[str]:
    """What the pure functions give."""
    out = io.BytesIO()
    store = ox.Store()
    store.extend(graph.describe(fuse.fuse(readings)))
    graph.export(store, "nq", out)
    return out.getvalue().decode().splitlines()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_way_to_a_set_of_articles_gives_the_same(tell, data) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown, made = Path(folder, "grown"), Path(folder, "made")
        held: dict[Iri, Reading] = {}
        for _ in range(data.draw(st.integers(1, 4), label="builds")):
            come = data.draw(st.lists(tell.articles(), max_size=3), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=2, unique=True), label="go") if held else []
            change(grown, come, go)
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
        quads, rest = stored(grown)
        assert_same(quads, fused(held.values()))
        change(made, held.values())
        assert stored(made) == (quads, rest)


def assert_same(found: list[str], expected: list[str]) -> None:
    missing, besides = set(expected) - set(found), set(found) - set(expected)
    assert (sorted(missing), sorted(besides)) == ([], [])
    assert found == expected
