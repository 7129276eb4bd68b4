"""What says of a tie how it stands, beside the clause of its own word: a remark, a letter of intent, "the others"."""

from __future__ import annotations

from citygraph.extract.endings import is_done
from citygraph.extract.modality import Stance, stance
from citygraph.extract.pairing.lists import is_marked_item
from citygraph.extract.pairing.told import Told
from citygraph.extract.papers.paper import INTENT
from citygraph.extract.plans import is_denied, is_planned, is_sought
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.signs import is_bare
from citygraph.phrases import Match

_NEXT = 30  # characters


def stance_of_intent(scene: Scene, cue: Match[str]) -> Stance | None:
    """Of "a letter of intent |on| a |sister city tie|", "… aimed at a |twinning|": no more than a plan by itself."""
    letters = [paper for paper in scene.found_as("documents", INTENT) if paper.end <= cue.start]
    others = [paper for paper in scene.found("documents") if paper.value != INTENT and paper.start <= cue.start]
    if not letters or others or scene.breaks_between(letters[-1].end, cue.start):
        return None
    told = stance(scene, cue)
    words = scene.within("active", letters[-1].end, scene.clause(cue.start)[1])
    settled = told.firm and not all(_is_aim(scene, word) for word in words)
    return Stance("proposed") if told.status == "active" and not settled else None


def _is_aim(scene: Scene, word: Match[str]) -> bool:
    """True for "a letter of intent |to become| sister cities": what is to be, not what is."""
    return any(0 <= word.start - aim.end <= 1 for aim in scene.found("purpose"))


def stance_of_item(one: Told) -> Stance | None:
    """What an item of a list remarks on its own partner: "inactive since 2013", "still in talks"."""
    scene = one.scene
    if one.head is not None and is_sought(scene, scene.sentence.start, scene.sentence.end):
        return Stance("proposed", firm=True)  # "Besides, there is a request from Velmo"
    if one.head is None or not is_marked_item(scene):
        return None
    if any(not is_denied(scene, word.start) for word in scene.found_as("ended", "strong", "verb", "remark")):
        return Stance("ended", firm=True)
    if any(not is_denied(scene, word.start) for word in scene.found_as("planned", "verb", "vague", "remark")):
        return Stance("proposed", firm=True)
    return None


def stance_of_remark(one: Told) -> Stance | None:
    """What an item remarks outright, or by naming no more than a letter: "Velm, Norland (letter of intent, 2016)"."""
    if (told := stance_of_item(one)) is not None or one.head is None or not is_marked_item(one.scene):
        return told
    papers = {paper.value for paper in one.scene.found("documents")}
    return Stance("proposed", firm=True) if papers == {INTENT} else None


def stance_of_rest(one: Told) -> Stance | None:
    """As in "X would become its fifth sister. |The others| are A and B": those stand, whatever is planned with X.

    Also in one sentence, "It will be its fifth; |the others| are with A and B".
    """
    if one.head is None or not one.scene.parties:
        return None
    opening = one.scene.within("rest_words", one.scene.sentence.start, one.scene.parties[0].start)
    planned = opening and one.scene.within("planned", *one.scene.clause(opening[-1].start))
    return Stance("active", firm=True) if opening and not planned else None


def is_to_be_raised(scene: Scene, cue: Match[str]) -> bool:
    """True for "hoped that this cooperation |could be raised to| a |twinning|": what it may be called one day."""
    words = [word for word in scene.found("raised_to") if 0 <= cue.start - word.end <= _NEXT]
    if not words:
        return False
    wished = scene.within("wishing", scene.clause(words[-1].start)[0], words[-1].start)
    return bool(wished) or is_planned(scene, words[-1].start) or bool(scene.found("conditionals"))


def is_raised_from_tie(scene: Scene, cue: Match[str]) -> bool:
    """True for "this |cooperation| could be raised to a twinning": it stands, where mere "ties" are no tie yet."""
    return any(noun.end <= cue.start and not is_bare(scene, noun) for noun in scene.found_as("kinds", PLAIN))


def tells_end_of(scene: Scene, pair: Partnership) -> bool:
    """True for a member of a list in "Ostra and Velmo |are no longer active|": behind its name, and not in brackets."""
    for party in scene.parties:
        if party.place in (pair.one, pair.other):
            _, end = scene.clause(party.start)
            words = scene.within("ended", party.end, end)
            if any(word.value == "strong" and is_done(scene, word) and not _is_remark(scene, word) for word in words):
                return True
    return False


def _is_remark(scene: Scene, word: Match[str]) -> bool:
    """True for "Kiel, Kaliningrad |(suspended)|, Brno"."""
    before = scene.document.text[scene.sentence.start : word.start]
    return before.rfind("(") > before.rfind(")")
