"""What lies around the place told of before it, and is no party: "Tacoma, |Washington|", "a ward of |Velmo|"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citygraph.extract.mention import Mentions, PersonMention
from citygraph.lexicon import Lexicon
from citygraph.model import Document

if TYPE_CHECKING:
    from citygraph.extract.pairing.parties import Party

_PART_WINDOW = 60  # characters between a part and the city that it is of
_CONTAINER_GAP = 40
_DESCRIPTION = 70  # characters of ", a port of some 110,000 souls on the northern island of "
_CAPITAL_GAP = 20


def lies_around(party: Party, before: Party, people: Sequence[PersonMention], mentions: Mentions) -> bool:
    """True for a place that only tells where the one before it lies, or of what that is the capital or a part."""
    return (
        _contains(party, before, mentions)
        or _is_whole(party, before, mentions)
        or _is_around_office(party, before, people, mentions.document)
        or _is_chief_city(party, before, mentions)
    )


def _is_whole(party: Party, before: Party, mentions: Mentions) -> bool:
    """True for the city in "the Ostra Ward of |Velmo|", "Ostra, a special ward of |Velmo|", "Distrik Ostra, Velmo"."""
    if party.way != "place" or party.place.country != before.place.country or party.start <= before.start:
        return False
    if _is_behind_part(party, before, mentions):
        return True
    scan = mentions.document.scan
    parts = mentions.lexicon.phrases("part_types").find(scan, before.start, party.start)
    owns = mentions.document.aligned.startswith("'", before.end)  # "Velmo's ward of Ostra"
    if owns or not parts or parts[-1].start - before.end > _PART_WINDOW:
        return False
    links = mentions.lexicon.phrases("of_words").find(scan, parts[-1].end, party.start)
    return bool(links) and not scan[links[-1].end : party.start].strip() and links[0].start - parts[-1].end == 1


def _is_behind_part(party: Party, before: Party, mentions: Mentions) -> bool:
    """True for the city in "Distrik Ostra, |Kota Velmo|, Norland", "Ostra District, |Velmo|"; not in a list."""
    scan = mentions.document.scan
    parts = mentions.lexicon.phrases("part_types").find(scan, before.start, before.end)
    touches = any(part.start == before.start or part.end == before.end for part in parts)
    if not touches or mentions.document.aligned[before.end : party.start] != ", ":
        return False
    behind = mentions.lexicon.phrases("list_links").find(scan, party.end, party.end + _CAPITAL_GAP)
    return party.place.type == "City" and not any(0 <= link.start - party.end <= len(", ") for link in behind)


def _is_around_office(party: Party, before: Party, people: Sequence[PersonMention], document: Document) -> bool:
    """True for the city in "Kepala Distrik Ostra, |Velmo|, Budi": where the place of an office lies."""
    if party.place.country != before.place.country or document.aligned[before.end : party.start] != ", ":
        return False
    return document.aligned[party.end : party.end + 2] == ", " and any(
        person.start == party.end + 2 and person.official.office.jurisdiction == before.place for person in people
    )


def _is_chief_city(party: Party, before: Party, mentions: Mentions) -> bool:
    """True for the city in "Azuay Province, of which |Cuenca| is the capital", "Azuay, whose capital is |Cuenca|"."""
    if party.way != "place" or before.place.type != "Region" or before.place.id not in party.place.within:
        return False
    end = party.end + _CAPITAL_GAP
    nouns = mentions.lexicon.phrases("capital_nouns").find(mentions.document.scan, before.end, end)
    relatives = mentions.lexicon.phrases("relatives").find(mentions.document.scan, before.end, party.start)
    return bool(nouns) and bool(relatives)


def _contains(party: Party, before: Party, mentions: Mentions) -> bool:
    """True for "Washington" in "Tacoma, Washington" and for "Azuay" in "Cuenca, ibu kota Provinsi Azuay"."""
    if party.way != "place" or party.place.type == "City" or before.place.type == "Country":
        return False
    gap = mentions.document.text[before.end : party.start]
    reach = _DESCRIPTION if _describes(gap, mentions.lexicon) else _CONTAINER_GAP
    if len(gap) > reach or party.place == before.place or party.place.country != before.place.country:
        return False
    if before.place.type == "Region" and party.place.type == "Region":
        return gap.strip() in ("(", ",") and party.place.id in before.place.within
    return party.place.id in before.place.within or gap.strip() in ("(", ",")


def _describes(gap: str, lexicon: Lexicon) -> bool:
    """True for ", a port of some 110,000 souls on the island of ": one description, no second part."""
    opening, _, rest = gap.partition(" ")
    return opening == "," and ", " not in rest and rest.partition(" ")[0] in lexicon.words("appositions")
