"""Which documents are one: parties, class, dates."""

from __future__ import annotations

import pytest

from citygraph.fuse import fuse

LETTER = "LetterOfIntent"


def letters(tell, *reports):
    """The agreements of articles, given as (day of the article, class, keyword arguments)."""
    return tell.facts(
        fuse(
            tell.article(day, tell.agreement(kind, tell.ALPHA, tell.BETA, **dates), title=str(number))
            for number, (day, kind, dates) in enumerate(reports)
        ),
        "agreement",
    )


def test_ten_reports_of_one_signing_are_one_agreement(tell) -> None:
    reports = [(f"2025-05-{day}", LETTER, {"signed": "2025-05-05"}) for day in range(10, 20)]
    assert letters(tell, *reports) == {
        "letter-of-intent--alpha-1--beta-2--2025-05-05": {
            "type": {LETTER},
            "label": {"Letter of Intent: Alpha – Beta (2025-05-05)"},
            "party": {"alpha-1", "beta-2"},
            "status": {"signed"},
            "signedOn": {"2025-05-05"},
        }
    }


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2025-05-05", ""), {"2025-05-05"}),  # undated joins the dated one
        (("2025-05-05", "2025"), {"2025-05-05"}),  # the same with less precision
        (("2025-05-05", "2025-05-06"), {"2025-05-05"}),  # sources that err by a day, one article each
        (("2025-05-05", "2025-06-05"), {"2025-05-05", "2025-06-05"}),  # another document
        (("2019-05-05", "2025-05-05", "2025"), {"2019-05-05", "2025-05-05"}),
        (("2019-05-05", "2025-05-05", ""), {"2019-05-05", "2025-05-05", "undated"}),  # which one?
        (("2025-02-02", "2025-09-09", "2025"), {"2025-02-02", "2025-09-09", "2025"}),  # which one?
    ],
)
def test_dates_that_agree(tell, dates, expected) -> None:
    reports = [("2030-01-01", LETTER, {"signed": date}) for date in dates]
    assert {iri.partition("--beta-2--")[2] for iri in letters(tell, *reports)} == expected


def test_of_two_documents_an_undated_mention_means_the_one_in_the_news(tell) -> None:
    reports = [
        ("2019-05-06", LETTER, {"signed": "2019-05-05"}),
        ("2025-05-06", LETTER, {"signed": "2025-05-05"}),
        ("2025-05-07", LETTER, {}),
    ]
    assert len(letters(tell, *reports)) == 2


def test_nobody_reports_a_signing_before_it(tell) -> None:
    found = letters(tell, ("2025-05-06", LETTER, {"signed": "2025-05-05"}), ("2019-01-01", LETTER, {}))
    assert {iri.partition("--beta-2--")[2] for iri in found} == {"2025-05-05", "undated"}


