"""A whole graph against all shapes: facts, and the articles with their claims; what conforms not is told, and stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from citygraph.graph import shacl
from citygraph.graph.decisions import UNDECIDED, Decisions
from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.rejection import rejection_id
from citygraph.graph.shacl import Severity, Violation
from citygraph.graph.terms import iri_of
from citygraph.model import Literal, Term
from citygraph.vocab import INFERRED_GRAPH, ONTOLOGY_GRAPH, PREFIXES, local

if TYPE_CHECKING:
    import rdflib

ENGINES = ("pyshifty", "pySHACL")


@dataclass(frozen=True, slots=True)
class Validation:
    """What was looked at, by which engine, and what it found; `released` were let pass by the user."""

    engine: str
    triples: int
    results: tuple[Violation, ...]
    report: rdflib.Graph
    released: int = 0

    @property
    def conforms(self) -> bool:
        """True without violations; warnings and informations are none."""
        return all(result.severity != "Violation" for result in self.results)

    def counts(self) -> dict[str, int]:
        """How many results there are of each severity."""
        return {name: sum(each.severity == name for each in self.results) for name in shacl.SEVERITIES}


def severity(name: str) -> Severity:
    """A severity by its name in lower case."""
    return next(each for each in shacl.SEVERITIES if each.lower() == name)


def validate_store(
    store: ox.Store,
    own: Iterable[bytes] = (),
    *,
    least: Severity = "Violation",
    engine: str = "",
    inferred: bool = False,
    decisions: Decisions = UNDECIDED,
) -> Validation:
    """Check a store against the ontology's shapes and a user's own (N-Triples).

    `least` is the least severe result to tell; `engine` one of :data:`ENGINES`, if not the fastest that can do the
    shapes. What follows from the facts is left out unless `inferred`. Raises UsageError for shapes that cannot be used.
    """
    left_out = {ONTOLOGY_GRAPH} if inferred else {ONTOLOGY_GRAPH, INFERRED_GRAPH}
    data = shacl.n_triples(quad for quad in store if iri_of(quad.graph_name) not in left_out)
    schema = shacl.n_triples(ontology())
    every = b"\n".join((_plain(shapes()), *own))
    ready = shacl.named(engine, every) if engine else shacl.engine(every)
    report = ready.report(data + schema)
    found = shacl.read(report, least)
    kept = tuple(each for each in found if _id(each) not in decisions.ids)
    return Validation(ready.name, data.count(b"\n"), kept, _only(kept, report), len(found) - len(kept))


def table(results: Sequence[Violation]) -> str:
    """A line for each result: severity, thing, property and value, what is wrong, what would mend it."""
    return "".join(f"{_line(each)}\n" for each in results)


def as_json(validation: Validation) -> str:
    """All of it, for programs."""
    content = {
        "conforms": validation.conforms,
        "engine": validation.engine,
        "triples": validation.triples,
        "counts": validation.counts(),
        "released": validation.released,
        "results": [_described(each) for each in validation.results],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_turtle(validation: Validation) -> str:
    """The SHACL report of the results that are told."""
    report = validation.report
    for prefix in ("cg", "rdfs", "skos", "schema"):
        report.bind(prefix, PREFIXES[prefix])
    report.bind("sh", "http://www.w3.org/ns/shacl#")
    text: str = report.serialize(format="turtle")
    return text


def _only(kept: Sequence[Violation], report: rdflib.Graph) -> rdflib.Graph:
    """A report without the results that are not told."""
    import rdflib
    from rdflib.namespace import SH

    told = set(kept)
    for node, result in list(shacl.results(report)):
        if result not in told:
            report.remove((node, None, None))
            report.remove((None, SH.result, node))
    for node in list(report.subjects(SH.conforms, None)):
        report.set((node, SH.conforms, rdflib.Literal(not kept)))
    return report


def _line(result: Violation) -> str:
    at = f" {local(result.path)}" if result.path else ""
    value = f" {_shown(result.value)}" if result.value is not None else ""
    remedy = f"; {result.remedy}" if result.remedy else ""
    return f"{result.severity:9}  {local(result.focus)}{at}{value}: {result.message}{remedy}"


def _described(result: Violation) -> dict[str, Any]:
    value = result.value
    return {
        "severity": result.severity,
        "thing": result.focus,
        "property": result.path,
        "value": None if value is None else value.value if isinstance(value, Literal) else value,
        "message": result.message,
        "remedy": result.remedy or None,
        "shape": result.shape,
        "component": local(result.component),
    }


def _shown(value: Term | None) -> str:
    return f"“{value.value}”" if isinstance(value, Literal) else local(value or "")


def _plain(turtle: str) -> bytes:
    triples = (quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _id(result: Violation) -> str:
    return rejection_id(result.shape or result.message, result.focus, result.path, result.value)
