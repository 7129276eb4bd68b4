"""A store that grows, changes and shrinks article by article holds what fusing all its articles at once gives."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import fuse, graph, identity, pipeline
from citygraph.errors import UsageError
from citygraph.fuse import NOTHING, Ref, Told
from citygraph.model import Iri, Reading


def change(root: Path, come: Iterable[Reading] = (), go: Iterable[Iri] = (), told: Told = NOTHING) -> None:
    """One build: some articles come, some go, and the user may know better."""
    with graph.writing(root, told=identity.version(told)) as writer:
        writer.take_out(go)
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(writer, pipeline.Summary(), validate=False, infer=False, advance=lambda *_: None, told=told)


def stored(root: Path) -> tuple[list[str], tuple[object, ...]]:
    """All that can be asked of a store: its quads, and what its archive tells."""
    out = io.BytesIO()
    with graph.open_store(root) as snapshot:
        graph.export(snapshot.store, "nq", out)
        status = snapshot.status()
        names = snapshot._archive._names("true", [])
        rest = status.articles, status.counts, names, snapshot.readings()
    return out.getvalue().decode().splitlines(), rest


def fused(readings: Iterable[Reading], told: Told = NOTHING) -> list[str]:
    """What the pure functions give."""
    out = io.BytesIO()
    store = ox.Store()
    store.extend(graph.describe(fuse.fuse(readings, told)))
    graph.export(store, "nq", out)
    return out.getvalue().decode().splitlines()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_user_tells_holds_in_any_way_to_a_set_of_articles(tell, data) -> None:
    """Told from the first, or only later; and taken back."""
    with tempfile.TemporaryDirectory() as folder:
        grown = Path(folder, "grown")
        held: dict[Iri, Reading] = {}
        told = NOTHING
        for _ in range(data.draw(st.integers(1, 4), label="builds")):
            come = data.draw(st.lists(tell.articles(), max_size=3), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=1), label="go") if held else []
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
            if data.draw(st.booleans(), label="tells otherwise"):
                told = data.draw(anything_told(held.values()), label="told")
            change(grown, come, go, told)
            assert_same(stored(grown)[0], fused(held.values(), told))


@st.composite
def anything_told(draw, readings: Iterable[Reading]) -> Told:
    """Pairs of things of the articles, or of what they were fused to."""
    readings = list(readings)
    subjects = {
        claim.subject for some in (readings, fuse.fuse(readings).readings) for one in some for claim in one.claims
    }
    sort = draw(st.sampled_from(("official", "agreement", "event")))
    things = [Ref(iri) for iri in sorted(subjects) if f"/id/{sort}/" in iri]
    things += [
        Ref(claim.subject, one.article) for one in readings for claim in one.claims if f"/id/{sort}/" in claim.subject
    ]
    if len(set(things)) < 2:
        return NOTHING
    pairs = st.lists(st.lists(st.sampled_from(things), min_size=2, max_size=2, unique=True).map(tuple), max_size=2)
    try:
        return Told(tuple(draw(pairs)), tuple(draw(pairs)))
    except UsageError:
        return NOTHING


def assert_same(found: list[str], expected: list[str]) -> None:
    missing, besides = set(expected) - set(found), set(found) - set(expected)
    assert (sorted(missing), sorted(besides)) == ([], [])
    assert found == expected
