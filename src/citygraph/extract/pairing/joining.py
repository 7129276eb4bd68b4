"""One more on somebody's list of partners: "|X| joins a list of twins that includes A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.pairing.owners import owner_of
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing, Story, spokes
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.lexicon import Match

_NEAR = 30  # characters between the verb and the list, the list and its partners: " a small but growing "


def joined_to_list(scene: Scene, story: Story) -> Pairing | None:
    """As in "|X| joins |A and B| on the list of twin towns": all are partners of the place whose ties are told."""
    hub = story.home if story.home not in scene.places else None
    if hub is None:
        return None
    for verb in scene.found("joins"):
        newest = next((run for run in reversed(groups(scene)) if run[-1].end <= verb.start), None)
        if newest is None or scene.breaks_between(newest[-1].end, verb.start):
            continue
        joined = _joined_at_once(scene, verb)
        if _is_list_of_partners(scene, joined[-1].end if joined else verb.end):
            return spokes(hub, scene.places, "joined-to-list", CROSS_SENTENCE)
    return None


def _joined_at_once(scene: Scene, verb: Match[str]) -> Sequence[Party]:
    """As in "X joins |A and B| on …": those that the list has already, named before it."""
    return next((run for run in groups(scene) if 0 <= run[0].start - verb.end <= 1), [])


def _is_list_of_partners(scene: Scene, begin: int) -> bool:
    """True for "… (on) the growing |list of twin towns|", "… |sister cities| club", nobody's name beside it."""
    for word in scene.within("partner_lists", begin - 1, begin + _NEAR):
        kinds = [kind for kind in scene.within("kinds", begin, word.end + _NEAR) if kind.value != PLAIN]
        if kinds and owner_of(scene, kinds[0].start, kinds[0].end) is None:
            return True
    return False
