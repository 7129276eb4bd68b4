"""What others conclude from the export: SHACL in JavaScript, and an OWL 2 DL reasoner."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from importlib.metadata import version

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SH

from citygraph.graph import shacl
from citygraph.graph.ontology import shapes

OUTSIDE_OWL = re.compile(
    rb'"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:date|gYear|gYearMonth)>'
    rb'|"\^\^<http://www\.opengis\.net/ont/geosparql#wktLiteral>'
)
"""What is not in the datatype map of OWL 2, which HermiT holds to."""


def core() -> str:
    """Our shapes without the constraints in SPARQL, which SHACL Core has not."""
    graph = rdflib.Graph().parse(data=shapes(), format="turtle")
    for _, _, constraint in list(graph.triples((None, SH.sparql, None))):
        graph.remove((constraint, None, None))
    graph.remove((None, SH.sparql, None))
    return graph.serialize(format="turtle")


def test_rdf_validate_shacl(exported, node, npm_version, told, tmp_path):
    file = tmp_path / "shapes.ttl"
    file.write_text(core(), encoding="utf-8")
    theirs = json.loads(node("shacl.mjs", file, exported.file("graph.nt")))
    report = shacl.by_pyshifty(core().encode()).report(exported.file("graph.nt").read_bytes())
    ours = [
        tuple(str(report.value(result, each)) for each in (SH.focusNode, SH.resultSeverity))
        for result in report.objects(None, SH.result)
    ]
    assert Counter((focus, severity) for focus, _, severity in theirs["results"]) == Counter(ours)
    severities = Counter(severity.rpartition("#")[2] for _, severity in ours)
    found = ", ".join(f"{name} {severities[name]:,}" for name in ("Violation", "Warning", "Info"))
    result = "what pyshifty finds; without the constraints in SPARQL, which it has not"
    told("rdf-validate-shacl", npm_version("rdf-validate-shacl"), "N-Triples, our shapes", f"results: {found}", result)


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed (Debian: default-jre-headless)")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_hermit(exported, tmp_path, told):
    import owlready2

    file = tmp_path / "owl.nt"
    with exported.file("graph.nt").open("rb") as lines:
        file.write_bytes(b"".join(line for line in lines if not OUTSIDE_OWL.search(line)))
    world = owlready2.World()
    ontology = world.get_ontology(file.as_uri()).load()
    loaded = len(list(ox.parse(path=file)))
    assert len(world.graph) == loaded + 1  # the file itself, as an ontology
    with ontology:
        owlready2.sync_reasoner_hermit(world, debug=0)
    assert list(world.inconsistent_classes()) == []
    result = "consistent, every class can have members; dates and WKT are left out, which OWL 2 DL has not"
    told("owlready2, HermiT", version("owlready2"), "N-Triples", f"{loaded:,} triples", result)
