"""Other tools that answer SPARQL queries, as whole processes; what is not installed has no row."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

JARS = Path("/usr/share/java")
CLASSPATH = """
    jena-cmds jena-arq jena-base jena-core jena-iri jena-shacl jena-shex jena-rdfconnection jena-tdb jena-tdb2
    jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data jena-dboe-transaction
    dexx.collection commons-csv commons-codec commons-compress commons-io commons-lang3 commons-cli thrift
    protobuf gson jsonld-java titanium-json-ld jakarta.json-api jackson-core jackson-databind
    jackson-annotations httpclient httpcore httpclient-cache slf4j-api slf4j-simple guava
"""
_XERCES = "org/apache/jena/ext/xerces/"


@dataclass(frozen=True)
class Place:
    """Where the same graph is: as a store, and as files with facts, inferred and ontology in the default graph.

    `query` is a file that all tools can be asked; `bound` is one about `thing`, an IRI, that a stored query became.
    """

    store: Path
    engine: Path
    triples: Path
    quads: Path
    query: Path
    bound: Path
    thing: str

    def asking(self, query: Path) -> Place:
        """The same, for another query."""
        return replace(self, query=query)


Command = Callable[[Place], list[str]]


def peers(folder: Path) -> Iterator[tuple[str, Command | str]]:
    """Each tool with its command for a query over a file (or our store), or with what to install."""
    binary = shutil.which("oxigraph") or _beside("oxigraph")
    if binary:
        yield (
            "oxigraph query (native)",
            lambda at: [
                binary,
                "query",
                "-l",
                str(at.engine),
                "--query-file",
                str(at.query),
                "--results-format",
                "csv",
            ],
        )
    else:
        yield "oxigraph query (native)", "no row: pip install oxigraph"
    if shutil.which("java") and (JARS / "jena-arq.jar").exists():
        arq = [*_jena(folder), "arq.arq"]
        yield "arq (Jena)", lambda at: [*arq, "--data", str(at.quads), "--query", str(at.query), "--results", "csv"]
    else:
        yield "arq (Jena)", "no row: Debian libapache-jena-java, default-jre-headless"
    comunica = shutil.which("comunica-sparql-file") or os.environ.get("COMUNICA")
    if comunica:
        yield (
            "comunica-sparql-file",
            lambda at: ["node", comunica, str(at.quads), "-f", str(at.query), "-t", "text/csv"],
        )
    else:
        yield "comunica-sparql-file", "no row: npm install @comunica/query-sparql-file@4, and its program in $COMUNICA"
    if shutil.which("roqet"):
        yield "roqet", lambda at: ["roqet", "-q", "-r", "csv", "-D", str(at.triples), str(at.query)]
    else:
        yield "roqet", "no row: Debian rasqal-utils"


def _beside(name: str) -> str | None:
    found = Path(sys.executable).parent / name
    return str(found) if found.exists() else None


def _jena(folder: Path) -> list[str]:
    """How Jena starts from Debian's jars, which have no launchers, and a message bundle at the wrong path."""
    repaired = Path(tempfile.mkdtemp(dir=folder))
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for member in jar.namelist():
            if member.startswith(_XERCES) and not member.endswith("/"):
                target = repaired / "xerces" / member.removeprefix(_XERCES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(member))
    classpath = os.pathsep.join([str(repaired), *(str(JARS / f"{jar}.jar") for jar in CLASSPATH.split())])
    return ["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", classpath]
