from __future__ import annotations

from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]  # of which only this test depends
from typing import Any

import pytest

from citygraph import lexicon
from citygraph.extract.people.title_patterns import NEEDS, PATTERNS, TitleRule, patterns_of

RULES = {rule.name: rule for language in ("id", "en") for rule in patterns_of(lexicon.load(language))}


def _required(items: Any) -> Iterator[frozenset[str]]:
    """The sets of characters of which whatever a parsed pattern matches has one each."""
    for code, value in items:
        match str(code):
            case "LITERAL":
                yield frozenset(chr(value))
            case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
                yield frozenset(chr(one) for _, one in value)
            case "SUBPATTERN" | "ASSERT":
                yield from _required(value[-1])
            case "MAX_REPEAT" | "MIN_REPEAT" if value[0] > 0:
                yield from _required(value[2])
            case "BRANCH":
                sides = [list(_required(side)) for side in value[1]]
                if all(sides):
                    yield frozenset().union(*(min(side, key=len) for side in sides))


def test_every_rule_is_one_of_the_patterns() -> None:
    assert set(RULES) == {name for name, _ in PATTERNS}
    assert set(NEEDS) <= set(RULES)


@pytest.mark.parametrize("name", NEEDS)
def test_what_a_rule_is_said_to_need_it_needs(name: str) -> None:
    required = set(_required(parser.parse(RULES[name].pattern.pattern)))
    for needed in NEEDS[name]:
        assert any(one <= set(needed) for one in required), f"{name} matches without any of {needed}"


def test_a_row_without_what_is_needed_is_passed_over() -> None:
    rule: TitleRule = RULES["office-held-by"]
    assert rule.may_match(frozenset("TPWN"))
    assert not rule.may_match(frozenset("TPN"))
