"""Offices that a verb tells: "Ann Karsana, who ran X", "when X was led by Ann", "who sits on the council"."""

from __future__ import annotations

import re

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import Atom
from citygraph.extract.people.rows import Row
from citygraph.extract.people.title_roles import place_in
from citygraph.model import Place

VERBS = "gW"  # tags of verbs that stand for an office
_HEAD_OF = {"city": "mayor", "region": "governor", "county": "governor"}


def governed_role(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place | None) -> str | None:
    """As in "Ann, who ran |X|", "who leads |the city|", "who sits on |the X council|": the role that a verb gives.

    Also that of who heads an office of a city: "who heads |the city's tourism office|".

    None of what is no place and no council: "who led |the X delegation|", "who sits on |the board|".
    """
    if match.groupdict().get("body"):
        return None if _is_assembly(mentions, row, match) else "head-of-agency"
    group = "place" if match["place"] else "own"
    body = row.atoms[match.start(group)]
    councils = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, office.end, body.end)
    if any(council.value == "legislator" for council in councils[:1]):
        return "legislator"  # also "who chairs |the city council's| tourism committee"
    sits = mentions.lexicon.phrases("sits").find(mentions.document.scan, office.start, office.end)
    if sits or match.groupdict().get("committee"):
        return None
    if place is None:
        types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, body.start, body.end)
        return _HEAD_OF.get(types[0].value.split(" ")[0]) if types else None
    if place.type == "Region" and not place.code and place.country in mentions.lexicon.words("home_countries"):
        return "regent"  # "ketika |Kabupaten X| dipimpin Budi"
    return _HEAD_OF.get(place.type.lower())


def _is_assembly(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "who heads |the standing committee|": a body of members, no department."""
    start, end = row.atoms[match.start("body")].start, row.atoms[match.end("body") - 1].end
    return any(
        body.value == "legislator"
        for body in mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, start, end)
    )


def governs_nothing(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "Delegasi |X dipimpin Budi|": who leads what only is from a place."""
    if governed_role(mentions, row, match, office, place_in(row, match, "place")) is None:
        return True
    return _goes_on(mentions, row, match) if office.tag == "g" else not _is_of_then(mentions, row, match)


def _goes_on(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "who led the Ostra |team|", where nouns have their places before them."""
    if match.end() == len(row.atoms) or "place-before-title" not in mentions.lexicon.words("office_order"):
        return False
    behind = row.atoms[match.end()]
    if behind.tag in "wZ":
        return mentions.document.scan[behind.start : behind.end] not in mentions.lexicon.words("behind_governed")
    return behind.tag == "O" and bool(behind.value)


def _is_of_then(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|ketika| X dipimpin Budi", "X yang |kala itu| dipimpin Budi"."""
    before = mentions.document.scan[row.sentence.start : row.atoms[match.start()].start].split()[-2:]
    return bool(match["after"]) or any(word in mentions.lexicon.words("times_when") for word in before)
