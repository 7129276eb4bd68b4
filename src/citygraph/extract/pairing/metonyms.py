"""Capitals that stand for their countries: "Beijing and Nairobi agreed to upgrade their ties" ties no two cities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, is_led
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.extract.ties.signs import is_bare
from citygraph.model import Place

_TWO = 2


def without_capitals(scenes: Sequence[Scene], home: Place | None) -> Iterator[Scene]:
    """The scenes without two cities of two countries whose bare "ties" a story of another place tells in passing."""
    named = Counter(spot.place for scene in scenes for spot in scene.mentioned)
    for scene in scenes:
        stand_in = _two_capitals(scene, home, named) if scene.found("bare_ties") else []
        parties = tuple(party for party in scene.parties if party not in stand_in)
        yield scene.with_cast(replace(scene.cast, parties=parties, runs=[])) if stand_in else scene


def _two_capitals(scene: Scene, home: Place | None, named: Counter[Place]) -> Sequence[Party]:
    """The run of two that is named nowhere else, neither of them the article's home, with "ties" and no more behind."""
    nouns = scene.found_as("kinds", PLAIN)
    if home is None or scene.is_title or scene.names_kind or scene.found("documents") or not nouns:
        return ()
    if not all(is_bare(scene, noun) for noun in nouns):
        return ()
    for run in groups(scene):
        places = {party.place for party in run if party.way == "place" and party.place.type == "City"}
        if len(places) != _TWO or len(run) != _TWO or home in places or any(named[place] > 1 for place in places):
            continue
        abroad = len({place.country for place in places}) == _TWO
        if abroad and run[-1].end <= nouns[0].start and not is_led(scene, run[0]):
            return run
    return ()
