"""Whether an ontology is in OWL 2 DL and OWL 2 RL: what its triples break of the two grammars, in words.

Sources: OWL 2 Mapping to RDF Graphs, section 3; OWL 2 Structural Specification, sections 5.8 (typing), 9 (axioms) and
11 (global restrictions); OWL 2 Profiles, section 4.2. Of ontologies whose classes all have names: a blank node, which a
class expression or an axiom with a list would need, is told as a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from citygraph.vocab import PREFIXES, TYPE, term

_XSD = """decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token language Name NCName
    NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp"""
DATATYPES = {term(f"xsd:{name}") for name in _XSD.split()} | {
    term(name) for name in ("rdfs:Literal", "rdf:PlainLiteral", "rdf:XMLLiteral", "rdf:langString")
}
"""OWL 2 Profiles, section 4.2.2; rdf:langString is rdf:PlainLiteral in today's RDF."""

_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
_DECLARED = {term(name): name for name in (*_PROPERTIES, "owl:Class", "rdfs:Datatype", "owl:NamedIndividual")}
_OF_OBJECTS = ("Transitive", "Symmetric", "Asymmetric", "Irreflexive", "InverseFunctional", "Functional")
_OF_SIMPLE = {term(f"owl:{name}Property") for name in ("Asymmetric", "Irreflexive", "InverseFunctional", "Functional")}
_CHARACTERISTICS = {term(f"owl:{name}Property") for name in _OF_OBJECTS}
_ANNOTATIONS = {
    term(name)
    for name in [
        "rdfs:label",
        "rdfs:comment",
        "rdfs:seeAlso",
        "rdfs:isDefinedBy",
        "owl:versionInfo",
        "owl:deprecated",
        "owl:priorVersion",
        "owl:backwardCompatibleWith",
        "owl:incompatibleWith",
    ]
}
_OF_CLASSES = {term(name) for name in ("rdfs:subClassOf", "owl:equivalentClass", "owl:disjointWith")}
_OF_PROPERTIES = {term(name) for name in ("rdfs:subPropertyOf", "owl:equivalentProperty", "owl:propertyDisjointWith")}
_OF_INDIVIDUALS = {term("owl:sameAs"), term("owl:differentFrom")}
_RESERVED = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))


def violations(triples: Iterable[ox.Triple]) -> list[str]:
    """What the triples break, sorted; nothing for an ontology that is in both profiles."""
    return sorted(set(_Ontology(triples).faults()))


