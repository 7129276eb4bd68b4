"""What sources say became of a tie, dated: believed or not, a status once for each year."""

from __future__ import annotations

import pyoxigraph as ox

from citygraph import fuse, query
from citygraph.graph.describe import describe
from citygraph.model import Literal, Term
from citygraph.vocab import local


def told(fusion) -> set[tuple[str, str, str, int]]:
    """Property, value, day and number of sources of what sources date of the tie."""
    return {
        (local(one.predicate), _text(one.claimed), one.day.value, one.sources)
        for one in fusion.milestones
        if "/partnership/" in one.tie
    }


def _text(value: Term) -> str:
    return value.value if isinstance(value, Literal) else local(value)


def tie(tell, published: str, title: str = "", **dates: str):
    return tell.article(published, tell.partnership(tell.ALPHA, tell.BETA, **dates), title=title)


def since(tell, *years: str):
    return [tie(tell, "2025-01-01", str(number), since=year) for number, year in enumerate(years)]


def test_days_that_differ_are_a_milestone_each(tell) -> None:
    readings = since(tell, "2019", "2021", "2021")
    assert {one for one in told(fuse.fuse(readings)) if one[0] == "since"} == {
        ("since", "2019", "2019", 1),
        ("since", "2021", "2021", 2),
    }


def test_a_status_has_one_for_each_year_on_its_first_day(tell) -> None:
    readings = [tie(tell, day) for day in ("2019-05-01", "2019-02-01", "2020-03-01")]
    assert told(fuse.fuse(readings)) == {
        ("status", "active", "2019-02-01", 2),
        ("status", "active", "2020-03-01", 1),
    }


def test_what_nothing_dates_and_what_is_denied_are_none(tell) -> None:
    denied = tell.but(tell.partnership(tell.ALPHA, tell.BETA, since="2018"), modality="denied")
    readings = tell.article("", tell.partnership(tell.ALPHA, tell.BETA)), tell.article("2025-01-01", denied)
    assert told(fuse.fuse(readings)) == set()


def test_the_query_says_which_day_is_believed(tell) -> None:
    store = ox.Store()
    readings = since(tell, "2019", "2021", "2021")
    store.extend(describe(fuse.fuse(readings)))
    rows = list(query.run(store, query.find("history").text).answer)
    begins = [(row["day"].value, row["believed"].value) for row in rows if row["stage"].value == "begins"]
    assert begins == [("2019", "false"), ("2021", "true")]
