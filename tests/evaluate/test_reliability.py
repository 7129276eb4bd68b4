"""Confidence against gold."""

from __future__ import annotations

import csv
from pathlib import Path

from citygraph import resources
from citygraph.evaluate import calibration, gold
from citygraph.evaluate.calibration import confidences, counts_of
from citygraph.evaluate.reliability import Sample, samples, table
from citygraph.evaluate.report import results
from citygraph.model import Claim, Literal
from citygraph.vocab import partnership_iri, term
from tests.calling import call

DOC = Path(__file__).parents[2] / "docs" / "confidence.md"


def sample(right: bool, directness: float = 0.95) -> Sample:
    return Sample(
        "a", Claim(partnership_iri("a", "b"), term("cg:kind"), Literal("x"), 0, 1, "r", confidence=directness), right
    )


def test_what_is_stated_is_compared_with_what_is_so() -> None:
    head, low, high, error = table([(0.75, True), (0.75, False), (0.95, True), (1.0, True)])
    assert head.split() == ["confidence", "facts", "stated", "right", "off", "by"]
    assert low.split() == ["0.7-0.8", "2", "0.750", "0.500", "+0.250"]
    assert high.split() == ["0.9-1.0", "2", "0.975", "1.000", "-0.025"]
    assert error == "expected calibration error 0.138 over 4 facts"


def test_nothing_to_compare() -> None:
    assert list(table([]))[-1] == "expected calibration error 0.000 over 0 facts"


def test_many_samples_make_the_figure_and_few_do_not() -> None:
    many = [sample(number % 4 > 0) for number in range(4000)]
    few = [sample(False, 0.7)]
    found = confidences(counts_of([*many, *few]))
    assert abs(found["partnership", "kind", "stated"] - 0.75) < 0.01
    assert found["partnership", "kind", "resolved"] > 0.4


def test_a_more_direct_claim_is_never_less_sure() -> None:
    found = confidences(counts_of([*[sample(False, 0.95)] * 100, *[sample(True, 0.8)] * 100]))
    rising = [found["partnership", "kind", way] for way in calibration.DIRECTNESS]
    assert rising == sorted(rising)


def test_the_samples_of_an_article(folder: Path) -> None:
    found = list(samples(results(gold.cases(folder))))
    assert found
    assert all(one.right for one in found)


def test_the_table_of_the_document_is_that_of_the_data() -> None:
    data = resources.path("data", "confidence.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(line for line in data.splitlines() if not line.startswith("#")))
    written = DOC.read_text(encoding="utf-8")
    assert all(f"| {' | '.join(row)} |" in written for row in rows[1:])


def test_the_command() -> None:
    result = call("evaluate", "--calibration", "--only", "dbkl")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("expected calibration error ")
    assert call("evaluate", "--calibration", "--misses").exit_code == 2
