"""Which events are one."""

from __future__ import annotations

from citygraph.fuse import fuse


def ann(tell):
    return tell.who("Ann Lee", "mayor", tell.ALPHA)


def cast(tell):
    """Who takes part in the events below."""
    return (*tell.official("Ann Lee", "mayor", tell.ALPHA), *tell.official("Bo Ray", "mayor", tell.BETA))


def events(tell, *told):
    return tell.facts(
        fuse(tell.article(day, cast(tell), *claims, title=str(n)) for n, (day, *claims) in enumerate(told)), "event"
    )


def test_participants_of_one_visit_add_up(tell) -> None:
    bo = tell.who("Bo Ray", "mayor", tell.BETA)
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-07", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell), bo)),
    )
    assert found == {
        "visit--beta-2--2025-05-05--ann-lee--bo-ray": {
            "type": {"Visit"},
            "label": {"Visit: Beta (2025-05-05)"},
            "place": {"beta-2"},
            "date": {"2025-05-05"},
            "participant": {"ann-lee--mayor-alpha-1", "bo-ray--mayor-beta-2"},
        }
    }


def test_two_visitors_who_have_nothing_in_common_made_two_visits(tell) -> None:
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.GAMMA, "2025-05-05", ann(tell))),
        ("2025-05-06", tell.event("Visit", tell.GAMMA, "2025-05-05", tell.who("Bo Ray", "mayor", tell.BETA))),
    )
    assert len(found) == 2


def test_the_same_visitor_in_another_week_made_another_visit(tell) -> None:
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-18", tell.event("Visit", tell.BETA, "2025-05-17", ann(tell))),
    )
    assert len(found) == 2


def test_sources_take_another_day_of_one_stay(tell) -> None:
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-08", tell.event("Visit", tell.BETA, "2025-05-07", ann(tell))),
    )
    assert len(found) == 1


def test_a_visit_without_a_date_is_not_one_of_years_ago(tell) -> None:
    found = events(
        tell,
        ("2015-05-06", tell.event("Visit", tell.BETA, "2015-05-05", ann(tell))),
        ("2025-05-08", tell.event("Visit", tell.BETA, "", ann(tell))),
    )
    assert len(found) == 2


def test_a_vague_mention_joins_the_only_visit_that_it_can_mean(tell) -> None:
    dated = ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell)))
    for vague in (
        tell.event("Visit", tell.BETA, "", ann(tell)),
        tell.event("Visit", tell.BETA, "2025-05", ann(tell)),
        tell.event("Visit", None, "2025-05-05", ann(tell)),
        tell.event("Visit", tell.BETA, "2025-05-05"),
    ):
        assert set(events(tell, dated, ("2025-05-09", vague))) == {"visit--beta-2--2025-05-05--ann-lee"}


def test_a_year_tells_two_visits_apart(tell) -> None:
    found = events(
        tell,
        ("2024-05-06", tell.event("Visit", tell.BETA, "2024-05-05", ann(tell))),
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-09", tell.event("Visit", tell.BETA, "2024", ann(tell))),
        ("2025-05-09", tell.event("Visit", tell.BETA, "2025", ann(tell))),
    )
    assert len(found) == 2


def test_a_vague_mention_that_may_be_either_of_two_stays_apart(tell) -> None:
    found = events(
        tell,
        ("2025-02-06", tell.event("Visit", tell.BETA, "2025-02-05", ann(tell))),
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-11-09", tell.event("Visit", tell.BETA, "2025", ann(tell))),
    )
    assert len(found) == 3


def test_of_two_visits_an_undated_mention_means_the_one_in_the_news(tell) -> None:
    found = events(
        tell,
        ("2025-04-06", tell.event("Visit", tell.BETA, "2025-04-05", ann(tell))),
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-07", tell.event("Visit", tell.BETA, "", ann(tell))),
    )
    assert len(found) == 2


def test_an_undated_visit_is_none_that_came_later(tell) -> None:
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2020-01-01", tell.event("Visit", tell.BETA, "", ann(tell))),
    )
    assert len(found) == 2


def test_a_visit_is_no_signing(tell) -> None:
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-06", tell.event("Signing", tell.BETA, "2025-05-05", ann(tell))),
    )
    assert len(found) == 2


def test_signings_of_one_document_told_of_two_days_are_one(tell) -> None:
    told = []
    for day in ("2025-05-05", "2025-05-06"):
        document = tell.agreement("LetterOfIntent", tell.ALPHA, tell.BETA, signed=day)
        iri = document[-1].subject
        told.append(("2025-05-07", document, tell.event("Signing", tell.BETA, day, about=iri)))
    assert len(events(tell, *told)) == 1


def test_a_planned_event_is_none(tell) -> None:
    planned = tell.but(tell.event("Visit", tell.BETA, "2025-05-05", ann(tell)), modality="planned")
    assert events(tell, ("2025-05-01", planned)) == {}


def test_a_host_alone_does_not_make_two_visits_one(tell) -> None:
    bo, cy = tell.who("Bo Ray", "mayor", tell.BETA), tell.who("Cy Dahl", "mayor", tell.GAMMA)
    guest = tell.official("Cy Dahl", "mayor", tell.GAMMA)
    for date in ("2025-05-05", ""):
        found = events(
            tell,
            ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell), bo)),
            ("2025-05-07", guest, tell.event("Visit", tell.BETA, date, cy, bo)),
        )
        assert len(found) == 2


def test_a_mention_of_the_host_alone_joins_the_only_visit_of_the_day(tell) -> None:
    bo = tell.who("Bo Ray", "mayor", tell.BETA)
    found = events(
        tell,
        ("2025-05-06", tell.event("Visit", tell.BETA, "2025-05-05", ann(tell))),
        ("2025-05-07", tell.event("Visit", tell.BETA, "2025-05-05", bo)),
    )
    assert set(found) == {"visit--beta-2--2025-05-05--ann-lee--bo-ray"}


def test_an_undated_visit_of_others_who_share_one_guest_stays_apart(tell) -> None:
    cy, dee = (tell.who(name, "mayor", tell.GAMMA) for name in ("Cy Dahl", "Dee Moe"))
    others = (*tell.official("Cy Dahl", "mayor", tell.GAMMA), *tell.official("Dee Moe", "mayor", tell.GAMMA))
    found = events(
        tell,
        ("2025-05-06", others, tell.event("Visit", tell.BETA, "2025-05-05", ann(tell), cy)),
        ("2025-05-07", others, tell.event("Visit", tell.BETA, "", ann(tell), dee)),
    )
    assert len(found) == 2
