"""A view of a store that is made of what the store believes is the one that fusing its part of the articles gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import fuse, graph, identity, pipeline, quarantine, views
from citygraph.fuse import NOTHING, Ref, Told
from citygraph.graph import draft
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.views import View, parse_day
from citygraph.vocab import DISAGREEMENTS_GRAPH, EVIDENCE_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH, place_iri

DAYS = st.sampled_from(
    (None, "2018", "2019", "2019-06-01", "2025-05", "2025-05-06", "2025-05-31", "2025-10-09", "2030")
)
LEAST = st.sampled_from((0.0, 0.0, 0.5, 0.8, 0.9, 0.95))


def build(root: Path, readings, told: Told = NOTHING, *, validate: bool, infer: bool) -> None:
    with graph.writing(root, told=identity.version(told)) as writer:
        for reading in readings:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(
            writer, pipeline.Summary(), validate=validate, infer=infer, advance=lambda *_: None, told=told
        )


def quads(store: ox.Store) -> set[str]:
    return set(map(str, store))


def of_no_article(store: ox.Store) -> set[str]:
    graphs = DEFAULT_GRAPH, *map(node, (INFERRED_GRAPH, ONTOLOGY_GRAPH, DISAGREEMENTS_GRAPH, EVIDENCE_GRAPH))
    return {str(quad) for each in graphs for quad in store.quads_for_pattern(None, None, None, each)}


def assert_seen(root: Path, view: View, *, whole_first: bool = True) -> None:
    with graph.open_store(root) as snapshot:
        expected = views.fused_anew(snapshot, view)
        for articles in (True, False) if whole_first else (False, True):
            seen = views.see(snapshot, view, articles=articles)
            assert seen.folder is not None
            if articles:
                assert quads(seen.store) == quads(expected)
            else:
                assert of_no_article(seen.store) == of_no_article(expected)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_view_is_what_fusing_anew_gives(tell, data) -> None:
    """However much of it differs, and whether what follows is kept up or inferred anew."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(draft, "_MUCH", data.draw(st.sampled_from((0.1, 1e9)), label="kept up"))
        patched.setattr(views, "_MUCH", data.draw(st.sampled_from((0.35, 1.0, 1.0)), label="narrowed"))
        root = Path(folder, "store")
        readings = data.draw(st.lists(tell.articles(), min_size=1, max_size=6), label="readings")
        same = Told(same=((Ref(place_iri(tell.ALPHA.id)), Ref(place_iri(tell.BETA.id))),))
        build(
            root,
            readings,
            data.draw(st.sampled_from((NOTHING, NOTHING, same)), label="told"),
            validate=data.draw(st.booleans(), label="validate"),
            infer=data.draw(st.booleans(), label="infer"),
        )
        for _ in range(2):
            day = data.draw(DAYS, label="day")
            view = View(parse_day(day) if day else None, data.draw(LEAST, label="least"))
            if not view.is_whole:
                assert_seen(root, view, whole_first=data.draw(st.booleans(), label="whole first"))


def life(tell):
    return (
        tell.article("2015-05-05", tell.partnership(tell.ALPHA, tell.BETA, "proposed")),
        tell.article("2020-05-05", tell.partnership(tell.ALPHA, tell.BETA, "active", since="2017-03")),
        tell.article("2022-05-05", tell.partnership(tell.ALPHA, tell.GAMMA, "active", "cooperation")),
    )


@pytest.mark.parametrize("view", [View(parse_day("2016")), View(parse_day("2021")), View(None, 0.9)])
def test_what_was_set_aside_is_looked_at_again(tell, tmp_path, view) -> None:
    """A partnership of a place with itself breaks a shape, whatever else is seen."""
    alone = tell.article("2014-05-05", tell.partnership(tell.ALPHA, tell.ALPHA, since="1990"), title="alone")
    late = tell.article("2023-01-01", tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2030"))
    two_ends = tell.article("2010-01-01", tell.partnership(tell.BETA, tell.GAMMA, "ended", since="2012", until="1999"))
    build(tmp_path / "store", (*life(tell), alone, late, two_ends), validate=True, infer=True)
    with graph.open_store(tmp_path / "store") as snapshot:
        assert snapshot.status().rejections
    assert_seen(tmp_path / "store", view)


def test_what_was_dropped_is_in_no_view(tell, tmp_path) -> None:
    two_ends = tell.article("2010-01-01", tell.partnership(tell.BETA, tell.GAMMA, "ended", since="2012", until="1999"))
    build(tmp_path / "store", (*life(tell), two_ends), validate=True, infer=True)
    found = [each for each, _ in quarantine.entries(tmp_path / "store")]
    pipeline.decide(quarantine.kept(tmp_path / "store").drop(found), tmp_path / "store")
    for day in ("2012", "2021"):
        assert_seen(tmp_path / "store", View(parse_day(day)))


def test_what_waits_is_in_no_view(tell, tmp_path) -> None:
    first, second, third = life(tell)
    build(tmp_path / "store", (first, second), validate=False, infer=False)
    with graph.writing(tmp_path / "store") as writer:
        writer.put(third, fuse.keys_of(third))
        writer.take_out([first.article])
    assert_seen(tmp_path / "store", View(parse_day("2016")))
    assert_seen(tmp_path / "store", View(parse_day("2023")))


def test_a_restored_graph_has_views(tell, tmp_path) -> None:
    build(tmp_path / "store", life(tell), validate=False, infer=True)
    with graph.open_store(tmp_path / "store") as snapshot:
        file = tmp_path / "all.nq"
        with file.open("wb") as out:
            graph.export(snapshot.store, "nq", out)
    pipeline.restore(file, "nq", tmp_path / "restored")
    assert_seen(tmp_path / "restored", View(parse_day("2016")))


def test_what_another_program_fused_is_fused_anew(tell, tmp_path, monkeypatch) -> None:
    build(tmp_path / "store", life(tell), validate=False, infer=True)
    monkeypatch.setattr("citygraph.graph.version.fusing_version", lambda: "another")
    assert_seen(tmp_path / "store", View(parse_day("2016")))
