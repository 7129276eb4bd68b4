"""What holds for any set of articles: order is nothing, fusing twice is fusing once, every fact has its claims."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph.fuse import fuse
from citygraph.model import Fusion


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_order_gives_the_same(tell, data) -> None:
    readings = data.draw(st.lists(tell.articles(), max_size=6))
    fusion = fuse(readings)
    assert (fuse(data.draw(st.permutations(readings))) == fusion) is True
    assert_sound(tell, fusion)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_fusing_what_is_fused_changes_nothing(tell, data) -> None:
    once = fuse(data.draw(st.lists(tell.articles(), max_size=4)))
    again = fuse(once.readings)
    assert again.facts == once.facts
    assert (again.readings == once.readings) is True
    assert again.replaced == ()


def test_nothing_gives_nothing() -> None:
    assert fuse([]) == Fusion((), (), ())


def test_the_same_article_twice_counts_once(tell) -> None:
    article = tell.article("2025-05-06", tell.partnership(tell.ALPHA, tell.BETA))
    assert fuse([article, article]) == fuse([article])


def test_claims_keep_their_places(tell) -> None:
    article = tell.article("2025-05-06", tell.official("Ann", "mayor", tell.ALPHA))
    other = tell.article("2025-05-07", tell.official("Ann Lee", "mayor", tell.ALPHA))
    fused = fuse([article, other]).readings[0]
    assert [claim.predicate for claim in fused.claims] == [claim.predicate for claim in article.claims]
    assert tell.who("Ann", "mayor", tell.ALPHA) not in {claim.subject for claim in fused.claims}


def test_the_bundled_articles(tell) -> None:
    from citygraph import article, extract, resources

    files = sorted(Path(resources.path("data", "articles")).glob("*.txt"))
    fusion = fuse(extract.extract(article.read_path(file)) for file in files)
    assert fusion.facts
    assert_sound(tell, fusion)
    assert fuse(fusion.readings).facts == fusion.facts


def assert_sound(tell, fusion: Fusion) -> None:
    """Every fact has its claims, and no thing replaces itself."""
    assert tell.unbacked(fusion) == []
    assert tell.wrongly_backed(fusion) == []
    assert len({(fact.subject, fact.predicate, fact.object) for fact in fusion.facts}) == len(fusion.facts)
    subjects = {fact.subject for fact in fusion.facts}
    assert not subjects & {old for old, _ in fusion.replaced}
