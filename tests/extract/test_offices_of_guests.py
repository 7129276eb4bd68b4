"""Whose mayor leads the guests or invites them, and heads of what they head: titles without a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citygraph.extract.mention import Mentions

TIE = {
    "en": "The city of Leeds and Dortmund renewed their twinning. ",
    "id": "Padang dan Hildesheim menjadi kota kembar. ",
}
HELD = [
    ("en", "Visitors came. Leading the party is Mayor Ullrich Sierau.", "Ullrich Sierau: mayor of Dortmund"),
    ("en", "The guests arrived. They were led by Deputy Mayor Birgit Jordan.", "Birgit Jordan: vice-mayor of Dortmund"),
    ("id", "Rombongan dipimpin Wali Kota Ingo Meyer dan disambut tarian.", "Ingo Meyer: mayor of Hildesheim"),
    ("id", "Rombongan Padang tiba, Senin. Mereka dipimpin Wali Kota Yani Karsa.", "Yani Karsa: mayor of Padang"),
    ("en", "He visited Dortmund at the invitation of Mayor Ullrich Sierau.", "Ullrich Sierau: mayor of Dortmund"),
    ("en", "Head of International Affairs Katja Vuori replied.", "Katja Vuori: head-of-agency of Leeds"),
    ("en", "The Head of Trade and Economic Development, Eric Apel, spoke.", "Eric Apel: head-of-agency of Leeds"),
    ("en", "The protest, led by Mayor Ann Cole, came to the town hall.", "Ann Cole: mayor of Leeds"),  # look-alike
]  # fmt: skip
UNHELD = [
    ("en", "Karsa Corporation's Head of International Affairs Katja Vuori replied."),
    ("en", "The head of international affairs at the university, Katja Vuori, replied."),
]


def _held(found: Mentions) -> list[str]:
    offices = [(one.tenure.official.name, one.tenure.office) for one in found.tenure_mentions]
    return [f"{name}: {office.role} of {office.jurisdiction.name}" for name, office in offices]


@pytest.mark.parametrize(("language", "text", "expected"), HELD)
def test_the_office_is_that_of(mentions: Callable[..., Mentions], language: str, text: str, expected: str) -> None:
    assert _held(mentions(TIE[language] + text, language)) == [expected]


@pytest.mark.parametrize(("language", "text"), UNHELD)
def test_no_office_is_held(mentions: Callable[..., Mentions], language: str, text: str) -> None:
    assert _held(mentions(TIE[language] + text, language)) == []
