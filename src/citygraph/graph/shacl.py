"""SHACL engines behind one door: shapes once, then graphs as N-Triples in, violations out.

pyshifty is the fast one; pySHACL is the reference, and stands in where pyshifty is not there or cannot do the shapes.
The tests hold the results of the two equal. Both work with rdflib, which is imported when shapes are made ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from citygraph.errors import UsageError
from citygraph.model import Iri, Term

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")
_BROKEN = "the shapes cannot be used"
_REMEDY = "give SHACL shapes in Turtle"
Report = Callable[[bytes], "rdflib.Graph"]
"""A graph as N-Triples → its SHACL report."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One SHACL result; what it has not is None, and `shape` is None for one without a name too.

    `remedy` is what the shape's message says after its first semicolon; empty where it says no more.
    """

    focus: Iri
    message: str
    component: str
    path: Iri | None
    value: Term | None
    shape: Iri | None = None
    severity: Severity = "Violation"
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """Shapes made ready by a library of this name."""

    name: str
    report: Report

    def violations(self, data: bytes, least: Severity = "Violation") -> tuple[Violation, ...]:
        """What a graph breaks, each once, in a fixed order; nothing less severe than `least`."""
        return read(self.report(data), least)


def named(name: str, shapes: bytes) -> Engine:
    """An engine by its name, made ready for these shapes; UsageError when that one cannot do them, or is not there."""
    if name == "pySHACL":
        return by_pyshacl(shapes)
    try:
        return by_pyshifty(shapes)
    except ImportError as error:
        raise UsageError(f"no {name} ({error})", remedy="pip install pyshifty, or choose pySHACL") from error
    except (ValueError, RuntimeError) as error:
        raise UsageError(f"{_BROKEN} ({_brief(error)})", remedy="choose pySHACL, or mend the shapes") from error


def engine(shapes: bytes) -> Engine:
    """The fastest engine that can do these shapes (Turtle); UsageError when none can."""
    try:
        fast = by_pyshifty(shapes)
    except (ImportError, ValueError, RuntimeError):
        return by_pyshacl(shapes)

    def report(data: bytes) -> rdflib.Graph:
        try:
            return fast.report(data)
        except (ValueError, RuntimeError):
            return by_pyshacl(shapes).report(data)

    return Engine(fast.name, report)


def by_pyshifty(shapes: bytes) -> Engine:
    """Raises ImportError when it is not there, an error of its own when it cannot do the shapes."""
    import shifty

    if not hasattr(shifty, "PreparedValidator"):
        raise ImportError("another package named shifty is installed; it is pyshifty that is needed")
    prepared = shifty.PreparedValidator(shapes)
    if prepared.diagnostics:
        raise NotImplementedError("; ".join(prepared.diagnostics))

    def report(data: bytes) -> rdflib.Graph:
        found: rdflib.Graph
        _, found, _ = prepared.validate(data, graph_mode="data", infer=False, on_unsupported="error")
        return found

    return Engine("pyshifty", report)


def by_pyshacl(shapes: bytes) -> Engine:
    """Raises UsageError when the shapes are none."""
    import pyshacl
    import rdflib
    from pyparsing import ParseBaseException
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError

    try:
        graph = rdflib.Graph().parse(data=shapes, format="turtle")
    except Exception as error:
        raise UsageError(f"{_BROKEN} ({_brief(error)})", remedy=_REMEDY) from error

    def report(data: bytes) -> rdflib.Graph:
        made = rdflib.Graph()
        made.parse(data=data, format="nt")
        try:
            _, found, text = pyshacl.validate(made, shacl_graph=graph, inference="none", advanced=False)
        except (ConstraintLoadError, ShapeLoadError, ReportableRuntimeError, ParseBaseException) as error:
            raise UsageError(f"{_BROKEN} ({_brief(error)})", remedy=_REMEDY) from error
        if not isinstance(found, rdflib.Graph):
            raise UsageError(f"{_BROKEN} ({_brief(text)})", remedy=_REMEDY)
        return found

    return Engine("pySHACL", report)


def n_triples(quads: Iterable[ox.Quad]) -> bytes:
    """The triples of quads of any graphs."""
    return ox.serialize((each.triple for each in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def read(report: rdflib.Graph, least: Severity = "Violation") -> tuple[Violation, ...]:
    """The results of a report, each once, in a fixed order; nothing less severe than `least`."""
    found = {each for _, each in results(report) if SEVERITIES.index(each.severity) <= SEVERITIES.index(least)}
    return tuple(sorted(found, key=_order))


def results(report: rdflib.Graph) -> Iterator[tuple[Node, Violation]]:
    """The results of a report, with the nodes that stand for them."""
    import rdflib
    from rdflib.namespace import SH

    from citygraph.graph.in_memory import to_term

    severities = {str(SH[name]): name for name in SEVERITIES}
    for result in report.objects(None, SH.result):
        path, shape = report.value(result, SH.resultPath), report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        message, _, remedy = str(report.value(result, SH.resultMessage)).partition("; ")
        yield (
            result,
            Violation(
                focus=Iri(str(report.value(result, SH.focusNode))),
                message=message,
                component=str(report.value(result, SH.sourceConstraintComponent)),
                path=Iri(path) if isinstance(path, rdflib.URIRef) else None,
                value=None if value is None or isinstance(value, rdflib.BNode) else to_term(value),
                shape=Iri(shape) if isinstance(shape, rdflib.URIRef) else None,
                severity=severities.get(str(report.value(result, SH.resultSeverity)), "Violation"),
                remedy=remedy,
            ),
        )


def _order(violation: Violation) -> tuple[str, ...]:
    value = violation.value
    shown = "" if value is None else repr(value)
    return (
        violation.focus,
        violation.path or "",
        shown,
        violation.message,
        violation.component,
        violation.shape or "",
        violation.severity,
    )


def _brief(error: object) -> str:
    return " ".join(str(error).split())[:200]
