"""Where an article's paper is, told by words and marks that only the press of a country uses."""

from __future__ import annotations

from collections import defaultdict

from citygraph.extract.mention import Mentions


def press_of(mentions: Mentions) -> frozenset[str]:
    """Codes of the countries whose press writes so: "£", "Cllr", "lakh"."""
    return frozenset(_signs(mentions))


def likeliest_press(mentions: Mentions) -> frozenset[str]:
    """Of these, those that most signs speak for."""
    signs = _signs(mentions)
    most = max(map(len, signs.values()), default=0)
    return frozenset(code for code, words in signs.items() if len(words) == most)


def _signs(mentions: Mentions) -> dict[str, set[str]]:
    scan = mentions.document.scan
    found: dict[str, set[str]] = defaultdict(set)
    for sign in mentions.lexicon.phrases("home_signs").find(scan):
        for code in sign.value.split(" "):
            found[code].add(scan[sign.start : sign.end])
    return found
