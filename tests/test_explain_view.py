"""An explanation as text: plain or in colour, and never steered by the article."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from citygraph import explain_view, intake
from citygraph.extract.explain import Explanation

ARTICLE = Path(__file__).parents[1] / "data" / "articles" / "surabaya-liverpool.txt"


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return intake.explain_one(str(ARTICLE))


def shown(explanation: Explanation, *, colour: bool) -> str:
    out = io.BytesIO()
    explain_view.write(explanation, out, colour=colour)
    return out.getvalue().decode()


def test_every_sentence_claim_and_rule_is_there(explanation: Explanation) -> None:
    text = shown(explanation, colour=False)
    assert "\x1b" not in text
    assert re.findall(r"^\[(\d+)\] ", text, re.MULTILINE) == [str(n) for n in range(len(explanation.sentences))]
    glossary = text.partition("\nRules\n")[2]
    for claim in explanation.reading.claims:
        assert f" {claim.modality}" in text
        assert re.search(rf"^  {re.escape(claim.rule)} ", glossary, re.MULTILINE)


def test_pairs_are_shown_with_their_weight_and_what_moved_it(explanation: Explanation) -> None:
    text = shown(explanation, colour=False)
    pairs = text.partition("\nPairs weighed by the whole article\n")[2].partition("\n\n")[0].splitlines()
    assert len(pairs) == len(explanation.weighed) > 0
    assert re.fullmatch(r"  \d\.\d\d Liverpool / Surabaya  read by a rule: .+ [+-]\d\.\d.*", pairs[0])


def test_fields_are_shown_with_their_weight_and_what_moved_it(explanation: Explanation) -> None:
    text = shown(explanation, colour=False)
    fields = text.partition("\nFields weighed by the whole article\n")[2].partition("\n\n")[0].splitlines()
    assert len(fields) == len(explanation.weighed_fields) > 0
    assert re.fullmatch(r"  \d\.\d\d Liverpool / Surabaya: [a-z-]+  read by a rule: .+ [+-]\d\.\d.*", fields[0])


def test_colour_adds_nothing_but_colour(explanation: Explanation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = shown(explanation, colour=True)
    assert "\x1b[" in coloured
    plain = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines())
    assert plain == shown(explanation, colour=False).rstrip("\n")


@pytest.mark.parametrize(
    ("terminal", "env", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    terminal: bool, env: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert bool(explain_view.wants_colour(terminal=terminal)) is wanted


def test_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(
        "\x1b]0;owned\x07Leiden and Oxford become sister cities\n\n3 May 2021\n\n"
        "Leiden and Oxford \x1b[2J signed a sister city\u202e agreement on 3 May 2021.\n",
        encoding="utf-8",
    )
    text = shown(intake.explain_one(str(file)), colour=False)
    assert "Leiden" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
