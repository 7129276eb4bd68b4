"""What a clause tells of the name before it: "from A, a port that is twinned with B", "A, yang berkembar dengan B"."""

from __future__ import annotations

from citygraph.extract.pairing.led import run_behind
from citygraph.extract.pairing.owners import owner_of
from citygraph.extract.pairing.pairing import Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, places_of
from citygraph.extract.scene import Scene, left_of
from citygraph.extract.thing import PLAIN
from citygraph.model import Place
from citygraph.phrases import Match

_FEW = 4  # words between "that" and the tie: "is now also"
_APPOSED = 6  # words of ", the second biggest port of the country,"


def told_of_name(scene: Scene, _story: Story, cue: Match[str]) -> Pairing | None:
    """As in "guests from |A|, the port that is twinned with |B|", "pelajar |A|, yang bersaudara dengan |B|"."""
    words = scene.lexicon.phrases("relative_words").find(scene.document.scan, scene.sentence.start, cue.start)
    if not words or cue.value == PLAIN or not _is_predicate(scene, words[-1].end, cue.start):
        return None
    name = _name_before(scene, words[-1].start)
    if name is None:
        return None
    partners = _partners(scene, cue)
    if not partners or name.place in partners:
        return None
    return spokes(name.place, partners, "told-of-name")


def _is_predicate(scene: Scene, start: int, end: int) -> bool:
    """True where a copula and adverbs at most stand between "that" and the tie, with the date: "yang sejak 1985"."""
    spans = [(date.start, date.end) for date in scene.dates]
    gap = left_of(scene.document.scan, start, end, spans)
    named = [one.start for one in scene.mentioned] + [party.start for party in scene.parties]
    plans = (*scene.within("planned", start, end), *scene.within("preparing", start, end))
    return not plans and not any(start <= at < end for at in named) and "," not in gap and len(gap.split()) <= _FEW


def _name_before(scene: Scene, end: int) -> Party | None:
    """The name that a clause tells more of: right before it, or before a comma and what it is."""
    named = [*scene.parties, *(spot for spot in scene.cast.whereabouts if spot.place.type != "Country")]
    name = max((spot for spot in named if spot.end <= end), key=lambda spot: spot.end, default=None)
    if name is None or _is_one_of_run(scene, name):
        return None
    asides = [(one.start, one.end) for one in scene.asides if one.start >= name.end]
    gap = left_of(scene.document.scan, name.end, end, asides)
    if not gap.strip(" ,()"):
        return name
    apposed = gap.startswith(", ") and gap.count(",") == 1 and len(gap.split()) <= _APPOSED
    types = scene.lexicon.phrases("place_types", "capital_nouns", "part_types")
    return name if apposed and types.find(scene.document.scan, name.end, end) else None


def _is_one_of_run(scene: Scene, name: Party) -> bool:
    """True for the last of "A, B and |C|, which are twinned with D"."""
    return any(name in run and len(places_of(run)) > 1 for run in groups(scene))


def _partners(scene: Scene, cue: Match[str]) -> list[Place]:
    if behind := run_behind(scene, cue):
        return places_of(behind)
    owner = owner_of(scene, cue.start, cue.end)
    if owner is None:
        return []
    run = next((run for run in groups(scene) if run[0].place == owner and run[0].start >= cue.end), [])
    return places_of(run) or [owner]
