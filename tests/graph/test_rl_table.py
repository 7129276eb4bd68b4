"""The conformance table in docs/reasoning.md: every rule of OWL 2 RL, and for each a case that shows what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citygraph.graph.reasoning import Closure
from citygraph.graph.reasoning.compiling import compile_rules

from .owl_reference import about, closed_by_owlrl
from .test_reasoning import CONSTRUCTS, CONTRADICTIONS, THINGS, parsed, triples_of

DOC = (Path(__file__).parents[2] / "docs" / "reasoning.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| ((?:eq|prp|cls|cax|dt|scm)-[a-z0-9-]+) \| [^|]+ \| (same|told|beforehand|left out)", re.MULTILINE
)
TABLE = dict(ROW.findall(DOC))
PROFILE = {
    f"{kind}-{name}"
    for kind, names in {
        "eq": "ref sym trans rep-s rep-p rep-o diff1 diff2 diff3",
        "prp": "ap dom rng fp ifp irp symp asyp trp spo1 spo2 eqp1 eqp2 pdw adp inv1 inv2 key npa1 npa2",
        "cls": (
            "thing nothing1 nothing2 int1 int2 uni com svf1 svf2 avf hv1 hv2 maxc1 maxc2 maxqc1 maxqc2 maxqc3 maxqc4 oo"
        ),
        "cax": "sco eqc1 eqc2 dw adc",
        "dt": "type1 type2 eq diff not-type",
        "scm": "cls sco eqc1 eqc2 op dp spo eqp1 eqp2 dom1 dom2 rng1 rng2 hv svf1 svf2 avf1 avf2 int uni",
    }.items()
    for name in names.split()
}
"""OWL 2 Profiles, section 4.3, tables 4 to 9."""


def some(of: str, name: str = "p", how: str = "someValuesFrom") -> str:
    return f"[ owl:onProperty :{name} ; owl:{how} :{of} ]"


_MORE = {
    "prp-key": (":A owl:hasKey (:p) .", ":a a :A ; :p :c . :b a :A ; :p :c . :a :q :d ."),
    "cls-maxqc4": (
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:onClass owl:Thing ;"
        ' owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger ] .'),
        ":a a :A ; :p :b , :c . :b :q :d .",
    ),
    "scm-sco": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ":a a :A ."),
    "scm-eqc1": (":A owl:equivalentClass :B . :B rdfs:subClassOf :C .", ":a a :A ."),
    "scm-eqc2": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :C owl:equivalentClass :A .", ":a a :B ."),
    "scm-spo": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":a :p :b ."),
    "scm-eqp1": (":p owl:equivalentProperty :q . :q rdfs:subPropertyOf :r .", ":a :p :b ."),
    "scm-eqp2": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p . :r owl:equivalentProperty :p .", ":a :q :b ."),
    "scm-dom1": (":p rdfs:domain :A . :A rdfs:subClassOf :B .", ":a :p :b ."),
    "scm-dom2": (":p rdfs:domain :A . :q rdfs:subPropertyOf :p .", ":a :q :b ."),
    "scm-rng1": (":p rdfs:range :A . :A rdfs:subClassOf :B .", ":a :p :b ."),
    "scm-rng2": (":p rdfs:range :A . :q rdfs:subPropertyOf :p .", ":a :q :b ."),
    "scm-hv": (
        (f":A owl:equivalentClass {some('e', 'p', 'hasValue')} . :B owl:equivalentClass {some('e', 'q', 'hasValue')} ."
        " :p rdfs:subPropertyOf :q ."),
        ":a a :A .",
    ),
    "scm-svf1": (
        f":A rdfs:subClassOf {some('C')} . {some('D')} rdfs:subClassOf :B . :C rdfs:subClassOf :D .",
        ":a a :A .",
    ),
    "scm-svf2": (
        f":A rdfs:subClassOf {some('C')} . {some('C', 'q')} rdfs:subClassOf :B . :p rdfs:subPropertyOf :q .",
        ":a a :A .",
    ),
    "scm-avf1": (
        (f":A rdfs:subClassOf {some('C', 'p', 'allValuesFrom')} . {some('D', 'p', 'allValuesFrom')} rdfs:subClassOf "
        ":B . :C rdfs:subClassOf :D ."),
        ":a a :A .",
    ),
    "scm-avf2": (
        (f":A rdfs:subClassOf {some('C', 'q', 'allValuesFrom')} . {some('C', 'p', 'allValuesFrom')} rdfs:subClassOf "
        ":B . :p rdfs:subPropertyOf :q ."),
        ":a a :A .",
    ),
    "scm-int": (":A owl:intersectionOf (:B :C) .", ":a a :A ."),
    "scm-uni": (":A owl:unionOf (:B :C) .", ":a a :B ."),
}  # fmt: skip
_OF_ANOTHER_NAME = {
    **dict.fromkeys(("eq-sym", "eq-trans", "eq-rep-s", "eq-rep-o"), "eq-rep"),
    **dict.fromkeys(("prp-eqp1", "prp-eqp2"), "prp-eqp"),
    **dict.fromkeys(("prp-inv1", "prp-inv2"), "prp-inv"),
    **dict.fromkeys(("cls-int1", "cls-int2"), "cls-int"),
    **dict.fromkeys(("cax-eqc1", "cax-eqc2"), "cax-eqc"),
}
_TOLD = {
    "eq-diff2": ("[] a owl:AllDifferent ; owl:members (:b :c) . :p a owl:FunctionalProperty .", ":a :p :b , :c ."),
    "eq-diff3": (
        "[] a owl:AllDifferent ; owl:distinctMembers (:b :c) . :p a owl:FunctionalProperty .",
        ":a :p :b , :c .",
    ),
    "cls-maxqc1": (
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:onClass :B ;"
        ' owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ] .'),
        ":a a :A ; :p :b . :b a :B .",
    ),
    "cls-maxqc2": (
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:onClass owl:Thing ;"
        ' owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ] .'),
        ":a a :A ; :p :b .",
    ),
    "prp-npa2": (
        ("[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :a ; owl:assertionProperty :p ;"
        ' owl:targetValue "v" .'),
        ':a :p "v" .',
    ),
}  # fmt: skip
_LEFT_OUT = {
    "eq-ref": ("", ":a :p :b ."),
    "eq-rep-p": (":p owl:sameAs :q .", ":a :p :b ."),
    "prp-ap": (":p a owl:AnnotationProperty .", ":a :p :b ."),
    "cls-thing": ("", ":a a :A ."),
    "cls-nothing1": ("", ":a a :A ."),
    "scm-cls": (":A a owl:Class .", ":a a :A ."),
    "scm-op": (":p a owl:ObjectProperty .", ":a :p :b ."),
    "scm-dp": (":p a owl:DatatypeProperty .", ':a :p "v" .'),
    "dt-type1": ("", ':a :p "1"^^xsd:integer .'),
    "dt-type2": ("", ':a :p "1"^^xsd:integer .'),
    "dt-eq": ("", ':a :p "1"^^xsd:integer , "01"^^xsd:integer .'),
    "dt-diff": ("", ':a :p "1"^^xsd:integer , "2"^^xsd:integer .'),
    "dt-not-type": (":p rdfs:range xsd:integer .", ':a :p "one" .'),
}


def rules_said_to_be(*what: str) -> list[str]:
    return sorted(rule for rule, here in TABLE.items() if here in what)


def closed(axioms: str, facts: str) -> tuple[Closure, list[tuple]]:
    stated = [(quad.subject.value, quad.predicate.value, _term(quad.object)) for quad in parsed(facts)]
    closure = Closure(compile_rules(parsed(axioms)))
    closure.add(stated)
    return closure, stated


def _term(value):
    return value.value if type(value).__name__ == "NamedNode" else value


def test_the_table_has_every_rule_of_the_profile_once() -> None:
    assert set(TABLE) == PROFILE
    assert len(ROW.findall(DOC)) == len(PROFILE)


@pytest.mark.parametrize("rule", rules_said_to_be("same", "beforehand"))
def test_what_is_said_to_be_the_same_is_what_owlrl_gives(rule: str) -> None:
    axioms, facts = _MORE.get(rule) or CONSTRUCTS[_OF_ANOTHER_NAME.get(rule, rule)]
    closure, stated = closed(axioms, facts)
    found = about(closure.known, THINGS)
    assert found == about(closed_by_owlrl(triples_of(facts), parsed(axioms)), THINGS)
    assert found - set(stated)


@pytest.mark.parametrize("rule", rules_said_to_be("told"))
def test_what_is_said_to_be_told_is_found(rule: str) -> None:
    axioms, facts = _TOLD.get(rule) or CONTRADICTIONS[rule]
    closure, _ = closed(axioms, facts)
    names = {broken.name for broken, _ in closure.contradictions()}
    assert rule.replace("eq-diff3", "eq-diff2") in names


@pytest.mark.parametrize("rule", rules_said_to_be("left out"))
def test_what_is_said_to_be_left_out_gives_nothing(rule: str) -> None:
    closure, stated = closed(*_LEFT_OUT[rule])
    assert closure.known == set(stated)
    assert not list(closure.contradictions())
