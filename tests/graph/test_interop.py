"""What we export, other tools load, with the same number of triples; a tool that is not installed is skipped."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from citygraph import graph

FORMATS = {"turtle": "ttl", "trig": "trig", "nt": "nt", "nq": "nq"}


@pytest.fixture(scope="session", params=["small_store"])
def exports(request, tmp_path_factory) -> dict[str, tuple[Path, int]]:
    """Format → a file of the whole graph, and how many lines its N-Triples or N-Quads have."""
    store = request.getfixturevalue(request.param)
    folder = tmp_path_factory.mktemp("exports")
    written = {}
    with graph.open_store(store) as snapshot:
        for form, suffix in FORMATS.items():
            files = []
            for each in (form, "nt" if form in ("turtle", "nt") else "nq"):
                out = io.BytesIO()
                graph.export(snapshot.store, each, out, inferred=True, ontology=True, evidence=True)
                files.append(out.getvalue())
            file = folder / f"graph.{suffix}"
            file.write_bytes(files[0])
            written[form] = file, files[1].count(b"\n")
    return written


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("nt", "ntriples")])
def test_rapper_loads_every_triple(exports, form, parser):
    file, count = exports[form]
    told = subprocess.run(["rapper", "-i", parser, "-c", str(file)], capture_output=True, text=True, check=True)
    assert f"returned {count} triples" in told.stderr
    assert "warning" not in told.stderr.lower()


@pytest.fixture(scope="session")
def riot(jena: list[str]) -> list[str]:
    """The command that starts Jena's riot."""
    return [*jena, "riotcmd.riot"]


@pytest.mark.parametrize("form", FORMATS)
def test_riot_loads_every_triple(exports, riot, form):
    file, count = exports[form]
    told = subprocess.run([*riot, "--count", str(file)], capture_output=True, text=True, check=True)
    (counted,) = re.findall(r"(?:Triples|Quads)\s*=\s*([\d,]+)", told.stdout + told.stderr)
    assert int(counted.replace(",", "")) == count


def test_riot_has_nothing_to_warn_of(exports, riot):
    told = subprocess.run(
        [*riot, "--validate", *(str(file) for file, _ in exports.values())], capture_output=True, text=True, check=True
    )
    assert not [line for line in (told.stdout + told.stderr).splitlines() if "ERROR" in line or "WARN" in line]