def test_one_document_signed_on_two_days_counts_from_the_later(tell) -> None:
    document = tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-05-05")
    second = tell.claim(document[-1].subject, "cg:signedOn", tell.day("2025-12-12"))
    fusion = fuse(
        [
            tell.article("2026-01-01", (*document, second)),
            tell.article("2025-05-06", document),
            tell.article("2025-12-13", tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-12-12")),
        ]
    )
    found = tell.facts(fusion, "agreement")
    assert {iri: one["signedOn"] for iri, one in found.items()} == {
        "letter-of-intent--alpha-1--beta-2--2025-12-12": {"2025-12-12"}
    }
    claimed = {claim.object for reading in fusion.readings for claim in reading.claims}
    assert {tell.day("2025-05-05"), tell.day("2025-12-12")} <= claimed


def test_a_letter_is_no_memorandum(tell) -> None:
    reports = [("2025-05-06", kind, {"signed": "2025-05-05"}) for kind in (LETTER, "MemorandumOfUnderstanding")]
    assert len(letters(tell, *reports)) == 2


@pytest.mark.parametrize("signed", ["2025-05-05", ""])
def test_a_document_of_unstated_kind_is_the_only_exact_one(tell, signed) -> None:
    found = letters(
        tell,
        ("2025-05-06", LETTER, {"signed": "2025-05-05"}),
        ("2025-05-07", "Agreement", {"signed": signed}),
    )
    assert [one["type"] for one in found.values()] == [{LETTER}]


def test_a_document_of_unstated_kind_is_none_of_two(tell) -> None:
    reports = [
        ("2025-05-06", kind, {"signed": "2025-05-05"}) for kind in (LETTER, "MemorandumOfUnderstanding", "Agreement")
    ]
    assert len(letters(tell, *reports)) == 3


def test_a_plan_becomes_the_document_that_was_signed_on_that_day(tell) -> None:
    found = letters(
        tell,
        ("2025-04-01", LETTER, {"planned": "2025-05", "status": "planned"}),
        ("2025-05-06", LETTER, {"signed": "2025-05-05"}),
    )
    assert [(one["status"], one["signedOn"], one.get("plannedFor")) for one in found.values()] == [
        ({"signed"}, {"2025-05-05"}, None)
    ]


def test_a_plan_for_another_day_stays_a_plan(tell) -> None:
    found = letters(
        tell,
        ("2025-05-06", LETTER, {"signed": "2025-05-05"}),
        ("2025-06-01", LETTER, {"planned": "2026-02", "status": "planned"}),
    )
    assert found["letter-of-intent--alpha-1--beta-2--undated"]["status"] == {"planned"}
    assert found["letter-of-intent--alpha-1--beta-2--undated"]["plannedFor"] == {"2026-02"}


def test_other_parties_make_another_document(tell) -> None:
    fusion = fuse(
        [
            tell.article("2025-05-06", tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-05-05")),
            tell.article("2025-05-07", tell.agreement(LETTER, tell.ALPHA, tell.GAMMA, signed="2025-05-05")),
        ]
    )
    assert len(tell.facts(fusion, "agreement")) == 2


def test_a_denied_document_is_none_and_dates_nothing(tell) -> None:
    denied = tell.but(tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-05-05"), modality="denied")
    fusion = fuse([tell.article("2025-05-06", denied)])
    assert tell.facts(fusion, "agreement") == {}
    assert len(fusion.readings[0].claims) == len(denied)


def test_an_article_that_dates_an_older_document_may_have_a_newer_one_as_its_news(tell) -> None:
    kind = "MemorandumOfUnderstanding"
    older, newer, undated = (
        tell.agreement(kind, tell.ALPHA, tell.BETA, signed=day) for day in ("2019", "2025-05-05", "")
    )
    retold = tell.article("2025-05-06", older, undated, title="retold")
    fusion = fuse((tell.article("2025-05-06", newer), retold))
    assert {name.rpartition("--")[2] for name in tell.facts(fusion, "agreement")} == {"2019", "2025-05-05"}
    assert [new.rpartition("--")[2] for _, new in fusion.replaced] == ["2025-05-05"]


def test_a_plan_told_beside_a_signing_is_another_document(tell) -> None:
    letter = tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-05-05")
    plan = tell.agreement("Agreement", tell.ALPHA, tell.BETA, planned="2025", status="planned")
    fusion = fuse([tell.article("2025-05-06", letter, plan)])
    assert len(tell.facts(fusion, "agreement")) == 2


def test_what_has_run_out_is_not_what_the_same_article_tells_as_signed_since(tell) -> None:
    signed = tell.agreement(LETTER, tell.ALPHA, tell.BETA, signed="2025-05-05")
    ended = tell.agreement(LETTER, tell.ALPHA, tell.BETA, status="ended")
    fusion = fuse([tell.article("2025-05-06", (*signed, *ended))])
    found = tell.facts(fusion, "agreement")
    assert {iri.partition("--beta-2--")[2]: one["status"] for iri, one in found.items()} == {
        "2025-05-05": {"signed"},
        "undated": {"ended"},
    }
