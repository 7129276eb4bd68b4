"""Names of people, departments and constituencies that look like places."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from citygraph.extract.mention import Mentions, PlaceMention, within
from citygraph.extract.people.atoms import SEATS
from citygraph.extract.people.titles import Titled
from citygraph.extract.places.linking import KNOWN_NAME


def without_names(mentions: Mentions, titles: tuple[Titled, ...]) -> Mentions:
    """The mentions without places that are names of people or departments: "Wali Kota |Bima| Karsana"."""
    inside = {
        place
        for title in titles
        for start, end in ((title.name_start, title.name_end), *_departments(mentions, title))
        for place in within(mentions.places, start, end)
        if place.end <= end and (start, end) != (place.start, place.end)
    }
    inside.update(_family_names(mentions, titles, inside))
    return replace(mentions, places=tuple(p for p in mentions.places if p not in inside)) if inside else mentions


def _family_names(mentions: Mentions, titles: tuple[Titled, ...], inside: Set[PlaceMention]) -> Iterator[PlaceMention]:
    """As in "Mayor Ann Lincoln … |Lincoln| said": an official's last name, where nothing tells of such a place."""
    text = mentions.document.text
    for name in {title.name.rpartition(" ")[2] for title in titles if " " in title.name}:
        alike = [one for one in mentions.places if text[one.start : one.end] == name and one not in inside]
        if all(one.rule == KNOWN_NAME for one in alike):
            yield from alike


def without_seats(mentions: Mentions) -> Mentions:
    """The mentions without constituencies at home that are called like towns abroad: "kata ADUN |Canning| itu"."""
    own = mentions.lexicon.words("home_countries")
    seats = mentions.lexicon.phrases(*SEATS).find(mentions.document.scan) if own else ()
    behind = {seat.end + gap for seat in seats for gap in (1, 2)}  # "(ADUN) Canning" too
    kept = tuple(p for p in mentions.places if p.start not in behind or p.place.country in own)
    return replace(mentions, places=kept) if len(kept) < len(mentions.places) else mentions


def _departments(mentions: Mentions, title: Titled) -> Iterator[tuple[int, int]]:
    """As in "Kepala Dinas |Sumber Daya Air| Budi": words for a title's field of work that hold a town's name."""
    for found in mentions.lexicon.phrases("portfolio").find(
        mentions.document.scan, title.office_start, title.name_start
    ):
        yield found.start, found.end
