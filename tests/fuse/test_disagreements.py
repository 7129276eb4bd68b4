"""What sources say against what is believed: written down by fusing, and gone when nobody says so any longer."""

from __future__ import annotations

import pyoxigraph as ox

from citygraph import fuse, graph, query
from citygraph.graph import disagreements
from citygraph.graph.describe import describe
from citygraph.model import Iri, Literal
from citygraph.vocab import term


def dated(tell, *years: str, published: str = "2025-01-01"):
    """A report for each year since which two cities are sisters."""
    return [
        tell.article(published, tell.partnership(tell.ALPHA, tell.BETA, since=year), title=str(number))
        for number, year in enumerate(years)
    ]


def about_since(fusion):
    return [one for one in fusion.disagreements if one.predicate == term("cg:since")]


def told(store) -> set[ox.Quad]:
    with graph.open_store(store) as snapshot:
        return set(snapshot.store.quads_for_pattern(None, None, None, disagreements.GRAPH))


def test_the_other_value_with_what_decided_and_who_says_so(tell) -> None:
    readings = dated(tell, "2019", "2021", "2021")
    (found,) = about_since(fuse.fuse(readings))
    assert (found.believed, found.claimed, found.decided_by) == (tell.day("2021"), tell.day("2019"), "sources")
    assert (found.sources, found.other_sources) == (2, 1)
    assert [article for article, _ in found.contrary] == [readings[0].article]
    assert found.surest[0] in {readings[1].article, readings[2].article}


def test_a_day_and_its_year_agree(tell) -> None:
    assert about_since(fuse.fuse(dated(tell, "2019", "2019-05-05"))) == []


def test_the_year_of_a_day_that_lost_lost_with_it(tell) -> None:
    found = about_since(fuse.fuse(dated(tell, "2019", "2019-05-05", "2021", "2021", "2021")))
    assert {(one.claimed.value, one.decided_by, one.other_sources) for one in found} == {
        ("2019", "sources", 1),
        ("2019-05-05", "sources", 2),
    }


def test_values_that_add_up_do_not_disagree(tell) -> None:
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)
    fields = [(tell.claim(pair, "cg:field", tell.concept("field", name)),) for name in ("health", "culture")]
    readings = [tell.article("2025-01-01", tell.partnership(tell.ALPHA, tell.BETA), field) for field in fields]
    assert fuse.fuse(readings).disagreements == ()


def test_the_query_has_a_row_for_each_claim_that_lost(tell) -> None:
    store = ox.Store()
    store.extend(describe(fuse.fuse(dated(tell, "2019", "2019", "2021", "2021", "2021"))))
    rows = list(query.run(store, query.find("disagreements").text).answer)
    assert [(row["claimed"].value, row["otherSources"].value) for row in rows] == [("2019", "2"), ("2019", "2")]


def test_it_goes_with_the_article_that_disagrees(tell, tmp_path) -> None:
    odd, *others = dated(tell, "2019", "2021", "2021")
    tell.put(tmp_path, [odd, *others])
    assert told(tmp_path)
    tell.put(tmp_path, go=[odd.article])
    assert not told(tmp_path)


def test_nobody_disagrees_with_what_is_set_aside(tell, tmp_path) -> None:
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)
    wrong = [(tell.claim(pair, "cg:since", Literal(text)),) for text in ("long ago", "long ago", "yesterday")]
    readings = [
        tell.article("2025-01-01", tell.partnership(tell.ALPHA, tell.BETA), since, title=str(number))
        for number, since in enumerate(wrong)
    ]
    fusion = fuse.fuse(readings)
    assert about_since(fusion)
    assert about_since(graph.validate(fusion)[0]) == []
    tell.put(tmp_path, readings, validate=True)
    assert not told(tmp_path)


def test_any_value_gives_an_iri(tell) -> None:
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)
    values = [Literal("2019 or so", term("xsd:date")), Iri("https://example.org/"), tell.day("2021"), tell.day("2021")]
    readings = [
        tell.article(
            "2025-01-01",
            tell.partnership(tell.ALPHA, tell.BETA),
            (tell.claim(pair, "cg:since", value),),
            title=str(number),
        )
        for number, value in enumerate(values)
    ]
    store = graph.store_of(fuse.fuse(readings))
    claimed = store.quads_for_pattern(None, ox.NamedNode(term("cg:claimed")), None, disagreements.GRAPH)
    assert len({each.subject for each in claimed}) == 2
