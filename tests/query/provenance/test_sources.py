"""The sentences behind rows, in the small world of the queries' tests."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import UsageError
from citygraph.query.provenance import Source, sources_of
from citygraph.vocab import ID, PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + (
    f"PREFIX place: <{ID}place/>\nPREFIX partnership: <{ID}partnership/>\n"
    "PREFIX kind: <https://w3id.org/citygraph/concept/kind/>\n"
    "PREFIX modality: <https://w3id.org/citygraph/concept/modality/>\n"
    "PREFIX status: <https://w3id.org/citygraph/concept/status/>\n"
)
SISTERS = "Nordhaven and Vila Azul are sister cities since March 2019."
FRIEND = "Nordhaven, since 2018 a sister city of Vila Azul, found a new friend in Delta."
FIELDS = "They will work together on health and culture."
ENDED = "A tie of Vila Azul with Springfield ended in 2018."
MEMORANDUM = "Mayor Cy Dahl plans a memorandum with Springfield in January."
NO_TIE = "Nordhaven has no tie with the other Springfield."


def behind(store: ox.Store, text: str) -> dict[tuple[str, ...], list[Source]]:
    text = PROLOGUE + text
    result = query.run(store, text)
    sourced = sources_of(store, text, result.columns)
    return {
        tuple(getattr(term, "value", "").rpartition("/")[2] for term in row): list(sources)
        for row, sources in sourced(result.rows())
    }


def sentences(store: ox.Store, text: str) -> dict[tuple[str, ...], set[str]]:
    return {row: {source.sentence for source in sources} for row, sources in behind(store, text).items()}


def test_a_row_has_the_claims_of_its_facts_and_no_others(world: ox.Store) -> None:
    (sources,) = behind(world, "SELECT ?since { partnership:nordhaven-1--vila-azul-2 cg:since ?since }").values()
    (source,) = sources
    assert source.sentence == SISTERS
    assert (source.headline, source.publisher, source.published) == (
        "Two harbours become sisters", "The Daily Test", "2019-03-02",
    )  # fmt: skip
    (claim,) = source.claims
    assert claim.triple.predicate.value == PREFIXES["cg"] + "since"
    assert claim.triple.object.value == "2019-03"
    assert (claim.modality, claim.confidence, claim.rule) == ("asserted", 0.9, "tie-by-verb")


def test_the_sentence_that_backs_most_of_a_row_comes_first(world: ox.Store) -> None:
    text = "SELECT ?p ?since { ?p cg:partner place:nordhaven-1, place:vila-azul-2 ; cg:kind ?k ; cg:since ?since }"
    (sources,) = behind(world, text).values()
    assert [source.sentence for source in sources] == [SISTERS, FRIEND]
    assert [len(source.claims) for source in sources] == [4, 3]


def test_rows_are_told_apart(world: ox.Store) -> None:
    text = """SELECT ?name {
      ?p cg:partner place:nordhaven-1, ?o ; cg:kind ?kind . ?o rdfs:label ?label
      BIND(STR(?label) AS ?name) FILTER(?name != 'Nordhaven')
    }"""
    found = sentences(world, text)
    assert found[("Vila Azul",)] == {SISTERS, FRIEND}
    assert found[("Delta",)] == {FRIEND}


def test_optional_parts_count_only_where_they_matched(world: ox.Store) -> None:
    text = """SELECT ?p {
      VALUES ?p { partnership:delta-xs-d--nordhaven-1 }
      ?p cg:kind kind:cooperation OPTIONAL { ?p cg:field ?field } OPTIONAL { ?p cg:since ?since }
    }"""
    (sources,) = behind(world, text).values()
    assert {claim.triple.predicate.value.rpartition("#")[2] for source in sources for claim in source.claims} == {
        "kind"
    }


def test_the_branch_of_a_union_that_holds(world: ox.Store) -> None:
    text = """SELECT ?v {
      { partnership:nordhaven-1--vila-azul-2 cg:field ?v } UNION { partnership:nordhaven-1--vila-azul-2 cg:kind ?v }
    }"""
    found = sentences(world, text)
    assert found[("health",)] == {FIELDS}
    assert found[("sister-city",)] == {SISTERS, FRIEND}


def test_a_group_comes_from_all_its_members(world: ox.Store) -> None:
    text = "SELECT ?status (COUNT(?p) AS ?n) { ?p a cg:Partnership ; cg:status ?status } GROUP BY ?status"
    found = sentences(world, text)
    assert {SISTERS, FRIEND} <= found[next(row for row in found if row[0] == "active")]
    assert ENDED in found[next(row for row in found if row[0] == "ended")]


def test_an_aggregate_without_groups(world: ox.Store) -> None:
    (found,) = sentences(world, "SELECT (COUNT(*) AS ?n) { ?p cg:field ?field }").values()
    assert FIELDS in found


def test_sub_selects_and_exists_are_followed(world: ox.Store) -> None:
    nested = "SELECT ?p { { SELECT ?p (COUNT(?f) AS ?n) { ?p cg:field ?f } GROUP BY ?p } FILTER(?n > 1) }"
    assert sentences(world, nested)[("nordhaven-1--vila-azul-2",)] == {FIELDS}
    exists = "SELECT ?p { ?p cg:since ?since FILTER EXISTS { ?p cg:field ?f } }"
    assert sentences(world, exists)[("nordhaven-1--vila-azul-2",)] == {SISTERS, FIELDS}
    absent = "SELECT ?p { ?p cg:since ?since FILTER NOT EXISTS { ?p cg:field <http://none/> } }"
    assert sentences(world, absent)[("nordhaven-1--vila-azul-2",)] == {SISTERS}


@pytest.mark.parametrize(
    "path",
    [
        "cg:partner/^cg:partner",
        "(^cg:partner|cg:partner)/^cg:partner",
        "cg:partner/^cg:partner?",
        "!cg:kind/^cg:partner",
    ],
)
def test_property_paths_are_walked(world: ox.Store, path: str) -> None:
    there = "FILTER(?x = partnership:nordhaven-1--vila-azul-2)"
    text = f"SELECT ?x {{ partnership:delta-xs-d--nordhaven-1 {path} ?x . {there} }}"
    (found,) = sentences(world, text).values()
    assert found == {SISTERS, FRIEND}


def test_blank_nodes_and_variable_predicates(world: ox.Store) -> None:
    text = "SELECT ?word { [] cg:partner place:vila-azul-2 ; ?property ?word . FILTER(?word = kind:sister-city) }"
    assert sentences(world, text) == {("sister-city",): {SISTERS, FRIEND, ENDED}}


def test_denied_claims_back_no_fact_but_are_shown_when_asked_for(world: ox.Store) -> None:
    asked = "SELECT ?claim { GRAPH ?g { ?claim cg:modality modality:denied } }"
    assert set().union(*sentences(world, asked).values()) == {NO_TIE}


def test_claims_that_the_query_asks_for_come_first(world: ox.Store) -> None:
    text = (
        "SELECT ?said { ?p cg:partner place:nordhaven-1, place:vila-azul-2 ; cg:kind ?k ; cg:status ?s ."
        ' GRAPH ?g { ?c rdf:subject ?p ; rdf:predicate cg:since ; rdf:object ?said } FILTER(STR(?said) = "2018") }'
    )
    (sources,) = behind(world, text).values()
    assert [source.sentence for source in sources] == [FRIEND, SISTERS]


def test_what_a_rule_inferred_comes_from_the_facts_of_the_rule(world: ox.Store) -> None:
    store = ox.Store()
    store.extend(world)
    nodes = [ox.NamedNode(f"{ID}place/{name}") for name in ("nordhaven-1", "vila-azul-2")]
    inferred = ox.NamedNode(f"{ID}graph/inferred")
    store.update("DELETE WHERE { ?s <https://w3id.org/citygraph/ontology#twinnedWith> ?o }")
    store.add(ox.Quad(nodes[0], ox.NamedNode(PREFIXES["cg"] + "twinnedWith"), nodes[1], inferred))
    assert sentences(store, "SELECT ?x { place:nordhaven-1 cg:twinnedWith ?x }") == {
        ("vila-azul-2",): {SISTERS, FRIEND}
    }


def test_only_rows_have_evidence(world: ox.Store) -> None:
    with pytest.raises(UsageError, match="only rows"):
        sources_of(world, "ASK {}", ())


def test_more_rows_than_are_asked_for_at_a_time(world: ox.Store) -> None:
    text = "SELECT ?s ?p ?o { ?s ?p ?o . ?s a cg:Partnership }"
    result = query.run(world, text := PROLOGUE + text)
    rows = list(result.rows())
    assert len(rows) > 10
    many = [row for row in rows for _ in range(9)]
    assert [row for row, _ in sources_of(world, text, result.columns)(iter(many))] == many


@pytest.mark.parametrize("stored", query.catalogue(), ids=lambda stored: stored.name)
def test_every_stored_query_can_be_followed(world: ox.Store, stored: query.StoredQuery) -> None:
    """Its pattern is understood, and asked again it has every row, of itself."""
    given = {one.name: one.example for one in stored.parameters if one.required and one.example}
    names = {"place": "Nordhaven", "official": "Bo Lund", "iri": "Nordhaven – Vila Azul"}
    given = {one.name: names.get(one.type, given[one.name]) for one in stored.parameters if one.name in given}
    text = query.bind(stored.text, query.arguments(stored, given, world))
    result = query.run(world, text)
    if result.form != "rows":
        return
    rows = list(result.rows())
    sourced = list(sources_of(world, text, result.columns)(rows))
    assert [row for row, _ in sourced] == rows


def test_stored_queries_show_the_sentences_that_they_find(world: ox.Store) -> None:
    """Those with a column for the surest sentence have it among their evidence."""
    stored = query.find("partners")
    text = query.bind(stored.text, query.arguments(stored, {"place": "Nordhaven"}, world))
    result = query.run(world, text)
    place = result.columns.index("sentence")
    for row, sources in sources_of(world, text, result.columns)(result.rows()):
        if row[place] is not None:
            assert row[place].value in [source.sentence for source in sources]
