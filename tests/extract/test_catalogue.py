"""The catalogue of rules: names are found where the code gives them, and composed ones are taken apart."""

from __future__ import annotations

import pytest

from citygraph.extract import catalogue
from citygraph.extract.catalogue.source import Module

SOURCE = '''"""Bridges between banks."""

_PLAIN = "plain-bridge"  # "the bridge"
ROWS = (
    # Old Bridge; the old bridge
    ("old-bridge", r"{old} bridge"),
)


def _built(found):
    """As in "built a bridge"."""
    date, rule = found.date, "bridge-built"
    return Bridge(found, rule, f"seen-{found.rule}")


class Bridge:
    span: int
    rule: str
    sight_rule: str = ""


def _named(found):
    return Bridge(1, "named-bridge" if found else _PLAIN, sight_rule=f"by-{found.value}")
'''


def test_names_are_found_wherever_the_code_gives_them() -> None:
    module = Module("bridges", SOURCE)
    found = {entry.name: entry.meaning for entry in module.chapter().entries}
    assert found == {
        "old-bridge": "Old Bridge; the old bridge",
        "bridge-built": 'As in "built a bridge".',
        "seen-…": 'As in "built a bridge".',
        "named-bridge": "",
        "plain-bridge": '"the bridge"',
        "by-*": "",
    }


@pytest.mark.parametrize(
    ("rule", "made_of"),
    [
        ("between-and", ["between-and"]),
        ("tie-noun-two-sides-list", ["tie-noun-…", "…-list", "two-sides"]),
        ("tie-noun-tie-noun-of", ["tie-noun-…", "tie-noun-of"]),
        ("document-document-ended", ["document-…", "document-ended"]),
        ("signatory-sign-active", ["signatory-…", "sign-*"]),
        ("office-name-of-home", ["…-…", "office-name", "of-home"]),
        ("speaker-verb-pronoun", ["…-pronoun", "speaker-verb"]),
        ("list-continuation", ["list-continuation"]),
        ("tie-noun-of-nobody-knows-what", []),
    ],
)
def test_a_composed_name_is_taken_apart(rule: str, made_of: list[str]) -> None:
    assert [entry.name for entry in catalogue.parts(rule)] == made_of


def test_the_rules_that_are_asked_in_turn_are_in_their_order() -> None:
    from citygraph.extract.places import strength

    (ordered,) = catalogue.chapters()["places.strength"].ordered
    assert [name for name, _ in ordered.rules] == [rule.__name__ for rule in strength.STRENGTH_RULES]
