"""What every test may use: a store built once from the bundled articles."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "interop" / "node"
"""The JavaScript that the tests run, and beside it, installed by npm, what that uses."""
JARS = Path("/usr/share/java")
CLASSPATH = """jena-cmds jena-arq jena-base jena-core jena-iri jena-shacl jena-rdfconnection jena-tdb jena-tdb2
    jena-dboe-base jena-dboe-storage dexx.collection commons-csv commons-codec commons-compress commons-io commons-lang3
    commons-cli thrift protobuf gson jsonld-java titanium-json-ld jakarta.json-api jackson-core jackson-databind
    jackson-annotations httpclient httpcore httpclient-cache slf4j-api slf4j-simple guava"""


@pytest.fixture(scope="session")
def bundled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the bundled articles."""
    from citygraph import pipeline

    store = tmp_path_factory.mktemp("bundled") / "store"
    pipeline.build([], store)
    return store


@pytest.fixture(scope="session")
def jena(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts a class of Jena from Debian's jars, which come without a launcher.

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
    return ["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", classpath]


@pytest.fixture(scope="session")
def node() -> Callable[..., str]:
    """Runs a script of `interop/node` by Node.js, and gives what it writes."""
    if shutil.which("node") is None or not (NODE / "node_modules").exists():
        pytest.skip("npm install --no-package-lock --prefix tests/interop/node")

    def run(script: str, *arguments: object) -> str:
        command = ["node", str(NODE / script), *map(str, arguments)]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert told.returncode == 0, told.stderr
        return told.stdout

    return run


@pytest.fixture(scope="session")
def npm_version() -> Callable[[str], str]:
    """The version of a package of npm that the tests use."""

    def version(package: str) -> str:
        described = json.loads((NODE / "node_modules" / package / "package.json").read_text(encoding="utf-8"))
        return str(described["version"])

    return version


@pytest.fixture(scope="session")
def jena_version() -> str:
    """The version of Jena, as its jar is named."""
    (jar,) = JARS.glob("jena-core-[0-9]*.jar")
    return jar.stem.removeprefix("jena-core-")
