"""What we export, other tools load, with the same number of triples; a tool that is not installed is skipped."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from citygraph import graph

JARS = Path("/usr/share/java")
CLASSPATH = """jena-cmds jena-arq jena-base jena-core jena-iri jena-shacl jena-rdfconnection jena-tdb jena-tdb2
    jena-dboe-base jena-dboe-storage dexx.collection commons-csv commons-codec commons-compress commons-io commons-lang3
    commons-cli thrift protobuf gson jsonld-java titanium-json-ld jakarta.json-api jackson-core jackson-databind
    jackson-annotations httpclient httpcore httpclient-cache slf4j-api slf4j-simple guava"""
FORMATS = {"turtle": "ttl", "trig": "trig", "nt": "nt", "nq": "nq"}


@pytest.fixture(scope="session", params=["small_store", "bundled_store"])
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
def riot(tmp_path_factory) -> list[str]:
    """The command that starts Jena's riot from Debian's jars, which come without a launcher.

    Debian moves Xerces to another package inside jena-core but not the message bundle's path, so that bundle is
    laid out where Jena looks for it.
    """
    if shutil.which("java") is None or not (JARS / "jena-cmds.jar").exists():
        pytest.skip("Jena is not installed (Debian: libapache-jena-java, default-jre-headless)")
    repaired = tmp_path_factory.mktemp("jena")
    moved = "org/apache/jena/ext/xerces/"
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for member in jar.namelist():
            if member.startswith(moved) and not member.endswith("/"):
                target = repaired / "xerces" / member.removeprefix(moved)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(member))
    classpath = ":".join([str(repaired), *(str(JARS / f"{jar}.jar") for jar in CLASSPATH.split())])
    return ["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classpath, "riotcmd.riot"]


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
