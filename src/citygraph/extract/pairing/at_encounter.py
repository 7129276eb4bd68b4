"""What a sentence tells of an encounter that was told before: "The visit …", "They discussed …", "Tujuannya …"."""

from __future__ import annotations

from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN
from citygraph.phrases import Match

_OPENING = 14  # characters before what a sentence is about: "Salah satu ", "The Japanese "
_WHO_MET = ("delegations", "guests", "plural_pronouns")
_TALKS = ("aims", "talking_over", "that_occasion")


def is_about_encounter(scene: Scene) -> bool:
    """True for "|The visit| …", "|Kunjungan itu| …"."""
    return any(_opens(scene, cue) and _is_known(scene, cue) for cue in scene.found_as("events", "Visit", "Meeting"))


def plans_at_encounter(scene: Scene) -> bool:
    """True for "|They| discussed a possible twinning", "|Tujuannya| menjajaki kota kembar", said of those who met.

    Also for "She hopes |the visit| will lead to a twinning". The tie has a name of its own, or is to get
    a paper, and is still to come.
    """
    named = any(word.value != PLAIN for word in scene.relating_words) or bool(scene.found("documents"))
    if not named or scene.found("other_parties") or not (scene.found("planned") or scene.found("talking_over")):
        return False
    encounters = scene.found_as("events", "Visit", "Meeting")
    openers = [*encounters, *(word for section in (*_WHO_MET, *_TALKS) for word in scene.found(section))]
    opens = any(word.start - scene.sentence.start <= _OPENING for word in openers)
    return opens or any(_is_known(scene, cue) for cue in encounters)


def _opens(scene: Scene, cue: Match[str]) -> bool:
    """True for the word that a sentence opens with, behind an article at most."""
    before = scene.gap(scene.sentence.start, cue.start).strip(" \"“'")
    return not before or before in _articles(scene)


def _is_known(scene: Scene, cue: Match[str]) -> bool:
    """True for "|the| visit", "kunjungan |itu|"."""
    before = scene.gap(scene.sentence.start, cue.start).strip(" \"“'").rpartition(" ")[2]
    return before in _articles(scene) or any(0 <= word.start - cue.end <= 1 for word in scene.found("definite"))


def _articles(scene: Scene) -> tuple[str, ...]:
    return (*scene.lexicon.words("determiners"), *scene.lexicon.words("definite"))
