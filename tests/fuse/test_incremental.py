"""A store that grows, changes and shrinks article by article holds what fusing all its articles at once gives."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import fuse, graph, identity, pipeline
from citygraph.errors import UsageError
from citygraph.fuse import NOTHING, Ref, Told
from citygraph.graph import checking, draft, shelf, store
from citygraph.graph.describe import describe_facts
from citygraph.graph.ontology import ontology, shapes
from citygraph.graph.shacl import Violation, by_pyshacl, n_triples
from citygraph.graph.terms import DEFAULT_GRAPH
from citygraph.model import Claim, Iri, Literal, Reading
from citygraph.vocab import concept, place_iri, term

REPLACEMENTS = {term("dcterms:isReplacedBy"), term("skos:changeNote")}


def change(
    root: Path,
    come: Iterable[Reading] = (),
    go: Iterable[Iri] = (),
    told: Told = NOTHING,
    *,
    validate: bool = False,
    infer: bool = False,
) -> None:
    """One build: some articles come, some go, and the user may know better."""
    with graph.writing(root, told=identity.version(told)) as writer:
        writer.take_out(go)
        for reading in come:
            writer.put(reading, fuse.keys_of(reading))
        pipeline.bring_in(
            writer, pipeline.Summary(), validate=validate, infer=infer, advance=lambda *_: None, told=told
        )


def stored(root: Path) -> tuple[list[str], tuple[object, ...]]:
    """All that can be asked of a store: its quads, and what its archive tells."""
    out = io.BytesIO()
    with graph.open_store(root) as snapshot:
        graph.export(snapshot.store, "nq", out)
        status = snapshot.status()
        names = snapshot._archive._names("true", [])
        rest = status.articles, status.counts, names, snapshot.readings()
    return out.getvalue().decode().splitlines(), rest


def fused(readings: Iterable[Reading], told: Told = NOTHING) -> list[str]:
    """What the pure functions give."""
    out = io.BytesIO()
    quads = ox.Store()
    quads.extend(graph.describe(fuse.fuse(readings, told)))
    graph.export(quads, "nq", out)
    return out.getvalue().decode().splitlines()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_way_to_a_set_of_articles_gives_the_same(tell, data) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown, made = Path(folder, "grown"), Path(folder, "made")
        held: dict[Iri, Reading] = {}
        for _ in range(data.draw(st.integers(1, 4), label="builds")):
            come = data.draw(st.lists(tell.articles(), max_size=3), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=2, unique=True), label="go") if held else []
            change(grown, come, go)
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
        quads, rest = stored(grown)
        assert_same(quads, fused(held.values()))
        change(made, held.values())
        assert stored(made) == (quads, rest)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_follows_is_the_same_in_any_way_to_a_set_of_articles(tell, data) -> None:
    """However few things changed, and whether all builds reasoned or only the last."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(draft, "_MUCH", 1e9)
        grown, made = Path(folder, "grown"), Path(folder, "made")
        held: dict[Iri, Reading] = {}
        for _ in range(data.draw(st.integers(2, 4), label="builds")):
            come = data.draw(st.lists(tell.articles(), max_size=2), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=2, unique=True), label="go") if held else []
            change(grown, come, go, infer=data.draw(st.sampled_from((True, True, False)), label="infer"))
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
        change(grown, infer=True)
        change(made, held.values(), infer=True)
        (found, rest), (expected, expected_rest) = stored(grown), stored(made)
        assert_same(found, expected)
        assert rest == expected_rest


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_user_tells_holds_in_any_way_to_a_set_of_articles(tell, data) -> None:
    """Told from the first, or only later; and taken back."""
    with tempfile.TemporaryDirectory() as folder:
        grown = Path(folder, "grown")
        held: dict[Iri, Reading] = {}
        told = NOTHING
        for _ in range(data.draw(st.integers(1, 4), label="builds")):
            come = data.draw(st.lists(tell.articles(), max_size=3), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=1), label="go") if held else []
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
            if data.draw(st.booleans(), label="tells otherwise"):
                told = data.draw(anything_told(held.values()), label="told")
            change(grown, come, go, told)
            assert_same(stored(grown)[0], fused(held.values(), told))


