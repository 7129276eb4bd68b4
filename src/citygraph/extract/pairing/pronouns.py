"""A pronoun that acts: "Ostra has several friends. |It| is twinned with Velmo and has a charter with Brin"."""

from __future__ import annotations

from citygraph.extract.pairing.home_side import meant_by_it
from citygraph.extract.pairing.pairing import Story
from citygraph.extract.pairing.parties import Party
from citygraph.extract.scene import Scene
from citygraph.lexicon import Match

_FRONT = 30  # characters of "Locally, ", "In North America, "
_PREDICATE = 40  # characters between "it has" and the tie: " a sister city relationship"
_ADVERBS = 25  # characters between the pronoun and its verb: " has also been "


def with_pronoun_named(scene: Scene, story: Story) -> Scene:
    """The scene with the place that an opening "it" means as a party, where "it" is what has or makes the ties.

    Only beside others that are named; "It is hoped that A and B …", "It was A that …" have no such subject.
    """
    if not scene.relates or not scene.parties:
        return scene
    word = _subject(scene)
    if word is None or scene.parties[0].start < word.end or not _has_ties(scene, word):
        return scene
    place = meant_by_it(scene, story, fronted=True)
    if place is None or place in scene.places:
        return scene
    return scene.with_cast(scene.cast.of((Party(word.start, word.end, place, "place"), *scene.parties)))


def _subject(scene: Scene) -> Match[str] | None:
    """The pronoun that a sentence opens with, or that stands behind a fronted "Locally, "."""
    for word in scene.found("it_subjects"):
        front = scene.gap(scene.sentence.start, word.start).strip(' "“')
        if not front or (len(front) <= _FRONT and front.endswith(",")):
            return word
    return None


def _has_ties(scene: Scene, word: Match[str]) -> bool:
    """True for "it |has| ties", "it |is a sister city| of", "it |is twinned| with": nothing named stands between."""
    first = scene.parties[0].start
    for tie in scene.relating_words:
        if not word.end <= tie.start < first or scene.breaks_between(word.end, tie.start):
            continue
        if tie in scene.found("tie_verbs") and tie.start - word.end <= _ADVERBS:
            return True
        verbs = [*scene.within("having_verbs", word.end, tie.start), *scene.within("copulas", word.end, tie.start)]
        if verbs and verbs[0].start - word.end <= _ADVERBS and tie.start - verbs[-1].end <= _PREDICATE:
            return True
    return any(0 <= verb.start - word.end <= _ADVERBS for verb in scene.found("sign_verbs", "active"))
