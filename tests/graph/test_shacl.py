"""The fast engine against the reference, and a look at some things against a look at all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph.errors import UsageError
from citygraph.graph import evidence, shacl
from citygraph.graph.describe import describe_facts
from citygraph.graph.focused import focused_shapes
from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.terms import quad
from citygraph.graph.terms import quads as parsed
from citygraph.graph.validate import _InMemory
from citygraph.model import XSD, Fact, Iri, Literal
from citygraph.vocab import ID, concept, place_iri, term

SH = "@prefix sh: <http://www.w3.org/ns/shacl#> . "
FAST, REFERENCE = shacl.by_pyshifty(shapes().encode()), shacl.by_pyshacl(shapes().encode())

PREDICATES = sorted(
    {
        triple.object.value
        for triple in shacl.ox.parse(shapes(), format=shacl.ox.RdfFormat.TURTLE)
        if triple.predicate.value.endswith("#path") and isinstance(triple.object, shacl.ox.NamedNode)
    }
)
NAMES = "City Region Country Government Official Office Tenure Partnership Agreement Signing Quotation"
CLASSES = [term(f"cg:{name}") for name in NAMES.split()]
VALUES = [
    Literal(""),
    Literal("yesterday"),
    Literal("Ann", language="en"),
    Literal("XA"),
    Literal("ID-1"),
    Literal("2024", Iri(XSD + "gYear")),
    Literal("2024-05", Iri(XSD + "gYearMonth")),
    Literal("2024-05-04", Iri(XSD + "date")),
    Literal("not-a-day", Iri(XSD + "date")),
    Literal("91.5", Iri(XSD + "decimal")),
    Literal("-1", Iri(XSD + "integer")),
    Literal("1.5", Iri(XSD + "decimal")),
    concept("kind", "sister-city"),
    concept("status", "planned"),
    concept("status", "ended"),
    concept("role", "mayor"),
    concept("field", "health"),
    concept("field", "no-such-field"),
    Iri("https://example.org/elsewhere"),
    Iri(ID + "agreement/none"),
]


@st.composite
def broken(draw, world):
    """The small world with facts added, taken away and moved, whatever shapes say of it; and its evidence."""
    fusion = world.make_fusion()
    subjects = sorted({fact.subject for fact in fusion.facts} | {place_iri(place.id) for place in fusion.places})
    subject = st.sampled_from([*subjects, world.ARTICLE, evidence.claim_iri(world.ARTICLE, 0)])
    value = st.sampled_from(VALUES) | st.sampled_from(subjects)
    added = draw(st.lists(st.tuples(subject, st.sampled_from(PREDICATES).map(Iri), value), max_size=5))
    typed = draw(st.lists(st.tuples(subject, st.just(term("rdf:type")), st.sampled_from(CLASSES)), max_size=1))
    gone = draw(st.sets(st.sampled_from(fusion.facts), max_size=4))
    kept = tuple(fact for fact in fusion.facts if fact not in gone)
    stated = replace(fusion, facts=kept)
    quads = {*describe_facts(stated), *(quad(*triple) for triple in (*added, *typed))}
    told = parsed(evidence.describe(fusion.readings[0]))
    return quads | {shacl.ox.Quad(each.subject, each.predicate, each.object) for each in told}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_engines_agree_on_any_graph_and_so_does_a_look_at_each_thing(world, data) -> None:
    quads = data.draw(broken(world))
    graph = shacl.n_triples([*quads, *ontology()])
    expected = REFERENCE.violations(graph, "Info")
    assert FAST.violations(graph, "Info") == expected
    store = _InMemory(quads).written()
    subjects = sorted({each.subject.value for each in quads})
    some = data.draw(st.sets(st.sampled_from(subjects)))
    strict = [one for one in expected if one.severity == "Violation"]
    assert list(focused_shapes().violations(store, subjects)) == strict
    assert list(focused_shapes().violations(store, some)) == [one for one in strict if one.focus in some]


WRONG = [
    ("PARTNERSHIP", "cg:kind", Literal("sister city"), "InConstraintComponent"),
    ("PARTNERSHIP", "cg:partner", place_iri("gammaburg-303"), "MaxCountConstraintComponent"),
    ("PARTNERSHIP", "cg:until", Literal("2023", Iri(XSD + "gYear")), "SPARQLConstraintComponent"),
    ("PARTNERSHIP", "cg:field", concept("role", "mayor"), "PatternConstraintComponent"),
    ("LETTER", "cg:party", place_iri("alphaville-101"), "ClassConstraintComponent"),
    ("LETTER", "cg:plannedFor", Literal("soon"), "OrConstraintComponent"),
    ("ANN", "rdfs:label", Literal(""), "MinLengthConstraintComponent"),
    ("OFFICE", "rdfs:label", Literal("head of Alphaville", language="en"), "UniqueLangConstraintComponent"),
    ("QUOTATION", "cg:text", Literal("We", language="en"), "MaxCountConstraintComponent"),
]


@pytest.mark.parametrize(("subject", "predicate", "value", "component"), WRONG)
@pytest.mark.parametrize("engine", [FAST, REFERENCE], ids=lambda engine: engine.name)
def test_each_kind_of_violation_is_found(fusion, world, engine, subject, predicate, value, component):
    subject = getattr(world, subject)
    wrong = world.with_facts(fusion, Fact(subject, term(predicate), value))
    found = engine.violations(shacl.n_triples([*describe_facts(wrong), *ontology()]))
    mine = [one for one in found if one.component.endswith(f"#{component}")]
    assert mine
    assert {one.focus for one in mine} == {subject}
    assert all(one.shape and one.shape.startswith("https://w3id.org/citygraph/shapes#") for one in mine)


def test_a_message_says_what_is_wrong_and_what_would_mend_it(fusion, world):
    wrong = world.with_facts(fusion, Fact(world.LETTER, term("cg:plannedFor"), Literal("soon")))
    (found,) = FAST.violations(shacl.n_triples([*describe_facts(wrong), *ontology()]))
    assert found.message == "the plan for an agreement is not for one date, month or year"
    assert found.remedy == "write it as 2025-08-11, 2025-08 or 2025"


def test_every_message_of_ours_has_a_remedy():
    messages = [
        triple.object.value
        for triple in shacl.ox.parse(shapes(), format=shacl.ox.RdfFormat.TURTLE)
        if triple.predicate.value.endswith("#message")
    ]
    assert len(messages) > 60
    assert [message for message in messages if message.count("; ") < 1] == []


def test_warnings_are_told_to_those_who_ask_for_them(fusion, world):
    silent = world.without(fusion, world.PARTNERSHIP, "cg:kind")
    graph = shacl.n_triples([*describe_facts(silent), *ontology()])
    assert FAST.violations(graph) == ()
    (warning,) = FAST.violations(graph, "Warning")
    assert (warning.severity, warning.focus) == ("Warning", world.PARTNERSHIP)


@pytest.mark.parametrize("broken_shapes", [b"nonsense", b"<a> <b> ."])
def test_what_are_no_shapes_is_said_to_be_none(broken_shapes):
    with pytest.raises(UsageError, match="shapes"):
        shacl.engine(broken_shapes).violations(b"")


def test_the_reference_stands_in_where_the_fast_engine_is_missing(monkeypatch):
    import builtins

    real = builtins.__import__

    def without_shifty(name, *rest):
        if name == "shifty":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_shifty)
    assert shacl.engine(shapes().encode()).name == "pySHACL"


def test_the_reference_stands_in_for_shapes_that_the_fast_engine_cannot_do():
    odd = SH + "<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:minCount 1 ] ."
    with pytest.raises(NotImplementedError):
        shacl.by_pyshifty(odd.encode())
    assert shacl.engine(odd.encode()).name == "pySHACL"


def test_every_class_of_things_has_a_shape():
    """Its own, or one of a class above it; what is in concept schemes and in the ontology is no thing."""
    above = {}
    for each in ontology():
        if each.predicate.value.endswith("#subClassOf"):
            above.setdefault(each.subject.value, set()).add(getattr(each.object, "value", ""))
    targets = {
        triple.object.value
        for triple in shacl.ox.parse(shapes(), format=shacl.ox.RdfFormat.TURTLE)
        if triple.predicate.value.endswith("#targetClass")
    }
    classes = {
        each.subject.value
        for each in ontology()
        if each.predicate.value.endswith("#type") and getattr(each.object, "value", "").endswith("owl#Class")
    }
    own = {name for name in classes if name.startswith(term("cg:"))}
    assert len(own) > 20
    assert {name for name in own if not ({name} | above.get(name, set())) & targets} == set()
