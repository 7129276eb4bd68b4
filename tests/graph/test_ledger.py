"""How a generation lies on the disk."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citygraph.graph import ledger, loading
from citygraph.graph.ledger import Ledger
from citygraph.graph.terms import DEFAULT_GRAPH


def quads(first: int, number: int) -> list[ox.Quad]:
    things = [ox.NamedNode(f"https://example.org/{each}") for each in range(first, first + number)]
    return [ox.Quad(thing, ox.NamedNode("https://example.org/is"), thing, DEFAULT_GRAPH) for thing in things]


def write_in_pieces(folder: Path, before: Path | None, first: int, pieces: int, size: int) -> set[Path]:
    """The tables of a generation to which pieces were added, each of which is written as files of its own."""
    written = Ledger(folder, before)
    for piece in range(pieces):
        written.add(quads(first + piece * size, size))
        written.write()
    written.close()
    return {table.relative_to(folder) for table in folder.glob("*.sst")}


def test_a_little_more_is_not_worth_merging_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_FEW", 10)
    merged = write_in_pieces(tmp_path / "1", None, 0, pieces=5, size=10_000)
    assert merged < write_in_pieces(tmp_path / "2", tmp_path / "1", 50_000, pieces=1, size=20)
    assert len(ox.Store.read_only(str(tmp_path / "2"))) == 50_020


def test_what_grew_much_is_merged_into_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_FEW", 10)
    merged = write_in_pieces(tmp_path / "merged", None, 0, pieces=5, size=10_000)
    monkeypatch.setattr(ledger, "_GROWTH", float("inf"))
    monkeypatch.setattr(ledger, "_size", lambda _: 0)
    assert len(write_in_pieces(tmp_path / "not", None, 0, pieces=5, size=10_000)) > len(merged)


def test_a_first_generation_needs_no_merging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts are loaded with the graphs of articles, however often they were told."""
    monkeypatch.setattr(ledger, "_SORTED", 10)

    def write(folder: Path) -> int:
        written = Ledger(folder, None)
        written.replace_graph(ox.NamedNode("https://example.org/graph"), ())
        for told in (quads(0, 1), quads(0, 1) * 2, quads(7, 1)):
            written.tell("https://example.org/0", told)
        triples = (f'<https://example.org/{n}> <https://example.org/is> "a" .\n' for n in range(1000))
        written.add_article(["<x:g> {\n", *triples, "}\n"])
        written.close()
        assert written.changes[DEFAULT_GRAPH] == 1
        return len(list(folder.glob("*.sst")))

    merged = write(tmp_path / "merged")
    monkeypatch.setattr(ledger, "_GROWTH", float("inf"))
    monkeypatch.setattr(ledger, "_size", lambda _: 0)
    assert write(tmp_path / "not") == merged
    assert set(ox.Store.read_only(str(tmp_path / "not")).quads_for_pattern(None, None, None, DEFAULT_GRAPH)) == set(
        quads(7, 1)
    )


def article(number: int) -> list[str]:
    subject = f"<https://example.org/{number}>"
    return [f"{subject} {{\n", *(f'{subject} <https://example.org/is> "{n}" .\n' for n in range(3)), "}\n"]


def test_many_quads_are_loaded_by_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(folder: Path, many: int) -> set[ox.Quad]:
        monkeypatch.setattr(ledger, "_APART", many)
        written = Ledger(folder, None)
        written.tell("https://example.org/0", quads(0, 1))
        for number in range(50):
            written.add_article(article(number))
        written.close()
        return set(ox.Store.read_only(str(folder)))

    monkeypatch.setattr(ledger, "_SORTED", 10)
    monkeypatch.setattr(loading, "_PIECE", 100)
    apart: list[Path] = []
    load = loading.load

    def noted(file: Path, folder: Path) -> None:
        apart.append(folder)
        load(file, folder)

    monkeypatch.setattr(loading, "load", noted)
    together = write(tmp_path / "together", many=1_000_000)
    assert not apart
    assert write(tmp_path / "apart", many=1000) == together
    assert apart == [tmp_path / "apart"]
    assert len(together) == 151


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "lines.trig"
    lines.write_text("".join(article(1)), encoding="utf-8")
    opened = ox.Store(str(tmp_path / "graph"))
    with pytest.raises(OSError, match="lock"):
        loading.load(lines, tmp_path / "graph")
    assert not len(opened)


def test_of_what_is_given_up_nothing_is_written(tmp_path: Path) -> None:
    written = Ledger(tmp_path / "graph", None)
    written.add_article(article(1))
    written.give_up()
    written.close()
    assert not len(ox.Store.read_only(str(tmp_path / "graph")))


def test_all_files_of_a_table_may_be_open_at_a_time() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        files = loading.raise_limit_of_files()
        assert files <= resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        assert files >= min(before[1], 400)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