def test_an_office_is_where_the_last_article_that_tells_it_has_it(tell, tmp_path) -> None:
    """Which decides whether a mayor may have become governor; what the last one does not tell, the one before does."""
    province = tell.article("2024-01-01", tell.official("Ann Lee", "governor", tell.PROVINCE))
    mayor = tell.official("Ann Lee", "mayor", tell.ALPHA)
    elsewhere = [
        replace(one, object=place_iri(tell.BETA.id)) if one.predicate == term("cg:jurisdiction") else one
        for one in mayor
    ]
    nowhere = [one for one in mayor if one.predicate != term("cg:jurisdiction")]
    told = [
        tell.article(f"2024-01-0{day}", claims)
        for day, claims in enumerate((mayor, elsewhere, nowhere, mayor, nowhere), 2)
    ]
    for some in ([province, *told[:1]], *([one] for one in told[1:])):
        change(tmp_path, some)
        held = [province, *told[: told.index(some[-1]) + 1]]
        assert_same(stored(tmp_path)[0], fused(held))
    change(tmp_path, go=[told[3].article])
    assert_same(stored(tmp_path)[0], fused([province, *told[:3], told[4]]))


def test_what_a_user_tells_is_no_reason_to_fuse_all_anew(tell, tmp_path, monkeypatch) -> None:
    """Neither when it is told nor when it is taken back."""
    one = tell.article("2024-01-01", tell.official("Ann Lee", "mayor", tell.ALPHA))
    other = tell.article("2024-01-02", tell.official("Ann M. Lee", "governor", tell.BETA))
    people = tell.who("Ann Lee", "mayor", tell.ALPHA), tell.who("Ann M. Lee", "governor", tell.BETA)
    told = Told(same=((Ref(people[0]), Ref(people[1])),))
    change(tmp_path, [one, other])
    before = stored(tmp_path)
    monkeypatch.setattr(store.Writer, "start_over", None)
    change(tmp_path, told=told)
    assert_same(stored(tmp_path)[0], fused([one, other], told))
    assert stored(tmp_path) != before
    change(tmp_path)
    assert stored(tmp_path) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_places_told_to_be_others_in_any_way_to_a_set_of_articles(tell, data) -> None:
    """Told from the first, or only later; of places around others, in chains; and taken back."""
    with tempfile.TemporaryDirectory() as folder:
        grown = Path(folder, "grown")
        held: dict[Iri, Reading] = {}
        told = NOTHING
        for _ in range(data.draw(st.integers(2, 4), label="builds")):
            come = data.draw(st.lists(some_places(tell), max_size=3), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=1), label="go") if held else []
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
            if data.draw(st.booleans(), label="tells otherwise"):
                told = data.draw(places_told(), label="told")
            version = data.draw(st.sampled_from(("as before", "as before", "another")), label="version")
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(store, "fusing_version", lambda version=version: version)
                change(grown, come, go, told)
            assert_same(stored(grown)[0], fused(held.values(), told))
            assert said(stored(grown)[1][-1]) == said(held.values())


def said(readings: Iterable[Reading]) -> dict[Iri, tuple[Claim, ...]]:
    """The claims of articles, as they were read."""
    return {reading.article: reading.claims for reading in readings}


@st.composite
def some_places(draw, tell) -> Reading:
    """An article that names no more places than it speaks of, and those around them."""
    reading = draw(tell.articles())
    spoken_of = [each for each in reading.places if any(each.id in claim.subject for claim in reading.claims)]
    around = {outer for each in spoken_of for outer in each.within}
    return replace(reading, places=tuple(p for p in reading.places if p in spoken_of or p.id in around))


@st.composite
def places_told(draw) -> Told:
    """Places that are one: of these articles, and one that no article names."""
    ids = ("alpha-1", "beta-2", "gamma-3", "province-xa-ap", "alphaland-xa", "nowhere-9")
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    return Told(tuple(tuple(Ref(place_iri(each)) for each in pair) for pair in draw(st.lists(pair, max_size=2))))


