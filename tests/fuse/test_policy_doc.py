"""The worked examples of ``docs/fusing.md`` are so, and there is one of every step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citygraph.fuse.policy import STEPS, decide
from citygraph.fuse.said import Said
from citygraph.model import Claim, Iri, PartialDate
from citygraph.vocab import concept, local, term

PAGE = (Path(__file__).parents[2] / "docs" / "fusing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"### \d\. ([\w ]+)\n.*?```claims of (\S+)\n(.*?)```", PAGE, re.DOTALL)
LINE = re.compile(r"(\w)  (\S+)  (\w+) +(\w+) +(\S+)(?: +as of (\S+))?")
CONFIDENCE = {"stated": 0.95, "joined": 0.8, "resolved": 0.7}


def value(predicate: str, text: str):
    return PartialDate.parse(text).literal() if text[0].isdigit() else concept(predicate.removeprefix("cg:"), text)


def said(predicate: str, lines: list[str]) -> list[Said]:
    found = []
    for number, line in enumerate(lines):
        source, day, modality, directness, text, as_of = LINE.fullmatch(line).groups()
        claim = Claim(
            *(Iri("urn:thing"), term(predicate), value(predicate, text), 0, 1, "rule", modality),
            PartialDate.parse(as_of) if as_of else None,
            CONFIDENCE[directness],
        )
        # In the example of the last day one article makes two claims; else each line is an article.
        article = Iri(f"urn:{source}" if predicate == "cg:signedOn" else f"urn:{source}{number}")
        found.append(Said(claim, article, number, PartialDate.parse(day), Iri(f"urn:{source}")))
    return found


def shown(term_) -> str:
    return getattr(term_, "value", None) or local(term_)


@pytest.mark.parametrize(("step", "predicate", "example"), EXAMPLES, ids=[step for step, _, _ in EXAMPLES])
def test_example(step: str, predicate: str, example: str) -> None:
    lines = example.strip().splitlines()
    claims = [line for line in lines if LINE.fullmatch(line)]
    expected = [line for line in lines if line not in claims]
    decision = decide(term(predicate), said(predicate, claims))
    (believed,) = decision.believed
    assert sorted(expected) == sorted(
        [f"believed {shown(believed)}", *(f"lost {shown(lost)} by {by}" for lost, by in decision.lost.items())]
    )
    assert f"by {step}\n" in example


def test_every_step_has_its_example() -> None:
    assert [step for step, _, _ in EXAMPLES] == list(STEPS)
