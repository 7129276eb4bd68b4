"""``export``: formats by the ending of a file, compressed files, and what happens when the disk is full."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import zstandard

Run = Callable[..., Any]

LIMITED = """
import resource, sys
from citygraph import graph
from citygraph.cli import main

def export(*arguments, original=graph.export, **options):
    resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
    original(*arguments, **options)

graph.export = export
main.main(args=sys.argv[1:], prog_name="citygraph")
"""


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("graph.ttl", b"@prefix"),
        ("graph.trig", b"@prefix"),
        ("graph.nt", b"<https://"),
        ("graph.NQ", b"<https://"),
        ("graph.rdf", b"<?xml"),
        ("graph.jsonld", b'{"@context"'),
        ("ties.graphml", b"<?xml"),
        ("ties.gexf", b"<?xml"),
        ("ties.geojson", b'{"type": "FeatureCollection"'),
        ("ties.cyjs", b'{"format_version"'),
        ("ties.zip", b"PK"),
        ("graph", b"@prefix"),
        ("2025.05.graph", b"@prefix"),
    ],
)
def test_the_ending_says_the_format(run: Run, bundled_store: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    file = tmp_path / name
    assert run("export", "--store", bundled_store, "-o", file).code == 0
    assert file.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["graph.nq", "graph.jsonld"])
def test_compressed_files_hold_the_same(run: Run, bundled_store: Path, tmp_path: Path, name: str) -> None:
    for ending in ("", ".gz", ".zst"):
        assert run("export", "--store", bundled_store, "-o", tmp_path / f"{name}{ending}").code == 0
    plain = (tmp_path / name).read_bytes()
    packed = (tmp_path / f"{name}.gz").read_bytes()
    assert gzip.decompress(packed) == plain
    with (tmp_path / f"{name}.zst").open("rb") as file:
        assert zstandard.ZstdDecompressor().stream_reader(file).read() == plain
    assert len(packed) < len(plain) / 4
    assert run("export", "--store", bundled_store, "-o", tmp_path / f"{name}.gz").code == 0
    assert (tmp_path / f"{name}.gz").read_bytes() == packed


def test_the_format_wins_over_the_ending(run: Run, bundled_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.json"
    assert run("export", "--store", bundled_store, "--format", "jsonld", "-o", file).code == 0
    assert json.loads(file.read_text("utf-8"))["@graph"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_two_tables_want_a_zip_or_a_choice(run: Run, bundled_store: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"ties.{form}"
    refused = run("export", "--store", bundled_store, "-o", file)
    assert refused.code == 2
    assert (
        refused.complaint == f"citygraph: {form} is two tables; choose --table nodes or edges, or both with -o NAME.zip"
    )
    assert not file.exists()
    assert run("export", "--store", bundled_store, "--table", "edges", "-o", file).code == 0
    package = tmp_path / "ties.zip"
    assert run("export", "--store", bundled_store, "--format", form, "-o", package).code == 0
    assert zipfile.ZipFile(package).read(f"edges.{form}") == file.read_bytes()


def limited(most: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED.format(most=most), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq", "graph.nq.gz", "graph.nq.zst", "ties.graphml", "ties.zip"])
def test_on_a_full_disk_the_old_file_stays(bundled_store: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("the old one")
    ended = limited(1000, "export", "--store", bundled_store, "-o", file)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"citygraph: {file}: cannot write (File too large); free disk space, or choose another -o\n"
    )
    assert file.read_text() == "the old one"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_pipe_is_written_to_and_stays(bundled_store: Path, tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert run("export", "--store", bundled_store, "-o", pipe).code == 0
        assert read.result().startswith(b"@prefix")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_and_what_it_leads_to_is_written(bundled_store: Path, tmp_path: Path, run: Run) -> None:
    link, file = tmp_path / "latest.ttl", tmp_path / "2025.ttl"
    link.symlink_to(file.name)
    assert run("export", "--store", bundled_store, "-o", link).code == 0
    assert link.is_symlink()
    assert file.read_bytes().startswith(b"@prefix")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("form", ["turtle", "nq", "jsonld", "graphml", "csv"])
def test_a_full_pipe_is_told_in_one_line(bundled_store: Path, form: str) -> None:
    command = [sys.executable, "-m", "citygraph", "export", "--store", str(bundled_store), "--format", form]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == (
        "citygraph: stdout: cannot write (No space left on device); free disk space, or choose another -o\n"
    )


def test_a_place_and_a_time(run: Run, bundled_store: Path) -> None:
    outcome = run("export", "--store", bundled_store, "--place", "Ipoh", "--since", "2023", "--until", "2023-12")
    assert "partnership:fukuoka-1863967--ipoh-1734634 a cg:Partnership" in outcome.out
    assert "san-antonio" not in outcome.out
    assert (
        run("export", "--store", bundled_store, "--place", "Ipoh", "--format", "csv", "--table", "edges").out.count(
            "\n"
        )
        == 4
    )


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--place", "Nowhere"], "Nowhere"),
        (["--since", "soon"], "is no day of the calendar"),
        (["--since", "2020", "--until", "2019"], "there is no time from 2020 until 2019"),
        (["--graph", "nothing"], "no graph 'nothing'"),
        (["--canonical", "--format", "turtle"], "turtle has no canonical form"),
    ],
)
def test_what_cannot_be_chosen_is_told(run: Run, bundled_store: Path, options: list[str], complaint: str) -> None:
    refused = run("export", "--store", bundled_store, *options)
    assert (refused.code, refused.out) == (2, "")
    assert complaint in refused.complaint


def test_the_canonical_file_has_the_digest_that_is_told(run: Run, bundled_store: Path, tmp_path: Path) -> None:
    for name in ("release.nq", "release.nq.gz"):
        told = run("export", "--store", bundled_store, "--canonical", "-o", tmp_path / name)
        assert told.code == 0
        assert told.err == f"SHA-256 {hashlib.sha256((tmp_path / 'release.nq').read_bytes()).hexdigest()}\n"
