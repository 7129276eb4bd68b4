"""Golden sentences: regions and capitals that are described, not named."""

from __future__ import annotations

import pytest

STATED = [
    (
        "en",
        (
            "The city of Edmonton is cold. Mayor Ann Smith of Edmonton met Mayor Li Wei of Harbin. "
            "Harbin has been a sister city to the Alberta capital since 1985."
        ),
        {"Edmonton - Harbin": "sister-city active 1985"},
    ),
    (
        "en",
        (
            "Governor Hideaki Omura of Aichi Prefecture was angry. He noted that the prefecture and "
            "Jiangsu Province have maintained a sister relationship since 1980."
        ),
        {"Aichi - Jiangsu Sheng": "sister-region active 1980"},
    ),
    (
        "en",
        "The province of Alberta is cold. The province of Hokkaido is a sister of Alberta.",
        {"Alberta - Hokkaido": "sister-region active"},
    ),
    (
        "en",
        (
            "Mayor Ann Smith of Edmonton spoke. Edmonton councillor Jo Dee travelled on to Harbin, "
            "which has been a sister city to the Alberta capital since 1985."
        ),
        {"Edmonton - Harbin": "sister-city active 1985"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected
