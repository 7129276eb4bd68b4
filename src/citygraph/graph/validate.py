"""The SHACL check: facts that break a shape are set aside, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citygraph.graph.describe import describe_facts
from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.rejection import Rejection, reject
from citygraph.model import Fact, Fusion, Iri, Literal, Reading, Term
from citygraph.vocab import place_iri, term

if TYPE_CHECKING:
    import rdflib

_SHACL = "http://www.w3.org/ns/shacl#"
_TOO_MANY = _SHACL + "MaxCountConstraintComponent"
_TOO_MANY_OF_A_LANGUAGE = _SHACL + "UniqueLangConstraintComponent"
_TOO_FEW = _SHACL + "MinCountConstraintComponent"
_POSITION = {term("wgs:lat"), term("wgs:long"), term("geo:hasGeometry"), term("geo:asWKT")}


@dataclass(frozen=True, slots=True)
class Violation:
    """One SHACL result; `path` and `value` are None where the result has none."""

    focus: Iri
    message: str
    component: str
    path: Iri | None
    value: Term | None


def validate(fusion: Fusion, readings: Mapping[Iri, Reading] | None = None) -> tuple[Fusion, tuple[Rejection, ...]]:
    """The fusion without what breaks a shape, and what was set aside.

    A value that is wrong costs the fact that gives it, a value too many the weaker facts, a missing part the whole
    thing with what points to it. Setting aside may break another shape: it is repeated until all conform.
    `readings` are those that the facts are made from, unless the fusion has them.
    """
    check = _checker()
    if readings is None:
        readings = {reading.article: reading for reading in fusion.readings}
    rejections: dict[Rejection, None] = {}
    while found := check(fusion):
        kept = fusion
        for violation in found:
            before = kept
            kept, dropped = _set_aside(fusion, before, violation)
            if kept is not before:
                rejections[reject(violation.message, violation.focus, dropped, readings)] = None
        if kept == fusion:
            for violation in found:
                rejections[Rejection(violation.message, violation.focus, ())] = None
            break
        fusion = kept
    return fusion, tuple(rejections)


def violations(data: rdflib.Graph, shapes_graph: rdflib.Graph) -> tuple[Violation, ...]:
    """What pySHACL reports, in a fixed order; `data` holds the ontology too."""
    import pyshacl

    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes_graph, inference="none", advanced=False)
    return () if conforms else tuple(sorted(set(_read(report)), key=_order))


def _checker() -> Callable[[Fusion], tuple[Violation, ...]]:
    import rdflib

    from citygraph.graph import in_memory

    shapes_graph = rdflib.Graph().parse(data=shapes(), format="turtle")

    def check(fusion: Fusion) -> tuple[Violation, ...]:
        return violations(in_memory.graph([*describe_facts(fusion), *ontology()]), shapes_graph)

    return check


def _read(report: rdflib.Graph) -> Iterator[Violation]:
    import rdflib
    from rdflib.namespace import SH

    from citygraph.graph.in_memory import to_term

    for result in report.objects(None, SH.result):
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        yield Violation(
            focus=Iri(str(focus)),
            message=str(report.value(result, SH.resultMessage)),
            component=str(report.value(result, SH.sourceConstraintComponent)),
            path=Iri(path) if isinstance(path, rdflib.URIRef) else None,
            value=None if value is None or isinstance(value, rdflib.BNode) else to_term(value),
        )


def _order(violation: Violation) -> tuple[str, ...]:
    value = violation.value
    return violation.focus, violation.path or "", "" if value is None else repr(value), violation.message


def _set_aside(fusion: Fusion, kept: Fusion, violation: Violation) -> tuple[Fusion, list[Fact]]:
    """What is `kept` of a fusion without what a violation of it puts at fault, and the facts that go."""
    if facts := _at_fault(fusion.facts, violation):
        return _without_facts(kept, set(facts))
    if violation.path in _POSITION:
        return _without_position(kept, violation.focus), []
    return _without_thing(kept, violation.focus)


def _at_fault(facts: Iterable[Fact], violation: Violation) -> list[Fact]:
    """The facts that the violation names; none when it names the thing as a whole."""
    if violation.path is None or violation.component == _TOO_FEW:
        return []
    mine = [fact for fact in facts if fact.subject == violation.focus and fact.predicate == violation.path]
    if violation.component == _TOO_MANY:
        return _weaker(mine)
    if violation.component == _TOO_MANY_OF_A_LANGUAGE:
        languages = sorted({_language(fact) for fact in mine})
        return [weak for tag in languages for weak in _weaker([fact for fact in mine if _language(fact) == tag])]
    return [fact for fact in mine if fact.object == violation.value]


def _weaker(facts: list[Fact]) -> list[Fact]:
    """All but the fact with the most backing (of equal ones, the first in the order of their objects)."""
    return sorted(facts, key=lambda fact: (-len(fact.backing), str(fact.object)))[1:]


def _language(fact: Fact) -> str:
    return (fact.object.language or "") if isinstance(fact.object, Literal) else ""


def _without_facts(fusion: Fusion, gone: set[Fact]) -> tuple[Fusion, list[Fact]]:
    dropped = [fact for fact in fusion.facts if fact in gone]
    if not dropped:
        return fusion, []
    return replace(fusion, facts=tuple(fact for fact in fusion.facts if fact not in gone)), dropped


def _without_position(fusion: Fusion, focus: Iri) -> Fusion:
    place_at = Iri(focus.removesuffix("/geometry"))
    if not any(place_iri(place.id) == place_at and place.latitude is not None for place in fusion.places):
        return fusion
    places = (
        replace(place, latitude=None, longitude=None) if place_iri(place.id) == place_at else place
        for place in fusion.places
    )
    return replace(fusion, places=tuple(places))


def _without_thing(fusion: Fusion, thing: Iri) -> tuple[Fusion, list[Fact]]:
    places = tuple(place for place in fusion.places if place_iri(place.id) != thing)
    pointing = {fact for fact in fusion.facts if thing in (fact.subject, fact.object)}
    smaller = fusion if len(places) == len(fusion.places) else replace(fusion, places=places)
    return _without_facts(smaller, pointing)