def test_a_place_that_is_told_to_be_another_concerns_only_who_names_it(tell, tmp_path, monkeypatch) -> None:
    one = replace(tell.article("2024-01-01", tell.partnership(tell.ALPHA, tell.BETA)), places=(tell.ALPHA, tell.BETA))
    other = replace(tell.article("2024-01-02", tell.partnership(tell.BETA, tell.GAMMA)), places=(tell.BETA, tell.GAMMA))
    told = Told(same=((Ref(place_iri(tell.GAMMA.id)), Ref(place_iri(tell.ALPHA.id))),))
    change(tmp_path, [one, other])
    before = stored(tmp_path)
    again: list[Iri] = []
    put = shelf.Shelf.put
    monkeypatch.setattr(
        shelf.Shelf, "put", lambda self, reading, *a, **k: (again.append(reading.article), put(self, reading, *a, **k))
    )
    change(tmp_path, told=told)
    assert_same(stored(tmp_path)[0], fused([one, other], told))
    assert again == [one.article]
    change(tmp_path)
    assert stored(tmp_path) == before
    assert again == [one.article, one.article]


def test_a_place_is_forgotten_with_the_article_that_names_it_and_with_what_was_told(tell, tmp_path) -> None:
    one = tell.article("2024-01-01", tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA))
    change(tmp_path, [one], told=Told(same=((Ref(place_iri(tell.ALPHA.id)), Ref(place_iri(tell.BETA.id))),)))
    change(tmp_path, go=[one.article])
    assert_same(stored(tmp_path)[0], fused([]))


@st.composite
def anything_told(draw, readings: Iterable[Reading]) -> Told:
    """Pairs of things of the articles, or of what they were fused to."""
    readings = list(readings)
    subjects = {
        claim.subject for some in (readings, fuse.fuse(readings).readings) for one in some for claim in one.claims
    }
    sort = draw(st.sampled_from(("official", "agreement", "event")))
    things = [Ref(iri) for iri in sorted(subjects) if f"/id/{sort}/" in iri]
    things += [
        Ref(claim.subject, one.article) for one in readings for claim in one.claims if f"/id/{sort}/" in claim.subject
    ]
    if len(set(things)) < 2:
        return NOTHING
    pairs = st.lists(st.lists(st.sampled_from(things), min_size=2, max_size=2, unique=True).map(tuple), max_size=2)
    try:
        return Told(tuple(draw(pairs)), tuple(draw(pairs)))
    except UsageError:
        return NOTHING


def assert_same(found: list[str], expected: list[str]) -> None:
    missing, besides = set(expected) - set(found), set(found) - set(expected)
    assert (sorted(missing), sorted(besides)) == ([], [])
    assert found == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_set_aside_is_the_same_in_any_way_to_a_set_of_articles(tell, data) -> None:
    """Checked as a whole, or only what changed; and whether all builds checked or only the last."""
    with tempfile.TemporaryDirectory() as folder:
        grown, made = Path(folder, "grown"), Path(folder, "made")
        held: dict[Iri, Reading] = {}
        for _ in range(data.draw(st.integers(2, 4), label="builds")):
            come = data.draw(st.lists(flawed(tell), max_size=2), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=2, unique=True), label="go") if held else []
            change(grown, come, go, validate=data.draw(st.sampled_from((True, True, False)), label="validate"))
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
        change(grown, validate=True)
        change(made, held.values(), validate=True)
        assert_same(stored(grown)[0], stored(made)[0])
        assert stored(grown)[1] == stored(made)[1]
        whole = fuse.fuse(held.values())
        kept, rejected = graph.validate(whole, {reading.article: reading for reading in held.values()})
        with graph.open_store(grown) as snapshot:
            assert snapshot.status().rejections == rejected
            facts = {quad for quad in snapshot.store if quad.graph_name == DEFAULT_GRAPH}
        assert {quad for quad in facts if quad.predicate.value not in REPLACEMENTS} == set(describe_facts(kept))
        assert by_pyshacl(shapes().encode()).violations(n_triples([*facts, *ontology()])) == ()
        change(grown)
        assert_same(stored(grown)[0], fused(held.values()))


