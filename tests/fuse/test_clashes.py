"""What cannot all be is told with the articles that clash, and the weaker claim is set aside."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph import graph, pipeline, quarantine
from citygraph.graph import Rejection, draft
from citygraph.model import Iri, Reading
from citygraph.vocab import partnership_iri, place_iri, term

from .test_incremental import assert_same, change, stored


def rejections(root: Path) -> tuple[Rejection, ...]:
    with graph.open_store(root) as snapshot:
        return snapshot.status().rejections


def tie(tell) -> Iri:
    return partnership_iri(tell.ALPHA.id, tell.BETA.id)


def right(tell, day: str) -> Reading:
    return tell.article(day, tell.partnership(tell.ALPHA, tell.BETA))


def wrong(tell, day: str, also: str = "cg:saidOn") -> Reading:
    """A partnership of which something is said that only quotations have."""
    return tell.article(day, (tell.claim(tie(tell), also, tell.day("2025-05-01")),))


@pytest.mark.parametrize("validate", [False, True])
def test_the_claim_of_fewer_articles_is_set_aside_and_both_are_quoted(tell, tmp_path, validate) -> None:
    change(tmp_path, [right(tell, "2025-05-06"), right(tell, "2025-05-07"), wrong(tell, "2025-05-08")], infer=True)
    (rejection,) = rejections(tmp_path)
    assert rejection.facts == ((tie(tell), term("cg:saidOn"), tell.day("2025-05-01")),)
    assert rejection.source == "cax-dw"
    assert rejection.article == wrong(tell, "2025-05-08").article
    assert "cannot be both Partnership and Quotation (cax-dw)" in rejection.message
    assert rejection.message.count(" by “") == 2
    assert "different-from" in rejection.remedy
    quads = stored(tmp_path)[0]
    assert not [line for line in quads if "#saidOn>" in line and line.startswith(f"<{tie(tell)}>")]
    assert not [line for line in quads if "#Quotation>" in line and line.startswith(f"<{tie(tell)}>")]
    change(tmp_path, validate=validate, infer=True)
    assert [each.facts for each in rejections(tmp_path)] == [rejection.facts]


def test_what_was_set_aside_comes_back_when_what_it_clashed_with_goes(tell, tmp_path) -> None:
    held = [right(tell, "2025-05-06"), right(tell, "2025-05-07"), wrong(tell, "2025-05-08")]
    change(tmp_path, held, infer=True)
    change(tmp_path, go=[held[0].article, held[1].article], infer=True)
    assert rejections(tmp_path) == ()
    change(tmp_path / "made", held[2:], infer=True)
    assert stored(tmp_path) == stored(tmp_path / "made")


def test_nothing_is_lost_by_what_no_article_claims(tell, tmp_path) -> None:
    """A place is what the gazetteer says; the claim that makes something else of it goes."""
    claims = (tell.claim(place_iri(tell.ALPHA.id), "cg:saidOn", tell.day("2025-05-01")),)
    story = tell.article("2025-05-08", (*claims, *tell.partnership(tell.ALPHA, tell.BETA)))
    change(tmp_path, [story], infer=True)
    assert {fact for each in rejections(tmp_path) for fact in each.facts} == {
        (place_iri(tell.ALPHA.id), term("cg:saidOn"), tell.day("2025-05-01"))
    }
    assert "gazetteer" in rejections(tmp_path)[0].message


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_way_to_a_set_of_articles_sets_the_same_aside(tell, data) -> None:
    days = [f"2025-05-0{number}" for number in range(1, 5)]
    stories = [make(tell, day) for day in days for make in (right, wrong)]
    stories += [wrong(tell, day, "cg:signedOn") for day in days]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(draft, "_MUCH", 1e9)
        grown, made = Path(folder, "grown"), Path(folder, "made")
        held: dict[Iri, Reading] = {}
        for _ in range(data.draw(st.integers(2, 4), label="builds")):
            come = data.draw(st.lists(st.sampled_from(stories), max_size=4, unique=True), label="come")
            go = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=3, unique=True), label="go") if held else []
            change(grown, come, go, infer=True)
            held = {iri: reading for iri, reading in held.items() if iri not in go}
            held |= {reading.article: reading for reading in come}
        change(made, held.values(), infer=True)
        assert_same(stored(grown)[0], stored(made)[0])
        assert rejections(grown) == rejections(made)


@pytest.mark.parametrize("verdict", ["release", "drop"])
def test_a_user_may_let_a_contradiction_stand_or_be_silent(tell, tmp_path, verdict) -> None:
    change(tmp_path, [right(tell, "2025-05-06"), right(tell, "2025-05-07"), wrong(tell, "2025-05-08")], infer=True)
    (rejection,) = rejections(tmp_path)
    decisions = quarantine.kept(tmp_path)
    pipeline.decide(getattr(decisions, verdict)([rejection]), tmp_path)
    assert rejections(tmp_path) == ()
    said = [line for line in stored(tmp_path)[0] if line.startswith(f"<{tie(tell)}> <{term('cg:saidOn')}>")]
    assert len(said) == (verdict == "release")
    pipeline.decide(quarantine.kept(tmp_path).take_back([rejection.id]), tmp_path)
    assert [each.facts for each in rejections(tmp_path)] == [rejection.facts]
