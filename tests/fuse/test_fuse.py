"""What holds for any set of articles: order is nothing, fusing twice is fusing once, every fact has its claims."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citygraph.fuse import fuse
from citygraph.model import Fusion, Reading

DAYS = ("", "2019", "2025-05", "2025-05-05", "2025-05-06", "2025-05-12", "2025-09-09")
PUBLISHED = ("", "2019-06-01", "2025-05-06", "2025-10-10")
PEOPLE = ("Ann", "Annabel", "Ann Lee", "Annabel Lee", "Anabel Lee", "Ann Ray", "Lee")
POSTS = (
    ("mayor", "ALPHA"),
    ("vice-mayor", "ALPHA"),
    ("mayor", "GAMMA"),
    ("governor", "PROVINCE"),
    ("legislator", "BETA"),
)


@st.composite
def articles(draw, tell) -> Reading:
    """An article that says anything about a few cities, their officials, documents and events."""
    place = st.sampled_from((tell.ALPHA, tell.BETA, tell.GAMMA, tell.PROVINCE))
    people = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(POSTS)), max_size=3))
    claims = []
    cast = []
    for name, (role, where) in people:
        status = draw(st.sampled_from(("current", "former", "acting")))
        as_of = draw(st.sampled_from(DAYS))
        claims.append(tell.official(name, role, getattr(tell, where), status, as_of))
        cast.append(tell.who(name, role, getattr(tell, where)))
    for _ in range(draw(st.integers(0, 2))):
        places = draw(st.lists(place, min_size=2, max_size=3, unique=True))
        kind = draw(st.sampled_from(("LetterOfIntent", "MemorandumOfUnderstanding", "Agreement")))
        status = draw(st.sampled_from(("signed", "planned")))
        date = draw(st.sampled_from(DAYS))
        days = {"signed": date} if status == "signed" else {"planned": date, "status": status}
        claims.append(tell.agreement(kind, *places, **days))
        claims.append(tell.partnership(*places[:2], draw(st.sampled_from(("active", "proposed", "ended")))))
    for _ in range(draw(st.integers(0, 2))):
        who = draw(st.lists(st.sampled_from(cast), max_size=2)) if cast else []
        about = claims[-1][-1].subject if claims and draw(st.booleans()) else None
        where = draw(st.none() | place)
        claims.append(
            tell.event("Visit" if not about else "Signing", where, draw(st.sampled_from(DAYS)), *who, about=about)
        )
    claims += [tell.quotation(who, "We are friends") for who in cast[:1]]
    told = [
        tell.but(some, modality=draw(st.sampled_from(("asserted", "asserted", "planned", "denied", "ended"))))
        if draw(st.integers(0, 4)) == 0
        else some
        for some in claims
    ]
    return tell.article(draw(st.sampled_from(PUBLISHED)), *told, title=draw(st.text("abc", max_size=4)))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_order_gives_the_same(tell, data) -> None:
    readings = data.draw(st.lists(articles(tell), max_size=6))
    fusion = fuse(readings)
    assert (fuse(data.draw(st.permutations(readings))) == fusion) is True
    assert_sound(tell, fusion)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_fusing_what_is_fused_changes_nothing(tell, data) -> None:
    once = fuse(data.draw(st.lists(articles(tell), max_size=4)))
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
