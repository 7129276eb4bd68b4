"""What our ontology says of its classes, properties and concepts, as far as a pattern can go against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from citygraph import resources
from citygraph.rdf import XSD, Iri, Literal
from citygraph.spelling import nearest
from citygraph.vocab import CG, CONCEPT, ONTOLOGY_FILES, PREFIXES, TYPE, concept, local, term

if TYPE_CHECKING:
    import pyoxigraph as ox

RESOURCE = Iri("resource")
LITERAL = Iri("literal")
"""Two kinds of things that are never the same, as classes."""
_OWL = PREFIXES["owl"]
_CHOICES = f"""PREFIX rdf: <{PREFIXES["rdf"]}> PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?property ?datatype {{ ?shape sh:path ?property ; sh:or/rdf:rest*/rdf:first/sh:datatype ?datatype }}"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms with what is above them, properties with their domains and ranges, pairs of disjoint classes."""

    classes: frozenset[Iri]
    properties: frozenset[Iri]
    concepts: frozenset[Iri]
    above: dict[Iri, frozenset[Iri]]
    domains: dict[Iri, frozenset[Iri]]
    ranges: dict[Iri, frozenset[Iri]]
    disjoint: frozenset[frozenset[Iri]]
    datatypes: dict[Iri, frozenset[Iri]]
    """Those that a property's values may have: its range, or for dates, as precise as told, what the shapes say."""

    @property
    def schemes(self) -> frozenset[str]:
        """The concept schemes, by the name that a parameter has for them."""
        return frozenset(iri.removeprefix(CONCEPT).partition("/")[0] for iri in self.concepts)

    def known(self, iri: Iri) -> bool:
        """False for an IRI of our namespaces that names nothing."""
        if iri.startswith(CG):
            return iri in self.classes or iri in self.properties
        if iri.startswith(CONCEPT) and "/" in iri.removeprefix(CONCEPT):
            return iri in self.concepts
        return True

    def nearest(self, iri: Iri) -> list[Iri]:
        """The term of our namespaces that is spelt most alike, if any: a scheme's concept for a concept."""
        if not iri.startswith(CONCEPT):
            name = iri.removeprefix(CG)
            names = [one.removeprefix(CG) for one in sorted(self.classes | self.properties) if one.startswith(CG)]
            names.sort(key=lambda one: one[0].isupper() != name[:1].isupper())
            return [Iri(CG + one) for one in nearest(name, names)]
        scheme, _, name = iri.removeprefix(CONCEPT).partition("/")
        schemes = [scheme] if scheme in self.schemes else nearest(scheme, sorted(self.schemes))
        return [concept(each, one) for each in schemes for one in nearest(name, self._names(each))]

    def _names(self, scheme: str) -> list[str]:
        return [local(one) for one in sorted(self.concepts) if one.startswith(concept(scheme, ""))]

    def allows(self, of: Iri, value: Literal) -> bool:
        """False for a literal that a property's values never are."""
        datatypes = self.datatypes.get(of)
        return datatypes is None or (value.datatype in datatypes and value.language is None)

    def contradict(self, one: Iri, other: Iri) -> bool:
        """True for two classes that nothing is both of."""
        first, second = self.above.get(one, frozenset()) | {one}, self.above.get(other, frozenset()) | {other}
        return any(frozenset((a, b)) in self.disjoint for a in first for b in second if a != b)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """What ``ontology/`` says."""
    import pyoxigraph as ox

    triples = [
        (Iri(triple.subject.value), Iri(triple.predicate.value), Iri(triple.object.value))
        for name in ONTOLOGY_FILES
        for triple in ox.parse(path=resources.path("ontology", name), format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode)
    ]

    def pairs(curie: str) -> list[tuple[Iri, Iri]]:
        return [(subject, value) for subject, predicate, value in triples if predicate == term(curie)]

    def typed(*kinds: str) -> frozenset[Iri]:
        return frozenset(subject for subject, predicate, value in triples if predicate == TYPE and value in kinds)

    objects, data = typed(_OWL + "ObjectProperty"), typed(_OWL + "DatatypeProperty")
    properties = objects | data | typed(_OWL + "AnnotationProperty")
    parents = _closure(pairs("rdfs:subPropertyOf"))
    inverse = pairs("owl:inverseOf")
    inverse += [(value, subject) for subject, value in inverse]
    domain, range_ = pairs("rdfs:domain"), pairs("rdfs:range")
    domains = {
        one: {value for subject, value in domain if subject in (one, *parents.get(one, ()))} for one in properties
    }
    ranges = {
        one: {value for subject, value in range_ if subject in (one, *parents.get(one, ()))} for one in properties
    }
    for one, other in inverse:
        domains[one] |= ranges[other]
        ranges[one] |= domains[other]
    for one in objects:
        ranges[one].add(RESOURCE)
    for one in data:
        ranges[one].add(LITERAL)
    disjoint = {frozenset(pair) for pair in pairs("owl:disjointWith")} | {frozenset((RESOURCE, LITERAL))}
    return Vocabulary(
        classes=typed(_OWL + "Class"),
        properties=properties,
        concepts=typed(term("skos:Concept")),
        above=_closure(pairs("rdfs:subClassOf")),
        domains={one: frozenset(found) for one, found in domains.items()},
        ranges={one: frozenset(found) for one, found in ranges.items()},
        disjoint=frozenset(disjoint),
        datatypes=_datatypes(ranges),
    )


def _datatypes(ranges: Mapping[Iri, Iterable[Iri]]) -> dict[Iri, frozenset[Iri]]:
    import pyoxigraph as ox

    shapes = ox.Store()
    shapes.load(path=resources.path("ontology", "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    found = {one: set(filter(is_datatype, kinds)) for one, kinds in ranges.items()}
    for row in cast("ox.QuerySolutions", shapes.query(_CHOICES)):
        found.setdefault(Iri(row[0].value), set()).add(Iri(row[1].value))
    return {one: frozenset(every) for one, every in found.items() if every and all(map(is_datatype, every))}


def _closure(pairs: Iterable[tuple[Iri, Iri]]) -> dict[Iri, frozenset[Iri]]:
    """Everything above each, near and far."""
    direct: dict[Iri, set[Iri]] = {}
    for below, above in pairs:
        direct.setdefault(below, set()).add(above)

    def reached(one: Iri) -> frozenset[Iri]:
        found: set[Iri] = set()
        waiting = list(direct.get(one, ()))
        while waiting:
            above = waiting.pop()
            if above not in found:
                found.add(above)
                waiting.extend(direct.get(above, ()))
        return frozenset(found)

    return {one: reached(one) for one in direct}


def is_datatype(iri: Iri) -> bool:
    """True for a datatype of XML Schema."""
    return iri.startswith(XSD)
