"""What was passed over is kept from generation to generation, and forgotten when the graph has it."""

from __future__ import annotations

from pathlib import Path

from citygraph import graph
from citygraph.graph import passed_over
from citygraph.graph.passed_over import PassedOver


def test_the_names_of_the_generation_before_are_kept(tmp_path: Path) -> None:
    first, second = tmp_path / "1.db", tmp_path / "2.db"
    new = PassedOver(first, None)
    new.add(["a.txt", "b.jsonl:1", "a.txt"])
    new.close()
    new = PassedOver(second, first)
    new.add(["b.jsonl:2"])
    new.remove(["a.txt", "nosuch.txt"])
    new.close()
    assert (passed_over.count(first), passed_over.count(second)) == (2, 2)
    assert passed_over.count(tmp_path / "nosuch.db") == 0


def test_a_store_counts_them(tmp_path: Path, reading) -> None:
    with graph.writing(tmp_path / "store") as writer:
        writer.pass_over(["a.txt", reading.document.source])
        writer.commit([], [])
    with graph.writing(tmp_path / "store") as writer:
        writer.commit([reading], [])
    with graph.open_store(tmp_path / "store") as snapshot:
        assert snapshot.status().passed_over == 1
        assert snapshot.status().figures()["articles passed over"] == 1


def test_a_build_that_is_broken_off_leaves_them_as_they_were(tmp_path: Path) -> None:
    with graph.writing(tmp_path / "store") as writer:
        writer.commit([], [])
    with graph.writing(tmp_path / "store") as writer:
        writer.pass_over(["a.txt"])
    with graph.open_store(tmp_path / "store") as snapshot:
        assert "articles passed over" not in snapshot.status().figures()
