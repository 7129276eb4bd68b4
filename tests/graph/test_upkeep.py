"""After any change of the facts, what follows is what follows from all facts anew."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citygraph.graph.constructs import constructs, read
from citygraph.graph.infer import Inference, infer_in
from citygraph.graph.ontology import ontology
from citygraph.graph.terms import DEFAULT_GRAPH, node
from citygraph.graph.triples import quad_of
from citygraph.graph.upkeep import keep_up
from citygraph.vocab import INFERRED_GRAPH, TYPE, concept, term

THINGS = [f"https://w3id.org/citygraph/id/x/{number}" for number in range(4)]
TIES = [f"https://w3id.org/citygraph/id/tie/{number}" for number in range(2)]
TENURES = [f"https://w3id.org/citygraph/id/tenure/{number}" for number in range(3)]
OFFICES = [f"https://w3id.org/citygraph/id/office/{number}" for number in range(2)]
PEOPLE = [f"https://w3id.org/citygraph/id/official/{number}" for number in range(2)]
CLASSES = [term(f"cg:{name}") for name in ("City", "Country", "Official", "Visit")]


def said(subjects: list[str], predicate: str, objects: list[object]) -> st.SearchStrategy[tuple]:
    return st.tuples(st.sampled_from(subjects), st.just(term(predicate)), st.sampled_from(objects))


def day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(term("xsd:date" if len(text) > 4 else "xsd:gYear")))


DAYS = [day(text) for text in ("2019", "2020", "2020-05-06", "2020-05-07")]
FACT = st.one_of(
    said(THINGS, "rdf:type", CLASSES),
    said(THINGS, "cg:within", THINGS),
    said(THINGS, "cg:contains", THINGS),
    said(THINGS, "cg:twinnedWith", THINGS),
    said(TIES, "rdf:type", [term("cg:Partnership")]),
    said(TIES, "cg:partner", THINGS),
    said(TIES, "cg:status", [concept("status", "active"), concept("status", "ended")]),
    said(TIES, "cg:kind", [concept("kind", "sister-city"), concept("kind", "cooperation")]),
    said(TENURES, "rdf:type", [term("cg:Tenure")]),
    said(TENURES, "cg:holder", PEOPLE),
    said(TENURES, "cg:office", OFFICES),
    said(TENURES, "cg:tenureStatus", [concept("tenure", "current"), concept("tenure", "former")]),
    said(TENURES, "cg:attestedFrom", DAYS),
    said(TENURES, "cg:attestedUntil", DAYS),
    said(OFFICES, "cg:role", [concept("role", "mayor"), concept("role", "consul")]),
)
FACTS = st.sets(FACT, max_size=20)
TIED = {(tie, term(how), what) for tie in TIES for how, what in (
    ("rdf:type", term("cg:Partnership")), ("cg:status", concept("status", "active")),
    ("cg:kind", concept("kind", "sister-city")), ("cg:partner", THINGS[0]), ("cg:partner", THINGS[1]),
)}  # fmt: skip
HELD = {(tenure, term(how), what) for number, tenure in enumerate(TENURES[:2]) for how, what in (
    ("rdf:type", term("cg:Tenure")), ("cg:holder", PEOPLE[number]), ("cg:office", OFFICES[0]),
    ("cg:tenureStatus", concept("tenure", "current")), ("cg:attestedFrom", DAYS[number]),
    ("cg:attestedUntil", DAYS[number + 1]),
)} | {(OFFICES[0], term("cg:role"), concept("role", "mayor"))}  # fmt: skip


def store(facts: Iterable[tuple], inferred: Iterable[ox.Quad] = ()) -> ox.Store:
    made = ox.Store()
    made.extend([*map(quad_of, facts), *ontology(), *inferred])
    return made


def inferred(of: ox.Store) -> set[ox.Quad]:
    return set(of.quads_for_pattern(None, None, None, node(INFERRED_GRAPH)))


def clashes(found) -> set:
    return {(rule, frozenset(premises)) for rule, premises in found}


def step(before: ox.Store, facts: set[tuple], unsaid, broken) -> tuple[ox.Store, Inference]:
    """The store after its facts became these, as a build makes it; compared with one made anew."""
    after = store(facts, inferred(before))
    old = set(before.quads_for_pattern(None, None, None, DEFAULT_GRAPH))
    subjects = {quad.subject.value for quad in old ^ set(map(quad_of, facts))}
    upkeep = keep_up(after, before, subjects, unsaid, broken)
    for quad in upkeep.go:
        assert quad in after
        after.remove(quad)
    assert not [quad for quad in upkeep.come if quad in after]
    after.extend(upkeep.come)
    fresh = infer_in(store(facts))
    assert inferred(after) == set(fresh.quads)
    assert upkeep.unsaid == fresh.unsaid
    assert clashes(upkeep.clashes) == clashes(fresh.clashes)
    return after, fresh


@settings(max_examples=60, deadline=None)
@given(base=st.sampled_from([set(), TIED, HELD]), steps=st.lists(FACTS, min_size=2, max_size=4))
def test_any_facts_after_any_others(base, steps) -> None:
    facts = base | steps[0]
    first = infer_in(store(facts))
    before, unsaid, broken = store(facts, first.quads), first.unsaid, first.clashes
    for more in steps[1:]:
        facts = facts ^ more
        before, fresh = step(before, facts, unsaid, broken)
        unsaid, broken = fresh.unsaid, fresh.clashes


@pytest.mark.parametrize("whole", [TIED, HELD], ids=["tied", "held"])
def test_each_fact_of_a_construct_taken_away_and_put_back(whole) -> None:
    first = infer_in(store(whole))
    assert [quad for quad in first.quads if quad.predicate.value in (term("cg:twinnedWith"), term("cg:holds"))]
    for fact in sorted(whole, key=str):
        without, fresh = step(store(whole, first.quads), whole - {fact}, first.unsaid, first.clashes)
        step(without, whole, fresh.unsaid, fresh.clashes)


def test_nothing_is_looked_at_when_nothing_changed() -> None:
    first = infer_in(store(TIED))
    upkeep = keep_up(store(TIED, first.quads), store(TIED, first.quads), [], first.unsaid, first.clashes)
    assert (upkeep.come, upkeep.go, upkeep.unsaid) == ((), (), first.unsaid)


def test_rules_of_the_domain_construct_what_is_in_their_names() -> None:
    made = {rule.name: rule.predicate for rule in constructs()}
    assert made == {
        "cooperates-with": term("cg:cooperatesWith"),
        "holds": term("cg:holds"),
        "twinned-with": term("cg:twinnedWith"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?a cg:holds ?b } WHERE { ?a cg:office ?b }",
        '#+ anchor: "?c"\nCONSTRUCT { ?a cg:holds ?b } WHERE { ?a cg:office ?b }',
        '#+ anchor: "?a"\nSELECT * WHERE { ?a cg:office ?b }',
    ],
)
def test_a_rule_that_says_not_what_it_depends_on_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="rule some"):
        read("some", text)


def test_a_type_is_no_reason_for_the_next_generation_to_be_reasoned_over_as_a_whole() -> None:
    """Class memberships of much used things are taken back and found again without a look at all their users."""
    country = THINGS[0]
    many = {(f"{country}/{number}", term("cg:within"), country) for number in range(50)}
    first = infer_in(store(many))
    one = (f"{country}/7", term("cg:within"), country)
    after, _ = step(store(many, first.quads), many - {one}, first.unsaid, first.clashes)
    assert quad_of((country, TYPE, term("cg:Place")), node(INFERRED_GRAPH)) in after