class _Ontology:
    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._triples = list(triples)
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for triple in self._triples:
            if triple.predicate.value == TYPE and (kind := _DECLARED.get(_value(triple.object))):
                self._kinds[_value(triple.subject)].add(kind)
        self._kinds[term("owl:Thing")].add("owl:Class")
        self._kinds[term("owl:Nothing")].add("owl:Class")

    def faults(self) -> Iterator[str]:
        yield from self._typing()
        for triple in self._triples:
            yield from self._blank(triple) or self._axiom(triple)
        yield from self._not_simple()

    def _typing(self) -> Iterator[str]:
        """Section 5.8.1: an IRI names at most one kind of property, and not a class and a datatype."""
        for iri, kinds in self._kinds.items():
            if len(kinds.intersection(_PROPERTIES)) > 1:
                yield f"{iri} is declared as two kinds of property"
            if {"owl:Class", "rdfs:Datatype"} <= kinds:
                yield f"{iri} is declared as a class and as a datatype"
            if iri.startswith(_RESERVED) and iri not in (term("owl:Thing"), term("owl:Nothing")):
                yield f"{iri} is a word of OWL itself"

    def _blank(self, triple: ox.Triple) -> list[str]:
        return [f"{triple}: a blank node"] if any(isinstance(each, ox.BlankNode) for each in triple) else []

    def _axiom(self, triple: ox.Triple) -> Iterator[str]:  # noqa: C901 - one line for each kind of axiom
        one, how, other = _value(triple.subject), triple.predicate.value, _value(triple.object)
        if how == TYPE:
            yield from self._assertion(one, other)
        elif how in _OF_CLASSES:
            yield from self._classes(one, other)
        elif how in _OF_PROPERTIES:
            yield from self._of_one_kind(one, other)
        elif how == term("owl:inverseOf"):
            yield from (self._needs(each, "owl:ObjectProperty") for each in (one, other) if not self._is(each, 0))
        elif how == term("rdfs:domain"):
            yield from self._property(one)
            yield from self._classes(other)
        elif how == term("rdfs:range"):
            yield from self._range(one, other)
        elif how in _OF_INDIVIDUALS or how in _ANNOTATIONS or self._is(how, 2):
            return
        elif how in (term("owl:versionIRI"), term("owl:imports")):
            if term("owl:Ontology") not in self._types(one):
                yield f"{one} has a version or imports, and is no ontology"
        elif how.startswith(_RESERVED):
            yield f"{how} stands in no axiom of the two profiles (with names only)"
        else:
            yield from self._fact(how, triple.object)

    def _assertion(self, one: str, of: str) -> Iterator[str]:
        if of in _DECLARED or of == term("owl:Ontology"):
            return
        if of in _CHARACTERISTICS:
            if not self._is(one, 0) and not (of == term("owl:FunctionalProperty") and self._is(one, 1)):
                yield self._needs(one, "owl:ObjectProperty")
        elif of.startswith(_RESERVED) and of != term("owl:Thing"):
            yield f"{one} is a {of}, which is not in OWL 2 RL"
        elif "owl:Class" not in self._kinds[of]:
            yield self._needs(of, "owl:Class")

    def _classes(self, *classes: str) -> Iterator[str]:
        for each in classes:
            if each == term("owl:Thing"):
                yield "owl:Thing stands in an axiom, which OWL 2 RL has not"
            elif "owl:Class" not in self._kinds[each]:
                yield self._needs(each, "owl:Class")

    def _of_one_kind(self, one: str, other: str) -> Iterator[str]:
        if not any(self._is(one, kind) and self._is(other, kind) for kind in range(3)):
            yield f"{one} and {other} are not declared as properties of one kind"

    def _property(self, one: str) -> Iterator[str]:
        if not (self._is(one, 0) or self._is(one, 1)):
            yield self._needs(one, "owl:ObjectProperty or owl:DatatypeProperty")

    def _range(self, one: str, other: str) -> Iterator[str]:
        yield from self._property(one)
        if self._is(one, 0):
            yield from self._classes(other)
        elif self._is(one, 1) and other not in DATATYPES:
            yield f"{other}, the range of {one}, is not in OWL 2 RL's datatype map"

    def _fact(self, how: str, value: object) -> Iterator[str]:
        if not self._is(how, 0) and not self._is(how, 1):
            yield self._needs(how, "a property")
        elif self._is(how, 0) and isinstance(value, ox.Literal):
            yield f"{how} is an object property, and has a literal"
        elif self._is(how, 1) and not isinstance(value, ox.Literal):
            yield f"{how} is a datatype property, and has a thing as its value"
        elif isinstance(value, ox.Literal) and value.datatype.value not in DATATYPES:
            yield f"{value.datatype.value}, of a value of {how}, is not in OWL 2 RL's datatype map"

    def _not_simple(self) -> Iterator[str]:
        """Section 11: what a transitive property is below, or the inverse of, is not simple, and may not be such."""
        composite = {_value(each.subject) for each in self._triples if _is_a(each, "owl:TransitiveProperty")}
        size = -1
        while size != len(composite):
            size = len(composite)
            for each in self._triples:
                one, other = _value(each.subject), _value(each.object)
                if each.predicate.value == term("rdfs:subPropertyOf") and one in composite:
                    composite.add(other)
                if each.predicate.value == term("owl:inverseOf") and composite & {one, other}:
                    composite |= {one, other}
        for each in self._triples:
            one = _value(each.subject)
            is_such = each.predicate.value == TYPE and _value(each.object) in _OF_SIMPLE
            if one in composite and (is_such or each.predicate.value == term("owl:propertyDisjointWith")):
                yield f"{one} is transitive or above a transitive property, so it may not be {_value(each.object)}"

    def _is(self, iri: str, kind: int) -> bool:
        return _PROPERTIES[kind] in self._kinds[iri]

    def _types(self, iri: str) -> set[str]:
        return {
            _value(each.object)
            for each in self._triples
            if each.predicate.value == TYPE and _value(each.subject) == iri
        }

    def _needs(self, iri: str, kind: str) -> str:
        return f"{iri} is not declared as {kind}"


def _value(node: object) -> str:
    return node.value if isinstance(node, (ox.NamedNode, ox.BlankNode, ox.Literal)) else str(node)


def _is_a(triple: ox.Triple, curie: str) -> bool:
    return triple.predicate.value == TYPE and _value(triple.object) == term(curie)
