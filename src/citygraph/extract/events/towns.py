"""The town that a country or region stands for as the place of an event: what takes place does so in a town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.events.happenings import Happening
from citygraph.extract.mention import Mentions, PlaceMention
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.signing_acts import is_fresh
from citygraph.extract.places.distance import kilometres
from citygraph.extract.thing import Official
from citygraph.folding import fold
from citygraph.model import Place

_SUBURB = 15.0  # kilometres from the middle of a town


def in_town(happening: Happening, told: Sequence[Told], mentions: Mentions) -> Happening:
    """The happening with the town where it took place, if its place is a country or region and the story tells."""
    place = happening.place
    if place is None or place.type == "City":
        return happening
    if place.type == "Country":
        town = _tied_town(happening, told)
    else:
        town = _namesake(happening, told, mentions) or _of_date_line(happening, told) or _named_with_it(happening, told)
        town = town or _party_in_it(happening, told) or _home_in_it(happening, told)
    return replace(happening, place=town) if town is not None else happening


def _tied_town(happening: Happening, told: Sequence[Told]) -> Place | None:
    """As in "stepped off the plane from |Norland|": the only town there that the story ties to another is meant."""
    place = happening.place
    if happening.class_name != "Visit" or happening.rule == "visit-to-place" or place is None:
        return None  # "on a four-day visit to |Norland|"
    home = told[0].story.home if told else None
    sides = [home, *(side for one in told if one.pairing is not None for side in one.pairing.places)]
    towns = {side for side in sides if side is not None and side.type == "City" and place.id in side.within}
    towns -= {one.office.jurisdiction for one in happening.participants if isinstance(one, Official)}
    return towns.pop() if len(towns) == 1 else None


def _namesake(happening: Happening, told: Sequence[Told], mentions: Mentions) -> Place | None:
    """As in "di Bangsal Kepatihan, |Ostra|", of the province and its capital: the town that bears the name there."""
    region = happening.place
    if region is None or not told:
        return None
    document = mentions.document
    names = {document.text[one.start : one.end] for one in _in_passing(happening, told)}
    if region == told[0].scene.date_line and document.metadata.place_line:
        names.add(document.metadata.place_line.partition(",")[0])
    towns = [
        town
        for name in names
        for town in mentions.gazetteer.lookup(name)
        if town.type == "City" and region.id in town.within and fold(town.name) in fold(region.name)
    ]
    return max(towns, key=lambda town: town.population, default=None)


def _in_passing(happening: Happening, told: Sequence[Told]) -> Iterator[PlaceMention]:
    """The places that the sentence names for themselves, not by an office or a government."""
    for one in told:
        scene = one.scene
        if scene.sentence.start < happening.end and happening.start < scene.sentence.end:
            acting = [(party.start, party.end) for party in scene.parties if party.way != "place"]
            acting += [(person.start, person.end) for person in scene.people]
            yield from (
                mention for mention in scene.mentioned if not any(start <= mention.start < end for start, end in acting)
            )


def _of_date_line(happening: Happening, told: Sequence[Told]) -> Place | None:
    """As in "OSTRA – The governor received …": the town of the date line, for the news of the region around it."""
    scene = told[0].scene
    line, region, date = scene.date_line, happening.place, happening.date
    if line is None or region is None or line.type != "City" or region.id not in line.within:
        return None
    return line if date is not None and is_fresh(date, scene) else None


def _named_with_it(happening: Happening, told: Sequence[Told]) -> Place | None:
    """As in "visited |Ostra|, the capital of Norland province": the only town there that the sentence names."""
    region = happening.place
    named = (mention.place for mention in _in_passing(happening, told))
    towns = {place for place in named if place.type == "City" and region is not None and region.id in place.within}
    return towns.pop() if len(towns) == 1 else None


def _party_in_it(happening: Happening, told: Sequence[Told]) -> Place | None:
    """As in "Mayor B of |Ostra| signed it during a visit to the port in Norland province": the party there."""
    region = happening.place
    sides = {side for one in told if one.pairing is not None for side in one.pairing.places}
    if region is None or region in sides:
        return None
    here = [one.scene for one in told if one.scene.sentence.start <= happening.start < one.scene.sentence.end]
    towns = {place for scene in here for place in scene.places if place.type == "City" and region.id in place.within}
    return towns.pop() if len(towns & sides) == 1 and len(towns) == 1 else None


def _home_in_it(happening: Happening, told: Sequence[Told]) -> Place | None:
    """As in "was received by the |chief minister|": of the region around the home, a town with a tie of its own."""
    home, region = told[0].story.home, happening.place
    if home is None or region is None or home.type != "City" or region.id not in home.within:
        return None
    ties = [one.pairing.places for one in told if one.pairing is not None]
    return home if sum(home in sides for sides in ties) > sum(region in sides for sides in ties) else None


def in_party(happening: Happening, told: Sequence[Told]) -> Happening:
    """As in "at a hotel in |Littleford|", outside Ostra: a suburb stands for the town of a tie right beside it."""
    place = happening.place
    if place is None or place.type != "City" or happening.class_name not in ("Signing", "Visit"):
        return happening
    if place in happening.sides:
        return happening
    tied = {side for one in told if one.pairing is not None for side in one.pairing.places}
    if place in tied:
        return happening
    sides = tied | happening.sides
    near = [side for side in sides if side.type == "City" and side.population > place.population]
    town = min(near, key=lambda side: kilometres(side, place), default=None)
    return replace(happening, place=town) if town is not None and kilometres(town, place) <= _SUBURB else happening
