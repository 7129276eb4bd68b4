"""A partner that comes to those there are: "X joins A, B and C", of a tie told before."""

from __future__ import annotations

from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.runs import groups, is_led, places_of
from citygraph.extract.scene import Scene
from citygraph.model import Place
from citygraph.phrases import Match

_LIST = 60  # characters between "joins" and the partners there are: " a list of twin towns that already includes "


def joined_to(scene: Scene, story: Story) -> Pairing | None:
    """As in "A is a twin of X. |X joins B and C|", "… joins a list of twins that includes B and C": A's partners."""
    for verb in scene.found("newcomer_verbs"):
        before = [party for party in scene.parties if party.end <= verb.start]
        run = next((run for run in groups(scene) if run[0].start >= verb.end), None)
        if run is None or len(places_of(before)) > 1 or (before and is_led(scene, before[0])):
            continue
        if run[0].start - verb.end > _LIST or scene.breaks_between(verb.end, run[0].start):
            continue
        newcomer = before[0].place if before else None
        hub = _joined(scene, story, newcomer, verb)
        if hub is not None and hub not in scene.places:
            return spokes(hub, [*places_of(before), *places_of(run)], "joined-to", CROSS_SENTENCE)
    return None


def _joined(scene: Scene, story: Story, newcomer: Place | None, verb: Match[str]) -> Place | None:
    """Whose partners they are: the other side of the newcomer's tie, or the home, if a word for the tie stands here."""
    known = story.last
    if newcomer is None:
        subject = scene.gap(scene.sentence.start, verb.start).split()
        return story.home if subject and any(kind.start >= verb.end for kind in scene.relating_words) else None
    others = [place for place in known.places if place != newcomer] if known and newcomer in known.places else []
    if len(others) == 1:
        return others[0]
    return story.home if scene.relates and newcomer != story.home else None
