from __future__ import annotations

import pytest

from citygraph.gazetteer.scan import names

KNOWN = {
    "new york",
    "york",
    "yorks",
    "bishops stortford",
    "bishop",
    "auckland",
    "port au prince",
    "henley on thames",
    "l a",
    "kauai",
    "chungcheongnam do",
    "chungcheongnam",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("New York City", ["New York"]),
        ("new york", []),
        ("NEW YORK", ["NEW YORK"]),
        ("New, York", ["York"]),
        ("Bishop's Stortford", ["Bishop's Stortford"]),
        ("Auckland's and Kaua’i's", ["Auckland", "Kaua’i"]),
        ("to Port-au-Prince, Henley-on-Thames", ["Port-au-Prince", "Henley-on-Thames"]),
        ("York's mayor", ["York"]),
        ("L.A. is", ["L.A"]),
        ("Auckland–York", ["Auckland", "York"]),
        ("Chungcheongnam-do", ["Chungcheongnam-do"]),
        ("Newyork", []),
    ],
)
def test_longest_known_names(text: str, found: list[str]) -> None:
    matches = names(text, 0, len(text), KNOWN.__contains__)
    assert [text[match.start : match.end] for match in matches] == found


ENDINGS = {"": ["s", "er"], "en": ["er"]}
GERMAN = {"bonn", "bonner", "gottingen", "krakau", "paris", "pari", "hamar", "hama"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("die Göttinger Delegation", [("Göttinger", "gottingen")]),
        ("Krakaus Stadtpräsident", [("Krakaus", "krakau")]),
        ("der Bonner Rat", [("Bonner", "bonn")]),  # the hamlet Bonner has fewer people
        ("in Paris", [("Paris", "paris")]),
        ("in Hamar", [("Hamar", "hamar")]),
        ("Vertreter", []),
    ],
)
def test_names_with_the_endings_of_a_language(text: str, found: list[tuple[str, str]]) -> None:
    def weight(key: str, whole: bool) -> float:
        return {"bonn": 300_000, "bonner": 100}.get(key, float(whole))

    matches = names(text, 0, len(text), GERMAN.__contains__, ENDINGS, weight)
    assert [(text[match.start : match.end], match.key) for match in matches] == found


def test_what_no_name_begins_with_is_not_looked_for() -> None:
    asked = []

    def known(key: str) -> bool:
        asked.append(key)
        return key in KNOWN

    def opens(beginning: str) -> bool:
        return any(name.startswith(beginning) for name in KNOWN)

    text = "Mayor Ann Karsana of New York City"
    matches = names(text, 0, len(text), known, opens=opens)
    assert [text[match.start : match.end] for match in matches] == ["New York"]
    assert "mayor ann" not in asked
