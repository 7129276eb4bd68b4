"""From the axioms of an ontology to the rules about things that they amount to.

Source: OWL 2 Profiles, section 4.3, tables 4 to 8 (W3C Recommendation 2012). owlrl closes the ontology by the rules of
the schema (table 9, scm-*); what remains are rules about things. Rules about datatypes (dt-*) and annotations, and the
equality of literals, are left out; of the axioms "everything is an owl:Thing" and "everything is itself" none is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import pyoxigraph as ox

from citygraph.graph.reasoning.rules import Pattern, Rule, Term
from citygraph.vocab import TYPE, term

if TYPE_CHECKING:
    import rdflib

_SAME = term("owl:sameAs")
_THING, _NOTHING = term("owl:Thing"), term("owl:Nothing")
_BUILT_IN = tuple(term(f"{prefix}:") for prefix in ("owl", "rdf", "rdfs", "xsd"))

EQUALITY = (
    Rule("eq-sym", (("?x", _SAME, "?y"),), ("?y", _SAME, "?x")),
    Rule("eq-trans", (("?x", _SAME, "?y"), ("?y", _SAME, "?z")), ("?x", _SAME, "?z")),
    Rule("eq-rep-s", (("?s", _SAME, "?t"), ("?s", "?p", "?o")), ("?t", "?p", "?o")),
    Rule("eq-rep-o", (("?o", _SAME, "?t"), ("?s", "?p", "?o")), ("?s", "?p", "?t")),
    Rule("eq-diff1", (("?x", _SAME, "?y"), ("?x", term("owl:differentFrom"), "?y"))),
)
"""Of use only where something makes two things the same: an axiom of the ontology, or the facts themselves."""


def compile_rules(ontology: Iterable[ox.Quad]) -> tuple[Rule, ...]:
    """The rules of an ontology, sorted by name and terms."""
    schema = _Schema(_closed(ontology))
    found = dict.fromkeys(rule for kind in _KINDS for rule in kind(schema) if not _is_void(rule))
    if any(rule.head is not None and rule.head[1] == _SAME for rule in found):
        found |= dict.fromkeys(EQUALITY)
    return tuple(sorted(found, key=lambda rule: (rule.name, str(rule.body), str(rule.head))))


class _Schema:
    """The axioms of a closed ontology."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self._graph = graph

    def pairs(self, curie: str) -> Iterator[tuple[Term, Term]]:
        """Subjects and objects of a property."""
        import rdflib

        for subject, object_ in self._graph.subject_objects(rdflib.URIRef(term(curie))):
            yield _named(subject), _named(object_)

    def lists(self, curie: str) -> Iterator[tuple[Term, tuple[Term, ...]]]:
        """Subjects and the members of the list that a property gives."""
        import rdflib

        for subject, head in self._graph.subject_objects(rdflib.URIRef(term(curie))):
            yield _named(subject), tuple(map(_named, self._graph.items(head)))

    def instances(self, curie: str) -> Iterator[Term]:
        """The things of a class of the vocabulary."""
        import rdflib

        for subject in self._graph.subjects(rdflib.RDF.type, rdflib.URIRef(term(curie))):
            yield _named(subject)

    def values(self, subject: Term, curie: str) -> Iterator[Term]:
        """What a property gives for a subject."""
        return (value for one, value in self.pairs(curie) if one == subject)


def _closed(ontology: Iterable[ox.Quad]) -> rdflib.Graph:
    import owlrl
    import rdflib

    graph = rdflib.Graph()
    data = ox.serialize((quad.triple for quad in ontology), format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=data or b"", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(graph)
    return graph


def _named(node: object) -> Term:
    """A term of rdflib as a rule has it."""
    import rdflib

    if isinstance(node, rdflib.Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return (
            ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
        )
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _is_void(rule: Rule) -> bool:
    """True for a rule that concludes nothing new, or only that things are things."""
    terms = [
        each
        for pattern in (rule.head or (), *rule.body)
        for each in (pattern if isinstance(pattern, tuple) else (pattern,))
    ]
    if rule.head is not None and (rule.head in rule.body or rule.head[2] in (_THING, term("rdfs:Resource"))):
        return True
    spoken_of = [each for each in terms if isinstance(each, str) and each.startswith(_BUILT_IN)]
    return any(each not in (TYPE, _SAME, _NOTHING, term("owl:differentFrom")) for each in spoken_of)


def _is_a(thing: Term, of: Term) -> Pattern:
    return thing, TYPE, of


def _classes(schema: _Schema) -> Iterator[Rule]:
    for one, other in schema.pairs("rdfs:subClassOf"):
        yield Rule("cax-sco", (_is_a("?x", one),), _is_a("?x", other))
    for one, other in schema.pairs("owl:disjointWith"):
        first, second = sorted((one, other), key=str)
        yield Rule("cax-dw", (_is_a("?x", first), _is_a("?x", second)))
    for one, other in schema.pairs("owl:complementOf"):
        yield Rule("cls-com", (_is_a("?x", one), _is_a("?x", other)))
    for axiom, members in schema.lists("owl:members"):
        if axiom in set(schema.instances("owl:AllDisjointClasses")):
            for one, other in combinations(members, 2):
                yield Rule("cax-adc", (_is_a("?x", one), _is_a("?x", other)))
    yield Rule("cls-nothing2", (_is_a("?x", _NOTHING),))


def _set_operations(schema: _Schema) -> Iterator[Rule]:
    for whole, parts in schema.lists("owl:intersectionOf"):
        yield Rule("cls-int1", tuple(_is_a("?x", part) for part in parts), _is_a("?x", whole))
        yield from (Rule("cls-int2", (_is_a("?x", whole),), _is_a("?x", part)) for part in parts)
    for whole, parts in schema.lists("owl:unionOf"):
        yield from (Rule("cls-uni", (_is_a("?x", part),), _is_a("?x", whole)) for part in parts)
    for whole, members in schema.lists("owl:oneOf"):
        yield from (Rule("cls-oo", (), _is_a(member, whole)) for member in members)


def _properties(schema: _Schema) -> Iterator[Rule]:
    for one, other in schema.pairs("rdfs:subPropertyOf"):
        yield Rule("prp-spo1", (("?x", one, "?y"),), ("?x", other, "?y"))
    for one, domain in schema.pairs("rdfs:domain"):
        yield Rule("prp-dom", (("?x", one, "?y"),), _is_a("?x", domain))
    for one, range_ in schema.pairs("rdfs:range"):
        yield Rule("prp-rng", (("?x", one, "?y"),), _is_a("?y", range_))
    for one, other in schema.pairs("owl:inverseOf"):
        yield Rule("prp-inv1", (("?x", one, "?y"),), ("?y", other, "?x"))
        yield Rule("prp-inv2", (("?x", other, "?y"),), ("?y", one, "?x"))
    for one in schema.instances("owl:SymmetricProperty"):
        yield Rule("prp-symp", (("?x", one, "?y"),), ("?y", one, "?x"))
    for one in schema.instances("owl:TransitiveProperty"):
        yield Rule("prp-trp", (("?x", one, "?y"), ("?y", one, "?z")), ("?x", one, "?z"))
    for one, chain in schema.lists("owl:propertyChainAxiom"):
        links = tuple((f"?x{number}", each, f"?x{number + 1}") for number, each in enumerate(chain))
        yield Rule("prp-spo2", links, ("?x0", one, f"?x{len(chain)}"))


def _identity(schema: _Schema) -> Iterator[Rule]:
    for one in schema.instances("owl:FunctionalProperty"):
        yield Rule("prp-fp", (("?x", one, "?y"), ("?x", one, "?z")), ("?y", _SAME, "?z"))
    for one in schema.instances("owl:InverseFunctionalProperty"):
        yield Rule("prp-ifp", (("?x", one, "?z"), ("?y", one, "?z")), ("?x", _SAME, "?y"))
    for of, keys in schema.lists("owl:hasKey"):
        same = tuple((thing, key, f"?k{number}") for number, key in enumerate(keys) for thing in ("?x", "?y"))
        yield Rule("prp-key", (_is_a("?x", of), _is_a("?y", of), *same), ("?x", _SAME, "?y"))


def _different(schema: _Schema) -> Iterator[Rule]:
    for property_ in ("owl:members", "owl:distinctMembers"):
        for axiom, members in schema.lists(property_):
            if axiom in set(schema.instances("owl:AllDifferent")):
                for one, other in combinations(sorted(members, key=str), 2):
                    yield Rule("eq-diff2", ((one, _SAME, other),))


def _impossible_properties(schema: _Schema) -> Iterator[Rule]:
    for one in schema.instances("owl:IrreflexiveProperty"):
        yield Rule("prp-irp", (("?x", one, "?x"),))
    for one in schema.instances("owl:AsymmetricProperty"):
        yield Rule("prp-asyp", (("?x", one, "?y"), ("?y", one, "?x")))
    for one, other in schema.pairs("owl:propertyDisjointWith"):
        first, second = sorted((one, other), key=str)
        yield Rule("prp-pdw", (("?x", first, "?y"), ("?x", second, "?y")))
    for axiom, members in schema.lists("owl:members"):
        if axiom in set(schema.instances("owl:AllDisjointProperties")):
            for one, other in combinations(members, 2):
                yield Rule("prp-adp", (("?x", one, "?y"), ("?x", other, "?y")))
    for axiom, source in schema.pairs("owl:sourceIndividual"):
        for one in schema.values(axiom, "owl:assertionProperty"):
            yield from (Rule("prp-npa1", ((source, one, to),)) for to in schema.values(axiom, "owl:targetIndividual"))
            yield from (Rule("prp-npa2", ((source, one, to),)) for to in schema.values(axiom, "owl:targetValue"))


def _restrictions(schema: _Schema) -> Iterator[Rule]:
    for restriction, one in schema.pairs("owl:onProperty"):
        member = _is_a("?x", restriction)
        for of in schema.values(restriction, "owl:someValuesFrom"):
            body: tuple[Pattern, ...] = (("?x", one, "?y"),)
            if of == _THING:
                yield Rule("cls-svf2", body, member)
            else:
                yield Rule("cls-svf1", (*body, _is_a("?y", of)), member)
        for of in schema.values(restriction, "owl:allValuesFrom"):
            yield Rule("cls-avf", (member, ("?x", one, "?y")), _is_a("?y", of))
        for value in schema.values(restriction, "owl:hasValue"):
            yield Rule("cls-hv1", (member,), ("?x", one, value))
            yield Rule("cls-hv2", (("?x", one, value),), member)
        yield from _cardinalities(schema, restriction, one)


def _cardinalities(schema: _Schema, restriction: Term, one: Term) -> Iterator[Rule]:
    member = _is_a("?x", restriction)
    first, second = ("?x", one, "?y"), ("?x", one, "?z")
    for count in schema.values(restriction, "owl:maxCardinality"):
        if _number(count) == 0:
            yield Rule("cls-maxc1", (member, first))
        elif _number(count) == 1:
            yield Rule("cls-maxc2", (member, first, second), ("?y", _SAME, "?z"))
    for count in schema.values(restriction, "owl:maxQualifiedCardinality"):
        for of in schema.values(restriction, "owl:onClass"):
            kinds = () if of == _THING else (_is_a("?y", of), _is_a("?z", of))
            if _number(count) == 0:
                yield Rule("cls-maxqc2" if of == _THING else "cls-maxqc1", (member, first, *kinds[:1]))
            elif _number(count) == 1:
                name = "cls-maxqc4" if of == _THING else "cls-maxqc3"
                yield Rule(name, (member, first, second, *kinds), ("?y", _SAME, "?z"))


def _number(value: Term) -> int | None:
    return int(value.value) if isinstance(value, ox.Literal) and value.value.isdigit() else None


_KINDS: tuple[Callable[[_Schema], Iterator[Rule]], ...] = (
    _classes,
    _set_operations,
    _properties,
    _identity,
    _different,
    _impossible_properties,
    _restrictions,
)
