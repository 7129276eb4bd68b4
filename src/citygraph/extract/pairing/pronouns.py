"""A pronoun or description that acts: "Ostra has friends. |It| is twinned with Velmo", "|The port city| has …"."""

from __future__ import annotations

from citygraph.extract.pairing.home_side import meant_by_it
from citygraph.extract.pairing.pairing import Story
from citygraph.extract.pairing.parties import Party
from citygraph.extract.scene import Scene
from citygraph.model import Place
from citygraph.phrases import Match

_FRONT = 30  # characters of "Locally, ", "In North America, "
_HEAD = 40  # characters of "Kota pelabuhan di Rusia timur itu"
_FEW = 5  # words of a description
_MARKS = frozenset(",;:()")
_PREDICATE = 40  # characters between "it has" and the tie: " a sister city relationship"
_ADVERBS = 25  # characters between the pronoun and its verb: " has also been "


def with_pronoun_named(scene: Scene, story: Story) -> Scene:
    """The scene with the place that an opening "it" means as a party, where "it" is what has or makes the ties.

    Only beside others that are named; "It is hoped that A and B …", "It was A that …" have no such subject.
    """
    if not scene.relates or not scene.parties:
        return scene
    word = _subject(scene)
    place = meant_by_it(scene, story, fronted=True) if word is not None else None
    if word is None and (word := _description(scene)) is not None:
        place = _described(scene, story, word)
    others = [party for party in scene.parties if word is not None and word.end <= party.start]
    if word is None or place is None or not others or place in scene.places:
        return scene
    if scene.parties[0].start < word.end or not _has_ties(scene, word, others[0].start):
        return scene
    return scene.with_cast(scene.cast.of((Party(word.start, word.end, place, "place"), *others)))


def _subject(scene: Scene) -> Match[str] | None:
    """The pronoun that a sentence opens with, or that stands behind a fronted "Locally, "."""
    for word in scene.found("it_subjects"):
        front = scene.gap(scene.sentence.start, word.start).strip(' "“')
        if not front or (len(front) <= _FRONT and front.endswith(",")):
            return word
    return None


def _description(scene: Scene) -> Match[str] | None:
    """As in "|The steel city| is also twinned with …", "|Kota di Rusia itu| …": what opens a sentence, with no name."""
    scan, start = scene.document.scan, scene.sentence.start
    nouns = scene.lexicon.phrases("place_types", "capital_nouns").find(scan, start, start + _HEAD)
    pointers = [word for word in scene.found("definite") if word.start - start <= _HEAD]
    behind = "" in scene.lexicon.words("office_links")  # "kota pelabuhan |itu|"
    for noun in nouns:
        for pointer in pointers:
            first, last = (noun, pointer) if behind else (pointer, noun)
            between = scene.gap(first.end, last.start)
            fronts = len(scene.gap(start, first.start).split()) <= behind  # "|Kini| kota itu"
            told = 1 <= len(between.split()) <= _FEW and not _MARKS.intersection(between)
            if fronts and told and not scene.breaks_between(first.end, last.start) and not _is_named(scene, last.end):
                return Match(first.start, last.end, "")
    return None


def _is_named(scene: Scene, end: int) -> bool:
    """True for "the port city |of Ostra|", "the port city |Ostra|"."""
    starts = [spot.start for spot in scene.mentioned] + [person.start for person in scene.people]
    return any(0 <= start - end <= 1 for start in starts) or any(
        0 <= word.start - end <= 1 for word in scene.found("of_words")
    )


def _described(scene: Scene, story: Story, word: Match[str]) -> Place | None:
    """Which of the places told last lies where the description says; of two the guest, where no name tells."""
    near = story.near.pairs[0] if story.near is not None else None
    last = [story.acting, *((near.one, near.other) if near is not None else ()), story.hub, story.home]
    told = [place for place in last if place is not None]
    for spot in scene.mentioned:
        if word.start <= spot.start < word.end:
            country = spot.place.country if spot.place.type == "Country" else None
            around = (place for place in told if place.country == country or spot.place.id in place.within)
            return next(around, None)
    if scene.lexicon.phrases("inside_words").find(scene.document.scan, word.start, word.end):
        return next((place for place in told if place != story.home), None)
    return story.acting


def _has_ties(scene: Scene, word: Match[str], first: int) -> bool:
    """True for "it |has| ties", "it |is a sister city| of", "it |is twinned| with": nothing named stands between."""
    for tie in scene.relating_words:
        if not word.end <= tie.start < first or scene.breaks_between(word.end, tie.start):
            continue
        if tie in scene.found("tie_verbs") and tie.start - word.end <= _ADVERBS:
            return True
        verbs = [*scene.within("having_verbs", word.end, tie.start), *scene.within("copulas", word.end, tie.start)]
        if verbs and verbs[0].start - word.end <= _ADVERBS and tie.start - verbs[-1].end <= _PREDICATE:
            return True
    return any(0 <= verb.start - word.end <= _ADVERBS for verb in scene.found_as("sign_verbs", "active"))