@st.composite
def flawed(draw, tell) -> Reading:
    """An article that may say what no shape allows."""
    told = draw(tell.articles())
    place = st.sampled_from((tell.ALPHA, tell.BETA, tell.GAMMA, tell.PROVINCE))
    claims: list[Claim] = []
    for flaw in draw(st.lists(st.sampled_from(("day", "partner", "status", "term", "role", "nobody")), max_size=3)):
        one, other = draw(st.lists(place, min_size=2, max_size=2, unique=True))
        tie = tell.partnership(one, other)
        match flaw:
            case "day":
                claims += [*tie, tell.claim(tie[0].subject, "cg:since", Literal("yesterday"))]
            case "partner":
                claims += [*tie, tell.claim(tie[0].subject, "cg:partner", place_iri(draw(place).id))]
            case "status":
                claims += [*tie, tell.claim(tie[0].subject, "cg:status", concept("status", "signed"))]
            case "term":
                letter = tell.agreement("LetterOfIntent", one, other, signed="2025-05-05")
                claims += [*letter, tell.claim(letter[-1].subject, "cg:validUntil", tell.day("2024"))]
            case "role":
                post, office = tell.office("mayor", one)
                claims += [*office, tell.claim(post, "cg:role", Literal("mayor"))]
                claims += tell.official("Ann Lee", "mayor", one)
            case "nobody":
                claims += tell.quotation(place_iri(one.id), "We are here")
    places = told.places
    if draw(st.integers(0, 5)) == 0:
        places = tuple(replace(one, country="") if one == tell.BETA else one for one in places)
    if draw(st.integers(0, 5)) == 0:
        places = tuple(replace(one, latitude=91.0, longitude=1.0) if one == tell.ALPHA else one for one in places)
    return replace(told, places=places, claims=(*told.claims, *claims))


def test_what_comes_to_a_checked_store_is_checked_too(tell, tmp_path) -> None:
    tie = tell.partnership(tell.ALPHA, tell.BETA)
    wrong = tell.claim(tie[0].subject, "cg:since", Literal("yesterday"))
    change(tmp_path, [tell.article("2025-05-06", tell.partnership(tell.ALPHA, tell.GAMMA))], validate=True)
    change(tmp_path, [tell.article("2025-05-07", (*tie, wrong))], validate=True)
    with graph.open_store(tmp_path) as snapshot:
        (rejection,) = snapshot.status().rejections
    assert rejection.facts == ((wrong.subject, wrong.predicate, wrong.object),)


def test_what_was_set_aside_is_put_back(tell, tmp_path, monkeypatch) -> None:
    """How earlier builds were checked leaves no trace."""
    readings = [
        tell.article("2025-05-06", tell.official("Ann Lee", "mayor", tell.ALPHA), tell.government(tell.BETA, "Beta")),
        tell.article("2025-05-07", tell.official("Ann", "mayor", tell.ALPHA), tell.partnership(tell.ALPHA, tell.GAMMA)),
        tell.article("2025-05-08", tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed="2025-05-05")),
    ]

    class Strict:
        """Shapes that nothing of Ann, of Gamma and no agreement conforms to."""

        def violations(self, store: ox.Store, focuses: Collection[str]) -> tuple[Violation, ...]:
            wrong = ("gamma", "ann", "/agreement/")
            return tuple(
                Violation(Iri(focus), "no", "", None, None)
                for focus in sorted(focuses)
                if any(word in focus for word in wrong)
                and any(store.quads_for_pattern(ox.NamedNode(focus), None, None, None))
            )

    monkeypatch.setattr(checking, "focused_shapes", Strict)
    change(tmp_path, readings[:2], validate=True)
    assert not [line for line in stored(tmp_path)[0] if "<https://w3id.org/citygraph/id/place/gamma-3> " in line[:60]]
    assert stored(tmp_path)[1][1]["set_aside"] > 2
    change(tmp_path, readings[2:])
    assert_same(stored(tmp_path)[0], fused(readings))
    change(tmp_path, validate=True)
    strictly = stored(tmp_path)
    change(tmp_path / "made", readings, validate=True)
    assert stored(tmp_path / "made") == strictly
    change(tmp_path)
    assert_same(stored(tmp_path)[0], fused(readings))
    assert stored(tmp_path)[1][1]["set_aside"] == 0


def test_what_another_version_fused_is_fused_again(tell, tmp_path, monkeypatch) -> None:
    readings = [
        tell.article("2025-05-06", tell.official("Ann Lee", "mayor", tell.ALPHA)),
        tell.article("2025-05-07", tell.official("Ann", "mayor", tell.ALPHA)),
    ]
    with monkeypatch.context() as before:
        before.setattr(store, "fusing_version", lambda: "another")
        change(tmp_path, readings)
    with graph.writing(tmp_path) as writer:
        assert writer.is_fused_otherwise
    change(tmp_path, go=[readings[1].article])
    assert_same(stored(tmp_path)[0], fused(readings[:1]))
    with graph.writing(tmp_path) as writer:
        assert not writer.is_fused_otherwise
