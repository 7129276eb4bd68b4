"""Fields weighed by the whole article: what is dropped, what is added, and what the trees ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citygraph.extract.account import Account, account_of, subjects_in
from citygraph.extract.ties.fields import contents_of
from citygraph.extract.weighing import field_traits, fields, reliability, trees
from citygraph.extract.weighing.field_traits import Fields

NEWS = """Leeds and Dortmund sign again
The mayors of Leeds and Dortmund have renewed the twinning agreement between the two cities.
It covers education, tourism and waste management.
"We hear more of Dortmund than of Bradford," joked the Lord Mayor of Leeds, Ann Smith.
The two cities also sent fire engines to one another.
The guests left for the museum of Leeds behind the brewery.
Nobody was asked to bring an umbrella.
"""


@pytest.fixture
def weigh(mentions: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> Callable[..., set[str]]:
    """``weigh(text, by)``: the fields of all ties when `by` says what each field weighs."""

    def settle(text: str, by: Callable[[str], float]) -> set[str]:
        weighed = fields.weights_of_fields

        def given(*told: object) -> tuple[tuple[field_traits.FieldCandidate, float], ...]:
            return tuple((one, by(one.field)) for one, _ in weighed(*told))  # type: ignore[arg-type]

        monkeypatch.setattr("citygraph.extract.account.weights_of_fields", given)
        account = account_of(mentions(text, "en", titled=True))  # type: ignore[arg-type]
        return {content.field for content in account.contents}

    return settle


def _fields(account: Account) -> Fields:
    subjects = subjects_in(account.told, account.signs)
    return field_traits.fields_of(account.told, subjects, contents_of(account.told, subjects))


def test_a_field_that_weighs_little_is_dropped_whatever_rule_reads_it(weigh) -> None:
    news = NEWS.replace("education, tourism and", "tourism and")
    kept = weigh(news + "They share schools.", lambda field: 0.0 if field == "tourism" else fields.LIKELY)
    assert {"education", "waste-management"} <= kept
    assert "tourism" not in kept


@pytest.mark.parametrize(
    "told",
    [
        "It covers schools, tourism and rivers.",
        "Tourism will be the focus.",
        "Besides tourism, it covers schools.",
        "The two cities agreed to work on:\n- Tourism\n- Schools",
    ],
)
def test_what_the_article_calls_the_content_or_lists_is_kept_whatever_it_weighs(weigh, told: str) -> None:
    news = NEWS.replace("It covers education, tourism and waste management.", "It is old.")
    assert "tourism" in weigh(news + told, lambda _: 0.0)


def test_a_field_that_weighs_much_is_added_where_it_is_only_named(mentions, weigh) -> None:
    assert "culture" not in weigh(NEWS, lambda _: 0.0)
    assert "culture" in weigh(NEWS, lambda _: 1.0)
    account = account_of(mentions(NEWS, "en", titled=True))
    added = [content for content in account.contents if content.rule == "weighed-field"]
    assert {NEWS[content.start : content.end] for content in added} <= {"hospital", "museum", "brewery"}


def test_what_only_an_office_is_called_is_never_added(weigh) -> None:
    text = NEWS.replace("Nobody", "Ann Jones, Minister of Culture and Forestry, is here.\nNobody")
    assert weigh(text, lambda _: 1.0) == weigh(NEWS, lambda _: 1.0)


def test_what_seems_to_stand_beside_the_tie_is_added_when_it_weighs_much(weigh) -> None:
    text = NEWS.replace("Nobody", "Dortmund, known for its breweries, will help Leeds with a nursing ward.\nNobody")
    assert "health" not in weigh(text, lambda _: 0.0)
    assert "health" not in weigh(text, lambda _: fields.LIKELY)
    assert "health" in weigh(text, lambda _: 1.0)


def test_few_sentences_are_left_to_the_rules(mentions) -> None:
    account = account_of(mentions("Leeds is twinned with Dortmund. The tie covers education.", "en"))
    assert [content.field for content in account.contents] == ["education"]
    assert fields.weights_of_fields(account.told, subjects_in(account.told, account.signs), account.contents) == ()


def test_a_field_may_go_for_one_tie_and_stay_for_another(mentions, monkeypatch) -> None:
    text = NEWS.replace("Nobody", "Leeds has been twinned with Lille and Brno since 1999 to promote health.\nNobody")
    weighed = fields.weights_of_fields

    def given(*told: object) -> tuple[tuple[field_traits.FieldCandidate, float], ...]:
        sides = ((one, {one.tie.one.name, one.tie.other.name}) for one, _ in weighed(*told))  # type: ignore[arg-type]
        return tuple((one, float("Brno" not in names)) for one, names in sides)

    monkeypatch.setattr("citygraph.extract.account.weights_of_fields", given)
    account = account_of(mentions(text, "en", titled=True))
    (health,) = [
        content for content in account.contents if content.rule != "weighed-field" and content.field == "health"
    ]
    assert [{tie.one.name, tie.other.name} for tie in health.ties] == [{"Leeds", "Lille"}]


def test_every_candidate_has_every_trait(mentions) -> None:
    every = _fields(account_of(mentions(NEWS, "en", titled=True)))
    assert every.every
    counts = reliability.load()
    assert {len(field_traits.traits_of(one, every, counts)) for one in every.every} == {len(field_traits.NAMES)}


def test_the_traits_tell_how_it_is_named(mentions) -> None:
    every = _fields(account_of(mentions(NEWS, "en", titled=True)))
    told = {one.field: dict(zip(field_traits.NAMES, field_traits.traits_of(one, every, reliability.load())))
            for one in every.every}  # fmt: skip
    tourism = told["tourism"]
    assert (tourism["words in a row"], tourism["fields in a row"], tourism["words that commas link, at most"]) == (
        3,
        3,
        3,
    )
    assert (tourism["named"], tourism["read"], tourism["introduced"]) == (1, 1, 1)
    assert told["disaster-resilience"]["told by example"] == 1
    assert told["culture"]["read"] == 0
    assert tourism["rule"] < told["disaster-resilience"]["rule"] < told["culture"]["rule"]


def test_a_denied_field_is_no_candidate(mentions) -> None:
    text = NEWS.replace("Nobody", "The two cities do not cooperate on transport.\nNobody")
    assert "transport" not in {one.field for one in _fields(account_of(mentions(text, "en", titled=True))).every}


def test_the_trees_ask_for_the_traits_that_there_are() -> None:
    assert trees.load("fields").traits == field_traits.NAMES
