"""An administration's people who learn from another's: "Officers will be seconded", "training for |six| |clerks|".

Two words tell of it that seldom stand side by side, so that no list of phrases holds them.
"""

from __future__ import annotations

from collections.abc import Iterator

from citygraph.extract.plans import is_denied
from citygraph.extract.scene import Scene
from citygraph.phrases import Match

_APART = 50  # characters between "staff" and "for training"
_ENDS = frozenset(",;:")


def postings(scene: Scene) -> Iterator[Match[str]]:
    """The words for what such people do or are given, each by a word for them; the class of the former is a field."""
    before, behind = scene.found("trainings"), scene.found("postings")
    if not (before or behind) or scene.found("generic"):
        return
    people = [one for one in scene.found("staff") if one.value != "none"]
    workers = [one for one in people if one.value == "workers"]  # officials travel for much else
    found = [word for word in before if any(_leads(scene, word, one) for one in people)]
    found += [word for word in behind if any(_leads(scene, one, word) for one in workers)]
    yield from (word for word in found if not is_denied(scene, word.start))


def _leads(scene: Scene, one: Match[str], other: Match[str]) -> bool:
    """True for "training |for ten| staff", "officers |will be| seconded": close by, within a part of a clause."""
    gap = scene.gap(one.end, other.start)
    near = one.end <= other.start and len(gap) <= _APART and _ENDS.isdisjoint(gap)
    return near and not scene.breaks_between(one.end, other.start)
